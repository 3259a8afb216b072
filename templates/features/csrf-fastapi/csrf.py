"""Refuses what other sites send in the names of your visitors.

A request that changes something is answered with 403 if another site has sent it: the
browser says so in `Sec-Fetch-Site`, and an old one in `Origin`. Programs say neither, and
send no visitor's cookies. There is no token, so no template and no form has to know.

CSRF_TRUSTED_ORIGINS in the environment names sites that may, with commas:
"https://shop.example.com,https://admin.example.com".

Yours to change: who may. Without it, take it out of middleware.py.
"""

import logging
import os
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

logger = logging.getLogger(__name__)

TRUSTED = "CSRF_TRUSTED_ORIGINS"

# https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


class CheckOrigin:
    """Middleware, for requests of HTTP: who opens a WebSocket, that one has to check."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] != "http"
            or scope["method"] in SAFE
            or is_welcome(headers := Headers(scope=scope))
        ):
            await self.app(scope, receive, send)
            return
        origin = headers.get("origin", "another site")
        problem = f"{scope['method']} {scope['path']} was sent by {origin}."
        fix = f'Fix: if it may, name it in the environment: {TRUSTED}="{origin}"'
        logger.warning("%s\n%s", problem, fix)
        answer = PlainTextResponse(f"403 Forbidden: {problem}\n", 403)
        await answer(scope, receive, send)


def is_welcome(headers: Headers) -> bool:
    """Whether a request with these headers was not sent by a site that must not.

    https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
    """
    origin = headers.get("origin")
    if origin in trusted_origins():
        return True
    # No site can have a browser send this one in its visitor's name.
    if headers.get("authorization", "").lower().startswith("bearer "):
        return True
    if site := headers.get("sec-fetch-site"):
        return site in ("same-origin", "none")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def trusted_origins() -> list[str]:
    named = os.environ.get(TRUSTED, "").split(",")
    return [origin.strip().rstrip("/") for origin in named if origin.strip()]
