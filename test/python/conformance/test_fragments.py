"""Tags in a part of a page, for which htmx and Turbo ask.

A cache may keep what one visitor has asked for and give it to another: whatever a request
says of itself must not change what is printed.
"""

from __future__ import annotations

from typing import Any

import pytest

from adapters import Adapter
from rendered import Build

TAGS = '{{ webpack_preload("app") }}\n{{ webpack_css("app") }}\n{{ webpack_js("app") }}'


@pytest.mark.parametrize(
    "asked",
    [
        {"HX_Request": "true"},
        {"HX_Request": "true", "HX_Request_Type": "partial"},
        {"HX_Request": "true", "HX_Boosted": "true"},
        {"Turbo_Frame": "cart"},
    ],
)
def test_part_has_the_tags_of_a_page(
    adapter: Adapter, new_site: Any, asked: dict[str, str]
) -> None:
    Build(adapter.folder).add_islands().write()
    site = new_site({"page.html": TAGS + '\n{{ island("Counter") }}'})

    whole = site.page("page.html")

    assert whole.count("<script") == 3
    assert site.page("page.html", **asked) == whole
