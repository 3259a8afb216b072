from django.views.generic import DetailView, ListView

from .models import Book


class BookList(ListView):
    model = Book

    def get_context_data(self, **kwargs):
        books = list(self.object_list)
        shelves = [
            {
                "status": status,
                "books": [book for book in books if book.status == status],
            }
            for status in Book.Status
        ]
        return super().get_context_data(shelves=shelves, **kwargs)


class BookDetail(DetailView):
    model = Book
