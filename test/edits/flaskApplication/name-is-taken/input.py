from flask import Blueprint, Flask

frontend = Blueprint("pages", __name__)

app = Flask(__name__)
app.register_blueprint(frontend)
