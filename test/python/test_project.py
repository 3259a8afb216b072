"""A project of its own process: another name, inside a package, before any build."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from projects import create_project, environment, manage
from rendered import Build


def test_check_passes_before_the_first_build_and_warns(project: Path) -> None:
    result = manage(project, "check")

    assert result.returncode == 0, result.stderr
    assert "?: (web.W001)" in result.stderr
    assert "cd mysite/web && npm install && npm run build" in result.stderr


JINJA = """
TEMPLATES.append({"BACKEND": "django.template.backends.jinja2.Jinja2"})
"""


@pytest.mark.parametrize("features", [(), ("jinja2",)], ids=["default", "jinja2"])
def test_check_knows_when_templates_of_jinja_have_no_tags(
    tmp_path: Path, features: tuple[str, ...]
) -> None:
    project = create_project(tmp_path, *features)
    Build(project / "mysite" / "web").write()
    assert "no issues" in manage(project, "check").stdout
    with (project / "mysite" / "settings.py").open("a") as settings:
        settings.write(JINJA)
    result = manage(project, "check")

    assert result.returncode == 0, result.stderr
    if features:
        assert "no issues" in result.stdout
    else:
        assert "?: (web.I006) The templates of TEMPLATES[1]," in result.stderr
        assert "run `npm init webpack-frontend add jinja2`" in result.stderr


def test_project_without_staticfiles_has_its_tags(project: Path) -> None:
    settings = project / "mysite" / "settings.py"
    settings.write_text(settings.read_text().replace("django.contrib.staticfiles", ""))
    settings.write_text(settings.read_text().replace('"", ', ""))
    build = Build(project / "mysite" / "web").write()

    assert f'src="/static/{build.app}"' in page(project)
    assert "no issues" in manage(project, "check").stdout


def test_rendered_tests_pass_before_the_first_build(project: Path) -> None:
    result = manage(project, "test", "mysite.web")

    assert result.returncode == 0, result.stderr
    assert "Ran 2 tests" in result.stderr


def test_rendered_tests_pass_with_a_storage_that_is_strict(project: Path) -> None:
    with (project / "mysite" / "settings.py").open("a") as settings:
        settings.write(
            'STATIC_ROOT = "collected"\n'
            'STORAGES = {"staticfiles": {"BACKEND":'
            ' "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}}\n'
        )
    result = manage(project, "test", "mysite.web")

    assert result.returncode == 0, result.stderr


def page(project: Path) -> str:
    """The sample page of the project."""
    code = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "print(Client().get('/').content.decode())"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(project),
        check=True,
        capture_output=True,
        text=True,
    )
    return result.stdout


def test_other_name_has_its_own_paths(project: Path) -> None:
    build = Build(project / "mysite" / "web").write()
    html = page(project)

    assert f'src="/static/web/js/{build.app.rpartition("/")[2]}"' in html
    assert "web/src/entries/app.ts" in html
    assert "frontend/" not in html


def test_renamed_folder_needs_its_new_name_in_the_project_only(project: Path) -> None:
    package = project / "mysite"
    (package / "web").rename(package / "shop")
    for file in (package / "settings.py", package / "urls.py"):
        file.write_text(file.read_text().replace("mysite.web", "mysite.shop"))
    build = Build(package / "shop").write()

    assert f'src="/static/{build.app}"' in page(project)
    assert build.app.startswith("shop/")
    result = manage(project, "test", "mysite.shop")
    assert result.returncode == 0, result.stderr


def test_link_is_imported_by_its_name_and_built_by_the_name_of_the_folder(
    project: Path,
) -> None:
    package = project / "mysite"
    (package / "web").rename(project / "v2")
    (package / "web").symlink_to(project / "v2")
    # As webpack does, which is run in the folder itself.
    build = Build(project / "v2").write()
    html = page(project)

    assert f'src="/static/v2/js/{build.app.rpartition("/")[2]}"' in html
    assert "web/src/entries/app.ts" in html
    result = manage(project, "test", "mysite.web")
    assert result.returncode == 0, result.stderr


def test_page_of_ones_own_does_not_take_the_place_of_the_sample(project: Path) -> None:
    folder = project / "mysite" / "web"
    Build(folder).write()
    (folder / "templates" / "account").mkdir()
    (folder / "templates" / "account" / "page.html").write_text("mine")

    assert "Your frontend works" in page(project)


def test_tests_of_views_survive_the_sample_page(project: Path) -> None:
    folder = project / "mysite" / "web"
    shutil.rmtree(folder / "templates")
    (folder / "urls.py").unlink()
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "import django; django.setup(); import mysite.web.tests",
        ],
        env=environment(project),
        check=False,
        capture_output=True,
        text=True,
    )

    assert result.returncode == 0, result.stderr
