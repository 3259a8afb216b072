"""The functions that Jinja's templates have, by their names.

Each gets the page that is being rendered, and what the template gives it.

Yours to change: add functions of your own. Without it, and jinja.py, there are no tags.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import Environment

from .manifest import Folder
from .page import Page

FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "webpack_css": Page.css,
    "webpack_js": Page.js,
    "webpack_preload": Page.preload,
    "webpack_asset": Page.asset,
}

# What a check of the application looks at besides the build: each gets Jinja's
# environment and the folder, and returns what is wrong, a sentence each.
CHECKS: Sequence[Callable[[Environment, Folder], list[str]]] = ()
