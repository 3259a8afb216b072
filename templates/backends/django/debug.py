"""Django's error page, made readable where a build is missing or has failed."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe
from django.views.debug import ExceptionReporter

from .assets import AssetError
from .error_page import as_html, as_text


class AssetErrorReporter(ExceptionReporter):
    """Explains an AssetError; every other error gets Django's own page.

    https://docs.djangoproject.com/en/stable/howto/error-reporting/#custom-error-reports
    """

    def get_traceback_html(self) -> SafeString:
        if not isinstance(self.exc_value, AssetError):
            return super().get_traceback_html()
        # To load the page again must not send a form again.
        refresh = self.request is None or self.request.method in ("GET", "HEAD")
        return mark_safe(as_html(self.exc_value, self._template(), refresh))

    def get_traceback_text(self) -> SafeString:
        if not isinstance(self.exc_value, AssetError):
            return super().get_traceback_text()
        return mark_safe(as_text(self.exc_value, self._template()))

    def _template(self) -> str | None:
        """The template and the line, which Django notes while it debugs templates."""
        info = self.template_info
        return f"{info['name']}, line {info['line']}" if info else None
