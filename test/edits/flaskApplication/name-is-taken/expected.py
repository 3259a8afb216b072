from flask import Blueprint, Flask

from . import frontend as webpack_frontend

frontend = Blueprint("pages", __name__)

app = Flask(__name__)
webpack_frontend.init_app(app)
app.register_blueprint(frontend)
