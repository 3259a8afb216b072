"""System checks: `manage.py check` knows what will go wrong with the frontend.

They warn and never stop a command: whoever runs `migrate` needs no frontend.

Yours to change: take out of `register_checks` what you do not want to hear. Without
this file, and the lines of apps.py that name it, you see the same in the browser.
"""

import os
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.conf import STATICFILES_STORAGE_ALIAS, settings
from django.contrib.staticfiles.storage import HashedFilesMixin
from django.core.checks import CheckMessage, Info, Tags, Warning, register
from django.utils.module_loading import import_string

from .assets import AssetError, Assets
from .assets.manifest import Compiling, DevServerStopped, ManifestMissing
from .storage import HashOnceMixin

PACKAGE = __name__.rpartition(".")[0]
LABEL = PACKAGE.rpartition(".")[2]

DJANGO = "django.template.backends.django.DjangoTemplates"
REQUEST = "django.template.context_processors.request"
WHITENOISE = "CompressedManifestStaticFilesStorage"


def register_checks() -> None:
    register(check_build, Tags.staticfiles)
    register(check_storage, Tags.staticfiles)
    register(check_context_processors, Tags.templates)
    # What lies beside this file: checks_islands.py, where there are islands.
    for module in iter_modules([os.path.dirname(__file__)]):
        if module.name.startswith("checks_"):
            import_module(f"{PACKAGE}.{module.name}").register_checks()


def check_build(**kwargs: Any) -> list[CheckMessage]:
    """W001: there is no build. W002: there is one, but it cannot be used."""
    assets = Assets(debug=settings.DEBUG)
    try:
        manifest = assets.manifest()
    except Compiling:
        return []
    except AssetError as error:
        is_missing = isinstance(error, (ManifestMissing, DevServerStopped))
        # The bundler's first message: the others may well follow from it.
        message = "\n".join((error.summary, *error.details[:1]))
        hint = f"{error.fix[:1].upper()}{error.fix[1:]}."
        return [Warning(message, hint, id=f"{LABEL}.W00{1 if is_missing else 2}")]
    # In production the sources may be gone once `collectstatic` has run.
    root = settings.STATIC_ROOT or ""
    for path in assets.missing_files(manifest):
        if not os.path.isfile(os.path.join(root, path)):
            message = (
                f"{assets.folder.show('manifest.json')} names files that are neither in"
                f" {assets.folder.show('static')} nor in STATIC_ROOT: {path}."
            )
            hint = f"Run {assets.folder.command('build')}, then `collectstatic`."
            return [Warning(message, hint, id=f"{LABEL}.W002")]
    return []


def check_storage(**kwargs: Any) -> list[CheckMessage]:
    """W003: hashed files would be deleted. I004: they are hashed a second time."""
    backend = settings.STORAGES.get(STATICFILES_STORAGE_ALIAS, {}).get("BACKEND", "")
    try:
        storage = import_string(backend)
    except Exception:  # noqa: BLE001 - Django reports it where the storage is used
        return []
    if not isinstance(storage, type) or not issubclass(storage, HashedFilesMixin):
        return []
    if issubclass(storage, HashOnceMixin):
        return []
    is_whitenoise = any(base.__name__ == WHITENOISE for base in storage.__mro__)
    counterpart = WHITENOISE if is_whitenoise else "ManifestStaticFilesStorage"
    hint = (
        'In STORAGES, set the "BACKEND" of "staticfiles" to'
        f' "{PACKAGE}.storage.{counterpart}",'
        f" or put {PACKAGE}.storage.HashOnceMixin before the bases of {backend}."
    )
    if is_whitenoise and getattr(settings, "WHITENOISE_KEEP_ONLY_HASHED_FILES", False):
        message = (
            "WHITENOISE_KEEP_ONLY_HASHED_FILES makes collectstatic delete the"
            " files that the build has hashed."
        )
        return [Warning(message, hint, id=f"{LABEL}.W003")]
    message = (
        f"{backend} hashes again what the build has hashed: collectstatic makes"
        " copies that no page asks for."
    )
    return [Info(message, hint, id=f"{LABEL}.I004")]


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
        if engine.get("BACKEND") == DJANGO
        and REQUEST not in engine.get("OPTIONS", {}).get("context_processors", ())
    ]
