"""Finds the islands in Jinja's templates, for the checks.

Yours to change: which templates are read. Without it, and what imports it, the check
looks at none of them.
"""

from collections.abc import Iterator

from jinja2 import Environment, TemplateError, nodes

from .manifest import Folder
from .uses import RESERVED, Use, find_problems


def check_islands(environment: Environment, folder: Folder) -> list[str]:
    """What is wrong with islands in the templates of an environment."""
    return list(find_problems(folder, find_uses(environment)))


def find_uses(environment: Environment) -> Iterator[Use]:
    try:
        names = environment.list_templates(filter_func=lambda name: True)
    except TypeError:  # its loader does not know them
        return
    for name in names:
        try:
            source, _, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
            calls = environment.parse(source).find_all(nodes.Call)
        except (TemplateError, UnicodeDecodeError):
            continue  # it is told where it is rendered
        for call in calls:
            if isinstance(call.node, nodes.Name) and call.node.name == "island":
                yield from _read(name, call)


def _read(template: str, call: nodes.Call) -> Iterator[Use]:
    first = call.args[0] if call.args else None
    if not isinstance(first, nodes.Const) or not isinstance(first.value, str):
        return
    literals, others = {}, []
    for word in call.kwargs:
        if word.key in RESERVED:
            continue
        if isinstance(word.value, nodes.Const):
            literals[word.key] = word.value.value
        else:
            others.append(word.key)
    is_open = len(call.args) > 1 or bool(call.dyn_args or call.dyn_kwargs)
    is_open = is_open or any(word.key == "props" for word in call.kwargs)
    yield Use(template, call.lineno, first.value, literals, others, is_open)
