"""What a browser is shown where the assets of a page are not there."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from adapters import Adapter
from clients import Request
from rendered import Build, write_json
from test_manifest import BROKEN

HTML = {"Accept": "text/html,application/xhtml+xml"}
PAGE = {"page.html": '<p>\n{{ webpack_js("app") }}'}

# One of each kind.
KINDS: dict[str, bytes | None] = {
    "ManifestMissing": None,
    "ManifestInvalid": b'{"app.js": "frontend/js/ap',
    "EntryNotFound": b'{"entrypoints": {}}',
}


def break_manifest(adapter: Adapter, content: bytes | None) -> None:
    if content is not None:
        (adapter.folder / "manifest.json").write_bytes(content)


@pytest.mark.parametrize("kind", KINDS)
def test_debug_page_says_what_is_wrong_where_and_how_to_fix_it(
    adapter: Adapter, new_site: Any, kind: str
) -> None:
    break_manifest(adapter, KINDS[kind])
    site = new_site(PAGE, debug=True)
    response = site.send(Request("/page/page.html", headers=HTML))

    assert response.status == 500
    assert (response.header("Content-Type") or "").startswith("text/html")
    assert f"debug mode only ({kind})" in response.text
    assert "page.html, line 2</code>" in response.text
    assert "To fix it: " in response.text
    assert '<meta http-equiv="refresh" content="2">' in response.text
    assert "Traceback" not in response.text


def test_debug_page_is_text_for_a_client_that_wants_no_html(
    adapter: Adapter, new_site: Any
) -> None:
    site = new_site(PAGE, debug=True)
    response = site.send(Request("/page/page.html", headers={"Accept": "text/plain"}))

    assert response.status == 500
    assert response.header("Content-Type") == "text/plain; charset=utf-8"
    assert response.text.startswith(
        "ManifestMissing: The frontend has not been built yet"
    )
    assert "\nFix: run `" in response.text
    assert "page.html, line 2\n" in response.text


def test_debug_page_does_not_send_a_form_again(adapter: Adapter, new_site: Any) -> None:
    site = new_site(PAGE, debug=True)
    response = site.send(Request("/page/page.html", "POST", headers=HTML))

    assert "The frontend has not been built yet" in response.text
    assert "refresh" not in response.text


def test_debug_error_is_a_line_of_the_log_and_not_again_for_a_reload(
    adapter: Adapter, new_site: Any, caplog: pytest.LogCaptureFixture
) -> None:
    site = new_site(PAGE, debug=True)
    logging.getLogger("django").propagate = True
    with caplog.at_level(logging.ERROR):
        for content in (b'{"entrypoints": 7}', b'{"entrypoints": 8}'):
            break_manifest(adapter, content)
            for _ in range(3):
                site.get("/page/page.html")

    told = [text for text in caplog.messages if "Fix: " in text]
    assert len(told) == 2
    for number, text in zip((7, 8), told, strict=True):
        assert f'has {number} as "entrypoints", not an object. Fix: run `' in text
        assert "\n" not in text
    assert "Traceback" not in caplog.text


def test_debug_page_waits_for_the_dev_server_without_a_line_in_the_log(
    adapter: Adapter,
    new_site: Any,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FRONTEND_DEV_SERVER", "1")
    site = new_site(PAGE, debug=True)
    logging.getLogger("django").propagate = True
    with caplog.at_level(logging.ERROR):
        text = site.send(Request("/page/page.html", headers=HTML)).text

    assert "<h1>The dev server of frontend is starting.</h1>" in text
    assert '<meta http-equiv="refresh" content="2">' in text
    assert caplog.messages == []


def test_debug_page_shows_the_errors_of_webpack_escaped(
    adapter: Adapter, new_site: Any
) -> None:
    errors = ["\x1b[31mTS2322\x1b[0m: Type '<b>' is not assignable"]
    write_json(adapter.folder / ".webpack" / "build.json", {"errors": errors})
    site = new_site(PAGE, debug=True)
    text = site.send(Request("/page/page.html", headers=HTML)).text

    assert "<pre>TS2322: Type &#x27;&lt;b&gt;&#x27; is not assignable</pre>" in text


def test_debug_page_is_gone_when_the_build_is_done(
    adapter: Adapter, new_site: Any
) -> None:
    site = new_site(PAGE, debug=True)
    assert site.get("/page/page.html").status == 500
    build = Build(adapter.folder).write()

    assert build.app in site.page("page.html")


@pytest.mark.parametrize("kind", KINDS)
def test_production_says_nothing_of_the_machine(
    adapter: Adapter, new_site: Any, kind: str
) -> None:
    break_manifest(adapter, KINDS[kind])
    site = new_site(PAGE)
    response = site.send(Request("/page/page.html", headers=HTML))

    assert response.status == 500
    for secret in (str(adapter.project), "webpack", "npm", "manifest", "Fix"):
        assert secret not in response.text
    # The log gets the error itself, which names the cause and no path either.
    assert type(response.error).__name__ == kind
    assert str(adapter.project) not in str(response.error)


def test_every_broken_manifest_is_told_apart(adapter: Adapter, new_site: Any) -> None:
    site = new_site(PAGE)
    for content, (expected, message) in BROKEN.items():
        data = content.encode() if isinstance(content, str) else content
        break_manifest(adapter, data)
        error = site.get("/page/page.html").error

        assert type(error).__name__ == expected.__name__, content
        assert message in str(error)


def test_production_has_the_error_page_of_the_application(
    adapter: Adapter, new_site: Any
) -> None:
    site = new_site({**PAGE, "error.html": "Sorry."}, error_page="error.html")
    response = site.get("/page/page.html")

    assert (response.status, response.text) == (500, "Sorry.")


def test_error_page_of_production_comes_without_its_tags(
    adapter: Adapter, new_site: Any, caplog: pytest.LogCaptureFixture
) -> None:
    tags = """{{ webpack_css("app") }}{{ webpack_js("app") }}
