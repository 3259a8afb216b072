"""What the backend tells the dev server, so that open pages load again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from adapters import Adapter
from clients import Request
from rendered import Build

PAGES = {
    "layout.html": '{{ webpack_js("app") }}{% block body %}{% endblock %}',
    "part.html": "part",
    "page.html": '{% extends "layout.html" %}'
    '{% block body %}{% include "part.html" %}{% endblock %}',
    "other.html": "without tags",
}


@pytest.fixture
def listed(adapter: Adapter, build: Build) -> Path:
    """Where the templates are listed; a dev server has been there."""
    (adapter.folder / ".webpack").mkdir()
    return adapter.folder / ".webpack" / "templates.json"


def names(listed: Path) -> set[str]:
    paths = json.loads(listed.read_text())
    assert all((listed.parents[1] / path).is_file() for path in paths), paths
    return {Path(path).name for path in paths}


@pytest.mark.needs("is_jinja")
def test_templates_of_a_page_are_listed_in_debug(listed: Path, new_site: Any) -> None:
    site = new_site(PAGES, debug=True)
    site.page("other.html")
    assert not listed.exists()  # a page without tags has no dev server to reload it

    site.page("page.html")
    assert names(listed) >= {"page.html", "layout.html", "part.html"}


@pytest.mark.needs("is_jinja")
def test_templates_of_later_pages_are_added(listed: Path, new_site: Any) -> None:
    site = new_site({**PAGES, "new.html": '{{ webpack_css("app") }}'}, debug=True)
    site.page("page.html")
    assert "new.html" not in names(listed)

    site.page("new.html")
    assert names(listed) >= {"page.html", "layout.html", "part.html", "new.html"}


@pytest.mark.needs("is_jinja")
def test_list_is_whole_whoever_writes_it(
    listed: Path, adapter: Adapter, new_site: Any
) -> None:
    more = {f"page-{n}.html": '{{ webpack_css("app") }}' for n in range(30)}
    site = new_site(more, debug=True)
    requests = [Request(f"/page/{name}") for name in more]
    assert {response.status for response in site.send_at_once(requests)} == {200}

    assert names(listed) <= set(more)
    assert list(listed.parent.glob("*.tmp")) == []


def test_production_writes_nothing(
    adapter: Adapter, listed: Path, new_site: Any
) -> None:
    new_site(PAGES).page("page.html")

    assert list(listed.parent.iterdir()) == []


def test_nothing_is_written_where_no_dev_server_ran(
    adapter: Adapter, build: Build, new_site: Any
) -> None:
    new_site(PAGES, debug=True).page("page.html")

    assert not (adapter.folder / ".webpack").exists()


@pytest.mark.needs("is_jinja")
def test_changed_template_is_seen_at_the_next_request(
    build: Build, new_site: Any, tmp_path: Path
) -> None:
    site = new_site(PAGES, debug=True)
    assert "part" in site.page("page.html")
    part = tmp_path / "templates" / "part.html"
    part.write_text("changed")
    os.utime(part, (time.time() + 1,) * 2)  # be it within one tick of the clock

    assert "changed" in site.page("page.html")


PROCESS = """
import sys
from {package}.assets.watched import watch_templates
sys.stdin.read(1)
for number in range(20):
    watch_templates([f"/templates/{{sys.argv[1]}}-{{number}}.html"])
"""


@pytest.mark.only("flask")
def test_processes_that_write_at_once_lose_nothing(
    adapter: Adapter, listed: Path
) -> None:
    package = adapter.module("assets").__name__.rpartition(".")[0]
    command = [sys.executable, "-c", PROCESS.format(package=package)]
    writers = [
        subprocess.Popen(
            [*command, name],
            stdin=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for name in "abcd"
    ]
    for writer in writers:
        assert writer.stdin
        writer.stdin.close()
    assert [writer.wait() for writer in writers] == [0] * 4

    assert len(json.loads(listed.read_text())) == 80


@pytest.mark.only("flask")
@pytest.mark.parametrize(
    "text", ["[1]", "{}", "[" * 100_000, "\\ud800", "", '["\\ud800"]']
)
def test_list_that_holds_anything_is_written_anew(
    listed: Path, new_site: Any, text: str
) -> None:
    listed.write_text(text)
    new_site(PAGES, debug=True).page("page.html")

    assert "page.html" in {Path(path).name for path in json.loads(listed.read_text())}


def test_nothing_is_written_through_a_link(
    adapter: Adapter, build: Build, tmp_path: Path, new_site: Any
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (adapter.folder / ".webpack").symlink_to(elsewhere)
    try:
        adapter.module("assets.build").reload_pages()
        new_site(PAGES, debug=True).page("page.html")
        assert list(elsewhere.iterdir()) == []

        (adapter.folder / ".webpack").unlink()
        (adapter.folder / ".webpack").mkdir()
        (adapter.folder / ".webpack" / "reload").symlink_to(elsewhere / "reload")
        adapter.module("assets.build").reload_pages()
        assert list(elsewhere.iterdir()) == []
    finally:
        if (adapter.folder / ".webpack").is_symlink():
            (adapter.folder / ".webpack").unlink()
