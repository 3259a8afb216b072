"""Middleware that puts rendered islands into pages: the last of MIDDLEWARE.

Within it, a page is complete and not compressed yet; what is around it, a cache or a
Content-Length, sees what the visitor gets.

Yours to change: which responses are filled. Without it, and its line in MIDDLEWARE, the
browser renders the islands.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

from .assets import AssetError
from .assets.ssr import Job, collecting
from .assets.ssr_fill import fill, fill_beside
from .debug import explain


@sync_and_async_middleware
def render_islands(get_response: Callable[[HttpRequest], Any]) -> Callable[..., Any]:
    """Collect the islands of a page, and put them in when it is complete."""
    if iscoroutinefunction(get_response):

        async def wait(request: HttpRequest) -> HttpResponseBase:
            with collecting() as jobs:
                response: HttpResponseBase = await get_response(request)
            if text := _read(response, jobs):
                with explaining(request):
                    _write(response, await fill_beside(text, jobs))
            return response

        return wait

    def answer(request: HttpRequest) -> HttpResponseBase:
        with collecting() as jobs:
            response: HttpResponseBase = get_response(request)
        if text := _read(response, jobs):
            with explaining(request):
                _write(response, fill(text, jobs))
        return response

    return answer


def _read(response: HttpResponseBase, jobs: Sequence[Job]) -> str:
    """The text of a page with islands; of anything else, none."""
    kind = response.headers.get("Content-Type", "").lower().partition(";")[0]
    if (
        not jobs
        or not isinstance(response, HttpResponse)
        or kind.strip() != "text/html"
        or response.charset.lower().replace("-", "") != "utf8"
        or response.has_header("Content-Encoding")
    ):
        return ""
    with suppress(UnicodeDecodeError):  # it is not what it says it is
        text: str = response.content.decode()
        return text
    return ""


def _write(response: Any, text: str) -> None:
    response.content = text
    if response.has_header("Content-Length"):
        response.headers["Content-Length"] = str(len(response.content))


@contextmanager
def explaining(request: HttpRequest) -> Iterator[None]:
    try:
        yield
    except AssetError:
        explain(request)
        raise
