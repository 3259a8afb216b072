"""The manifest that a build writes, and everything that can be wrong with a tag.

Yours to change: what the messages say. Without it no other module here works.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

LOCK_FILES = {
    "package-lock.json": "npm",
    "pnpm-lock.yaml": "pnpm",
    "yarn.lock": "yarn",
    "bun.lock": "bun",
    "bun.lockb": "bun",
}

HALF_OF_A_PAIR = re.compile(rb"\\u[dD][89a-fA-F]")

# How a message names what the JSON holds.
SHAPES = {dict: "an object", list: "a list", str: "a string", type(None): "nothing"}
Kind = TypeVar("Kind", dict[str, Any], list[Any], str)


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


class BuildFailed(AssetError):
    """The last compilation failed."""


class Compiling(AssetError):
    """The dev server has not finished its first compilation."""


class DevServerStopped(AssetError):
    """The dev server ended without tidying up, and there is no build."""


class NotAManifest(ValueError):
    """What is wrong with a manifest; the message goes on after the file's name."""


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
        """The shell command that runs a script of package.json, in backticks."""
        manager = self._find_manager()
        if not self.debug:
            return f"`{manager} run {script}` in {self.path.name}/"
        steps = [f"cd {self._from_here()}", f"{manager} run {script}"]
        if not (self.path / "node_modules").exists():
            steps.insert(1, f"{manager} install")
        return f"`{' && '.join(steps)}`"

    def _find_manager(self) -> str:
        # In a workspace the lock file is further up; nothing above the repository counts.
        for folder in (self.path, *self.path.parents):
            for lock, manager in LOCK_FILES.items():
                if (folder / lock).exists():
                    return manager
            if (folder / ".git").exists():
                break
        return "npm"

    def _from_here(self) -> str:
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
class Rendered:
    """The islands that a service renders, and the bundle with which it does."""

    bundle: str = ""
    islands: Sequence[str] = ()


@dataclass(frozen=True)
class Manifest:
    """What was built.

    A file is a path below the static root in a build (`frontend/js/app.1f0c….js`),
    and a URL when the dev server wrote the manifest.
    """

    files: Mapping[str, str]
    entries: Mapping[str, Entry]
    islands: Mapping[str, Entry] = field(default_factory=dict)
    rendered: Rendered = Rendered()
    status: str = "ready"
    errors: Sequence[str] = ()

    def paths(self) -> set[str]:
        """All the paths below the static root that the manifest names."""
        return {path for path in self._named() if not is_url(path)}

    def first_url(self) -> str | None:
        """One of the files that lie on a server, if there are any."""
        return min(filter(is_url, self._named()), default=None)

    def _named(self) -> set[str]:
        named = set(self.files.values())
        for entry in (*self.entries.values(), *self.islands.values()):
            named.update(entry.js, entry.css, entry.preload, entry.prefetch)
        return named


def is_url(path: str) -> bool:
    return path.startswith(("http://", "https://"))


def parse(content: bytes) -> Manifest:
    """Read a manifest. Raises NotAManifest."""
    try:
        data = json.loads(content.decode())
        if HALF_OF_A_PAIR.search(content):  # JSON may have one alone, no page can
            json.dumps(data, ensure_ascii=False).encode()
    except (UnicodeDecodeError, UnicodeEncodeError):
        raise NotAManifest("is not UTF-8 text") from None
    except (ValueError, RecursionError) as error:  # a number can be too long to read
        problem = f"is not complete JSON ({error})" if content.strip() else "is empty"
        raise NotAManifest(problem) from None
    _expect(dict, data, "its content")
    # The flat map stands at the top level, as other readers of such manifests
    # expect it; what is not part of it is taken out first.
    entries = _expect(dict, data.pop("entrypoints", None), '"entrypoints"')
    islands = _expect(dict, data.pop("islands", {}), '"islands"')
    rendered = _expect(dict, data.pop("ssr", {}), '"ssr"')
    status = _expect(str, data.pop("status", "ready"), '"status"')
    errors = _expect(list, data.pop("errors", []), '"errors"')
    return Manifest(
        files={name: _path(path, f'"{name}"') for name, path in data.items()},
        entries={name: _entry(entries[name], f'entry "{name}"') for name in entries},
        islands={name: _entry(islands[name], f'island "{name}"') for name in islands},
        rendered=_rendered(rendered),
        status=status,
        errors=tuple(_expect(str, error, '"errors"') for error in errors),
    )


def _entry(value: object, where: str) -> Entry:
    entry = _expect(dict, value, where)
    assets = _expect(dict, entry.get("assets"), f'"assets" of {where}')

    def paths(group: dict[str, object], name: str) -> list[str]:
        what = f'"{name}" of {where}'
        return [_path(path, what) for path in _expect(list, group.get(name, []), what)]

    hashes = f'"integrity" of {where}'
    integrity = _expect(dict, entry.get("integrity", {}), hashes)
    return Entry(
        js=paths(assets, "js"),
        css=paths(assets, "css"),
        preload=paths(entry, "preload"),
        prefetch=paths(entry, "prefetch"),
        integrity={path: _expect(str, integrity[path], hashes) for path in integrity},
    )


def _rendered(value: dict[str, Any]) -> Rendered:
    names = _expect(list, value.get("islands", []), '"islands" of "ssr"')
    return Rendered(
        bundle=_expect(str, value.get("bundle", ""), '"bundle" of "ssr"'),
        islands=tuple(_expect(str, name, '"islands" of "ssr"') for name in names),
    )


def _path(value: object, where: str) -> str:
    path = _expect(str, value, where)
    # The backend puts STATIC_URL in front: a path that brings its own would end
    # up with two of them.
    if not path or path.startswith("/"):
        raise NotAManifest(f'has "{path}" as {where}, not a path below the static root')
    return path


def _expect(kind: type[Kind], value: object, where: str) -> Kind:
    if isinstance(value, kind):
        return value
    # Never more of the value than that: it may be huge.
    found = SHAPES.get(type(value), f"{value!r}"[:40])
    raise NotAManifest(f"has {found} as {where}, not {SHAPES[kind]}")
