"""Tells the dev server which templates pages were made of.

Yours to change: which of them count. Without it, and the line of jinja.py that imports
it, you press F5 after an edit of a template.
"""

import json
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .build import FOLDER

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


def watch_templates(files: Iterable[str]) -> None:
    """Reload open pages from now on whenever one of these files changes.

    For templates that are read again when they have changed, without anybody being
    told: the dev server polls them. The list only grows: several processes and threads
    may write it.
    """
    listed = FOLDER / ".webpack" / "templates.json"
    if listed.parent.is_symlink():
        return  # it leads to where nothing is ours
    # Relative, since the dev server may see this folder at another place.
    paths = {os.path.relpath(file, FOLDER) for file in files}
    if paths <= _read_list(listed):
        return
    with suppress(OSError), _locked(listed.parent):
        known = _read_list(listed)
        writer = f"{os.getpid()}-{threading.get_ident()}"
        temporary = listed.with_name(f"templates.{writer}.tmp")
        temporary.write_text(json.dumps(sorted(known | paths)), "utf-8")
        os.replace(temporary, listed)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Alone with what is in the folder; on Windows, the last writer wins."""
    if fcntl is None:
        yield
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a network's folder may have no locks
            fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def _read_list(file: Path) -> set[str]:
    """The texts of a list in JSON; none where it holds anything else."""
    try:
        values = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return set()
    listed = values if isinstance(values, list) else []
    return {value for value in listed if isinstance(value, str)}
