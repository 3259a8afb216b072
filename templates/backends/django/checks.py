"""System checks: `manage.py check` knows what will go wrong with the frontend.

They warn and never stop a command: whoever runs `migrate` needs no frontend.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import STATICFILES_STORAGE_ALIAS, settings
from django.core.checks import CheckMessage, Info, Warning
from django.utils.module_loading import import_string

from .assets import AssetError, Assets
from .manifest import Compiling, DevServerStopped, ManifestMissing

PACKAGE = __name__.rpartition(".")[0]
LABEL = PACKAGE.rpartition(".")[2]
HERE = Path(__file__).resolve().parent

REQUEST = "django.template.context_processors.request"
WHITENOISE = "CompressedManifestStaticFilesStorage"


def check_build(**kwargs: Any) -> list[CheckMessage]:
    """W001: there is no build. W002: there is one, but it cannot be used."""
    assets = Assets(HERE, debug=settings.DEBUG)
    try:
        manifest = assets.manifest()
    except Compiling:
        return []
    except (ManifestMissing, DevServerStopped) as error:
        return [Warning(error.summary, hint=_sentence(error.fix), id=f"{LABEL}.W001")]
    except AssetError as error:
        # The bundler's first message: the others may well follow from it.
        message = "\n".join((error.summary, *error.details[:1]))
        return [Warning(message, hint=_sentence(error.fix), id=f"{LABEL}.W002")]
    # In production the sources may be gone once `collectstatic` has run.
    root = settings.STATIC_ROOT or ""
    missing = [
        path
        for path in assets.missing_files(manifest)
        if not os.path.isfile(os.path.join(root, path))
    ]
    if not missing:
        return []
    return [
        Warning(
            f"{assets.folder.show('manifest.json')} names files that are neither in"
            f" {assets.folder.show('static')} nor in STATIC_ROOT: {missing[0]}.",
            hint=f"Run `{assets.folder.command('build')}`, then `collectstatic`.",
            id=f"{LABEL}.W002",
        )
    ]


def check_storage(**kwargs: Any) -> list[CheckMessage]:
    """W003: hashed files would be deleted. I004: they are hashed a second time."""
    backend = settings.STORAGES.get(STATICFILES_STORAGE_ALIAS, {}).get("BACKEND")
    if not backend:
        return []
    # Both need an installed django.contrib.staticfiles, which is for others to check.
    try:
        from django.contrib.staticfiles.storage import HashedFilesMixin

        from .storage import HashOnceMixin

        storage = import_string(backend)
    except Exception:  # noqa: BLE001 - Django reports it where the storage is used
        return []
    if not isinstance(storage, type) or not issubclass(storage, HashedFilesMixin):
        return []
    if issubclass(storage, HashOnceMixin):
        return []
    hint = (
        'In STORAGES, set the "BACKEND" of "staticfiles" to'
        f' "{PACKAGE}.storage.{_counterpart(storage)}",'
        f" or put {PACKAGE}.storage.HashOnceMixin before the bases of {backend}."
    )
    deletes = getattr(settings, "WHITENOISE_KEEP_ONLY_HASHED_FILES", False)
    if deletes and _is_whitenoise(storage):
        return [
            Warning(
                "WHITENOISE_KEEP_ONLY_HASHED_FILES makes collectstatic delete the"
                " files that the build has hashed.",
                hint=hint,
                id=f"{LABEL}.W003",
            )
        ]
    return [
        Info(
            f"{backend} hashes again what the build has hashed: collectstatic makes"
            " copies that no page asks for.",
            hint=hint,
            id=f"{LABEL}.I004",
        )
    ]


def check_context_processors(**kwargs: Any) -> list[CheckMessage]:
    """W005: the tags do not see the request."""
    return [
        Warning(
            f"The templates of TEMPLATES[{number}] do not see the request: the tags know"
            " neither the host of the page nor the nonce of its CSP.",
            hint=f'Add "{REQUEST}" to its OPTIONS["context_processors"].',
            id=f"{LABEL}.W005",
        )
        for number, engine in enumerate(settings.TEMPLATES)
        if engine.get("BACKEND") == "django.template.backends.django.DjangoTemplates"
        and REQUEST not in engine.get("OPTIONS", {}).get("context_processors", ())
    ]


def _counterpart(storage: type) -> str:
    """The storage of ours that stands in for this one."""
    return WHITENOISE if _is_whitenoise(storage) else "ManifestStaticFilesStorage"


def _is_whitenoise(storage: type) -> bool:
    return any(base.__name__ == WHITENOISE for base in storage.__mro__)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
