"""What the servers of built files have in common. Standard library only."""

from __future__ import annotations

import re
from urllib.parse import quote

# js/app.1f0c….js, and what belongs to it: js/app.1f0c….js.map, js/app.1f0c….js.br
HASH = r"\.[0-9a-f]{16,}(?=(?:\.\w+)+$)"


def headers_for(path: str) -> dict[str, str]:
    """The headers that a built file is sent with.

    A name that holds a hash of the content never comes to mean something else. Any
    other is asked for again each time, which costs a 304. Scripts with `integrity` and
    fonts are fetched with CORS, so a CDN that takes the files from here has to get and
    pass on `Access-Control-Allow-Origin`; the files are public anyway.
    """
    is_hashed = re.search(HASH, path) is not None
    cache = "public, max-age=31536000, immutable" if is_hashed else "no-cache"
    return {"Cache-Control": cache, "Access-Control-Allow-Origin": "*"}


def join_url(base: str, path: str) -> str:
    """The URL of a path below `base`, quoted as Django's static files storages do."""
    quoted = quote(path, safe="/~!*()'")
    return f"{base.rstrip('/')}/{quoted}"
