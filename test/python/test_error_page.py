"""What a browser shows in debug when there are no assets to show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import Client
from django.urls import include, path

from rendered import Build, write_json


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("of another kind")


class Urls:
    urlpatterns = (
        path("frontend/", include("frontend.urls")),
        path("form/", lambda request: render(request, "tags/error.html")),
        path("other/", fail),
    )


@pytest.fixture
def client(folder: Path, override: Callable[..., None]) -> Client:
    override(DEBUG=True, ROOT_URLCONF=Urls)
    return Client(raise_request_exception=False)


def test_missing_build_names_the_command_and_the_template(client: Client) -> None:
    response = client.get("/frontend/")
    html = response.content.decode()

    assert response.status_code == 500
    assert "frontend/manifest.json does not exist." in html
    assert "npm install &amp;&amp; npm run build</code>" in html
    assert "templates/frontend/base.html, line 7" in html
    assert '<meta http-equiv="refresh" content="2">' in html
    assert "Traceback" not in html


def test_errors_of_webpack_are_shown_escaped_and_without_colours(
    client: Client, folder: Path
) -> None:
    errors = ["\x1b[31mTS2322\x1b[0m: Type '<b>' is not assignable"]
    write_json(folder / ".webpack" / "build.json", {"errors": errors})

    html = client.get("/frontend/").content.decode()

    assert "<pre>TS2322: Type &#x27;&lt;b&gt;&#x27; is not assignable</pre>" in html


def test_page_loads_and_runs_nothing(client: Client) -> None:
    html = client.get("/frontend/").content.decode()
    html = html.replace('<link rel="icon" href="data:,">', "")

    for sign in ("<script", "src=", "href=", "url(", "@import", "style="):
        assert sign not in html


def test_long_paths_break_on_a_narrow_screen(client: Client) -> None:
    html = client.get("/frontend/").content.decode()

    assert "body { overflow-wrap: anywhere }" in html


def test_page_is_gone_when_the_build_is_done(client: Client, folder: Path) -> None:
    assert client.get("/frontend/").status_code == 500
    Build(folder).write()

    assert client.get("/frontend/").status_code == 200


def test_form_is_not_sent_again_by_the_reload(client: Client) -> None:
    html = client.post("/form/").content.decode()

    assert "Webpack has not built yet" in html
    assert "refresh" not in html


def test_client_that_wants_no_html_gets_text(client: Client) -> None:
    response = client.get("/frontend/", headers={"accept": "text/plain"})

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().startswith("ManifestMissing: ")
    assert "\nFix: run `" in response.content.decode()


def test_other_errors_have_the_page_of_django(client: Client) -> None:
    html = client.get("/other/").content.decode()

    assert "of another kind" in html
    assert "Traceback" in html


def test_production_shows_nothing(folder: Path, override: Callable[..., None]) -> None:
    override(DEBUG=False, ROOT_URLCONF=Urls)
    response = Client(raise_request_exception=False).get("/frontend/")

    assert response.status_code == 500
    assert "webpack" not in response.content.decode()
