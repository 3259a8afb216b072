"""Static files storages that do not hash a second time what the build has hashed.

A storage that hashes file names copies `app.1f0c….js` to `app.1f0c….8d2e….js`, and
rewrites what it copies. Pages work all the same, because the tags go round the hashing;
with a storage from here `collectstatic` makes no copies that nobody asks for, and
WhiteNoise may keep only hashed files and knows that they never change:

    STORAGES = {
        "staticfiles": {
            "BACKEND": "<this package>.storage.CompressedManifestStaticFilesStorage",
        },
    }

Yours to change: put `HashOnceMixin` in front of the bases of a storage of your own.
Without this file the tags and the checks, which import it, do not work.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles import storage as django_storage

from .assets import AssetError, Assets
from .assets.build import FOLDER, HASH

try:
    from whitenoise import storage as whitenoise_storage
except ImportError:
    whitenoise_storage = None

HASHED_BY_BUILD = re.compile(rf"{re.escape(FOLDER.name)}/.*{HASH}")

Processed = Iterator[tuple[str, Any, Any]]


class HashOnceMixin(django_storage.ManifestFilesMixin):
    """For a storage with `ManifestFilesMixin`: leaves built files as they are."""

    _kept: dict[str, str] | None = None

    def hashed_name(self, name: str, *args: Any, **kwargs: Any) -> str:
        if _is_hashed(name):
            return name
        return str(super().hashed_name(name, *args, **kwargs))

    def stored_name(self, name: str) -> str:
        return name if _is_hashed(name) else str(super().stored_name(name))

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Processed:
        """Process all files but built ones, which are only noted in the manifest."""
        kept = [path for path in paths if _is_hashed(path)]
        others = {path: paths[path] for path in paths if not _is_hashed(path)}
        self._kept = _names(kept)
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


class ManifestStaticFilesStorage(
    HashOnceMixin, django_storage.ManifestStaticFilesStorage
):
    """Django's `ManifestStaticFilesStorage`, hashing once."""


if whitenoise_storage is not None:

    class CompressedManifestStaticFilesStorage(
        HashOnceMixin, whitenoise_storage.CompressedManifestStaticFilesStorage
    ):
        """WhiteNoise's `CompressedManifestStaticFilesStorage`, hashing once."""


def _is_hashed(name: str) -> bool:
    return HASHED_BY_BUILD.match(name.replace("\\", "/")) is not None


def _names(kept: list[str]) -> dict[str, str]:
    """What `staticfiles.json` says of built files.

    The name without the hash stands for the file of the last build. It is how
    WhiteNoise finds out that a name holds a hash, so that browsers may keep the file
    for ever, without a setting.
    """
    names = [path.replace("\\", "/") for path in kept]
    try:
        last_build = Assets().manifest().paths()
    except AssetError:
        last_build = set()
    plain = {re.sub(HASH, "", name): name for name in names if name in last_build}
    return plain | {name: name for name in names}
