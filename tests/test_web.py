"""How the app is served: language, headers, what does not exist, and a start without waiting for a browser."""

from __future__ import annotations

import gzip
import logging
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from email.message import Message
from hashlib import sha256
from pathlib import Path

import pytest
from starlette.datastructures import Headers

from ownpace.web import HEADERS, KINDS, PRIVATE, SOON, foreign, from_environment, page, shipped, unpacks, without_keys, writing

sys.path.insert(0, str(Path(__file__).resolve().parent))

from browser import ROOT, Server, serving


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The app, started the way it is deployed."""
    with serving() as running:
        yield running


def get(url: str) -> tuple[int, Message, str]:
    """Status, headers and text of an address."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310 - a loopback address of our own
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, ""


def test_what_every_page_needs_is_loaded_at_once_and_is_there(server: Server) -> None:
    _, _, html = get(server.url)
    early = re.findall(r'<link rel="modulepreload" crossorigin href="\./(static/js/[^"]+)">', html)
    assert len(early) == len(set(early))
    assert all(any(f"/{stem}." in path for path in early) for stem in SOON)
    assert {get(f"{server.url}/{path}")[0] for path in early if path.split("/")[-1].split(".")[0] in SOON} == {200}


def fetch(url: str, **headers: str) -> tuple[Message, bytes]:
    """Headers and bytes of an address, as they come over the wire."""
    asked = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})  # noqa: S310 - loopback
    with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310 - a loopback address of our own
        return answer.headers, answer.read()


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_streamlit_comes_whole_and_what_is_text_comes_compressed(server: Server, kind: str) -> None:
    address, path = next((address, path) for address, path in sorted(shipped().items()) if path.suffix == kind)
    headers, body = fetch(server.url + address, accept_encoding="gzip, deflate, br")
    assert (gzip.decompress(body) if headers["content-encoding"] == "gzip" else body) == path.read_bytes()
    assert (headers["content-encoding"] == "gzip") == (kind != ".woff2")
    assert headers["content-type"] == KINDS[kind]
    assert headers["cache-control"] == "public, immutable, max-age=31536000"
    assert "content-security-policy" in headers


@pytest.mark.parametrize(
    "headers", [{}, {"accept_encoding": "br"}, {"accept_encoding": "gzip;q=0"}, {"accept_encoding": "gzip", "range": "bytes=0-9"}]
)
def test_who_does_not_unpack_or_asks_for_a_part_gets_the_file_from_streamlit(server: Server, headers: dict[str, str]) -> None:
    address, path = next((address, path) for address, path in sorted(shipped().items()) if path.suffix == ".js")
    answered, body = fetch(server.url + address, **{"accept_encoding": "identity", **headers})
    assert "content-encoding" not in answered
    assert body == path.read_bytes()[: 10 if "range" in headers else None]


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True), ("deflate, gzip;q=1.0", True), ("gzip;q=0.1, br", True), ("*", False), ("", False), ("gzipped", False), ("gzip; q=0.000", False),
        ("br;q=1, gzip;q=0", False),
    ],
)  # fmt: skip
def test_a_compressed_file_goes_only_to_who_says_so(accepted: str, *, packed: bool) -> None:
    assert unpacks(Headers({"accept-encoding": accepted})) == packed


