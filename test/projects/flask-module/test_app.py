import tempfile
import unittest
from pathlib import Path

from app import app


class LampsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        app.config["REPORTS"] = Path(folder.name) / "reports.json"
        self.client = app.test_client()

    def test_all_is_bright_at_first(self):
        self.assertIn("All is bright", self.client.get("/").text)

    def test_a_report_is_shown(self):
        self.client.post("/report", data={"street": "Mill Lane", "lamp": "12"})
        self.assertIn("Mill Lane, lamp 12", self.client.get("/").text)

    def test_a_street_that_is_not_there_is_refused(self):
        answer = self.client.post("/report", data={"street": "Broadway", "lamp": "1"})
        self.assertEqual(answer.status_code, 400)
