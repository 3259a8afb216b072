"""A smoke test that needs neither Node nor a build: the tags print a sample of one.

Views of yours whose templates use the tags can be tested in the same way:

    with sample_build():
        response = self.client.get("/")
"""

from django.template.loader import render_to_string
from django.test import SimpleTestCase

from .assets.manifest import EntryNotFound
from .assets.sample import sample_build, sample_manifest
from .templatetags import new_page, static_url


class SamplePageTest(SimpleTestCase):
    def test_page_has_the_tags_of_the_build(self) -> None:
        # Not above: `sample_build` outlives the sample page.
        from .assets.sample import find_sample_page

        with sample_build():
            html = render_to_string(*find_sample_page())

        files = sample_manifest().files
        script = f'<script src="{static_url(files["app.js"])}" defer></script>'
        self.assertInHTML(script, html, count=1)
        url = static_url(files["app.css"])
        self.assertInHTML(f'<link rel="stylesheet" href="{url}">', html, count=1)
        self.assertIn("data-counter", html)

    def test_unknown_entry_is_an_error_that_names_the_nearest(self) -> None:
        with sample_build(), self.assertRaisesMessage(EntryNotFound, 'mean "app"'):
            new_page({}).js("ap")
