"""A smoke test that needs neither Node nor a build: it brings a small build along.

Views of yours whose templates use the tags can be tested in the same way:

    with sample_build():
        response = self.client.get("/")
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.template.loader import render_to_string
from django.test import SimpleTestCase

from .assets import Assets
from .manifest import EntryNotFound
from .templatetags import webpack

NAME = Path(__file__).resolve().parent.name

SCRIPT = f"{NAME}/js/app.0123456789abcdef.js"
STYLES = f"{NAME}/css/app.0123456789abcdef.css"
BUILD = {
    "app.css": STYLES,
    "app.js": SCRIPT,
    "fonts/figtree.woff2": f"{NAME}/fonts/figtree.0123456789abcdef.woff2",
    "images/logo.svg": f"{NAME}/images/logo.0123456789abcdef.svg",
    "entrypoints": {"app": {"assets": {"js": [SCRIPT], "css": [STYLES]}}},
}


@contextmanager
def sample_build(manifest: object = BUILD) -> Iterator[None]:
    """Let the tags read this manifest while the block runs."""
    with TemporaryDirectory() as folder:
        Path(folder, "manifest.json").write_text(json.dumps(manifest), "utf-8")
        assets = Assets(Path(folder))
        with patch.object(webpack, "get_assets", return_value=assets):
            yield


class SamplePageTest(SimpleTestCase):
    def test_page_has_the_tags_of_the_build(self) -> None:
        with sample_build():
            html = render_to_string(f"{NAME}/page.html", {"folder": NAME})

        script = f'<script src="{webpack.static_url(SCRIPT)}" defer></script>'
        self.assertInHTML(script, html, count=1)
        styles = f'<link rel="stylesheet" href="{webpack.static_url(STYLES)}">'
        self.assertInHTML(styles, html, count=1)
        self.assertIn("data-counter", html)

    def test_unknown_entry_is_an_error_that_names_the_nearest(self) -> None:
        with sample_build(), self.assertRaisesMessage(EntryNotFound, 'mean "app"'):
            webpack.get_assets(debug=False).page(webpack.static_url).js("ap")
