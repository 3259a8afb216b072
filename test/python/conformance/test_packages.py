"""A rendered package in a process of its own, under the names that people give it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rendered import Build, render

FRAMEWORKS = ["django", "fastapi", "flask", "pyramid", "starlette"]
# FastAPI itself is for the application to import: Starlette is what it is made of.
IMPORTED = {"django": "django", "flask": "flask", "pyramid": "pyramid"}
IMPORTED |= {"fastapi": "starlette"}

# Prints the sample page, and which frameworks have been imported for it.
PROGRAMS = {
    "django": """
        from django.conf import settings
        settings.configure(
            ALLOWED_HOSTS=["*"], INSTALLED_APPS=[PACKAGE], ROOT_URLCONF="urls",
            STATIC_URL="static/", USE_TZ=True, TEMPLATES=[{
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
            }],
        )
        import django, types
        django.setup()
        from django.test import Client
        from django.urls import include, path
        urls = sys.modules["urls"] = types.ModuleType("urls")
        urls.urlpatterns = [path(f"{NAME}/", include(f"{PACKAGE}.urls"))]
        text = Client().get(f"/{NAME}/").content.decode()
    """,
    "flask": """
        from flask import Flask
        app = Flask("site_of_tests", static_folder=None)
        importlib.import_module(PACKAGE).init_app(app)
        text = app.test_client().get(f"/{NAME}/").text
    """,
    "fastapi": """
        import asyncio
        from clients import Request, asgi_call
        from starlette.applications import Starlette
        app = Starlette()
        importlib.import_module(PACKAGE).init_app(app)
        text = asyncio.run(asgi_call(app, Request(f"/{NAME}/"))).text
    """,
    "pyramid": """
        from pyramid.config import Configurator
        from pyramid.request import Request
        with Configurator() as config:
            config.include(PACKAGE)
        text = Request.blank(f"/{NAME}/").get_response(config.make_wsgi_app()).text
    """,
}
NOT_OURS = (
    "pkg_resources is deprecated",  # Pyramid
    "Deprecated call to ",  # what pkg_resources finds
    "'cgi' is deprecated",  # WebOb
    "The anyio.abc.BlockingPortal alias",  # Starlette's TestClient
)


def python(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    ignored = [f"-Wignore:{message}" for message in NOT_OURS]
    path = os.pathsep.join([str(project), str(Path(__file__).parent)])
    return subprocess.run(
        [sys.executable, "-Werror", *ignored, *arguments],
        cwd=project,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
        capture_output=True,
        text=True,
    )


def create(project: Path, package: str, backend: str) -> Path:
    """Render the package; folders above it are packages, too."""
    folder = project.joinpath(*package.split("."))
    render(folder, backend)
    for parent in folder.relative_to(project).parents[:-1]:
        (project / parent / "__init__.py").touch()
    return folder


def ask(project: Path, package: str, backend: str) -> tuple[str, set[str]]:
    """The sample page, and the frameworks that were imported."""
    name = package.rpartition(".")[2]
    lines = [line[8:] for line in PROGRAMS[backend].splitlines()]
    program = "\n".join(
        [
            f"import importlib, json, sys\nPACKAGE, NAME = {package!r}, {name!r}",
            *lines,
            f"found = [one for one in {FRAMEWORKS} if one in sys.modules]",
            "print(json.dumps([text, found]))",
        ]
    )
    result = python(project, "-c", program)
    assert result.returncode == 0, result.stderr
    text, frameworks = json.loads(result.stdout)
    return text, set(frameworks)


# What the backend's conventions want at the root of the folder, and what plugs it in.
SHARED = {"__init__.py", "assets", "templates", "tests.py"}
ROOT = {
    "django": {"apps.py", "checks.py", "debug.py", "media.py", "storage.py", "urls.py"}
    | {"templatetags"},
    "flask": {"extension.py", "hooks.py", "sample_page.py"},
    "fastapi": {"application.py", "middleware.py", "sample_page.py", "serving.py"},
    "pyramid": {"configuration.py", "files.py", "sample_page.py"},
}


@pytest.mark.parametrize("backend", ROOT)
def test_root_of_the_folder_is_short(tmp_path: Path, backend: str) -> None:
    folder = create(tmp_path, "frontend", backend)
    python = {file.relative_to(folder).parts[0] for file in folder.rglob("*.py")}

    assert python | {"templates"} == SHARED | ROOT[backend]


def test_django_without_jinja_gets_no_code_for_it(tmp_path: Path) -> None:
    folder = create(tmp_path, "frontend", "django")

    for file in folder.rglob("*.py"):
        for word in ("import jinja2", "from jinja2", "assets.jinja", "headers_for"):
            assert word not in file.read_text(), file


READER = """
import pathlib, sys
for file in pathlib.Path("frontend/assets").glob("*.py"):
    __import__(f"frontend.assets.{file.stem}")
names = {name.partition(".")[0] for name in sys.modules}
print(*sorted(names - sys.stdlib_module_names - {"__main__", "frontend"}))
"""


def test_reader_imports_the_standard_library_only(tmp_path: Path) -> None:
    create(tmp_path, "frontend", "django")
    result = python(tmp_path, "-S", "-c", READER)

    assert result.returncode == 0, result.stderr
    assert result.stdout == "\n"


def test_every_module_says_what_may_be_changed(tmp_path: Path) -> None:
    for backend in ROOT:
        folder = create(tmp_path, f"{backend}_site", backend)
        for file in folder.rglob("*.py"):
            text = file.read_text()
            if file.name not in ("__init__.py", "tests.py"):
                assert "Yours to " in text.split('"""')[1], file


@pytest.mark.parametrize("package", ["frontend", "shop.web"])
@pytest.mark.parametrize("backend", PROGRAMS)
def test_sample_page_under_every_name(
    tmp_path: Path, backend: str, package: str
) -> None:
    folder = create(tmp_path, package, backend)
    build = Build(folder).write()
    text, frameworks = ask(tmp_path, package, backend)

    assert f'src="/static/{build.app}"' in text
    assert f"<code>{folder.name}/src/entries/app.ts</code>" in text
    # All of them can be imported here: what counts is what the user has.
    assert frameworks == {IMPORTED[backend]}


@pytest.mark.parametrize("backend", ["flask", "fastapi", "pyramid"])
def test_package_that_was_renamed_needs_no_change(tmp_path: Path, backend: str) -> None:
    folder = create(tmp_path, "web", backend).rename(tmp_path / "shop")
    (folder / "templates" / "account").mkdir()
    (folder / "templates" / "account" / "page.html").write_text("mine")
    build = Build(folder).write()
    text, _ = ask(tmp_path, "shop", backend)

    assert "Your frontend works" in text
    assert f'src="/static/{build.app}"' in text
    assert build.app.startswith("shop/")


@pytest.mark.parametrize("backend", ["flask", "fastapi", "pyramid"])
def test_rendered_tests_pass_before_the_first_build(
    tmp_path: Path, backend: str
) -> None:
    create(tmp_path, "shop.web", backend)
    result = python(tmp_path, "-m", "unittest", "shop.web.tests")

    assert result.returncode == 0, result.stderr
    assert "Ran 2 tests" in result.stderr


@pytest.mark.parametrize("backend", ["flask", "fastapi", "pyramid"])
def test_package_can_be_imported_without_its_templates(
    tmp_path: Path, backend: str
) -> None:
    folder = create(tmp_path, "frontend", backend)
    shutil.rmtree(folder / "templates")
    result = python(tmp_path, "-c", "import frontend")

    assert result.returncode == 0, result.stderr
