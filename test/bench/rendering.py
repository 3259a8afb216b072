"""What the rendering service costs a page, and whether its memory stays flat.

    .cache/venv-django-newest-*/bin/python test/bench/rendering.py <project>

The project is Django's, rendered with `--architecture ssr-service --ui react` and built.
`npm test` makes the environment. Run it twice: the second time the disk is warm.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 300
RENDERINGS = 20_000
BATCH = 50

project = Path(sys.argv[1]).resolve()
sys.path.insert(0, str(project))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")
socket = Path(tempfile.mkdtemp()) / "s"
os.environ["SSR_SOCKET"] = str(socket)

import django
from django.conf import settings

settings.DEBUG = False
django.setup()

from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory

from frontend.assets.ssr_client import Client
from frontend.middleware import render_islands

ISLAND = '{% island "Counter" start=5 ssr=SSR %}'
BASE = "{% load webpack %}<html><head></head><body>"


def start_service() -> subprocess.Popen[str]:
    service = subprocess.Popen(
        ["node", "ssr/server.mjs"],
        cwd=project / "frontend",
        stdout=subprocess.PIPE,
        text=True,
    )
    assert service.stdout and service.stdout.readline().startswith("Rendering")
    return service


def page(islands: int, ssr: bool) -> Callable[[], HttpResponse]:
    source = BASE + ISLAND.replace("SSR", str(ssr)) * islands
    template = Template(source)
    view = render_islands(lambda _: HttpResponse(template.render(Context())))
    request = RequestFactory().get("/")
    return lambda: view(request)


def milliseconds(call: Callable[[], object]) -> float:
    """The median time of a page."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def memory(pid: int) -> int:
    """Megabytes that a process has in memory. See proc_pid_status(5)."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def main() -> None:
    service = start_service()
    for islands in (1, 20):
        call = page(islands, ssr=True)
        assert call().content.count(b" ssr>") == islands
        for _ in range(200):
            call()
        without, with_it = milliseconds(page(islands, ssr=False)), milliseconds(call)
        print(
            f"{islands} islands: {without:.2f} ms without, {with_it - without:.2f} more"
        )

    client = Client(str(socket))
    body = ",".join(
        f'"{n}":{{"name":"Counter","id":"i{n}","data":{{"start":{n}}}}}'
        for n in range(BATCH)
    )
    for done in range(0, RENDERINGS + 1, BATCH):
        if done % (RENDERINGS // 4) == 0:
            print(f"{done} renderings: {memory(service.pid)} MB")
        client.render(f"{{{body}}}", "", 5)

    service.terminate()
    service.wait()
    call = page(1, ssr=True)
    call()
    without, dead = milliseconds(page(1, ssr=False)), milliseconds(call)
    print(f"no service: {dead - without:.2f} ms more")


main()
