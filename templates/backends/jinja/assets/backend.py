"""What the backends have in common that serve the built files and use Jinja.

Yours to change: the headers of the files, and where a nonce is looked for. Without it
the module beside this package that imports it does not work.
"""

import logging
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from .build import HASH
from .error_page import as_html, as_line, as_text, is_quiet
from .jinja import find_template
from .manifest import AssetError

logger = logging.getLogger(__name__)


def find_nonce(variables: Mapping[str, Any], holder: object) -> object:
    """The nonce of the page's CSP, or a function that returns it.

    A variable of the template comes first: of a view, a context processor, an
    extension. Else it is what a middleware of yours left at the request.
    """
    nonce = variables.get("csp_nonce")
    return getattr(holder, "csp_nonce", None) if nonce is None else nonce


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


def answer(error: AssetError, method: str, accept: str) -> tuple[str, str]:
    """The body and the content type for a request with this method and `Accept` header.

    Logs the error, too: whoever answers it has handled it, and the terminal of the
    developer would say nothing.
    """
    where = find_template(error)
    if not is_quiet(error):
        logger.error("%s", as_line(error))
    if "text/html" in accept:
        return as_html(error, where, method), "text/html; charset=utf-8"
    return as_text(error, where), "text/plain; charset=utf-8"


@lru_cache(maxsize=1000)
def join_url(base: str, path: str) -> str:
    """The URL of a path below `base`, quoted as Django's static files storages do."""
    quoted = quote(path, safe="/~!*()'")
    return f"{base.rstrip('/')}/{quoted}"
