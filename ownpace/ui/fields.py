"""One question on the screen: which widget draws it, and what that widget says. A widget borrows its value from the draft.

Nothing is preselected, nothing is dragged. No answer starts a run: what depends on it is shown and hidden by the style sheet,
"none of these" is kept apart from the rest by the browser, and the vault keeps what has not been sent yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import streamlit as st

from ownpace.questionnaire import BY_ID, NONE, UNKNOWN, Item, Kind
from ownpace.ui.numbers import decimal, shown, whole
from ownpace.ui.wording import html, paragraph, say, says

OWN: Final = "own"
"""The suggestion that is no suggestion: the person's own words."""
BUTTONS_UP_TO: Final = 10
"""Numbers up to this are picked, larger ones are typed."""
REGION_GROUPS: Final = (
    ("trunk", ("nakke", "oevre_ryg", "laend")),
    ("arms", ("skulder_venstre", "skulder_hoejre", "albue_venstre", "albue_hoejre", "haand_venstre", "haand_hoejre")),
    ("legs", ("hofte_venstre", "hofte_hoejre", "knae_venstre", "knae_hoejre", "fod_venstre", "fod_hoejre")),
    ("elsewhere", ("andet_sted",)),
)
"""Two columns: left stands to the left."""


def key(item: Item, part: str = "") -> str:
    """The widget's key."""
    return f"answer:{item.link_id}:{part}" if part else f"answer:{item.link_id}"


def area(link_id: str) -> str:
    """The key of the container round a field; also the end of its CSS class."""
    return "felt-" + link_id.replace(".", "-")


def css(name: str) -> str:
    """The CSS class that Streamlit gives an element with this key."""
    return "st-key-" + re.sub(r"[^\w-]", "-", name)


def picked(item: Item) -> bool:
    """Whether the answer is one of a row of buttons."""
    return item.kind is Kind.SCALE or (item.kind is Kind.NUMBER and item.highest <= BUTTONS_UP_TO)


def typed(item: Item) -> bool:
    """Whether the answer is a number that is typed."""
    return item.kind is Kind.DECIMAL or (item.kind is Kind.NUMBER and not picked(item))


def written(value: float) -> str:
    """A typed number as the language writes it."""
    return shown(value, say("ui.decimal"))


def options(item: Item) -> tuple[str | int, ...]:
    """What can be chosen, own words last; nothing where the answer is typed."""
    if item.kind in {Kind.SCALE, Kind.NUMBER, Kind.DECIMAL}:
        return tuple(range(item.lowest, item.highest + 1)) if picked(item) else ()
    return (*item.suggestions, OWN) if item.kind is Kind.TEXT else item.options


def option(item: Item, choice: str | int) -> str:
    """The wording of one option."""
    if choice == OWN:
        return say("ui.own_words")
    source = "funktion.1" if item.link_id.startswith("funktion.") and not says(f"option.{item.link_id}.{choice}") else item.link_id
    return say(f"option.{source}.{choice}")


def label(item: Item) -> str:
    """The question, marked when it need not be answered."""
    question = say(f"question.{item.link_id}.label")
    return question if item.required else f"{question} {say('ui.optional')}"


def drawn(item: Item) -> bool:
    """Whether the question's widget exists in this session right now."""
    return any(name in st.session_state for name in _keys(item))


def release(questions: Iterable[str]) -> None:
    """Forget what the widgets show; they borrow from the draft again."""
    for question in questions:
        for name in _keys(BY_ID[question]):
            st.session_state.pop(name, None)


def read(item: Item) -> Any:  # noqa: ANN401 - the type is the question's
    """What the widget says, ``None`` for nothing. A number that was typed wrong comes back as it was typed."""
    state = st.session_state
    said = state.get(key(item))
    match item.kind:
        case Kind.CHOICES:
            return [choice for choice in item.options if state.get(key(item, choice))] or None
        case Kind.CONSENT:
            return True if said else None
        case Kind.TEXT:
            return (state.get(key(item, OWN)) or "").strip() or None if said == OWN else said
        case Kind.NUMBER if not picked(item):
            return whole(said or "")
        case Kind.DECIMAL:
            return decimal(said or "")
        case _:
            return said


def condition(lead: Item, item: Item, draft: Mapping[str, Any]) -> str:
    """Which answers to ``lead`` make ``item`` a question, as CSS selectors; empty where it does not depend on them."""
    choices = options(lead)
    opening = [n for n, choice in enumerate(choices) if item.enable_when({**draft, lead.link_id: choice})]
    return ", ".join(_chosen(lead, n) for n in opening) if len(opening) < len(choices) else ""


