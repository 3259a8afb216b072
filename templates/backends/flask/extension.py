"""Plugs the frontend's build into a Flask application: its files, and functions for Jinja.

WEBPACK_STATIC_URL in the application's config is where browsers get the files, if that
is not the application itself: "https://cdn.example.com/static/".

Yours to change: the routes, and what `new_page` tells the tags. Without it there is no
`init_app`.
"""

import os
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

import click
from flask import (
    Blueprint,
    Flask,
    Response,
    current_app,
    g,
    has_request_context,
    request,
    send_from_directory,
    url_for,
)
from flask.cli import with_appcontext

from .assets import AssetError, Assets, Page, get_assets
from .assets.backend import answer, find_nonce, headers_for, join_url
from .assets.build import FOLDER, reload_pages
from .assets.functions import CHECKS
from .assets.jinja import install
from .hooks import before_error_handlers, when_environment_is_made
from .sample_page import show_sample

NAME = FOLDER.name


def init_app(app: Flask) -> None:
    """Add the build to an application. Nothing is read before the first request."""
    blueprint = Blueprint(NAME, __name__, template_folder="templates")
    # Below the application's own static files, wherever they are.
    blueprint.add_url_rule(f"{static_root(app)}/<path:filename>", "static", send_file)
    # The sample page. Take it out, with sample_page.py, when you need it no more.
    blueprint.add_url_rule(f"/{NAME}/", "sample", show_sample, methods=["GET", "POST"])
    blueprint.cli.add_command(check)
    app.register_blueprint(blueprint)
    when_environment_is_made(app, partial(install, new_page=new_page))
    before_error_handlers(app, explain)
    # Flask's reloader has started this process, perhaps because code has changed.
    if os.environ.get("WERKZEUG_RUN_MAIN") == "true":
        reload_pages()


def static_root(app: Flask) -> str:
    """Where the files are in an application, without what it is mounted below."""
    return f"{app.static_url_path or '/static'}/{NAME}"


def send_file(filename: str) -> Response:
    response = send_from_directory(FOLDER / "static" / NAME, filename)
    response.headers.update(headers_for(filename))
    return response


def new_page(variables: Mapping[str, Any]) -> Page:
    """Start the rendering of a page with these template variables."""
    base = cache(static_base)  # Flask takes long to answer: it is asked once a page
    return get_assets(current_app.debug).page(
        url=lambda path: join_url(base(), path),
        host=lambda: request.host if has_request_context() else None,
        nonce=find_nonce(variables, g),
    )


def static_base() -> str:
    """The URL of the static root: below SCRIPT_NAME, or on a CDN."""
    if base := current_app.config.get("WEBPACK_STATIC_URL"):
        return str(base)
    # Outside of a request, as in a mail, Flask knows neither host nor SCRIPT_NAME.
    root = (
        url_for(f"{NAME}.static", filename="")
        if has_request_context()
        else static_root(current_app)
    )
    return root.rstrip("/").removesuffix(NAME)


def explain(error: Exception) -> Response | None:
    """In debug: a page that says how to mend it. Else it is an error like any other."""
    if not current_app.debug or not isinstance(error, AssetError):
        return None
    accept = request.headers.get("Accept", "")
    body, content_type = answer(error, request.method, accept)
    return Response(body, 500, content_type=content_type)


@click.command()
@with_appcontext
def check() -> None:
    """Check that there is a build, and that every file is there.

    The exit code is 1 if it has not, so that a deployment can stop.
    """
    build = Assets(debug=current_app.debug, show_paths=True)
    try:
        manifest = build.manifest()
    except AssetError as error:
        raise click.ClickException(str(error)) from None
    if missing := build.missing_files(manifest):
        raise click.ClickException(
            f"{build.folder.show('manifest.json')} names files that are not in"
            f" {build.folder.show('static')}, the first is {missing[0]}.\n"
            f"Fix: run {build.folder.command('build')}"
        )
    environment = current_app.jinja_env
    if problems := [one for find in CHECKS for one in find(environment, build.folder)]:
        raise click.ClickException("\n".join(problems))
    click.echo(f"The build is complete: {', '.join(sorted(manifest.entries))}.")
