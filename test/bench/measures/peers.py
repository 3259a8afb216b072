"""What a tag and a page cost in Django: ours, or a peer's from PyPI.

python peers.py <peer> <size> <rendered folder>    prints {"tag": µs, "page": µs}

Each reads a manifest of the same files: an entry with two scripts and one style sheet, an image, and as
many other files as named. Each runs as in production, with what it caches cached.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import sys
import tempfile
import time
import timeit
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.template import Context, Template

RUNS = 500
# The best of so many: what is more is somebody else's work on the machine, as timeit's manual says.
ROUNDS = 5

SCRIPTS = ["frontend/js/runtime.0123456789.js", "frontend/js/app.0123456789.js"]
STYLE = "frontend/css/app.0123456789.css"
IMAGE = "frontend/images/logo.0123456789.svg"


def list_others(size: int) -> dict[str, str]:
    return {
        f"images/{number}.png": f"frontend/images/{number}.0123456789.png"
        for number in range(size)
    }


def integrity(path: str) -> str:
    return "sha384-" + base64.b64encode(hashlib.sha384(path.encode()).digest()).decode()


def webpack_manifest(size: int) -> dict[str, Any]:
    """What we write, which python-webpack-boilerplate reads too."""
    entry = {
        "assets": {"js": SCRIPTS, "css": [STYLE]},
        "integrity": {path: integrity(path) for path in [*SCRIPTS, STYLE]},
        "preload": [],
        "prefetch": [],
    }
    own = {
        "runtime.js": SCRIPTS[0],
        "app.js": SCRIPTS[1],
        "app.css": STYLE,
        "images/logo.svg": IMAGE,
    }
    return {**own, **list_others(size), "entrypoints": {"app": entry}}


def tracker_stats(size: int) -> dict[str, Any]:
    """What webpack-bundle-tracker writes for django-webpack-loader."""
    chunk = [*SCRIPTS, STYLE]
    images = {"images/logo.svg": IMAGE, **list_others(size)}
    assets = {name: {"name": name} for name in chunk}
    assets |= {
        file: {"name": file, "sourceFilename": name} for name, file in images.items()
    }
    return {"status": "done", "chunks": {"app": chunk}, "assets": assets}


def vite_manifest(size: int) -> dict[str, Any]:
    """What Vite writes for django-vite."""
    shared = {"file": SCRIPTS[0], "name": "runtime"}
    entry = {
        "file": SCRIPTS[1],
        "src": "src/app.ts",
        "isEntry": True,
        "imports": ["_runtime.js"],
        "css": [STYLE],
    }
    images = {"images/logo.svg": IMAGE, **list_others(size)}
    files = {name: {"file": file, "src": name} for name, file in images.items()}
    return {"_runtime.js": shared, "src/app.ts": entry, **files}


@dataclass
class Peer:
    """How templates ask for the files of a page, and what settings that takes."""

    library: str
    tag: str
    """The scripts of the entry."""
    page: str
    """Its style sheet, its scripts and an image."""
    write: Callable[[int], dict[str, Any]]
    """Makes the manifest, for so many other files."""
    settings: Callable[[str], dict[str, Any]]
    """What Django is to know of the manifest at this path."""
    apps: tuple[str, ...] = ()


PEERS = {
    "ours": Peer(
        "frontend.templatetags.webpack",
        '{% webpack_js "app" %}',
        '{% webpack_css "app" %}{% webpack_js "app" %}{% webpack_asset "images/logo.svg" %}',
        webpack_manifest,
        lambda _: {},
        ("frontend",),
    ),
    "django-webpack-loader": Peer(
        "webpack_loader.templatetags.webpack_loader",
        '{% render_bundle "app" "js" %}',
        '{% render_bundle "app" "css" %}{% render_bundle "app" "js" %}{% webpack_asset "images/logo.svg" %}',
        tracker_stats,
        lambda path: {
            "WEBPACK_LOADER": {"DEFAULT": {"BUNDLE_DIR_NAME": "", "STATS_FILE": path}}
        },
    ),
    # It has one tag for scripts and styles together.
    "django-vite": Peer(
        "django_vite.templatetags.django_vite",
        '{% vite_asset "src/app.ts" %}',
        '{% vite_asset "src/app.ts" %}{% vite_asset_url "images/logo.svg" %}',
        vite_manifest,
        lambda path: {"DJANGO_VITE": {"default": {"manifest_path": path}}},
        ("django_vite",),
    ),
    # Its own tag for an image fails in Django: its users write Django's.
    "boilerplate": Peer(
        "webpack_boilerplate.templatetags.webpack_loader",
        '{% javascript_pack "app" %}',
        '{% load static %}{% stylesheet_pack "app" %}{% javascript_pack "app" %}{% static "images/logo.svg" %}',
        webpack_manifest,
        lambda path: {"WEBPACK_LOADER": {"MANIFEST_FILE": path}},
    ),
}


def set_up(peer: Peer, manifest: Path) -> None:
    options = {"libraries": {"tags": peer.library}}
    backend = "django.template.backends.django.DjangoTemplates"
    settings.configure(
        INSTALLED_APPS=["django.contrib.staticfiles", *peer.apps],
        STATIC_URL="/static/",
        TEMPLATES=[{"BACKEND": backend, "OPTIONS": options}],
        **peer.settings(str(manifest)),
    )
    django.setup()


def microseconds(source: str) -> float:
    """What a rendering takes."""
    template = Template("{% load tags %}" + source)
    rendered = template.render(Context())
    if SCRIPTS[1] not in rendered:
        raise SystemExit(f"No script was rendered: {rendered}")
    times = timeit.repeat(
        # The processor's time: what others do on the machine counts less.
        lambda: template.render(Context()),
        number=RUNS,
        repeat=ROUNDS,
        timer=time.process_time,
    )
    return min(times) / RUNS * 1e6


def main() -> None:
    peer, size, rendered = PEERS[sys.argv[1]], int(sys.argv[2]), Path(sys.argv[3])
    with tempfile.TemporaryDirectory() as project:
        leave_out = shutil.ignore_patterns("node_modules", "__pycache__")
        frontend = shutil.copytree(
            rendered, Path(project, "frontend"), ignore=leave_out
        )
        sys.path.insert(0, project)
        # Where ours looks for it; the others are told.
        manifest = frontend / "manifest.json"
        manifest.write_text(json.dumps(peer.write(size)), "utf-8")
        set_up(peer, manifest)
        json.dump(
            {"tag": microseconds(peer.tag), "page": microseconds(peer.page)}, sys.stdout
        )


if __name__ == "__main__":
    main()
