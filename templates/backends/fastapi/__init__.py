"""Plugs the frontend's build into FastAPI or Starlette: `frontend.init_app(app, templates)`."""

from .application import init_app, init_templates

__all__ = ["init_app", "init_templates"]
