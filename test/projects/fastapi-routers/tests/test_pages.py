import unittest

from app.main import app
from app.programme import EVENTS, SPEAKERS
from fastapi.testclient import TestClient


class PagesTest(unittest.TestCase):
    def setUp(self):
        self.client = TestClient(app)

    def test_every_evening_is_listed_and_has_a_page(self):
        programme = self.client.get("/").text
        for event in EVENTS:
            self.assertIn(f"/events/{event.slug}", programme)
            self.assertIn(event.text, self.client.get(f"/events/{event.slug}").text)

    def test_every_speaker_has_a_page_with_the_evenings(self):
        for speaker in SPEAKERS:
            self.assertIn("/events/", self.client.get(f"/speakers/{speaker.slug}").text)

    def test_the_calendar_gets_dates(self):
        self.assertEqual(self.client.get("/api/events").json()[0]["on"], "2027-01-14")

    def test_what_is_not_on_the_programme_has_a_page_that_says_so(self):
        answer = self.client.get("/events/dancing")
        self.assertEqual(answer.status_code, 404)
        self.assertIn("Not on the programme", answer.text)
