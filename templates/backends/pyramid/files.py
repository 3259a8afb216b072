"""Serves the built files.

Yours to change: how they are served. Without it the package cannot be included.
"""

from typing import Any

from pyramid.request import Request
from pyramid.response import Response
from pyramid.static import static_view

from .assets.backend import headers_for
from .assets.build import FOLDER


class BuiltFiles(static_view):
    """Browsers may keep hashed files for ever, and get compressed ones if they can."""

    def __init__(self) -> None:
        super().__init__(
            str(FOLDER / "static" / FOLDER.name),
            cache_max_age=None,
            use_subpath=True,
            reload=True,  # or a build that is made later would not be seen
            content_encodings=["br", "gzip"],
        )

    def __call__(self, context: Any, request: Request) -> Response:
        response: Response = super().__call__(context, request)
        response.headers.update(headers_for(request.path_info))
        return response
