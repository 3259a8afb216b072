"""Parts of a page: what htmx and Turbo ask for, and put into one that is there.

Yours to change: what counts as one. Without it page.py, which imports it, does not work.
"""

from collections.abc import Callable

# Pages have src/lib/fragments.ts, which loads what such a part brings, unless it is there
# already. For it the tags print `<frontend-script>` and `<frontend-link>` in a part.
LATE = True


def is_fragment(header: Callable[[str], str | None]) -> bool:
    """Whether a request with these headers asks for a part of a page that is there.

    https://htmx.org/reference/#request_headers, and `HX-Request-Type` of htmx 4;
    https://turbo.hotwired.dev/handbook/frames
    """
    if kind := header("HX-Request-Type"):
        return kind == "partial"
    is_whole = header("HX-Boosted") or header("HX-History-Restore-Request")
    return bool(header("Turbo-Frame") or (header("HX-Request") and not is_whole))
