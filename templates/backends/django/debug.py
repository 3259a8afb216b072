"""Django's error page, made readable where a build is missing or has failed."""

from __future__ import annotations

import sys

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.views.debug import ExceptionReporter

from .assets import AssetError
from .error_page import as_html, as_text, is_safe


def explain(request: HttpRequest | None) -> None:
    """In debug: have the error of this request explained on a page of its own."""
    if settings.DEBUG and request is not None:
        # Django's hook for another error page than its own, of one request.
        request.exception_reporter_class = AssetErrorReporter


class AssetErrorReporter(ExceptionReporter):
    """Explains an AssetError; every other error gets Django's own page.

    https://docs.djangoproject.com/en/stable/howto/error-reporting/#custom-error-reports
    """

    def get_traceback_html(self) -> SafeString:
        if not isinstance(self.exc_value, AssetError):
            return super().get_traceback_html()
        refresh = self.request is None or is_safe(self.request.method)
        return mark_safe(as_html(self.exc_value, self._template(), refresh))

    def get_traceback_text(self) -> SafeString:
        if not isinstance(self.exc_value, AssetError):
            return super().get_traceback_text()
        return mark_safe(as_text(self.exc_value, self._template()))

    def _template(self) -> str | None:
        """The template and the line, which Django notes while it debugs templates."""
        if info := self.template_info:
            return f"{info['name']}, line {info['line']}"
        if "jinja2" not in sys.modules:
            return None
        from .jinja import find_template

        return find_template(self.exc_value)
