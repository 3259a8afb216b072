"""What to sow this month."""

from __future__ import annotations

from typing import Any

from flask import Flask

from almanac.views import pages


def create_app(test_config: dict[str, Any] | None = None) -> Flask:
    app: Flask = Flask(__name__, instance_relative_config=True)
    app.config.from_mapping(SOWINGS=None)
    if test_config is None:
        app.config.from_prefixed_env("ALMANAC")
    else:
        app.config.from_mapping(test_config)
    app.register_blueprint(pages)
    return app