def test_our_font_is_read_ahead_and_streamlits_is_not(server: Server) -> None:
    html = get(server.url)[2]
    assert re.findall(r'<link\s+rel="preload"\s+href="([^"]+)"', html) == ["./app/static/figtree-latin.woff2"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_says_its_language_its_name_and_what_to_do_without_javascript(language: str) -> None:
    html = page(language, "112", 'wait "a" moment', "gone & <away>")
    assert f'<html lang="{language}">' in html
    assert "<title>OwnPace</title>" in html
    assert "<noscript><p>112</p></noscript>" in html
    assert 'role="status" data-said="wait &quot;a&quot; moment" data-missing="gone &amp; &lt;away&gt;"></p>' in html
    assert "window.prerenderReady = false" not in html
    assert "service-desc" not in html


@pytest.mark.parametrize(("address", "language"), [("/", "da"), ("/akut", "da"), ("/i-dag", "da"), ("/plan?lang=en", "en"), ("/?lang=xx", "da")])
def test_every_address_of_one_word_is_the_page(server: Server, address: str, language: str) -> None:
    status, headers, html = get(server.url + address)
    assert status == 200
    assert f'<html lang="{language}">' in html
    assert {name.decode(): value.decode() for name, value in HEADERS}.items() <= {k.lower(): v for k, v in headers.items()}.items()


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_private_does_not_exist(server: Server, address: str) -> None:
    assert get(server.url + address)[0] == 404


def test_the_server_says_when_it_is_well(server: Server) -> None:
    assert get(f"{server.url}/healthz")[0] == 200
    assert get(f"{server.url}/_stcore/health")[2] == "ok"


def test_the_script_that_waits_for_the_app_comes_first_and_is_the_only_one_in_the_page_that_may_run(server: Server) -> None:
    _, headers, html = get(server.url)
    inline = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len(inline) == 1
    assert "op-vent" in inline[0]
    assert html.index("<script>") < html.index("<link")
    assert f"'sha256-{b64encode(sha256(inline[0].encode()).digest()).decode()}'" in headers["content-security-policy"]
    assert headers["content-security-policy"].count("sha256-") == 1


def test_the_font_and_its_licence_are_served_from_here(server: Server) -> None:
    with urllib.request.urlopen(f"{server.url}/app/static/figtree-latin.woff2", timeout=20) as font:  # noqa: S310 - a loopback address of our own
        assert font.read(4) == b"wOF2"
    assert "SIL Open Font License" in get(f"{server.url}/app/static/figtree-OFL.txt")[2]


def test_files_and_addresses_of_streamlit_are_left_alone(server: Server) -> None:
    with urllib.request.urlopen(f"{server.url}/favicon.png", timeout=20) as icon:  # noqa: S310 - a loopback address of our own
        assert icon.read(4) == b"\x89PNG"


@pytest.mark.parametrize(
    ("origin", "other"),
    [
        ("https://plan.example", False),
        ("http://plan.example", False),
        ("https://plan.example:8443", True),
        ("https://evil.example", True),
        ("null", True),
    ],
)
def test_a_websocket_is_for_pages_of_the_same_address(origin: str, *, other: bool) -> None:
    assert foreign(Headers({"host": "plan.example", "origin": origin})) == other
    assert not foreign(Headers({"host": "plan.example"})), "what is no browser sends none"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Session with id bdad5e29-e59d-48b9-bf7f-bb8567be1130 is already connected!", "Session with id … is already connected!"),
        ("PUT /_stcore/upload_file/d44b6f78-58da-43e2-b8f9-2fa4211e2958/d36a7931-a48f-418f-b94a-57cf45be2a4a", "PUT /_stcore/upload_file/…/…"),
        ("GET /media/77f1fdcbea1482a9d54c69cdc132cb30.pdf", "GET /media/….pdf"),
        ("77f1fdcbea1482a9d54c69cdc132cb30", "77f1fdcbea1482a9d54c69cdc132cb30"),
        ("bdad5e29-e59d-48b9-bf7f", "bdad5e29-e59d-48b9-bf7f"),
        (8501, 8501),
    ],
)
def test_a_key_to_a_visit_or_to_a_file_is_left_out_of_what_is_written(said: object, written: object) -> None:
    assert without_keys(said) == written


@pytest.mark.parametrize(
    ("line", "args"),
    [
        ("visit %s of %d", ("bdad5e29-e59d-48b9-bf7f-bb8567be1130", 3)),
        ("visit %(id)s of %(n)d", ({"id": "bdad5e29-e59d-48b9-bf7f-bb8567be1130", "n": 3},)),
    ],
)
def test_a_line_of_a_log_is_made_as_before_but_for_the_key(line: str, args: tuple[object, ...]) -> None:
    make = writing(logging.LogRecord)
    assert make("app", logging.INFO, "file", 1, line, args, None).getMessage() == "visit … of 3"
    assert make("app", logging.INFO, "file", 1, "calm", (), None).getMessage() == "calm"


def test_the_environment_sets_port_address_and_every_option_of_streamlit_that_is_no_secret() -> None:
    assert from_environment({}) == {"server.headless": True}
    set_ = from_environment({"STREAMLIT_SERVER_PORT": "1", "STREAMLIT_SERVER_ADDRESS": "a", "STREAMLIT_SERVER_HEADLESS": "false"})
    assert set_ == {"server.port": 1, "server.address": "a", "server.headless": False}
    assert from_environment({"STREAMLIT_SERVER_PORT": "1", "PORT": "2", "ADDRESS": "b"}) == {
        "server.headless": True, "server.port": 2, "server.address": "b",
    }  # fmt: skip
    assert from_environment({"STREAMLIT_SERVER_COOKIE_SECRET": "x"}) == {"server.headless": True}, "Streamlit takes secrets by itself"


@pytest.mark.parametrize("name", ["PORT", "STREAMLIT_SERVER_PORT", "STREAMLIT_SERVER_HEADLESS"])
def test_a_setting_that_cannot_be_read_is_named_and_the_app_does_not_start(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        from_environment({name: "yes, please"})
    started = subprocess.run(
        [sys.executable, "run.py"], env={**os.environ, name: "x"}, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert started.returncode == 1
    assert started.stderr.splitlines() == [f"{name} has a value that cannot be read as {'bool' if 'HEADLESS' in name else 'int'}"]
