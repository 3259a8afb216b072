from django.db import migrations
from django.utils.text import slugify

# title, author, year, pages, status, note
BOOKS = [
    (
        "Middlemarch",
        "George Eliot",
        1871,
        880,
        "reading",
        "A whole town, and nobody in it is only one thing.",
    ),
    (
        "The Left Hand of Darkness",
        "Ursula K. Le Guin",
        1969,
        304,
        "reading",
        "Read it for the journey over the ice.",
    ),
    ("Pedro Páramo", "Juan Rulfo", 1955, 124, "next", ""),
    (
        "The Makioka Sisters",
        "Jun'ichirō Tanizaki",
        1948,
        576,
        "next",
        "Ana says: give it a hundred pages.",
    ),
    ("Things Fall Apart", "Chinua Achebe", 1958, 209, "next", ""),
    (
        "The Summer Book",
        "Tove Jansson",
        1972,
        176,
        "finished",
        "An island, a grandmother, a child. Nothing happens and all of it matters.",
    ),
    (
        "Invisible Cities",
        "Italo Calvino",
        1972,
        165,
        "finished",
        "One city a night.",
    ),
]


def add_books(apps, schema_editor):
    book = apps.get_model("books", "Book")
    book.objects.bulk_create(
        book(
            title=title,
            slug=slugify(title),
            author=author,
            year=year,
            pages=pages,
            status=status,
            note=note,
        )
        for title, author, year, pages, status, note in BOOKS
    )


def remove_books(apps, schema_editor):
    slugs = [slugify(title) for title, *_ in BOOKS]
    apps.get_model("books", "Book").objects.filter(slug__in=slugs).delete()


class Migration(migrations.Migration):
    dependencies = [("books", "0001_initial")]

    operations = [migrations.RunPython(add_books, remove_books)]
