"""Ask an application as a server does: without a socket, through all of its layers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import Context
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

HOST = "testserver"

# Where a framework's signal finds the response, to note an error that has been handled.
RESPONSE = "tests.response"


@dataclass(frozen=True)
class Request:
    """`mount` is what the server has taken from the path: SCRIPT_NAME, root_path."""

    path: str
    method: str = "GET"
    mount: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Response:
    status: int = 500
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    error: BaseException | None = None  # what reached the server, which answers 500

    @property
    def text(self) -> str:
        return self.body.decode()

    def header(self, name: str) -> str | None:
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        assert len(values) < 2, f"{name} is there twice: {values}"
        return values[0] if values else None


class WsgiCall:
    """One request to a WSGI application, whose body can be read piece by piece.

    It shares the context of its thread with other requests, unless it has its own.
    """

    def __init__(
        self,
        app: Callable[..., Iterable[bytes]],
        request: Request,
        context: Context | None = None,
    ) -> None:
        self.response = Response()
        self._run: Callable[..., Any] = context.run if context else run
        self._body: Iterable[bytes] = ()
        environ = {**wsgi_environ(request), RESPONSE: self.response}
        with NotingErrors(self.response):
            self._body = self._run(app, environ, self._start)
        self._pieces = iter(self._body)

    def _start(self, status: str, headers: Any, exc_info: Any = None) -> None:
        self.response.status, self.response.headers = int(status[:3]), list(headers)

    def read(self) -> bool:
        """Read another piece; False at the end."""
        piece = None
        with NotingErrors(self.response):
            piece = self._run(next, self._pieces, None)
        self.response.body += piece or b""
        return piece is not None

    def finish(self) -> Response:
        while self.read():
            pass
        self._run(getattr(self._body, "close", lambda: None))
        return self.response


def run(function: Callable[..., Any], *arguments: Any) -> Any:
    return function(*arguments)


class NotingErrors:
    """Turns an exception that reaches the server into what the server answers."""

    def __init__(self, response: Response) -> None:
        self._response = response

    def __enter__(self) -> None:
        pass

    def __exit__(self, *error_info: object) -> bool:
        error = error_info[1]
        if isinstance(error, Exception):
            self._response.error = error
            self._response.status = 500
            return True
        return False


def wsgi_environ(request: Request) -> dict[str, Any]:
    path, _, query = request.path.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": request.mount,
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "CONTENT_LENGTH": "0",
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": HOST,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in request.headers.items():
        environ[f"HTTP_{name.upper().replace('-', '_')}"] = value
    return environ


async def asgi_call(app: Callable[..., Any], request: Request) -> Response:
    """One request to an ASGI application; gives way after each piece of the body."""
    response = Response()
    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if asked:
            await asyncio.Event().wait()  # the client stays
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            response.status = message["status"]
            response.headers = [
                (name.decode(), value.decode()) for name, value in message["headers"]
            ]
        elif message["type"] == "http.response.body":
            response.body += message.get("body", b"")
        await asyncio.sleep(0)

    with NotingErrors(response):
        await app(asgi_scope(request), receive, send)
    return response


def asgi_scope(request: Request) -> dict[str, Any]:
    path, _, query = f"{request.mount}{request.path}".partition("?")
    headers = {"host": HOST, **{k.lower(): v for k, v in request.headers.items()}}
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "root_path": request.mount,
        "path": unquote_to_bytes(path).decode("utf-8", "replace"),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
        "client": ("127.0.0.1", 50000),
        "server": (HOST, 80),
    }


def interleave(calls: Iterable[WsgiCall]) -> Iterator[Response]:
    """Read a piece of each response in turn, as a server with one thread may."""
    reading = calls = list(calls)
    while reading:
        reading = [call for call in reading if call.read()]
    return (call.finish() for call in calls)
