"""Turns the build's manifest into HTML tags, the same in every web framework.

Standard library only. An application keeps one `Assets`, and asks it for a `Page`
at each rendering:

    assets = Assets(debug=True)
    page = assets.page(url=lambda path: "/static/" + path)
    page.css("app"), page.js("app"), page.asset("images/logo.svg")

This package is yours; the first lines of each module say what you may want to change.
Without it the backend has no tags.
"""

from .build import Assets, get_assets
from .manifest import AssetError
from .page import Html, Page

__all__ = ["AssetError", "Assets", "Html", "Page", "get_assets"]
