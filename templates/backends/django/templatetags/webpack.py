"""The template tags: `{% load webpack %}`.

    {% webpack_css "app" %}              <link> for each stylesheet of the entry
    {% webpack_js "app" %}               <script defer> for each of its scripts
    {% webpack_preload "app" %}          <link rel=preload> for an entry or an asset
    {% webpack_asset "images/logo.svg" %}  the URL of a file below src/

Keyword arguments are attributes: `{% webpack_css "app" media="print" %}`. True prints
the name alone, False takes the attribute out, an underscore stands for a hyphen.

Keep the tags out of `{% cache %}`: what is cached there are the URLs of one build and
the nonce of one page, and whether another tag has printed the same file before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from django import template
from django.apps import apps
from django.conf import STATICFILES_STORAGE_ALIAS, settings
from django.core.exceptions import DisallowedHost
from django.core.files.storage import storages
from django.http import HttpRequest
from django.template import Context

from .. import assets
from ..assets import AssetError, Html, Page
from ..debug import explain
from ..static_files import join_url

try:
    from django.middleware import csp  # Django 6
except ImportError:
    csp = None


register = template.Library()

Printed = TypeVar("Printed")


@register.simple_tag(takes_context=True)
def webpack_css(context: Context, entry: str, *more: str, **attributes: Any) -> Html:
    """A `<link rel="stylesheet">` for each stylesheet of the entries."""
    return _print(context, lambda page: page.css(entry, *more, **attributes))


@register.simple_tag(takes_context=True)
def webpack_js(context: Context, entry: str, *more: str, **attributes: Any) -> Html:
    """A `<script defer>` for each script of the entries, in order."""
    return _print(context, lambda page: page.js(entry, *more, **attributes))


@register.simple_tag(takes_context=True)
def webpack_preload(context: Context, name: str, *more: str, **attributes: Any) -> Html:
    """A `<link rel="preload">` for the files of an entry, or for an asset."""
    return _print(context, lambda page: page.preload(name, *more, **attributes))


@register.simple_tag(takes_context=True)
def webpack_asset(context: Context, name: str) -> str:
    """The URL of a file, by its path below `src/`."""
    return _print(context, lambda page: page.asset(name))


class Variables(Protocol):
    """Django's context, and the variables of a Jinja template."""

    def get(self, key: str, /) -> Any: ...


def new_page(variables: Variables) -> Page:
    """Start the rendering of a page."""
    request: HttpRequest | None = variables.get("request")
    return assets.get_assets(settings.DEBUG).page(
        url=static_url,
        host=lambda: _host(request),
        nonce=_nonce(variables, request),
    )


def _print(context: Context, tag: Callable[[Page], Printed]) -> Printed:
    try:
        return tag(_page(context))
    except AssetError:
        explain(context.get("request"))
        raise


def _page(context: Context) -> Page:
    """The page that is being rendered.

    It is kept with the rendering and nowhere else: the outermost template pushes
    `dicts[1]` when it begins and drops it when it ends, and every template that takes
    part shares it, also through `include … only` and inclusion tags. Kept on the
    request, an error page rendered second would come without its tags.
    """
    rendering: dict[str, Any] = context.render_context.dicts[:2][-1]
    page: Page | None = rendering.get(__name__)
    if page is None:
        page = rendering[__name__] = new_page(context)
    return page


def static_url(path: str) -> str:
    """The URL of exactly this file below the static root.

    Its name carries webpack's hash already. A storage that hashes would name its own
    copy, to which neither `integrity` nor the imports of lazy chunks refer: it is asked
    below its hashing, so that a CDN or an S3 bucket still has its say.
    """
    if not apps.is_installed("django.contrib.staticfiles"):
        return join_url(str(settings.STATIC_URL), path)

    # Both need the app that has just been asked for.
    from django.contrib.staticfiles.storage import HashedFilesMixin

    from ..storage import HashOnceMixin

    storage = storages[STATICFILES_STORAGE_ALIAS]
    if isinstance(storage, HashedFilesMixin) and not isinstance(storage, HashOnceMixin):
        return str(super(HashedFilesMixin, storage).url(path))
    return str(storage.url(path))


def _host(request: HttpRequest | None) -> str | None:
    try:
        return request.get_host() if request else None
    except DisallowedHost:
        return None


def _nonce(variables: Variables, request: HttpRequest | None) -> Any:
    """The nonce of the page's CSP, not taken yet.

    It is lazy in django-csp and in Django, where it even counts as false until somebody
    takes it: hence `is not None`.
    """
    for nonce in (
        variables.get("csp_nonce"),  # Django's context processor, or a view of yours
        getattr(request, "csp_nonce", None),  # django-csp
        csp.get_nonce(request) if csp and request else None,  # Django's middleware
    ):
        if nonce is not None:
            return nonce
    return None
