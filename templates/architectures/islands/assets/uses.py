"""Islands as templates ask for them, for the checks: what can be told before a page is.

Yours to change: what is told. Without it, and the checks that import it, you see the
same in the browser.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from .manifest import Folder
from .missing import list_islands
from .props import describe_problem, find_island

# What is no prop.
RESERVED = ("client", "ssr", "props", "id", "class", "class_")


@dataclass(frozen=True)
class Use:
    """One island in one template.

    `literals` are the props that stand there, `others` the names of those whose value
    is only known when the page is made. It is `open` where a dict may bring more.
    """

    template: str
    line: int
    name: str
    literals: Mapping[str, object]
    others: Iterable[str] = ()
    open: bool = False


def find_problems(folder: Folder, uses: Iterable[Use]) -> Iterator[str]:
    """What is wrong, with the template and the line, in one sentence each."""
    known = list_islands(folder.path)
    if not (folder.path / "src" / "islands").is_dir():
        return  # in production the sources may be gone
    for use in uses:
        problem = _name_problem(use, known) or _props_problem(folder.path, use)
        if problem:
            yield f"{use.template}:{use.line}: {problem}."


def _name_problem(use: Use, known: Mapping[str, str]) -> str | None:
    if use.name in known:
        return None
    near = get_close_matches(use.name, known, n=1)
    hint = f': did you mean "{near[0]}"' if near else ""
    return f'there is no island "{use.name}"{hint}'


def _props_problem(folder: Path, use: Use) -> str | None:
    island = find_island(folder, use.name)
    if island is None:
        return None
    # Any value of theirs is right, as far as is known.
    schema = dict(island.schema)
    known = schema.get("properties", {})
    schema["properties"] = known | {name: {} for name in use.others if name in known}
    given = dict.fromkeys(use.others) | dict(use.literals)
    problem = describe_problem(schema, given, whole=not use.open)
    return f"{use.name}: {problem}" if problem else None
