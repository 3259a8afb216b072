"""Gives the tags to Django's Jinja2 template backend, where a project has one."""

from __future__ import annotations

from django.template import engines
from django.template.backends.jinja2 import Jinja2

from .debug import explain
from .jinja import install
from .templatetags.webpack import new_page


def install_tags() -> None:
    """Make `webpack_css` and its kin functions in every Jinja template."""
    for engine in engines.all():
        if isinstance(engine, Jinja2):
            install(
                engine.env,
                new_page,
                on_error=lambda variables: explain(variables.get("request")),
            )
