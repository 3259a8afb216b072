"""What a page needs to know of Django, whichever language its template is written in.

Yours to change: where the nonce comes from, and who says the URL of a file. Without it
there are no tags.
"""

from collections.abc import Mapping
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.conf import STATICFILES_STORAGE_ALIAS, settings
from django.contrib.staticfiles.storage import HashedFilesMixin
from django.core.exceptions import DisallowedHost
from django.core.files.storage import FileSystemStorage, storages
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static

from ..assets import Page, get_assets
from ..storage import HashOnceMixin

try:
    from django.middleware import csp  # Django 6
except ImportError:
    csp = None


# Set by media.py's middleware, if you use it, for what is printed without the request.
answered: ContextVar[HttpRequest | None] = ContextVar(__name__, default=None)


def new_page(variables: Context | Mapping[str, Any]) -> Page:
    """Start the rendering of a page with the variables of its template."""
    request: HttpRequest | None = variables.get("request") or answered.get()
    return get_assets(settings.DEBUG).page(
        url=static_url,
        host=lambda: _host(request),
        nonce=_nonce(variables.get("csp_nonce"), request),
    )


def static_url(path: str) -> str:
    """The URL of exactly this file below the static root.

    Its name carries webpack's hash already. A storage that hashes would name its own
    copy, to which neither `integrity` nor the imports of lazy chunks refer: it is asked
    below its hashing, so that a CDN or an S3 bucket still has its say.
    """
    if not apps.is_installed("django.contrib.staticfiles"):
        return str(static(path))
    storage = storages[STATICFILES_STORAGE_ALIAS]
    kind: Any = type(storage)
    url = _find_url(kind)
    if url is FileSystemStorage.url and storage.base_url:
        return _join(storage.base_url, path)
    return str(url(storage, path))


@lru_cache
def _find_url(kind: Any) -> Any:
    """The method of a class of storages that says the URL, below its hashing."""
    hashes = issubclass(kind, HashedFilesMixin)
    is_own = issubclass(kind, HashOnceMixin) and kind.url is not HashedFilesMixin.url
    return super(HashedFilesMixin, kind).url if hashes and not is_own else kind.url


@lru_cache(maxsize=1000)
def _join(base: str, path: str) -> str:
    """What the storages that come with Django answer: quoting takes them long."""
    return str(FileSystemStorage(base_url=base).url(path))


def _host(request: HttpRequest | None) -> str | None:
    try:
        return request.get_host() if request else None
    except DisallowedHost:
        return None


def _nonce(csp_nonce: object, request: HttpRequest | None) -> Any:
    """The nonce of the page's CSP, not taken yet.

    It is lazy in django-csp and in Django, where it even counts as false until somebody
    takes it: hence `is not None`.
    """
    nonces = (
        csp_nonce,  # Django's context processor, or a view of yours
        getattr(request, "csp_nonce", None),  # django-csp
        csp.get_nonce(request) if csp and request else None,  # Django's middleware
    )
    return next((nonce for nonce in nonces if nonce is not None), None)
