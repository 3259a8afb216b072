"""The page that a developer sees instead of a page whose assets are not there.

It loads nothing, runs nothing, and can be read without its style sheet, which a
strict Content-Security-Policy takes away. It asks for itself again every two seconds,
so that it goes away when the build is done.
"""

from __future__ import annotations

import logging
import re
from html import escape

from .manifest import AssetError

REFRESH_SECONDS = 2

logger = logging.getLogger(__name__)

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


def answer(
    error: AssetError, method: str, accept: str, where: str | None = None
) -> tuple[str, str]:
    """The body and the content type for a request with this method and `Accept` header.

    Logs the error, too: whoever answers it has handled it, and the terminal of the
    developer would say nothing.
    """
    logger.error("%s", as_text(error, where).rstrip())
    if "text/html" in accept:
        return as_html(error, where, is_safe(method)), "text/html; charset=utf-8"
    return as_text(error, where), "text/plain; charset=utf-8"


def is_safe(method: str | None) -> bool:
    """Whether a page may load itself again: that must not send a form again."""
    return method in ("GET", "HEAD")


def as_html(error: AssetError, where: str | None = None, refresh: bool = True) -> str:
    """A whole HTML page; `where` names the template and the line, if known."""
    reload = f'<meta http-equiv="refresh" content="{REFRESH_SECONDS}">\n'
    parts = [f"<h1>{escape(error.summary)}</h1>"]
    parts += [f"<pre>{escape(_plain(text))}</pre>" for text in error.details]
    parts.append(f'<p class="fix">To fix it: {_with_code(error.fix)}.</p>')
    if where:
        parts.append(f"<p>Asked for by <code>{escape(where)}</code></p>")
    note = "This page reloads itself until it is gone. " if refresh else ""
    name = type(error).__name__
    parts.append(
        f"<p><small>{note}It is shown in debug mode only ({name}).</small></p>"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<link rel="icon" href="data:,">\n'  # or the browser asks for /favicon.ico
        f"{reload if refresh else ''}<title>{escape(error.summary)}</title>\n"
        f"<style>{STYLE}</style>\n<main>\n" + "\n".join(parts) + "\n</main>\n</html>\n"
    )


def as_text(error: AssetError, where: str | None = None) -> str:
    """The same for clients that do not ask for HTML."""
    asked = f"\nAsked for by {where}" if where else ""
    return f"{type(error).__name__}: {_plain(str(error))}{asked}\n"


def _plain(text: str) -> str:
    return TERMINAL_CODES.sub("", text)


def _with_code(text: str) -> str:
    """Commands stand between backticks."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))
