"""Serves the sample page. Yours to delete, with its templates and its line in `init_app`."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from .assets.sample import find_sample_page


def sample_route(path: str, templates: Jinja2Templates) -> Route:
    def show(request: Request) -> Response:
        if request.method == "POST":  # of a card, which has nothing to save
            return RedirectResponse(".", 303)
        template, variables = find_sample_page()
        return templates.TemplateResponse(request, template, {**variables})

    return Route(path, show, methods=["GET", "POST"])
