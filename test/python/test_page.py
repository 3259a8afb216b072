"""The HTML that the tags print, to the byte."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from frontend.assets import Assets, Html, Page
from frontend.assets import manifest as errors
from rendered import Build, digest, static, write_json

Host = Callable[[], str | None] | None


@pytest.fixture
def build(place: Path) -> Build:
    return Build(place).write()


@pytest.fixture
def page(build: Build) -> Page:
    return Assets(build.folder).page(static)


@pytest.fixture
def dev_page(build: Build) -> Callable[..., Page]:
    """Makes a page whose files come from a dev server."""

    def make(origin: str = "http://localhost:9091", host: Host = None) -> Page:
        manifest = build.dev_manifest(origin)
        write_json(build.folder / ".webpack" / "manifest.json", manifest)
        return Assets(build.folder, debug=True).page(static, host)

    return make


def test_scripts_come_in_order_with_integrity(page: Page, build: Build) -> None:
    runtime, app = build.contents[build.runtime], build.contents[build.app]

    assert page.js("app") == (
        f'<script src="/static/{build.runtime}" defer integrity="{digest(runtime)}"'
        ' crossorigin="anonymous"></script>\n'
        f'<script src="/static/{build.app}" defer integrity="{digest(app)}"'
        ' crossorigin="anonymous"></script>'
    )


def test_stylesheets(page: Page, build: Build) -> None:
    assert page.css("app") == (
        f'<link rel="stylesheet" href="/static/{build.css}"'
        f' integrity="{digest(build.contents[build.css])}" crossorigin="anonymous">'
    )
    assert page.css("admin") == ""


def test_shared_file_is_printed_once(page: Page, build: Build) -> None:
    printed = page.js("app") + page.js("admin") + page.js("app", "admin")

    assert printed.count(build.runtime) == 1
    assert printed.count("<script") == 3


def test_several_entries_in_one_tag(page: Page, build: Build) -> None:
    printed = page.js("admin", "app")

    order = [printed.index(p) for p in (build.runtime, build.admin, build.app)]
    assert order == sorted(order)


def test_preload_of_an_entry(page: Page, build: Build) -> None:
    lines = page.preload("app").splitlines()
    rest = 'crossorigin="anonymous">'

    def sri(path: str) -> str:
        return f'integrity="{digest(build.contents[path])}"'

    assert lines == [
        f'<link rel="{rel}" href="/static/{path}" as="{kind}" {sri(path)} {rest}'
        for rel, path, kind in [
            ("preload", build.css, "style"),
            ("preload", build.runtime, "script"),
            ("preload", build.app, "script"),
            ("preload", build.lazy, "script"),
            ("prefetch", build.lazy_css, "style"),
        ]
    ]
    assert page.preload("app") == ""
    assert build.app in page.js("app")


def test_preload_of_assets(page: Page) -> None:
    printed = page.preload("fonts/figtree.woff2", "images/logo.svg").splitlines()

    assert printed[0].endswith('as="font" crossorigin="anonymous" type="font/woff2">')
    assert printed[1].endswith('as="image">')


def test_asset_is_a_url(page: Page, build: Build) -> None:
    assert (
        page.asset("images/logo.svg") == f"/static/{build.manifest['images/logo.svg']}"
    )
    assert page.asset("app.js") == f"/static/{build.app}"


@pytest.mark.parametrize(
    ("call", "exception", "message"),
    [
        (
            lambda page: page.js("ap"),
            errors.EntryNotFound,
            'There is no entry "ap": did you mean "app"? There are: admin, app.',
        ),
        (
            lambda page: page.css("zzz"),
            errors.EntryNotFound,
            'There is no entry "zzz". There are: admin, app.',
        ),
        (
            lambda page: page.js(""),
            errors.EntryNotFound,
            "No entry is named: the variable is empty or undefined, ''. There are: admin, app.",
        ),
        (
            lambda page: page.preload(None),
            errors.AssetNotFound,
            "No entry or asset is named: the variable is empty or undefined, None. There are",
        ),
        (
            lambda page: page.asset("images/logo.png"),
            errors.AssetNotFound,
            'no asset "images/logo.png": did you mean "images/logo.svg"? There are: ad',
        ),
        (
            lambda page: page.preload("aap"),
            errors.AssetNotFound,
            'no entry or asset "aap": did you mean "app"? There are: admin, admin.js,',
        ),
    ],
)
def test_unknown_name_is_an_error_with_the_nearest(
    page: Page, call: Callable[[Page], str], exception: type, message: str
) -> None:
    with pytest.raises(errors.AssetError) as caught:
        call(page)

    assert type(caught.value) is exception
    assert message in caught.value.summary


def test_fix_of_an_unknown_name_is_in_the_template_or_a_file(page: Page) -> None:
    with pytest.raises(errors.EntryNotFound) as caught:
        page.js("shop")
    assert caught.value.fix.endswith("add the file frontend/src/entries/shop.ts")

    with pytest.raises(errors.EntryNotFound) as caught:
        page.js("")
    assert "variable" in caught.value.fix
    assert ".ts" not in caught.value.fix


def test_empty_build_is_said_to_have_nothing(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"entrypoints": {}}')

    with pytest.raises(errors.EntryNotFound, match='no entry "app". There are: none.'):
        Assets(tmp_path).page(static).js("app")


def test_tag_that_failed_prints_nothing_of_its_first_entries(page: Page) -> None:
    with pytest.raises(errors.EntryNotFound):
        page.js("app", "nope")

    assert page.js("app").count("<script") == 2


def test_long_list_of_names_is_cut(tmp_path: Path) -> None:
    build = Build(tmp_path)
    build.manifest |= {f"images/{n}.png": f"x/{n}.png" for n in range(10_000)}
    build.write()

    with pytest.raises(errors.AssetNotFound, match="and 9988 more") as caught:
        Assets(tmp_path).page(str).asset("images/x")
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("localhost:8000", "localhost"),
        ("127.0.0.1:8000", "127.0.0.1"),
        ("192.0.2.7", "192.0.2.7"),
        ("[::1]:8000", "[::1]"),
        ("my_box.local", "my_box.local"),
        ('evil"><script>', "localhost"),
        ("a/b", "localhost"),
        ("", "localhost"),
        (None, "localhost"),
    ],
)
def test_dev_server_is_asked_under_the_host_of_the_page(
    dev_page: Callable[..., Page], host: str | None, shown: str
) -> None:
    page = dev_page(host=lambda: host)

    assert f'<script src="http://{shown}:9091/js/runtime.' in page.js("app")
    assert page.asset("images/logo.svg").startswith(f"http://{shown}:9091/images/")


def test_dev_server_with_an_origin_of_its_own_keeps_it(
    dev_page: Callable[..., Page],
) -> None:
    page = dev_page("https://9091-box.example.dev", host=lambda: "127.0.0.1")

    assert '"https://9091-box.example.dev/js/app.' in page.js("app")


def test_dev_server_is_asked_in_cors_mode(dev_page: Callable[..., Page]) -> None:
    page = dev_page()

    for line in (page.js("app") + "\n" + page.css("app")).splitlines():
        assert 'crossorigin="anonymous"' in line
        assert "integrity" not in line


def test_html_is_not_escaped_again(page: Page) -> None:
    from django.utils.html import conditional_escape

    printed = page.js("app")
    assert isinstance(printed, Html)
    assert conditional_escape(printed) == printed


def test_same_build_gives_the_same_bytes(build: Build) -> None:
    def everything(debug: bool) -> str:
        page = Assets(build.folder, debug=debug).page(str, nonce="n")
        return page.preload("app") + page.css("app", media="print") + page.js("app")

    assert everything(True) == everything(False)
