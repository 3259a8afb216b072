"""Django, with its own templates and with Jinja's."""

from __future__ import annotations

import ast
import asyncio
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.template import engines
from django.test import override_settings
from django.urls import clear_script_prefix, include, path

from clients import RESPONSE, Request, Response, WsgiCall, asgi_call, interleave

from .base import Adapter, Options, Site, nonce_of, variables_of

REQUEST = "django.template.context_processors.request"


class DjangoAdapter(Adapter):
    name = "django"
    backend = "django"
    package = "frontend"  # in INSTALLED_APPS of the project that all tests run in
    is_jinja = False
    has_async_views = True
    can_stream = False
    serves_files = False
    sends_compressed = False

    overridden: Any = None

    def engine(self, templates: Path, options: Options) -> dict[str, Any]:
        return {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [templates],
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": [REQUEST]},
        }

    def site(self, templates: Path, options: Options) -> DjangoSite:
        self.close()
        site = DjangoSite(options)
        # Set in any case: Django keeps what SCRIPT_NAME has made of it before.
        static_url = options.cdn or "static/"
        self.overridden = override_settings(
            ALLOWED_HOSTS=["*"],
            DEBUG=options.debug,
            MIDDLEWARE=[
                f"{__name__}.set_nonce",
                "frontend.middleware.render_islands",
            ],
            ROOT_URLCONF=site,
            STATIC_URL=static_url,
            TEMPLATES=[self.engine(templates, options)],
        )
        self.overridden.enable()
        return site

    def close(self) -> None:
        if self.overridden:
            self.overridden.disable()
            self.overridden = None

    def write(self, name: str, source: str) -> str:
        tags = re.sub(r"\{\{ ((?:webpack_\w+|island)\(.*?\)) \}\}", django_tag, source)
        tags = re.sub(r"\{% call (island\(.*?\)) %\}", django_tag, tags)
        tags = tags.replace("{% endcall %}", "{% endisland %}")
        tags = tags.replace("{{ pause() }}", "{{ pause }}")
        load = "{% load webpack %}"
        extends = re.match(r"\{% extends .*? %\}", tags)
        return f"{extends[0]}{load}{tags[extends.end() :]}" if extends else load + tags


def django_tag(call: re.Match[str]) -> str:
    """`webpack_js("app", defer=False)` becomes `{% webpack_js "app" defer=False %}`."""
    tree = ast.parse(call[1], mode="eval").body
    assert isinstance(tree, ast.Call)
    words = [ast.unparse(tree.func), *map(ast.unparse, tree.args)]
    words += [f"{word.arg}={ast.unparse(word.value)}" for word in tree.keywords]
    return f"{{% {' '.join(words)} %}}"


class DjangoJinjaAdapter(DjangoAdapter):
    name = "django-jinja"
    is_jinja = True
    can_stream = True

    def engine(self, templates: Path, options: Options) -> dict[str, Any]:
        return {
            "BACKEND": "django.template.backends.jinja2.Jinja2",
            "DIRS": [templates],
            # Django's own choice is to escape in every template, whatever its name.
            "OPTIONS": {"autoescape": lambda name: not (name or "").endswith(".txt")},
        }

    def site(self, templates: Path, options: Options) -> DjangoSite:
        site = super().site(templates, options)
        # The app does it when it is ready, for the engines that there are by then.
        self.module("apps").install_tags()
        return site

    def write(self, name: str, source: str) -> str:
        return source


def set_nonce(get_response: Any) -> Any:
    """Middleware."""

    def middleware(request: Any) -> Any:
        nonce = nonce_of(request.headers)
        if nonce is not None:
            request.csp_nonce = nonce
        return get_response(request)

    return middleware


def note_error(request: Any, **kwargs: Any) -> None:
    if RESPONSE in request.META:
        request.META[RESPONSE].error = sys.exc_info()[1]


class DjangoSite(Site):
    """The application; also what ROOT_URLCONF names."""

    def __init__(self, options: Options) -> None:
        def page(request: Any, template: str) -> Any:
            return render(request, template, variables_of(request.headers))

        def broken(request: Any, template: str) -> Any:
            page(request, template)
            raise RuntimeError("of the view")

        async def page_async(request: Any, template: str) -> Any:
            await asyncio.sleep(0)
            return page(request, template)

        def stream(request: Any, template: str) -> Any:
            (engine,) = engines.all()
            variables = {"request": request, **variables_of(request.headers)}
            pieces = engine.env.get_template(template).generate(**variables)
            return StreamingHttpResponse(pieces)

        def error(request: Any) -> Any:
            return render(request, options.error_page, status=500)

        self.urlpatterns = [
            path("frontend/", include("frontend.urls")),
            path("page/<template>", page),
            path("broken/<template>", broken),
            path("async/<template>", page_async),
            path("stream/<template>", stream),
        ]
        got_request_exception.connect(note_error, dispatch_uid=__name__)
        if options.error_page:
            self.handler500 = error

    def send(self, request: Request) -> Response:
        if request.path.startswith("/async/"):
            return asyncio.run(asgi_call(ASGIHandler(), request))
        try:
            return WsgiCall(WSGIHandler(), request).finish()
        finally:
            clear_script_prefix()

    def send_interleaved(self, requests: Sequence[Request]) -> list[Response]:
        async def send_all() -> list[Response]:
            app = ASGIHandler()
            return await asyncio.gather(*[asgi_call(app, one) for one in requests])

        if requests[0].path.startswith("/async/"):
            return asyncio.run(send_all())
        calls = [WsgiCall(WSGIHandler(), request) for request in requests]
        return list(interleave(calls))
