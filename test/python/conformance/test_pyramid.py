"""What only Pyramid has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pyramid.config import Configurator

from adapters import Adapter
from clients import Request, Response, WsgiCall
from rendered import Build

pytestmark = pytest.mark.only("pyramid")

TAGS = '{{ webpack_css("app") }}{{ webpack_js("app") }}'


def get(app: Any, path: str = "/", mount: str = "") -> Response:
    response = WsgiCall(app, Request(path, mount=mount)).finish()
    if response.error:
        raise response.error
    return response


@pytest.fixture
def new_app(adapter: Adapter, tmp_path: Any) -> Callable[..., Any]:
    """Makes an application with a page at /; `configure` adds to it."""
    (tmp_path / "page.jinja2").write_text(TAGS)

    def make(configure: Callable[[Any], object], **settings: str) -> Any:
        settings |= {"jinja2.directories": str(tmp_path)}
        with Configurator(settings=settings) as config:
            config.add_route("page", "/")
            config.add_view(
                lambda request: {}, route_name="page", renderer="page.jinja2"
            )
            configure(config)
            if "pyramid_jinja2" not in settings:
                config.include("pyramid_jinja2")
        return config.make_wsgi_app()

    return make


@pytest.mark.parametrize("mount", ["", "/app"])
def test_route_prefix(adapter: Adapter, build: Build, new_app: Any, mount: str) -> None:
    app = new_app(lambda c: c.include(adapter.package, route_prefix="assets"))

    url = f"/assets/static/{build.app}"
    assert f'src="{mount}{url}"' in get(app, "/", mount).text
    assert get(app, url, mount).body == build.contents[build.app]
    assert get(app, "/assets/frontend/", mount).status == 200


@pytest.mark.parametrize("first", [True, False])
def test_static_view_of_the_users_own_is_served_as_before(
    adapter: Adapter, build: Build, new_app: Any, tmp_path: Any, first: bool
) -> None:
    (tmp_path / "site.css").write_text("mine")

    def configure(config: Any) -> None:
        if first:
            config.add_static_view("static", str(tmp_path))
        config.include(adapter.package)
        if not first:
            config.add_static_view("static", str(tmp_path))

    app = new_app(configure)
    assert get(app, "/static/site.css").text == "mine"
    assert get(app, "/static/site.css").header("Cache-Control") is None
    assert get(app, f"/static/{build.css}").body == build.contents[build.css]


def test_every_environment_has_the_functions_whoever_makes_it(
    adapter: Adapter, build: Build, new_app: Any, tmp_path: Any
) -> None:
    (tmp_path / "late.html").write_text(TAGS)

    def configure(config: Any) -> None:
        config.include(adapter.package)
        config.include("pyramid_jinja2")
        config.add_jinja2_renderer(".html")
        config.add_route("late", "/late")
        config.add_view(lambda request: {}, route_name="late", renderer="late.html")

    app = new_app(configure)
    for path in ("/", "/late"):
        assert f'src="/static/{build.app}"' in get(app, path).text


def test_asset_spec_names_the_layout_of_the_folder(
    adapter: Adapter, build: Build, new_app: Any, tmp_path: Any
) -> None:
    app = new_app(lambda config: config.include(adapter.package))
    layout = f"{adapter.package}:templates/frontend/base.html"
    (tmp_path / "page.jinja2").write_text(f'{{% extends "{layout}" %}}')

    assert f'src="/static/{build.app}"' in get(app).text


@pytest.mark.parametrize("prefix", [None, "shop"])
def test_asset_spec_names_a_built_file(
    adapter: Adapter, build: Build, new_app: Any, prefix: str | None
) -> None:
    def configure(config: Any) -> None:
        config.include(adapter.package, route_prefix=prefix)
        config.add_route("spec", "/spec")
        config.add_view(view, route_name="spec", renderer="string")

    def view(request: Any) -> str:
        return str(request.static_path(f"{adapter.package}:static/{build.app}"))

    app = new_app(configure)
    url = get(app, "/spec", "/app").text
    assert url == f"/app/{prefix + '/' if prefix else ''}static/{build.app}"
    response = get(app, url.removeprefix("/app"), "/app")
    assert response.body == build.contents[build.app]
    assert "immutable" in (response.header("Cache-Control") or "")


def test_files_need_no_permission_where_pages_do(
    adapter: Adapter, build: Build, new_app: Any
) -> None:
    class Nobody:
        def identity(self, request: Any) -> None: ...

        def authenticated_userid(self, request: Any) -> None: ...

        def permits(self, request: Any, context: Any, permission: str) -> bool:
            return False

    def configure(config: Any) -> None:
        config.set_security_policy(Nobody())
        config.set_default_permission("view")
        config.include(adapter.package)

    app = new_app(configure)
    assert get(app, f"/static/{build.app}").status == 200
    assert get(app, "/").status == 403


def test_two_applications_of_one_process(
    adapter: Adapter, build: Build, new_app: Any
) -> None:
    here = new_app(lambda config: config.include(adapter.package))
    cdn = "https://cdn.example/"
    there = new_app(
        lambda config: config.include(adapter.package), **{"webpack.static_url": cdn}
    )

    for app, root in ((here, "/static/"), (there, cdn), (here, "/static/")):
        assert f'src="{root}{build.app}"' in get(app).text


@pytest.mark.parametrize(("value", "reloads"), [("true", True), ("false", False)])
def test_only_a_server_in_development_reloads_pages(
    adapter: Adapter, new_app: Any, value: str, reloads: bool
) -> None:
    (adapter.folder / ".webpack").mkdir()
    new_app(
        lambda config: config.include(adapter.package),
        **{"pyramid.reload_templates": value},
    )

    assert (adapter.folder / ".webpack" / "reload").exists() is reloads
