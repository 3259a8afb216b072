"""Judges edits of generated modules, with Python's own parser and by executing them.

Reads a JSON list of cases from standard input: ``kind``, ``before`` and ``after`` (base64), ``status``, and ``served``, the expression that
gives what a server would get. Writes a JSON list: ``null`` where all is well, ``{"skipped": why}``, or ``{"problem": what}``.
"""

import ast
import base64
import contextlib
import io
import json
import sys
import types
from pathlib import Path

HERE = Path(__file__).parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent / "edits" / "stubs-applications"))

sys.path.append(str(HERE.parent / "edits" / "stubs-without-django"))

import frontend  # noqa: E402

sys.modules["frontend.urls"] = types.ModuleType("frontend.urls")

OURS = "frontend"


def execute(source, served):
    """What a server would get of a module, and how the frontend was called meanwhile."""
    module = types.ModuleType("fuzzed")
    module.__file__ = str(HERE / "fuzzed.py")
    sys.modules["fuzzed"] = module
    frontend.calls.clear()
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(source, "fuzzed.py", "exec"), vars(module))
        return eval(served, vars(module)), list(frontend.calls)


def same(one, other):
    return ast.dump(one) == ast.dump(other)


def without_element(before, after):
    """Whether `after` has one element more in a list, or one list more in a sum, and differs in nothing else."""
    for node in ast.walk(after):
        for field, value in ast.iter_fields(node):
            if isinstance(value, list) and field == "elts" and value and is_ours(value[-1]):
                value.pop()
                if same(before, after) or without_element(before, after):
                    return True
                value.append(ast.Constant(OURS))
            elif isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add) and is_sum(value.right):
                setattr(node, field, value.left)
                if same(before, after):
                    return True
                setattr(node, field, value)
    return False


def is_ours(node):
    return isinstance(node, ast.Constant) and node.value == OURS


def is_sum(node):
    return isinstance(node, (ast.List, ast.Tuple)) and len(node.elts) == 1 and is_ours(node.elts[0])


def without_pattern(before, after):
    """Whether `after` has one pattern more in front of a list, or one list more in front of a sum, and imports what that needs."""
    old, new = imported_from_django(before), imported_from_django(after)
    if not old <= new:
        return False
    for node in ast.walk(after):
        for field, value in ast.iter_fields(node):
            if isinstance(value, list) and field == "elts" and value and is_pattern(value[0]):
                first = value.pop(0)
                if same(before, after):
                    return True
                value.insert(0, first)
            elif isinstance(value, ast.BinOp) and isinstance(value.left, (ast.List, ast.Tuple)):
                if [*map(is_pattern, value.left.elts)] == [True]:
                    setattr(node, field, value.right)
                    if same(before, after):
                        return True
                    setattr(node, field, value)
    return False


def is_pattern(node):
    return isinstance(node, ast.Call) and ast.unparse(node).endswith("('frontend.urls'))")


def imported_from_django(tree):
    """The names that a module imports from django.urls; the imports are taken out of the tree."""
    found = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "django.urls"]
    tree.body = [node for node in tree.body if node not in found]
    return {(alias.name, alias.asname) for node in found for alias in node.names}


def without_statements(before, after):
    """Whether `after` has one call of the frontend more, and at most one import of it, and differs in nothing else."""
    calls = [*places(after, is_call)]
    imports = [None, *places(after, is_import)]
    for body, call in calls:
        at = body.index(call)
        del body[at]
        for found in imports:
            if found is None:
                good = same(before, after)
            else:
                names, imported = found
                place = names.index(imported)
                del names[place]
                good = same(before, after)
                names.insert(place, imported)
            if good:
                return True
        body.insert(at, call)
    return False


def places(tree, wanted):
    for node in ast.walk(tree):
        for _, value in ast.iter_fields(node):
            if isinstance(value, list):
                yield from ((value, one) for one in value if isinstance(one, ast.AST) and wanted(one))


