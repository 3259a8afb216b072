"""What becomes of an island's props, and the tag of Django's templates."""

from __future__ import annotations

import json
from collections import OrderedDict, namedtuple
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from decimal import Decimal
from enum import Enum, IntEnum
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.http import QueryDict
from django.template import Context, Template, TemplateSyntaxError
from django.utils.functional import SimpleLazyObject, lazystr
from django.utils.safestring import mark_safe

from frontend.assets.encode import IslandInvalid, encode
from frontend.assets.islands import IslandNotFound
from frontend.assets.sample import sample_build
from rendered import Build


class Colour(Enum):
    RED = "red"


class Level(IntEnum):
    HIGH = 3


@dataclass
class Point:
    x: int
    when: date


class Model:
    """As Pydantic's models are."""

    def model_dump(self, *, mode: str, by_alias: bool) -> dict[str, object]:
        return {"mode": mode, "byAlias": by_alias, "price": "1.10"}


class Own:
    def __json__(self) -> object:
        return {"own": Decimal("2.5")}


class OfPyramid:
    """As its documentation has it, with the request."""

    def __json__(self, request: object) -> object:
        return {"request": request}


class Broken:
    def __json__(self) -> object:
        raise ValueError("no UTF-8")


class HttpUrl:
    """As Pydantic's and Starlette's addresses are, which are no texts."""

    def __str__(self) -> str:
        return "https://example.com/?a=1"


Pair = namedtuple("Pair", "a b")


class Word(str, Enum):
    RED = "red"


class Lazy:
    """As Werkzeug's LocalProxy is."""

    def __init__(self, find: Any) -> None:
        self.find = find

    @property
    def __class__(self) -> Any:
        return type(self.find())

    def _get_current_object(self) -> Any:
        return self.find()


@dataclass
class Around:
    value: Any

    def __json__(self) -> object:
        return self.value


KEYS = {"null": 1, "true": 2, "1.5": 3, "red": 4}

