"""Plugs the frontend's build into an application: its files, and functions for Jinja.

WEBPACK_STATIC_URL in the environment is where browsers get the files, if that is not
the application itself: "https://cdn.example.com/static/".

Yours to change: the routes, and what `new_page` tells the tags. Without it there is
neither `init_app` nor `init_templates`.
"""

import os
from collections.abc import Mapping
from functools import partial
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.templating import Jinja2Templates

from .assets import AssetError, Page, get_assets
from .assets.backend import answer, find_nonce, join_url
from .assets.build import FOLDER, reload_pages
from .assets.jinja import install
from .middleware import INNERMOST, MIDDLEWARE
from .sample_page import sample_route
from .serving import BuiltFiles, find_serving, is_debug

NAME = FOLDER.name


def init_app(app: Starlette, *templates: Jinja2Templates) -> None:
    """Add the build to an application, and its functions to templates.

    Nothing is read before the first request. Templates that another module makes are
    given to `init_templates` there.
    """
    files = BuiltFiles(directory=FOLDER / "static" / NAME)
    # In front, or a mount of yours at /static or / would be asked for them.
    app.router.routes.insert(0, Mount(f"/static/{NAME}", files, name=NAME))
    for middleware in MIDDLEWARE:
        app.add_middleware(middleware)
    app.user_middleware.extend(Middleware(inner) for inner in INNERMOST)
    # The sample page. Take it out, with sample_page.py, when you need it no more.
    sample = Jinja2Templates(FOLDER / "templates")
    app.router.routes.insert(1, sample_route(f"/{NAME}/", sample))
    for one in (sample, *templates):
        init_templates(one)
    if is_debug(app):
        app.add_exception_handler(AssetError, explain)
        # The server has started, perhaps again because code has changed.
        reload_pages()


def init_templates(templates: Jinja2Templates) -> None:
    """Give templates the functions, and the layouts of this folder to extend."""
    environment = templates.env
    install(environment, new_page)
    loaders = [environment.loader] if environment.loader else []
    own = FileSystemLoader(FOLDER / "templates")
    environment.loader = ChoiceLoader([*loaders, own])


def new_page(variables: Mapping[str, Any]) -> Page:
    """Start the rendering of a page with these template variables."""
    request: Request | None = variables.get("request")
    serving = find_serving(request)
    return get_assets(serving.debug).page(
        url=partial(static_url, serving.root_path),
        host=lambda: request.headers.get("host") if request else None,
        nonce=find_nonce(variables, request.state if request else None),
    )


def static_url(root_path: str, path: str) -> str:
    """The URL of a path below the static root: below the root path, or on a CDN.

    It has no scheme and no host: behind a proxy the application does not know them.
    """
    return join_url(os.environ.get("WEBPACK_STATIC_URL") or f"{root_path}/static", path)


async def explain(request: Request, error: Exception) -> Response:
    """In debug: a page that says how to mend it."""
    if not isinstance(error, AssetError):  # Starlette's types allow any
        raise error
    accept = request.headers.get("accept", "")
    body, content_type = answer(error, request.method, accept)
    return Response(body, 500, media_type=content_type)
