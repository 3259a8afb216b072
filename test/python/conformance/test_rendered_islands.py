"""Islands that a service renders: one request a page, and a page without it as well."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from service import Service, running

from adapters import Adapter, Options, Site
from clients import Request
from rendered import Build

NewSite = Callable[..., Site]

SCRIPTS = re.compile(r"<(?:script|link)[^>]*>(?:</script>)?\n?")
MARK = "<!--"


@pytest.fixture
def build(build: Build) -> Build:
    return build.add_islands().add_rendered("Counter", "forms/Search").write()


@pytest.fixture
def socket(
    adapter: Adapter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Where the application looks for the service."""
    path = tmp_path / "private" / "s"
    monkeypatch.setenv("SSR_SOCKET", str(path))
    monkeypatch.setenv("SSR_TIMEOUT", "20")  # the machine may be busy
    get_client = adapter.module("assets.ssr_client").get_client
    get_client.cache_clear()
    yield path
    get_client.cache_clear()


@pytest.fixture
def service(socket: Path) -> Iterator[Service]:
    with running(socket) as service:
        yield service


def plain(html: str) -> str:
    """A page without what loads files."""
    return SCRIPTS.sub("", html)


@pytest.mark.usefixtures("build")
def test_twenty_islands_are_one_request(
    adapter: Adapter, service: Service, new_site: NewSite
) -> None:
    source = "".join(
        f'{{{{ island("Counter", n={n}, ssr=True) }}}}<hr>' for n in range(20)
    )
    html = new_site({"page.html": source}).page("page.html")

    assert len(service.batches) == 1
    assert len(service.batches[0]) == 20
    for n in range(20):
        assert f' ssr><b>Counter {{"n": {n}}}</b></frontend-island><hr>' in html
    assert MARK not in html
    assert len(set(re.findall(r' id="(island-\w+)"', html))) == 20


@pytest.mark.usefixtures("build")
def test_the_page_is_there_without_the_service(
    adapter: Adapter, socket: Path, new_site: NewSite
) -> None:
    source = '{% call island("Counter", ssr=True) %}<p>wait</p>{% endcall %}'
    html = plain(new_site({"page.html": source}).page("page.html"))

    element = re.sub(' id="[^"]*"', "", html).strip()
    assert element == (
        '<frontend-island name="Counter" client="load"><p>wait</p></frontend-island>'
    )


@pytest.mark.usefixtures("build")
def test_what_is_rendered_takes_the_place_of_what_was_shown(
    adapter: Adapter, service: Service, new_site: NewSite
) -> None:
    source = (
        '{% call island("Counter", ssr=True, id="own") %}'
        '{% call island("forms/Search", ssr=True) %}inner{% endcall %}'
        '{{ webpack_js("app") }}{% endcall %}after{{ webpack_js("app") }}'
    )
    html = new_site({"page.html": source}).page("page.html")

    assert '<frontend-island name="Counter" id="own" client="load" ssr>' in html
    assert "inner" not in html
    assert MARK not in html
    # A script that a tag in there has printed is printed nowhere else.
    assert len(re.findall(r"<script src=[^>]*/app\.", html)) == 1
    assert next(iter(service.batches[0].values()))["id"] == "own"


@pytest.mark.usefixtures("build")
def test_styles_stand_before_it_and_are_known_to_its_code(
    adapter: Adapter, service: Service, new_site: NewSite
) -> None:
    source = '{{ island("Counter", ssr=True) }}{{ island("Counter", ssr=True) }}'
    html = new_site({"page.html": source}).page("page.html")

    links = re.findall(r'<link rel="stylesheet"[^>]*counter[^>]*>', html)
    assert len(links) == 1
    assert html.index(links[0]) < html.index("<frontend-island")
    assert re.search(r' data-href="css/counter\.\w+\.css"', links[0])
    assert " integrity=" in links[0]
    assert html.count('as="style"') == 0


@pytest.mark.usefixtures("build")
@pytest.mark.parametrize(
    ("mode", "tag", "asks"),
    [
        ("", "ssr=True", True),
        ("", "ssr=False", False),
        ("", "n=1", False),
        ("all", "n=1", True),
        ("all", "ssr=False", False),
        ("off", "ssr=True", False),
    ],
)
def test_who_is_rendered(
    service: Service,
    new_site: NewSite,
    monkeypatch: pytest.MonkeyPatch,
    mode: str,
    tag: str,
    asks: bool,
) -> None:
    monkeypatch.setenv("SSR", mode)
    html = new_site({"page.html": f'{{{{ island("Counter", {tag}) }}}}'}).page(
        "page.html"
    )

    assert len(service.batches) == asks
    assert ("<b>Counter" in html) == asks


