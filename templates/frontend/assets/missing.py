"""What to say of a name that the build does not have: who typed it has a file in mind.

Yours to change: the advice. Without it page.py and sample.py, which import it, do not
work.
"""

import json
import os
import re
from collections.abc import Container, Iterable
from difflib import get_close_matches
from pathlib import Path
from posixpath import normpath, splitext

from .manifest import Folder, Manifest

# What webpack/entries.mjs takes as an entry.
ENTRY = re.compile(
    r"(?!\.)(?!.*\.(?:d|spec|stories|test)\.\w+$).*\.(?:[cm]?[jt]sx?|coffee)"
)

# What webpack/support/islands.mjs takes as an island, where there are any.
ISLAND = re.compile(
    r"(?!(?:.*/)?[._])(?!.*\.(?:d|spec|stories|test)\.\w+$)(.+)\.(?:[jt]sx?|vue)"
)

# They become part of an entry, and have no file of their own.
SCRIPT = re.compile(r"\.(?:[cm]?[jt]sx?|coffee|json|vue|wasm)$")
STYLESHEET = re.compile(r"\.(?:css|scss|sass|less)$")

# Has the endings of images, fonts and media.
KINDS = "webpack/support/kinds.mjs"

# What webpack/support/image-list.mjs makes for templates, where there is one.
VARIANTS = "src/images/variants.json"

# What a template may hold in the place of a name. Lazy texts and the like are names.
NO_TEXT = (bool, bytes, dict, float, int, list, set, tuple)


def list_assets(folder: Path) -> list[str]:
    """The files of src/ that the build has though nothing imports them."""
    source, endings = folder / "src", read_endings(folder)
    return sorted(
        file.relative_to(source).as_posix()
        for file in source.glob("**/*")
        if file.suffix[1:].lower() in endings and _is_asked(file.name)
        if file.is_file()
    )


