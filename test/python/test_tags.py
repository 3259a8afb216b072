"""The template tags in real renderings."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import django
import pytest
from django.template import Context, RequestContext, Template, TemplateSyntaxError
from django.template.loader import get_template
from django.test import RequestFactory

from frontend.assets.manifest import AssetNotFound, EntryNotFound
from rendered import Build, write_json

TAGS = '{% load webpack %}{% webpack_css "app" %}{% webpack_js "app" %}'


def text(source: str, **context: Any) -> str:
    return str(Template("{% load webpack %}" + source).render(Context(context)))


def test_tag_without_a_name_is_a_syntax_error(build: Build) -> None:
    with pytest.raises(TemplateSyntaxError, match="'entry'"):
        text("{% webpack_js %}")


def test_undefined_variable_is_not_printed_as_a_url(build: Build) -> None:
    with pytest.raises(
        AssetNotFound, match="No asset is named: the variable is empty or undefined, ''"
    ):
        text("{% webpack_asset nope %}")
    with pytest.raises(
        EntryNotFound,
        match="No entry is named: the variable is empty or undefined, None",
    ):
        text("{% webpack_css entry %}", entry=None)


def test_file_is_printed_once_in_extends_include_blocks_and_inclusion_tags(
    build: Build,
) -> None:
    html = get_template("tags/child.html").render({}, RequestFactory().get("/"))

    for file in (build.runtime, build.app, build.admin, build.css):
        assert html.count(file) == 1, file


if django.VERSION >= (6,):

    def test_file_is_printed_once_in_partials(build: Build) -> None:
        html = text(
            '{% partialdef a inline %}{% webpack_js "app" %}{% endpartialdef %}'
            "{% partial a %}{% partial a %}"
        )
        assert html.count(build.app) == 1


def test_context_that_is_rendered_twice_has_its_tags_twice(build: Build) -> None:
    template, context = Template(TAGS), Context()

    assert template.render(context) == template.render(context)
    assert build.app in template.render(context)


def test_tags_can_be_kept_in_a_variable(build: Build) -> None:
    html = text('{% webpack_js "app" as scripts %}[{{ scripts }}]')

    assert html.startswith("[<script src=")


def test_autoescape_off_changes_nothing(build: Build) -> None:
    off = "{% autoescape off %}" + TAGS + "{% endautoescape %}"
    assert text(off) == text(TAGS)


def test_dev_server_is_asked_under_the_host_of_the_request(
    build: Build, override: Callable[..., None]
) -> None:
    override(DEBUG=True, ALLOWED_HOSTS=["[::1]", "10.0.0.7"])
    write_json(build.folder / ".webpack" / "manifest.json", build.dev_manifest())

    def printed(host: str) -> str:
        request = RequestFactory().get("/", headers={"host": host})
        return str(Template(TAGS).render(RequestContext(request)))

    assert 'src="http://10.0.0.7:9091/js/app.' in printed("10.0.0.7:8000")
    assert 'src="http://[::1]:9091/js/app.' in printed("[::1]:8000")
    assert 'src="http://localhost:9091/js/app.' in printed("evil.example")
    assert 'src="http://localhost:9091/js/app.' in text(TAGS)


def test_without_staticfiles_the_url_is_joined(
    build: Build, override: Callable[..., None]
) -> None:
    override(INSTALLED_APPS=["frontend"], STATIC_URL="/files/")

    assert f'src="/files/{build.app}"' in text(TAGS)


def test_page_that_was_rendered_before_takes_few_calls(build: Build) -> None:
    template = Template(f'{TAGS}{{% webpack_asset "images/logo.svg" %}}')
    template.render(Context())
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    template.render(Context())
    sys.setprofile(None)
    # 225 when each URL and each attribute is quoted anew.
    assert calls < 170
