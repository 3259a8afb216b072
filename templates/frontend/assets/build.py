"""The build of this folder: finds the manifest that counts, and caches it.

Yours to change: where the files are, and how long a dev server may be silent.
Without it no other module here works.
"""

import json
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from .manifest import (
    AssetError,
    BuildFailed,
    Compiling,
    DevServerStopped,
    FilesMissing,
    Folder,
    Manifest,
    ManifestInvalid,
    ManifestMissing,
    NotAManifest,
    parse,
)
from .page import Page

FOLDER = Path(__file__).resolve().parents[1]

# `js/app.1f0c….js`, and what belongs to it: `js/app.1f0c….js.map`, `js/app.1f0c….js.br`
HASH = r"\.[0-9a-f]{16,}(?=(?:\.\w+)+$)"

# The dev server touches its manifest every two seconds. An age says that it lives
# where a port or a process id does not: from one container to another.
HEARTBEAT_SECONDS = 10


class Assets:
    """The build of one frontend folder.

    In debug the dev server's manifest counts while it is fresh, else the one of
    the last build, read again when it changes. In production the last build is read
    once, at the first tag: a new build needs a restart, as new code does.
    """

    def __init__(
        self, folder: Path = FOLDER, *, debug: bool = False, show_paths: bool = False
    ) -> None:
        # Who runs a command may see where the folder is; who visits a page may not.
        self.folder = Folder(folder, debug or show_paths)
        self._debug = debug
        self._build = os.path.join(folder, "manifest.json")
        self._dev = os.path.join(folder, ".webpack", "manifest.json")
        self._failure = os.path.join(folder, ".webpack", "build.json")
        self._cache: dict[str, tuple[tuple[int, int], Manifest]] = {}

    def page(
        self,
        url: Callable[[str], str],
        host: Callable[[], str | None] | None = None,
        nonce: object = None,
    ) -> Page:
        """Start the rendering of a page.

        `url` turns a path below the static root into a URL; `host` gives the host
        that the page was asked for; `nonce` is the one of the page's CSP, or a
        function that returns it. They are not called before they are needed.
        """
        return Page(self.folder, self.manifest, url, host, nonce)

    def manifest(self) -> Manifest:
        """The manifest that counts now. Raises an AssetError for each cause."""
        if not self._debug:
            cached = self._cache.get(self._build)
            return cached[1] if cached else self._read(self._build)
        age = _age(self._dev)
        # One from the future would count for ever: another clock has written it.
        if age is not None and abs(age) < HEARTBEAT_SECONDS:
            with suppress(ManifestMissing):  # it may end this very moment
                return self._compiled(self._read(self._dev))
        # Set by `npm start`, which has the dev server run as long as the backend.
        if os.environ.get("FRONTEND_DEV_SERVER"):
            raise self._compiling("starting")
        self._raise_if_build_failed()
        return self._read(self._build)

    def missing_files(self, manifest: Manifest) -> list[str]:
        """The paths below `static/` that the manifest names and that are not there."""
        static = os.path.join(self.folder.path, "static")
        return sorted(
            path
            for path in manifest.paths()
            if not os.path.isfile(os.path.join(static, path))
        )

    def _compiled(self, manifest: Manifest) -> Manifest:
        if manifest.status == "failed":
            raise BuildFailed(
                "The frontend could not be compiled: the dev server reports"
                f" {_count(manifest.errors, 'error')}.",
                f"correct the file below {self.folder.show('src')};"
                " the dev server compiles it again by itself",
                manifest.errors,
            )
        if manifest.status == "compiling" and not manifest.entries:
            raise self._compiling("compiling for the first time")
        return manifest

    def _compiling(self, what: str) -> Compiling:
        return Compiling(
            f"The dev server of {self.folder.path.name} is {what}.",
            "wait a few seconds and load the page again",
        )

    def _raise_if_build_failed(self) -> None:
        try:
            with open(self._failure, encoding="utf-8") as file:
                errors = [encodable(error) for error in json.load(file)["errors"]]
        except FileNotFoundError:
            return
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            errors = []
        build = f"run {self.folder.command('build')}"
        raise BuildFailed(
            f"The frontend's last build failed with {_count(errors, 'error')}.",
            f"correct the error above and {build}" if errors else f"{build} to see it",
            errors,
        )

    def _read(self, path: str) -> Manifest:
        """The manifest at `path`, from the cache when the file is unchanged."""
        try:
            key = _key(path)
            cached = self._cache.get(path)
            if cached and cached[0] == key:
                return cached[1]
            manifest = parse(Path(path).read_bytes())
            if path == self._build and (url := manifest.first_url()):
                raise NotAManifest(f'names "{url}", which is a dev server\'s')
            missing = self.missing_files(manifest) if self._debug else []
            if missing and _key(path) != key:  # a new build came in between
                return self._read(path)
        except (OSError, NotAManifest) as error:
            raise self._explain(path, error) from None
        if missing:
            raise FilesMissing(
                f"{self.folder.show('manifest.json')} names {_count(missing, 'file')}"
                " that cannot be found, the first is"
                f" {self.folder.show('static')}/{missing[0]}.",
                f"run {self.folder.command('build')}",
            )
        self._cache[path] = (key, manifest)
        return manifest

    def _explain(self, path: str, error: OSError | NotAManifest) -> AssetError:
        name = self.folder.show(os.path.relpath(path, self.folder.path))
        age = _age(self._dev) if self._debug else None
        if isinstance(error, FileNotFoundError) and age is not None:
            silent = f"for {age:.0f} seconds" if age > 0 else "since a time to come"
            return DevServerStopped(
                f"The dev server wrote nothing {silent}"
                " and there is no build to fall back to.",
                f"start it again with {self.folder.command('dev')}"
                f" or build once with {self.folder.command('build')}",
            )
        if isinstance(error, FileNotFoundError):
            problem = f"The frontend has not been built yet: {name} does not exist."
            return ManifestMissing(problem, f"run {self.folder.command('build')}")
        if isinstance(error, OSError):
            return ManifestInvalid(
                f"{name} cannot be read: {error.strerror}.",
                "give the user that runs the backend the right to read it",
            )
        return ManifestInvalid(
            f"{name} {error}.", f"run {self.folder.command('build')}"
        )


@lru_cache
def get_assets(debug: bool) -> Assets:
    """The build of this folder. Made at the first tag: nothing is read at import."""
    return Assets(debug=debug)


def reload_pages() -> None:
    """Reload open pages: the dev server polls for this file, and asks the backend.

    A file works from one container to another, and on mounted folders.
    """
    file = FOLDER / ".webpack" / "reload"
    if file.is_symlink() or file.parent.is_symlink():
        return  # it leads to where nothing is ours
    with suppress(OSError):  # no .webpack/: no dev server ever ran here
        file.touch()


def encodable(text: object) -> str:
    """A text that a page can hold: in JSON, half of a character can stand alone."""
    return str(text).encode(errors="replace").decode()


def _key(path: str) -> tuple[int, int]:
    """What changes when a file is replaced, be it within one tick of the clock."""
    stat = os.stat(path)
    return stat.st_mtime_ns, stat.st_ino


def _age(path: str) -> float | None:
    """Seconds since the file was touched; None when there is none."""
    try:
        return time.time() - os.stat(path).st_mtime
    except OSError:
        return None


def _count(things: Sequence[object], name: str) -> str:
    return f"{len(things) or 'an'} {name}{'s' if len(things) > 1 else ''}"
