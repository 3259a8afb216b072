"""The sample page. Delete it with its templates when you need neither."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from .sample_page import find_sample_page


def make_sample(templates: Jinja2Templates) -> Callable[[Request], Response]:
    def show_sample(request: Request) -> Response:
        template, variables = find_sample_page()
        return templates.TemplateResponse(request, template, {**variables})

    return show_sample
