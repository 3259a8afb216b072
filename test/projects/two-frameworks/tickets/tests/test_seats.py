import unittest

from fastapi.testclient import TestClient
from main import app


class SeatsTest(unittest.TestCase):
    def test_a_seat_is_booked_once(self):
        client = TestClient(app)
        self.assertEqual(client.put("/seats/B4", json={"name": "Ada"}).status_code, 200)
        self.assertEqual(client.put("/seats/B4", json={"name": "Bob"}).status_code, 409)
        self.assertNotIn("B4", client.get("/seats").json())
