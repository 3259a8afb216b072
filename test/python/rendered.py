"""Puts the layers together as the generator does, and builds without webpack."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


# What npm or a build leaves in a layer that somebody has worked in.
NOT_OURS = shutil.ignore_patterns("__pycache__", "node_modules", "*.ejs")
# A build of these tests has no islands, unless it is told to; test/e2e sees their cards.
NOR_THE_CARDS = shutil.ignore_patterns("__pycache__", "node_modules", "*.ejs", "cards")


def layers_of(backend: str, *features: str) -> list[str]:
    """The layers of a frontend, lowest first, as the generator has them.

    A feature may be any layer by its path, such as `architectures/islands`.
    """
    layers: list[str] = []
    meetings: list[tuple[set[str], str]] = []

    def lay(layer: str) -> None:
        description = TEMPLATES / f"{layer}.layer.json"
        says = json.loads(description.read_text()) if description.exists() else {}
        for need in says.get("needs", ()):
            lay(need)
        if layer not in layers:
            layers.append(layer)
        for others, above in says.get("with", {}).items():
            meetings.append(({layer, *others.split()}, above))

    lay("frontend")
    lay(f"backends/{backend}")
    for feature in features:
        lay(feature if "/" in feature else f"features/{feature}")
    for met, above in sorted(meetings, key=lambda meeting: len(meeting[0])):
        if met <= set(layers):
            lay(above)
    return layers


def render(folder: Path, backend: str = "django", *features: str) -> Path:
    """Lay the layers over one another, as the generator does."""
    for layer in layers_of(backend, *features):
        ignored = NOR_THE_CARDS if layer.startswith("architectures/") else NOT_OURS
        shutil.copytree(TEMPLATES / layer, folder, dirs_exist_ok=True, ignore=ignored)
    if folder.name != "frontend":
        templates = folder / "templates"
        (templates / "frontend").rename(templates / folder.name)
    return folder


def digest(content: bytes) -> str:
    return "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode()


class Build:
    """Files and a manifest as webpack leaves them, below one frontend folder."""

    def __init__(self, folder: Path, version: str = "1") -> None:
        self.folder = folder
        self.name = folder.name
        self.contents: dict[str, bytes] = {}
        logo = self.add("images/logo.svg", f"<svg>{version}{'<g/>' * 200}</svg>")
        font = self.add("fonts/figtree.woff2", f"wOF2{version}")
        self.runtime = self.add("js/runtime.js", self._script("runtime", version))
        self.app = self.add("js/app.js", self._script("app", version))
        self.admin = self.add("js/admin.js", self._script("admin", version))
        url = f"../{logo.partition('/')[2]}"
        self.css = self.add("css/app.css", f"a {{ background: url({url}) }}\n" * 30)
        self.lazy = self.add("js/lazy.js", self._script("lazy", version))
        self.lazy_css = self.add("css/lazy.css", f"b {{ top: {version}px }}\n" * 30)
        entry = {"preload": [self.lazy], "prefetch": [self.lazy_css]}
        self.manifest: dict[str, Any] = {
            "admin.js": self.admin,
            "app.css": self.css,
            "app.js": self.app,
            "css/lazy.css": self.lazy_css,
            "fonts/figtree.woff2": font,
            "images/logo.svg": logo,
            "js/lazy.js": self.lazy,
            "runtime.js": self.runtime,
            "entrypoints": {
                "admin": self._entry([self.runtime, self.admin], []),
                "app": self._entry([self.runtime, self.app], [self.css], **entry),
            },
        }

    def add_rendered(self, *names: str) -> Build:
        """Have a service render islands."""
        self.manifest["ssr"] = {"bundle": "render.0123.mjs", "islands": list(names)}
        return self

    def add_islands(self) -> Build:
        """Add the islands Counter and forms/Search, of one framework."""
        version = "1"
        self.islands = self.add("js/islands.js", self._script("islands", version))
        self.react = self.add("js/react.js", self._script("react", version))
        self.counter = self.add("js/counter.js", self._script("counter", version))
        self.counter_css = self.add("css/counter.css", "i { top: 0 }\n" * 30)
        self.manifest |= {
            "counter.css": self.counter_css,
            "counter.js": self.counter,
            "islands.js": self.islands,
            "react.js": self.react,
        }
        entrypoints = self.manifest["entrypoints"]
        entrypoints["islands"] = self._entry([self.runtime, self.islands], [])
        counter = [self.react, self.counter]
        self.manifest["islands"] = {
            "Counter": self._entry(counter, [self.counter_css]),
            "forms/Search": self._entry([self.react], []),
        }
        return self

    @staticmethod
    def _script(name: str, version: str) -> str:
        # Django rewrites such comments, in a copy, when it hashes scripts.
        comment = f"//# sourceMappingURL={name}.js.map"
        return f"console.log('{name} {version}');\n" * 40 + comment

    def _entry(self, js: list[str], css: list[str], **hints: list[str]) -> Any:
        files = [*js, *css, *hints.get("preload", []), *hints.get("prefetch", [])]
        integrity = {path: digest(self.contents[path]) for path in files}
        return {"assets": {"js": js, "css": css}, "integrity": integrity, **hints}

    def add(self, name: str, text: str) -> str:
        """Add a file under a hashed name; returns its path below the static root."""
        content = text.encode()
        stem, _, suffix = name.rpartition(".")
        hashed = hashlib.sha256(content).hexdigest()[:20]
        path = f"{self.name}/{stem}.{hashed}.{suffix}"
        if suffix == "js":  # the comment names the map as webpack does
            content = content.replace(b".js.map", f".{hashed}.js.map".encode())
            self.contents[f"{path}.map"] = b"{}"
        self.contents[path] = content
        return path

    def write(self) -> Build:
        """Write files first, the manifest last and at once, as the build does."""
        for path, content in self.contents.items():
            file = self.folder / "static" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        write_json(self.folder / "manifest.json", self.manifest)
        return self

    def dev_manifest(self, origin: str = "http://localhost:9091") -> dict[str, Any]:
        """What the dev server would write: URLs, no hashes, no integrity."""
        text = json.dumps(self.manifest).replace(f'"{self.name}/', f'"{origin}/')
        manifest: dict[str, Any] = json.loads(text)
        for group in ("entrypoints", "islands"):
            for entry in manifest.get(group, {}).values():
                del entry["integrity"]
        return {**manifest, "status": "ready", "errors": []}


def write_json(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(content, sort_keys=True), "utf-8")
    os.replace(temporary, path)


def static(path: str) -> str:
    """The simplest function that turns a path into a URL."""
    return f"/static/{path}"
