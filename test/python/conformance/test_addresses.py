"""The URLs of files are decided by the request and the settings, not by the build."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from adapters import Adapter
from rendered import Build, write_json

PAGE = {
    "page.html": '{{ webpack_preload("app") }}{{ webpack_css("app") }}'
    '{{ webpack_js("app") }}{{ webpack_preload("images/logo.svg") }}'
}


@pytest.fixture
def urls(build: Build, new_site: Any) -> Callable[..., list[str]]:
    """The URLs on a page."""

    def find(mount: str = "", cdn: str | None = None, **headers: str) -> list[str]:
        text = new_site(PAGE, cdn=cdn).page("page.html", mount, **headers)
        found = re.findall('(?:href|src)="([^"]+)"', text)
        assert len(found) == 9
        return found

    return find


def test_files_are_below_the_application(urls: Any) -> None:
    assert all(url.startswith("/static/frontend/") for url in urls())


@pytest.mark.parametrize("mount", ["/app", "/a/b"])
def test_server_may_serve_the_application_below_a_path(urls: Any, mount: str) -> None:
    assert all(url.startswith(f"{mount}/static/frontend/") for url in urls(mount))


@pytest.mark.parametrize("mount", ["", "/app"])
@pytest.mark.parametrize("cdn", ["https://cdn.example/v1/", "//cdn.example/static/"])
def test_files_may_be_on_a_cdn(urls: Any, cdn: str, mount: str) -> None:
    assert all(url.startswith(f"{cdn}frontend/") for url in urls(mount, cdn))


def test_no_url_names_the_scheme_or_host_that_a_proxy_hides(urls: Any) -> None:
    found = urls(X_Forwarded_Proto="https", X_Forwarded_Host="shop.example")

    assert all(re.match("/[^/]", url) for url in found)


@pytest.mark.needs("serves_files")
@pytest.mark.parametrize("mount", ["", "/app"])
def test_every_url_is_answered(
    urls: Any, new_site: Any, build: Build, mount: str
) -> None:
    site = new_site(PAGE)
    for url in urls(mount):
        path = url.removeprefix(mount)
        response = site.get(path, mount)
        assert response.status == 200, url
        assert response.body == build.contents[path.removeprefix("/static/")]


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("localhost:8000", "localhost"),
        ("127.0.0.1:8000", "127.0.0.1"),
        ("10.0.0.7", "10.0.0.7"),
        ("[::1]:8000", "[::1]"),
        ("box.local:8000", "box.local"),
    ],
)
def test_dev_server_is_asked_under_the_host_of_the_page(
    adapter: Adapter, build: Build, new_site: Any, host: str, shown: str
) -> None:
    write_json(adapter.folder / ".webpack" / "manifest.json", build.dev_manifest())
    text = new_site(PAGE, debug=True).page("page.html", Host=host)
    found = re.findall('(?:href|src)="([^"]+)"', text)

    assert found
    assert all(url.startswith(f"http://{shown}:9091/") for url in found)


def test_dev_server_does_not_count_in_production(
    adapter: Adapter, build: Build, new_site: Any
) -> None:
    write_json(adapter.folder / ".webpack" / "manifest.json", build.dev_manifest())

    assert "9091" not in new_site(PAGE).page("page.html")
