from django.test import SimpleTestCase

from .views import LETTERS


class PagesTest(SimpleTestCase):
    def test_every_letter_is_in_the_inbox_and_has_a_page(self):
        inbox = self.client.get('/').content.decode()
        for number, text in enumerate(LETTERS, start=1):
            self.assertIn(f'/letters/{number}/', inbox)
            self.assertContains(self.client.get(f'/letters/{number}/'), text)

    def test_a_letter_that_nobody_wrote_is_not_found(self):
        self.assertEqual(self.client.get('/letters/99/').status_code, 404)
