"""Components as HTML: the tags of a page ask for them, and one request gets them all.

    {% island "Counter" start=5 ssr=True %}

While a page is rendered, each of its tags notes a job, and leaves marks around what is
shown until the component is there. When the page is complete, ssr_fill.py puts HTML
between them. Where that cannot be had in time, or nobody fills the page (it is streamed,
mailed, or came from a cache), the browser renders the component, as without a service.

SSR   "all": every island that can be rendered, unless its tag says ssr=False;
      "off": none, whatever the tags say

Yours to change: which islands are rendered. Without it islands.py does not work.
"""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html import escape, unescape

from .encode import IslandInvalid
from .manifest import Entry
from .page import Page


@dataclass(frozen=True)
class Job:
    """An island of a page that the service is to render."""

    page: Page
    name: str
    props: str  # in JSON
    element: str  # its start tag
    id: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    @property
    def begin(self) -> str:
        return f"{self.element}<!--island:{self.token}-->"

    @property
    def rendered(self) -> str:
        """Its start tag, where it has been rendered: by the id, ids in it are its own."""
        given = f' id="{escape(self.id)}"'
        own = "" if given in self.element else given
        return f"{self.element[:-1]}{own} ssr>"

    @property
    def end(self) -> str:
        return f"<!--/island:{self.token}-->"


class Jobs(list[Job]):
    """Those of one page. When it is over, tags leave the rest to the browser."""

    is_over = False


_jobs: ContextVar[Jobs | None] = ContextVar(f"{__name__}.jobs", default=None)


@contextmanager
def collecting() -> Iterator[Jobs]:
    """Notes the jobs of what is rendered in here, for ssr_fill.py.

    Within another one they are that one's: it fills the whole page.
    """
    if _jobs.get() is not None:
        yield Jobs()
        return
    jobs = Jobs()
    token = _jobs.set(jobs)
    try:
        yield jobs
    finally:
        jobs.is_over = True  # what goes on in another thread still has them
        _jobs.reset(token)


def open_element(
    page: Page, name: str, element: str, props: str, ssr: object
) -> tuple[list[str], str]:
    """What begins an island, and what ends its content.

    Its style sheets come before it: what the server has rendered is styled at once.
    Raises IslandInvalid if `ssr` asks for what cannot be rendered.
    """
    if not _is_wanted(page, name, ssr):
        return [element], ""
    styles = link_styles(page, page.manifest.islands[name])
    jobs = _jobs.get()
    if jobs is None or jobs.is_over:
        return [*styles, element], ""
    given = re.search(r' id="([^"]*)"', element)
    text = f"{name}\0{props}\0{len(jobs)}"
    own = f"island-{sha256(text.encode()).hexdigest()[:8]}"
    job = Job(page, name, props, element, unescape(given[1]) if given else own)
    jobs.append(job)
    return [*styles, job.begin], job.end


def link_styles(page: Page, needed: Entry) -> list[str]:
    """The links to an island's style sheets, marked so that its code knows them.

    The bundler's runtime compares the path that it has, and would fetch a file again
    whose URL is written in another way.
    """
    folder = f"{page.folder.path.name}/"
    return [
        link
        for path in needed.css
        for link in page.styles(
            replace(needed, css=(path,)),
            {"data-href": re.sub(r"^https?://[^/]+/", "", path).removeprefix(folder)},
        )
    ]


def _is_wanted(page: Page, name: str, ssr: object) -> bool:
    mode = os.environ.get("SSR", "").lower()
    if mode == "off" or ssr is False:
        return False
    known = page.manifest.rendered.islands
    if ssr and known and name not in known and page.folder.debug:
        raise IslandInvalid(
            f"{name}: a plain island cannot be rendered by the service.",
            "leave ssr out: the browser renders it",
        )
    return name in known and (bool(ssr) or mode == "all")
