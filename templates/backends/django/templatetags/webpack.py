"""The template tags: `{% load webpack %}`.

    {% webpack_css "app" %}              <link> for each stylesheet of the entry
    {% webpack_js "app" %}               <script defer> for each of its scripts
    {% webpack_preload "app" %}          <link rel=preload> for an entry or an asset
    {% webpack_asset "images/logo.svg" %}  the URL of a file below src/

Keyword arguments are attributes: `{% webpack_css "app" media="print" %}`. True prints
the name alone, False takes the attribute out, an underscore stands for a hyphen.

Keep the tags out of `{% cache %}`: what is cached there are the URLs of one build and
the nonce of one page, and whether another tag has printed the same file before.

Yours to change: add tags of your own. Without it `{% load webpack %}` is an error.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django import template
from django.template import Context

from ..assets import AssetError, Html, Page
from ..assets.error_page import is_left_out
from ..debug import explain
from . import new_page

register = template.Library()

Printed = TypeVar("Printed")


@register.simple_tag(takes_context=True)
def webpack_css(context: Context, entry: str, *more: str, **attributes: Any) -> Html:
    """A `<link rel="stylesheet">` for each stylesheet of the entries."""
    return print_tag(context, lambda page: page.css(entry, *more, **attributes))


@register.simple_tag(takes_context=True)
def webpack_js(context: Context, entry: str, *more: str, **attributes: Any) -> Html:
    """A `<script defer>` for each script of the entries, in order."""
    return print_tag(context, lambda page: page.js(entry, *more, **attributes))


@register.simple_tag(takes_context=True)
def webpack_preload(context: Context, name: str, *more: str, **attributes: Any) -> Html:
    """A `<link rel="preload">` for the files of an entry, or for an asset."""
    return print_tag(context, lambda page: page.preload(name, *more, **attributes))


@register.simple_tag(takes_context=True)
def webpack_asset(context: Context, name: str) -> str:
    """The URL of a file, by its path below `src/`."""
    return print_tag(context, lambda page: page.asset(name))


def print_tag(context: Context, tag: Callable[[Page], Printed]) -> Printed:
    """The tag, printed by the page that is being rendered.

    It is kept with the rendering and nowhere else: the outermost template pushes
    `dicts[1]` when it begins and drops it when it ends, and every template that takes
    part shares it, also through `include … only` and inclusion tags. Kept on the
    request, an error page rendered second would come without its tags.
    """
    rendering: dict[str, Any] = context.render_context.dicts[:2][-1]
    if __name__ not in rendering:
        rendering[__name__] = new_page(context)
    page: Page = rendering[__name__]
    try:
        return tag(page)
    except AssetError as error:
        if is_left_out(error, page, getattr(context.template, "name", None)):
            return cast("Printed", Html())
        explain(context.get("request"))
        raise
