"""What only FastAPI and Starlette have."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from typing import Any

import pytest
from fastapi import APIRouter, FastAPI
from fastapi import Request as Asked
from starlette.applications import Starlette
from starlette.routing import Mount, Route, Router
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from adapters import Adapter
from clients import Request, Response, asgi_call
from rendered import Build

pytestmark = pytest.mark.only("fastapi")

TAGS = '{{ webpack_css("app") }}{{ webpack_js("app") }}'


def get(app: Any, path: str = "/", mount: str = "") -> Response:
    response = asyncio.run(asgi_call(app, Request(path, mount=mount)))
    if response.error:
        raise response.error
    return response


@pytest.fixture
def templates(adapter: Adapter, tmp_path: Any) -> Any:
    (tmp_path / "page.html").write_text(TAGS)
    return Jinja2Templates(tmp_path)


@pytest.fixture
def view(templates: Any) -> Any:
    def show(request: Any) -> Any:
        return templates.TemplateResponse(request, "page.html")

    return show


def init(adapter: Adapter, app: Any, *templates: Any) -> Any:
    adapter.module("application").init_app(app, *templates)
    return app


@pytest.mark.parametrize("mount", ["", "/app"])
@pytest.mark.parametrize("path", ["/", "/router/page", "/sub/page", "/sub/deep/page"])
def test_pages_of_mounted_routers_and_applications_find_the_files(
    adapter: Adapter, build: Build, templates: Any, view: Any, path: str, mount: str
) -> None:
    sub = FastAPI()
    sub.add_route("/page", view)
    sub.mount("/deep", Starlette(routes=[Route("/page", view)]))
    routes = [
        Route("/", view),
        Mount("/router", Router([Route("/page", view)])),
        Mount("/sub", sub),
    ]
    app = init(adapter, Starlette(routes=routes), templates)

    assert f'src="{mount}/static/{build.app}"' in get(app, path, mount).text
    assert get(app, f"/static/{build.app}", mount).body == build.contents[build.app]


@pytest.mark.parametrize("mount", ["", "/app"])
def test_mounted_application_has_files_of_its_own(
    adapter: Adapter, build: Build, templates: Any, view: Any, mount: str
) -> None:
    sub = init(adapter, FastAPI(), templates)
    sub.add_route("/", view)
    app = FastAPI()
    app.mount("/sub", sub)

    assert f'src="{mount}/sub/static/{build.app}"' in get(app, "/sub/", mount).text
    assert get(app, f"/sub/static/{build.app}", mount).status == 200


@pytest.mark.filterwarnings("ignore:The `root_path` parameter is deprecated")
@pytest.mark.parametrize("root_path", ["/api", "/api/"])
def test_root_path_of_the_application(
    adapter: Adapter, build: Build, templates: Any, view: Any, root_path: str
) -> None:
    app = init(adapter, FastAPI(root_path=root_path), templates)
    app.add_route("/", view)

    assert f'src="/api/static/{build.app}"' in get(app).text


def test_routes_of_fastapi_print_tags(
    adapter: Adapter, build: Build, templates: Any
) -> None:
    router = APIRouter(prefix="/shop")

    @router.get("/sync")
    def sync(request: Asked) -> Any:
        return templates.TemplateResponse(request, "page.html")

    @router.get("/async")
    async def asynchronous(request: Asked) -> Any:
        return templates.TemplateResponse(request, "page.html")

    app = init(adapter, FastAPI(), templates)
    app.include_router(router)

    for path in ("/shop/sync", "/shop/async"):
        assert f'src="/static/{build.app}"' in get(app, path).text


@pytest.mark.parametrize("order", ["before", "after"])
def test_mount_of_the_users_own_at_static_is_served_as_before(
    adapter: Adapter, build: Build, tmp_path: Any, order: str
) -> None:
    (tmp_path / "site.css").write_text("mine")
    app = Starlette()
    if order == "after":
        init(adapter, app)
    app.mount("/static", StaticFiles(directory=tmp_path), name="static")
    if order == "before":
        init(adapter, app)

    assert get(app, "/static/site.css").text == "mine"
    assert get(app, f"/static/{build.css}").body == build.contents[build.css]


def test_mount_at_the_root_leaves_the_sample_page_and_the_files(
    adapter: Adapter, build: Build, tmp_path: Any
) -> None:
    (tmp_path / "index.html").write_text("mine")
    app = Starlette(routes=[Mount("/", StaticFiles(directory=tmp_path, html=True))])
    init(adapter, app)

    assert "data-counter" in get(app, "/frontend/").text
    assert get(app, f"/static/{build.css}").status == 200
    assert get(app, "/").text == "mine"


RELOADING = """
import sys
from pathlib import Path
sys.path.insert(0, {place!r})
import uvicorn
from {package}.serving import is_development

