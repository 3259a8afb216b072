"""The strict Content-Security-Policy of the applications in this folder.

What the end-to-end tests vary comes from the environment:
TEST_SOURCES where images and fonts may come from; "'self'" unless given
TEST_CONNECT where scripts may connect to; "'none'" unless given
"""

import os

# A script or a stylesheet comes from anywhere, if it carries the nonce of the page.
NONCED = ["script-src", "style-src"]

DIRECTIVES = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "img-src": os.environ.get("TEST_SOURCES", "'self'"),
    "font-src": os.environ.get("TEST_SOURCES", "'self'"),
    "connect-src": os.environ.get("TEST_CONNECT", "'none'"),
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}


def header(nonce: str) -> str:
    """The policy of a page with this nonce."""
    parts = (DIRECTIVES | dict.fromkeys(NONCED, f"'nonce-{nonce}'")).items()
    return "; ".join(f"{name} {sources}" for name, sources in parts)
