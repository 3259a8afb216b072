"""A project of its own process: another name, inside a package, before any build."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from rendered import Build, render

SETTINGS = """
SECRET_KEY = "only for tests"
DEBUG = True
ALLOWED_HOSTS = []
INSTALLED_APPS = ["django.contrib.staticfiles", "mysite.web"]
ROOT_URLCONF = "mysite.urls"
STATIC_URL = "static/"
USE_TZ = True
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
}]
"""
URLS = """
from django.urls import include, path
urlpatterns = [path("", include("mysite.web.urls"))]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    package = tmp_path / "mysite"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "settings.py").write_text(SETTINGS)
    (package / "urls.py").write_text(URLS)
    render(package / "web")
    return tmp_path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-W", "error", "-m", "django", *arguments]


def environment(project: Path) -> dict[str, str]:
    paths = {"PYTHONPATH": str(project), "DJANGO_SETTINGS_MODULE": "mysite.settings"}
    return {**os.environ, **paths, "PYTHONUNBUFFERED": "1"}


def manage(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments),
        cwd=project,
        env=environment(project),
        check=False,
        capture_output=True,
        text=True,
    )


def test_check_passes_before_the_first_build_and_warns(project: Path) -> None:
    result = manage(project, "check")

    assert result.returncode == 0, result.stderr
    assert "?: (web.W001)" in result.stderr
    assert "cd mysite/web && npm install && npm run build" in result.stderr


def test_rendered_tests_pass_before_the_first_build(project: Path) -> None:
    result = manage(project, "test", "mysite.web")

    assert result.returncode == 0, result.stderr
    assert "Ran 2 tests" in result.stderr


def test_rendered_tests_pass_with_a_storage_that_is_strict(project: Path) -> None:
    with (project / "mysite" / "settings.py").open("a") as settings:
        settings.write(
            'STATIC_ROOT = "collected"\n'
            'STORAGES = {"staticfiles": {"BACKEND":'
            ' "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}}\n'
        )
    result = manage(project, "test", "mysite.web")

    assert result.returncode == 0, result.stderr


def test_other_name_has_its_own_paths(project: Path) -> None:
    build = Build(project / "mysite" / "web").write()
    code = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "print(Client().get('/').content.decode())"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(project),
        check=True,
        capture_output=True,
        text=True,
    )

    assert f'src="/static/web/js/{build.app.rpartition("/")[2]}"' in result.stdout
    assert "web/src/entries/app.ts" in result.stdout
    assert "frontend/" not in result.stdout


@contextmanager
def runserver(project: Path) -> Iterator[str]:
    """Django's own server, which restarts itself; gives its address."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with subprocess.Popen(
        command("runserver", address),
        cwd=project,
        env=environment(project),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as server:
        try:
            yield f"http://{address}/"
        finally:
            os.killpg(server.pid, 15)


def wait_for(
    condition: Callable[[], bool], again: Callable[[], object] = lambda: None
) -> None:
    """Wait; `again` repeats an edit, since Django misses those of its first second."""
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


def test_pages_reload_when_django_has_noticed_the_change(project: Path) -> None:
    folder = project / "mysite" / "web"
    Build(folder).write()
    (folder / ".webpack").mkdir()
    marker = folder / ".webpack" / "reload"
    template = folder / "templates" / "web" / "page.html"

    def changed_after(edit: float) -> bool:
        return marker.exists() and marker.stat().st_mtime > edit

    with runserver(project) as url:
        wait_for(lambda: "Your frontend works" in fetch(url))
        assert marker.exists()

        edited = time.time()
        template.write_text(template.read_text().replace("Your", "Our"))
        wait_for(lambda: changed_after(edited), again=template.touch)
        assert "Our frontend works" in fetch(url)

        edited = time.time()
        (project / "mysite" / "urls.py").write_text(URLS + "\n# changed")
        wait_for(lambda: changed_after(edited))
        wait_for(lambda: "Our frontend works" in fetch(url))


def test_commands_that_serve_nothing_reload_nothing(project: Path) -> None:
    state = project / "mysite" / "web" / ".webpack"
    state.mkdir()
    manage(project, "check")

    assert not (state / "reload").exists()


def test_changed_module_is_left_to_the_restart(folder: Path) -> None:
    from frontend.apps import RELOAD_MARKER, reload_pages_on_change

    RELOAD_MARKER.parent.mkdir()
    reload_pages_on_change(file_path=folder / "views.py")
    assert not RELOAD_MARKER.exists()
    reload_pages_on_change(file_path=folder / "page.html")
    assert RELOAD_MARKER.exists()
