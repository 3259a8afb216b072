from django.test import SimpleTestCase


class SeasonTest(SimpleTestCase):
    def test_every_play_is_there(self):
        self.assertContains(self.client.get("/"), "Arcadia")
