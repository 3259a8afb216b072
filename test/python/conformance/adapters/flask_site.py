"""Flask, and its extension."""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import copy_context
from pathlib import Path
from typing import Any

from flask import (
    Flask,
    g,
    got_request_exception,
    render_template,
    request,
    stream_template,
)

from clients import RESPONSE, Request, Response, WsgiCall, interleave

from .base import Adapter, Options, Site, nonce_of, variables_of


class FlaskAdapter(Adapter):
    name = "flask"
    backend = "flask"
    package = "flask_site.frontend"
    has_async_views = True
    sends_compressed = False  # Flask cannot: that is for WhiteNoise, or the server

    def site(self, templates: Path, options: Options) -> FlaskSite:
        return FlaskSite(self.module("extension").init_app, templates, options)


class FlaskSite(Site):
    def __init__(self, init_app: Any, templates: Path, options: Options) -> None:
        self.app = app = Flask("flask_site", template_folder=str(templates))
        app.debug = options.debug
        app.config["WEBPACK_STATIC_URL"] = options.cdn
        init_app(app)

        @app.before_request
        def set_nonce() -> None:
            g.csp_nonce = nonce_of(request.headers)

        @app.route("/page/<template>", methods=["GET", "POST"])
        def page(template: str) -> str:
            return render_template(template, **variables_of(request.headers))

        @app.route("/broken/<template>")
        def broken(template: str) -> str:
            page(template)
            raise RuntimeError("of the view")

        @app.route("/async/<template>")
        async def page_async(template: str) -> str:
            return page(template)

        @app.route("/stream/<template>")
        def stream(template: str) -> Any:
            return stream_template(template, **variables_of(request.headers))

        def note(app: Flask, exception: Exception) -> None:
            request.environ[RESPONSE].error = exception

        got_request_exception.connect(note, app, weak=False)
        if options.error_page:
            name = options.error_page
            app.register_error_handler(500, lambda _: (render_template(name), 500))

    def send(self, request: Request) -> Response:
        return WsgiCall(self.app, request).finish()

    def send_interleaved(self, requests: Sequence[Request]) -> list[Response]:
        # A context for each, as gevent has it: Flask insists on that.
        calls = [WsgiCall(self.app, one, copy_context()) for one in requests]
        return list(interleave(calls))
