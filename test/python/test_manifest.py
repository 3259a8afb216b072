"""Which manifest counts, and what each broken one says."""

from __future__ import annotations

import json
import os
import pickle
from pathlib import Path

import pytest

from frontend.assets import Assets
from frontend.assets import manifest as errors
from rendered import Build, static

BROKEN = {
    # text of manifest.json: (exception, what the message must say)
    None: (errors.ManifestMissing, "The frontend has not been built yet:"),
    "": (errors.ManifestInvalid, "is empty."),
    " \n": (errors.ManifestInvalid, "is empty."),
    '{"app.js": "frontend/js/ap': (errors.ManifestInvalid, "is not complete JSON"),
    "[" * 100_000: (errors.ManifestInvalid, "is not complete JSON"),
    "[]": (errors.ManifestInvalid, "has a list as its content, not an object."),
    "null": (errors.ManifestInvalid, "has nothing as its content, not an object."),
    "{}": (errors.ManifestInvalid, 'has nothing as "entrypoints", not an object.'),
    '{"entrypoints": []}': (errors.ManifestInvalid, 'has a list as "entrypoints"'),
    '{"entrypoints": {"app": {}}}': (
        errors.ManifestInvalid,
        'has nothing as "assets" of entry "app", not an object.',
    ),
    '{"entrypoints": {"app": ["app.js"]}}': (
        errors.ManifestInvalid,
        'has a list as entry "app", not an object.',
    ),
    '{"entrypoints": {"app": {"assets": {"js": "app.js"}}}}': (
        errors.ManifestInvalid,
        'has a string as "js" of entry "app", not a list.',
    ),
    '{"entrypoints": {"app": {"assets": {"css": [1]}}}}': (
        errors.ManifestInvalid,
        'has 1 as "css" of entry "app", not a string.',
    ),
    '{"entrypoints": {"app": {"assets": {}, "integrity": []}}}': (
        errors.ManifestInvalid,
        'has a list as "integrity" of entry "app", not an object.',
    ),
    '{"entrypoints": {"app": {"assets": {}, "integrity": {"app.js": null}}}}': (
        errors.ManifestInvalid,
        'has nothing as "integrity" of entry "app", not a string.',
    ),
    '{"entrypoints": {}, "errors": null}': (
        errors.ManifestInvalid,
        'has nothing as "errors", not a list.',
    ),
    '{"entrypoints": {"app": {"assets": {"js": ["/static/app.js"]}}}}': (
        errors.ManifestInvalid,
        'has "/static/app.js" as "js" of entry "app", not a path below the static root.',
    ),
    '{"app.js": {"file": "app.js"}, "entrypoints": {}}': (
        errors.ManifestInvalid,
        'has an object as "app.js", not a string.',
    ),
    b"\xff\xfe{": (errors.ManifestInvalid, "is not UTF-8 text."),
    '{"entrypoints": {}, "a.js": "\\ud800.js"}': (
        errors.ManifestInvalid,
        "is not UTF-8 text.",
    ),
    '{"entrypoints": {}, "a.js": ' + "9" * 5000 + "}": (
        errors.ManifestInvalid,
        "is not complete JSON (Exceeds the limit",
    ),
    '{"entrypoints": {}, "app.js": "http://localhost:9091/js/app.js"}': (
        errors.ManifestInvalid,
        'names "http://localhost:9091/js/app.js", which is a dev server\'s.',
    ),
    '{"entrypoints": {"app": {"assets": {"js": ["https://dev.example/app.js"]}}}}': (
        errors.ManifestInvalid,
        'names "https://dev.example/app.js", which is a dev server\'s.',
    ),
}


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("content", BROKEN, ids=lambda content: repr(content)[:60])
def test_broken_manifest_says_what_is_wrong_and_what_helps(
    place: Path, content: str | bytes | None, debug: bool
) -> None:
    expected, message = BROKEN[content]
    if content is not None:
        data = content.encode() if isinstance(content, str) else content
        (place / "manifest.json").write_bytes(data)

    with pytest.raises(errors.AssetError) as caught:
        Assets(place, debug=debug).page(static).js("app")

    assert type(caught.value) is expected
    assert message in caught.value.summary
    assert "npm run build" in caught.value.fix
    assert ("secret-place" in str(caught.value)) is debug


def test_unreadable_manifest_says_so(place: Path) -> None:
    (place / "manifest.json").mkdir()

    with pytest.raises(errors.ManifestInvalid, match="cannot be read: Is a directory"):
        Assets(place).manifest()


