"""A build that is not there, for tests: they need neither Node nor webpack.

    with sample_build():
        response = client.get("/")

And where the sample page is. Yours to delete: `find_sample_page` with that page, and
all of it where no test asks for a sample build.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from .build import FOLDER, Assets
from .manifest import Entry, Folder, Manifest, Rendered
from .missing import ENTRY, list_assets, list_islands, list_variants
from .page import Page

HASH = "0123456789abcdef"


@contextmanager
def sample_build() -> Iterator[None]:
    """While the block runs, the tags know what `src/` holds, built or not.

    The files that they name have a made-up hash and do not exist. A name that is
    wrong is the same error as with a real build. Lazy chunks are not there: only
    the bundler knows them.
    """
    from unittest.mock import patch  # production imports this module, too

    def page(_: Assets, *asked: Any, **more: Any) -> Page:
        return Page(Folder(FOLDER, debug=False), sample_manifest, *asked, **more)

    with patch.object(Assets, "page", page):
        yield


def sample_manifest(folder: Path = FOLDER) -> Manifest:
    """What a build would have: a script and a stylesheet of each entry, and assets."""

    def built(name: str) -> str:
        stem, _, suffix = name.rpartition(".")
        return f"{folder.name}/{stem}.{HASH}.{suffix}"

    files: dict[str, str] = {}
    entries: dict[str, Entry] = {}
    for file in folder.glob("src/entries/*"):
        if ENTRY.fullmatch(file.name) and file.is_file():
            js, css = f"{file.stem}.js", f"{file.stem}.css"
            files |= {js: built(f"js/{js}"), css: built(f"css/{css}")}
            entries[file.stem] = Entry(js=[files[js]], css=[files[css]])
    files |= {name: built(name) for name in list_assets(folder)}
    variants = list_variants(folder)
    files |= {name: built(name.partition("?")[0]) for name in variants}
    listed = list_islands(folder)
    rendered = [name for name in listed if listed[name].endswith(("x", ".vue"))]
    islands = {name: Entry() for name in listed}
    return Manifest(files, entries, islands, Rendered(islands=rendered))


def find_sample_page() -> tuple[str, dict[str, Any]]:
    """The name of the sample page's template, and the variables that it asks for.

    Among them are the templates of its cards, which are the files of the folder
    `cards/` in the order of their names: one that is deleted is shown no more.

    The template is looked up, so that this package can be renamed and its templates be
    left where they are: templates elsewhere may extend them.
    """
    # As it is imported, which may be a link to where it really is.
    folder = Path(__file__).parents[1]
    pages = folder.glob("templates/*/page.html")
    names = {page.parent.name for page in pages if page.with_name("base.html").exists()}
    name = folder.name if folder.name in names else min(names, default=folder.name)
    cards = sorted(folder.glob(f"templates/{name}/cards/*.html"))
    variables = {
        "layout": f"{name}/base.html",
        "folder": folder.name,
        "cards": [f"{name}/cards/{card.name}" for card in cards],
        "time": f"{datetime.now():%H:%M:%S}",
    }
    return f"{name}/page.html", variables