def list_variants(folder: Path) -> list[str]:
    """The names in src/images/variants.json; none where it is not there, or no list."""
    try:
        names = json.loads((folder / VARIANTS).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    names = names if isinstance(names, list) else []
    return [name for name in names if isinstance(name, str)]


def list_islands(folder: Path) -> dict[str, str]:
    """The files of src/islands/ by the names of their islands, without a build."""
    source = folder / "src" / "islands"
    paths = [file.relative_to(source).as_posix() for file in sorted(source.rglob("*"))]
    found = [ISLAND.fullmatch(path) for path in paths]
    return {match[1]: f"islands/{match[0]}" for match in found if match}


def read_endings(folder: Path) -> set[str]:
    """The list in webpack/support/kinds.mjs: `avif`, `gif`; empty if it is not there."""
    try:
        text = (folder / KINDS).read_text("utf-8")
    except (OSError, ValueError):
        return set()
    found = re.search(r"EXTENSIONS\s*=([^;]*);", text)
    words = re.findall(r'["\']([^"\']*)["\']', found[1] if found else "")
    return set(" ".join(words).split())


def is_known(name: object, known: Container[str]) -> bool:
    """Whether it is one of them; a list, or a dict, cannot even be looked up."""
    try:
        return name in known
    except TypeError:
        return False


def explain_entry(folder: Folder, name: str, manifest: Manifest) -> tuple[str, str]:
    """The summary and the fix of an EntryNotFound."""
    path = re.sub(r"^entries/|\.(?:[cm]?[jt]sx?|coffee)$", "", _clean(folder, name))
    if near := find_same(path, manifest.entries):
        fix = f'write "{near}" in the template: the name of the file in src/entries/'
        return (
            f'There is no entry "{name}", but "{near}".',
            f"{fix}, without its ending",
        )
    for file in (folder.path / "src" / "entries").glob("*"):
        if ENTRY.fullmatch(file.name) and file.stem == path and file.is_file():
            return explain_new(folder, f"entries/{file.name}", manifest)
    remedy = f"add the file {folder.show(f'src/entries/{name}.ts')}"
    return explain_unknown("entry", name, manifest.entries, remedy)


def explain_asset(
    folder: Folder, name: str, manifest: Manifest, entries: Iterable[str] = ()
) -> tuple[str, str]:
    """The summary and the fix of an AssetNotFound."""
    path = _clean(folder, name)
    if near := find_same(path, manifest.files):
        fix = f'write "{near}" in the template: the path below src/, letter by letter'
        return f'There is no asset "{name}", but "{near}".', fix
    place = folder.path / "src" / path
    remedy = f"put the file below {folder.show('src')} and build again"
    # Of what lies elsewhere, a message must not even say that it is there.
    if name and not path.startswith(("..", "/")):
        if os.path.isfile(place):
            return _explain_left_out(folder, path, manifest)
        if os.path.isdir(place):
            inside = sorted(n for n in manifest.files if n.startswith(f"{path}/"))
            such = f', such as "{inside[0]}"' if inside else ""
            return f'"{path}" is a folder, not a file.', f"name a file in it{such}"
        image, query, _ = path.partition("?")
        if query and os.path.isfile(folder.path / "src" / image):
            if path in list_variants(folder.path):
                return explain_new(folder, path, manifest)
            remedy = f'add the line "{path}" to {folder.show(VARIANTS)} and build again'
    what = "entry or asset" if entries else "asset"
    return explain_unknown(what, name, {*manifest.files, *entries}, remedy)


def _explain_left_out(folder: Folder, path: str, manifest: Manifest) -> tuple[str, str]:
    file, ending = folder.show(f"src/{path}"), splitext(path)[1][1:].lower()
    is_script = SCRIPT.search(path)
    if is_script or STYLESHEET.search(path):
        tag = "webpack_js" if is_script else "webpack_css"
        fix = f"import it in an entry, and print that with `{tag}`"
        if path.startswith("entries/") and ENTRY.fullmatch(path[len("entries/") :]):
            fix = f'print it with `{tag}`, by its name "{splitext(path)[0][8:]}"'
        return f"{file} is part of an entry: it has no URL of its own.", fix
    if not _is_asked(path.rpartition("/")[2]):
        fix = "give it another name, or import it in a script, which makes it an asset"
        return f"{file} is left out of the build: nothing imports it.", fix
    if ending in read_endings(folder.path):
        return explain_new(folder, path, manifest)
    problem = (
        f"{file} is left out of the build: nothing imports it, and"
        f' "{ending}" is not among the endings of images, fonts and media.'
    )
    places = (folder.show(KINDS), folder.show("src/types.d.ts"))
    lists = " and to ".join(places)
    return problem, f'add "{ending}" to EXTENSIONS in {lists}, and build again'


def explain_new(folder: Folder, path: str, manifest: Manifest) -> tuple[str, str]:
    is_served = manifest.first_url() is not None
    wait = "load the page again when the dev server has compiled it"
    fix = wait if is_served else f"run {folder.command('build')}"
    return f"{folder.show(f'src/{path}')} is newer than the build.", fix


def explain_unknown(
    what: str, name: object, known: Iterable[str], remedy: str
) -> tuple[str, str]:
    names = sorted(known)
    more = f" and {len(names) - 20} more" if len(names) > 20 else ""
    there_are = f"There are: {', '.join(names[:20]) or 'none'}{more}."
    if isinstance(name, NO_TEXT) and (name or isinstance(name, int | float)):
        shown, kind = f"{name!r:.40}", type(name).__name__
        problem = f"No {what} is named: {shown} is of type {kind}, not a text."
        return problem, "write the name itself in quotes, and each of several by itself"
    if not name:  # None and "", and what Jinja makes of an undefined variable
        problem = f"No {what} is named: the variable is empty or undefined, {name!r}."
        fix = "correct the variable, or write the name itself in quotes"
        return f"{problem} {there_are}", fix
    near = get_close_matches(str(name), names, n=1)
    hint = f': did you mean "{near[0]}"?' if near else "."
    fix = f"correct the name in the template, or {remedy}"
    return f'There is no {what} "{name}"{hint} {there_are}', fix


def _clean(folder: Folder, name: object) -> str:
    """The path below src/ that somebody has in mind with `/src/images/a.svg`."""
    path = normpath(str(name).replace("\\", "/")).lstrip("/")
    return re.sub(rf"^(?:(?:{re.escape(folder.path.name)}/)?src/|@/)", "", path)


def find_same(path: str, known: Iterable[str]) -> str | None:
    """The name that differs by upper and lower case at most."""
    same = [name for name in known if name.casefold() == path.casefold()]
    return path if path in same else min(same, default=None)


def _is_asked(name: str) -> bool:
    """Not an editor's or a system's file, nor a licence beside a font."""
    return not name.startswith(".") and not name.lower().endswith(".txt")
