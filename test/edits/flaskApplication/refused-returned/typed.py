from flask import Flask

from . import frontend


def create_app():
    app = Flask(__name__, static_folder="assets")
    frontend.init_app(app)
    return app
