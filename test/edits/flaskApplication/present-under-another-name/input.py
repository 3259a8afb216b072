from flask import Flask

from . import frontend as webpack


def create_app():
    app = Flask(__name__)
    webpack.init_app(app)
    return app
