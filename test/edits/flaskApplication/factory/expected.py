from flask import Flask

from . import frontend


def create_app():
    app = Flask(__name__)
    frontend.init_app(app)

    @app.get("/")
    def index():
        return "Hello"

    return app