def test_files_that_are_not_there_are_found_in_debug(place: Path) -> None:
    build = Build(place).write()
    (place / "static" / build.lazy).unlink()

    with pytest.raises(errors.FilesMissing) as caught:
        Assets(place, debug=True).manifest()

    assert "names 1 file that cannot be found" in caught.value.summary
    assert build.lazy in caught.value.summary
    assert Assets(place, debug=False).manifest().entries.keys() == {"admin", "app"}


def test_errors_can_be_pickled_as_parallel_test_runs_do(place: Path) -> None:
    with pytest.raises(errors.ManifestMissing) as caught:
        Assets(place).manifest()

    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)


@pytest.mark.parametrize(
    ("lock", "command"),
    [
        (None, "cd frontend && npm run build"),
        ("pnpm-lock.yaml", "cd frontend && pnpm run build"),
        ("yarn.lock", "cd frontend && yarn run build"),
        ("bun.lock", "cd frontend && bun run build"),
    ],
)
def test_command_is_one_for_the_package_manager_in_use(
    place: Path, lock: str | None, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if lock:
        (place / lock).touch()
    monkeypatch.chdir(place.parent)

    with pytest.raises(errors.ManifestMissing) as caught:
        Assets(place, debug=True).manifest()

    assert caught.value.fix == f"run `{command}`"


@pytest.mark.parametrize(
    ("own", "manager"),
    [([], "yarn"), (["package-lock.json"], "npm"), (["pnpm-lock.yaml"], "pnpm")],
)
def test_command_is_the_workspaces_where_the_folder_has_no_lock_file_of_its_own(
    place: Path, own: list[str], manager: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place.parent / "yarn.lock").touch()
    for lock in own:
        (place / lock).touch()
    monkeypatch.chdir(place.parent)

    with pytest.raises(errors.ManifestMissing) as caught:
        Assets(place, debug=True).manifest()

    assert caught.value.fix == f"run `cd frontend && {manager} run build`"


def test_command_heeds_no_lock_file_above_the_repository(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place.parent / "yarn.lock").touch()
    (place / ".git").mkdir()
    monkeypatch.chdir(place.parent)

    with pytest.raises(errors.ManifestMissing, match="npm run build"):
        Assets(place, debug=True).manifest()


def test_command_installs_first_where_nothing_is_installed(place: Path) -> None:
    (place / "node_modules").rmdir()

    with pytest.raises(errors.ManifestMissing, match="npm install && npm run build"):
        Assets(place, debug=True).manifest()


def test_production_reads_once_after_the_first_success(place: Path) -> None:
    assets = Assets(place)
    with pytest.raises(errors.ManifestMissing):
        assets.manifest()
    first = Build(place, "1").write()
    assert assets.manifest().files["app.js"] == first.app
    Build(place, "2").write()

    assert assets.manifest().files["app.js"] == first.app


def test_debug_reads_again_when_the_manifest_was_replaced(place: Path) -> None:
    Build(place, "1").write()
    assets = Assets(place, debug=True)
    before = assets.manifest()
    assert assets.manifest() is before
    stat = (place / "manifest.json").stat()
    second = Build(place, "2").write()
    # Both within one tick of the clock.
    os.utime(place / "manifest.json", ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert assets.manifest().files["app.js"] == second.app


def test_page_keeps_to_the_build_that_it_began_with(place: Path) -> None:
    first = Build(place, "1").write()
    page = Assets(place, debug=True).page(static)
    page.css("app")
    Build(place, "2").write()

    assert first.app in page.js("app")


def test_nothing_is_read_before_the_first_tag(tmp_path: Path) -> None:
    page = Assets(tmp_path / "nowhere").page(static)

    with pytest.raises(errors.ManifestMissing):
        page.asset("app.js")


def test_manifest_of_the_tests_has_the_shape_that_is_documented(place: Path) -> None:
    build = Build(place).write()
    data = json.loads((place / "manifest.json").read_text())

    assert list(data) == sorted(data)
    assert all(isinstance(data[name], str) for name in data if name != "entrypoints")
    assert set(data["entrypoints"]["app"]["integrity"]) >= {build.app, build.lazy}


def test_pair_of_halves_is_a_character(place: Path) -> None:
    text = '{"entrypoints": {}, "\\ud83d\\ude00.js": "frontend/js/a.js"}'
    (place / "manifest.json").write_text(text)

    assert "\N{GRINNING FACE}.js" in Assets(place).manifest().files
