"""The tags of one page.

Yours to change: which elements are printed, and with which hints. Without it no other
module here works.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from posixpath import splitext

from .element import (
    Attributes,
    element,
    name_attributes,
    own_attributes,
    plain_element,
    trust,
)
from .manifest import AssetNotFound, Entry, EntryNotFound, Folder, Manifest, is_url
from .missing import explain_asset, explain_entry, is_known

# What `as` of a preload must say; the browser fetches a file twice when it is wrong.
# https://developer.mozilla.org/docs/Web/HTML/Reference/Attributes/rel/preload
KINDS = {".js": "script", ".mjs": "script", ".css": "style"}
KINDS |= dict.fromkeys((".woff2", ".woff", ".ttf", ".otf"), "font")
IMAGES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico")
KINDS |= dict.fromkeys(IMAGES, "image")

LOCALHOST = re.compile(r"^(https?://)localhost(?=[:/])")
HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d+)?", re.IGNORECASE)


class Html(str):
    """Text that Django and Jinja insert as it is: both ask for `__html__`."""

    def __html__(self) -> str:
        return self


@dataclass
class Page:
    """The tags of one rendering of one page.

    It prints each file once, whatever the number of tags: the runtime that two
    entries share would run every module twice. And it keeps to the manifest that it
    saw first, so that no page mixes two builds.

    Keyword arguments of `css`, `js` and `preload` are attributes of the elements.
    True prints the name alone, False and None take the attribute out. An underscore
    stands for a hyphen (`data_page`), and a last one is dropped (`as_`, `class_`).
    What cannot be printed raises a subclass of AssetError.
    """

    folder: Folder
    read: Callable[[], Manifest]
    url: Callable[[str], str]
    host: Callable[[], str | None] | None = None
    nonce: object = None
    printed: set[str] = field(default_factory=set)
    is_bare: bool = False  # an error page, whose tags are left out
    _hinted: set[str] = field(default_factory=set)

    def css(self, entry: str, *more: str, **attributes: object) -> Html:
        """A `<link rel="stylesheet">` for each stylesheet of the entries."""
        given = name_attributes(attributes, "href")
        return Html(
            "\n".join(
                link
                for found in self._entries(entry, *more)
                for link in self.styles(found, given)
            )
        )

    def styles(self, entry: Entry, given: Attributes) -> list[str]:
        """The links to an entry's stylesheets, but those that the page has."""
        return [
            self._element("link", path, entry, given)
            for path in _first_time(entry.css, self.printed)
        ]

    def js(self, entry: str, *more: str, **attributes: object) -> Html:
        """A `<script defer>` for each script of the entries, in the order to run them."""
        given = name_attributes(attributes, "src")
        # A module is deferred anyway, and `async` is the opposite of `defer`.
        if given.get("type") == "module" or given.get("async") not in (None, False):
            given["defer"] = False
        return Html(
            "\n".join(
                self._element("script", path, found, given)
                for found in self._entries(entry, *more)
                for path in _first_time(found.js, self.printed)
            )
        )

    def preload(self, name: str, *more: str, **attributes: object) -> Html:
        """A `<link rel="preload">` for each file of an entry, or for one asset.

        Lazy chunks that the sources mark with `webpackPreload` or `webpackPrefetch`
        belong to their entry.
        """
        given = name_attributes(attributes, "href")
        entries = self.manifest.entries
        tags = [
            self.hints(
                entries[wanted]
                if is_known(wanted, entries)
                else Entry(preload=[self._file(wanted, entries)]),
                given,
            )
            for wanted in (name, *more)
        ]
        return Html("\n".join(filter(None, tags)))

    def hints(self, entry: Entry, given: Attributes | None = None) -> Html:
        """A `<link>` for each file of an entry that the page has none for yet."""
        given = given or {}
        now = (*entry.css, *entry.js, *entry.preload)
        return Html(
            "\n".join(
                element("link", {"rel": rel} | self._hint(path, entry, given), given)
                for rel, paths in (("preload", now), ("prefetch", entry.prefetch))
                for path in _first_time(paths, self._hinted)
            )
        )

    def asset(self, name: str) -> str:
        """The URL of a file, by its path below `src/`; not escaped."""
        return self.locate(self._file(name))

    def path_of(self, kind: str, entry: str) -> str:
        """The URL of an entry's own script or stylesheet: those of others are before it."""
        (found,) = self._entries(entry)
        files = found.js if kind == "js" else found.css
        if not files:
            raise AssetNotFound(
                f'The entry "{entry}" has no {kind}.',
                f"import some in the file in {self.folder.show('src/entries')}",
            )
        return self.locate(files[-1])

    @cached_property
    def manifest(self) -> Manifest:
        return self.read()

    def _entries(self, *names: str) -> list[Entry]:
        entries = self.manifest.entries
        for name in names:
            if not is_known(name, entries):
                raise EntryNotFound(*explain_entry(self.folder, name, self.manifest))
        return [entries[name] for name in names]

    def _file(self, name: str, entries: Iterable[str] = ()) -> str:
        manifest = self.manifest
        if not is_known(name, manifest.files):
            why = explain_asset(self.folder, name, manifest, entries)
            raise AssetNotFound(*why)
        return manifest.files[name]

    def locate(self, path: str) -> str:
        """The URL of a file of the manifest, by its path or URL there."""
        if not is_url(path):
            return self.url(path)
        # The dev server is asked under the host of the page: to a browser `localhost`
        # and `127.0.0.1` are two sites, and on another machine both are that machine.
        if self.host and LOCALHOST.match(path):
            host = HOST.fullmatch(self.host() or "")
            return LOCALHOST.sub(rf"\g<1>{host[1]}", path) if host else path
        return path

    def _element(self, name: str, path: str, entry: Entry, given: Attributes) -> str:
        """The element that loads the file."""
        url, integrity, cors = self.locate(path), *trust(path, entry)
        nonce = self._nonce_unless(given)
        if given:
            own = own_attributes(name, url, integrity, cors) | {"nonce": nonce}
            return element(name, own, given)
        # The same for each visitor, but for the nonce, which is the last attribute.
        tag = plain_element(name, url, integrity, cors)
        return tag.replace(">", f' nonce="{escape(nonce)}">', 1) if nonce else tag

    def _hint(self, path: str, entry: Entry, given: Attributes) -> dict[str, object]:
        suffix = splitext(path)[1].lower()
        kind = KINDS.get(suffix, "fetch")
        own: dict[str, object] = {"href": self.locate(path), "as": kind}
        if kind in ("script", "style"):
            integrity, cors = trust(path, entry)
            own |= {"integrity": integrity, "crossorigin": cors}
            own["nonce"] = self._nonce_unless(given)
        elif kind in ("font", "fetch"):
            own["crossorigin"] = "anonymous"  # they are always fetched in CORS mode
        if kind == "font":
            own["type"] = f"font/{suffix[1:]}"
        return own

    def _nonce_unless(self, given: Attributes) -> str | None:
        return None if "nonce" in given else self._taken_nonce

    @cached_property
    def _taken_nonce(self) -> str | None:
        # Not before a tag is printed: django-csp and Django put it into the header as
        # soon as somebody reads it.
        nonce = self.nonce() if callable(self.nonce) else self.nonce
        return None if nonce is None or nonce is False else str(nonce) or None


def _first_time(paths: Iterable[str], seen: set[str]) -> Iterable[str]:
    for path in paths:
        if path not in seen:
            seen.add(path)
            yield path
