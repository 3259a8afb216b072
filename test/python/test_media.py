"""The tags as objects in `Form.Media` and in the real admin, with each kind of nonce."""

# ruff: noqa: RUF012 - as Django's documentation writes them

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
import pytest
from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import Context, RequestContext, Template
from django.test import AsyncClient, Client
from django.urls import path
from test_csp import KINDS

from frontend.assets import AssetError
from frontend.media import WebpackCSS, WebpackJS
from frontend.templatetags import answered
from projects import environment
from rendered import Build, digest

LINE = "frontend.media.middleware"
Override = Callable[..., None]


class Editor(forms.TextInput):
    class Media:
        css = {"all": [WebpackCSS("app")]}
        js = [WebpackJS("app")]


class Picker(forms.TextInput):
    class Media:
        css = {"all": ["picker.css"]}
        js = ["picker.js", WebpackJS("admin")]


class OneForm(forms.Form):
    one = forms.CharField(widget=Editor)
    two = forms.CharField(widget=Editor)
    three = forms.CharField(widget=Picker)

    class Media:
        js = [WebpackJS("app")]


def answer(
    override: Override, view: Callable[[HttpRequest], HttpResponse], **settings: Any
) -> HttpResponse:
    class Urls:
        urlpatterns = (path("", view),)

    override(ROOT_URLCONF=Urls, **settings)
    return Client(raise_request_exception=False).get("/")


def page(source: str) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        template = Template("{% load webpack %}" + source)
        return HttpResponse(
            template.render(RequestContext(request, {"form": OneForm()}))
        )

    return view


def count(build: Build, html: str) -> dict[str, int]:
    files = ("runtime", "app", "admin", "css")
    return {name: html.count(f'{getattr(build, name)}"') for name in files}


def test_media_prints_what_the_tags_print(build: Build) -> None:
    html = str(Editor().media)

    tags = Template('{% load webpack %}{% webpack_css "app" %}\n{% webpack_js "app" %}')
    assert html == tags.render(Context())
    assert f'integrity="{digest(build.contents[build.app])}"' in html


def test_equal_ones_are_printed_once(build: Build) -> None:
    html = str(OneForm().media)

    assert (count(build, html)["app"], count(build, html)["css"]) == (1, 1)
    assert "picker.js" in html
    assert WebpackJS("app") == WebpackJS("app") != WebpackCSS("app")
    assert WebpackJS("app") != WebpackJS("app", type="module")
    assert len({WebpackJS("app"), WebpackJS("app"), WebpackCSS("app")}) == 2


def test_attributes_are_those_of_the_tag(build: Build) -> None:
    media = forms.Media(
        css={"all": [WebpackCSS("app", media="print")]},
        js=[WebpackJS("admin", "app", data_page="a & b")],
    )

    assert ' media="print"' in str(media["css"])
    assert str(media["js"]).count(' data-page="a &amp; b"') == 3


def test_nothing_is_read_before_it_is_printed(folder: Path) -> None:
    media = forms.Media(js=[WebpackJS("nope")])

    assert repr(media) == "Media(css={}, js=[WebpackJS('nope')])"
    with pytest.raises(AssetError):
        str(media)


def test_path_is_the_url_of_the_entry_itself(build: Build) -> None:
    assert WebpackJS("app", "admin").path == f"/static/{build.app}"
    assert WebpackCSS("app").path == f"/static/{build.css}"


@pytest.mark.parametrize(
    ("asset", "says"),
    [
        (WebpackJS("nope"), 'There is no entry "nope". There are: admin, app.'),
        (WebpackCSS("admin"), 'The entry "admin" has no css.'),
    ],
)
def test_path_that_is_not_there_is_told(build: Build, asset: Any, says: str) -> None:
    with pytest.raises(AssetError) as caught:
        _ = asset.path
    assert caught.value.summary == says


@pytest.mark.parametrize("name", [["app"], {"app": 1}, 7])
def test_name_that_is_no_text_is_told(build: Build, name: Any) -> None:
    media = forms.Media(js=[WebpackJS(name)]) + forms.Media(js=[WebpackJS(name)])

    with pytest.raises(AssetError, match="No entry is named: "):
        str(media)


@pytest.mark.parametrize("policy", KINDS.values(), ids=KINDS)
def test_line_in_the_middleware_brings_the_nonce(
    build: Build, override: Override, policy: dict[str, Any]
) -> None:
    settings = {**policy, "MIDDLEWARE": [*policy["MIDDLEWARE"], LINE]}
    response = answer(override, page("{{ form.media }}"), **settings)
    html = response.content.decode()
    header = re.search("'nonce-([^']+)'", response["Content-Security-Policy"])

    assert header
    elements = count(build, html)
    assert elements == {"runtime": 2, "app": 1, "admin": 1, "css": 1}
    assert html.count(f' nonce="{header[1]}"') == sum(elements.values())


def test_request_is_known_for_as_long_as_it_is_answered(
    build: Build, override: Override
) -> None:
    seen: list[HttpRequest | None] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(answered.get())
        return HttpResponse()

    answer(override, view, MIDDLEWARE=[LINE])

    assert seen != [None]
    assert answered.get() is None


@pytest.mark.parametrize("line", [[], [LINE]])
def test_rendering_that_is_thrown_away_takes_nothing_from_the_page(
    build: Build, override: Override, line: list[str]
) -> None:
    source = '{% webpack_css "app" %}{{ form.media }}{% webpack_js "app" %}'

    def view(request: HttpRequest) -> HttpResponse:
        page(source)(request)
        return page(source)(request)

    html = answer(override, view, MIDDLEWARE=line).content.decode()

    assert html == answer(override, page(source), MIDDLEWARE=line).content.decode()
    assert count(build, html)["app"] == 2


