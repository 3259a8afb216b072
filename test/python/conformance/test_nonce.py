"""The nonce of a page's Content-Security-Policy, wherever it comes from."""

from __future__ import annotations

from typing import Any

import pytest

from adapters import taken
from rendered import Build

PAGE = {
    "all.html": '{{ webpack_preload("app") }}{{ webpack_css("app") }}'
    '{{ webpack_js("app") }}',
    "own.html": '{{ webpack_asset("images/logo.svg") }}'
    '{{ webpack_preload("fonts/figtree.woff2") }}'
    '{{ webpack_js("app", nonce=False) }}{{ webpack_css("app", nonce="its own") }}',
}
TAGS = 8  # five hints, a stylesheet, two scripts


@pytest.fixture
def site(build: Build, new_site: Any) -> Any:
    return new_site(PAGE)


@pytest.mark.parametrize("header", ["X_Nonce", "X_Nonce_Function", "X_Variable_Nonce"])
def test_every_tag_has_the_nonce_of_the_request_or_the_view(
    site: Any, header: str
) -> None:
    text = site.page("all.html", **{header: "a&b"})

    assert text.count(' nonce="a&amp;b"') == TAGS
    assert text.count(" nonce=") == TAGS


def test_nonce_of_the_view_comes_first(site: Any) -> None:
    text = site.page("all.html", X_Nonce="request", X_Variable_Nonce="view")

    assert text.count(' nonce="view"') == TAGS


def test_page_without_a_policy_has_no_nonce(site: Any) -> None:
    assert "nonce" not in site.page("all.html")


def test_nonce_is_taken_once(site: Any) -> None:
    site.page("all.html", X_Nonce_Function="abc")

    assert taken == ["abc"]


def test_nonce_that_no_tag_prints_is_not_taken(site: Any) -> None:
    text = site.page("own.html", X_Nonce_Function="abc")

    assert taken == []
    assert text.count(" nonce=") == 1
    assert ' nonce="its own"' in text