ENCODED: list[tuple[Any, Any]] = [
    (None, None),
    (True, True),
    (0, 0),
    (-1.5, -1.5),
    ("ä\u2028\U0001f600", "ä\u2028\U0001f600"),
    (mark_safe("<b>"), "<b>"),
    (date(2026, 1, 2), "2026-01-02"),
    (datetime(2026, 1, 2, 3, 4, tzinfo=timezone.utc), "2026-01-02T03:04:00+00:00"),
    (time(3, 4), "03:04:00"),
    (Decimal("1.10"), "1.10"),
    (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    (Colour.RED, "red"),
    (Level.HIGH, 3),
    ({10, 9, 2}, [2, 9, 10]),
    ({1, "a"}, ["a", 1]),
    (frozenset("ba"), ["a", "b"]),
    ((1, "a"), [1, "a"]),
    (Pair(1, 2), [1, 2]),
    (range(2), [0, 1]),
    ((one for one in "ab"), ["a", "b"]),
    (OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
    ({"a": 1}.values(), [1]),
    ({1: "a"}, {"1": "a"}),
    (Point(1, date(2026, 1, 2)), {"x": 1, "when": "2026-01-02"}),
    (Model(), {"mode": "json", "byAlias": True, "price": "1.10"}),
    (Own(), {"own": "2.5"}),
    (OfPyramid(), {"request": None}),
    (HttpUrl(), "https://example.com/?a=1"),
    (ErrorList([ValidationError("Too short."), "<b>"]), ["Too short.", "<b>"]),
    ("\ud800", "\ud800"),
    ({"__proto__": 1}, {"__proto__": 1}),
    (2**53 - 1, 2**53 - 1),
    (0.1 + 0.2, 0.1 + 0.2),
    ("12345678901234567890", "12345678901234567890"),
    *[(SimpleLazyObject(lambda one=one: one), one) for one in (5, True, 1.5, None)],
    (
        SimpleLazyObject(lambda: Point(1, date(2026, 1, 2))),
        {"x": 1, "when": "2026-01-02"},
    ),
    (Lazy(lambda: {"a": 1}), {"a": 1}),
    *[
        (kind({None: 1, True: 2, 1.5: 3, Word.RED: 4}), KEYS)
        for kind in (dict, MappingProxyType, Around)
    ],
]


@pytest.mark.parametrize(("value", "expected"), ENCODED)
def test_encodes(value: Any, expected: Any) -> None:
    text = encode("Counter", {"value": value})

    assert json.loads(text) == {"value": expected}
    text.encode()


def holding_itself() -> list[Any]:
    values: list[Any] = []
    values.append(values)
    return values


@pytest.mark.parametrize(
    ("props", "message"),
    [
        (
            {"items": [{}, {"due": object()}]},
            r"Counter: props\.items\[1\]\.due: cannot",
        ),
        ({"a": (one for one in [{"b": object()}])}, r"props\.a\[0\]\.b: cannot"),
        ({"a": float("nan")}, r"Counter: props\.a: nan is no number in JSON\."),
        ({"a": {"b c": b"x"}}, r"Counter: props\.a\['b c'\]: cannot encode bytes\."),
        ({"a": {(1, 2): 3}}, r"Counter: props\.a: a key is tuple, not a text\."),
        ({"a": [Broken()]}, r"Counter: props\.a\[0\]: Broken cannot .*: no UTF-8\."),
        ({"a": Point}, r"Counter: props\.a: cannot encode the class Point\."),
        (
            {"ids": [1, 2**53]},
            r"Counter: props\.ids\[1\]: it is a number of more digits",
        ),
        ({"a": -(10**400)}, r"Counter: props\.a: it is a number of more digits"),
        ({"a": 10**5000}, r"Counter: props\.a: it is a number of more digits"),
        ({"a": [{None: 1}, object()]}, r"Counter: props\.a\[1\]: cannot encode object"),
        ({"a": holding_itself()}, r"Counter: props\.a.*: it is nested too deeply"),
    ],
)
def test_says_where_a_value_is_that_cannot_be_encoded(
    props: dict[str, Any], message: str
) -> None:
    with pytest.raises(IslandInvalid, match=message):
        encode("Counter", props)


HOSTILE = {
    "quotes": "\"'`",
    "elements": "</frontend-island></script><script>alert(1)</script>",
    "comment": "<!-- <![CDATA[ -->",
    "references": "&quot; &#39; &lt; &amp;amp; &",
    "lines": "\r\n\t\0\u2028\u2029",
    "backslashes": "\\ \\' \\u003c",
    "template": "{{ 7 * 7 }} {% now %} ${7 * 7}",
    "__proto__": "x",
}


class FirstIsland(HTMLParser):
    found: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "frontend-island":
            self.found = dict(attrs)["props"]


def rendered(source: str, **variables: Any) -> str:
    template = Template("{% load webpack %}" + source)
    return str(template.render(Context(variables))).split("\n")[-1]


def test_hostile_props_arrive_as_they_were(build: Build) -> None:
    html = rendered('{% island "Counter" props=props %}', props=HOSTILE)

    parser = FirstIsland()
    parser.feed(html)
    assert parser.found is not None
    assert json.loads(parser.found) == HOSTILE
    assert html.count("<") == 2, "nothing but the element itself"


def test_props_of_a_query_are_texts(build: Build) -> None:
    html = rendered(
        '{% island "Counter" props=query %}', query=QueryDict("a=1&a=2&b=3")
    )

    assert """props='{"a":"2","b":"3"}'""" in html


def test_large_props_arrive_and_larger_ones_are_told(
    build: Build, settings_debug: None, caplog: pytest.LogCaptureFixture
) -> None:
    large = "&'<" * 40_000
    html = rendered('{% island "Counter" text=text %}', text=large)

    assert (
        json.loads(unescape(html.split("props='")[1].split("'>")[0]))["text"] == large
    )
    assert "The props of Counter are" in caplog.text


@pytest.fixture
def settings_debug(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    from frontend.assets import get_assets

    monkeypatch.setattr(settings, "DEBUG", True)
    get_assets.cache_clear()


@pytest.fixture
def build(build: Build) -> Build:
    """One that has islands."""
    return build.add_islands().write()


OPEN = '<frontend-island name="Counter" client="none"'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{% island "Counter" client="none" %}', f"{OPEN}></frontend-island>"),
        (
            '{% island "Counter" client="none" %}{{ x }}{% endisland %}',
            f"{OPEN}>&lt;</frontend-island>",
        ),
        (
            '{% for i in items %}{% island "Counter" client="none" n=i %}{% endfor %}',
            "".join(f"{OPEN} props='{{\"n\":{n}}}'></frontend-island>" for n in (1, 2)),
        ),
        (
            (
                '{% if x %}{% island "Counter" client="none" %}a{% endisland %}{% endif %}'
                '{% island "Counter" client="none" %}'
            ),
            f"{OPEN}>a</frontend-island>{OPEN}></frontend-island>",
        ),
        (
            (
                '{% island "Counter" client="none" %}{% island "Counter" client="none" %}b'
                "{% endisland %}{% endisland %}"
            ),
            f"{OPEN}>{OPEN}>b</frontend-island></frontend-island>",
        ),
        (
            (
                '{% island "Counter" client="none" %}a{% comment %}'
                '{% island "Counter" %}{% endcomment %}b{% endisland %}'
            ),
            f"{OPEN}>ab</frontend-island>",
        ),
        (
            "{% island name|default:'x' client=x|yesno:'none,load' n=items|length %}",
            f"{OPEN} props='{{\"n\":2}}'></frontend-island>",
        ),
        (
            '{% island "Counter" client="none" props=props n=1 %}',
            f'{OPEN} props=\'{{"n":1,"client":"mine"}}\'></frontend-island>',
        ),
        (
            '{% island "Counter" client="none" text=lazy %}',
            f'{OPEN} props=\'{{"text":"soon"}}\'></frontend-island>',
        ),
    ],
)
def test_tag_of_django(build: Build, source: str, expected: str) -> None:
    variables = {"x": "<", "items": [1, 2], "name": "Counter", "lazy": lazystr("soon")}
    variables["props"] = {"n": 0, "client": "mine"}

    assert rendered("\n" + source, **variables) == expected


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{% endisland %}", "Invalid block tag"),
        ("{% island %}", "island wants a name"),
        ('{% island "Counter" 3 %}', "island does not understand 3: write name=value"),
        ('{% if x %}{% island "A" %}{% endif %}{% endisland %}', "endif"),
    ],
)
def test_wrong_tag_of_django(source: str, message: str) -> None:
    with pytest.raises(TemplateSyntaxError, match=message):
        Template("{% load webpack %}" + source)


def test_island_that_is_newer_than_the_build(build: Build) -> None:
    file = build.folder / "src" / "islands" / "forms" / "New.vue"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    try:
        with pytest.raises(IslandNotFound, match="newer than the build"):
            rendered('{% island "forms/New" %}')
    finally:
        file.unlink()


def test_sample_build_has_the_islands_of_the_sources(folder: Path) -> None:
    islands = folder / "src" / "islands" / "sample"
    islands.mkdir(parents=True, exist_ok=True)
    for name in ("One.tsx", "_part.tsx", "One.test.tsx", "types.d.ts", ".lock.ts"):
        (islands / name).touch()
    with sample_build():
        assert 'name="sample/One"' in rendered('{% island "sample/One" %}')
        for name in ("_part", "One.test", "types.d", "types", ".lock"):
            with pytest.raises(IslandNotFound):
                rendered(f'{{% island "sample/{name}" %}}')