<img src="{{ webpack_asset("images/logo.svg") }}">"""
    site = new_site({**PAGE, "error.html": f"Sorry.{tags}"}, error_page="error.html")
    logging.getLogger("django").propagate = True
    with caplog.at_level(logging.ERROR):
        response = site.get("/page/page.html")

    assert (response.status, response.text) == (500, 'Sorry.\n<img src="">')
    told = [text for text in caplog.messages if "without its tags" in text]
    assert len(told) == 1
    assert told[0].startswith("error.html is shown without its tags: The frontend has")


@pytest.mark.parametrize("name", ["404.html", "500.html", "403_csrf.html"])
def test_templates_of_errors_are_told_by_their_names(
    adapter: Adapter, new_site: Any, name: str
) -> None:
    site = new_site({name: 'Sorry.{{ webpack_js("app") }}'})

    assert site.get(f"/page/{name}").text == "Sorry."


@pytest.mark.parametrize("name", ["terror.html", "4040.html", "errors.html"])
def test_other_templates_have_their_tags_or_an_error(
    adapter: Adapter, new_site: Any, name: str
) -> None:
    site = new_site({name: 'Sorry.{{ webpack_js("app") }}'})

    assert site.get(f"/page/{name}").status == 500


def test_debug_error_page_says_what_is_wrong(adapter: Adapter, new_site: Any) -> None:
    site = new_site({"404.html": '{{ webpack_js("app") }}'}, debug=True)
    response = site.send(Request("/page/404.html", headers=HTML))

    assert "The frontend has not been built yet" in response.text


def test_production_reads_the_manifest_once(adapter: Adapter, new_site: Any) -> None:
    site = new_site(PAGE)
    assert site.get("/page/page.html").status == 500
    first = Build(adapter.folder, "1").write()
    assert first.app in site.page("page.html")
    Build(adapter.folder, "2").write()

    assert first.app in site.page("page.html")


def test_debug_reads_a_new_build(adapter: Adapter, new_site: Any) -> None:
    Build(adapter.folder, "1").write()
    site = new_site(PAGE, debug=True)
    site.page("page.html")
    second = Build(adapter.folder, "2").write()

    assert second.app in site.page("page.html")
