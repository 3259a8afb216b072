"""From `collectstatic` to the bytes that a browser gets, under each storage."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import clear_script_prefix, set_script_prefix

from frontend.templatetags import static_url
from rendered import Build, digest

DJANGO = "django.contrib.staticfiles.storage."
HASHED = r"\.[0-9a-f]{8,}\.\w+$"

# name: (storage, more settings)
STORAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "plain": (
        f"{DJANGO}StaticFilesStorage",
        {"WHITENOISE_IMMUTABLE_FILE_TEST": HASHED},
    ),
    "plain, compressed": (
        "whitenoise.storage.CompressedStaticFilesStorage",
        {"WHITENOISE_IMMUTABLE_FILE_TEST": HASHED},
    ),
    "hashed twice": (
        f"{DJANGO}ManifestStaticFilesStorage",
        {"WHITENOISE_IMMUTABLE_FILE_TEST": HASHED},
    ),
    "hashed twice, compressed": (
        "whitenoise.storage.CompressedManifestStaticFilesStorage",
        {"WHITENOISE_IMMUTABLE_FILE_TEST": HASHED},
    ),
    "hashed once": ("frontend.storage.ManifestStaticFilesStorage", {}),
    "hashed once, compressed": (
        "frontend.storage.CompressedManifestStaticFilesStorage",
        {},
    ),
    "only hashed files": (
        "frontend.storage.CompressedManifestStaticFilesStorage",
        {"WHITENOISE_KEEP_ONLY_HASHED_FILES": True},
    ),
}
ONCE = [name for name in STORAGES if "once" in name or "only" in name]
COMPRESSED = [name for name in STORAGES if "compressed" in name or "only" in name]

Override = Callable[..., None]


def use(override: Override, name: str, **more: Any) -> Path:
    backend, values = STORAGES.get(name, (name, {}))
    root = Path(settings.STATIC_ROOT)
    root.mkdir(exist_ok=True)
    override(
        MIDDLEWARE=["whitenoise.middleware.WhiteNoiseMiddleware"],
        STORAGES={**settings.STORAGES, "staticfiles": {"BACKEND": backend}},
        **{**values, **more},
    )
    return root


def collect(**options: Any) -> str:
    out = StringIO()
    call_command("collectstatic", interactive=False, stdout=out, **options)
    return out.getvalue()


def get(path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """What the WSGI application answers, as a server would hear it."""
    status: list[Any] = []
    environ = RequestFactory().get(path, headers=headers).environ
    body = WSGIHandler()(environ, lambda *answer: status.extend(answer[:2]))
    content = b"".join(body)
    close = getattr(body, "close", lambda: None)
    close()
    return int(status[0][:3]), dict(status[1]), content


@pytest.mark.parametrize("name", STORAGES)
def test_everything_on_the_page_is_served_unchanged_and_for_ever(
    build: Build, override: Override, name: str
) -> None:
    use(override, name)
    collect()
    status, _, page = get("/frontend/")
    elements = re.findall(r"<(?:script|link|img)[^>]*>", page.decode())
    # Lazy chunks are not on the page, webpack's runtime asks for them.
    urls = [f"/static/{path}" for path in (build.lazy, build.lazy_css)]
    assert status == 200
    assert len(elements) == 6

    for element in elements:
        url = re.search(r'(?:src|href)="([^"]+)"', element)
        assert url
        urls.append(url[1])
        integrity = re.search(r'integrity="([^"]+)"', element)
        if integrity:
            assert digest(get(url[1])[2]) == integrity[1]

    for served in urls:
        status, headers, content = get(served)
        assert status == 200, served
        assert content == build.contents[served.removeprefix("/static/")], served
        assert headers["Cache-Control"] == "max-age=315360000, public, immutable"


@pytest.mark.parametrize("name", COMPRESSED)
def test_compressed_copies_are_made_and_served(
    build: Build, override: Override, name: str
) -> None:
    root = use(override, name)
    collect()

    for path in (build.app, build.lazy, build.css):
        assert (root / f"{path}.gz").is_file()
        assert (root / f"{path}.br").is_file()
        headers, content = get(f"/static/{path}", accept_encoding="gzip")[1:]
        assert headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(content) == build.contents[path]


@pytest.mark.parametrize("name", ONCE)
def test_no_second_copy_is_made(build: Build, override: Override, name: str) -> None:
    root = use(override, name)
    collect()
    found = {
        str(file.relative_to(root))
        for file in root.glob("frontend/**/*")
        if file.is_file() and file.suffix not in (".gz", ".br")
    }

    assert found == set(build.contents)


@pytest.mark.parametrize("name", ONCE)
def test_files_of_others_are_hashed_as_before(
    build: Build, override: Override, tmp_path: Path, name: str
) -> None:
    (tmp_path / "site.css").write_text(f"a {{ background: url({build.app}) }}")
    root = use(override, name, STATICFILES_DIRS=[tmp_path])
    collect()
    url = Template("{% load static %}{% static 'site.css' %}").render(Context())

    assert re.fullmatch(r"/static/site\.[0-9a-f]{12}\.css", url)
    hashed = root / url.removeprefix("/static/")
    # What refers to a file of webpack's keeps its name.
    assert build.app in hashed.read_text()


@pytest.mark.parametrize("name", ONCE)
def test_collecting_again_changes_nothing(
    build: Build, override: Override, name: str
) -> None:
    root = use(override, name)
    collect()
    before = {file: file.stat().st_size for file in root.glob("**/*")}
    manifest = (root / "staticfiles.json").read_text()
    collect()

    assert {file: file.stat().st_size for file in root.glob("**/*")} == before
    assert (root / "staticfiles.json").read_text() == manifest


@pytest.mark.parametrize("name", ONCE)
def test_dry_run_writes_nothing(build: Build, override: Override, name: str) -> None:
    root = use(override, name)
    assert "Pretending to copy" in collect(dry_run=True, verbosity=1)

    assert list(root.iterdir()) == []


def test_chunks_of_yesterday_are_kept(build: Build, override: Override) -> None:
    root = use(override, "only hashed files")
    Build(build.folder, "2").write()
    collect()
    names = json.loads((root / "staticfiles.json").read_text())["paths"]

    assert (root / build.lazy).is_file()
    assert names[build.lazy] == build.lazy
    # A name without a hash stands for the file of the last build.
    assert names["frontend/js/lazy.js"] != build.lazy


def test_collecting_without_a_build_works(folder: Path, override: Override) -> None:
    use(override, "hashed once, compressed")

    assert "0 static files copied" in collect()


def test_build_made_after_collecting_does_not_break_pages(
    build: Build, override: Override
) -> None:
    use(override, "hashed once")
    collect()
    second = Build(build.folder, "2").write()

    assert f'src="/static/{second.app}"' in get("/frontend/")[2].decode()


@pytest.mark.parametrize("backend", ["storages.Bucket", "storages.HashingBucket"])
def test_bucket_is_asked_for_exactly_this_file(
    build: Build, override: Override, backend: str
) -> None:
    use(override, backend)
    html = Template('{% load webpack %}{% webpack_js "app" %}').render(Context())

    assert f'src="https://bucket.example/{build.app}?a=1&amp;sign=2"' in html


def test_storage_of_a_project_may_have_its_own_urls(
    build: Build, override: Override
) -> None:
    use(override, "storages.OwnUrl")
    html = Template('{% load webpack %}{% webpack_js "app" %}').render(Context())

    assert f'src="https://own.example/static/{build.app}"' in html


def test_storage_with_a_base_for_each_tenant_is_asked_each_time(
    build: Build, override: Override, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(override, "storages.Tenants")

    for tenant in ("a", "b"):
        monkeypatch.setattr("storages.Tenants.tenant", tenant)
        assert static_url(build.app) == f"https://{tenant}.example/{build.app}"
    monkeypatch.setattr("storages.Tenants.tenant", "")
    assert static_url(build.app) == build.app


@pytest.mark.parametrize("name", ["plain", "hashed twice", "hashed once"])
def test_url_follows_the_settings_and_the_prefix(
    build: Build, override: Override, name: str
) -> None:
    use(override, name)
    assert static_url(build.app) == f"/static/{build.app}"

    override(STATIC_URL="https://cdn.example/a/")
    assert static_url(build.app) == f"https://cdn.example/a/{build.app}"
    try:
        set_script_prefix("/mounted/")
        override(STATIC_URL="files/")
        assert static_url(build.app) == f"/mounted/files/{build.app}"
    finally:
        clear_script_prefix()


@pytest.mark.parametrize("name", ["plain", "hashed twice", "hashed once"])
def test_name_is_quoted(build: Build, override: Override, name: str) -> None:
    path = build.add("images/50% (1).svg", "<svg/>")
    build.write()
    use(override, name)
    collect()

    assert static_url(path).startswith("/static/frontend/images/50%25%20(1).")
    assert get(static_url(path))[2] == build.contents[path]
