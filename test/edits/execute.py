"""Executes Python sources and tells what they define.

Reads a JSON list of base64 sources from standard input and writes, for each, ``{"variables": {...}}`` or
``{"error": ...}``. Values are written so that equal text means an equal value; objects that have no such text are told by their type.
"""

import base64
import json
import sys
import types
from pathlib import Path

HERE = Path(__file__).parent
PLAIN = (str, int, float, bool, type(None))


def describe(value):
    if isinstance(value, PLAIN):
        return repr(value)
    if isinstance(value, (list, tuple)):
        return [type(value).__name__, *(describe(item) for item in value)]
    if isinstance(value, dict):
        return ["dict", *([describe(key), describe(item)] for key, item in value.items())]
    if hasattr(value, "pattern"):
        target = getattr(value, "callback", None) or getattr(value, "urlconf_name", None)
        return ["pattern", str(value.pattern), getattr(target, "__name__", type(target).__name__)]
    if isinstance(value, type):
        # An instance's point of view: properties are what they return.
        members = {name: describe(getattr(value(), name)) for name in vars(value) if name.isupper()}
        return ["class", value.__name__, members]
    return ["object", type(value).__name__, getattr(value, "__name__", "")]


def execute(source):
    # A setting such as `INSTALLED_APPS += [...]` changes the list of the module that it was imported from.
    for name in [name for name in sys.modules if name.split(".")[0] == "mysite"]:
        del sys.modules[name]
    module = types.ModuleType("mysite.case")
    sys.modules[module.__name__] = module
    namespace = vars(module)
    namespace["__package__"] = "mysite"
    try:
        exec(compile(source, "case.py", "exec"), namespace)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
    names = [name for name in namespace if not name.startswith("__")]
    return {"variables": {name: describe(namespace[name]) for name in names}}


def main():
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(HERE / "stubs"))
    try:
        import django
    except ImportError:
        sys.path.insert(0, str(HERE / "stubs-without-django"))
    else:
        from django.conf import settings

        apps = ["admin", "auth", "contenttypes", "messages", "sessions"]
        settings.configure(
            DEBUG=True,
            INSTALLED_APPS=[f"django.contrib.{app}" for app in apps],
            MEDIA_URL="/media/",
            ROOT_URLCONF="mysite.base_urls",
        )
        django.setup()
    results = [execute(base64.b64decode(source)) for source in json.load(sys.stdin)]
    json.dump({"version": sys.version_info[:2], "results": results}, sys.stdout)


main()
