"""Static files storages that do not hash a second time what the build has hashed.

A storage that hashes file names copies `app.1f0c….js` to `app.1f0c….8d2e….js`, and
rewrites what it copies. Pages work without this module, because the tags go round the
hashing; with it `collectstatic` makes no copies that nobody asks for, and WhiteNoise may
keep only hashed files and knows that they never change. Put the storage of the same
name in place of the one you have:

    STORAGES = {
        "staticfiles": {
            "BACKEND": "<this package>.storage.CompressedManifestStaticFilesStorage",
        },
    }

or put `HashOnceMixin` in front of the bases of a storage of your own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import storage as django_storage

from .assets import AssetError, Assets
from .static_files import HASH

try:
    from whitenoise import storage as whitenoise_storage
except ImportError:
    whitenoise_storage = None

HERE = Path(__file__).resolve().parent

HASHED_BY_BUILD = re.compile(rf"{re.escape(HERE.name)}/.*{HASH}")

Processed = Iterator[tuple[str, Any, Any]]


class HashOnceMixin(django_storage.ManifestFilesMixin):
    """For a storage with `ManifestFilesMixin`: leaves built files as they are."""

    _kept: dict[str, str] | None = None

    def hashed_name(self, name: str, *args: Any, **kwargs: Any) -> str:
        if self._is_hashed(name):
            return name
        hashed: str = super().hashed_name(name, *args, **kwargs)
        return hashed

    def stored_name(self, name: str) -> str:
        if self._is_hashed(name):
            return name
        stored: str = super().stored_name(name)
        return stored

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Processed:
        """Process all files but built ones, which are only noted in the manifest."""
        kept = [path for path in paths if self._is_hashed(path)]
        others = {path: paths[path] for path in paths if path not in set(kept)}
        self._kept = self._names(kept)
        yield from super().post_process(others, dry_run=dry_run, **options)
        if dry_run:
            return
        files: Processed = ((path, path, False) for path in kept)
        # WhiteNoise's, which makes the compressed copies.
        compress = getattr(self, "post_process_with_compression", None)
        yield from compress(files) if compress else files

    def save_manifest(self) -> None:
        self.hashed_files.update(self._kept or {})
        super().save_manifest()

    def _is_hashed(self, name: str) -> bool:
        return HASHED_BY_BUILD.match(name.replace("\\", "/")) is not None

    def _names(self, kept: list[str]) -> dict[str, str]:
        """What `staticfiles.json` says of built files.

        The name without the hash stands for the file of the last build. It is how
        WhiteNoise finds out that a name holds a hash, so that browsers may keep the file
        for ever, without a setting.
        """
        names = [path.replace("\\", "/") for path in kept]
        try:
            last_build = Assets(HERE).manifest().paths()
        except AssetError:
            last_build = set()
        plain = {re.sub(HASH, "", name): name for name in names if name in last_build}
        return plain | {name: name for name in names}


class ManifestStaticFilesStorage(
    HashOnceMixin, django_storage.ManifestStaticFilesStorage
):
    """Django's `ManifestStaticFilesStorage`, hashing once."""


if whitenoise_storage is not None:

    class CompressedManifestStaticFilesStorage(
        HashOnceMixin, whitenoise_storage.CompressedManifestStaticFilesStorage
    ):
        """WhiteNoise's `CompressedManifestStaticFilesStorage`, hashing once."""
