"""What the error says of a name whose file is there all the same."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from frontend.assets import AssetError, Assets, Page
from frontend.assets.manifest import Folder
from frontend.assets.missing import read_endings
from frontend.assets.sample import sample_manifest
from rendered import Build, static, write_json

ADDED = [
    "added/media/intro.mp4",
    "entries/shop.test.tsx",
    "entries/shop.tsx",
    "images/.hidden.svg",
    "images/new.svg",
    "lib/box.module.scss",
    "lib/dates.ts",
    "images/nested/a.txt",
    "images/nested/scene.GLB",
]


@pytest.fixture
def source(build: Build, tmp_path: Path) -> Iterator[Path]:
    """The sources of a build, and files that it does not know."""
    source = build.folder / "src"
    before = shutil.copytree(source, tmp_path / "before")
    for name in ADDED:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).touch()
    yield source
    shutil.rmtree(source)
    shutil.copytree(before, source)


@pytest.fixture
def page(source: Path) -> Page:
    return Assets(source.parent).page(static)


def told(page: Page, tag: str, name: Any) -> tuple[str, str]:
    with pytest.raises(AssetError) as caught:
        getattr(page, tag)(name)
    assert "put the file" not in caught.value.fix
    assert "add the file" not in caught.value.fix
    return caught.value.summary, caught.value.fix


@pytest.mark.parametrize(
    "name",
    [
        "/images/logo.svg",
        "./images/logo.svg",
        "src/images/logo.svg",
        "/src/images/logo.svg",
        "frontend/src/images/logo.svg",
        "@/images/logo.svg",
        "images\\logo.svg",
        "images/nested/../logo.svg",
        "Images/LOGO.svg",
    ],
)
def test_name_that_is_written_otherwise_is_told(page: Page, name: str) -> None:
    summary, fix = told(page, "asset", name)

    assert summary == f'There is no asset "{name}", but "images/logo.svg".'
    assert fix.startswith('write "images/logo.svg" in the template: the path below src')


@pytest.mark.parametrize(
    "name", ["app.ts", "entries/app", "src/entries/app.ts", "App", "/entries/app.tsx"]
)
def test_entry_is_named_by_its_name(page: Page, name: str) -> None:
    summary, fix = told(page, "js", name)

    assert summary == f'There is no entry "{name}", but "app".'
    assert fix.startswith('write "app" in the template')


@pytest.mark.parametrize(
    ("tag", "name", "file"),
    [
        ("asset", "images/new.svg", "images/new.svg"),
        ("asset", "/src/added/media/intro.mp4", "added/media/intro.mp4"),
        ("preload", "images/new.svg", "images/new.svg"),
        ("js", "shop", "entries/shop.tsx"),
        ("css", "shop.tsx", "entries/shop.tsx"),
    ],
)
def test_file_that_is_newer_than_the_build_asks_for_a_build(
    page: Page, tag: str, name: str, file: str
) -> None:
    summary, fix = told(page, tag, name)

    assert summary == f"frontend/src/{file} is newer than the build."
    assert fix == "run `npm run build` in frontend/"


def test_dev_server_needs_no_command(source: Path, build: Build) -> None:
    write_json(build.folder / ".webpack" / "manifest.json", build.dev_manifest())
    page = Assets(build.folder, debug=True).page(static)

    fix = told(page, "asset", "images/new.svg")[1]
    assert fix == "load the page again when the dev server has compiled it"


def test_ending_that_the_build_does_not_know_is_to_be_added(page: Page) -> None:
    summary, fix = told(page, "asset", "images/nested/scene.GLB")

    assert "frontend/src/images/nested/scene.GLB is left out of the build" in summary
    assert '"glb" is not among the endings' in summary
    assert fix.startswith(
        'add "glb" to EXTENSIONS in frontend/webpack/support/kinds.mjs'
    )


def test_variant_that_is_not_listed_is_told_with_the_line_to_add(source: Path) -> None:
    listed = ["images/logo.svg?width=64&as=png", "images/logo.svg?width=96&as=png"]
    (source / "images" / "variants.json").write_text(json.dumps(listed))
    build = sample_manifest(source.parent)
    del build.files[listed[1]]
    page = Page(Folder(source.parent, debug=False), lambda: build, static)

    for path in ("images/logo.svg?width=640&as=png", "/src/images/logo.svg?width=63"):
        summary, fix = told(page, "asset", path)
        assert f'There is no asset "{path}": did you mean "{listed[0]}"?' in summary
        line = path.removeprefix("/src/")
        assert fix.endswith(
            f'or add the line "{line}" to frontend/src/images/variants.json'
            " and build again"
        )
    summary, fix = told(page, "asset", listed[1])
    assert summary == f"frontend/src/{listed[1]} is newer than the build."


@pytest.mark.parametrize("name", ["images/.hidden.svg", "images/nested/a.txt"])
def test_file_that_is_left_out_by_its_name(page: Page, name: str) -> None:
    summary, fix = told(page, "asset", name)

    assert (
        summary == f"frontend/src/{name} is left out of the build: nothing imports it."
    )
    assert "import it in a script" in fix


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("lib/dates.ts", "import it in an entry, and print that with `webpack_js`"),
        ("lib/box.module.scss", "and print that with `webpack_css`"),
        ("entries/shop.tsx", 'print it with `webpack_js`, by its name "shop"'),
        ("entries/shop.test.tsx", "import it in an entry"),
    ],
)
def test_source_has_no_url(page: Page, name: str, advice: str) -> None:
    summary, fix = told(page, "asset", name)

    assert summary.startswith(f"frontend/src/{name} is part of an entry")
    assert advice in fix


def test_folder_is_no_file(page: Page) -> None:
    assert told(page, "asset", "images/") == (
        '"images" is a folder, not a file.',
        'name a file in it, such as "images/logo.svg"',
    )
    assert told(page, "asset", "images/nested")[1] == "name a file in it"


@pytest.mark.parametrize("tag", ["js", "css", "preload", "asset"])
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (["app", "admin"], "list"),
        (("app", ["admin"]), "tuple"),
        ({"app": 1}, "dict"),
        ({"app"}, "set"),
        (7, "int"),
        (0, "int"),
        (1.5, "float"),
        (True, "bool"),
        (b"app", "bytes"),
    ],
)
def test_name_that_is_no_text_is_told_with_its_kind(
    page: Page, tag: str, name: Any, kind: str
) -> None:
    summary, fix = told(page, tag, name)

    what = {"preload": "entry or asset", "asset": "asset"}.get(tag, "entry")
    assert summary == f"No {what} is named: {name!r} is of type {kind}, not a text."
    assert fix == "write the name itself in quotes, and each of several by itself"


def test_name_that_is_no_text_is_cut_where_it_is_long(page: Page) -> None:
    summary = told(page, "js", ["app"] * 100_000)[0]

    assert len(summary) < 100


@pytest.mark.parametrize("name", [None, "", [], {}])
def test_name_that_is_empty_is_told(page: Page, name: Any) -> None:
    assert "the variable is empty or undefined" in told(page, "js", name)[0]


@pytest.mark.parametrize(
    "name", ["../manifest.json", "/../apps.py", "/etc/passwd", "a\0b", "x" * 5000, "."]
)
def test_what_lies_elsewhere_is_not_told(page: Page, name: str) -> None:
    with pytest.raises(AssetError) as caught:
        page.asset(name)
    assert "There is no asset" in caught.value.summary or name == "."


def test_endings_are_those_of_the_build(source: Path, tmp_path: Path) -> None:
    endings = read_endings(source.parent)

    assert {"avif", "svg", "woff2", "mp4", "pdf", "txt"} <= endings
    assert not any(" " in ending for ending in endings)
    assert read_endings(tmp_path) == set()
