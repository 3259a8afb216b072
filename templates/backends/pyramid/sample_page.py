"""Serves the sample page. Yours to delete, with its templates and its lines in `includeme`."""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, FileSystemLoader
from pyramid.csrf import get_csrf_token
from pyramid.httpexceptions import HTTPSeeOther
from pyramid.request import Request
from pyramid.response import Response

from .assets.build import FOLDER
from .assets.jinja import install
from .assets.page import Page
from .assets.sample import find_sample_page


def make_sample(
    new_page: Callable[[Mapping[str, Any]], Page],
) -> Callable[[Request], Response]:
    """A view with an environment of its own: it does not depend on the project's."""
    loader = FileSystemLoader(FOLDER / "templates")
    environment = Environment(loader=loader, autoescape=True)
    install(environment, new_page)

    def show_sample(request: Request) -> Response:
        if request.method == "POST":  # of a card, which has nothing to save
            return HTTPSeeOther(".")
        template, variables = find_sample_page()
        variables |= {"request": request, "find_csrf_token": find_csrf_token}
        return Response(environment.get_template(template).render(variables))

    return show_sample


def find_csrf_token(request: Request) -> str | None:
    """The token that forms and scripts send; None in an application without sessions."""
    try:
        token: str = get_csrf_token(request)
    except AttributeError:  # of the request, which says in it what is missing
        return None
    return token
