"""`manage.py check` knows when the frontend is not built, and how to fix it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.checks import ERROR, run_checks

from rendered import Build, write_json

Override = Callable[..., None]


def found() -> dict[str, Any]:
    messages = [one for one in run_checks() if one.id.startswith("frontend.")]
    assert all(one.level < ERROR and one.hint for one in messages)
    return {one.id: one for one in messages}


def store(override: Override, backend: str, **more: Any) -> None:
    static = {"staticfiles": {"BACKEND": backend}}
    override(STORAGES={**settings.STORAGES, **static}, **more)


@pytest.mark.parametrize("debug", [True, False])
def test_nothing_to_say_of_a_build(
    build: Build, override: Override, debug: bool
) -> None:
    override(DEBUG=debug)

    assert found() == {}


@pytest.mark.parametrize("debug", [True, False])
def test_no_build(folder: Path, override: Override, debug: bool) -> None:
    override(DEBUG=debug)
    message = found()["frontend.W001"]

    assert "The frontend has not been built yet" in message.msg
    assert "npm run build" in message.hint


def test_no_build_is_needed_where_npm_start_brings_a_dev_server(
    folder: Path, override: Override, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTEND_DEV_SERVER", "1")
    override(DEBUG=True)
    assert found() == {}

    override(DEBUG=False)
    assert "The frontend has not been built yet" in found()["frontend.W001"].msg


def test_dev_server_replaces_a_build(build: Build, override: Override) -> None:
    override(DEBUG=True)
    (build.folder / "manifest.json").unlink()
    write_json(build.folder / ".webpack" / "manifest.json", build.dev_manifest())
    assert found() == {}

    compiling = {**build.dev_manifest(), "status": "compiling", "entrypoints": {}}
    write_json(build.folder / ".webpack" / "manifest.json", compiling)
    assert found() == {}


@pytest.mark.parametrize("debug", [True, False])
def test_manifest_that_cannot_be_used(
    build: Build, override: Override, debug: bool
) -> None:
    override(DEBUG=debug)
    (build.folder / "manifest.json").write_text("")
    assert "is empty" in found()["frontend.W002"].msg

    build.write()
    (build.folder / "static" / build.lazy).unlink()
    assert build.lazy in found()["frontend.W002"].msg


def test_failed_build_shows_the_error_that_the_hint_speaks_of(
    build: Build, override: Override
) -> None:
    override(DEBUG=True)
    errors = ["TS2322: in app.ts", "TS2304: in other.ts"]
    write_json(build.folder / ".webpack" / "build.json", {"errors": errors})
    message = found()["frontend.W002"]

    assert message.msg.endswith("failed with 2 errors.\nTS2322: in app.ts")
    assert message.hint.startswith("Correct the error above and run `")


def test_sources_may_be_gone_where_the_files_are_collected(
    build: Build, override: Override
) -> None:
    (build.folder / "static" / "frontend").rename(settings.STATIC_ROOT)
    override(STATIC_ROOT=str(Path(settings.STATIC_ROOT).parent / "all"))
    Path(settings.STATIC_ROOT).mkdir()
    (Path(settings.STATIC_ROOT).parent / "collected").rename(
        Path(settings.STATIC_ROOT) / "frontend"
    )
    try:
        assert found() == {}
    finally:
        (Path(settings.STATIC_ROOT) / "frontend").rename(
            build.folder / "static" / "frontend"
        )
        Path(settings.STATIC_ROOT).rmdir()


@pytest.mark.parametrize(
    ("backend", "counterpart"),
    [
        (
            "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
            '"frontend.storage.ManifestStaticFilesStorage"',
        ),
        (
            "whitenoise.storage.CompressedManifestStaticFilesStorage",
            '"frontend.storage.CompressedManifestStaticFilesStorage"',
        ),
        ("storages.HashingBucket", "HashOnceMixin before the bases of storages.Hash"),
    ],
)
def test_storage_that_hashes_a_second_time(
    build: Build, override: Override, backend: str, counterpart: str
) -> None:
    store(override, backend)
    assert counterpart in found()["frontend.I004"].hint

    # It is WhiteNoise's storage that deletes, and no other.
    store(override, backend, WHITENOISE_KEEP_ONLY_HASHED_FILES=True)
    name = "frontend.W003" if "whitenoise" in backend else "frontend.I004"
    messages = found()
    assert list(messages) == [name]
    assert counterpart in messages[name].hint


@pytest.mark.parametrize(
    "backend",
    [
        "frontend.storage.CompressedManifestStaticFilesStorage",
        "django.contrib.staticfiles.storage.StaticFilesStorage",
        "not.there.Storage",
        "",
    ],
)
def test_nothing_to_say_of_other_storages(
    build: Build, override: Override, backend: str
) -> None:
    store(override, backend, WHITENOISE_KEEP_ONLY_HASHED_FILES=True)

    assert found() == {}


def test_templates_that_do_not_see_the_request(
    build: Build, override: Override
) -> None:
    engine = settings.TEMPLATES[0]
    jinja = {"BACKEND": "django.template.backends.jinja2.Jinja2", "NAME": "other"}
    override(TEMPLATES=[jinja, {**engine, "OPTIONS": {}}])

    message = found()["frontend.W005"]
    assert "TEMPLATES[1]" in message.msg
    assert '"django.template.context_processors.request"' in message.hint
