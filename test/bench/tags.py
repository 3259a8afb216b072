"""What a tag costs in a Django and in a Flask rendering, for manifests of several sizes.

.cache/venv-django-5.2-*/bin/python test/bench/tags.py    (npm test makes the folder)
"""

from __future__ import annotations

import sys
import tempfile
import timeit
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python"))

import django
from django.conf import settings
from flask import Flask

from rendered import Build, render

RUNS = 2000
# The same tag in the syntax of each backend.
TAGS = {
    "webpack_js, two files": ('{% webpack_js "app" %}', '{{ webpack_js("app") }}'),
    "webpack_asset": (
        '{% webpack_asset "images/logo.svg" %}',
        '{{ webpack_asset("images/logo.svg") }}',
    ),
}

Compile = Callable[[str], Callable[[], object]]


def microseconds(rendering: Callable[[], object]) -> float:
    """The median time of a rendering, of five rounds."""
    return sorted(timeit.repeat(rendering, number=RUNS, repeat=5))[2] / RUNS * 1e6


def django_templates() -> Compile:
    settings.configure(
        INSTALLED_APPS=["django.contrib.staticfiles", "django_site.frontend"],
        STATIC_URL="/static/",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
            }
        ],
    )
    django.setup()
    from django.template import Context, Template

    def compile(source: str) -> Callable[[], object]:
        template = Template("{% load webpack %}" + source)
        return lambda: template.render(Context())

    return compile


@contextmanager
def flask_templates() -> Iterator[Compile]:
    from flask_site.frontend import init_app

    app = Flask("bench")
    init_app(app)

    def compile(source: str) -> Callable[[], object]:
        template = app.jinja_env.from_string(source)
        return lambda: template.render()

    with app.test_request_context():
        yield compile


def main() -> None:
    with tempfile.TemporaryDirectory() as project:
        sys.path.insert(0, project)
        folders = {
            name: render(Path(project, f"{name}_site", "frontend"), name)
            for name in ("django", "flask")
        }
        with flask_templates() as flask:
            measure(folders, {"django": django_templates(), "flask": flask})


def measure(folders: dict[str, Path], backends: dict[str, Compile]) -> None:
    from django_site.frontend.assets import get_assets as django_assets
    from flask_site.frontend.assets import get_assets as flask_assets

    for size in (10, 1_000, 10_000):
        for folder in folders.values():
            build = Build(folder)
            for number in range(size):
                build.manifest[f"images/{number}.png"] = build.manifest["app.js"]
            build.write()
        django_assets.cache_clear()
        flask_assets.cache_clear()
        for index, (backend, compile) in enumerate(backends.items()):
            empty = microseconds(compile(""))
            for name, sources in TAGS.items():
                cost = microseconds(compile(sources[index])) - empty
                print(f"{size:6} assets  {backend:7} {name:22} {cost:5.1f} µs")


if __name__ == "__main__":
    main()
