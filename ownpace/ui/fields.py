"""One question on the screen: which widget draws it, and what that widget says. A widget borrows its value from the draft.

Nothing is preselected, nothing is dragged. No answer starts a run: what depends on it is shown and hidden by the style sheet,
"none of these" is kept apart from the rest by the browser, and the vault keeps what has not been sent yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import streamlit as st

from ownpace.answers import Problem, problems
from ownpace.questionnaire import NONE, PARTS, UNKNOWN, Item, Kind
from ownpace.ui.numbers import DECIMAL, WHOLE, decimal, shown, whole
from ownpace.ui.wording import html, paragraph, say, says

OWN: Final = "own"
"""The suggestion that is no suggestion: the person's own words."""
BUTTONS_UP_TO: Final = 10
"""Numbers up to this are picked, larger ones are typed."""
_ROOM: Final = 1000
"""Characters of a field, far more than any answer has: what is too long is told on Continue, nobody's words are cut in silence."""
REGION_GROUPS: Final = (
    ("trunk", ("nakke", "oevre_ryg", "laend")),
    ("arms", ("skulder_venstre", "skulder_hoejre", "albue_venstre", "albue_hoejre", "haand_venstre", "haand_hoejre")),
    ("legs", ("hofte_venstre", "hofte_hoejre", "knae_venstre", "knae_hoejre", "fod_venstre", "fod_hoejre")),
    ("elsewhere", ("andet_sted",)),
)
"""Two columns: left stands to the left."""


@dataclass(frozen=True, slots=True)
class Asked(Item):
    """A question that is no part of the wizard and brings its own words: by part (``label``, ``hint``, ``low``, ``missing``) and by option.

    ``row`` sets the options beside each other. ``needs`` lists what must have been answered for it to be asked: of each group of pairs of
    question and option, one. ``fold`` holds options that are looked up where they are needed, by the heading above them. ``above`` is safe
    HTML over the widget.
    """

    said: Mapping[str, str] = field(default_factory=dict, compare=False)
    row: bool = False
    needs: tuple[tuple[tuple[Item, str], ...], ...] = field(default=(), compare=False)
    fold: tuple[tuple[str, tuple[str, ...]], ...] = field(default=(), compare=False)
    above: str = field(default="", compare=False)

    def applies(self, answers: Mapping[str, Any]) -> bool:
        """Whether these answers make it a question."""
        return all(any(answers.get(lead.link_id) == choice for lead, choice in group) for group in self.needs)

    def hidden(self) -> str:
        """Rules of CSS that take it off the page until it applies."""
        return "".join(
            hidden_unless(", ".join(chosen(lead, lead.options.index(choice)) for lead, choice in group), css(area(self.link_id)))
            for group in self.needs
        )


def words(item: Item, part: str) -> str:
    """A text of a question; empty where it has none of this kind."""
    if isinstance(item, Asked):
        return item.said.get(part, "")
    name = f"question.{item.answer}.{part}"
    return say(name) if says(name) else ""


def wrong(item: Item, value: Any) -> Problem | None:  # noqa: ANN401 - the type is the question's
    """What is wrong with an answer on its own."""
    if not isinstance(item, Asked):
        return next(iter(problems({item.answer: value})), None)
    kind = ""
    if item.kind is Kind.CHOICES:
        fits = isinstance(value, list) and all(isinstance(one, str) for one in value) and set(value) <= set(item.options)
        kind = "not_option" if not fits else "none_with_other" if NONE in value and len(value) > 1 else ""
    elif item.kind is Kind.CHOICE:
        kind = "" if value in item.options else "not_option"
    elif not isinstance(value, int) or isinstance(value, bool):
        kind = "not_whole" if isinstance(value, float) else "not_number"
    elif not item.lowest <= value <= item.highest:
        kind = "out_of_range"
    values = {"min": item.lowest, "max": item.highest, "allowed": ", ".join(option(item, choice) for choice in item.options)}
    return Problem(item.link_id, kind, values) if kind else None


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
    row = isinstance(item, Asked) and item.row
    return row or item.kind is Kind.SCALE or (item.kind is Kind.NUMBER and item.highest <= BUTTONS_UP_TO)


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
    if isinstance(item, Asked):
        return item.said.get(f"option.{choice}", str(choice))
    if choice == OWN:
        return say("ui.own_words")
    source = "funktion.1" if item.link_id.startswith("funktion.") and not says(f"option.{item.link_id}.{choice}") else item.answer
    return say(f"option.{source}.{choice}")


def label(item: Item) -> str:
    """The question, marked when it need not be answered, and with its number where a list is asked in parts."""
    question = words(item, "label")
    if item.whole:
        parts = PARTS[item.whole]
        question = say("ui.part", question=question, n=parts.index(item) + 1, total=len(parts))
    mark = words(item, "optional") if isinstance(item, Asked) else "" if item.required else say("ui.optional")
    return f"{question} {mark}".strip()


def drawn(item: Item) -> bool:
    """Whether the question's widget exists in this session right now, whole: of one that is half drawn, no answer may be taken back."""
    state = st.session_state
    if item.kind is Kind.CHOICES:
        return all(name in state for name in _keys(item))
    own = item.kind is Kind.TEXT and state.get(key(item)) == OWN
    return key(item, OWN if own else "") in state


def release(items: Iterable[Item]) -> None:
    """Forget what the widgets show; they borrow from the draft again."""
    for item in items:
        for name in _keys(item):
            st.session_state.pop(name, None)


