"""csrf.py of FastAPI: what other sites send is refused."""

from __future__ import annotations

import asyncio
import runpy
from typing import Any

import pytest
from starlette.responses import PlainTextResponse

from rendered import TEMPLATES

csrf = runpy.run_path(str(TEMPLATES / "features/csrf-fastapi/csrf.py"))

OWN = "http://shop.example"
OTHER = "https://evil.example"

WELCOME: list[dict[str, str]] = [
    {},  # a program
    {"sec-fetch-site": "same-origin", "origin": OWN},
    {"sec-fetch-site": "none"},
    {"origin": OWN},  # a browser that does not know Sec-Fetch-Site
    {"origin": "https://shop.example"},  # behind a proxy that ends TLS
    {"sec-fetch-site": "cross-site", "authorization": "Bearer abc", "origin": OTHER},
    {"sec-fetch-site": "cross-site", "origin": "https://friend.example"},
]
REFUSED = [
    {"sec-fetch-site": "cross-site", "origin": OTHER},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site", "origin": "http://other.shop.example"},
    {"sec-fetch-site": "cross-site", "authorization": "Basic abc", "origin": OTHER},
    {"origin": OTHER},
    {"origin": "null"},
    {"origin": "http://shop.example.evil.example"},
    {"origin": "http://shop.example:8080"},
    {"sec-fetch-site": "nonsense", "origin": OWN},
]


def status_of(headers: dict[str, str], method: str = "POST") -> int:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    given = {"host": "shop.example"} | headers
    scope = {
        "type": "http",
        "method": method,
        "path": "/cart",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    app = csrf["CheckOrigin"](PlainTextResponse("ok"))
    asyncio.run(app(scope, receive, send))
    status: int = sent[0]["status"]
    return status


@pytest.fixture(autouse=True)
def friends(monkeypatch: pytest.MonkeyPatch) -> None:
    names = "https://friend.example/, https://shop.other.example"
    monkeypatch.setenv("CSRF_TRUSTED_ORIGINS", names)


@pytest.mark.parametrize("headers", WELCOME)
def test_own_site_programs_and_friends_are_welcome(headers: dict[str, str]) -> None:
    assert status_of(headers) == 200


@pytest.mark.parametrize("headers", REFUSED)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "CUSTOM"])
def test_other_sites_are_refused(headers: dict[str, str], method: str) -> None:
    assert status_of(headers, method) == 403


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_what_changes_nothing_may_come_from_anywhere(method: str) -> None:
    assert status_of(REFUSED[0], method) == 200


def test_log_says_how_to_let_it_in(caplog: pytest.LogCaptureFixture) -> None:
    status_of(REFUSED[0])

    assert "POST /cart was sent by https://evil.example." in caplog.text
    assert 'CSRF_TRUSTED_ORIGINS="https://evil.example"' in caplog.text
