"""Middleware that puts rendered islands into pages: `init_app` makes it the innermost.

Yours to change: which responses are filled. Without it, take it out of middleware.py;
then the browser renders the islands.
"""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .assets.ssr import Jobs, collecting
from .assets.ssr_fill import fill_beside


class FillIslands:
    """Holds a page back until its islands are in it; all else passes as it comes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with collecting() as jobs:
            await self.app(scope, receive, _Filling(send, jobs))


class _Filling:
    def __init__(self, send: Send, jobs: Jobs) -> None:
        self.send = send
        self.jobs = jobs
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if _is_page(message, self.jobs):
                self.start = message
                return
            self.jobs.is_over = True  # it is streamed
            await self.send(message)
        elif self.start is None or message["type"] != "http.response.body":
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self.start)

    async def _finish(self, start: Message) -> None:
        try:
            text = self.body.decode()
            filled = await fill_beside(text, self.jobs)
            body = filled.encode()
        except UnicodeError:  # it is not what it says it is
            body = self.body
        MutableHeaders(raw=start["headers"])["content-length"] = str(len(body))
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


def _is_page(start: Message, jobs: Jobs) -> bool:
    """Whether a response is a page with islands, and not one that is streamed."""
    headers = MutableHeaders(raw=start["headers"])
    kind = headers.get("content-type", "").lower().replace(" ", "")
    return (
        bool(jobs)
        and kind in ("text/html", "text/html;charset=utf-8")
        and "content-length" in headers
        and "content-encoding" not in headers
    )
