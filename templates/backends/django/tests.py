"""A smoke test that needs neither Node nor a build: the tags print a sample of one.

Views of yours whose templates use the tags can be tested in the same way:

    with sample_build():
        response = self.client.get("/")
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from django.template.loader import render_to_string
from django.test import SimpleTestCase

from .assets import Assets
from .manifest import Entry, EntryNotFound, Manifest
from .page import KINDS
from .templatetags import webpack

HERE = Path(__file__).resolve().parent
HASH = "0123456789abcdef"

# What webpack/entries.mjs takes as an entry.
ENTRY = re.compile(r"(?<!\.d)(?<!\.test)\.[jt]sx?$")


@contextmanager
def sample_build() -> Iterator[None]:
    """While the block runs, the tags know what `src/` holds, built or not.

    The files that they name have a made-up hash and do not exist. A name that is
    wrong is the same error as with a real build. Lazy chunks are not there: only
    webpack knows them.
    """
    with patch.object(webpack, "get_assets", return_value=SampleAssets(HERE)):
        yield


class SampleAssets(Assets):
    """What webpack would build: a script and a stylesheet of each entry, and assets."""

    def manifest(self) -> Manifest:
        files: dict[str, str] = {}
        entries: dict[str, Entry] = {}
        source = self.folder.path / "src"
        for file in source.glob("entries/*"):
            if ENTRY.search(file.name):
                js, css = f"{file.stem}.js", f"{file.stem}.css"
                files |= {js: self._built(f"js/{js}"), css: self._built(f"css/{css}")}
                entries[file.stem] = Entry(js=[files[js]], css=[files[css]])
        for file in (*source.glob("images/**/*"), *source.glob("fonts/**/*")):
            if KINDS.get(file.suffix.lower()) in ("font", "image"):
                name = file.relative_to(source).as_posix()
                files[name] = self._built(name)
        return Manifest(files, entries)

    def _built(self, name: str) -> str:
        stem, _, suffix = name.rpartition(".")
        return f"{self.folder.path.name}/{stem}.{HASH}.{suffix}"


class SamplePageTest(SimpleTestCase):
    def test_page_has_the_tags_of_the_build(self) -> None:
        # Not above: `sample_build` outlives the sample page.
        from .urls import PAGE_TEMPLATE

        with sample_build():
            html = render_to_string(PAGE_TEMPLATE, {"folder": HERE.name})

        files = SampleAssets(HERE).manifest().files
        script = f'<script src="{webpack.static_url(files["app.js"])}" defer></script>'
        self.assertInHTML(script, html, count=1)
        url = webpack.static_url(files["app.css"])
        self.assertInHTML(f'<link rel="stylesheet" href="{url}">', html, count=1)
        self.assertIn("data-counter", html)

    def test_unknown_entry_is_an_error_that_names_the_nearest(self) -> None:
        with sample_build(), self.assertRaisesMessage(EntryNotFound, 'mean "app"'):
            webpack.get_assets(debug=False).page(webpack.static_url).js("ap")
