"""The manifest while webpack is at work: a dev server, a failed build, a new one."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from frontend.assets import Assets
from frontend.assets import manifest as errors
from rendered import Build, static, write_json


def dev(place: Path, age: float = 0, **changes: object) -> None:
    """A manifest of the dev server that was last touched `age` seconds ago."""
    path = place / ".webpack" / "manifest.json"
    write_json(path, {**Build(place).dev_manifest(), **changes})
    os.utime(path, (time.time() - age,) * 2)


def test_fresh_dev_manifest_is_believed_in_debug_only(place: Path) -> None:
    build = Build(place).write()
    dev(place)

    page = Assets(place, debug=True).page(static)
    assert 'src="http://localhost:9091/js/app.' in page.js("app")
    assert f'src="/static/{build.app}"' in Assets(place).page(static).js("app")


def test_stale_dev_manifest_means_the_last_build(place: Path) -> None:
    build = Build(place).write()
    dev(place, age=11)

    assert build.app in Assets(place, debug=True).page(static).js("app")


def test_dev_manifest_from_the_future_means_the_last_build(place: Path) -> None:
    build = Build(place).write()
    dev(place, age=-3600)

    assert build.app in Assets(place, debug=True).page(static).js("app")


def test_stale_dev_manifest_without_a_build_says_that_the_server_ended(
    place: Path,
) -> None:
    dev(place, age=60)

    with pytest.raises(errors.DevServerStopped) as caught:
        Assets(place, debug=True).manifest()

    assert "wrote nothing for 60 seconds" in caught.value.summary
    assert "npm run dev" in caught.value.fix


def test_first_compilation_is_awaited_by_the_reader_not_by_the_request(
    place: Path,
) -> None:
    dev(place, status="compiling", entrypoints={})

    with pytest.raises(errors.Compiling, match="compiling for the first time"):
        Assets(place, debug=True).manifest()


@pytest.mark.parametrize("is_built", [True, False])
def test_npm_start_has_pages_wait_for_the_dev_server(
    place: Path, monkeypatch: pytest.MonkeyPatch, is_built: bool
) -> None:
    monkeypatch.setenv("FRONTEND_DEV_SERVER", "1")
    build = Build(place)
    if is_built:
        build.write()

    with pytest.raises(errors.Compiling, match="dev server of frontend is starting"):
        Assets(place, debug=True).manifest()
    dev(place, age=60)  # one that was killed has left it behind
    with pytest.raises(errors.Compiling):
        Assets(place, debug=True).manifest()

    dev(place)
    assert "/js/app." in Assets(place, debug=True).page(static).js("app")
    if is_built:
        assert build.app in Assets(place).page(static).js("app")


def test_later_compilation_prints_what_there_is(place: Path) -> None:
    dev(place, status="compiling")

    assert "/js/app." in Assets(place, debug=True).page(static).js("app")


def test_failed_compilation_of_the_dev_server_shows_its_errors(place: Path) -> None:
    dev(place, status="failed", errors=["src/entries/app.ts:3 Unexpected token"])

    with pytest.raises(errors.BuildFailed) as caught:
        Assets(place, debug=True).manifest()

    assert caught.value.details == ("src/entries/app.ts:3 Unexpected token",)
    assert "Unexpected token" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "details", "fix"),
    [
        ('{"errors": ["TS2322: no"]}', ["TS2322: no"], "correct the error above and"),
        ("", [], "to see it"),
        ("[1]", [], "to see it"),
        ('{"errors": ["\\ud83d!"]}', ["?!"], "correct the error above and"),
        ('{"errors": [' + "9" * 5000 + "]}", [], "to see it"),
        ("[" * 100_000, [], "to see it"),
    ],
)
def test_failed_build_is_told_in_debug_and_production_keeps_the_last_good_one(
    place: Path, text: str, details: list[str], fix: str
) -> None:
    build = Build(place).write()
    (place / ".webpack" / "build.json").write_text(text)

    with pytest.raises(errors.BuildFailed) as caught:
        Assets(place, debug=True).manifest()
    assert caught.value.details == details
    assert fix in caught.value.fix

    assert build.app in Assets(place).page(static).js("app")


def test_fresh_dev_server_outlives_an_older_failed_build(place: Path) -> None:
    write_json(place / ".webpack" / "build.json", {"status": "failed", "errors": []})
    dev(place)

    assert "/js/app." in Assets(place, debug=True).page(static).js("app")


def in_background(work: Callable[[], object]) -> Callable[[], None]:
    """Repeat something in a thread until the returned function is called."""
    stop = threading.Event()

    def repeat() -> None:
        while not stop.is_set():
            work()

    thread = threading.Thread(target=repeat)
    thread.start()

    def end() -> None:
        stop.set()
        thread.join()

    return end


def test_no_page_fails_while_webpack_builds_again_and_again(place: Path) -> None:
    versions = [Build(place, "0").write()]

    def rebuild() -> None:
        versions.append(Build(place, str(len(versions))).write())
        # What neither this build nor the one before it names is removed.
        if len(versions) > 2:
            kept = set(versions[-1].contents) | set(versions[-2].contents)
            for path in set(versions[-3].contents) - kept:
                (place / "static" / path).unlink()

    assets = Assets(place, debug=True)
    end = in_background(rebuild)
    try:
        deadline = time.monotonic() + 20
        while len(versions) < 50:
            assert "js/app." in assets.page(static).js("app")
            assert time.monotonic() < deadline, f"only {len(versions)} builds"
    finally:
        end()
