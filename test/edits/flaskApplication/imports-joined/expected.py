from flask import Flask

from . import auth, frontend, views

app = Flask(__name__)
frontend.init_app(app)
app.register_blueprint(auth.bp)
app.register_blueprint(views.bp)
