"""The tags as objects, for `class Media` of widgets, forms and the admin.

    class Media:
        css = {"all": [WebpackCSS("admin")]}
        js = [WebpackJS("admin")]

Django prints equal ones once. It prints them without the request, though. With a line
at the end of the settings' MIDDLEWARE they have the nonce of the page's CSP, and the host
that the page was asked for:

    MIDDLEWARE = [..., "<this package>.media.middleware"]

Yours to change: all of it. Without it there is no more than the tags.
"""

from collections.abc import Mapping
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.utils.decorators import sync_and_async_middleware

from .assets import AssetError, Html
from .debug import explain
from .templatetags import answered, new_page

try:
    from django.forms.widgets import MediaAsset  # Django 5.2; 6.1 hands it the nonce
except ImportError:
    MediaAsset = object


class WebpackJS(MediaAsset):
    """`{% webpack_js "admin" %}`: entries, and attributes as keywords."""

    kind = "js"

    def __init__(self, entry: str, *more: str, **attributes: object) -> None:
        self.entries = (entry, *more)
        self.attributes = attributes

    def render(self, *, attrs: Mapping[str, object] | None = None) -> Html:
        """The elements; `attrs` are Django's, such as the nonce, for all of a page."""
        tag = getattr(new_page({}), self.kind)
        try:
            return Html(tag(*self.entries, **{**(attrs or {}), **self.attributes}))
        except AssetError:
            explain(answered.get())
            raise

    @property
    def path(self) -> str:
        """The URL of the first entry's own file: Django's classes have that of theirs."""
        return new_page({}).path_of(self.kind, self.entries[0])

    def __html__(self) -> str:
        return self.render()

    def __str__(self) -> str:
        return self.render()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.entries))})"

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        # Of what may be no text, which is told when it is printed.
        return hash((self.kind, *map(str, self.entries)))


class WebpackCSS(WebpackJS):
    """`{% webpack_css "admin" %}`; for one medium: `WebpackCSS("a", media="print")`."""

    kind = "css"


@sync_and_async_middleware
def middleware(get_response: Any) -> Any:
    """Lets all that is printed for a request know it."""

    def answer(request: HttpRequest) -> Any:
        token = answered.set(request)
        try:
            return get_response(request)
        finally:
            answered.reset(token)

    async def answer_async(request: HttpRequest) -> Any:
        token = answered.set(request)
        try:
            return await get_response(request)
        finally:
            answered.reset(token)

    return answer_async if iscoroutinefunction(get_response) else answer
