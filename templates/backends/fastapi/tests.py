"""A smoke test that needs neither Node nor a build: the tags print a sample of one.

    python -m unittest <this package>.tests

Starlette's TestClient wants httpx2, or httpx where Starlette is older.

Views of yours whose templates use the tags can be tested in the same way:

    with sample_build():
        response = client.get("/")
"""

import unittest

from starlette.applications import Starlette
from starlette.testclient import TestClient

from . import init_app
from .application import new_page
from .assets.build import FOLDER
from .assets.manifest import EntryNotFound
from .assets.sample import sample_build, sample_manifest


class SamplePageTest(unittest.TestCase):
    def test_page_has_the_tags_of_the_build(self) -> None:
        app = Starlette()
        init_app(app)
        with sample_build():
            html = TestClient(app).get(f"/{FOLDER.name}/").text

        files = sample_manifest().files
        self.assertIn(f'<script src="/static/{files["app.js"]}" defer></script>', html)
        self.assertIn(
            f'<link rel="stylesheet" href="/static/{files["app.css"]}">', html
        )
        self.assertIn("data-counter", html)

    def test_unknown_entry_is_an_error_that_names_the_nearest(self) -> None:
        with sample_build(), self.assertRaisesRegex(EntryNotFound, 'mean "app"'):
            new_page({}).js("ap")
