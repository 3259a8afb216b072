"""What only Flask has."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask, render_template_string
from flask_talisman import Talisman

from adapters import Adapter
from clients import Request, Response, WsgiCall
from rendered import Build

pytestmark = pytest.mark.only("flask")

TAGS = '{{ webpack_css("app") }}{{ webpack_js("app") }}'


def new_app(adapter: Adapter, **options: Any) -> Any:
    app = Flask("flask_site", **options)
    adapter.module("extension").init_app(app)
    app.add_url_rule("/", "page", lambda: render_template_string(TAGS))
    return app


def get(app: Any, path: str = "/", **headers: str) -> Response:
    response = WsgiCall(app, Request(path, headers=headers)).finish()
    if response.error:
        raise response.error
    return response


@pytest.mark.parametrize(
    ("options", "root"),
    [
        ({}, "/static"),
        ({"static_folder": None}, "/static"),
        ({"static_url_path": "/assets"}, "/assets"),
        ({"static_url_path": "/assets/"}, "/assets"),
        ({"static_url_path": "", "static_folder": "files"}, "/static"),
        ({"static_folder": "public"}, "/public"),
    ],
)
def test_files_are_below_the_static_files_of_the_application(
    adapter: Adapter, build: Build, options: dict[str, Any], root: str
) -> None:
    app = new_app(adapter, **options)

    assert f'src="{root}/{build.app}"' in get(app).text
    assert get(app, f"{root}/{build.app}").status == 200


def test_files_of_the_application_are_served_as_before(
    adapter: Adapter, build: Build, tmp_path: Any
) -> None:
    (tmp_path / "site.css").write_text("mine")
    app = new_app(adapter, static_folder=str(tmp_path), static_url_path="/static")

    assert get(app, "/static/site.css").text == "mine"
    assert get(app, f"/static/{build.css}").status == 200


def test_pages_of_a_subdomain_find_the_files(adapter: Adapter, build: Build) -> None:
    app = new_app(adapter, subdomain_matching=True)
    app.config["SERVER_NAME"] = "shop.example"
    app.add_url_rule(
        "/", "admin", lambda: render_template_string(TAGS), subdomain="admin"
    )

    text = get(app, Host="admin.shop.example").text
    assert f'src="http://shop.example/static/{build.app}"' in text


def test_template_outside_of_a_request_has_its_tags(
    adapter: Adapter, build: Build
) -> None:
    app = new_app(adapter, static_url_path="/assets")
    with app.app_context():
        text = render_template_string(TAGS)

    assert f'src="/assets/{build.app}"' in text


def test_nonce_of_talisman_is_in_the_header_and_on_every_tag(
    adapter: Adapter, build: Build
) -> None:
    app = new_app(adapter)
    Talisman(
        app,
        force_https=False,
        content_security_policy={"script-src": "'self'", "style-src": "'self'"},
        content_security_policy_nonce_in=["script-src", "style-src"],
    )
    response = get(app)
    policy = response.header("Content-Security-Policy") or ""
    nonces = re.findall("'nonce-([^']+)'", policy)

    assert len(nonces) == 2
    assert re.findall(' nonce="([^"]+)"', response.text) == [nonces[0]] * 3


def test_application_may_handle_the_error_itself(adapter: Adapter) -> None:
    app = new_app(adapter)
    error = adapter.module("assets").AssetError
    app.register_error_handler(error, lambda error: ("mine", 503))

    assert (get(app).status, get(app).text) == (503, "mine")


def test_two_applications_of_one_process(adapter: Adapter, build: Build) -> None:
    first, second = new_app(adapter), new_app(adapter, static_url_path="/assets")

    assert f'src="/static/{build.app}"' in get(first).text
    assert f'src="/assets/{build.app}"' in get(second).text
    assert f'src="/static/{build.app}"' in get(first).text


def test_check_passes_with_a_build(adapter: Adapter, build: Build) -> None:
    result = new_app(adapter).test_cli_runner().invoke(args=["frontend", "check"])

    assert result.exit_code == 0
    assert result.output == "The build is complete: admin, app.\n"


def test_check_stops_a_deployment_without_a_build(adapter: Adapter) -> None:
    result = new_app(adapter).test_cli_runner().invoke(args=["frontend", "check"])

    assert result.exit_code == 1
    assert "The frontend has not been built yet" in result.output


def test_check_names_the_way_to_the_folder_from_here(
    adapter: Adapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    (adapter.folder / "node_modules").mkdir(exist_ok=True)
    runner = new_app(adapter).test_cli_runner()
    for folder, way in [
        (adapter.folder.parent, "frontend"),
        (adapter.folder.parent.parent, f"{adapter.folder.parent.name}/frontend"),
        (adapter.folder / "static", ".."),
    ]:
        folder.mkdir(exist_ok=True)
        monkeypatch.chdir(folder)
        result = runner.invoke(args=["frontend", "check"])
        assert f"Fix: run `cd {way} && npm run build`" in result.output


def test_check_stops_a_deployment_that_lacks_files(
    adapter: Adapter, build: Build
) -> None:
    (build.folder / "static" / build.lazy).unlink()
    result = new_app(adapter).test_cli_runner().invoke(args=["frontend", "check"])

    assert result.exit_code == 1
    static = build.folder / "static"
    assert f"not in {static}, the first is {build.lazy}" in result.output


@pytest.mark.parametrize(("variable", "reloads"), [("true", True), (None, False)])
def test_only_a_restart_by_the_reloader_reloads_pages(
    adapter: Adapter,
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
    variable: str | None,
    reloads: bool,
) -> None:
    (adapter.folder / ".webpack").mkdir()
    if variable:
        monkeypatch.setenv("WERKZEUG_RUN_MAIN", variable)
    new_app(adapter)

    assert (adapter.folder / ".webpack" / "reload").exists() is reloads


def test_options_that_are_set_afterwards_count(adapter: Adapter, build: Build) -> None:
    app = Flask("flask_site")
    adapter.module("extension").init_app(app)
    app.jinja_options = {"variable_start_string": "[[", "variable_end_string": "]]"}
    app.config.from_mapping(TEMPLATES_AUTO_RELOAD=True)
    source = '[[ webpack_js("app") ]] {{ raw }}'
    app.add_url_rule("/", "page", lambda: render_template_string(source))

    assert f'src="/static/{build.app}"' in get(app).text
    assert "{{ raw }}" in get(app).text
    assert app.jinja_env.auto_reload


def test_environment_that_is_made_before_has_the_functions(
    adapter: Adapter, build: Build
) -> None:
    app = Flask("flask_site")
    app.jinja_env.filters["mine"] = str.upper
    adapter.module("extension").init_app(app)
    app.add_url_rule("/", "page", lambda: render_template_string(TAGS))

    assert f'src="/static/{build.app}"' in get(app).text


def test_handler_of_the_application_for_all_errors_gets_the_error_itself(
    adapter: Adapter, folder: Any
) -> None:
    app = new_app(adapter)
    errors = []

    def handle(error: Exception) -> tuple[str, int]:
        errors.append(type(error).__name__)
        return "our own page", 500

    app.register_error_handler(Exception, handle)
    assert get(app).text == "our own page"
    assert errors == ["ManifestMissing"]

    app.debug = True
    assert "The frontend has not been built yet" in get(app).text
