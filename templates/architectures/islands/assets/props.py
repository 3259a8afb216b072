"""What an island takes, and whether it is given that: told in debug.

`npm run props` reads it from the types of components and writes props.json, as JSON
Schema (https://json-schema.org): `type`, `enum`, `const`, `anyOf`, `properties`,
`required`, `items` and `additionalProperties` of it, and `title`, which is the type in
TypeScript's words.

Yours to change: what is said. Without it, and the lines of islands.py that name it, a
component is given whatever a template says.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from .manifest import AssetError, Folder

Schema = Mapping[str, Any]

FILE = "props.json"
KINDS: Mapping[str, type | tuple[type, ...]] = {
    "array": list,
    "boolean": bool,
    "null": type(None),
    "number": (int, float),
    "integer": int,
    "object": dict,
    "string": str,
}


class PropsInvalid(AssetError):
    """An island is given what its component does not take, or not what it needs."""


# What a tag says of its element.
OF_ELEMENT = ("id", "class")


@dataclass(frozen=True)
class Island:
    """What is known of one: its file below the frontend folder, and its props."""

    file: str
    schema: Schema


def check_props(folder: Folder, name: str, values: Mapping[str, object]) -> None:
    """Raises PropsInvalid for the first prop that is missing, unknown or another type.

    `values` are as JSON has them. Where nothing is known of the island, or its file has
    been changed since, they pass.
    """
    island = find_island(folder.path, name)
    if island is None:
        return
    problem = describe_problem(island.schema, values)
    if problem:
        takes = _describe(island.schema)
        raise PropsInvalid(
            f"{name}: {problem}.",
            f"correct it in the template, or change {folder.show(island.file)}, which"
            f" takes {takes or 'no props'}",
        )


def find_island(folder: Path, name: str) -> Island | None:
    """What props.json says of an island; None where it does not, or is outdated."""
    try:
        file = os.path.join(folder, FILE)
        stat = os.stat(file)
        island = _read(file, stat.st_mtime_ns, stat.st_ino).get(name)
        if island is None:
            return None
        # A type elsewhere may have changed as well, but most are where they are used.
        is_older = os.stat(os.path.join(folder, island.file)).st_mtime > stat.st_mtime
    except OSError:
        return None
    return None if is_older else island


@lru_cache(maxsize=2)
def _read(file: str, *state: int) -> Mapping[str, Island]:
    try:
        content = json.loads(Path(file).read_text("utf-8"))
        return {
            name: Island(str(island["file"]), dict(island["schema"]))
            for name, island in content.items()
        }
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}  # somebody else has written it


def describe_problem(
    schema: Schema, values: Mapping[str, object], *, whole: bool = True
) -> str | None:
    """The first thing that is wrong with props, in words; None if nothing is.

    Not `whole` are those of which only some are known: none of the others is missed.
    """
    known: Mapping[str, Schema] = schema.get("properties", {})
    missing = [name for name in schema.get("required", ()) if name not in values]
    if whole and missing:
        if missing[0] in OF_ELEMENT:
            name = missing[0]
            return (
                f"the prop {name} is missing; {name}= in the tag is the element's own,"
                f" and the component's comes by props="
            )
        wanted = known.get(missing[0], {}).get("title", "something")
        return f"the prop {missing[0]} is missing, which is {wanted}"
    for name in values:
        if name not in known and schema.get("additionalProperties") is False:
            near = get_close_matches(name, known, n=1)
            hint = f": did you mean {near[0]}" if near else ""
            return f"there is no prop {name}{hint}"
    return _find(schema, dict(values), "")


def _find(schema: Schema, value: object, path: str) -> str | None:
    if "anyOf" in schema:
        fits = any(_find(one, value, path) is None for one in schema["anyOf"])
        return None if fits else _mistyped(schema, value, path)
    if "enum" in schema or "const" in schema:
        values = schema.get("enum", [schema.get("const")])
        fits = any(_is_same(one, value) for one in values)
        return None if fits else _mistyped(schema, value, path)
    kinds = schema.get("type", ())
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(_is_kind(value, kind) for kind in kinds):
        return _mistyped(schema, value, path)
    if isinstance(value, dict):
        return _find_inside(schema, value, path)
    if isinstance(value, list) and "items" in schema:
        found = (
            _find(schema["items"], one, f"{path}[{index}]")
            for index, one in enumerate(value)
        )
        return next(filter(None, found), None)
    return None


def _find_inside(schema: Schema, value: Mapping[str, Any], path: str) -> str | None:
    known: Mapping[str, Schema] = schema.get("properties", {})
    rest = schema.get("additionalProperties", True)
    if path:
        for name in schema.get("required", ()):
            if name not in value:
                return (
                    f"{path}.{name} is missing, which is {_title(known.get(name, {}))}"
                )
    for name, one in value.items():
        inside = known.get(name, rest if isinstance(rest, dict) else {})
        if problem := _find(inside, one, f"{path}.{name}" if path else name):
            return problem
    return None  # what an object has besides is no mistake in TypeScript either


def _mistyped(schema: Schema, value: object, path: str) -> str:
    if schema.get("enum") == []:
        return f"no template can give {path}, which is {_title(schema)}"
    shown = json.dumps(value, ensure_ascii=False)
    shown = shown if len(shown) <= 40 else f"{shown[:39]}…"
    return f"{path} is {shown}, not {_title(schema)}"


def _title(schema: Schema) -> str:
    return str(schema.get("title") or schema.get("type") or "what it takes")


def _describe(schema: Schema) -> str:
    required = schema.get("required", ())
    properties: Mapping[str, Schema] = schema.get("properties", {})
    return ", ".join(
        f"{name}{'' if name in required else '?'}: {one.get('title', 'unknown')}"
        for name, one in list(properties.items())[:20]
    )


def _is_kind(value: object, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, KINDS.get(kind, ()))


def _is_same(one: object, other: object) -> bool:
    """As JSON has it: 1 is 1.0, and not true."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)
