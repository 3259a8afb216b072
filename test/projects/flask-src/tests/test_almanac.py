import json
import tempfile
import unittest
from pathlib import Path

from almanac import create_app


class AlmanacTest(unittest.TestCase):
    def test_each_month_has_a_page(self):
        client = create_app({}).test_client()
        self.assertIn("garlic", client.get("/10").text)
        self.assertIn("Rest.", client.get("/12").text)
        self.assertEqual(client.get("/13").status_code, 404)

    def test_a_garden_may_have_a_list_of_its_own(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "ours.json"
            path.write_text(json.dumps({"May": ["hemp"]}), "utf-8")
            client = create_app({"SOWINGS": str(path)}).test_client()
            self.assertEqual(client.get("/all.json").json, {"May": ["hemp"]})