@pytest.mark.usefixtures("build")
def test_nothing_of_one_visitor_is_in_the_page_of_another(
    service: Service, new_site: NewSite
) -> None:
    site = new_site({"page.html": '{{ island("Counter", who=who, ssr=True) }}' * 3})
    visitors = [f"visitor-{number}-" for number in range(40)]
    requests = [Request("/page/page.html", headers={"X-Who": who}) for who in visitors]
    pages = [response.text for response in site.send_at_once(requests)]

    for who, page in zip(visitors, pages, strict=True):
        assert set(re.findall(r"visitor-\d+-", page)) == {who}
        assert page.count(f'<b>Counter {{"who": "{who}"}}</b>') == 3


@pytest.mark.usefixtures("build")
@pytest.mark.needs("has_async_views")
def test_an_async_view_is_filled(service: Service, new_site: NewSite) -> None:
    site = new_site({"page.html": '{{ island("Counter", ssr=True) }}'})
    html = site.get("/async/page.html").text

    assert "<b>Counter {}</b>" in html
    assert len(service.batches) == 1


@pytest.mark.usefixtures("build")
@pytest.mark.needs("can_stream")
def test_a_page_that_is_streamed_is_left_to_the_browser(
    service: Service, new_site: NewSite
) -> None:
    site = new_site({"page.html": '{{ island("Counter", ssr=True) }}'})
    html = site.get("/stream/page.html").text

    assert '<frontend-island name="Counter" client="load">' in html
    assert MARK not in html
    assert service.batches == []


@pytest.mark.usefixtures("build")
def test_a_component_that_fails_leaves_the_others(
    service: Service, new_site: NewSite
) -> None:
    def render(name: str, data: object) -> dict[str, object]:
        stack = ["ReferenceError: x", "at C (webpack://f/src/islands/C.tsx:7:3)"]
        error = {"name": "ReferenceError", "message": "<x> is", "stack": stack}
        return {"error": error} if name == "Counter" else {"html": "<b>here</b>"}

    service.render = render
    source = '{{ island("Counter", ssr=True) }}{{ island("forms/Search", ssr=True) }}'
    for debug in (False, True):
        html = new_site({"page.html": source}, debug=debug).page("page.html")
        assert "<b>here</b>" in html
        assert MARK not in html
        told = "ReferenceError: &lt;x&gt; is (src/islands/C.tsx:7:3)" in html
        assert told == debug


@pytest.mark.usefixtures("build")
def test_the_head_has_what_components_say(service: Service, new_site: NewSite) -> None:
    service.render = lambda name, data: {
        "html": "<b></b>",
        "head": '<title>\\1 $& new</title><meta name="description" content="d">'
        '<link rel="canonical" href="/a">',
    }
    source = (
        "<html><head><!-- <title>no</title> --><title>old</title>"
        '<meta name="description" content="old"></head>'
        '<body>{{ island("Counter", ssr=True) }}<title>svg</title></body></html>'
    )
    html = new_site({"page.html": source}).page("page.html")

    head = html.partition("</head>")[0]
    assert head.count("<title>") == 2
    assert "<!-- <title>no</title> --><title>\\1 $& new</title>" in head
    assert '<meta name="description" content="d">' in head
    assert '<link rel="canonical" href="/a">' in head
    assert "old" not in html
    assert "<title>svg</title>" in html


@pytest.mark.usefixtures("build")
def test_files_have_the_url_that_the_page_gives_them(
    service: Service, new_site: NewSite
) -> None:
    service.render = lambda name, data: {
        "html": '<img src="frontend-file:///images/logo.2e.svg">'
    }
    site = new_site(
        {"page.html": '{{ island("Counter", ssr=True) }}'}, cdn="https://cdn.example/s/"
    )

    assert '<img src="https://cdn.example/s/frontend/images/logo.2e.svg">' in site.page(
        "page.html"
    )


def test_all_adapters_fill_the_same(
    adapters: dict[type[Adapter], Adapter],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = (
        '<head></head>{{ island("Counter", n=1, ssr=True) }}'
        '{% call island("forms/Search", q="<&", ssr=True) %}wait{% endcall %}'
    )
    path = tmp_path / "private" / "s"
    monkeypatch.setenv("SSR_SOCKET", str(path))
    monkeypatch.setenv("SSR_TIMEOUT", "20")
    printed = {}
    with running(path):
        for adapter in adapters.values():
            folder = tmp_path / adapter.name
            folder.mkdir()
            (folder / "all.html").write_text(adapter.write("all.html", source))
            build = Build(adapter.folder).add_islands()
            build.add_rendered("Counter", "forms/Search").write()
            adapter.forget()
            client = adapter.module("assets.ssr_client").get_client
            client.cache_clear()
            printed[adapter.name] = adapter.site(folder, Options()).page("all.html")
            client.cache_clear()
            adapter.close()
            (adapter.folder / "manifest.json").unlink()

    assert len(printed) == 5
    assert set(printed.values()) == {printed["django"]}
    assert "<b>forms/Search" in printed["django"]
