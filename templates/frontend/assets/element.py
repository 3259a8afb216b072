"""The elements that load a file, and their attributes.

Yours to change: the attributes that an element has of itself. Without it page.py, which
imports it, does not work.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape

from .manifest import AttributeInvalid, Entry, is_url

ATTRIBUTE_NAME = re.compile(r"[a-z][a-z0-9:.-]*")

Attributes = Mapping[str, object]


def name_attributes(attributes: Attributes, own: str) -> dict[str, object]:
    """The attributes of a tag under their names in HTML.

    Raises AttributeInvalid for a name that would break out of the element, and for
    the URL, which is the one thing that a tag must say itself.
    """
    given = {}
    for name, value in attributes.items():
        html_name = name.removesuffix("_").replace("_", "-").lower()
        if html_name == own:
            raise AttributeInvalid(
                f'"{own}" is what the tag itself is for, and cannot be an attribute.',
                "take it out, or write the element by hand around the asset's URL",
            )
        if not ATTRIBUTE_NAME.fullmatch(html_name):
            raise AttributeInvalid(
                f"{name!r} is not the name of an HTML attribute.",
                "use letters, digits and underscores: data_page stands for data-page",
            )
        given[html_name] = value
    return given


def trust(path: str, entry: Entry) -> tuple[str | None, str | None]:
    """What the browser needs to know to run the file: `integrity`, `crossorigin`."""
    integrity = entry.integrity.get(path)
    # Integrity is only checked of files fetched in CORS mode, and the dev server
    # refuses to answer other sites in any other mode.
    return integrity, "anonymous" if integrity or is_url(path) else None


def own_attributes(
    name: str, url: str, integrity: str | None, cors: str | None
) -> dict[str, object]:
    """The attributes that an element has of itself, in their order."""
    own: dict[str, object] = (
        {"src": url, "defer": True}
        if name == "script"
        else {"rel": "stylesheet", "href": url}
    )
    return own | {"integrity": integrity, "crossorigin": cors}


@lru_cache(maxsize=1000)
def plain_element(name: str, url: str, integrity: str | None, cors: str | None) -> str:
    return element(name, own_attributes(name, url, integrity, cors), {})


def element(name: str, own: Attributes, given: Attributes) -> str:
    """An element; a given attribute replaces its own in the place where that stood."""
    attributes = "".join(
        f" {key}" if value is True else f' {key}="{escape(str(value))}"'
        for key, value in {**own, **given}.items()
        if value is not None and value is not False
        if key != "nonce" or value != ""  # a page without a policy
    )
    return f"<{name}{attributes}>" + ("" if name == "link" else f"</{name}>")
