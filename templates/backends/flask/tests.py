"""A smoke test that needs neither Node nor a build: the tags print a sample of one.

    python -m unittest <this package>.tests

Views of yours whose templates use the tags can be tested in the same way:

    with sample_build():
        response = client.get("/")
"""

import unittest

from flask import Flask

from . import init_app
from .assets.build import FOLDER
from .assets.manifest import EntryNotFound
from .assets.sample import sample_build, sample_manifest
from .extension import new_page


class SamplePageTest(unittest.TestCase):
    def setUp(self) -> None:
        self.app = Flask(__name__, static_folder=None)
        init_app(self.app)

    def test_page_has_the_tags_of_the_build(self) -> None:
        with sample_build():
            html = self.app.test_client().get(f"/{FOLDER.name}/").text

        files = sample_manifest().files
        self.assertIn(f'<script src="/static/{files["app.js"]}" defer></script>', html)
        self.assertIn(
            f'<link rel="stylesheet" href="/static/{files["app.css"]}">', html
        )
        self.assertIn("data-counter", html)

    def test_unknown_entry_is_an_error_that_names_the_nearest(self) -> None:
        error = self.assertRaisesRegex(EntryNotFound, 'mean "app"')
        with self.app.test_request_context(), sample_build(), error:
            new_page({}).js("ap")
