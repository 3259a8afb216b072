"""Requests that are answered side by side do not see one another."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from adapters import Adapter
from clients import Request, Response
from rendered import Build, write_json

REQUESTS = 50
PAUSE = "{{ pause() }}"
TEMPLATES = {
    "layout.html": '{{ webpack_css("app") }}{% block body %}{% endblock %}'
    f'{PAUSE}{{{{ webpack_js("app", "admin") }}}}',
    "part.html": f'{PAUSE}{{{{ webpack_js("admin") }}}}{PAUSE}',
    "page.html": '{% extends "layout.html" %}{% block body %}'
    f'{PAUSE}{{% include "part.html" %}}{PAUSE}{{% endblock %}}',
}


def requests(folder: str) -> list[Request]:
    """Each visitor has a nonce and a host of their own."""
    return [
        Request(
            f"/{folder}/page.html",
            headers={"X-Nonce": f"nonce-{n}", "Host": f"host-{n}.example:8000"},
        )
        for n in range(REQUESTS)
    ]


def assert_each_has_its_own(responses: Sequence[Response]) -> None:
    assert len(responses) == REQUESTS
    for n, response in enumerate(responses):
        assert response.status == 200, response.error
        # One stylesheet and three scripts, of this visitor and of nobody else.
        tags = re.findall("<(?:link|script)[^>]*>", response.text)
        assert len(tags) == 4
        for tag in tags:
            assert f'"http://host-{n}.example:9091/' in tag
            assert f' nonce="nonce-{n}"' in tag


@pytest.fixture
def site(adapter: Adapter, build: Build, new_site: Any) -> Iterator[Any]:
    """In debug with a dev server, whose URLs depend on the host of the page."""
    manifest = adapter.folder / ".webpack" / "manifest.json"
    write_json(manifest, build.dev_manifest())
    ended = threading.Event()

    def touch() -> None:  # as the dev server does, however slow the machine is
        while not ended.wait(1):
            os.utime(manifest)

    heartbeat = threading.Thread(target=touch)
    heartbeat.start()
    yield new_site(TEMPLATES, debug=True)
    ended.set()
    heartbeat.join()


def test_threads(site: Any) -> None:
    assert_each_has_its_own(site.send_at_once(requests("page")))


@pytest.mark.needs("has_async_views")
def test_asynchronous_views_in_one_loop(site: Any) -> None:
    assert_each_has_its_own(site.send_interleaved(requests("async")))


@pytest.mark.needs("has_async_views")
def test_asynchronous_views_in_threads(site: Any) -> None:
    assert_each_has_its_own(site.send_at_once(requests("async")))


@pytest.mark.needs("can_stream")
def test_streams_read_in_turn(site: Any) -> None:
    assert_each_has_its_own(site.send_interleaved(requests("stream")))


@pytest.mark.needs("can_stream")
def test_stream_that_is_given_up_leaves_nothing_behind(
    adapter: Adapter, build: Build
) -> None:
    template = adapter.environment(TEMPLATES).get_template("page.html")
    pieces = template.generate(pause=str)
    assert "<link" in next(pieces)
    pieces.close()

    assert template.render(pause=str).count("<script") == 3
