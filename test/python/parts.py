"""A tag library of the tests: an inclusion tag whose template prints tags again."""

from __future__ import annotations

from django import template

register = template.Library()


@register.inclusion_tag("tags/part.html", takes_context=False)
def part() -> dict[str, object]:
    return {}
