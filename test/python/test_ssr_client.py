"""No page waits for the rendering service, whatever that does."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from service import Handler, Service, running

from frontend.assets import ssr_client, ssr_settings
from frontend.assets.ssr_client import Client
from frontend.assets.ssr_settings import Unusable, find_address

BODY = '{"a":{"name":"Counter","id":"i","data":{"n":1}}}'
SECONDS = 0.6
# Less than what those take that hang; a busy machine adds to a page's own time.
MOST = 2.5


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    with running(tmp_path / "private" / "s") as service:
        yield service


@pytest.fixture
def client(service: Service) -> Client:
    return Client(str(service.path))


def ask(client: Client, seconds: float = 20) -> str | None:
    return client.render(BODY, "render.1.mjs", seconds)["a"].html


def fails(client: Client) -> tuple[str, float]:
    """Why it cannot be used, and after how many seconds that is known."""
    start = time.monotonic()
    with pytest.raises(Unusable) as caught:
        ask(client, SECONDS)
    return str(caught.value), time.monotonic() - start


def hang(handler: Handler) -> None:
    time.sleep(3)


def garbage(handler: Handler) -> None:
    handler.wfile.write(b"\x00\xff no HTTP\r\n\r\n")
    handler.close_connection = True


def no_json(handler: Handler) -> None:
    handler.send_body(200, b"<html>")


def other_json(handler: Handler) -> None:
    handler.answer(200, [1])


def deep(handler: Handler) -> None:
    handler.send_body(200, b"[" * 200_000)


def half(handler: Handler) -> None:
    handler.send_body(200, b'{"success": tr', length=5000)
    handler.close_connection = True


def half_and_hang(handler: Handler) -> None:
    handler.send_body(200, b'{"success": tr', length=5000)
    time.sleep(3)


def drip(handler: Handler) -> None:
    handler.drip(b'{"results": {}}' * 100, 0.05)


def leave(handler: Handler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def refuse(handler: Handler) -> None:
    handler.answer(401, {"error": {"message": "The token is not that"}})


def break_down(handler: Handler) -> None:
    handler.answer(500, {"error": "what"})


MISBEHAVIOURS = {
    hang: "TimeoutError: timed out",
    garbage: "BadStatusLine",
    no_json: "JSONDecodeError",
    other_json: "it answers with 200",
    deep: "RecursionError",
    half: "its answer is cut off",
    half_and_hang: "TimeoutError",
    drip: "TimeoutError",
    leave: "RemoteDisconnected",
    refuse: "The token is not that",
    break_down: "it answers with 500",
}


@pytest.mark.parametrize("misbehave", MISBEHAVIOURS, ids=lambda one: one.__name__)
def test_is_not_waited_for(
    service: Service, client: Client, misbehave: Callable[[Handler], None]
) -> None:
    assert ask(client) == '<b>Counter {"n": 1}</b>'
    service.misbehave = misbehave

    problem, seconds = fails(client)
    assert MISBEHAVIOURS[misbehave] in problem
    assert seconds < MOST

    # What was left of that answer is none to the next request.
    service.misbehave = None
    assert ask(client) == '<b>Counter {"n": 1}</b>'


def test_one_that_is_down_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir(mode=0o700)
    client = Client(str(tmp_path / "private" / "s"))

    problem, seconds = fails(client)
    assert problem.startswith("FileNotFoundError")
    assert seconds < SECONDS


def test_after_five_failures_nobody_asks_until_a_pause_is_over(
    service: Service, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.monotonic()
    service.misbehave = break_down
    for _ in range(8):
        fails(client)
    assert len(service.batches) == 5

    later = now + ssr_client.PAUSE_SECONDS + 1
    monkeypatch.setattr(ssr_client.time, "monotonic", lambda: later)
    fails(client)
    fails(client)
    assert len(service.batches) == 6, "one asks for all"

    service.misbehave = None
    monkeypatch.setattr(ssr_client.time, "monotonic", lambda: later + 11)
    assert ask(client)
    assert ask(client)


def test_another_build_is_no_failure(service: Service, client: Client) -> None:
    def mismatch(handler: Handler) -> None:
        assert handler.headers["X-Bundle"] == "render.1.mjs"
        handler.answer(409, {"error": {"message": "This service has another"}})

    service.misbehave = mismatch
    for _ in range(8):
        fails(client)
    assert len(service.batches) == 8


def test_a_problem_is_told_once(
    service: Service, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    def told() -> list[str]:
        return [record.message for record in caplog.records]

    with caplog.at_level(logging.WARNING):
        service.misbehave = break_down
        fails(client)
        fails(client)
        assert len(told()) == 1
        assert "browsers render islands: it answers with 500" in told()[0]
        service.misbehave = None
        ask(client)
        ask(client)
        assert told()[1:] == ["The rendering service is used again."]
        service.misbehave = break_down
        fails(client)
        assert len(told()) == 3


def test_keeps_a_connection_and_makes_another_when_it_is_closed(
    service: Service, client: Client
) -> None:
    for _ in range(5):
        ask(client)
    assert service.connections == 1

    def close(handler: Handler) -> None:
        service.misbehave = None
        handler.close_connection = True
        handler.answer(200, {"results": {"a": {"html": "last"}}})

    service.misbehave = close
    assert ask(client) == "last"
    time.sleep(0.05)
    assert ask(client)
    assert service.connections == 2


def test_answers_of_threads_are_not_confused(service: Service, client: Client) -> None:
    def own(number: int) -> str | None:
        body = BODY.replace("1}", f"{number}}}")
        return client.render(body, "", 5)["a"].html

    with ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(own, range(200)))

    assert answers == [f'<b>Counter {{"n": {number}}}</b>' for number in range(200)]


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_process_that_was_forked_has_a_connection_of_its_own(
    service: Service, client: Client
) -> None:
    ask(client)
    pid = os.fork()
    if pid == 0:
        os._exit(0 if ask(client) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert ask(client)
    assert service.connections == 2


def test_shows_its_token(service: Service) -> None:
    client = Client(str(service.path), "0123456789abcdef")
    ask(client)
    assert service.headers[0]["Authorization"] == "Bearer 0123456789abcdef"


def test_a_socket_that_anybody_could_have_made_is_not_believed(
    service: Service, client: Client
) -> None:
    service.path.parent.chmod(0o777)
    problem, _ = fails(client)
    assert problem.startswith("others may put a socket of theirs into")


def test_the_service_may_be_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSR_URL", "SSR_SOCKET"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(ssr_settings, "FOLDER", Path("/srv/shop/frontend"))
    assert find_address() == "/srv/shop/frontend/.webpack/ssr/service.sock"

    monkeypatch.setattr(ssr_settings, "FOLDER", Path("/srv") / ("x" * 100))
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/1")
    address = find_address()
    assert isinstance(address, str)
    assert address.startswith(f"/run/user/1/ssr-{os.getuid()}-")
    assert len(address) <= ssr_settings.LONGEST

    monkeypatch.setenv("SSR_SOCKET", "/run/ssr/s")
    assert find_address() == "/run/ssr/s"
    monkeypatch.setenv("SSR_URL", "http://ssr:8000")
    assert find_address() == ("ssr", 8000)


def test_tcp_is_used_where_it_is_told_so(tmp_path: Path) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    body = b'{"results":{"a":{"html":"tcp"}}}'

    def answer() -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(10_000)
            head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n\r\n"
            connection.sendall(head.encode() + body)

    thread = threading.Thread(target=answer)
    thread.start()
    client = Client(listening.getsockname()[:2])
    assert ask(client) == "tcp"
    thread.join()
    listening.close()


def test_an_answer_without_end_is_not_read(
    service: Service, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ssr_client, "ANSWER_BYTES", 10)
    problem, _ = fails(client)
    assert problem.startswith("its answer is too long (/")
