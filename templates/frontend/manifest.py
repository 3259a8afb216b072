"""The manifest that a build writes, and everything that can be wrong with it.

Standard library only; knows no web framework. `assets.py` turns this into HTML.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

LOCK_FILES = {
    "pnpm-lock.yaml": "pnpm",
    "yarn.lock": "yarn",
    "bun.lock": "bun",
    "bun.lockb": "bun",
}


class AssetError(LookupError):
    """A tag cannot be printed; each cause has a subclass of its own.

    `summary` is one sentence, `fix` the command or the edit that helps, and
    `details` holds the bundler's own messages, if it had any.
    """

    def __init__(self, summary: str, fix: str, details: Sequence[str] = ()) -> None:
        # All of them go to args, or the exception could not be pickled, which
        # `manage.py test --parallel` does.
        super().__init__(summary, fix, details)
        self.summary = summary
        self.fix = fix
        self.details = details

    def __str__(self) -> str:
        return "\n".join((self.summary, *self.details, f"Fix: {self.fix}"))


class ManifestMissing(AssetError):
    """There is no build."""


class ManifestInvalid(AssetError):
    """The manifest cannot be read, or does not have the shape it should have."""


class FilesMissing(AssetError):
    """The manifest names files that are not there."""


class EntryNotFound(AssetError):
    """The build has no entry of this name."""


class AssetNotFound(AssetError):
    """The build has no file of this name."""


class AttributeInvalid(AssetError):
    """An attribute that a tag cannot have."""


class TagMisplaced(AssetError):
    """A tag stands where it is printed once for all pages."""


class BuildFailed(AssetError):
    """The last compilation failed."""


class Compiling(AssetError):
    """The dev server has not finished its first compilation."""


class DevServerStopped(AssetError):
    """The dev server ended without tidying up, and there is no build."""


class NotAManifest(Exception):
    """What is wrong with the text of a manifest."""


@dataclass(frozen=True)
class Folder:
    """The frontend folder, and how messages speak of it.

    In debug they show full paths. In production a message may end up in front
    of a visitor, so it shows nothing of the machine but the folder's name.
    """

    path: Path
    debug: bool

    def show(self, name: str) -> str:
        return str(self.path / name) if self.debug else f"{self.path.name}/{name}"

    def command(self, script: str) -> str:
        """The shell command that runs a script of package.json."""
        locks = (name for lock, name in LOCK_FILES.items() if self._has(lock))
        manager = next(locks, "npm")
        steps = [f"cd {self._from_here()}", f"{manager} run {script}"]
        if self.debug and not self._has("node_modules"):
            steps.insert(1, f"{manager} install")
        return " && ".join(steps)

    def _has(self, name: str) -> bool:
        return os.path.exists(self.path / name)

    def _from_here(self) -> str:
        if not self.debug:
            return self.path.name
        try:
            here = os.path.relpath(self.path)
        except (OSError, ValueError):  # another drive, or the directory is gone
            here = str(self.path)
        return f'"{here}"' if " " in here else here


@dataclass(frozen=True)
class Entry:
    """The files of one entry, in the order in which they must be loaded."""

    js: Sequence[str] = ()
    css: Sequence[str] = ()
    preload: Sequence[str] = ()
    prefetch: Sequence[str] = ()
    integrity: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Manifest:
    """What was built.

    A file is a path below the static root in a build (`frontend/js/app.1f0c….js`),
    and a URL when the dev server wrote the manifest.
    """

    files: Mapping[str, str]
    entries: Mapping[str, Entry]
    status: str = "ready"
    errors: Sequence[str] = ()

    def paths(self) -> set[str]:
        """All the paths below the static root that the manifest names."""
        named = set(self.files.values())
        for entry in self.entries.values():
            named.update(entry.js, entry.css, entry.preload, entry.prefetch)
        return {path for path in named if not is_url(path)}


def is_url(path: str) -> bool:
    return path.startswith(("http://", "https://"))


def parse(text: str) -> Manifest:
    """Read the text of a manifest.

    Raises NotAManifest, whose message goes on after the file's name.
    """
    if not text.strip():
        raise NotAManifest("is empty")
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise NotAManifest(f"is not complete JSON ({error})") from None
    if not isinstance(data, dict):
        raise NotAManifest(f"holds {_kind(data)} where an object should be")
    # The flat map stands at the top level, as other readers of such manifests
    # expect it; what is not part of it is taken out first.
    entrypoints = data.pop("entrypoints", None)
    status = data.pop("status", "ready")
    errors = data.pop("errors", [])
    if not isinstance(entrypoints, dict):
        raise NotAManifest(f'has {_kind(entrypoints)} as "entrypoints", not an object')
    for name, path in data.items():
        _check_path(path, f'"{name}"')
    return Manifest(
        files=data,
        entries={name: _entry(name, value) for name, value in entrypoints.items()},
        status=str(status),
        errors=_strings(errors, '"errors"'),
    )


def _entry(name: str, value: object) -> Entry:
    where = f'entry "{name}"'
    assets = value.get("assets") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(assets, dict):
        raise NotAManifest(f'has no "assets" in {where}')
    integrity = value.get("integrity", {})
    if not isinstance(integrity, dict):
        raise NotAManifest(f"has {_kind(integrity)} as integrity of {where}")
    _strings(list(integrity.values()), f"integrity of {where}")
    return Entry(
        js=_paths(assets.get("js", []), f"js of {where}"),
        css=_paths(assets.get("css", []), f"css of {where}"),
        preload=_paths(value.get("preload", []), f"preload of {where}"),
        prefetch=_paths(value.get("prefetch", []), f"prefetch of {where}"),
        integrity=integrity,
    )


def _paths(value: object, where: str) -> tuple[str, ...]:
    paths = _strings(value, where)
    for path in paths:
        _check_path(path, where)
    return paths


def _strings(value: object, where: str) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise NotAManifest(f"has {_kind(value)} as {where}, not a list of strings")


def _check_path(path: object, where: str) -> None:
    if not isinstance(path, str):
        raise NotAManifest(f"has {_kind(path)} as {where}, not a path")
    # The backend puts STATIC_URL in front: a path that brings its own would end
    # up with two of them.
    if not path or path.startswith("/"):
        raise NotAManifest(f'has "{path}" as {where}, not a path below the static root')


def _kind(value: object) -> str:
    """How a message names a value: never the value itself, which may be huge."""
    names = {dict: "an object", list: "a list", str: "a string", type(None): "nothing"}
    return names.get(type(value), f"{value!r}"[:40])
