"""What only Django with Jinja's templates has."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import django
import pytest
from csp.constants import NONCE
from django.test import override_settings

from adapters import Adapter
from projects import create_project, environment
from rendered import Build

PAGES = {
    "tags.html": '{{ webpack_css("app") }}{{ webpack_js("app") }}',
    "none.html": '{{ webpack_js("app", nonce=False) }}',
}
KINDS: dict[str, dict[str, Any]] = {
    "django-csp": {
        "MIDDLEWARE": ["csp.middleware.CSPMiddleware"],
        "CONTENT_SECURITY_POLICY": {"DIRECTIVES": {"script-src": [NONCE]}},
    }
}
if django.VERSION >= (6,):
    KINDS["django"] = {
        "MIDDLEWARE": ["django.middleware.csp.ContentSecurityPolicyMiddleware"],
        "SECURE_CSP": {"script-src": ["<CSP_NONCE_SENTINEL>"]},
    }


@pytest.mark.only("django-jinja")
@pytest.mark.parametrize("kind", KINDS)
def test_every_tag_has_the_nonce_of_the_header(
    adapter: Adapter, build: Build, new_site: Any, kind: str
) -> None:
    site = new_site(PAGES)
    with override_settings(**KINDS[kind]):
        response = site.get("/page/tags.html")
        without = site.get("/page/none.html")
    header = response.header("Content-Security-Policy") or ""
    nonce = re.search("'nonce-([^']+)'", header)

    assert nonce
    assert re.findall(' nonce="([^"]+)"', response.text) == [nonce[1]] * 3
    assert "nonce" not in (without.header("Content-Security-Policy") or "")


JINJA = """
TEMPLATES.append({
    "BACKEND": "django.template.backends.jinja2.Jinja2",
    "DIRS": [__file__.replace("settings.py", "pages")],
})
"""
PROGRAM = """
import django
django.setup()
from django.template.loader import get_template
from django.test import RequestFactory
print(get_template("tags.html").render({}, RequestFactory().get("/")))
"""


def test_app_gives_the_tags_to_engines_when_it_is_ready(tmp_path: Path) -> None:
    project = create_project(tmp_path, "jinja2")
    build = Build(project / "mysite" / "web").write()
    with (project / "mysite" / "settings.py").open("a") as settings:
        settings.write(JINJA)
    (project / "mysite" / "pages").mkdir()
    (project / "mysite" / "pages" / "tags.html").write_text(PAGES["tags.html"])
    result = subprocess.run(
        [sys.executable, "-Werror", "-c", PROGRAM],
        env=environment(project),
        check=False,
        capture_output=True,
        text=True,
    )

    assert result.returncode == 0, result.stderr
    assert f'src="/static/{build.app}"' in result.stdout
