from flask import Flask

from .. import frontend
from ..extensions import db
from .pages import pages


def create_app():
    app = Flask(__name__)
    frontend.init_app(app)
    db.init_app(app)
    app.register_blueprint(pages)
    return app
