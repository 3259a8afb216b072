"""Asks the service that renders islands (ssr/), and never waits long for it.

SSR_SOCKET    where it listens; by default in .webpack/ssr/ of this folder
SSR_URL       in place of a socket: "http://ssr:9130"
SSR_TOKEN     what it wants to be shown
SSR_TIMEOUT   seconds for all islands of a page: 0.6, and in debug 5

Yours to change: how long a page waits. ssr/address.mjs has the same for the service.
"""

import http.client
import json
import logging
import os
import socket
import tempfile
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from .build import FOLDER, encodable

logger = logging.getLogger(__name__)

CONNECT_SECONDS = 0.1
PAGE_SECONDS = 0.6
DEBUG_SECONDS = 5.0  # the first rendering after an edit takes its time

FAILURES = 5  # one after the other, upon which nobody asks …
PAUSE_SECONDS = 10.0  # … for so long

ANSWER_BYTES = 20_000_000
# Linux allows 107 bytes, macOS 103. https://man7.org/linux/man-pages/man7/unix.7.html
LONGEST = 100


@dataclass(frozen=True)
class Result:
    """What became of one island; without HTML and error, nobody has rendered it."""

    html: str | None = None
    head: str = ""
    # Beside HTML, too: of a part of it that the browser has to render.
    error: Mapping[str, object] = field(default_factory=dict)


class Unusable(Exception):
    """The service gives no answer that can be used."""


class Mismatch(Unusable):
    """The service has another build: it runs, and will have this one soon."""


class Timed(socket.socket):
    """A socket whose operations all end at one moment.

    A timeout of the standard library is for each of them: an answer that comes byte
    by byte would never be late.
    """

    until = 0.0

    def _limit(self) -> None:
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        self.settimeout(left)

    def recv_into(self, *args: Any) -> int:
        self._limit()
        return super().recv_into(*args)

    def sendall(self, *args: Any) -> None:
        self._limit()
        super().sendall(*args)


class Connection(http.client.HTTPConnection):
    """One to the service, kept by its thread from page to page."""

    def __init__(self, address: str | tuple[str, int]) -> None:
        super().__init__("localhost")
        self.address = address
        self.pid = os.getpid()  # after a fork, two processes would read one answer
        self.until = 0.0

    def __del__(self) -> None:
        self.close()  # with its thread

    @property
    def is_open(self) -> bool:
        return self.sock is not None

    def connect(self) -> None:
        target: Any = self.address
        if isinstance(self.address, str):
            refuse_open_folder(os.path.dirname(self.address))
            made = Timed(socket.AF_UNIX, socket.SOCK_STREAM)
        else:
            family, target = resolve(*self.address)
            made = Timed(family, socket.SOCK_STREAM)
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        made.settimeout(CONNECT_SECONDS)
        try:
            made.connect(target)
        except OSError:
            made.close()
            raise
        made.until = self.until
        self.sock = made

    def exchange(
        self, body: bytes, headers: Mapping[str, str], until: float
    ) -> tuple[int, bytes]:
        """The status and the content of the answer to one request."""
        self.until = until
        if isinstance(self.sock, Timed):
            self.sock.until = until
        try:
            self.request("POST", "/batch", body, headers)
            response = self.getresponse()
            content = response.read(ANSWER_BYTES)
            if not response.isclosed():
                is_long = len(content) == ANSWER_BYTES
                raise Unusable(f"its answer is {'too long' if is_long else 'cut off'}")
        except BaseException:
            self.close()  # what is left of this answer is none to the next request
            raise
        return response.status, content


