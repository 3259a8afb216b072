import unittest

from shop import create_app
from shop.catalogue.teas import TEAS


class PagesTest(unittest.TestCase):
    def setUp(self):
        self.client = create_app("testing").test_client()

    def test_every_tea_is_listed_and_has_a_page(self):
        index = self.client.get("/").text
        for tea in TEAS:
            self.assertIn(tea.name, index)
            self.assertIn(tea.note, self.client.get(f"/tea/{tea.slug}").text)

    def test_a_kind_can_be_chosen(self):
        page = self.client.get("/?kind=black").text
        self.assertIn("Assam", page)
        self.assertNotIn("Sencha", page)

    def test_what_is_put_into_the_basket_is_there(self):
        self.client.post("/basket/assam")
        page = self.client.post("/basket/assam", follow_redirects=True).text
        self.assertIn("2 × Assam Mangalam", page)
        self.assertIn("€ 22.00", page)

    def test_an_unknown_tea_is_not_found(self):
        self.assertEqual(self.client.get("/tea/coffee").status_code, 404)


if __name__ == "__main__":
    unittest.main()
