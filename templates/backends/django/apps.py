"""The app: its checks, and the signal that makes open pages load again.

Pages load again when a change of Python code has restarted the server, whichever it
is. A change of a template is noticed by Django's `runserver` and by `runserver_plus`;
any other server keeps what Django has read, even when you press F5. Let it restart for
templates too: `uvicorn --reload --reload-include "*.html"`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Tags, register
from django.utils.autoreload import file_changed

from .checks import check_build, check_context_processors, check_storage
from .reload import reload_pages

JINJA = "django.template.backends.jinja2.Jinja2"

# What runserver and runserver_plus set for the process that they start at each change.
RESTARTED = ("RUN_MAIN", "WERKZEUG_RUN_MAIN")
# The project's wsgi.py or asgi.py has one of these before there are apps. A command or
# a worker has neither.
SERVED = ("django.core.wsgi", "django.core.asgi")


class WebpackConfig(AppConfig):
    """The name follows the folder, wherever it stands: `frontend`, `mysite.web`."""

    name = __name__.rpartition(".")[0]
    verbose_name = "Frontend (webpack)"

    def ready(self) -> None:
        register(check_build, Tags.staticfiles)
        register(check_storage, Tags.staticfiles)
        register(check_context_processors, Tags.templates)

        if uses_jinja():
            from .jinja_engines import install_tags

            install_tags()

        if settings.DEBUG and answers_requests():
            file_changed.connect(
                reload_pages_on_change, dispatch_uid=f"{self.name}.reload"
            )
            reload_pages()


def uses_jinja() -> bool:
    """Whether the project has templates of Django's Jinja2 backend."""
    return any(engine.get("BACKEND") == JINJA for engine in settings.TEMPLATES)


def answers_requests() -> bool:
    """Whether this process is a server, not a command, a test run or a worker."""
    restarted = any(os.environ.get(name) == "true" for name in RESTARTED)
    return restarted or any(name in sys.modules for name in SERVED)


def reload_pages_on_change(file_path: Path, **kwargs: Any) -> None:
    """Reload open pages when a template changed.

    Django calls this after it has dropped its cached templates. A watcher in Node
    would be faster than Django, and reload the page with the old template.
    """
    # A changed module restarts the server, and `ready` speaks up when it is back.
    if file_path.suffix != ".py":
        reload_pages()
