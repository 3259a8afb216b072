"""Executes Python sources that make applications, and tells what the stand-in for the frontend was given.

Reads a JSON list of ``{"source": base64, "module": name}`` from standard input. Writes, for each, ``{"error": ...}`` or what the module defines
(``variables``, by their types), how often the frontend was called, and ``problems``: what was given twice, not at all, or is nobody's.
"""

import asyncio
import base64
import importlib
import inspect
import json
import sys
import types
from pathlib import Path

STUBS = Path(__file__).parent / "stubs-applications"
sys.dont_write_bytecode = True
sys.path.insert(0, str(STUBS))

import frontend  # noqa: E402
from flask import Flask  # noqa: E402
from pyramid.config import Configurator  # noqa: E402
from pyramid.router import Router  # noqa: E402
from starlette.applications import Starlette  # noqa: E402
from starlette.templating import Jinja2Templates  # noqa: E402


def run(source, name):
    module = types.ModuleType(name)
    module.__package__ = name.rpartition(".")[0]
    if module.__package__:
        importlib.import_module(module.__package__)
    module.__file__ = str(STUBS / f"{name.replace('.', '/')}.py")
    sys.modules[name] = module
    frontend.calls.clear()
    exec(compile(source, "case.py", "exec"), vars(module))
    variables = {key: value for key, value in vars(module).items() if not key.startswith("__")}
    return variables, [*variables.values(), *made_by(variables, name)]


def made_by(variables, module):
    """What the module's own functions return, those that can be called with nothing or with Pyramid's settings."""
    for name, function in variables.items():
        if getattr(function, "__module__", "") != module or inspect.isclass(function) or not callable(function):
            continue
        arguments = [{}] if name == "main" else []
        try:
            inspect.signature(function).bind(*arguments)
        except TypeError:
            continue
        result = function(*arguments)
        yield asyncio.run(result) if inspect.iscoroutine(result) else result


def problems(objects):
    given = {method: [id(one) for name, one in frontend.calls if name == method] for method, _ in frontend.calls}
    apps = {id(one) for one in objects if isinstance(one, (Flask, Starlette))}
    states = [one.state for one in objects if isinstance(one, Starlette)]
    templates = [one for one in objects if isinstance(one, Jinja2Templates)]
    templates += [state.templates for state in states if hasattr(state, "templates")]
    classes = [one for one in objects if inspect.isclass(one)]
    templates += [one for each in classes for one in vars(each).values() if isinstance(one, Jinja2Templates)]
    registries = [one.registry for one in objects if isinstance(one, (Router, Configurator))]
    for method, ids in given.items():
        if len(ids) != len(set(ids)):
            yield f"{method} was given an object twice"
    if any(one not in apps for one in given.get("init_app", [])):
        yield "init_app was given an application that nobody has"
    if {id(one) for one in templates} != set(given.get("init_templates", [])):
        yield "init_templates was not given all templates, or others"
    for method, one in frontend.calls:
        if method == "includeme" and not any(one.registry is registry for registry in registries):
            yield "the Configurator is not that of an application"


def execute(case):
    try:
        variables, objects = run(base64.b64decode(case["source"]), case["module"])
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
    return {
        "variables": {name: type(value).__name__ for name, value in variables.items()},
        "calls": len(frontend.calls),
        "problems": list(problems(objects)),
    }


json.dump([execute(case) for case in json.load(sys.stdin)], sys.stdout)
