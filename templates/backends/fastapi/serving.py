"""How the application is served, which its pages need to know."""

from __future__ import annotations

import multiprocessing
import os
import sys
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

KEY = f"{__name__}.serving"


@dataclass(frozen=True)
class Serving:
    root_path: str
    debug: bool


def find_serving(request: Request | None) -> Serving:
    """How the application of this request is served."""
    scope = request.scope if request else {}
    serving: Serving = scope.get(KEY) or Serving("", is_development())
    return serving


def is_debug(app: Starlette) -> bool:
    return app.debug or is_development()


def is_development() -> bool:
    """Whether a development server runs this: `fastapi dev`, or one that reloads."""
    if os.environ.get("FASTAPI_ENV") == "development" or "--reload" in sys.argv:
        return True
    # `uvicorn.run("main:app", reload=True)` hands its configuration to this process.
    given = getattr(multiprocessing.current_process(), "_kwargs", {})
    return getattr(given.get("config"), "reload", False) is True


class NoteServing:
    """Middleware: notes it before routers and applications that are mounted are asked.

    They put a `root_path` and an `app` of their own into the scope of their requests.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            root_path = scope.get("root_path", "").rstrip("/")
            scope = {**scope, KEY: Serving(root_path, is_debug(scope["app"]))}
        await self.app(scope, receive, send)