def hidden_unless(condition: str, css_class: str) -> str:
    """A rule of CSS that takes an element off the page until the condition holds."""
    wrapped = f"[data-testid=stLayoutWrapper]:has(> .{css_class})"
    return f"[data-testid=stMain]:not(:has({condition})) :is(.{css_class}, {wrapped}){{display:none!important}}"


def spoken(item: Item) -> dict[str, Any]:
    """What the browser must know to read the widget and to keep "none of these" apart."""
    return {
        "id": item.link_id,
        "kind": item.kind.value,
        "options": options(item),
        "boxes": [css(key(item, choice)) for choice in item.options] if item.kind is Kind.CHOICES else [],
        "alone": css(key(item, NONE)) if item.kind is Kind.CHOICES and NONE in item.options else "",
        "own": css(key(item, OWN)) if item.kind is Kind.TEXT else "",
    }


def draw(item: Item, draft: Mapping[str, Any]) -> None:
    """The widget of one question."""
    _lend(item, draft.get(item.link_id))
    if picked(item):
        _buttons(item)
    elif item.kind is Kind.CHOICES:
        _checkboxes(item)
    elif item.kind is Kind.CONSENT:
        st.checkbox(label(item), key=key(item), width="stretch", on_change="ignore")
    elif typed(item):
        st.text_input(label(item), key=key(item), label_visibility="collapsed", on_change="ignore", max_chars=20)
    else:
        _radio(item)


def names(item: Item) -> list[str] | None:
    """What a screen reader says for each of a row of buttons; ``None`` where the visible text is enough."""
    if item.kind is not Kind.SCALE:
        return None
    middle = [say("ui.scale_option", n=n) for n in range(item.lowest + 1, item.highest)]
    low, high = (say(f"question.{item.link_id}.{end}") for end in ("low", "high"))
    return [say("ui.scale_option_low", low=low), *middle, say("ui.scale_option_high", high=high)]


def _radio(item: Item) -> None:
    choices = options(item)
    st.radio(
        label(item),
        choices,
        index=None,
        format_func=lambda choice: option(item, choice),
        key=key(item),
        label_visibility="collapsed",
        width="stretch",
        on_change="ignore",
    )
    if item.kind is Kind.TEXT:
        st.html(f"<style>{hidden_unless(_chosen(item, choices.index(OWN)), css(key(item, OWN)))}</style>")
        st.text_input(say("app.own_words"), key=key(item, OWN), max_chars=item.highest, on_change="ignore")


def _buttons(item: Item) -> None:
    st.segmented_control(
        label(item),
        options(item),
        key=key(item),
        label_visibility="collapsed",
        required=True,
        width="stretch",
        on_change="ignore",
    )
    if item.kind is Kind.SCALE:
        ends = "".join(html("span", f"{n}: {say(f'question.{item.link_id}.{end}')}") for n, end in ((item.lowest, "low"), (item.highest, "high")))
        st.html(f'<p class="op-ender" aria-hidden="true">{ends}</p>')


def _checkboxes(item: Item) -> None:
    if item.link_id == "smerte.hvor":
        _regions(item)
        return
    last = next((choice for choice in (UNKNOWN, NONE) if choice in item.options), None)
    for choice in item.options:
        if choice == last:
            paragraph(say("ui.or"), "op-eller")
        _checkbox(item, choice)


def _regions(item: Item) -> None:
    for group, regions in REGION_GROUPS:
        paragraph(say(f"app.regions.{group}"), "op-gruppe")
        with st.container(key=f"par-{group}"):
            for region in regions:
                _checkbox(item, region)


def _checkbox(item: Item, choice: str) -> None:
    st.checkbox(option(item, choice), key=key(item, choice), width="stretch", on_change="ignore")


def _chosen(item: Item, number: int) -> str:
    """The CSS selector of an option that is chosen."""
    place = css(area(item.link_id))
    return f".{place} button:nth-child({number + 1})[aria-checked=true]" if picked(item) else f'.{place} input[value="{number}"]:checked'


def _keys(item: Item) -> tuple[str, ...]:
    if item.kind is Kind.CHOICES:
        return tuple(key(item, choice) for choice in item.options)
    return (key(item), key(item, OWN)) if item.kind is Kind.TEXT else (key(item),)


def _lend(item: Item, value: Any) -> None:  # noqa: ANN401 - the type is the question's
    """Give the widget the draft's answer, unless it already shows something."""
    state = st.session_state
    if item.kind is Kind.CHOICES:
        for choice in item.options:
            state.setdefault(key(item, choice), choice in (value or ()))
    elif item.kind is Kind.TEXT:
        own = value is not None and value not in item.suggestions
        if value is not None:
            state.setdefault(key(item), OWN if own else value)
        state.setdefault(key(item, OWN), value if own else "")
    elif value is not None:
        state.setdefault(key(item), written(value) if typed(item) else value)
