"""What a browser shows in debug when there are no assets to show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("of another kind")


class Urls:
    urlpatterns = (
        path("frontend/", include("frontend.urls")),
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


def test_page_loads_and_runs_nothing(client: Client) -> None:
    html = client.get("/frontend/").content.decode()
    html = html.replace('<link rel="icon" href="data:,">', "")

    for sign in ("<script", "src=", "href=", "url(", "@import", "style="):
        assert sign not in html


def test_long_paths_break_on_a_narrow_screen(client: Client) -> None:
    html = client.get("/frontend/").content.decode()

    assert "body { overflow-wrap: anywhere }" in html


def test_other_errors_have_the_page_of_django(client: Client) -> None:
    html = client.get("/other/").content.decode()

    assert "of another kind" in html
    assert "Traceback" in html
