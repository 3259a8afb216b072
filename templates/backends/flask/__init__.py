"""A Flask extension whose files are built by a bundler: `frontend.init_app(app)`."""

from .extension import init_app

__all__ = ["init_app"]
