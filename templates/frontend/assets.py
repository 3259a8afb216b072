"""Turns the build's manifest into HTML tags, the same in every web framework.

Standard library only. An application keeps one `Assets`, and asks it for a `Page`
at each rendering:

    assets = Assets(debug=True)
    page = assets.page(url=lambda path: "/static/" + path)
    page.css("app"), page.js("app"), page.asset("images/logo.svg")
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Sequence
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
from .page import Html, Page

__all__ = ["AssetError", "Assets", "Html", "Page", "get_assets"]

HERE = Path(__file__).resolve().parent

# The dev server touches its manifest every two seconds. An age says that it lives
# where a port or a process id does not: from one container to another.
HEARTBEAT_SECONDS = 10


class Assets:
    """The build of one frontend folder: finds the manifest that counts, and caches it.

    In debug that is the dev server's manifest while it is fresh, else the one of
    the last build, read again when it changes. In production the last build is read
    once, at the first tag: a new build needs a restart, as new code does.
    """

    def __init__(self, folder: Path = HERE, *, debug: bool = False) -> None:
        self.debug = debug
        self.folder = Folder(folder, debug)
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
        function that returns it. The last two are not called before they are needed.
        """
        return Page(self.folder, self.manifest, url, host, nonce)

    def manifest(self) -> Manifest:
        """The manifest that counts now. Raises an AssetError for each cause."""
        if self.debug:
            return self._manifest_in_debug()
        if self._build in self._cache:
            return self._cache[self._build][1]
        return self._read(self._build)

    def _manifest_in_debug(self) -> Manifest:
        age = _age(self._dev)
        if age is not None and age < HEARTBEAT_SECONDS:
            try:
                return self._compiled(self._read(self._dev))
            except ManifestMissing:  # the dev server has ended this very moment
                age = None
        self._raise_if_build_failed()
        try:
            manifest = self._read(self._build)
        except ManifestMissing as error:
            if age is None:
                raise
            raise DevServerStopped(
                f"The dev server wrote nothing for {age:.0f} seconds"
                " and there is no build to fall back to.",
                f"start it again with `{self.folder.command('dev')}`"
                f" or build once with `{self.folder.command('build')}`",
            ) from error
        return manifest

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
            raise Compiling(
                f"The dev server of {self.folder.path.name} is compiling"
                " for the first time.",
                "wait a few seconds and load the page again",
            )
        return manifest

    def _raise_if_build_failed(self) -> None:
        if not os.path.exists(self._failure):  # much cheaper than an exception
            return
        try:
            with open(self._failure, encoding="utf-8") as file:
                errors = [str(error) for error in json.load(file)["errors"]]
        except FileNotFoundError:
            return
        except (OSError, ValueError, LookupError, TypeError):
            errors = []
        build = f"run `{self.folder.command('build')}`"
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
            manifest = parse(Path(path).read_text("utf-8"))
        except (OSError, UnicodeDecodeError, NotAManifest) as error:
            raise self._explain(path, error) from None
        if self.debug and not self._verify(manifest, path, key):
            return self._read(path)
        self._cache[path] = (key, manifest)
        return manifest

    def _explain(self, path: str, error: Exception) -> AssetError:
        name = self.folder.show(os.path.relpath(path, self.folder.path))
        build = f"run `{self.folder.command('build')}`"
        if isinstance(error, FileNotFoundError):
            return ManifestMissing(
                f"The frontend has not been built yet: {name} does not exist.", build
            )
        if isinstance(error, OSError):
            return ManifestInvalid(
                f"{name} cannot be read: {error.strerror}.",
                "give the user that runs the backend the right to read it",
            )
        if isinstance(error, UnicodeDecodeError):
            return ManifestInvalid(f"{name} is not UTF-8 text.", build)
        return ManifestInvalid(f"{name} {error}.", build)

    def _verify(self, manifest: Manifest, path: str, key: tuple[int, int]) -> bool:
        """Whether every file is there; False when a new build came in between."""
        missing = self.missing_files(manifest)
        if not missing:
            return True
        try:
            if _key(path) != key:
                return False
        except FileNotFoundError:
            return False
        raise FilesMissing(
            f"{self.folder.show('manifest.json')} names {_count(missing, 'file')} that"
            f" cannot be found, the first is {self.folder.show('static')}/{missing[0]}.",
            f"run `{self.folder.command('build')}`",
        )

    def missing_files(self, manifest: Manifest) -> list[str]:
        """The paths below `static/` that the manifest names and that are not there."""
        static = os.path.join(self.folder.path, "static")
        return sorted(
            path
            for path in manifest.paths()
            if not os.path.isfile(os.path.join(static, path))
        )


@lru_cache
def get_assets(debug: bool) -> Assets:
    """The build of this folder. Made at the first tag: nothing is read at import."""
    return Assets(debug=debug)


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
