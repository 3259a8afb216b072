"""What Django does with this folder when the project starts, in one with Jinja2.

Yours to change: `verbose_name`, and what `ready` does. Without it Django's templates
still have their tags and Jinja's have none, `manage.py check` says nothing, and open
pages do not load again.
"""

from collections.abc import Mapping
from typing import Any

from django.apps import AppConfig
from django.template import engines
from django.template.backends.jinja2 import Jinja2

from .assets.jinja import find_template, install
from .checks import register_checks
from .debug import AssetErrorReporter, announce_changes, explain
from .templatetags import new_page


class WebpackConfig(AppConfig):
    """The name follows the folder, wherever it stands: `frontend`, `mysite.web`."""

    name = __name__.rpartition(".")[0]
    verbose_name = "Frontend (webpack)"

    def ready(self) -> None:
        register_checks()
        install_tags()
        announce_changes()


def install_tags() -> None:
    """Make `webpack_css` and its kin functions in every Jinja template."""
    for engine in engines.all():
        if isinstance(engine, Jinja2):
            install(engine.env, new_page, on_error)


def on_error(variables: Mapping[str, Any]) -> None:
    explain(variables.get("request"), JinjaErrorReporter)


class JinjaErrorReporter(AssetErrorReporter):
    """Knows the template of Jinja, too, where an error comes from."""

    def find_template(self) -> str | None:
        return super().find_template() or find_template(self.exc_value)
