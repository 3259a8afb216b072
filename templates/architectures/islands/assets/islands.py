"""Components in templates: the element that the tag `island` prints.

    <frontend-island name="Counter" client="load" props='{"start":5}'></frontend-island>

src/lib/islands/island.ts makes it live. Here is what can be asked of it, and how values
of Python become its props: encode.py.

Yours to change: what is printed, and when it is. Without it, and the module that
imports it, there is no tag.
"""

import dataclasses
import json
import logging
import re
from collections.abc import Mapping
from html import escape
from typing import Any

from .encode import Default, IslandInvalid, dump_model, encode
from .manifest import AssetError, EntryNotFound, Folder, Manifest
from .missing import (
    explain_entry,
    explain_new,
    explain_unknown,
    find_same,
    is_known,
    list_islands,
)
from .page import Page
from .props import check_props
from .ssr import open_element

logger = logging.getLogger(__name__)

ENTRY = "islands"
CLOSE = "</frontend-island>"

# src/lib/islands/moments.ts has the same, and what they mean. Behind a colon some take,
# or must have, what is to be known about them.
MOMENTS = {
    "load": "",
    "idle": r"(:\d+)?",
    "visible": r"(:-?\d+(\.\d+)?(px|%)( -?\d+(\.\d+)?(px|%)){0,3})?",
    "media": r":[^()]*(\([^()]*(\([^()]*\)[^()]*)*\)[^()]*)*",
    "interaction": r"(:\S+( \S+)*)?",
    "none": "",
}

LARGE = 100_000  # characters of props, from which on the log says so in debug

ESCAPES = {
    "&": "&amp;",
    "'": "&#39;",
    "<": "\\u003c",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
SPECIAL = re.compile("[&'<\u2028\u2029]")


class IslandNotFound(AssetError):
    """There is no island of this name."""


def open_island(
    page: Page,
    name: str,
    props: Mapping[str, object] | None = None,
    default: Default | None = None,
    /,  # a prop may have any of these names
    **given: Any,
) -> tuple[str, str]:
    """The start tag of an island, with what all need before the first, and its end.

    Between them comes what is shown until the island is mounted.

    `given` are its props, which win over those in `props`, and the reserved words:
    `client`, `id`, `class`, `ssr`, `props`. `default` turns what `encode` does not know into
    what it does, or returns it as it is. Raises an AssetError.
    """
    manifest = page.manifest
    if not is_known(name, manifest.islands):
        raise IslandNotFound(*explain_island(page.folder, name, manifest))
    client = _moment(name, given.pop("client", "load"))
    ssr = given.pop("ssr", None)
    attributes: dict[str, object] = {"name": name, "id": given.pop("id", None)}
    attributes["class"] = given.pop("class", given.pop("class_", None))
    attributes["client"] = client
    element = "".join(
        f' {key}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    values = _mapping(name, given.pop("props", props)) | given
    text = encode(name, values, default)
    if page.folder.debug:
        check_props(page.folder, name, json.loads(text))
    if values:
        element += f" props='{_escape(text)}'"
    if page.folder.debug and len(element) > LARGE:
        logger.warning("The props of %s are %d characters long.", name, len(element))
    begin, end = open_element(page, name, f"<frontend-island{element}>", text, ssr)
    return "\n".join([*_print_first(page, name, client), *begin]), f"{end}{CLOSE}"


def _escape(text: str) -> str:
    """For an attribute in single quotes, in which JSON can be read."""
    return SPECIAL.sub(lambda special: ESCAPES[special[0]], text)


def _moment(name: str, client: object) -> str:
    moment, *more = str(client).split(":", 1)
    if moment not in MOMENTS:
        problem, fix = explain_unknown("moment", moment, MOMENTS, "leave client out")
        raise IslandInvalid(f"{name}: {problem}", fix)
    value = f":{more[0]}" if more else ""
    if not re.fullmatch(MOMENTS[moment], value):
        examples = {
            "idle": "idle:500",
            "visible": "visible:100px",
            "media": "media:(min-width: 60rem)",
            "interaction": "interaction:click keydown",
        }
        raise IslandInvalid(
            f'{name}: "{client}" is no moment.',
            f'write client="{examples.get(moment, moment)}"',
        )
    return str(client)


def explain_island(folder: Folder, name: str, manifest: Manifest) -> tuple[str, str]:
    """The summary and the fix of an IslandNotFound."""
    known = manifest.islands
    path = re.sub(r"^(?:src/)?islands/|\.(?:[jt]sx?|vue)$", "", str(name))
    if near := find_same(path, known):
        fix = f'write "{near}": the path of the file below src/islands/, without ending'
        return f'There is no island "{name}", but "{near}".', fix
    if file := list_islands(folder.path).get(path):
        return explain_new(folder, file, manifest)
    remedy = f"add the file {folder.show(f'src/islands/{name}.tsx')}, .vue or .ts"
    return explain_unknown("island", name, known, remedy)


def _mapping(name: str, props: object) -> dict[str, object]:
    if props is None:
        return {}
    if isinstance(props, Mapping):
        return dict(props.items())  # of Django's QueryDict, a text each, not a list
    if hasattr(props, "model_dump"):
        dumped = dump_model(props)
        if isinstance(dumped, dict):  # a RootModel is whatever its root is
            return dumped
    if dataclasses.is_dataclass(props) and not isinstance(props, type):
        return {one.name: getattr(props, one.name) for one in dataclasses.fields(props)}
    raise IslandInvalid(
        f"{name}: props is {type(props).__name__}, not a dict.",
        "give a dict with the name of each prop",
    )


def _print_first(page: Page, name: str, client: str) -> list[str]:
    """What the page does not have yet, and the island is going to need."""
    manifest = page.manifest
    if ENTRY not in manifest.entries:
        raise EntryNotFound(*explain_entry(page.folder, ENTRY, manifest))
    tags = [page.css(ENTRY), page.js(ENTRY)]
    if client == "load":
        needed = manifest.islands[name]
        css = [path for path in needed.css if path not in page.printed]
        tags.append(page.hints(dataclasses.replace(needed, css=css)))
    return [tag for tag in tags if tag]
