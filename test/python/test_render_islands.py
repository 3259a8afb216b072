"""Django's middleware that puts rendered islands into pages, and its check."""

from __future__ import annotations

import asyncio
import gzip
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from django.template import Context, Template
from django.test import RequestFactory
from service import Service, running

from frontend.assets.encode import IslandInvalid
from frontend.assets.sample import sample_build
from frontend.assets.ssr_client import get_client
from frontend.assets.ssr_fill import RenderingFailed
from frontend.assets.ssr_settings import tell_setting
from frontend.checks_ssr import MIDDLEWARE, check_middleware
from frontend.middleware import render_islands
from rendered import Build

TAG = '{% load webpack %}{% island "Counter" n=1 ssr=True %}'
FILLED = b'<b>Counter {"n": 1}</b>'

View = Callable[[HttpRequest], Any]


@pytest.fixture(autouse=True)
def service(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Service]:
    build.add_islands().add_rendered("Counter").write()
    monkeypatch.setenv("SSR_SOCKET", str(tmp_path / "private" / "s"))
    monkeypatch.setenv("SSR_TIMEOUT", "20")  # the machine may be busy
    get_client.cache_clear()
    with running(tmp_path / "private" / "s") as service:
        yield service
    get_client.cache_clear()


def slow(handler: Any) -> None:
    time.sleep(0.5)
    results = {key: {"html": "<b>slow</b>"} for key in handler.jobs}
    handler.answer(200, {"results": results})


def page() -> bytes:
    return Template(TAG).render(Context()).encode()


def answer(view: View, **more: Any) -> Any:
    return render_islands(view)(RequestFactory().get("/", **more))


def test_fills_a_page() -> None:
    assert FILLED in answer(lambda _: HttpResponse(page())).content


def test_fills_a_page_whose_length_was_said() -> None:
    def view(_: HttpRequest) -> HttpResponse:
        response = HttpResponse(page())
        response.headers["Content-Length"] = str(len(response.content))
        return response

    filled = answer(view)
    assert FILLED in filled.content
    assert filled.headers["Content-Length"] == str(len(filled.content))


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "text/html; charset=latin-1"]
)
def test_passes_on_what_is_no_page_in_utf_8(kind: str, service: Service) -> None:
    contents = []

    def view(_: HttpRequest) -> HttpResponse:
        contents.append(page() + "é".encode("latin-1"))
        return HttpResponse(contents[0], content_type=kind)

    assert answer(view).content == contents[0]
    assert service.batches == []


def test_passes_on_bytes_that_are_not_what_they_say() -> None:
    contents = []

    def view(_: HttpRequest) -> HttpResponse:
        contents.append(page() + b"\xff")
        return HttpResponse(contents[0])

    assert answer(view).content == contents[0]


def test_passes_on_what_is_compressed_already(service: Service) -> None:
    def view(request: HttpRequest) -> Any:
        return GZipMiddleware(lambda _: HttpResponse(page() + b" " * 500))(request)

    response = answer(view, headers={"Accept-Encoding": "gzip"})
    assert b"<frontend-island" in gzip.decompress(response.content)
    assert service.batches == []


def test_what_is_around_it_sees_the_whole_page() -> None:
    def view(_: HttpRequest) -> HttpResponse:
        return HttpResponse(page() + b" " * 500)

    around = GZipMiddleware(ConditionalGetMiddleware(render_islands(view)))
    responses = [
        around(RequestFactory().get("/", headers={"Accept-Encoding": "gzip"}))
        for _ in range(2)
    ]
    assert FILLED in gzip.decompress(responses[0].content)
    # The tokens of the marks are by chance, and are not in it.
    tags = [response.headers["ETag"] for response in responses]
    assert tags[0] == tags[1]


