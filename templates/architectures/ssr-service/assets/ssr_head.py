"""What components say of their page: title, description, links.

Yours to change: what takes the place of what. Without it, and the line of ssr.py that
imports it, components have no say in the head.
"""

import re
from collections.abc import Sequence

# A value in quotes may have a > in it.
TAG = r"""<(?:meta|link)\b(?:[^>"']|"[^"]*"|'[^']*')*>"""
ELEMENT = re.compile(rf"<title\b[^>]*>[^<]*</title>|{TAG}", re.IGNORECASE)
# What looks like an element in there is none.
OTHER = re.compile(
    r"<!--.*?-->|<(script|style|template|noscript|textarea)\b.*?</\1>",
    re.DOTALL | re.IGNORECASE,
)
BEGIN = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
END = re.compile("</head>", re.IGNORECASE)
# Of these a page has several, such as og:image; what has no subject is all different.
SEVERAL = ("property=", "other")
SUBJECT = re.compile(
    r"""\b(name|property)\s*=\s*["']?([\w:.-]+)|\b(rel)\s*=\s*["']?(canonical)\b""",
    re.IGNORECASE,
)


def put_head(text: str, heads: Sequence[str]) -> str:
    """The page with these elements in its head; a part of a page has none."""
    said = [found for head in heads for found in ELEMENT.findall(head)]
    if not said:
        return text
    blank = OTHER.sub(lambda found: " " * len(found[0]), text)
    begin = BEGIN.search(blank)
    end = END.search(blank, begin.end()) if begin else None
    if begin is None or end is None:
        return text
    there = {
        _subject(found[0]): found
        for found in reversed([*ELEMENT.finditer(blank, begin.end(), end.start())])
    }
    last = {_subject(element): element for element in said}
    replaced: dict[int, tuple[int, str]] = {}
    added = []
    for element in dict.fromkeys(said):
        subject = _subject(element)
        if element != last[subject] and not subject.startswith(SEVERAL):
            continue  # the last one of the page counts
        found = there.pop(subject, None) if subject != "other" else None
        if found:
            replaced[found.start()] = (found.end(), element)
        elif element not in text[begin.end() : end.start()]:
            added.append(f"{element}\n")
    text = f"{text[: end.start()]}{''.join(added)}{text[end.start() :]}"
    for start in sorted(replaced, reverse=True):
        stop, element = replaced[start]
        text = f"{text[:start]}{element}{text[stop:]}"
    return text


def _subject(element: str) -> str:
    """What there is one of in a page: `title`, `name=description`, `rel=canonical`."""
    if element[:6].lower() == "<title":
        return "title"
    found = SUBJECT.search(element)
    return "=".join(filter(None, found.groups())).lower() if found else "other"
