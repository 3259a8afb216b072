"""Readers of other projects read our manifest as it is: moving here is a small step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import Context, Template

from rendered import Build


@pytest.fixture
def manifest(build: Build) -> Iterator[Path]:
    yield build.folder / "manifest.json"


def test_python_webpack_boilerplate(build: Build, manifest: Path) -> None:
    from webpack_boilerplate.loader import WebpackLoader

    config = {
        "MANIFEST_FILE": manifest,
        "CACHE": False,
        "ignores": [],
        "web_framework": "django",
    }
    chunks = list(WebpackLoader("default", config).get_bundle("app"))

    assert [(chunk["name"], chunk["url"]) for chunk in chunks] == [
        ("runtime.js", f"/static/{build.runtime}"),
        ("app.js", f"/static/{build.app}"),
        ("app.css", f"/static/{build.css}"),
    ]


def test_django_manifest_loader(
    build: Build, manifest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from manifest_loader import utils

    monkeypatch.setitem(utils.APP_SETTINGS, "output_dir", str(manifest.parent))

    assert utils.manifest("app.js") == f"/static/{build.app}"
    assert utils.manifest_match("app.*", "{match}").splitlines() == [
        f"/static/{build.css}",
        f"/static/{build.app}",
    ]


def test_static_tag_gives_the_same_url(build: Build) -> None:
    tags = "{% load static webpack %}{% webpack_asset name %} {% static path %}"
    context = Context({"name": "app.js", "path": build.app})

    ours, django = Template(tags).render(context).split()
    assert ours == django
