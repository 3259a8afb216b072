"""The environment of the Jinja templates.

https://docs.djangoproject.com/en/stable/topics/templates/#django.template.backends.jinja2.Jinja2
"""

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment


def environment(**options):
    env = Environment(**options)
    env.globals.update({'static': static, 'url': reverse})
    env.filters['first_words'] = first_words
    return env


def first_words(text, count=6):
    words = text.split()
    return ' '.join(words[:count]) + (' …' if len(words) > count else '')
