"""An island is the same element in every backend, with what a page needs for it once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from adapters import Adapter, Options
from rendered import Build

Print = Callable[[str], str]

SCRIPTS = re.compile(r"<(?:script|link)[^>]*>(?:</script>)?\n?")

# A tag in a template, and the element that it prints.
ELEMENTS = {
    '{{ island("Counter") }}': '<frontend-island name="Counter" client="load">'
    "</frontend-island>",
    '{{ island("forms/Search", start=5, client="visible") }}': (
        '<frontend-island name="forms/Search" client="visible"'
        " props='{\"start\":5}'></frontend-island>"
    ),
    '{% call island("Counter", client="idle:500") %}<p>wait</p>{% endcall %}': (
        '<frontend-island name="Counter" client="idle:500"><p>wait</p></frontend-island>'
    ),
    '{{ island("Counter", id="a", class_="b c", client="media:(width > 9em)") }}': (
        '<frontend-island name="Counter" id="a" class="b c"'
        ' client="media:(width &gt; 9em)"></frontend-island>'
    ),
    '{{ island("Counter", client="none", text="<b>&", n=nothing) }}': (
        '<frontend-island name="Counter" client="none"'
        ' props=\'{"text":"\\u003cb>&amp;","n":null}\'></frontend-island>'
    ),
    '{{ island("Counter", client="none", name="n", page="p", default="d") }}': (
        '<frontend-island name="Counter" client="none"'
        ' props=\'{"name":"n","page":"p","default":"d"}\'></frontend-island>'
    ),
}


@pytest.fixture
def build(build: Build) -> Build:
    """One that has islands."""
    return build.add_islands().write()


@pytest.mark.parametrize("tag", ELEMENTS)
def test_prints_the_element(adapter: Adapter, print_tags: Print, tag: str) -> None:
    assert SCRIPTS.sub("", print_tags(tag)).strip() == ELEMENTS[tag]


def test_all_adapters_print_the_same(
    adapters: dict[type[Adapter], Adapter], tmp_path: Path
) -> None:
    everything = "\n".join(ELEMENTS)
    printed = {}
    for adapter in adapters.values():
        folder = tmp_path / adapter.name
        folder.mkdir()
        (folder / "all.html").write_text(adapter.write("all.html", everything))
        Build(adapter.folder).add_islands().write()
        adapter.forget()
        printed[adapter.name] = adapter.site(folder, Options()).page("all.html")
        adapter.close()
        (adapter.folder / "manifest.json").unlink()

    assert len(printed) == 5
    assert set(printed.values()) == {printed["django"]}


def test_brings_its_scripts_once_and_preloads_what_is_needed_at_once(
    build: Build, print_tags: Print
) -> None:
    html = print_tags(
        '{{ webpack_js("app") }}'
        '{{ island("forms/Search", client="idle") }}{{ island("Counter") }}'
        '{{ island("Counter") }}{{ webpack_js("islands") }}'
    )

    for path in (build.runtime, build.islands):
        assert html.count(f'<script src="/static/{path}"') == 1
    for path in (build.react, build.counter, build.counter_css):
        [hint] = re.findall(f'<link rel="preload" href="/static/{path}"[^>]*>', html)
        assert 'integrity="sha384-' in hint
        assert 'crossorigin="anonymous"' in hint
    assert html.index(build.react) > html.index("forms/Search"), "not for the idle one"


@pytest.mark.parametrize(
    ("tag", "error", "message"),
    [
        (
            'island("Conter")',
            "islands.IslandNotFound",
            'There is no island "Conter": did you mean "Counter"?',
        ),
        (
            'island("counter.tsx")',
            "islands.IslandNotFound",
            'There is no island "counter.tsx", but "Counter".',
        ),
        ("island(nope)", "islands.IslandNotFound", "No island is named"),
        ("island(7)", "islands.IslandNotFound", "No island is named: 7 is of type int"),
        (
            'island("Counter", client="vissible")',
            "encode.IslandInvalid",
            'Counter: There is no moment "vissible": did you mean "visible"?',
        ),
        (
            'island("Counter", client="media")',
            "encode.IslandInvalid",
            'Counter: "media" is no moment.',
        ),
        (
            'island("Counter", client="idle:soon")',
            "encode.IslandInvalid",
            'Counter: "idle:soon" is no moment.',
        ),
        *[
            (
                f'island("Counter", client="{client}")',
                "encode.IslandInvalid",
                f'Counter: "{client}" is no moment.\nFix: write client="{example}"',
            )
            for client, example in (
                ("visible:10", "visible:100px"),
                ("visible:abc", "visible:100px"),
                ("media:(nonsense", "media:(min-width: 60rem)"),
                ("interaction: ", "interaction:click keydown"),
            )
        ],
        (
            'island("Counter", props="text")',
            "encode.IslandInvalid",
            "not a dict.\nFix: give a dict with the name of each prop",
        ),
    ],
)
def test_says_what_is_wrong(
    adapter: Adapter, print_tags: Print, tag: str, error: str, message: str
) -> None:
    module, _, kind = error.partition(".")

    with pytest.raises(
        getattr(adapter.module(f"assets.{module}"), kind), match=re.escape(message)
    ):
        print_tags(f"{{{{ {tag} }}}}")


def test_says_that_a_list_is_no_name(adapter: Adapter, build: Build) -> None:
    islands = adapter.module("assets.islands")
    page = adapter.module("assets").get_assets(False).page(str)

    with pytest.raises(islands.IslandNotFound) as caught:
        islands.open_island(page, ["Counter"])
    assert str(caught.value) == (
        "No island is named: ['Counter'] is of type list, not a text.\n"
        "Fix: write the name itself in quotes, and each of several by itself"
    )


def test_values_of_python_arrive(adapter: Adapter) -> None:
    module = adapter.module("assets.encode")
    values = {"due": date(2026, 1, 2), "price": Decimal("1.10"), "who": {"b", "a"}}

    assert module.encode("Counter", values) == (
        '{"due":"2026-01-02","price":"1.10","who":["a","b"]}'
    )
