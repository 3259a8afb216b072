"""`sample_build`, with which users test their own views."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import Context, Template

from frontend.assets.manifest import AssetNotFound, EntryNotFound
from frontend.assets.sample import sample_build, sample_manifest

ADDED = [
    "entries/shop.tsx",
    "entries/shop.test.tsx",
    "entries/types.d.ts",
    "entries/notes.md",
    "entries/.#shop.ts",
    "entries/shop.stories.jsx",
    "entries/shop.spec.mts",
    "images/icons/star.PNG",
    "images/icons/README.md",
    "fonts/mono.woff2",
    "fonts/mono.txt",
    "images/icons/intro.mp4",
    "components/star.svg",
]


@pytest.fixture
def source(folder: Path) -> Iterator[Path]:
    """The sources, with files of the user's own."""
    source = folder / "src"
    (source / "images" / "icons").mkdir()
    for name in ADDED:
        (source / name).touch()
    yield source
    for name in ADDED:
        (source / name).unlink()
    (source / "images" / "icons").rmdir()


def text(tag: str) -> str:
    return str(Template("{% load webpack %}" + tag).render(Context()))


def test_names_are_those_that_webpack_gives(source: Path) -> None:
    manifest = sample_manifest(source.parent)

    assert manifest.entries.keys() == {"app", "islands", "shop"}
    new = {
        name
        for name in manifest.files
        if re.search("shop|types|notes|icons|mono|star", name)
    }
    assert new == {
        "shop.css",
        "shop.js",
        "components/star.svg",
        "fonts/mono.woff2",
        "images/icons/intro.mp4",
        "images/icons/star.PNG",
    }
    assert {"app.css", "app.js", "images/logo.svg"} <= manifest.files.keys()


def test_tags_print_entries_and_assets_of_the_user(source: Path) -> None:
    with sample_build():
        printed = text('{% webpack_css "shop" %}{% webpack_js "shop" "app" %}')
        image = text('{% webpack_asset "images/icons/star.PNG" %}')
        preload = text('{% webpack_preload "images/icons/star.PNG" %}')

    assert 'href="/static/frontend/css/shop.0123456789abcdef.css"' in printed
    assert 'src="/static/frontend/js/shop.0123456789abcdef.js"' in printed
    assert 'src="/static/frontend/js/app.0123456789abcdef.js"' in printed
    assert image == "/static/frontend/images/icons/star.0123456789abcdef.PNG"
    assert f'href="{image}" as="image"' in preload


def test_errors_name_the_folder_of_the_user(source: Path) -> None:
    with sample_build():
        with pytest.raises(EntryNotFound) as no_entry:
            text('{% webpack_js "shops" %}')
        with pytest.raises(AssetNotFound) as no_asset:
            text('{% webpack_asset "images/star.png" %}')

    assert 'did you mean "shop"? There are: app, islands, shop.' in str(no_entry.value)
    assert no_entry.value.fix.endswith("add the file frontend/src/entries/shops.ts")
    assert "put the file below frontend/src and" in no_asset.value.fix


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ('["images/logo.svg?width=64&as=png"]', ["images/logo.svg?width=64&as=png"]),
        ('{"images/logo.svg": 64}', []),
        ("[64]", []),
        ("[", []),
    ],
)
def test_variants_are_those_that_are_listed(
    folder: Path, listed: str, names: list[str]
) -> None:
    file = folder / "src" / "images" / "variants.json"
    file.write_text(listed)
    try:
        files = sample_manifest(folder).files
        assert [name for name in files if "?" in name] == names
        for name in names:
            assert files[name] == "frontend/images/logo.0123456789abcdef.svg"
    finally:
        file.unlink()
