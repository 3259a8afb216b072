"""System check of the middleware that puts rendered islands into pages.

Yours to change: what has to come before. Without it you see in the source of a page that
its islands are empty.
"""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register

PACKAGE = __name__.rpartition(".")[0]
LABEL = PACKAGE.rpartition(".")[2]
MIDDLEWARE = f"{PACKAGE}.middleware.render_islands"

# What has to see the filled page, and so to stand before it.
OUTER = (
    "django.middleware.gzip.",
    "django.middleware.cache.",
    "django.middleware.http.",
)


def register_checks() -> None:
    register(check_middleware)


def check_middleware(**kwargs: Any) -> list[CheckMessage]:
    """W007: no page is filled. W008: what comes after it would not see that."""
    names = list(settings.MIDDLEWARE)
    if MIDDLEWARE not in names:
        return [
            Warning(
                "MIDDLEWARE has nothing that puts rendered islands into pages: browsers"
                " render them.",
                hint=f'Add "{MIDDLEWARE}" at the end of MIDDLEWARE.',
                id=f"{LABEL}.W007",
            )
        ]
    behind = names[names.index(MIDDLEWARE) + 1 :]
    return [
        Warning(
            f"{name} comes after {MIDDLEWARE} in MIDDLEWARE, and does not see what that"
            " puts into pages.",
            hint=f'Move "{MIDDLEWARE}" to the end.',
            id=f"{LABEL}.W008",
        )
        for name in behind
        if name.startswith(OUTER)
    ]
