from flask import Flask


def create_app():
    app = Flask(__name__)
    frontend = app.config.get("FRONTEND_URL")
    app.config["LINK"] = frontend
    return app
