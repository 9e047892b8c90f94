"""How OwnPace is served: one page for the browser in the visitor's language, security headers, a health address. No answers pass here."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from anyio import to_thread
from starlette import status
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit.config import _config_options_template as known_options  # without reading the files: what reads them twice reports a change

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from logging import LogRecord

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_WAIT: Final = (Path(__file__).resolve().parents[1] / "assets" / "wait.js").read_text("utf-8")
_HASH: Final = b64encode(sha256(_WAIT.encode()).digest()).decode()
POLICY: Final = (
    f"default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval' 'sha256-{_HASH}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; frame-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)
"""WebAssembly, for Streamlit's numbers of 64 bits, and one script in the page, known by its hash; no other text is ever run as a program."""
HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_UNKEPT: Final = (b"cache-control", b"no-store")
_LOOK: Final = (
    "<style>#op-vent:not(:empty){position:fixed;inset:0 0 auto;margin:0;padding:1rem;font:600 1.1rem/1.4 sans-serif;background:#fff;color:#1b2b33;"
    "border-bottom:4px solid #a61b1b}</style>"
)
SOON: Final = ("Html", "BidiComponent", "Button", "Checkbox", "PageLink", "FileUploader")
"""Parts of Streamlit's front end that the first page needs, by the first word of their files."""
FONT: Final = '<link rel="preload" href="./app/static/figtree-latin.woff2" as="font" type="font/woff2" crossorigin>'
"""Our font, which the browser would otherwise hear of with the first message. Streamlit's own comes when something is drawn in it, no earlier."""
KINDS: Final = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".woff2": "font/woff2"}
"""Streamlit's own files that are sent from memory; fonts are compressed as they are."""
_LASTING: Final = {"cache-control": "public, immutable, max-age=31536000", "vary": "accept-encoding"}
"""Their names hold a hash of what is in them."""
DOWNLOADS: Final = "/media/"
"""Where a visitor's own files come from; no browser and no proxy on the way keeps a copy."""
_KEY: Final = re.compile(rf"[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}|(?<={DOWNLOADS})[0-9a-f]+")
"""What opens a visit, or a visitor's file, to whoever has it: the id of a session, the name of a download."""
PRIVATE: Final = ("/_stcore/metrics", "/_stcore/agent", "/openapi.json")
"""Streamlit's addresses that are nobody's business."""


def page(language: str, noscript: str, waiting: str, missing: str) -> str:
    """Streamlit's page with our language and name, a word to those without JavaScript, to those who wait, and to those who miss a part."""
    static = front_end()
    html = (static / "index.html").read_text("utf-8")
    html = html.replace('<html lang="en">', f'<html lang="{language}">').replace("<title>Streamlit</title>", "<title>OwnPace</title>")
    html = re.sub(r"<script>\s*window\.prerenderReady = false;?\s*</script>|<link\s+rel=\"(?:service-desc|preload)\"[^>]*>", "", html)
    early = FONT + "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in soon(static))
    html = html.replace("</head>", f"{early}</head>")
    html = html.replace("<head>", f"<head><script>{_WAIT}</script>")  # in the page: behind the app's sixty files it would wait with them
    line = f'<p id="op-vent" role="status" data-said="{escape(waiting)}" data-missing="{escape(missing)}"></p>'
    html = html.replace("</body>", f"{_LOOK}{line}</body>")
    return re.sub(r"<noscript>.*?</noscript>", lambda _: f"<noscript><p>{escape(noscript)}</p></noscript>", html, flags=re.DOTALL)


@cache
def front_end() -> Path:
    """Where Streamlit's own page and its files lie; raises ``RuntimeError`` where there is no Streamlit."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        message = "streamlit is not installed"
        raise RuntimeError(message)
    return Path(spec.origin).parent / "static"


@cache
def soon(static: Path) -> list[str]:
    """The scripts that a browser may load beside the first ones, instead of after the first message: named parts and what they import."""
    html = (static / "index.html").read_text("utf-8")
    open_still = [path.name for stem in SOON for path in sorted((static / "static" / "js").glob(f"{stem}.*.js"))]
    found: list[str] = []
    while open_still:
        name = open_still.pop()
        if name not in html and name not in found:
            found.append(name)
            open_still += re.findall(r'(?:from|import)"\./([\w.-]+\.js)"', (static / "static" / "js" / name).read_text("utf-8"))
    return sorted(found)


def routes(html: dict[str, str], default: str) -> Sequence[Route]:
    """The page at every address of one word, in the language that ``?lang=`` asks for, and the health address."""

    async def index(request: Request) -> HTMLResponse:
        chosen = request.query_params.get("lang", default)
        return HTMLResponse(html.get(chosen, html[default]), headers={"cache-control": "no-cache"})

    async def health(_: Request) -> JSONResponse:
        return JSONResponse({"ok": True})

    return [Route("/healthz", health), Route("/", index), _Word("/{address}", index)]


class _Word(Route):
    """One word, or words with hyphens, without a dot, so that files and Streamlit's own addresses go on to Streamlit."""

    def matches(self, scope: Scope) -> Any:  # noqa: ANN401 - Starlette's own pair
        found, child = super().matches(scope)
        name = str(scope["path"]).strip("/")
        return (found, child) if re.fullmatch(r"[a-z]+(?:-[a-z]+)*", name) else (type(found).NONE, {})


