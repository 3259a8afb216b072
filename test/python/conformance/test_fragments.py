"""Tags in a part of a page, for which htmx and Turbo ask."""

from __future__ import annotations

import re
import runpy
from typing import Any

import pytest

from adapters import Adapter
from rendered import TEMPLATES, Build

TAGS = '{{ webpack_preload("app") }}\n{{ webpack_css("app") }}\n{{ webpack_js("app") }}'

PARTS = [
    {"HX_Request": "true"},
    {"HX_Request": "true", "HX_Request_Type": "partial"},
    {"Turbo_Frame": "cart"},
]
PAGES = [
    {},
    {"HX_Request": "true", "HX_Boosted": "true"},
    {"HX_Request": "true", "HX_History_Restore_Request": "true"},
    {"HX_Request": "true", "HX_Request_Type": "full"},
]


@pytest.fixture
def late(adapter: Adapter, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the layer shared/fragments says."""
    monkeypatch.setattr(adapter.module("assets.page"), "LATE", True)


@pytest.fixture
def site(build: Build, new_site: Any) -> Any:
    return new_site({"tags.html": TAGS, "island.html": '{{ island("Counter") }}'})


@pytest.mark.parametrize("asked", PARTS)
def test_part_names_its_files_for_the_script_of_the_page(
    site: Any, build: Build, late: None, asked: dict[str, str]
) -> None:
    whole = site.page("tags.html")
    part = site.page("tags.html", **asked)

    # The same elements in scripts of a type that means nothing to the browser itself.
    assert "<link" not in part
    assert set(re.findall(r"<script (\S+)", part)) == {
        'type="frontend/script"',
        'type="frontend/link"',
    }
    as_page = re.sub(
        r'<script type="frontend/(\w+)"(.*)></script>',
        lambda found: (
            f"<{found[1]}{found[2].replace(' data-', ' ')}>"
            + ("</script>" if found[1] == "script" else "")
        ),
        part,
    )
    assert as_page == whole
    assert part.count('<script type="frontend/script" ') == 2
    app = f'<script type="frontend/script" data-src="/static/{build.app}" data-defer'
    assert f"{app} data-integrity=" in part


@pytest.mark.parametrize("asked", PAGES)
def test_whole_page_has_elements(site: Any, late: None, asked: dict[str, str]) -> None:
    assert site.page("tags.html", **asked) == site.page("tags.html")
    assert "frontend/script" not in site.page("tags.html", **asked)


@pytest.mark.parametrize("asked", PARTS)
def test_part_has_elements_without_that_script(
    site: Any, asked: dict[str, str]
) -> None:
    assert site.page("tags.html", **asked) == site.page("tags.html")


def test_part_has_no_nonce(site: Any, late: None) -> None:
    assert " nonce=" in site.page("tags.html", X_Nonce="abc")
    assert " nonce=" not in site.page("tags.html", X_Nonce="abc", HX_Request="true")


def test_island_in_a_part_brings_its_scripts(
    adapter: Adapter, new_site: Any, late: None
) -> None:
    build = Build(adapter.folder).add_islands().write()
    site = new_site({"island.html": '{{ island("Counter") }}'})

    part = site.page("island.html", Turbo_Frame="cart")

    assert f'type="frontend/script" data-src="/static/{build.islands}"' in part
    assert "<frontend-island" in part


def test_layer_says_that_there_is_such_a_script() -> None:
    base, layer = (
        runpy.run_path(str(TEMPLATES / folder / "assets/fragments.py"))
        for folder in ("frontend", "shared/fragments")
    )

    assert (base["LATE"], layer["LATE"]) == (False, True)
    assert (TEMPLATES / "shared/fragments/src/lib/fragments.ts").exists()
