"""A build that is not there, for tests: they need neither Node nor webpack.

with sample_build():
    response = client.get("/")
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from . import assets
from .manifest import Entry, Manifest
from .page import KINDS

HASH = "0123456789abcdef"

# What webpack/entries.mjs takes as an entry.
ENTRY = re.compile(r"(?<!\.d)(?<!\.test)\.[jt]sx?$")


@contextmanager
def sample_build() -> Iterator[None]:
    """While the block runs, the tags know what `src/` holds, built or not.

    The files that they name have a made-up hash and do not exist. A name that is
    wrong is the same error as with a real build. Lazy chunks are not there: only
    the bundler knows them.
    """
    with patch.object(assets, "get_assets", return_value=SampleAssets(assets.HERE)):
        yield


class SampleAssets(assets.Assets):
    """What a build would have: a script and a stylesheet of each entry, and assets."""

    def manifest(self) -> Manifest:
        files: dict[str, str] = {}
        entries: dict[str, Entry] = {}
        source = self.folder.path / "src"
        for file in source.glob("entries/*"):
            if ENTRY.search(file.name):
                js, css = f"{file.stem}.js", f"{file.stem}.css"
                files |= {js: self._built(f"js/{js}"), css: self._built(f"css/{css}")}
                entries[file.stem] = Entry(js=[files[js]], css=[files[css]])
        for file in (*source.glob("images/**/*"), *source.glob("fonts/**/*")):
            if KINDS.get(file.suffix.lower()) in ("font", "image"):
                name = file.relative_to(source).as_posix()
                files[name] = self._built(name)
        return Manifest(files, entries)

    def _built(self, name: str) -> str:
        stem, _, suffix = name.rpartition(".")
        return f"{self.folder.path.name}/{stem}.{HASH}.{suffix}"
