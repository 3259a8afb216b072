from flask import Flask

from shop.views import bp


def make_app():
    app = Flask("shop")
    app.register_blueprint(bp)
    return app
