"""Makes open pages load again in development. The dev server does it, when told so.

It is told by files in `.webpack/`, which it polls: that works from one container to
another, and on mounted folders.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

STATE = Path(__file__).resolve().parent / ".webpack"


def reload_pages() -> None:
    """Reload open pages as soon as the backend answers."""
    with suppress(OSError):  # no .webpack/: no dev server ever ran here
        (STATE / "reload").touch()


def watch_templates(files: Iterable[str]) -> None:
    """Reload open pages from now on whenever one of these files changes.

    For templates that are read again when they have changed, without anybody being
    told. The list only grows: several processes and threads may write it.
    """
    listed = STATE / "templates.json"
    with suppress(OSError, ValueError):
        known = set(json.loads(listed.read_text("utf-8"))) if listed.exists() else set()
        # Relative, since the dev server may see this folder at another place.
        paths = {os.path.relpath(file, STATE.parent) for file in files}
        if paths <= known:
            return
        writer = f"{os.getpid()}-{threading.get_ident()}"
        temporary = listed.with_name(f"templates.{writer}.tmp")
        temporary.write_text(json.dumps(sorted(known | paths)), "utf-8")
        os.replace(temporary, listed)
