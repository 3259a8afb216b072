import unittest

from found import main
from webtest import TestApp


class PagesTest(unittest.TestCase):
    def setUp(self):
        self.app = TestApp(main({}, **{"found.harbours": "Ystad, Rønne"}))

    def test_home_lists_what_was_found(self):
        self.app.get("/").mustcontain("a red umbrella", "an accordion")

    def test_what_was_reported_has_a_page(self):
        new = {"what": "a hat", "ship": "Hammershus", "harbour": "Ystad"}
        page = self.app.post("/report", new).follow()
        page.mustcontain("a hat", "Number 104", "from the Hammershus")

    def test_a_harbour_that_is_not_ours_is_refused(self):
        self.app.post("/report", {"what": "a hat", "harbour": "Malmö"}, status=400)

    def test_an_unknown_page_is_not_found(self):
        self.app.get("/things/7", status=404).mustcontain("Not here either")
