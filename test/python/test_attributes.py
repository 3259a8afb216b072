"""What keyword arguments of the tags do, and the nonce, which needs none."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontend.assets import Assets, Page
from frontend.assets import manifest as errors
from rendered import Build, static


@pytest.fixture
def build(place: Path) -> Build:
    return Build(place).write()


@pytest.fixture
def page(build: Build) -> Page:
    return Assets(build.folder).page(static)


def test_attributes_are_escaped(page: Page) -> None:
    printed = page.css("app", media='"><script>alert(1)</script>', title="a & b")

    assert ' media="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in printed
    assert ' title="a &amp; b"' in printed


@pytest.mark.parametrize(
    ("attributes", "there", "not_there"),
    [
        ({"async": True}, " async", "defer"),
        ({"async_": True, "defer": True}, " async", "defer"),
        ({"async": False}, " defer ", "async"),
        ({"type": "module"}, ' type="module"', "defer"),
        ({"type": "text/plain", "type_": "module"}, ' type="module"', "text/plain"),
        ({"Type": "module"}, ' type="module"', "Type"),
        ({"defer": False}, "<script src=", "defer"),
        ({"integrity": None}, "crossorigin", "integrity"),
        ({"crossorigin": "use-credentials"}, '"use-credentials"', "anonymous"),
        ({"data_turbo_track": "reload"}, ' data-turbo-track="reload"', "data_"),
        ({"class_": "big"}, ' class="big"', "class_"),
        ({"data_n": 0}, ' data-n="0"', "data_n"),
    ],
)
def test_attributes(
    page: Page, attributes: dict[str, object], there: str, not_there: str
) -> None:
    printed = page.js("app", **attributes)

    assert there in printed
    assert not_there not in printed


@pytest.mark.parametrize("name", ["on click", "a>b", 'x"', "", "_", "1a", "ä"])
def test_name_that_is_no_attribute_is_refused(page: Page, name: str) -> None:
    with pytest.raises(errors.AttributeInvalid, match="not the name of an HTML attr"):
        page.js("app", **{name: "1"})


@pytest.mark.parametrize(("tag", "own"), [("js", "src"), ("css", "href")])
def test_url_cannot_be_given_as_an_attribute(page: Page, tag: str, own: str) -> None:
    with pytest.raises(errors.AttributeInvalid, match=f'"{own}" is what the tag'):
        getattr(page, tag)("app", **{own: "/other"})


@pytest.mark.parametrize(
    ("nonce", "attributes", "printed"),
    [
        ("abc", {}, ' nonce="abc"'),
        (lambda: "abc", {}, ' nonce="abc"'),
        (lambda: None, {}, None),
        (None, {}, None),
        ("", {}, None),
        (False, {}, None),
        (lambda: "", {}, None),
        (lambda: False, {}, None),
        ("abc", {"nonce": "other"}, ' nonce="other"'),
        ("abc", {"nonce": False}, None),
        ("abc", {"nonce": None}, None),
        ("abc", {"nonce": ""}, None),
    ],
)
def test_nonce(
    build: Build, nonce: object, attributes: dict[str, object], printed: str | None
) -> None:
    page = Assets(build.folder).page(str, nonce=nonce)
    tags = [page.js("app", **attributes), page.css("app", **attributes)]
    tags.append(page.preload("app", **attributes))

    for line in "\n".join(tags).splitlines():
        assert (printed in line) if printed else ("nonce" not in line)


def test_nonce_is_taken_once_and_only_when_it_is_printed(build: Build) -> None:
    taken = []

    def nonce() -> str:
        taken.append(1)
        return "abc"

    page = Assets(build.folder).page(str, nonce=nonce)
    page.asset("images/logo.svg")
    page.preload("fonts/figtree.woff2")
    page.js("admin", nonce=False)
    page.css("app", nonce="own")
    assert taken == []
    page.preload("app")
    page.js("app")
    assert taken == [1]