class Client:
    """Asks for all islands of a page in one request."""

    def __init__(self, address: str | tuple[str, int], token: str = "") -> None:
        self.address = address
        self.token = token
        self._kept = threading.local()
        self._lock = threading.Lock()
        self._failures = 0
        self._pause_until = 0.0
        self._told = ""

    def render(self, body: str, bundle: str, seconds: float) -> Mapping[str, Result]:
        """What became of the islands of `body`, by their keys in it.

        `bundle` is that of the page's build. Raises Unusable if it cannot be had within
        `seconds`, and at once while the service is left alone.
        """
        until = time.monotonic() + seconds
        if not self._may_ask():
            raise Unusable(self._told)
        try:
            answer = self._ask(body.encode(), bundle, until)
        except (
            *(OSError, http.client.HTTPException, Unusable),
            *(ValueError, RecursionError),  # of an answer that is no JSON
        ) as error:
            name = "" if isinstance(error, Unusable) else f"{type(error).__name__}: "
            problem = f"{name}{error} ({self.place})"
            self._note(problem, is_down=not isinstance(error, Mismatch))
            raise Unusable(problem) from None
        self._note("")
        return {key: _read(one) for key, one in answer.items()}

    @property
    def place(self) -> str:
        at = self.address
        return at if isinstance(at, str) else f"http://{at[0]}:{at[1]}"

    def _may_ask(self) -> bool:
        """Whether the service is not left alone; after a pause, one asks for all."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            now = time.monotonic()
            if now < self._pause_until:
                return False
            self._pause_until = now + PAUSE_SECONDS
            return True

    def _note(self, problem: str, is_down: bool = True) -> None:
        """Counts failures, and tells of each new problem once."""
        with self._lock:
            is_new, self._told = problem != self._told, problem
            if is_down:
                self._failures = self._failures + 1 if problem else 0
                self._pause_until = time.monotonic() + PAUSE_SECONDS
        if is_new and problem:
            text = "The rendering service is not used, and browsers render islands: %s"
            logger.warning(text, problem)
        elif is_new:
            logger.warning("The rendering service is used again.")

    def _ask(self, body: bytes, bundle: str, until: float) -> Mapping[str, Any]:
        headers = {"Content-Type": "application/json", "X-Bundle": bundle}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        connection = self._connection()
        was_open = connection.is_open
        try:
            status, content = connection.exchange(body, headers, until)
        except (ConnectionError, http.client.HTTPException):
            if not was_open:
                raise
            # The service has closed it since the last page.
            status, content = connection.exchange(body, headers, until)
        value = json.loads(content)
        answer = value if isinstance(value, dict) else {}
        results, error = answer.get("results"), answer.get("error")
        if status == 200 and isinstance(results, dict):
            return results
        message = error.get("message") if isinstance(error, dict) else None
        kind = Mismatch if status == 409 else Unusable
        raise kind(message or f"it answers with {status}")

    def _connection(self) -> Connection:
        kept: Connection | None = getattr(self._kept, "connection", None)
        if kept is None or kept.pid != os.getpid():
            kept = self._kept.connection = Connection(self.address)
        return kept


def _read(value: object) -> Result:
    if not isinstance(value, dict):
        return Result()
    html, head = value.get("html"), value.get("head")
    error = value.get("error") or value.get("caught")
    return Result(
        html=encodable(html) if isinstance(html, str) else None,
        head=encodable(head) if isinstance(head, str) else "",
        error=error if isinstance(error, dict) else {},
    )


@lru_cache
def resolve(host: str, port: int) -> tuple[int, Any]:
    """The family and the address of a name.

    The system's own patience with a name is longer than a page's.
    """
    found: list[tuple[int, Any]] = []

    def look() -> None:
        with suppress(OSError):
            family, *_, at = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            found.append((family, at))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(CONNECT_SECONDS)
    if not found:
        raise Unusable(f"the name {host} is not known, or not in time")
    return found[0]


def refuse_open_folder(folder: str) -> None:
    """Raises Unusable if others could have put a socket of theirs into the folder."""
    stat = os.stat(folder)
    is_own = stat.st_uid in (0, os.getuid()) or bool(os.environ.get("SSR_SOCKET"))
    if stat.st_mode & 0o022 or not is_own:
        raise Unusable(f"others may put a socket of theirs into {folder}")


def find_address() -> str | tuple[str, int]:
    """Where the service listens; the same that ssr/address.mjs comes to."""
    if url := os.environ.get("SSR_URL"):
        parts = urlsplit(url)
        if parts.scheme != "http" or not parts.hostname:
            raise Unusable(
                f'SSR_URL is "{url}", and no address such as http://ssr:9130'
            )
        return parts.hostname, parts.port or 9130
    if path := os.environ.get("SSR_SOCKET"):
        return path
    if not hasattr(socket, "AF_UNIX"):  # Windows
        return "127.0.0.1", int(os.environ.get("SSR_PORT") or 9130)
    near = str(FOLDER / ".webpack" / "ssr" / "service.sock")
    if len(near.encode()) <= LONGEST:
        return near
    digest = sha256(str(FOLDER).encode()).hexdigest()[:12]
    folder = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    return os.path.join(folder, f"ssr-{os.getuid()}-{digest}", "s")


def find_seconds(debug: bool) -> float:
    """How long a page waits. Raises Unusable if what is set is no number of seconds."""
    said = os.environ.get("SSR_TIMEOUT")
    if not said:
        return DEBUG_SECONDS if debug else PAGE_SECONDS
    with suppress(ValueError):
        if 0 < float(said) < 60:
            return float(said)
    problem = f'SSR_TIMEOUT is "{said}", and no number of seconds such as 0.6'
    tell_setting(problem)
    raise Unusable(problem)


@lru_cache
def tell_setting(problem: str) -> None:
    logger.error("The rendering service is not used: %s", problem)


@lru_cache
def get_client() -> Client:
    """The one of this process."""
    try:
        return Client(find_address(), os.environ.get("SSR_TOKEN", ""))
    except Unusable as error:
        tell_setting(str(error))
        raise
