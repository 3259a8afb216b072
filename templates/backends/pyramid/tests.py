"""A smoke test that needs neither Node nor a build: the tags print a sample of one.

    python -m unittest <this package>.tests

Views of yours whose templates use the tags can be tested in the same way:

    with sample_build():
        response = request.get_response(app)
"""

import unittest

from pyramid.config import Configurator
from pyramid.request import Request

from .assets.build import FOLDER
from .assets.manifest import EntryNotFound
from .assets.sample import sample_build, sample_manifest
from .configuration import new_page


class SamplePageTest(unittest.TestCase):
    def test_page_has_the_tags_of_the_build(self) -> None:
        with Configurator() as config:
            config.include(__package__)
        with sample_build():
            request = Request.blank(f"/{FOLDER.name}/")
            html = request.get_response(config.make_wsgi_app()).text

        files = sample_manifest().files
        self.assertIn(f'<script src="/static/{files["app.js"]}" defer></script>', html)
        self.assertIn(
            f'<link rel="stylesheet" href="/static/{files["app.css"]}">', html
        )
        self.assertIn("data-counter", html)

    def test_unknown_entry_is_an_error_that_names_the_nearest(self) -> None:
        with sample_build(), self.assertRaisesRegex(EntryNotFound, 'mean "app"'):
            new_page({}).js("ap")
