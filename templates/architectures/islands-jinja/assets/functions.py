"""The functions that Jinja's templates have, by their names.

Each gets the page that is being rendered, and what the template gives it.

Yours to change: add functions of your own. Without it, and jinja.py, there are no tags.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from inspect import isawaitable
from typing import Any

from jinja2 import Environment

from .encode import IslandInvalid
from .islands import open_island
from .jinja_uses import check_islands
from .manifest import Folder
from .page import Html, Page


def island(
    page: Page,
    name: str,
    props: Mapping[str, object] | None = None,
    /,  # a prop may have any of these names
    *,
    caller: Callable[[], Any] | None = None,
    **given: Any,
) -> Html | Awaitable[Html]:
    """A component; with `{% call %}`, around what is shown until it is there.

    {{ island("Counter", start=5, client="visible") }}
    {% call island("forms/Search", search) %}<p>Loading…</p>{% endcall %}
    """
    start, end = open_island(page, name, props, **given)
    if caller is not None and not callable(caller):
        raise IslandInvalid(
            f"{name}: caller is a word of Jinja's, and no prop.",
            'give it in a dict: island("…", {"caller": …})',
        )
    body = caller() if caller else ""
    if isawaitable(body):  # in an environment with `enable_async`

        async def wait() -> Html:
            return Html(f"{start}{await body}{end}")

        return wait()
    return Html(f"{start}{body}{end}")


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "webpack_css": Page.css,
    "webpack_js": Page.js,
    "webpack_preload": Page.preload,
    "webpack_asset": Page.asset,
    "island": island,
}

# What a check of the application looks at besides the build: each gets Jinja's
# environment and the folder, and returns what is wrong, a sentence each.
CHECKS: Sequence[Callable[[Environment, Folder], list[str]]] = (check_islands,)
