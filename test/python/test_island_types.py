"""What an island is given is held against the types of its component, in debug."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template import Context, Template

from frontend.assets import get_assets
from frontend.assets.props import PropsInvalid, describe_problem
from rendered import Build

TEXT = {"type": "string", "title": "string"}
NUMBER = {"type": "number", "title": "number"}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "label": TEXT,
        "start": NUMBER,
        "size": {"enum": ["s", "m", 1], "title": '"s" | "m" | 1'},
        "maybe": {"anyOf": [TEXT, {"type": "null"}], "title": "string | null"},
        "books": {
            "type": "array",
            "title": "Book[]",
            "items": {
                "type": "object",
                "title": "Book",
                "properties": {"title": TEXT, "year": NUMBER},
                "required": ["title"],
                "additionalProperties": False,
            },
        },
        "counts": {"type": "object", "additionalProperties": NUMBER, "title": "…"},
        "flag": {"type": "boolean", "title": "boolean"},
        "anything": {},
        "onClose": {"enum": [], "title": "() => void"},
    },
    "required": ["label"],
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"start": 1},
        {"start": 1.5},
        {"size": "m"},
        {"size": 1.0},
        {"maybe": None},
        {"maybe": "a"},
        {"books": []},
        {"books": [{"title": "a"}, {"title": "b", "year": 1, "isbn": "more"}]},
        {"counts": {"a": 1}},
        {"flag": False},
        {"anything": {"a": [1]}},
    ],
)
def test_takes(more: dict[str, Any]) -> None:
    assert describe_problem(SCHEMA, {"label": "a", **more}) is None


def test_prop_that_the_element_has_too_comes_by_props() -> None:
    schema = {"properties": {"id": {"type": "string"}}, "required": ["id"]}

    problem = describe_problem(schema, {})

    assert problem == (
        "the prop id is missing; id= in the tag is the element's own,"
        " and the component's comes by props="
    )


@pytest.mark.parametrize(
    ("props", "problem"),
    [
        ({}, "the prop label is missing, which is string"),
        ({"label": 1}, "label is 1, not string"),
        ({"label": "a", "strat": 1}, "there is no prop strat: did you mean start"),
        ({"label": "a", "other": 1}, "there is no prop other"),
        ({"label": "a", "start": "5"}, 'start is "5", not number'),
        ({"label": "a", "start": True}, "start is true, not number"),
        ({"label": "a", "size": True}, 'size is true, not "s" | "m" | 1'),
        ({"label": "a", "size": "x" * 99}, f'size is "{"x" * 38}…, not "s" | "m" | 1'),
        ({"label": "a", "maybe": 1}, "maybe is 1, not string | null"),
        (
            {"label": "a", "books": [{"title": "a"}, {"year": 1}]},
            "books[1].title is missing, which is string",
        ),
        (
            {"label": "a", "books": [{"title": "a", "year": "1"}]},
            'books[0].year is "1", not number',
        ),
        ({"label": "a", "books": {}}, "books is {}, not Book[]"),
        ({"label": "a", "counts": {"a": "1"}}, 'counts.a is "1", not number'),
        ({"label": "a", "flag": 1}, "flag is 1, not boolean"),
        (
            {"label": "a", "onClose": "x"},
            "no template can give onClose, which is () => void",
        ),
    ],
)
def test_tells_what_is_wrong(props: dict[str, Any], problem: str) -> None:
    assert describe_problem(SCHEMA, props) == problem


def test_others_are_not_missed_where_some_are_known() -> None:
    assert describe_problem(SCHEMA, {}, whole=False) is None


@pytest.fixture
def source(build: Build, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The component's file, with what is known of it, in debug."""
    monkeypatch.setattr(settings, "DEBUG", True)
    get_assets.cache_clear()
    build.add_islands().write()
    file = build.folder / "src" / "islands" / "Counter.tsx"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    os.utime(file, (1, 1))
    known = {"Counter": {"file": "src/islands/Counter.tsx", "schema": SCHEMA}}
    (build.folder / "props.json").write_text(json.dumps(known))
    yield file
    file.unlink()
    (build.folder / "props.json").unlink(missing_ok=True)
    get_assets.cache_clear()


def render(tag: str) -> str:
    return str(Template("{% load webpack %}" + tag).render(Context()))


def test_tag_tells_in_debug(source: Path) -> None:
    with pytest.raises(PropsInvalid) as told:
        render('{% island "Counter" start="5" label="a" %}')

    assert str(told.value).startswith('Counter: start is "5", not number.\nFix: ')
    assert "src/islands/Counter.tsx, which takes label: string, start?" in str(
        told.value
    )
    assert '"label":"a"' in render('{% island "Counter" label="a" %}')


@pytest.mark.parametrize("state", ["production", "newer", "absent", "broken", "other"])
def test_tag_is_silent_where_nothing_is_known(
    source: Path, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    known = source.parents[2] / "props.json"
    if state == "production":
        monkeypatch.setattr(settings, "DEBUG", False)
    elif state == "newer":
        os.utime(source)
        os.utime(known, (1, 1))
    elif state == "absent":
        known.unlink()
    elif state == "broken":
        known.write_text('{"Counter": []}')
    else:
        known.write_text("{}")

    assert '"start":"5"' in render('{% island "Counter" start="5" %}')
