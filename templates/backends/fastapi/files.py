"""Serves the built files."""

from __future__ import annotations

import os
import re

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from .static_files import headers_for

# What webpack/compression.mjs makes, the smallest first.
COMPRESSED = {"br": ".br", "gzip": ".gz"}


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
