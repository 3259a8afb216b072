"""Asks the service that renders islands (ssr/), and never waits long for it.

Yours to change: after how many failures nobody asks. ssr_settings.py says where the
service is, and how long a page waits; ssr_fill.py needs this.
"""

import http.client
import json
import logging
import os
import socket
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from .build import encodable
from .ssr_settings import (
    CONNECT_SECONDS,
    Unusable,
    find_address,
    refuse_open_folder,
    resolve,
    tell_setting,
)

logger = logging.getLogger(__name__)

FAILURES = 5  # one after the other, upon which nobody asks …
PAUSE_SECONDS = 10.0  # … for so long

ANSWER_BYTES = 20_000_000


@dataclass(frozen=True)
class Result:
    """What became of one island; without HTML and error, nobody has rendered it."""

    html: str | None = None
    head: str = ""
    # Beside HTML, too: of a part of it that the browser has to render.
    error: Mapping[str, object] = field(default_factory=dict)


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
            resolve.cache_clear()  # it may have another address since
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
def get_client() -> Client:
    """The one of this process."""
    try:
        return Client(find_address(), os.environ.get("SSR_TOKEN", ""))
    except Unusable as error:
        tell_setting(str(error))
        raise
