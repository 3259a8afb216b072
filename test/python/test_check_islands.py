"""`manage.py check` finds the islands in templates that no file has, and wrong props."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from frontend import checks_islands
from frontend.checks_islands import check_islands

SCHEMA = {
    "properties": {
        "label": {"type": "string", "title": "string"},
        "start": {"type": "number", "title": "number"},
    },
    "required": ["label"],
    "additionalProperties": False,
}


@pytest.fixture
def islands(folder: Path) -> Iterator[Path]:
    source = folder / "src" / "islands"
    (source / "forms").mkdir(parents=True, exist_ok=True)
    for name in ("Counter.tsx", "forms/Search.vue"):
        (source / name).touch()
    known = {"Counter": {"file": "src/islands/Counter.tsx", "schema": SCHEMA}}
    (folder / "props.json").write_text(json.dumps(known))
    yield source
    for name in ("Counter.tsx", "forms/Search.vue"):
        (source / name).unlink()
    (folder / "props.json").unlink()


TAGS = [
    ('{% island "Counter" label="a" %}', None),
    ("{% island 'Counter' label=name|upper start=1.5 client='idle' id='x' %}", None),
    ('{% island "Counter" props=all %}', None),
    ('{% island "forms/Search" anything=1 %}', None),
    ("{% island name %}", None),
    ('{% verbatim %}{% island "Gone" %}{% endverbatim %}', None),
    ('{% comment "old" %}{% island "Gone" %}{% endcomment %}', None),
    ('{% island "Cuonter" %}', 'there is no island "Cuonter": did you mean "Counter".'),
    (
        '{% island "Counter" start=1 %}',
        "Counter: the prop label is missing, which is s",
    ),
    (
        '{% island "Counter" props=all start="1" %}',
        'Counter: start is "1", not number.',
    ),
    (
        '{% island "Counter" label=x strat=y %}',
        "Counter: there is no prop strat: did yo",
    ),
]


@pytest.mark.parametrize(("tag", "problem"), TAGS)
def test_django(
    islands: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tag: str,
    problem: str | None,
) -> None:
    (tmp_path / "page.html").write_text(f"\n{{% load webpack %}}\n{tag}")
    (tmp_path / "picture.png").write_bytes(b"\x89island")
    found = [use for file in tmp_path.iterdir() for use in checks_islands._read(file)]
    monkeypatch.setattr(checks_islands, "_find_uses", lambda: iter(found))

    messages = [message.msg for message in check_islands()]

    if problem is None:
        assert messages == []
    else:
        [message] = messages
        assert message.startswith(f"{tmp_path}/page.html:3: {problem}")


def test_reads_the_templates_of_the_project(
    islands: Path, folder: Path, tmp_path: Path
) -> None:
    page = folder / "templates" / "frontend" / "wrong.html"
    page.write_text('{% load webpack %}{% island "Wrong" %}')
    try:
        messages = [message.msg for message in check_islands()]
    finally:
        page.unlink()

    assert [message for message in messages if "wrong.html:1:" in message]


@pytest.mark.parametrize(("tag", "problem"), TAGS)
def test_jinja(islands: Path, folder: Path, tag: str, problem: str | None) -> None:
    from frontend.assets.jinja_uses import check_islands as check
    from frontend.assets.manifest import Folder

    call = tag.replace("{% island ", "{{ island(").replace(" %}", ") }}")
    for word in ("label", "start", "client", "id", "props", "anything", "strat"):
        call = call.replace(f" {word}=", f", {word}=")
    if "verbatim" in tag:
        call = '{% raw %}{{ island("Gone") }}{% endraw %}'
    environment = Environment(loader=DictLoader({"a.html": f"\n\n{call}"}))

    messages = check(environment, Folder(folder, debug=True))

    if problem is None:
        assert messages == []
    else:
        [message] = messages
        assert message.startswith(f"a.html:3: {problem}")


def test_is_registered() -> None:
    from django.core.checks.registry import registry

    registered: Any = registry.get_checks()
    assert check_islands in registered
