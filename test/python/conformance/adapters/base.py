"""What a test asks of a web framework, whichever it is."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import DictLoader, Environment

from clients import Request, Response
from rendered import render


@dataclass(frozen=True)
class Options:
    """How an application is made."""

    debug: bool = False
    cdn: str | None = None
    error_page: str | None = None  # the template of the application's own 500 handler


class Site(ABC):
    """A running application. All of them have the same routes, for any template:

    /page/<template>     renders it
    /broken/<template>   renders it, and raises a RuntimeError afterwards
    /async/<template>    renders it in an asynchronous view, if there are any
    /stream/<template>   sends it piece by piece, if the framework can
    """

    @abstractmethod
    def send(self, request: Request) -> Response:
        """Answer one request."""

    @abstractmethod
    def send_interleaved(self, requests: Sequence[Request]) -> list[Response]:
        """Answer requests in one thread, giving way after each piece of a body."""

    def send_at_once(self, requests: Sequence[Request]) -> list[Response]:
        """Answer requests side by side, in as many threads."""
        with ThreadPoolExecutor(len(requests)) as threads:
            return list(threads.map(self.send, requests))

    def get(self, path: str, mount: str = "", **headers: str) -> Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.send(Request(path, mount=mount, headers=named))

    def page(self, template: str, mount: str = "", **headers: str) -> str:
        """The text of a page, which must be there."""
        response = self.get(f"/page/{template}", mount, **headers)
        if response.error:
            raise response.error
        assert response.status == 200
        return response.text


class Adapter(ABC):
    """A kind of template in a framework, and the package that is rendered for it."""

    name: ClassVar[str]
    backend: ClassVar[str]
    package: ClassVar[str]
    is_jinja: ClassVar[bool] = True
    has_async_views: ClassVar[bool] = False
    can_stream: ClassVar[bool] = True
    # Django has WhiteNoise do it, which test_storage.py asks.
    serves_files: ClassVar[bool] = True
    sends_compressed: ClassVar[bool] = True

    def __init__(self, project: Path) -> None:
        self.project = project
        self.folder = project.joinpath(*self.package.split("."))
        if not self.folder.exists():
            render(self.folder, self.backend, "architectures/ssr-service")
            (self.folder.parent / "__init__.py").touch()

    @abstractmethod
    def site(self, templates: Path, options: Options) -> Site:
        """A new application with the templates of a folder."""

    def close(self) -> None:  # noqa: B027 - most have nothing to close
        """Take back what a site has changed in this process."""

    def write(self, name: str, source: str) -> str:
        """The source of a template, written for Jinja, in the adapter's language."""
        return source

    def module(self, name: str) -> Any:
        """A module of the rendered package."""
        return import_module(f"{self.package}.{name}")

    def environment(self, templates: Mapping[str, str]) -> Any:
        """An environment of Jinja with the tags, outside of any site."""
        environment = Environment(loader=DictLoader(templates), autoescape=True)
        self.install(environment)
        return environment

    def install(self, environment: Any) -> None:
        assets = self.module("assets").get_assets(False)
        self.module("assets.jinja").install(
            environment, lambda variables: assets.page(str)
        )

    def forget(self) -> None:
        """As if the process had just started."""
        self.module("assets").get_assets.cache_clear()


# The values of nonces that somebody has taken, in order.
taken: list[str] = []


def nonce_of(headers: Mapping[str, str]) -> Any:
    """What a middleware puts at the request: a nonce, a function, or nothing."""
    if value := headers.get("X-Nonce-Function"):

        def take() -> str:
            taken.append(value)
            return value

        return take
    return headers.get("X-Nonce")


def variables_of(headers: Mapping[str, str]) -> dict[str, Any]:
    """The variables that a view gives to its template."""
    variables: dict[str, Any] = {"pause": pause, "nothing": None}
    if nonce := headers.get("X-Variable-Nonce"):
        variables["csp_nonce"] = nonce
    if who := headers.get("X-Who"):
        variables["who"] = who
    return variables


def pause() -> str:
    """In a template: let the other threads get on."""
    time.sleep(0.002)
    return ""
