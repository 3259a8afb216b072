"""What a tag costs in a Django rendering, for manifests of several sizes.

.cache/venv-django-5.2-*/bin/python test/bench/tags.py    (npm test makes the folder)
"""

from __future__ import annotations

import sys
import tempfile
import timeit
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python"))

import django
from django.conf import settings
from django.template import Context, Template

from rendered import Build, render

RUNS = 2000
TAGS = {
    "webpack_js, two files": '{% webpack_js "app" %}',
    "webpack_asset": '{% webpack_asset "images/logo.svg" %}',
}


def microseconds(text: str) -> float:
    """The median time of a rendering, of five rounds."""
    template = Template("{% load webpack %}" + text)
    rounds = timeit.repeat(lambda: template.render(Context()), number=RUNS, repeat=5)
    return sorted(rounds)[2] / RUNS * 1e6


def main() -> None:
    with tempfile.TemporaryDirectory() as project:
        folder = render(Path(project, "frontend"))
        sys.path.insert(0, project)
        settings.configure(
            INSTALLED_APPS=["django.contrib.staticfiles", "frontend"],
            STATIC_URL="/static/",
            TEMPLATES=[
                {
                    "BACKEND": "django.template.backends.django.DjangoTemplates",
                    "APP_DIRS": True,
                }
            ],
        )
        django.setup()
        from frontend.templatetags.webpack import get_assets

        for size in (10, 1_000, 10_000):
            build = Build(folder)
            for number in range(size):
                build.manifest[f"images/{number}.png"] = build.manifest["app.js"]
            build.write()
            get_assets.cache_clear()
            empty = microseconds("")
            for name, text in TAGS.items():
                cost = microseconds(text) - empty
                print(f"{size:6} assets  {name:22} {cost:5.1f} µs")


if __name__ == "__main__":
    main()
