"""Pyramid with pyramid_jinja2."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pyramid.config import Configurator
from pyramid.events import NewRequest
from pyramid.renderers import render_to_response
from pyramid.response import Response as PyramidResponse

from clients import Request, Response, WsgiCall, interleave

from .base import Adapter, Options, Site, nonce_of, variables_of


class PyramidAdapter(Adapter):
    name = "pyramid"
    backend = "pyramid"
    package = "pyramid_site.frontend"

    def site(self, templates: Path, options: Options) -> PyramidSite:
        return PyramidSite(self.package, templates, options)


class PyramidSite(Site):
    def __init__(self, package: str, templates: Path, options: Options) -> None:
        def set_nonce(event: Any) -> None:
            event.request.csp_nonce = nonce_of(event.request.headers)

        def page(request: Any) -> Any:
            template = request.matchdict["template"]
            variables = variables_of(request.headers)
            return render_to_response(template, variables, request=request)

        def broken(request: Any) -> Any:
            page(request)
            raise RuntimeError("of the view")

        def stream(request: Any) -> Any:
            environment = config.get_jinja2_environment(".html")
            pieces = environment.get_template(request.matchdict["template"]).generate(
                request=request, **variables_of(request.headers)
            )
            return PyramidResponse(app_iter=(piece.encode() for piece in pieces))

        def error(error: Exception, request: Any) -> Any:
            answer = render_to_response(options.error_page, {}, request=request)
            answer.status_code = 500
            return answer

        settings = {
            "pyramid.reload_templates": "true" if options.debug else "false",
            "jinja2.directories": str(templates),
        }
        if options.cdn:
            settings["webpack.static_url"] = options.cdn
        with Configurator(settings=settings) as config:
            config.include(package)
            config.include("pyramid_jinja2")
            for suffix in (".html", ".txt"):
                config.add_jinja2_renderer(suffix)
            config.add_subscriber(set_nonce, NewRequest)
            for view in (page, broken, stream):
                config.add_route(view.__name__, f"/{view.__name__}/{{template}}")
                config.add_view(view, route_name=view.__name__)
            if options.error_page:
                config.add_exception_view(error)
        self.app = config.make_wsgi_app()

    def send(self, request: Request) -> Response:
        return WsgiCall(self.app, request).finish()

    def send_interleaved(self, requests: Sequence[Request]) -> list[Response]:
        return list(interleave(WsgiCall(self.app, request) for request in requests))