def empty(items: Sequence[Item]) -> None:
    """Take what was given off the screen. The browser keeps what a field shows until it is told that the field is empty."""
    release(items)
    st.session_state.emptied = {name for item in items for name in _keys(item)}


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
    return ", ".join(chosen(lead, n) for n in opening) if len(opening) < len(choices) else ""


def hidden(css_class: str) -> str:
    """A rule of CSS that takes a widget off the page, and out of the way of the keyboard."""
    return f"[data-testid=stMain] .{css_class}{{display:none!important}}"


def hidden_unless(condition: str, css_class: str) -> str:
    """A rule of CSS that takes an element off the page until the condition holds."""
    wrapped = f"[data-testid=stLayoutWrapper]:has(> .{css_class})"
    return f"[data-testid=stMain]:not(:has({condition})) :is(.{css_class}, {wrapped}){{display:none!important}}"


def spoken(item: Item) -> dict[str, Any]:
    """What the browser must know to read the widget, to keep "none of these" apart and to keep the answer with its like."""
    return {
        "id": item.link_id,
        "store": "week" if isinstance(item, Asked) else "parts" if item.whole else "draft",
        "kind": item.kind.value,
        "options": options(item),
        "boxes": [css(key(item, choice)) for choice in item.options] if item.kind is Kind.CHOICES else [],
        "alone": css(key(item, NONE)) if item.kind is Kind.CHOICES and NONE in item.options else "",
        "own": css(key(item, OWN)) if item.kind is Kind.TEXT else "",
        "shape": (DECIMAL if item.kind is Kind.DECIMAL else WHOLE).pattern if typed(item) else "",
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
        st.text_input(label(item), key=key(item), label_visibility="collapsed", on_change="ignore", max_chars=_ROOM)
    else:
        _radio(item)


def names(item: Item) -> list[str] | None:
    """What a screen reader says for each of a row of buttons; ``None`` where the visible text is enough."""
    if item.kind is not Kind.SCALE:
        return None
    middle = [say("ui.scale_option", n=n) for n in range(item.lowest + 1, item.highest)]
    low, high = (words(item, end) for end in ("low", "high"))
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
        st.html(f"<style>{hidden_unless(chosen(item, choices.index(OWN)), css(key(item, OWN)))}</style>")
        st.text_input(say("app.own_words"), key=key(item, OWN), on_change="ignore", max_chars=_ROOM)


def _buttons(item: Item) -> None:
    st.segmented_control(
        label(item),
        options(item),
        key=key(item),
        format_func=lambda choice: option(item, choice) if item.kind is Kind.CHOICE else str(choice),
        label_visibility="collapsed",
        required=True,
        width="stretch",
        on_change="ignore",
    )
    if item.kind is Kind.SCALE:
        ends = "".join(html("span", f"{n}: {words(item, end)}") for n, end in ((item.lowest, "low"), (item.highest, "high")))
        st.html(f'<p class="op-ender" aria-hidden="true">{ends}</p>')


def _checkboxes(item: Item) -> None:
    if item.link_id == "smerte.hvor":
        _regions(item)
        return
    groups = item.fold if isinstance(item, Asked) else ()
    folded = {choice for _, choices in groups for choice in choices}
    last = next((choice for choice in (UNKNOWN, NONE) if choice in item.options), None)
    for choice in item.options:
        if choice in folded:
            continue
        if choice == last:
            _folded(item, groups)
            paragraph(say("ui.or"), "op-eller")
        _checkbox(item, choice)


def _folded(item: Item, groups: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    """Options that are looked up where they are needed; what is ticked there stays ticked when the fold is closed."""
    if groups:
        with st.expander(words(item, "more"), key=f"fold-{area(item.link_id)}"):
            for title, choices in groups:
                paragraph(title, "op-gruppe")
                for choice in choices:
                    _checkbox(item, choice)


def _regions(item: Item) -> None:
    """The drawing over the list. It holds no answer and is left out of what a screen reader says."""
    from ownpace.ui import body_map  # noqa: PLC0415 - one page has a drawing

    body_map.show({choice: css(key(item, choice)) for choice in item.options})
    for group, regions in REGION_GROUPS:
        with st.container(key=f"par-{group}"):
            for region in regions:
                _checkbox(item, region)


def _checkbox(item: Item, choice: str) -> None:
    st.checkbox(option(item, choice), key=key(item, choice), width="stretch", on_change="ignore")


def chosen(item: Item, number: int) -> str:
    """The CSS selector of an option that is chosen."""
    place = css(area(item.link_id))
    return f".{place} button:nth-child({number + 1})[aria-checked=true]" if picked(item) else f'.{place} input[value="{number}"]:checked'


def _keys(item: Item) -> tuple[str, ...]:
    if item.kind is Kind.CHOICES:
        return tuple(key(item, choice) for choice in item.options)
    return (key(item), key(item, OWN)) if item.kind is Kind.TEXT else (key(item),)


def _lend(item: Item, value: Any) -> None:  # noqa: ANN401 - the type is the question's
    """Give the widget the draft's answer, unless it already shows something.

    A visit whose answers are not here yet has nothing to give: after a lost connection the page still shows what was ticked, and must not be
    emptied before the browser's copy has come.
    """
    state = st.session_state
    if not state.get("ready"):
        return
    if isinstance(item, Asked) and value is not None and wrong(item, value):
        value = None
    if value is None and key(item) in state.get("emptied", ()):
        state.emptied -= {key(item)}
        state[key(item)] = "" if typed(item) else None
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
