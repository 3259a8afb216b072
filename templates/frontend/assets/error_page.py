"""The page that a developer sees instead of a page whose assets are not there.

It loads nothing, runs nothing, and can be read without its style sheet, which a
strict Content-Security-Policy takes away. It asks for itself again every two seconds,
so that it goes away when the build is done.

Yours to change: all of it. Without it, and the lines that import it, you get your
framework's own page for these errors.
"""

import logging
import re
import time
from html import escape

from .manifest import AssetError, Compiling
from .page import Page

logger = logging.getLogger(__name__)

# Of an error page: 404.html, errors/500.html, 403_csrf.html, error.html
ERROR_TEMPLATE = re.compile(r"(?:.*/)?(?:[45]\d\d|error)(?![^\W_])[^/]*")

# The colours and cursor movements that tools print for a terminal.
TERMINAL_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")

STYLE = """
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 4rem auto; padding: 0 1.5rem }
body { overflow-wrap: anywhere }
h1 { font-size: 1.5rem; line-height: 1.3; text-wrap: balance }
p { margin: 1rem 0 }
code, pre { font: 0.9rem/1.5 ui-monospace, monospace }
pre { overflow-x: auto; padding: 1rem; border-radius: 0.5rem }
pre { background: light-dark(#f3f3f6, #26262b); white-space: pre-wrap }
.fix { padding-left: 1rem; border-left: 0.25rem solid #d97706 }
small { opacity: 0.7 }
"""


_last_seen: tuple[str, float] = ("", 0.0)


def is_left_out(error: AssetError, page: Page, template: str | None) -> bool:
    """Whether a page has to come without this tag: an error page, in production.

    It may be shown because there is no build, and would fail for the same reason.
    """
    if page.folder.debug or not ERROR_TEMPLATE.fullmatch(template or ""):
        return False
    if not page.is_bare:
        logger.error("%s is shown without its tags: %s", template, error.summary)
    page.is_bare = True
    return True


def is_quiet(error: AssetError) -> bool:
    """Whether it is not worth a line in the log.

    It is the one of a moment ago, whose page loads itself again and again, or no mistake
    at all.
    """
    global _last_seen
    if isinstance(error, Compiling):
        return True
    text, before = _last_seen
    _last_seen = (str(error), time.monotonic())
    return text == str(error) and _last_seen[1] - before < 10  # seconds


def as_line(error: AssetError) -> str:
    """The same in the log: the page has the rest, and the bundler's terminal."""
    return f"{type(error).__name__}: {error.summary} Fix: {error.fix}"


def as_html(error: AssetError, where: str | None, method: str | None) -> str:
    """A whole HTML page; `where` names the template and the line, if known."""
    # Loading it again must not send a form again.
    reloads = method in ("GET", "HEAD")
    refresh = '<meta http-equiv="refresh" content="2">\n' if reloads else ""
    kind = type(error).__name__
    note = "This page reloads itself until it is gone. " if reloads else ""
    # Commands stand between backticks.
    fix = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(error.fix))
    parts = [
        f"<h1>{escape(error.summary)}</h1>",
        *(f"<pre>{escape(_plain(text))}</pre>" for text in error.details),
        f'<p class="fix">To fix it: {fix}.</p>',
        f"<p>Asked for by <code>{escape(where)}</code></p>" if where else "",
        f"<p><small>{note}It is shown in debug mode only ({kind}).</small></p>",
    ]
    body = "\n".join(filter(None, parts))
    # The icon, or the browser would ask for /favicon.ico.
    return f"""\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
{refresh}<title>{escape(error.summary)}</title>
<style>{STYLE}</style>
<main>
{body}
</main>
</html>
"""


def as_text(error: AssetError, where: str | None) -> str:
    """The same for clients that do not ask for HTML."""
    asked = f"\nAsked for by {where}" if where else ""
    return f"{type(error).__name__}: {_plain(str(error))}{asked}\n"


def _plain(text: str) -> str:
    return TERMINAL_CODES.sub("", text)
