"""Where the service that renders islands is, and how long a page waits for it.

SSR_SOCKET    where it listens; by default in .webpack/ssr/ of this folder
SSR_URL       in place of a socket: "http://ssr:9130"
SSR_TOKEN     what it wants to be shown
SSR_TIMEOUT   seconds for all islands of a page: 0.6, and in debug 5

Yours to change: how long a page waits. ssr/address.mjs has the same for the service;
ssr_client.py needs this.
"""

import logging
import os
import socket
import tempfile
import threading
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from .build import FOLDER

logger = logging.getLogger(__name__)

CONNECT_SECONDS = 0.1
PAGE_SECONDS = 0.6
DEBUG_SECONDS = 5.0  # the first rendering after an edit takes its time

# Linux allows 107 bytes, macOS 103. https://man7.org/linux/man-pages/man7/unix.7.html
LONGEST = 100


class Unusable(Exception):
    """The service gives no answer that can be used."""


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
