"""A visitor without a browser: speaks Streamlit's websocket protocol to a real server and sends what the visitor's browser would send.

It keeps what a browser keeps (the widgets on the page and their values, large messages, the address of the page, the vault's document)
and reports the time from a message to the end of the run that it started. It paints nothing and loads no static file. The messages are
those of the installed Streamlit; after an upgrade ``python -m bench load`` says whether they still fit.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Final, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

WAIT_SECONDS: Final = 30
TEXTS: Final = frozenset({"text_input", "text_area"})
CHOSEN: Final = frozenset({"radio", "selectbox"})
VAULT: Final = "-vault"
DONE: Final = frozenset({ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY})
"""A run that ends early for another one, as on a change of page, is not done."""


class ShownError(RuntimeError):
    """The visitor saw an error, or not what belongs there."""


@dataclass(frozen=True, slots=True)
class Widget:
    """A widget on the page: its kind, its message, and the fragment that it belongs to."""

    kind: str
    proto: Any
    fragment: str


def state(widget: Widget, value: Any) -> WidgetState:  # noqa: ANN401 - the type is the widget's
    """A value as the browser reports it: options by their place, text as text, a component's state as a mapping."""
    made, proto = WidgetState(id=widget.proto.id), widget.proto
    match widget.kind:
        case "radio" | "selectbox":
            made.string_value = proto.options[value]
        case "button_group":
            made.string_array_value.data[:] = [proto.options[place].content for place in ([value] if isinstance(value, int) else value)]
        case "checkbox":
            made.bool_value = bool(value)
        case "text_input" | "text_area":
            made.string_value = str(value)
        case "slider":
            made.double_array_value.data[:] = [float(one) for one in value]
        case "bidi_component":
            made.json_value = json.dumps(value)
        case "button":
            made.trigger_value = True
        case _:
            message = f"no value for a {widget.kind}"
            raise ShownError(message)
    return made


def untouched(widget: Widget) -> WidgetState | None:
    """What the browser reports of a widget that nobody has touched; ``None`` for nothing."""
    proto = widget.proto
    if widget.kind in CHOSEN:
        return state(widget, proto.default) if proto.HasField("default") and proto.options else None
    if widget.kind in TEXTS:
        return state(widget, proto.default) if proto.HasField("default") else None
    if widget.kind == "checkbox":
        return state(widget, proto.default)
    if widget.kind in {"button_group", "slider"}:
        return state(widget, list(proto.default))
    return None


KINDS: Final = CHOSEN | TEXTS | {"button_group", "checkbox", "slider", "button", "download_button", "bidi_component"}