def is_call(node):
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Call):
        return False
    return ast.unparse(node.value.func).split(".")[-1] in ("init_app", "include")


def is_import(node):
    if isinstance(node, ast.alias):
        return node.name == OURS
    return isinstance(node, ast.Import) and [one.name for one in node.names] == [OURS]


def judge_settings(case, before, after):
    old = [*execute(before, case["served"])[0]]
    if case["status"] == "present":
        return None if has_ours(old) else "it is said to be there, and is not"
    if case["status"] == "refused":
        return judge_snippet(case, before, old)
    if not without_element(ast.parse(before), ast.parse(after)):
        return "the parsed module differs by more than the element"
    new = [*execute(after, case["served"])[0]]
    # Of several classes, one may have had it.
    wanted = old if OURS in old and "." in case["served"] else [*old, OURS]
    if sorted(new) != sorted(wanted):
        return f"the list is {new}, and was {old}"
    return None


def judge_urls(case, before, after):
    old = routes(execute(before, case["served"])[0])
    if case["status"] == "present":
        return None if OURS in old else "it is said to be there, and is not"
    if case["status"] == "edited" and not without_pattern(ast.parse(before), ast.parse(after)):
        return "the parsed module differs by more than the pattern and its imports"
    typed = before.decode("utf-8-sig") + "\n" + case["snippet"] + "\n"
    new = routes(execute(after if case["status"] == "edited" else typed.encode(), case["served"])[0])
    # A pattern twice does no harm: typing the snippet in may make it so.
    if new != sorted([*old, OURS]):
        return f"the patterns are {new}, and were {old}"
    return None


def routes(patterns):
    return sorted(OURS if getattr(each, "callback", None) is sys.modules["frontend.urls"] else str(getattr(each, "pattern", each)) for each in patterns)


def judge_snippet(case, before, old):
    if case["snippet"].startswith((" ", "\t")) or not case["served"].isidentifier():
        return None
    text = before.decode("utf-8-sig")
    typed = text.rstrip("\\") + "\n" + case["snippet"] + "\n"
    new = [*execute(typed.encode(), case["served"])[0]]
    if new.count(OURS) != 1:
        return f"the snippet makes it {new}, of {old}"
    if {*old} - {*new}:
        return f"the snippet drops {sorted({*old} - {*new})}"
    return None


def has_ours(apps):
    return OURS in apps


def judge_application(case, before, after):
    served, calls = execute(before, case["served"])
    old = initialised(served, calls)
    if case["status"] == "present":
        return None if old == 1 else f"it is said to be initialised, and is {old} times"
    if case["status"] == "refused":
        return None
    if not without_statements(ast.parse(before), ast.parse(after)):
        return "the parsed module differs by more than the call and its import"
    new = initialised(*execute(after, case["served"]))
    return None if new == 1 else f"it is initialised {new} times, and was {old} times"


def initialised(served, calls):
    registry = getattr(served, "registry", None)
    return sum(
        1
        for method, one in calls
        if one is served or (method == "includeme" and registry is not None and one.registry is registry)
    )


def judge(case):
    before = base64.b64decode(case["before"])
    after = base64.b64decode(case["after"])
    judged = {"django": judge_settings, "urls": judge_urls}.get(case["kind"], judge_application)
    try:
        execute(before, case["served"])
    except Exception as error:
        # What does not run is not judged by running. It is still Python, and must be so afterwards.
        differs = {"django": without_element, "urls": without_pattern}.get(case["kind"], without_statements)
        if case["status"] == "edited" and not differs(ast.parse(before), ast.parse(after)):
            return {"problem": "the parsed module differs by more than the edit"}
        return {"skipped": f"{type(error).__name__}: {error}"}
    try:
        problem = judged(case, before, after)
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
    return problem and {"problem": problem}


json.dump([judge(case) for case in json.load(sys.stdin)], sys.stdout)
