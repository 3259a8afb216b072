"""A Flask extension whose files are built by webpack: `frontend.init_app(app)`."""

from .extension import init_app

__all__ = ["init_app"]
