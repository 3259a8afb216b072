"""One Django project for the whole run, with a freshly rendered folder in it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf import settings

from projects import create_project
from rendered import Build, render

PROJECT = Path(tempfile.mkdtemp(prefix="webpack-frontend-"))
FRONTEND = PROJECT / "frontend"


def pytest_configure() -> None:
    # With Jinja's layer, for the tests of both template languages. Projects of their own
    # process (projects.py) are without it.
    render(FRONTEND, "django", "jinja2", "architectures/ssr-service")
    sys.path.insert(0, str(PROJECT))
    settings.configure(
        ALLOWED_HOSTS=["testserver", "localhost", "127.0.0.1", "[::1]"],
        INSTALLED_APPS=["django.contrib.staticfiles", "frontend"],
        MIDDLEWARE=["frontend.middleware.render_islands"],
        ROOT_URLCONF="urls_of_tests",
        SECRET_KEY="only for tests",
        STATIC_ROOT=str(PROJECT / "collected"),
        STATIC_URL="static/",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [Path(__file__).parent / "templates"],
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request"
                    ],
                    "libraries": {"parts": "parts"},
                },
            }
        ],
        USE_TZ=True,
    )
    django.setup()


def pytest_unconfigure() -> None:
    shutil.rmtree(PROJECT)


@pytest.fixture(scope="session")
def project_of_tests() -> Path:
    """The folder that the packages under test are imported from."""
    return PROJECT


@pytest.fixture
def folder() -> Iterator[Path]:
    """The rendered folder, without a build."""
    from frontend.assets import get_assets

    get_assets.cache_clear()
    yield FRONTEND
    (FRONTEND / "manifest.json").unlink(missing_ok=True)
    shutil.rmtree(FRONTEND / "static" / "frontend", ignore_errors=True)
    shutil.rmtree(FRONTEND / ".webpack", ignore_errors=True)
    shutil.rmtree(PROJECT / "collected", ignore_errors=True)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A frontend folder without Python in it, for tests of the reader alone."""
    place = tmp_path / "secret-place" / "frontend"
    (place / ".webpack").mkdir(parents=True)
    (place / "node_modules").mkdir()
    return place


@pytest.fixture
def build(folder: Path) -> Build:
    """The rendered folder with a build."""
    return Build(folder).write()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose frontend folder is `mysite/web`."""
    return create_project(tmp_path)


@pytest.fixture
def override() -> Iterator[Callable[..., None]]:
    """Change settings until the end of the test."""
    from django.test import override_settings

    active: list[Any] = []

    def change(**values: Any) -> None:
        active.append(override_settings(**values))
        active[-1].enable()

    yield change
    for one in reversed(active):
        one.disable()
