"""A rendering service for tests: it answers as ssr/ does, or as wrongly as a test wants.

What the real one answers is tested with it, in test/frontend and test/e2e.
"""

from __future__ import annotations

import json
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

Jobs = dict[str, dict[str, Any]]


def as_html(name: str, data: Any) -> dict[str, Any]:
    """What becomes of one island: its name, and its props in the order of their names."""
    return {"html": f"<b>{name} {json.dumps(data, sort_keys=True)}</b>", "head": ""}


class Service:
    """What it was asked, and how it answers."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.batches: list[Jobs] = []
        self.headers: list[dict[str, str]] = []
        self.connections = 0
        self.render: Callable[[str, Any], dict[str, Any]] = as_html
        self.misbehave: Callable[[Handler], None] | None = None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    service: Service
    jobs: Jobs

    def setup(self) -> None:
        super().setup()
        self.service.connections += 1

    def address_string(self) -> str:
        return "a socket"

    def log_message(self, *args: Any) -> None:
        pass

    def do_POST(self) -> None:
        jobs = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.jobs = jobs
        self.service.batches.append(jobs)
        self.service.headers.append(dict(self.headers))
        if self.service.misbehave:
            self.service.misbehave(self)
            return
        results = {
            key: {"error": None, **self.service.render(job["name"], job["data"])}
            for key, job in jobs.items()
        }
        self.answer(200, {"success": True, "error": None, "results": results})

    def answer(self, status: int, value: object) -> None:
        self.send_body(status, json.dumps(value).encode())

    def send_body(self, status: int, body: bytes, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def drip(self, body: bytes, seconds: float) -> None:
        """One byte after the other: no operation of the client's takes long."""
        try:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            for byte in body:
                self.wfile.write(bytes([byte]))
                time.sleep(seconds)
        except OSError:
            pass  # the client has gone


class Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    request_queue_size = 200

    def handle_error(self, *args: Any) -> None:
        pass  # a client that has gone


@contextmanager
def running(path: Path) -> Iterator[Service]:
    """Runs one at a socket; its folder is private, or nobody would connect."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    service = Service(path)
    handler = type("OwnHandler", (Handler,), {"service": service})
    with Server(str(path), handler) as server:
        thread = threading.Thread(
            target=server.serve_forever, args=(0.01,), daemon=True
        )
        thread.start()
        yield service
        server.shutdown()
    path.unlink(missing_ok=True)
