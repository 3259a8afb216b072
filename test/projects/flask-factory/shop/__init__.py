"""The web shop of Leaf & Kettle."""

import os

from flask import Flask, render_template

from .config import configurations
from .extensions import csrf


def create_app(config_name=None):
    """Application factory. The configuration is named by SHOP_CONFIG unless given."""
    app = Flask(__name__)
    name = config_name or os.environ.get("SHOP_CONFIG", "development")
    app.config.from_object(configurations[name])
    app.config.from_prefixed_env()

    csrf.init_app(app)

    from .basket import bp as basket_bp
    from .catalogue import bp as catalogue_bp

    app.register_blueprint(catalogue_bp)
    app.register_blueprint(basket_bp, url_prefix="/basket")

    app.register_error_handler(404, page_not_found)
    app.jinja_env.filters["euros"] = euros
    return app


def page_not_found(error):
    return render_template("errors/404.html"), 404


def euros(cents):
    return f"€ {cents / 100:.2f}"