async def app(scope, receive, send):
    Path({told!r}).write_text(str(is_development()))
    raise SystemExit

if __name__ == "__main__":
    uvicorn.run("main:app", reload={reload}, port=0)
"""


@pytest.mark.parametrize("reload", [True, False])
def test_server_that_a_script_starts_is_one_of_development_if_it_reloads(
    adapter: Adapter, tmp_path: Any, reload: bool
) -> None:
    told = tmp_path / "told"
    place = str(adapter.folder.parents[adapter.package.count(".")])
    source = RELOADING.format(
        place=place, package=adapter.package, told=str(told), reload=reload
    )
    (tmp_path / "main.py").write_text(source)
    # uvicorn begins with the application's start, for which it asks the application.
    server = subprocess.Popen([sys.executable, "main.py"], cwd=tmp_path)
    try:
        deadline = time.monotonic() + 30
        while not told.exists() or not told.read_text():
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        server.terminate()
        server.wait()

    assert told.read_text() == str(reload)


def test_layouts_of_the_folder_can_be_extended(
    adapter: Adapter, build: Build, templates: Any, view: Any, tmp_path: Any
) -> None:
    extends = '{% extends "frontend/base.html" %}{% block body %}mine{% endblock %}'
    (tmp_path / "page.html").write_text(extends)
    app = init(adapter, Starlette(routes=[Route("/", view)]), templates)

    assert "mine" in get(app).text
    assert f'src="/static/{build.app}"' in get(app).text


def test_two_applications_of_one_process(
    adapter: Adapter, build: Build, templates: Any, view: Any
) -> None:
    apps = [Starlette(routes=[Route("/", view)]) for _ in range(2)]
    for app in apps:
        init(adapter, app, templates)

    for n, app in enumerate([*apps, *apps]):
        assert f'src="/a{n}/static/{build.app}"' in get(app, "/", f"/a{n}").text


def test_template_outside_of_a_request_has_its_tags(
    adapter: Adapter, build: Build, templates: Any
) -> None:
    adapter.module("application").init_templates(templates)

    text = templates.get_template("page.html").render()
    assert f'src="/static/{build.app}"' in text


@pytest.mark.parametrize(
    ("debug", "variable", "argument", "reloads"),
    [
        (True, "", "", True),
        (False, "development", "", True),
        (False, "", "--reload", True),
        (False, "production", "", False),
        (False, "", "", False),
    ],
)
def test_only_a_development_server_reloads_pages_and_explains_errors(
    adapter: Adapter,
    templates: Any,
    view: Any,
    monkeypatch: pytest.MonkeyPatch,
    debug: bool,
    variable: str,
    argument: str,
    reloads: bool,
) -> None:
    (adapter.folder / ".webpack").mkdir()
    monkeypatch.setenv("FASTAPI_ENV", variable)
    monkeypatch.setattr(sys, "argv", ["uvicorn", "main:app", argument])
    app = Starlette(debug=debug, routes=[Route("/", view)])
    init(adapter, app, templates)
    response = asyncio.run(asgi_call(app, Request("/")))

    assert (adapter.folder / ".webpack" / "reload").exists() is reloads
    assert ("Fix: run" in response.text) is reloads
    assert response.status == 500
