"""A file is printed once in a rendering of a page, however the page is put together."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from adapters import Adapter
from rendered import Build

LAYOUT = (
    '{{ webpack_css("app") }}{{ webpack_js("app") }}'
    "{% block body %}{% endblock %}"
    '{% block late %}{{ webpack_js("app") }}{% endblock %}'
)
PART = '{{ webpack_css("app") }}{{ webpack_js("app", "admin") }}'
MACROS = '{% macro scripts(name) %}{{ webpack_js(name, "app") }}{% endmacro %}'


def assert_each_once(build: Build, text: str) -> None:
    for file in (build.runtime, build.app, build.admin, build.css):
        assert text.count(f'{file}"') == 1, file


def test_extends_blocks_loops_and_includes(build: Build, new_site: Any) -> None:
    site = new_site(
        {
            "layout.html": LAYOUT,
            "part.html": PART,
            "child.html": '{% extends "layout.html" %}'
            '{% block body %}{% include "part.html" %}{% include "part.html" %}'
            '{% for letter in "abc" %}{{ webpack_js("app") }}{% endfor %}{% endblock %}'
            '{% block late %}{{ webpack_js("admin") }}{% endblock %}',
        }
    )

    assert_each_once(build, site.page("child.html"))


def test_each_page_has_its_tags_anew(build: Build, new_site: Any) -> None:
    site = new_site({"page.html": PART})

    assert_each_once(build, site.page("page.html"))
    assert site.page("page.html") == site.page("page.html")


@pytest.mark.needs("is_jinja")
@pytest.mark.parametrize("context", ["", " with context", " without context"])
@pytest.mark.parametrize("form", ['import "m.html" as m', 'from "m.html" import m'])
def test_macros_with_and_without_context(
    adapter: Adapter, build: Build, new_site: Any, form: str, context: str
) -> None:
    name = "m.scripts" if " as m" in form else "scripts"
    form = form.replace("import m", "import scripts")
    site = new_site(
        {
            "m.html": MACROS,
            "page.html": f"{{% {form}{context} %}}{{{{ {name}('admin') }}}}"
            f"{{{{ webpack_css('app') }}}}{{{{ {name}('admin') }}}}",
        }
    )

    text = site.page("page.html", X_Nonce="of-this-page")
    assert_each_once(build, text)
    assert text.count(' nonce="of-this-page"') == 4
    # Jinja keeps the module of a macro: it must not keep the page.
    assert site.page("page.html", X_Nonce="other").count(' nonce="other"') == 4


@pytest.mark.needs("is_jinja")
def test_call_blocks_and_macros_that_include(build: Build, new_site: Any) -> None:
    site = new_site(
        {
            "part.html": PART,
            "page.html": '{% macro box() %}{% include "part.html" %}{{ caller() }}'
            "{% endmacro %}{% call box() %}{{ webpack_js('app') }}{% endcall %}",
        }
    )

    assert_each_once(build, site.page("page.html"))


@pytest.mark.needs("is_jinja")
@pytest.mark.parametrize(
    "page",
    [
        '{% include "part.html" without context %}',
        '{% import "part.html" as part %}',
        '{% from "part.html" import x %}{{ x }}',
    ],
)
def test_tag_that_jinja_would_keep_for_all_pages_is_an_error(
    adapter: Adapter, build: Build, new_site: Any, page: str
) -> None:
    site = new_site({"part.html": PART + "{% set x = 1 %}", "page.html": page})

    with pytest.raises(
        adapter.module("assets.jinja").TagMisplaced, match="with context"
    ):
        site.page("page.html")


@pytest.mark.needs("is_jinja")
def test_import_with_context_may_print(build: Build, new_site: Any) -> None:
    source = '{% import "part.html" as part with context %}{{ part }}'
    site = new_site({"part.html": PART, "page.html": source})

    assert_each_once(build, site.page("page.html"))


@pytest.mark.needs("is_jinja")
def test_rendering_within_a_rendering_is_a_page_of_its_own(
    adapter: Adapter, build: Build
) -> None:
    mail = adapter.environment({"mail": PART}).get_template("mail").render
    source = f"{{{{ mail() }}}}|{PART}|{{{{ mail() }}}}|{PART}"
    page = adapter.environment({"page": source}).get_template("page")
    *parts, last = page.render(mail=mail).split("|")

    for part in parts:
        # What the inner template has returned is text to the outer one.
        assert_each_once(build, unescape(part))
    assert last == ""


@pytest.mark.needs("is_jinja")
def test_template_that_was_loaded_too_early_is_loaded_again(
    adapter: Adapter, build: Build
) -> None:
    environment = Environment(loader=DictLoader({"page": PART + PART}))
    environment.get_template("page")
    adapter.install(environment)

    assert_each_once(build, environment.get_template("page").render())


@pytest.mark.needs("is_jinja")
def test_macro_that_python_calls_prints_its_tags(
    adapter: Adapter, build: Build
) -> None:
    module = adapter.environment({"macros": MACROS}).get_template("macros").module

    assert module.scripts("admin").count("<script") == 3
    assert module.scripts("admin") == module.scripts("admin")


def test_error_page_of_the_same_request_has_its_tags(
    build: Build, new_site: Any
) -> None:
    site = new_site({"page.html": PART, "error.html": PART}, error_page="error.html")
    response = site.get("/broken/page.html", X_Nonce="abc")

    assert response.status == 500
    assert_each_once(build, response.text)
    assert response.text.count(' nonce="abc"') == 4


def test_page_that_breaks_off_leaves_nothing_behind(
    build: Build, new_site: Any
) -> None:
    broken = PART + '{{ webpack_js("nope") }}'
    site = new_site(
        {"page.html": broken, "error.html": PART, "good.html": PART},
        error_page="error.html",
    )
    response = site.get("/page/page.html")

    assert response.status == 500
    assert_each_once(build, response.text)
    assert_each_once(build, site.page("good.html"))
