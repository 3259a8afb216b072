"""System check of the islands in templates: names that no file has, and wrong props.

Yours to change: which templates are read. Without it you see the same in the browser.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.base import DebugLexer, Token

from .assets import Assets
from .assets.uses import RESERVED, Use, find_problems
from .templatetags.island import read_tags

LABEL = __name__.split(".")[-2]
LITERAL = re.compile(r"""(?:"([^"]*)"|'([^']*)'|(-?\d+(?:\.\d+)?)|(True|False|None))""")
CONSTANTS = {"True": True, "False": False, "None": None}


def register_checks() -> None:
    register(check_islands, Tags.templates)


def check_islands(**kwargs: Any) -> list[CheckMessage]:
    """W006: an island that is not there, or is given what it does not take."""
    folder = Assets(debug=settings.DEBUG, show_paths=True).folder
    hint = f"Correct the template, or the component in {folder.show('src/islands')}."
    return [
        Warning(problem, hint, id=f"{LABEL}.W006")
        for problem in find_problems(folder, _find_uses())
    ]


def _find_uses() -> Iterator[Use]:
    for engine in engines.all():
        if not isinstance(engine, DjangoTemplates):
            yield from _find_in_jinja(engine)
            continue
        folders = [Path(folder) for folder in engine.engine.dirs]
        folders += [Path(folder) for folder in engine.template_dirs]
        for folder in dict.fromkeys(folders):
            for file in sorted(folder.rglob("*.*")):
                yield from _read(file)


def _find_in_jinja(engine: Any) -> Iterator[Use]:
    try:
        from .assets.jinja_uses import find_uses
    except ImportError:  # the folder has no functions for Jinja
        return
    yield from find_uses(engine.env)


def _read(file: Path) -> Iterator[Use]:
    try:
        text = file.read_text("utf-8")
    except (OSError, ValueError):
        return
    if "island" not in text:
        return
    for word, token in read_tags(DebugLexer(text).tokenize()):
        if word == "island":
            yield from _parse(str(file), token)


def _parse(template: str, token: Token) -> Iterator[Use]:
    _, first, *words = token.split_contents()
    name = LITERAL.fullmatch(first)
    if name is None or name[1] is None and name[2] is None:
        return
    literals: dict[str, object] = {}
    others = []
    for word in words:
        key, _, value = word.partition("=")
        if key in RESERVED:
            continue
        literal = LITERAL.fullmatch(value)
        if literal:
            literals[key] = _value(literal)
        else:
            others.append(key)
    is_open = any(word.startswith("props=") for word in words)
    line = token.lineno or 0
    yield Use(template, line, _value(name), literals, others, is_open)


def _value(literal: re.Match[str]) -> Any:
    double, single, number, constant = literal.groups()
    if constant:
        return CONSTANTS[constant]
    if number:
        return float(number) if "." in number else int(number)
    return double if single is None else single
