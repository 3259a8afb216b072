from flask import Flask

from . import frontend as webpack_frontend


def create_app():
    app = Flask(__name__)
    webpack_frontend.init_app(app)
    frontend = app.config.get("FRONTEND_URL")
    app.config["LINK"] = frontend
    return app
