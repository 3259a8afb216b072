"""What happens in debug mode only: open pages load again, errors are explained, once.

Pages load again when a change of Python code has restarted the server, whichever it
is. A change of a template is noticed by Django's `runserver` and by `runserver_plus`;
any other server keeps what Django has read, even when you press F5. Let it restart for
templates too: `uvicorn --reload --reload-include "*.html"`.

Yours to change: which files and servers count. Without it, and the lines that import
it, you press F5 yourself and see Django's own error page.
"""

import logging
import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.autoreload import file_changed
from django.utils.safestring import SafeString, mark_safe
from django.views.debug import ExceptionReporter

from .assets import AssetError
from .assets.build import reload_pages
from .assets.error_page import as_html, as_line, as_text, is_quiet

# What runserver and runserver_plus set for the process that they start at each change.
RESTARTED = ("RUN_MAIN", "WERKZEUG_RUN_MAIN")
# The project's wsgi.py or asgi.py has one of these before there are apps. A command or
# a worker has neither.
SERVED = ("django.core.wsgi", "django.core.asgi")


def announce_changes() -> None:
    """Reload open pages now, since the server has started, and at later changes."""
    restarted = any(os.environ.get(name) == "true" for name in RESTARTED)
    answers_requests = restarted or any(name in sys.modules for name in SERVED)
    if settings.DEBUG and answers_requests:
        file_changed.connect(reload_pages_on_change, dispatch_uid=__name__)
        reload_pages()


def reload_pages_on_change(file_path: Path, **kwargs: Any) -> None:
    """Reload open pages when a template changed.

    Django calls this after it has dropped its cached templates. A watcher in Node
    would be faster than Django, and reload the page with the old template.
    """
    # A changed module restarts the server, which speaks up when it is back.
    if file_path.suffix != ".py":
        reload_pages()


def shorten(record: logging.LogRecord) -> bool:
    """A line for each new AssetError, in place of a traceback at each reload.

    https://docs.python.org/3/library/logging.html#filter-objects
    """
    error = record.exc_info[1] if record.exc_info else None
    if not isinstance(error, AssetError):
        return True
    record.msg = f"{record.getMessage()}: {as_line(error)}"
    record.args, record.exc_info, record.exc_text = (), None, None
    return not is_quiet(error)


class AssetErrorReporter(ExceptionReporter):
    """Explains an AssetError; every other error gets Django's own page.

    https://docs.djangoproject.com/en/stable/howto/error-reporting/#custom-error-reports
    """

    def get_traceback_html(self) -> SafeString:
        if not isinstance(self.exc_value, AssetError):
            return super().get_traceback_html()
        method = self.request.method if self.request else "GET"
        return mark_safe(as_html(self.exc_value, self.find_template(), method))

    def get_traceback_text(self) -> SafeString:
        if not isinstance(self.exc_value, AssetError):
            return super().get_traceback_text()
        return mark_safe(as_text(self.exc_value, self.find_template()))

    def find_template(self) -> str | None:
        """The template and the line, which Django notes while it debugs templates."""
        info = self.template_info
        return f"{info['name']}, line {info['line']}" if info else None


def explain(
    request: HttpRequest | None, reporter: type[ExceptionReporter] = AssetErrorReporter
) -> None:
    """In debug: have the error of this request explained on a page of its own."""
    if settings.DEBUG and request is not None:
        logging.getLogger("django.request").addFilter(shorten)  # once, however often
        # Django's hook for another error page than its own, of one request.
        request.exception_reporter_class = reporter
