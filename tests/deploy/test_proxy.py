"""The nginx that is deployed: what it passes on, what it refuses, what it never writes down, and what it says when the app is away."""

from __future__ import annotations

import re
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import pytest
from replicas import Site, queries, site

from ownpace.text import t
from ownpace.web import HEADERS

MEGABYTE = 1_000_000
HANDSHAKE = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{more}\r\n"
)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Two replicas behind nginx; its own complaints are noted from warnings on, which a deployment does not do."""
    folder = tmp_path_factory.mktemp("nginx")
    with site(folder, **{f"error_log {folder}/error.log crit;": f"error_log {folder}/error.log warn;"}) as started:
        yield started


def get(url: str, data: bytes | None = None) -> tuple[int, list[tuple[str, str]], str]:
    """Status, headers in lower case, and text."""
    asked = urllib.request.Request(url, data, method="PUT" if data else "GET")  # noqa: S310 - a loopback address of our own
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310 - as above
            return answer.status, [(k.lower(), v) for k, v in answer.headers.items()], answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, [(k.lower(), v) for k, v in refused.headers.items()], refused.read().decode()


def handshake(running: Site, origin: str = "", cookie: str = "") -> str:
    """What comes back when a browser asks for a websocket: status line and headers."""
    host = f"127.0.0.1:{running.port}"
    more = f"Cookie: op_replica={cookie}\r\n" if cookie else ""
    with socket.create_connection(("127.0.0.1", running.port), 20) as line:
        line.sendall(HANDSHAKE.format(host=host, origin=origin or f"http://{host}", more=more).encode())
        return line.recv(4000).decode("latin-1").partition("\r\n\r\n")[0]


def replica(answer: str) -> str:
    """The replica that the answer to a handshake asks the browser to remember; empty when it names none."""
    named = re.search(r"^set-cookie: op_replica=(\w*)", answer, re.MULTILINE | re.IGNORECASE)
    return named[1] if named else ""


@pytest.mark.parametrize("address", ["/", "/plan?lang=en", "/healthz", "/app/static/figtree-latin.woff2", "/_stcore/health"])
def test_every_answer_carries_each_security_header_once(running: Site, address: str) -> None:
    asked = urllib.request.Request(running.url + address)  # noqa: S310 - a loopback address of our own
    with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310 - as above
        headers = [(k.lower(), v) for k, v in answer.headers.items()]
    for name, value in HEADERS:
        assert [v for k, v in headers if k == name.decode()] == [value.decode()]
    assert "nginx/" not in dict(headers)["server"]


@pytest.mark.parametrize("address", ["/_stcore/metrics", "/_stcore/agent", "/openapi.json"])
def test_what_is_private_does_not_exist_out_here_either(running: Site, address: str) -> None:
    assert get(running.url + address)[0] == 404


def test_a_websocket_is_opened_and_the_browser_told_which_replica_has_it(running: Site) -> None:
    answer = handshake(running)
    assert answer.startswith("HTTP/1.1 101")
    named = replica(answer)
    assert named in {"one", "two"}
    assert "HttpOnly; SameSite=Lax" in answer
    other = "two" if named == "one" else "one"
    assert replica(handshake(running, cookie=named)) == "", "what the browser knows is not said again"
    assert replica(handshake(running, cookie=other)) == "", "the cookie decides, not the address"
    assert replica(handshake(running, cookie="three")) in {"one", "two"}, "a cookie that names nobody is a newcomer's"


def test_a_page_of_another_address_cannot_open_a_websocket(running: Site) -> None:
    assert handshake(running, origin="http://example.org").startswith("HTTP/1.1 403")
    assert handshake(running, origin="http://localhost").startswith("HTTP/1.1 403"), "also where Streamlit alone would let it in"


def test_a_plan_file_gets_through_and_what_is_larger_than_five_megabytes_is_refused(running: Site) -> None:
    assert get(f"{running.url}/_stcore/upload_file/a/b", bytes(4 * MEGABYTE))[0] not in {413, 502}
    assert get(f"{running.url}/_stcore/upload_file/a/b", bytes(6 * MEGABYTE))[0] == 413


def test_what_passes_through_is_never_written_to_the_disk(running: Site) -> None:
    """Nginx says each time that it writes, or may not write, a body to a file; here is one that is large, and one that is taken slowly."""
    get(f"{running.url}/_stcore/upload_file/a/b", bytes(4 * MEGABYTE))
    static = Path(str(find_spec("streamlit").origin)).parent / "static"
    largest = max((static / "static" / "js").iterdir(), key=lambda file: file.stat().st_size)
    assert largest.stat().st_size > 2 * MEGABYTE, "more than the system takes along the way"
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect(("127.0.0.1", running.port))
        line.sendall(f"GET /{largest.relative_to(static)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
        time.sleep(1)
    assert "temporary file" not in running.log("error.log")
    assert not [kind for kind in ("client_body", "proxy") if str(running.folder / kind) in running.log("error.log")]


def test_the_log_holds_no_query_and_no_address(running: Site) -> None:
    get(f"{running.url}/plan?lang=en&secret=1")
    time.sleep(0.2)
    assert " GET /plan 200 " in running.log("access.log")
    assert queries(running.log("access.log")) == []


def test_too_many_new_visits_from_one_address_are_refused_and_pages_are_not(running: Site) -> None:
    """A whole waiting room comes in at once; several hundred do not."""
    with ThreadPoolExecutor(20) as pool:
        answers = [answer[:12] for answer in pool.map(lambda _: handshake(running), range(60))]
        assert set(answers) == {"HTTP/1.1 101"}
        answers = [answer[:12] for answer in pool.map(lambda _: handshake(running), range(150))]
    assert "HTTP/1.1 429" in answers
    assert get(running.url)[0] == 200


def test_a_replica_that_dies_is_passed_by_at_once_and_the_cookie_follows(tmp_path: Path) -> None:
    with site(tmp_path) as running:
        first = replica(handshake(running))
        other = "two" if first == "one" else "one"
        running.serving(first).kill()
        began = time.monotonic()
        assert replica(handshake(running, cookie=first)) == other
        assert time.monotonic() - began < 1
        running.serving(first).start()
        time.sleep(5.5)
        assert replica(handshake(running, cookie=other)) == "", "whoever has moved stays there when the first one is back"
        assert replica(handshake(running, cookie=first)) == "", "and the first one takes its own again"
        assert running.log("error.log") == ""


def test_when_both_replicas_are_away_both_languages_say_so_and_the_page_tries_again(tmp_path: Path) -> None:
    with site(tmp_path) as running:
        for each in running.replicas:
            each.kill()
        status, headers, html = get(f"{running.url}/plan")
        assert status == 502
        assert 'http-equiv="refresh" content="10"' in html
        assert "default-src 'none'" in dict(headers)["content-security-policy"]
        known = " ".join(t(key, language) for key in ("ui.connection_lost", "app.waiting") for language in ("da", "en"))
        said = re.findall(r"<p>(.*?)</p>", html)
        assert len(said) == 4
        assert all(sentence in known for paragraph in said for sentence in re.split(r"(?<=\.) ", paragraph)), "the app's own words"
        assert running.log("error.log") == "", "a failed request is no reason to write down who asked for what"