@dataclass
class Visitor:
    """One visit, used by one coroutine. ``stored`` is the document that the browser keeps for the app, empty at first."""

    address: str
    page: str = ""
    stored: str = ""
    widgets: dict[str, Widget] = field(default_factory=dict)
    states: dict[str, WidgetState] = field(default_factory=dict)
    kept: dict[str, ForwardMsg] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    """Addresses of the app's pages by what the server calls them."""
    session: str = ""
    _socket: ClientConnection | None = None
    _place: str = ""
    _query: str = ""
    _nonce: str = ""
    _fault: str = ""

    async def __aenter__(self) -> Self:
        """Open the socket."""
        here = self.address.replace("http", "ws", 1)
        self._socket = await connect(
            f"{here}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            compression=None,
            open_timeout=WAIT_SECONDS,
            ping_interval=None,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the tab."""
        if self._socket is not None:
            await self._socket.close()

    async def arrive(self) -> list[float]:
        """The first run, and the one that the vault's document starts; seconds of each."""
        first = await self._run()
        return [first, *await self._unlock()]

    def has(self, key: str) -> bool:
        """Whether a widget with this key is on the page."""
        return self._find(key) is not None

    def fill(self, key: str, value: Any) -> None:  # noqa: ANN401 - the type is the widget's
        """Answer without a run, as a widget does that ignores changes."""
        widget = self._widget(key)
        self.states[widget.proto.id] = state(widget, value)

    async def choose(self, key: str, value: Any) -> list[float]:  # noqa: ANN401 - the type is the widget's
        """Answer with a run; seconds."""
        self.fill(key, value)
        return [await self._run(fragment=self._widget(key).fragment)]

    async def press(self, key: str) -> list[float]:
        """Press a button; seconds until the page that it leads to is complete."""
        widget = self._widget(key)
        return [await self._run(state(widget, value=True), widget.fragment), *await self._unlock()]

    async def download(self, key: str) -> float:
        """Ask for a file that is made when it is asked for; seconds until it is made. Raises ``ShownError`` when it is not."""
        message = BackMsg()
        asked = message.backend_operation_request
        asked.request_id, asked.session_id = key, self.session
        asked.deferred_file.file_id = self._widget(key).proto.deferred_file_id
        begun = perf_counter()
        await self._send(message)
        while True:
            heard = await self._hear()
            if heard.WhichOneof("type") == "backend_operation_response":
                if not heard.backend_operation_response.deferred_file.url:
                    raise ShownError(key)
                return perf_counter() - begun

    async def _unlock(self) -> list[float]:
        """Hand the stored document to an app that asks for it, as the vault does; otherwise keep what the app hands over."""
        vault = next((widget for id_, widget in self.widgets.items() if id_.endswith(VAULT)), None)
        if vault is None:
            return []
        data = json.loads(vault.proto.json)
        if data["save"] is not None:
            self.stored = data["save"]
            return []
        if data["nonce"] == self._nonce:
            return []
        self._nonce = data["nonce"]
        loaded = {"nonce": data["nonce"], "live": False, "remembered": False, "raw": self.stored, "word": ""}
        self.states[vault.proto.id] = state(vault, {"loaded": loaded})
        return [await self._run(), *await self._unlock()]

    def _find(self, key: str) -> Widget | None:
        return next((widget for id_, widget in self.widgets.items() if id_.endswith(f"-{key}")), None)

    def _widget(self, key: str) -> Widget:
        found = self._find(key)
        if found is None:
            message = f"no {key} on /{self.page}"
            raise ShownError(message)
        return found

    async def _send(self, message: BackMsg) -> None:
        if self._socket is None:
            raise ShownError
        await self._socket.send(message.SerializeToString())

    async def _hear(self) -> ForwardMsg:
        if self._socket is None:
            raise ShownError
        message: ForwardMsg = ForwardMsg.FromString(await asyncio.wait_for(self._socket.recv(decode=False), WAIT_SECONDS))
        if message.WhichOneof("type") == "ref_hash":
            known = ForwardMsg()
            known.CopyFrom(self.kept[message.ref_hash])
            known.metadata.CopyFrom(message.metadata)
            return known
        if message.metadata.cacheable and message.hash:
            self.kept[message.hash] = message
        return message

    async def _run(self, trigger: WidgetState | None = None, fragment: str = "") -> float:
        """One message and everything that it brings; seconds from one to the other."""
        begun = perf_counter()
        await self._send(self._asking(trigger, fragment))
        drawn: dict[str, Widget] = {}
        self._fault, status = "", None
        while status not in DONE:
            heard = await self._hear()
            match heard.WhichOneof("type"):
                case "delta":
                    self._draw(heard, drawn)
                case "new_session":
                    self.session = heard.new_session.initialize.session_id
                    self._place = heard.new_session.page_script_hash
                    if not fragment:
                        drawn.clear()
                case "navigation":
                    self.pages = {one.page_script_hash: "" if one.is_default else one.url_pathname for one in heard.navigation.app_pages}
                    self._place = heard.navigation.page_script_hash or self._place
                case "page_info_changed":
                    self._query = heard.page_info_changed.query_string
                case "script_finished":
                    status = heard.script_finished
        seconds = perf_counter() - begun
        if self._fault:
            raise ShownError(self._fault)
        self._settle(drawn, whole=status == ForwardMsg.FINISHED_SUCCESSFULLY)
        return seconds

    def _draw(self, heard: ForwardMsg, drawn: dict[str, Widget]) -> None:
        if heard.delta.WhichOneof("type") != "new_element":
            return
        element = heard.delta.new_element
        kind = element.WhichOneof("type") or ""
        if kind in KINDS:
            proto = getattr(element, kind)
            drawn[proto.id] = Widget(kind, proto, heard.delta.fragment_id)
        elif kind == "exception":
            self._fault = element.exception.type or "exception"

    def _settle(self, drawn: dict[str, Widget], *, whole: bool) -> None:
        """What a browser does when a run ends: forget widgets that are gone, take over values that the server has set."""
        self.widgets = drawn if whole else self.widgets | drawn
        self.states = {id_: value for id_, value in self.states.items() if id_ in self.widgets}
        self.page = self.pages.get(self._place, self.page)
        for id_, widget in drawn.items():
            pushed = getattr(widget.proto, "set_value", False)
            if pushed:
                self.states.pop(id_, None)
            if id_ not in self.states and (value := pushed_value(widget) if pushed else untouched(widget)):
                self.states[id_] = value

    def _asking(self, trigger: WidgetState | None, fragment: str) -> BackMsg:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.fragment_id = self._query, fragment
        if self._place:
            asked.page_script_hash = self._place
        else:
            asked.page_name = self.page
        about = asked.context_info
        about.timezone, about.timezone_offset, about.locale, about.color_scheme = "Europe/Copenhagen", -60, "da-DK", "light"
        about.url, about.is_embedded = f"{self.address}/{self.page}", False
        asked.widget_states.widgets.extend([*self.states.values(), *([trigger] if trigger else [])])
        asked.cached_message_hashes.extend(self.kept)
        return message


def pushed_value(widget: Widget) -> WidgetState | None:
    """The value that the server has set, which the browser reports from then on."""
    made, proto = WidgetState(id=widget.proto.id), widget.proto
    match widget.kind:
        case "radio" | "selectbox":
            if not proto.HasField("raw_value"):
                return None
            made.string_value = proto.raw_value
        case "button_group":
            made.string_array_value.data[:] = list(proto.raw_values)
        case "checkbox":
            made.bool_value = proto.value
        case "text_input" | "text_area":
            if not proto.HasField("value"):
                return None
            made.string_value = proto.value
        case _:
            return None
    return made
