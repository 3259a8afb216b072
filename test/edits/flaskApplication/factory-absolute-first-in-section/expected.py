from flask import Flask

from shop import frontend
from shop.views import bp


def make_app():
    app = Flask("shop")
    frontend.init_app(app)
    app.register_blueprint(bp)
    return app