def foreign(headers: Headers) -> bool:
    """Whether a page of another address asks. Streamlit would look up this machine's public address on the internet before it answers that."""
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """Streamlit's options that ``STREAMLIT_*`` sets; ``PORT`` and ``ADDRESS`` win over them. Raises ``ValueError`` with the name that is wrong."""
    found = {key: (option.env_var, option.type) for key, option in known_options.items() if not option.sensitive}
    config = {key: _read(name, kind, environment[name]) for key, (name, kind) in found.items() if name in environment}
    if "PORT" in environment:
        config["server.port"] = _read("PORT", int, environment["PORT"])
    if "ADDRESS" in environment:
        config["server.address"] = environment["ADDRESS"]
    return {"server.headless": True, **config}


def _read(name: str, kind: type, raw: str) -> Any:  # noqa: ANN401 - of the type that the option has
    known: dict[str, bool] = {"true": True, "1": True, "false": False, "0": False}
    try:
        return known[raw.strip().lower()] if kind is bool else kind(raw)
    except (KeyError, ValueError):
        message = f"{name} has a value that cannot be read as {kind.__name__}"
        raise ValueError(message) from None


def without_keys(said: object) -> object:
    """The same without keys to visits; what holds none comes back as it is."""
    text = str(said)
    return _KEY.sub("…", text) if _KEY.search(text) else said


def writing(make: Callable[..., LogRecord]) -> Callable[..., LogRecord]:
    """A maker of lines for a log, whoever writes them and at any level, that leaves keys to visits out."""

    def made(*args: Any, **more: Any) -> LogRecord:  # noqa: ANN401 - as logging hands them over
        record = make(*args, **more)
        record.msg = without_keys(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(map(without_keys, record.args))
        elif record.args:
            record.args = {name: without_keys(value) for name, value in record.args.items()}
        return record

    return made


@cache
def shipped() -> dict[str, Path]:
    """Streamlit's own files by their address; no other address is ever looked for on the disk."""
    static = front_end()
    return {f"/{path.relative_to(static).as_posix()}": path for path in (static / "static").rglob("*") if path.suffix in KINDS}


@cache
def packed(path: Path) -> Response:
    """The answer with a file, made once in a process and sent to everybody: what is text is compressed."""
    content, kind = path.read_bytes(), KINDS[path.suffix]
    headers = {"content-type": kind, **_LASTING}
    if kind.startswith("text/"):
        return Response(gzip.compress(content, mtime=0), headers=headers | {"content-encoding": "gzip"})
    return Response(content, headers=headers)


def pack_early() -> None:
    """Read and compress what every first visit asks for, so that nobody waits for it."""
    html = page("", "", "", "")
    for address, path in shipped().items():
        if f".{address}" in html:
            packed(path)


class Packed:
    """Streamlit's own files from memory, a third of their size. Streamlit reads each from the disk for each visitor and sends it as it is."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand in front of the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for one of those files; everything else, and whoever asks for a part or does not unpack, goes on to Streamlit."""
        path = shipped().get(scope["path"]) if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} else None
        if path is None or not unpacks(Headers(scope=scope)):
            await self.app(scope, receive, send)
            return
        answer = await to_thread.run_sync(packed, path)  # beside the loop: the largest file takes longer to compress than others may wait
        await answer(scope, receive, send)


def unpacks(headers: Headers) -> bool:
    """Whether a browser takes a whole file, compressed."""
    taken = (word.partition(";") for word in headers.get("accept-encoding", "").split(","))
    return "range" not in headers and any(name.strip() == "gzip" and not re.search(r"q=0(\.0*)?$", how.strip()) for name, _, how in taken)


class SecurityHeaders:
    """The headers on every answer; what is private does not exist, and no page of another address may open a visit."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand in front of the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to what comes back."""
        if scope["type"] == "websocket" and foreign(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": status.WS_1008_POLICY_VIOLATION})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = (*HEADERS, _UNKEPT) if str(scope["path"]).startswith(DOWNLOADS) else HEADERS
                names = {name for name, _ in added}
                others = [(name, value) for name, value in message["headers"] if name.lower() not in names]
                message = {**message, "headers": [*others, *added]}
            await send(message)

        if str(scope["path"]).startswith(PRIVATE):
            await PlainTextResponse("Not found", 404)(scope, receive, secured)
            return
        await self.app(scope, receive, secured)
