"""Open pages load again when the server has taken notice of a change, not before."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from socket import socket
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from projects import URLS, command, environment, manage
from rendered import Build


@pytest.fixture
def marker(project: Path) -> Path:
    """The file that the dev server watches; not there yet."""
    folder = project / "mysite" / "web"
    Build(folder).write()
    (folder / ".webpack").mkdir()
    return folder / ".webpack" / "reload"


@contextmanager
def running(project: Path, *server: str) -> Iterator[str]:
    """A server that restarts itself at changes; `ADDRESS` stands for what we give."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with subprocess.Popen(
        [argument.replace("ADDRESS", address) for argument in server],
        cwd=project,
        env=environment(project),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            yield f"http://{address}/"
        finally:
            os.killpg(process.pid, 15)


def wait_for(
    condition: Callable[[], bool], again: Callable[[], object] = lambda: None
) -> None:
    """Wait; `again` repeats an edit, since servers miss those of their first second."""
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "it did not happen in 20 seconds"
        again()
        time.sleep(0.05)


def fetch(url: str) -> str:
    try:
        with urlopen(url) as response:
            text: str = response.read().decode()
            return text
    except URLError:
        return ""


def changed_after(edit: float, marker: Path) -> bool:
    return marker.exists() and marker.stat().st_mtime > edit


def change_python(project: Path) -> float:
    """Edit a module; returns when."""
    edited = time.time()
    (project / "mysite" / "urls.py").write_text(f"{URLS}\n# changed at {edited}")
    return edited


def test_pages_reload_when_django_has_noticed_the_change(
    project: Path, marker: Path
) -> None:
    template = project / "mysite" / "web" / "templates" / "web" / "page.html"

    with running(project, *command("runserver", "ADDRESS")) as url:
        wait_for(lambda: "Your frontend works" in fetch(url))
        assert marker.exists()

        edited = time.time()
        template.write_text(template.read_text().replace("Your", "Our"))
        wait_for(lambda: changed_after(edited, marker), again=template.touch)
        assert "Our frontend works" in fetch(url)

        edited = change_python(project)
        wait_for(lambda: changed_after(edited, marker))
        wait_for(lambda: "Our frontend works" in fetch(url))


def test_pages_reload_when_another_server_has_restarted(
    project: Path, marker: Path
) -> None:
    gunicorn = [sys.executable, "-m", "gunicorn", "--reload", "--reload-engine=poll"]

    with running(project, *gunicorn, "--bind=ADDRESS", "mysite.wsgi") as url:
        wait_for(lambda: "Your frontend works" in fetch(url))

        edited = change_python(project)
        again = partial(change_python, project)
        wait_for(lambda: changed_after(edited, marker), again)
        wait_for(lambda: "Your frontend works" in fetch(url))


SETUP = "import django; django.setup()"


@pytest.mark.parametrize(
    ("code", "variable", "reloads"),
    [
        (SETUP, "RUN_MAIN", True),
        (SETUP, "WERKZEUG_RUN_MAIN", True),
        ("import mysite.wsgi", "NONE", True),
        ("from django.core import asgi; asgi.get_asgi_application()", "NONE", True),
        # A worker, a notebook, a script of one's own.
        (SETUP, "NONE", False),
        (
            "from django.conf import settings as s; s.DEBUG = False; " + SETUP,
            "RUN_MAIN",
            False,
        ),
    ],
)
def test_only_a_server_in_debug_reloads_pages(
    project: Path, marker: Path, code: str, variable: str, reloads: bool
) -> None:
    variables = {**environment(project), variable: "true"}
    subprocess.run([sys.executable, "-c", code], env=variables, check=True)

    assert marker.exists() is reloads


@pytest.mark.parametrize("arguments", [["check"], ["test", "mysite.web"]])
def test_commands_reload_nothing(
    project: Path, marker: Path, arguments: list[str]
) -> None:
    assert manage(project, *arguments).returncode == 0

    assert not marker.exists()


def test_changed_module_is_left_to_the_restart(folder: Path) -> None:
    from frontend.debug import reload_pages_on_change

    marker = folder / ".webpack" / "reload"
    marker.parent.mkdir()
    reload_pages_on_change(file_path=folder / "views.py")
    assert not marker.exists()
    reload_pages_on_change(file_path=folder / "page.html")
    assert marker.exists()
