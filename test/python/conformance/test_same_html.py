"""The same manifest gives the same bytes, whatever the backend."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from adapters import Adapter, Options
from rendered import Build, static

Print = Callable[[str], str]

# A tag in a template: the same asked of the reader itself.
TAGS: dict[str, Callable[[Any], str]] = {
    'webpack_css("app")': lambda page: page.css("app"),
    'webpack_js("app")': lambda page: page.js("app"),
    'webpack_js("admin", "app")': lambda page: page.js("admin", "app"),
    'webpack_preload("app")': lambda page: page.preload("app"),
    'webpack_preload("fonts/figtree.woff2", "images/logo.svg")': lambda page: (
        page.preload("fonts/figtree.woff2", "images/logo.svg")
    ),
    'webpack_asset("images/logo.svg")': lambda page: page.asset("images/logo.svg"),
    'webpack_css("app", media="print", title="a & b")': lambda page: page.css(
        "app", media="print", title="a & b"
    ),
    'webpack_js("app", async_=True, data_turbo_track="reload")': lambda page: page.js(
        "app", async_=True, data_turbo_track="reload"
    ),
    'webpack_js("app", defer=False, crossorigin=None)': lambda page: page.js(
        "app", defer=False, crossorigin=None
    ),
    'webpack_js("app", data_n=0, fetchpriority=nothing)': lambda page: page.js(
        "app", data_n=0, fetchpriority=None
    ),
    'webpack_js("app", nonce="its own")': lambda page: page.js("app", nonce="its own"),
}


@pytest.mark.parametrize("tag", TAGS)
def test_tag_prints_what_the_reader_says(
    adapter: Adapter, build: Build, print_tags: Print, tag: str
) -> None:
    page = adapter.module("assets").Assets(build.folder).page(static)
    expected = TAGS[tag](page)

    assert print_tags(f"{{{{ {tag} }}}}") == expected
    assert build.name in expected


def test_all_adapters_print_the_same(
    adapters: dict[type[Adapter], Adapter], tmp_path: Path
) -> None:
    everything = "\n".join(f"{{{{ {tag} }}}}" for tag in TAGS)
    printed = {}
    for adapter in adapters.values():
        folder = tmp_path / adapter.name
        folder.mkdir()
        (folder / "all.html").write_text(adapter.write("all.html", everything))
        Build(adapter.folder).write()
        adapter.forget()
        printed[adapter.name] = adapter.site(folder, Options()).page("all.html")
        adapter.close()
        (adapter.folder / "manifest.json").unlink()

    assert len(printed) == 5
    assert set(printed.values()) == {printed["django"]}


def test_reader_is_the_same_in_all_folders(
    adapters: dict[type[Adapter], Adapter],
) -> None:
    folders = {adapter.folder / "assets" for adapter in adapters.values()}
    reader = {file.name for folder in folders for file in folder.glob("*.py")}
    assert reader >= {"build.py", "jinja.py", "page.py", "sample.py"}
    for name in reader:
        files = [folder / name for folder in folders if (folder / name).exists()]
        # Flask and Pyramid fill pages when a template is rendered, the others around that.
        versions = 2 if name == "template_class.py" else 1
        assert len({file.read_bytes() for file in files}) == versions, name
        # What Django has `collectstatic` and middleware for.
        assert len(files) == len(folders) or name == "backend.py"


def test_attributes_are_escaped(print_tags: Print) -> None:
    printed = print_tags("""{{ webpack_css("app", media='"><script>alert(1)') }}""")

    assert ' media="&quot;&gt;&lt;script&gt;alert(1)"' in printed


def test_url_is_escaped_in_attributes(build: Build, new_site: Any) -> None:
    build.manifest["app.css"] = build.add("css/a&b.css", "a {}")
    entry = build.manifest["entrypoints"]["app"]
    entry["assets"]["css"] = [build.manifest["app.css"]]
    build.write()
    site = new_site(
        {
            "tag.html": '{{ webpack_css("app") }}',
            "asset.html": '{{ webpack_asset("app.css") }}',
        },
        cdn="https://cdn.example/",
    )

    assert 'href="https://cdn.example/frontend/css/a%26b.' in site.page("tag.html")
    assert site.page("asset.html").startswith("https://cdn.example/frontend/css/a%26b.")


@pytest.mark.parametrize("name", ["a b (1)", "ä", "a+b@2x", "50%", "l'été!~*", "a;b,c"])
def test_names_are_quoted_in_the_same_way(
    build: Build, new_site: Any, name: str
) -> None:
    path = build.manifest["images/x.svg"] = build.add(f"images/{name}.svg", "<svg/>")
    build.write()
    site = new_site({"tag.html": '{{ webpack_preload("images/x.svg") }}'})
    printed = site.page("tag.html").partition('href="')[2].partition('"')[0]
    quoted = quote(path, safe="/~!*()'")  # as Django has always done it
    assert unescape(printed) == f"/static/{quoted}"


def test_undefined_variable_is_an_error_and_no_url(
    adapter: Adapter, build: Build, new_site: Any
) -> None:
    site = new_site({"tag.html": "{{ webpack_asset(nope) }}"})
    error = adapter.module("assets.manifest").AssetNotFound

    with pytest.raises(error, match="No asset is named: the variable is empty"):
        site.page("tag.html")


@pytest.mark.needs("is_jinja")
def test_autoescaping_changes_nothing(build: Build, new_site: Any) -> None:
    tags = '{{ webpack_js("app", title="&") }}'
    site = new_site(
        {
            "on.html": tags,
            "off.html": f"{{% autoescape false %}}{tags}{{% endautoescape %}}",
            "off.txt": tags,
        }
    )

    assert "&amp;" in site.page("on.html")
    assert site.page("off.html") == site.page("on.html")
    assert site.page("off.txt") == site.page("on.html")


@pytest.mark.needs("is_jinja")
def test_tags_can_be_concatenated_and_kept(build: Build, print_tags: Print) -> None:
    printed = print_tags(
        '{% set tags = webpack_css("app") ~ "<b>" ~ webpack_js("app") %}{{ tags }}'
    )

    assert printed.startswith('<link rel="stylesheet"')
    assert "&lt;b&gt;<script" in printed
