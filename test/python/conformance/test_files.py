"""webpack's files over HTTP, where the backend serves them itself."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import pytest

from adapters import Adapter
from clients import Request, Response
from rendered import Build

pytestmark = pytest.mark.needs("serves_files")

FOREVER = "public, max-age=31536000, immutable"


@pytest.fixture
def fetch(adapter: Adapter, new_site: Any) -> Callable[..., Response]:
    site = new_site()

    def get(path: str, method: str = "GET", **headers: str) -> Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        response: Response = site.send(Request(f"/static/{path}", method, "", named))
        assert response.error is None
        return response

    return get


def test_hashed_files_are_kept_for_ever(build: Build, fetch: Any) -> None:
    for path, content in build.contents.items():
        response = fetch(path)
        assert response.status == 200, path
        assert response.body == content
        assert response.header("Cache-Control") == FOREVER, path
        assert response.header("Expires") is None
        assert response.header("Access-Control-Allow-Origin") == "*"


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [("js", "javascript"), ("css", "text/css"), ("svg", "image/svg+xml")],
)
def test_files_have_their_type(
    build: Build, fetch: Any, suffix: str, kind: str
) -> None:
    path = next(path for path in build.contents if path.endswith(f".{suffix}"))

    assert kind in fetch(path).header("Content-Type")


@pytest.mark.parametrize(
    "name", ["robots.txt", "app.js", "v1.2.3.js", "abc.12345678.js"]
)
def test_other_files_are_asked_for_again(
    adapter: Adapter, build: Build, fetch: Any, name: str
) -> None:
    (adapter.folder / "static" / "frontend" / name).write_text("x")

    assert fetch(f"frontend/{name}").header("Cache-Control") == "no-cache"


@pytest.mark.parametrize("missing", ["js/app.0123456789abcdef0123.js", "", "js", "js/"])
def test_missing_file_is_not_found_and_not_kept(
    build: Build, fetch: Any, missing: str
) -> None:
    response = fetch(f"frontend/{missing}")
    if response.status == 301:  # Pyramid: a folder ends in a slash
        response = fetch(f"frontend/{missing}/")

    assert response.status == 404
    assert "immutable" not in (response.header("Cache-Control") or "")


def test_file_of_a_later_build_is_found(adapter: Adapter, fetch: Any) -> None:
    build = Build(adapter.folder)
    assert fetch(build.app).status == 404
    build.write()

    assert fetch(build.app).status == 200


def test_head_has_the_headers_and_no_body(build: Build, fetch: Any) -> None:
    response = fetch(build.app, "HEAD")

    assert response.status == 200
    assert response.body == b""
    assert response.header("Content-Length") == str(len(build.contents[build.app]))
    assert response.header("Cache-Control") == FOREVER


def test_unchanged_file_is_not_sent_again(build: Build, fetch: Any) -> None:
    first = fetch(build.app)
    again = fetch(build.app, If_Modified_Since=first.header("Last-Modified"))

    assert (again.status, again.body) == (304, b"")
    assert again.header("Cache-Control") == FOREVER


@pytest.mark.parametrize(
    "path",
    [
        "../manifest.json",
        "../../manifest.json",
        "%2e%2e/%2e%2e/manifest.json",
        "%2e%2e%2f%2e%2e%2fmanifest.json",
        "..%5c..%5cmanifest.json",
        "..\\..\\manifest.json",
        "js/../../../manifest.json",
        "/etc/passwd",
        "//etc/passwd",
        "%2fetc%2fpasswd",
        "js/%00.js",
        "%00",
        "manifest.json",
        "../../package.json",
        "../../.webpack/manifest.json",
        "../../assets/build.py",
        "~root",
        "x" * 5000,
    ],
)
def test_nothing_else_can_be_reached(build: Build, fetch: Any, path: str) -> None:
    response = fetch(f"frontend/{path}")

    assert response.status in (301, 400, 404), response.text[:80]
    assert b"entrypoints" not in response.body


@pytest.mark.parametrize(
    "path",
    ["manifest.json", "package.json", ".webpack/manifest.json", "assets/build.py"],
)
def test_folder_itself_is_not_served(build: Build, new_site: Any, path: str) -> None:
    site = new_site()

    for prefix in ("", "/static", "/frontend", "/static/frontend"):
        assert site.get(f"{prefix}/{path}").status == 404


def compressed(build: Build, path: str) -> dict[str, bytes]:
    """The copies that webpack/compression.mjs makes; `br` is only told by its bytes."""
    copies = {"br": b"brotli", "gzip": gzip.compress(build.contents[path])}
    for encoding, suffix in (("br", ".br"), ("gzip", ".gz")):
        file = build.folder / "static" / f"{path}{suffix}"
        file.write_bytes(copies[encoding])
    return copies


@pytest.mark.needs("sends_compressed")
@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("gzip", "gzip"),
        ("x-br, br-x", None),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("br;q=0.0, gzip;q=0", None),
        ("identity", None),
        ("", None),
    ],
)
def test_compressed_copy_is_sent_to_a_client_that_takes_it(
    build: Build, fetch: Any, accepted: str, encoding: str | None
) -> None:
    copies = compressed(build, build.app)
    response = fetch(build.app, Accept_Encoding=accepted)

    assert response.status == 200
    assert response.header("Content-Encoding") == encoding
    expected = copies[encoding] if encoding else build.contents[build.app]
    assert response.body == expected
    assert response.header("Vary") == "Accept-Encoding"
    assert "javascript" in (response.header("Content-Type") or "")
    assert response.header("Cache-Control") == FOREVER


@pytest.mark.needs("sends_compressed")
def test_file_without_a_compressed_copy_is_sent_as_it_is(
    build: Build, fetch: Any
) -> None:
    response = fetch(build.app, Accept_Encoding="gzip, br")

    assert response.header("Content-Encoding") is None
    assert response.body == build.contents[build.app]
