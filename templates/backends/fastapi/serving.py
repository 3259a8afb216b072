"""How the application is served, which its pages need to know, and how it serves files.

Yours to change: what counts as a development server. Without it there is neither
`init_app` nor `init_templates`.
"""

import multiprocessing
import os
import re
import sys
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from .assets.backend import headers_for

KEY = f"{__name__}.serving"

# What webpack/compression.mjs makes, the smallest first.
COMPRESSED = {"br": ".br", "gzip": ".gz"}


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


class BuiltFiles(StaticFiles):
    """Browsers may keep hashed files for ever, and get compressed ones if they can."""

    def __init__(self, directory: os.PathLike[str]) -> None:
        super().__init__(directory=directory, check_dir=False)

    async def check_config(self) -> None:
        """There may be no build yet: then each file is missing, and that is all."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if "\0" in path:
            raise HTTPException(404)  # Starlette before 1.0 fails at it
        response = await self._compressed(path, scope)
        if response is None:
            response = await super().get_response(path, scope)
        response.headers.update(headers_for(path))
        response.headers["Vary"] = "Accept-Encoding"
        return response

    async def _compressed(self, path: str, scope: Scope) -> Response | None:
        accepted = Headers(scope=scope).get("accept-encoding", "")
        for encoding, suffix in COMPRESSED.items():
            if not accepts(accepted, encoding):
                continue
            try:
                response = await super().get_response(path + suffix, scope)
            except HTTPException:
                continue
            response.headers["Content-Encoding"] = encoding
            return response
        return None


def accepts(accepted: str, encoding: str) -> bool:
    """Whether an `Accept-Encoding` header has the encoding, and not with `;q=0`."""
    name = rf"(?:^|,)\s*{encoding}\s*(?:;\s*q=([\d.]+)\s*)?(?=,|$)"
    found = re.search(name, accepted, re.IGNORECASE)
    return found is not None and (found[1] or "1").strip("0.") != ""
