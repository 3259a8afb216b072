"""Middleware that puts rendered islands into pages: the last of MIDDLEWARE.

Within it, a page is complete and not compressed yet; what is around it, a cache or a
Content-Length, sees what the visitor gets.

Yours to change: which responses are filled. Without it, and its line in MIDDLEWARE, the
browser renders the islands.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

from .assets import AssetError
from .assets.ssr import Job, collecting, fill
from .debug import explain


@sync_and_async_middleware
def render_islands(get_response: Callable[[HttpRequest], Any]) -> Callable[..., Any]:
    """Collect the islands of a page, and put them in when it is complete."""
    if iscoroutinefunction(get_response):

        async def wait(request: HttpRequest) -> HttpResponseBase:
            with collecting() as jobs:
                response: HttpResponseBase = await get_response(request)
            if _is_page(response, jobs):
                await asyncio.to_thread(_fill, request, response, jobs)
            return response

        return wait

    def answer(request: HttpRequest) -> HttpResponseBase:
        with collecting() as jobs:
            response: HttpResponseBase = get_response(request)
        if _is_page(response, jobs):
            _fill(request, response, jobs)
        return response

    return answer


def _is_page(response: HttpResponseBase, jobs: Sequence[Job]) -> bool:
    kind = response.headers.get("Content-Type", "").lower()
    return (
        bool(jobs)
        and isinstance(response, HttpResponse)
        and kind.startswith("text/html")
        and response.charset.lower().replace("-", "") == "utf8"
        and not response.has_header("Content-Encoding")
    )


def _fill(
    request: HttpRequest, response: HttpResponseBase, jobs: Sequence[Job]
) -> None:
    try:
        text = response.content.decode()
    except UnicodeDecodeError:
        return  # it is not what it says it is
    try:
        response.content = fill(text, jobs)
    except AssetError:
        explain(request)
        raise
    if response.has_header("Content-Length"):
        response.headers["Content-Length"] = str(len(response.content))
