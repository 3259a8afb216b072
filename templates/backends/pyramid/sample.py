"""The sample page. Delete it with its templates when you need neither.

It has an environment of its own, so that it does not depend on the project's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from pyramid.request import Request
from pyramid.response import Response

from .jinja import install
from .page import Page
from .sample_page import find_sample_page

TEMPLATES = Path(__file__).resolve().parent / "templates"


def make_sample(
    new_page: Callable[[Mapping[str, Any]], Page],
) -> Callable[[Request], Response]:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    install(environment, new_page)

    def show_sample(request: Request) -> Response:
        template, variables = find_sample_page()
        page = environment.get_template(template)
        return Response(page.render(request=request, **variables))

    return show_sample
