"""What components say of their page: title, description, links.

Yours to change: what takes the place of what. Without it, and the line of ssr.py that
imports it, components have no say in the head.
"""

import re
from collections.abc import Sequence

ELEMENT = re.compile(
    r"<title\b[^>]*>.*?</title>|<(?:meta|link)\b[^>]*>", re.DOTALL | re.IGNORECASE
)
HEAD = re.compile(r"<head\b[^>]*>(.*?)</head>", re.DOTALL | re.IGNORECASE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def put_head(text: str, heads: Sequence[str]) -> str:
    """The page with these elements in its head; a part of a page has none."""
    elements = [found for head in heads for found in ELEMENT.findall(head)]
    head = HEAD.search(text) if elements else None
    if not head:
        return text
    inner = head[1]
    for element in elements:
        inner = _put(inner, element)
    return f"{text[: head.start(1)]}{inner}{text[head.end(1) :]}"


def _put(head: str, element: str) -> str:
    """Puts an element in the place of the one that says the same, or at the end."""
    if element in head:
        return head
    for found in ELEMENT.finditer(COMMENT.sub(lambda it: " " * len(it[0]), head)):
        if _subject(found[0]) and _subject(found[0]) == _subject(element):
            return f"{head[: found.start()]}{element}{head[found.end() :]}"
    return f"{head}{element}\n"


def _subject(element: str) -> str:
    """What there is one of in a page: `title`, `name=description`, `rel=canonical`."""
    if element[:6].lower() == "<title":
        return "title"
    found = re.search(
        r'\b(name|property)\s*=\s*["\']?([\w:.-]+)|\b(rel)\s*=\s*["\']?(canonical)\b',
        element,
        re.IGNORECASE,
    )
    if not found:
        return ""
    return "=".join(filter(None, found.groups())).lower()
