from flask import Flask

from . import auth, views

app = Flask(__name__)
app.register_blueprint(auth.bp)
app.register_blueprint(views.bp)
