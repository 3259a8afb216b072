"""A Django project of its own process, with the frontend folder inside a package."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from rendered import render

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
WSGI = """
from django.core.wsgi import get_wsgi_application
application = get_wsgi_application()
"""


def create_project(folder: Path, *features: str) -> Path:
    package = folder / "mysite"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "settings.py").write_text(SETTINGS)
    (package / "urls.py").write_text(URLS)
    (package / "wsgi.py").write_text(WSGI)
    render(package / "web", "django", *features)
    return folder


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
