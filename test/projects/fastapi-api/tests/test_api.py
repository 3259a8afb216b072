import unittest

from fastapi.testclient import TestClient
from parcels.api import app


class ApiTest(unittest.TestCase):
    def test_a_parcel_is_where_it_was_scanned_last(self):
        client = TestClient(app)
        scan = {"depot": "Leipzig", "at": "2026-05-04T03:20:00"}
        self.assertEqual(client.post("/parcels/77/scans", json=scan).status_code, 201)
        self.assertEqual(client.get("/parcels/77").json()["scans"], [scan])

    def test_an_unknown_parcel_is_not_found(self):
        self.assertEqual(TestClient(app).get("/parcels/1").status_code, 404)
