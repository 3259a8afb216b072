"""A strict policy for the Pyramid project, by a tween, and Pyramid's check of tokens.

In the .ini file: `pyramid.includes = strict_found`.
"""

import secrets
from collections.abc import Callable

from pyramid.config import Configurator
from pyramid.csrf import CookieCSRFStoragePolicy
from pyramid.registry import Registry
from pyramid.request import Request
from pyramid.response import Response
from strict_policy import header

Handler = Callable[[Request], Response]


def includeme(config: Configurator) -> None:
    config.add_request_method(make_nonce, "csp_nonce", reify=True)
    config.add_tween(f"{__name__}.make_tween")
    config.set_csrf_storage_policy(CookieCSRFStoragePolicy())
    config.set_default_csrf_options(require_csrf=True)


def make_nonce(request: Request) -> str:
    return secrets.token_urlsafe()


def make_tween(handler: Handler, registry: Registry) -> Handler:
    def add_policy(request: Request) -> Response:
        response = handler(request)
        response.headers["Content-Security-Policy"] = header(request.csp_nonce)
        return response

    return add_policy
