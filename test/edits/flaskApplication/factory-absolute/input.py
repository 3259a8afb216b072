import logging

from flask import Flask

from shop import extensions
from shop.views import bp

log = logging.getLogger(__name__)


def make_app():
    app = Flask("shop")
    extensions.db.init_app(app)
    app.register_blueprint(bp)
    return app
