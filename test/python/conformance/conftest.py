"""Each test that asks for an adapter is run with every one of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from adapters import ADAPTERS, Adapter, Options, Site, taken
from rendered import Build


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that an adapter cannot pass is not made for it, instead of being skipped.

    `needs("can_stream")` leaves the adapters that have this, `only("flask")` that one.
    """
    if "adapter" not in metafunc.fixturenames:
        return
    marks = metafunc.definition.iter_markers
    kinds = ADAPTERS
    for mark in marks("needs"):
        kinds = [kind for kind in kinds if getattr(kind, mark.args[0])]
    for mark in marks("only"):
        kinds = [kind for kind in kinds if kind.name == mark.args[0]]
    assert kinds, f"{metafunc.definition.nodeid} is for no adapter"
    ids = [kind.name for kind in kinds]
    metafunc.parametrize("adapter", kinds, ids=ids, indirect=True)


@pytest.fixture(scope="session")
def adapters(project_of_tests: Path) -> dict[type[Adapter], Adapter]:
    return {kind: kind(project_of_tests) for kind in ADAPTERS}


@pytest.fixture
def adapter(
    request: pytest.FixtureRequest, adapters: dict[type[Adapter], Adapter]
) -> Iterator[Adapter]:
    """An adapter whose folder has no build."""
    adapter = adapters[request.param]
    adapter.forget()
    taken.clear()
    yield adapter
    adapter.close()
    (adapter.folder / "manifest.json").unlink(missing_ok=True)
    for name in ("static/frontend", ".webpack"):
        shutil.rmtree(adapter.folder / name, ignore_errors=True)


@pytest.fixture
def build(adapter: Adapter) -> Build:
    """The adapter's folder, with a build."""
    return Build(adapter.folder).write()


NewSite = Callable[..., Site]


@pytest.fixture
def new_site(adapter: Adapter, tmp_path: Path) -> NewSite:
    """Makes an application; the templates are written for Jinja."""

    def make(templates: Mapping[str, str] | None = None, **options: Any) -> Site:
        folder = tmp_path / "templates"
        folder.mkdir(exist_ok=True)
        for name, source in (templates or {}).items():
            (folder / name).write_text(adapter.write(name, source))
        return adapter.site(folder, Options(**options))

    return make


@pytest.fixture
def print_tags(build: Build, new_site: NewSite) -> Callable[[str], str]:
    """Renders a template of these tags, in a site with a build."""

    def render(source: str, name: str = "tags.html") -> str:
        return new_site({name: source}).page(name)

    return render
