from django.test import TestCase

from .models import Book


class PagesTests(TestCase):
    def test_the_list_shows_every_book_on_its_shelf(self):
        response = self.client.get("/")
        for book in Book.objects.all():
            self.assertContains(response, book.get_absolute_url())

    def test_a_book_has_a_page_of_its_own(self):
        book = Book.objects.earliest("year")
        self.assertContains(self.client.get(book.get_absolute_url()), book.author)
