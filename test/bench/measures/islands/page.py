"""Prints a page with as many islands, as Django and the rendered folder's own tag print it.

python page.py <folder above the rendered one> <name of the island> <how many>
"""

from __future__ import annotations

import sys

import django
from django.conf import settings
from django.template import Context, Template

PAGE = """{% load webpack %}<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Islands</title></head><body>
{% for number in numbers %}{% island name number=number %}{% endfor %}
</body></html>"""


def main(parent: str, name: str, count: str) -> None:
    sys.path.insert(0, parent)
    settings.configure(
        INSTALLED_APPS=["django.contrib.staticfiles", "frontend"],
        STATIC_URL="/static/",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
            }
        ],
    )
    django.setup()
    context = Context({"name": name, "numbers": range(int(count))})
    print(Template(PAGE).render(context))


if __name__ == "__main__":
    main(*sys.argv[1:])
