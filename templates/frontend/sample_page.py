"""Where the sample page is. Delete it with the page when you do not need that."""

from __future__ import annotations

from pathlib import Path

# As it is imported, which may be a link to where it really is.
FOLDER = Path(__file__).parent


def find_sample_page() -> tuple[str, dict[str, str]]:
    """The name of its template, and the variables that the template asks for.

    The template is looked up, so that this package can be renamed and its templates be
    left where they are: templates elsewhere may extend them.
    """
    pages = FOLDER.glob("templates/*/page.html")
    folders = {
        page.parent.name for page in pages if page.with_name("base.html").exists()
    }
    name = FOLDER.name
    folder = name if name in folders else min(folders, default=name)
    return f"{folder}/page.html", {"layout": f"{folder}/base.html", "folder": name}
