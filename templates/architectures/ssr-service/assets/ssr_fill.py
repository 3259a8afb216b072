"""Puts rendered islands into a page that is complete, and tells of those that failed.

SSR_RAISE   "1", in tests: what keeps an island from being rendered is an error

Yours to change: what is shown of errors. ssr_settings.py says how long a page waits;
what fills the pages of this backend needs this.
"""

import asyncio
import json
import logging
import os
import re
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import lru_cache, partial
from html import escape

from .manifest import AssetError
from .page import Page
from .ssr import Job
from .ssr_client import Result, get_client
from .ssr_head import put_head
from .ssr_settings import Unusable, find_seconds

logger = logging.getLogger(__name__)

# What the bundle has in place of the folder's URL: webpack/support/ssr-config.mjs.
PLACE = re.compile(r"frontend-file:///([\w@./~%+-]+)")

# Both frameworks escape > in attributes. What somebody has written is in no tag.
TAG = re.compile(r"<[a-zA-Z][^>]*>")

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
LOADING = re.compile(r"<link\b[^>]*>|<script\b[^>]*></script>")

# What the service takes in one request: ssr/service.mjs.
MOST = 100
LARGEST = 900_000

FIXES = {
    "ReferenceError": "what only a browser has belongs into useEffect, or onMounted",
    "Timeout": "look for a loop without end; what it waits for, give it as a prop",
    "OutOfMemory": "look for what it keeps between two renderings",
}


class RenderingFailed(AssetError):
    """A component was not rendered, and SSR_RAISE asks to be told so."""


async def fill_beside(text: str, jobs: Sequence[Job]) -> str:
    """What `fill` gives, in an event loop, which goes on meanwhile."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:  # Trio's, which has no threads of this kind: browsers render
        return text
    call = partial(copy_context().run, fill, text, jobs, time.monotonic())
    return await loop.run_in_executor(get_threads(), call)


@lru_cache
def get_threads() -> ThreadPoolExecutor:
    """Threads that wait: those that a loop has of itself are few, and for others."""
    return ThreadPoolExecutor(64, thread_name_prefix="islands")


def fill(text: str, jobs: Sequence[Job], since: float | None = None) -> str:
    """The page, with the components in it that could be had in time.

    `since` is when somebody began to wait for it, as `time.monotonic` counts.
    """
    if not jobs:
        return text
    # The same island may have been left out again, as by a filter of the template.
    wanted = [job for job in jobs if job.begin in text]
    waited = 0 if since is None else time.monotonic() - since
    results = _ask(_fitting(wanted), waited) if wanted else {}
    heads = []
    for job in wanted:
        result = results.get(job.token) or Result()
        told = _explain(job, result.error) if result.error else ""
        if result.html is None:
            text = _put(text, job, told + job.element)
            continue
        html = _place_files(job.page, result.html)
        text = _put(text, job, f"{told}{job.rendered}", html)
        heads.append(_place_files(job.page, result.head))
    return put_head(text, heads)


def _put(text: str, job: Job, start: str, html: str | None = None) -> str:
    """Puts the start of an island where its marks are, and HTML in place of its content."""
    while (begin := text.find(job.begin)) >= 0:
        content = begin + len(job.begin)
        end = text.find(job.end, content)
        if end < 0:
            return text
        shown, kept = text[content:end], ""
        if html is not None:
            # What tags in there have printed, others count on.
            kept = "".join(LOADING.findall(COMMENT.sub("", shown)))
            shown = html
        text = f"{text[:begin]}{kept}{start}{shown}{text[end + len(job.end) :]}"
    return text


def _ask(jobs: Sequence[Job], waited: float) -> Mapping[str, Result]:
    page = jobs[0].page
    bundle = page.manifest.rendered.bundle
    if not bundle:  # a sample build
        return {}
    try:
        seconds = find_seconds(page.folder.debug) - waited
        if seconds <= 0:
            raise Unusable("there was no time left")
        return get_client().render(describe_jobs(jobs), bundle, seconds)
    except Unusable as error:
        if _raises():
            raise RenderingFailed(
                f"The rendering service cannot be used: {error}",
                f"start it with {page.folder.command('ssr')}",
            ) from None
        return {}


def _raises() -> bool:
    return os.environ.get("SSR_RAISE", "").lower() in ("1", "true", "yes", "on")


def _fitting(jobs: Sequence[Job]) -> list[Job]:
    """As many as the service takes in one request; browsers render the others."""
    fitting: list[Job] = []
    size = 0
    for job in jobs:
        size += len(job.props.encode()) + 200
        if len(fitting) == MOST or size > LARGEST:
            problem = f"A page has more islands than are rendered: {len(jobs)}."
            fix = f"at most {MOST}, with {LARGEST} bytes of props, are: leave some out"
            if _raises():
                raise RenderingFailed(problem, fix)
            logger.warning("%s Fix: %s", problem, fix)
            break
        fitting.append(job)
    return fitting


def _locate(page: Page, path: str) -> str:
    """The URL of a file of the build, as the page has it."""
    scripts = (file for entry in page.manifest.entries.values() for file in entry.js)
    origin = re.match("https?://[^/]+/", next(scripts, ""))
    return page.locate(f"{origin[0] if origin else page.folder.path.name + '/'}{path}")


def _place_files(page: Page, html: str) -> str:
    def place(found: re.Match[str]) -> str:
        return escape(_locate(page, found[1]))

    return TAG.sub(lambda tag: PLACE.sub(place, tag[0]), html)


def _explain(job: Job, error: Mapping[str, object]) -> str:
    """Tells of a component that has failed: in the log, and in debug in its place."""
    kind, message = str(error.get("name")), str(error.get("message"))
    lines = error.get("stack")
    where = _find_place(lines if isinstance(lines, list) else [])
    summary = f"The island {job.name} could not be rendered: {kind}: {message}"
    if where:
        summary += f" ({where})"
    fix = FIXES.get(kind, "correct the component; the browser renders it meanwhile")
    if _raises():
        raise RenderingFailed(summary, fix)
    logger.error("%s", summary)
    if not job.page.folder.debug:
        return ""
    style = (
        "margin:.5rem 0;padding:.75rem 1rem;border-left:.4rem solid #e5484d;"
        "background:#1c1b22;color:#f4f4f6;font:.875rem/1.5 monospace;white-space:pre-wrap"
    )
    told = escape(f"{summary}\nFix: {fix}")
    return f'<div role="alert" data-island-failure="{escape(job.name)}" style="{style}">{told}</div>'


def _find_place(lines: Sequence[object]) -> str:
    """The first place of a stack that is a source of this folder's: `src/…:7:3`."""
    for line in lines:
        if found := re.search(r"\b(src/(?!lib/islands/)[^\s?()]+:\d+)", str(line)):
            return found[1]
    return ""


def describe_jobs(jobs: Sequence[Job]) -> str:
    """The body of a request for these islands, in JSON."""
    parts = (
        f'{json.dumps(job.token)}:{{"name":{json.dumps(job.name)},'
        f'"id":{json.dumps(job.id)},"data":{job.props}}}'
        for job in jobs
    )
    return f"{{{','.join(parts)}}}"