def test_a_stream_and_a_file_pass_as_they_are(service: Service, tmp_path: Path) -> None:
    def stream(_: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse(page() for _ in range(2))

    body = b"".join(answer(stream).streaming_content)
    assert body.count(b"<frontend-island ") == 2
    assert b"<!--" not in body

    file = tmp_path / "page.html"
    file.write_bytes(page())
    response = answer(lambda _: FileResponse(file.open("rb")))
    assert b"".join(response.streaming_content) == file.read_bytes()
    response.close()
    assert service.batches == []


def test_head_has_the_length_of_get() -> None:
    def view(_: HttpRequest) -> HttpResponse:
        return HttpResponse(page())

    head = render_islands(view)(RequestFactory().head("/"))
    assert len(head.content) == len(answer(view).content)


def test_an_island_from_a_cache_is_left_to_the_browser(service: Service) -> None:
    kept: list[bytes] = []

    def view(_: HttpRequest) -> HttpResponse:
        if not kept:
            kept.append(page())
        return HttpResponse(kept[0])

    assert FILLED in answer(view).content
    assert b"<frontend-island" in answer(view).content
    assert len(service.batches) == 1


def test_a_mail_is_left_to_the_browser(service: Service) -> None:
    mails = []

    def view(_: HttpRequest) -> HttpResponse:
        mails.append(page())
        return HttpResponse(page())

    assert FILLED in answer(view).content
    assert FILLED not in mails[0]
    assert [len(batch) for batch in service.batches] == [1]
    assert page().count(b"<!--") == 0, "nobody fills it"


def test_asynchronous_views_do_not_wait_for_one_another(service: Service) -> None:
    async def view(_: HttpRequest) -> HttpResponse:
        await asyncio.sleep(0)
        return HttpResponse(await sync_to_async(page)())

    beats: list[float] = []

    async def beat() -> None:
        while True:
            beats.append(time.monotonic())
            await asyncio.sleep(0.01)

    async def ask() -> list[HttpResponse]:
        beating = asyncio.create_task(beat())
        middleware = render_islands(view)
        requests = [middleware(RequestFactory().get("/")) for _ in range(3)]
        responses = await asyncio.gather(*requests)
        beating.cancel()
        return responses

    service.misbehave = slow
    responses = asyncio.run(ask())
    assert all(b"<b>slow</b>" in response.content for response in responses)
    assert len(beats) > 10, "the loop goes on"


@pytest.mark.parametrize("problem", ["down", "component"])
def test_tests_can_ask_for_errors(
    problem: str, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSR_RAISE", "1")
    if problem == "down":
        service.misbehave = lambda handler: handler.answer(500, {})
    else:
        service.render = lambda name, data: {"error": {"name": "E", "message": "m"}}
    with pytest.raises(RenderingFailed) as caught:
        answer(lambda _: HttpResponse(page()))
    assert "Fix: " in str(caught.value)


def test_a_page_asks_for_as_many_as_the_service_takes(service: Service) -> None:
    def view(_: HttpRequest) -> HttpResponse:
        context = Context({"large": "x" * 300_000})
        large = '{% load webpack %}{% island "Counter" ssr=True text=large %}'
        tag = '{% island "Counter" ssr=True %}'
        source = f"{large}{tag * 120}"
        return HttpResponse(Template(source).render(context))

    content = answer(view).content
    (batch,) = service.batches
    assert len(batch) == 100
    assert len(json.dumps(batch)) < 1_000_000
    assert content.count(b" ssr><b>") == 100
    assert content.count(b"<frontend-island ") == 121
    assert b"<!--" not in content


def test_an_island_without_a_framework_is_told_of_in_debug(
    override: Callable[..., None],
) -> None:
    template = '{% load webpack %}{% island "forms/Search" ssr=True %}'
    assert "<frontend-island" in Template(template).render(Context())
    override(DEBUG=True)
    with pytest.raises(IslandInvalid, match="a plain island cannot be rendered"):
        Template(template).render(Context())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SSR_TIMEOUT", "0,5"),
        ("SSR_TIMEOUT", "-1"),
        ("SSR_URL", "ssr:9130"),
        ("SSR_URL", "https://ssr"),
    ],
)
def test_a_setting_without_sense_is_told_and_breaks_no_page(
    name: str,
    value: str,
    service: Service,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv(name, value)
    get_client.cache_clear()
    tell_setting.cache_clear()
    for _ in range(3):
        assert b"<frontend-island" in answer(lambda _: HttpResponse(page())).content
    assert service.batches == []
    assert [f'{name} is "{value}"' in one.message for one in caplog.records] == [True]


def test_what_fails_inside_of_it_is_told_beside_its_html(
    service: Service, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught = {"name": "Error", "message": "inside", "stack": []}
    service.render = lambda name, data: {"html": "<b>rest</b>", "caught": caught}
    assert b" ssr><b>rest</b>" in answer(lambda _: HttpResponse(page())).content
    assert "could not be rendered: Error: inside" in caplog.text
    monkeypatch.setenv("SSR_RAISE", "1")
    with pytest.raises(RenderingFailed):
        answer(lambda _: HttpResponse(page()))


def test_half_of_a_pair_of_surrogates_breaks_no_page(service: Service) -> None:
    service.render = lambda name, data: {"html": "<b>\ud800</b>", "head": "\udfff"}
    assert b" ssr><b>?</b>" in answer(lambda _: HttpResponse(page())).content


def test_an_island_from_a_cache_has_no_id_of_another(service: Service) -> None:
    kept: list[bytes] = []

    def view(_: HttpRequest) -> HttpResponse:
        if not kept:
            kept.append(page())
        return HttpResponse(kept[0] + page())

    answer(view)
    content = answer(view).content
    assert content.count(b"<frontend-island ") == 2
    assert content.count(b' id="') == 1


def test_what_a_visitor_writes_is_no_file(service: Service) -> None:
    html = '<img src="frontend-file:///a.svg"> frontend-file:///a.svg'
    service.render = lambda name, data: {"html": html}
    content = answer(lambda _: HttpResponse(page())).content
    assert b'<img src="/static/frontend/a.svg"> frontend-file:///a.svg' in content


def test_many_asynchronous_pages_wait_no_longer_than_one(service: Service) -> None:
    async def view(_: HttpRequest) -> HttpResponse:
        return HttpResponse(page())

    async def ask() -> list[HttpResponse]:
        middleware = render_islands(view)
        return await asyncio.gather(
            *[middleware(RequestFactory().get("/")) for _ in range(60)]
        )

    service.misbehave = slow
    start = time.monotonic()
    responses = asyncio.run(ask())
    # One after the other in the few threads that a loop has, it would be five seconds.
    assert time.monotonic() - start < 4
    assert all(b"<b>slow</b>" in response.content for response in responses)


def test_a_sample_build_asks_nobody(service: Service) -> None:
    with sample_build():
        assert FILLED not in answer(lambda _: HttpResponse(page())).content
    assert service.batches == []


def test_the_check_knows_whether_it_is_there(override: Callable[..., None]) -> None:
    override(MIDDLEWARE=[])
    assert [one.id for one in check_middleware()] == ["frontend.W007"]
    override(MIDDLEWARE=["django.middleware.gzip.GZipMiddleware", MIDDLEWARE])
    assert check_middleware() == []
    override(MIDDLEWARE=[MIDDLEWARE, "django.middleware.gzip.GZipMiddleware"])
    assert [one.id for one in check_middleware()] == ["frontend.W008"]
