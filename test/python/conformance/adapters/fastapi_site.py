"""FastAPI with Jinja2Templates."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jinja2
from fastapi import FastAPI
from starlette.requests import Request as Asked
from starlette.responses import Response as Answer
from starlette.responses import StreamingResponse
from starlette.templating import Jinja2Templates

from clients import Request, Response, asgi_call

from .base import Adapter, Options, Site, nonce_of, variables_of

CDN = "WEBPACK_STATIC_URL"


class FastApiAdapter(Adapter):
    name = "fastapi"
    backend = "fastapi"
    package = "fastapi_site.frontend"
    has_async_views = True

    def site(self, templates: Path, options: Options) -> FastApiSite:
        if options.cdn:
            os.environ[CDN] = options.cdn
        return FastApiSite(self.module("application"), templates, options)

    def close(self) -> None:
        os.environ.pop(CDN, None)


class FastApiSite(Site):
    def __init__(self, frontend: Any, templates: Path, options: Options) -> None:
        self.app = app = FastAPI(debug=options.debug)
        pages = Jinja2Templates(directory=templates)
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates),
            autoescape=jinja2.select_autoescape(),
            enable_async=True,
        )
        frontend.init_app(app, pages)
        frontend.init_templates(Jinja2Templates(env=environment))

        async def set_nonce(request: Asked, call_next: Any) -> Any:
            request.state.csp_nonce = nonce_of(request.headers)
            return await call_next(request)

        def page(request: Asked) -> Answer:
            template = request.path_params["template"]
            variables = variables_of(request.headers)
            return pages.TemplateResponse(request, template, variables)

        def broken(request: Asked) -> Answer:
            page(request)
            raise RuntimeError("of the view")

        async def page_async(request: Asked) -> Answer:
            template = environment.get_template(request.path_params["template"])
            variables = {**variables_of(request.headers), "pause": give_way}
            text = await template.render_async(request=request, **variables)
            return Answer(text, media_type="text/html")

        async def stream(request: Asked) -> Answer:
            template = environment.get_template(request.path_params["template"])
            variables = {**variables_of(request.headers), "pause": give_way}
            pieces = template.generate_async(request=request, **variables)
            return StreamingResponse(pieces, media_type="text/html")

        async def error(request: Asked, error: Exception) -> Answer:
            name = options.error_page or ""
            return pages.TemplateResponse(request, name, status_code=500)

        app.middleware("http")(set_nonce)
        app.add_route("/page/{template}", page, methods=["GET", "POST"])
        app.add_route("/broken/{template}", broken)
        app.add_route("/async/{template}", page_async)
        app.add_route("/stream/{template}", stream)
        if options.error_page:
            app.add_exception_handler(Exception, error)

    def send(self, request: Request) -> Response:
        return asyncio.run(asgi_call(self.app, request))

    def send_interleaved(self, requests: Sequence[Request]) -> list[Response]:
        async def send_all() -> list[Response]:
            return await asyncio.gather(
                *[asgi_call(self.app, request) for request in requests]
            )

        return asyncio.run(send_all())


async def give_way() -> str:
    """In a template: let the other requests get on."""
    await asyncio.sleep(0.001)
    return ""
