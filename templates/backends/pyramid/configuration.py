"""Plugs the frontend's build into an application: its files, and functions for Jinja.

`webpack.static_url` in the settings is where browsers get the files, if that is not the
application itself: https://cdn.example.com/static/

Yours to change: the routes, and what `new_page` tells the tags. Without it the package
cannot be included.
"""

from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from pyramid.config import Configurator
from pyramid.registry import Registry
from pyramid.request import Request
from pyramid.response import Response
from pyramid.security import NO_PERMISSION_REQUIRED
from pyramid.settings import asbool
from pyramid.threadlocal import get_current_registry, get_current_request
from pyramid_jinja2 import IJinja2Environment

from .assets import AssetError, Page, get_assets
from .assets.backend import answer, find_nonce, join_url
from .assets.build import FOLDER, reload_pages
from .assets.jinja import install
from .files import BuiltFiles
from .sample_page import make_sample

NAME = FOLDER.name
PACKAGE = __name__.rpartition(".")[0]
FILES = f"{PACKAGE}.static"
SAMPLE = f"{PACKAGE}.sample"


def includeme(config: Configurator) -> None:
    """Add the build to an application. Nothing is read before the first request."""
    config.add_route(FILES, f"/static/{NAME}/*subpath")
    config.add_view(BuiltFiles(), route_name=FILES, permission=NO_PERMISSION_REQUIRED)
    # It answers no request, since the route is asked first: it is for asset specs, as in
    # `request.static_path("frontend:static/frontend/…")`.
    config.add_static_view(f"static/{NAME}", f"{PACKAGE}:static/{NAME}")
    # The sample page. Take it out, with sample_page.py, when you need it no more.
    config.add_route(SAMPLE, f"/{NAME}/")
    config.add_view(make_sample(new_page), route_name=SAMPLE)
    # When all the routes and environments are known, whoever makes them.
    config.action(None, partial(finish, config), order=999)
    if is_debug(config.registry):
        config.add_exception_view(explain, context=AssetError)
        # The server has started, perhaps again because code has changed.
        reload_pages()


def finish(config: Configurator) -> None:
    """Go in front of other routes, and give the functions to every environment."""
    # A static view of yours at /static would be asked for the files.
    config.get_routes_mapper().routelist.sort(key=lambda route: route.name != FILES)
    for _, environment in config.registry.getUtilitiesFor(IJinja2Environment):
        install(environment, new_page)


def new_page(variables: Mapping[str, Any]) -> Page:
    """Start the rendering of a page with these template variables."""
    request: Request | None = variables.get("request") or get_current_request()
    registry = request.registry if request else get_current_registry()
    # Pyramid takes long to answer: it is asked once a page.
    base = cache(partial(static_base, request, registry))
    return get_assets(is_debug(registry)).page(
        url=lambda path: join_url(base(), path),
        host=lambda: request.host if request else None,
        nonce=find_nonce(variables, request),
    )


def static_base(request: Request | None, registry: Registry) -> str:
    """The URL of the static root: below the prefix, or on a CDN."""
    base = (registry.settings or {}).get("webpack.static_url")
    if base or request is None:
        return base or "/static"
    root: str = request.route_path(FILES, subpath="")
    return root.rstrip("/").removesuffix(NAME)


def is_debug(registry: Registry) -> bool:
    """`pyramid.reload_templates` is what development.ini sets, and production.ini not."""
    return bool(asbool((registry.settings or {}).get("pyramid.reload_templates")))


def explain(error: AssetError, request: Request) -> Response:
    """In debug: a page that says how to mend it."""
    accept = request.headers.get("Accept", "")
    body, content_type = answer(error, request.method, accept)
    return Response(body.encode(), 500, [("Content-Type", content_type)])
