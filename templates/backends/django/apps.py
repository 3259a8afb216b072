"""What Django does with this folder when the project starts.

Yours to change: `verbose_name`, and what `ready` does. Without it the tags still work,
but `manage.py check` says nothing and open pages do not load again.
"""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Info, Tags, register

from .checks import LABEL, register_checks
from .debug import announce_changes

JINJA = "django.template.backends.jinja2.Jinja2"


class WebpackConfig(AppConfig):
    """The name follows the folder, wherever it stands: `frontend`, `mysite.web`."""

    name = __name__.rpartition(".")[0]
    verbose_name = "Frontend (webpack)"

    def ready(self) -> None:
        register_checks()
        register(check_jinja, Tags.templates)
        announce_changes()


def check_jinja(**kwargs: Any) -> list[CheckMessage]:
    """I006: Jinja's templates do not know the tags, which are a layer of their own."""
    return [
        Info(
            f"The templates of TEMPLATES[{number}], which is Jinja2, have no tags.",
            hint="To give them the tags, run `npm init webpack-frontend add jinja2`.",
            id=f"{LABEL}.I006",
        )
        for number, engine in enumerate(settings.TEMPLATES)
        if engine.get("BACKEND") == JINJA
    ]