def print_media() -> str:
    template = Template("{{ form.media }}")
    return template.render(Context({"form": OneForm()}))


def sync_view(request: HttpRequest) -> HttpResponse:
    return HttpResponse(print_media() + print_media())


async def async_view(request: HttpRequest) -> HttpResponse:
    first = print_media()
    await asyncio.sleep(0.01)  # the other requests are answered meanwhile
    return HttpResponse(first + print_media())


@pytest.mark.parametrize("view", [sync_view, async_view])
def test_requests_that_are_answered_at_once_do_not_meet(
    build: Build, override: Override, view: Callable[..., Any]
) -> None:
    class Urls:
        urlpatterns = (path("", view),)

    async def ask() -> list[HttpResponse]:
        return await asyncio.gather(*(AsyncClient().get("/") for _ in range(3)))

    override(ROOT_URLCONF=Urls, MIDDLEWARE=[LINE])
    for response in asyncio.run(ask()):
        files = count(build, response.content.decode())
        assert files == {"runtime": 4, "app": 2, "admin": 2, "css": 2}


def test_page_without_a_build_is_explained(folder: Path, override: Override) -> None:
    view = page("{{ form.media }}")
    html = answer(override, view, DEBUG=True, MIDDLEWARE=[LINE]).content.decode()

    assert "<h1>The frontend has not been built yet" in html


if django.VERSION >= (6, 1):

    def test_nonce_comes_from_django_itself(build: Build, override: Override) -> None:
        source = "{% csp_nonce_attr form.media %}"
        templates = [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "context_processors": ["django.template.context_processors.csp"]
                },
            }
        ]

        def view(request: HttpRequest) -> HttpResponse:
            from django.template import engines

            template = engines["django"].from_string(source)
            return HttpResponse(template.render({"form": OneForm()}, request))

        policy = KINDS["django"]
        response = answer(override, view, TEMPLATES=templates, **policy)
        header = re.search("'nonce-([^']+)'", response["Content-Security-Policy"])

        assert header
        assert response.content.decode().count(f' nonce="{header[1]}"') == 7


ADMIN = """
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from mysite.web.media import WebpackCSS, WebpackJS

@admin.register(ContentType)
class TypeAdmin(admin.ModelAdmin):
    class Media:
        css = {"all": [WebpackCSS("app")]}
        js = [WebpackJS("app")]
"""
VISIT = """
import re, django
django.setup()
from django.core.management import call_command
from django.contrib.auth.models import User
from django.test import Client
call_command("migrate", verbosity=0)
client = Client()
client.force_login(User.objects.create_superuser("root"))
for url in ("/admin/contenttypes/contenttype/add/", "/admin/contenttypes/contenttype/"):
    response = client.get(url)
    assert response.status_code == 200, url
    print(response.get("Content-Security-Policy", ""))
    for element in re.findall("<[^>]*/web/[^>]*>", response.content.decode()):
        print(element)
"""
SETTINGS = """
INSTALLED_APPS += ["django.contrib.auth", "django.contrib.contenttypes",
    "django.contrib.sessions", "django.contrib.messages", "django.contrib.admin"]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware"] + LAST
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
TEMPLATES[0]["OPTIONS"]["context_processors"] += [
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages"]
DEBUG = False
ALLOWED_HOSTS = ["*"]
CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"script-src": ["'self'", NONCE]}}
SECURE_CSP = {"script-src": ["'self'", "<CSP_NONCE_SENTINEL>"]}
"""


def visit_admin(project: Path, *middleware: str, more: str = "") -> list[str]:
    """The policy and our elements of the page that adds, and of the list."""
    build = Build(project / "mysite" / "web").write()
    package = build.folder.parent
    settings = f"LAST = {list(middleware)}\n{SETTINGS}"
    head = "from csp.constants import NONCE\n"
    file = package / "settings.py"
    file.write_text(f"{head}{file.read_text()}{settings}{more}")
    (package / "urls.py").write_text(
        "from django.contrib import admin\nfrom django.urls import path\n"
        "urlpatterns = [path('admin/', admin.site.urls)]\n"
    )
    (build.folder / "admin.py").write_text(ADMIN)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", VISIT],
        cwd=project,
        env=environment(project),
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


CSP_OF = {
    "django-csp": "csp.middleware.CSPMiddleware",
    "django": "django.middleware.csp.ContentSecurityPolicyMiddleware",
}


def test_admin_has_integrity_without_a_line(project: Path) -> None:
    printed = visit_admin(project)

    assert [line.partition(" ")[0] for line in printed] == [
        *("", "<link", "<script", "<script"),
        *("", "<link", "<script", "<script"),
    ]
    for element in filter(None, printed):
        assert 'integrity="sha384-' in element
        assert "nonce" not in element


@pytest.mark.parametrize("kind", KINDS)
def test_admin_has_the_nonce_with_a_line(project: Path, kind: str) -> None:
    printed = visit_admin(project, CSP_OF[kind], "mysite.web.media.middleware")

    for policy, *elements in (printed[:4], printed[4:]):
        nonce = re.search("'nonce-([^']+)'", policy)
        assert nonce
        assert len(elements) == 3
        assert all(f' nonce="{nonce[1]}"' in element for element in elements)


if django.VERSION >= (6, 1):

    def test_admin_has_the_nonce_by_itself(project: Path) -> None:
        more = (
            'TEMPLATES[0]["OPTIONS"]["context_processors"]'
            ' += ["django.template.context_processors.csp"]\n'
        )
        printed = visit_admin(project, CSP_OF["django"], more=more)

        nonce = re.search("'nonce-([^']+)'", printed[0])
        assert nonce
        assert sum(f' nonce="{nonce[1]}"' in line for line in printed[1:4]) == 3
