"""The course of the weeks: as rows, as a chart that says its message, as words for those who do not see it, and as a strip for paper."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from typing import Any, Final, NamedTuple

from ownpace.text import t
from ownpace.text.format import counted, join, number
from ownpace.views import log, words
from ownpace.views.markup import safe, wrap
from ownpace.vocabulary import Language, Modality, Step, WeekKind

HARDLY: Final = 0.15
"""A course whose minutes grow by a smaller share than this is titled by what grows instead."""
ORDER: Final = tuple(Modality(word) for word in ("strength", "aerobic", "exposure", "mobility", "balance", "motor_control", "relaxation"))
"""Of the stack, from the ground up. Neighbours differ in lightness, so that the bars can be read in grey."""
LIGHT: Final = dict(zip(ORDER, ("#003845", "#B46510", "#4D481C", "#0B9D8E", "#755398", "#755398", "#8A8471"), strict=True))
DARK: Final = dict(zip(ORDER, ("#4EAFF8", "#CC7934", "#EDE2AE", "#277F7D", "#F3B7CF", "#F3B7CF", "#6F8A95"), strict=True))
INK: Final = {False: "#1B2B33", True: "#EAF1F2"}
MUTED: Final = {False: "#52616A", True: "#AFC0C6"}
PAPER: Final = {False: "#FFFFFF", True: "#18272F"}
BAND: Final = {False: "#CFE4E8", True: "#1F4A57"}
EDGE: Final = {False: "#0F5B6E", True: "#7CCBDA"}
GRID: Final = {False: "#E4DDCE", True: "#2E434D"}
FONT: Final = "Figtree, 'Helvetica Neue', Arial, sans-serif"
SMALL: Final = 480
"""Pixels of plot below which words give way to numbers."""


UNNAMED: Final = frozenset({Step.START, Step.HOLD, Step.DURATION, Step.LOWER})
"""Steps that are no answer to what grows instead of minutes."""
LIFT: Final = 8
"""Pixels that words stand higher where a diamond may be below them."""
STRIPES: Final = 7
"""Across the bar of a light week."""
STRIPE: Final = ((0.0, False), (0.62, False), (0.62, True), (1.0, True))
"""Where a stripe of paper begins and ends, as parts of its own width."""
OTHER: Final = ("#B4481C", "#F5A17A")
"""Light and dark: the weeks of a plan that this one is compared with."""
DASH: Final = "–"
"""In a table, for what is not there."""
LINES: Final = 5
"""Grid lines across a small chart."""
ABOVE: Final = 1.24
"""The height of the plot in highest bars: words and discs stand above them."""
PARTS: Final = "parts"
"""The dataset with a row for each part of each week."""
WEEKS: Final = "weeks"
"""The dataset with a row for each week."""
TICK: Final = 26
"""Pixels across of a tick at a week of another plan."""
HEARD: Final = "heard:N"
"""What a mark is called by those who hear the page; the band is told in the table."""
FIRST_ROW: Final = f"data('{WEEKS}')[0]"
"""To Vega: any week will do for what is the same in all."""
WIDE: Final = 8
"""Weeks above which a bar of the strip has room for one short word only."""


class Bar(NamedTuple):
    """One part of one week, with what is the same for the whole week."""

    week: int
    modality: str
    minutes: float
    kind: str
    light: bool
    total: float
    low: float
    """The week if every day is a bad day."""
    high: float
    """The week if every day is a good day; never above what this person's plan allows."""
    done: float | None = None
    """Minutes that were done; nothing for a week that was not written down."""


def frame(document: Mapping[str, Any]) -> tuple[Bar, ...]:
    """A row for each week and part of training, in the order of the stack. A week that was made lighter is light, too."""
    rows, done = [], {week.number: float(week.minutes) for week in log.weeks(document)}
    for week in document["program"]["weeks"]:
        n, total = week["number"], float(week["minutes_total"])
        low, high = (float(sum(session["sizes"][size]["minutes"] for session in week["sessions"])) for size in ("bad", "good"))
        whole = (week["kind"], words.is_light(document, week), total, low, high, done.get(n))
        rows += [Bar(n, modality.value, float(week["minutes"][modality]), *whole) for modality in ORDER if week["minutes"].get(modality)]
    return tuple(rows)


def weeks(rows: Sequence[Bar]) -> tuple[Bar, ...]:
    """One row for each week; its part of training is then of no interest."""
    return tuple({row.week: row for row in rows}.values())


# --- in words


def grown(document: Mapping[str, Any], language: Language | str) -> str:
    """What rises over the weeks other than minutes, each once, in the order in which it begins."""
    found = dict.fromkeys(week["step"] for week in document["program"]["weeks"] if week["step"] not in UNNAMED)
    return join([t(f"plan.step.{step}", language) for step in found], language)


def _ends(document: Mapping[str, Any]) -> tuple[float, float]:
    rows = document["program"]["weeks"]
    return rows[0]["minutes_total"], rows[-1]["minutes_total"]


def lowered(document: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The last week whose dose a logged week took down for good, or the final week where that was made lighter."""
    if not document.get("changes"):
        return None
    rows = document["program"]["weeks"]
    least = {week["number"] for week in rows if week["step"] == Step.LOWER}
    least |= {rows[-1]["number"]} if words.eased(document, rows[-1]["number"]) else set()
    down = (week for week in reversed(rows) if week["number"] in least - {rows[0]["number"]})
    return next((week for week in down if week["minutes_total"] < words.ordinary(document, week["number"] - 1)["minutes_total"]), None)


def course(document: Mapping[str, Any], language: Language | str) -> str:
    """``grow``, ``lowered``, ``same``, ``flat`` or ``fall``: which sentence tells the truth about these weeks."""
    first, last = _ends(document)
    if last >= first * (1 + HARDLY):
        return "grow"
    if lowered(document) is not None:
        return "lowered"
    if last <= first * (1 - HARDLY):
        return "fall"
    return "same" if grown(document, language) else "flat"


def heading(document: Mapping[str, Any], language: Language | str) -> str:
    """What the chart shows; that the plan grows is not said of one that was lowered."""
    return t("plan.chart.heading_lowered" if course(document, language) == "lowered" else "plan.chart.heading", language)


def title(document: Mapping[str, Any], language: Language | str) -> str:
    """The chart's message: how far the minutes go, or what grows when they hardly do."""
    first, last = (number(n, language) for n in _ends(document))
    which, down = course(document, language), lowered(document)
    if which == "lowered" and down is not None:
        rises = _ends(document)[1] > down["minutes_total"]
        low = number(down["minutes_total"], language)
        return t("plan.chart.lowered" if rises else "plan.chart.lowered_end", language, low=low, n=down["number"], last=last)
    some = which == "flat" and any(words.eased(document, week["number"]) for week in document["program"]["weeks"] if document.get("changes"))
    return t(f"plan.chart.{which}{'_eased' * some}", language, first=first, last=last, grows=grown(document, language))


def lead(document: Mapping[str, Any], language: Language | str) -> str:
    """The plan in one sentence or two."""
    first, last = (counted("minute", n, language) for n in _ends(document))
    which = {"grow": "lead_grow", "fall": "lead_grow"}.get(course(document, language), f"lead_{course(document, language)}")
    days = len({session["weekday"] for session in document["program"]["weeks"][0]["sessions"]})
    down = lowered(document) or {"number": 0, "minutes_total": 0}
    which += "_end" * (which == "lead_lowered" and _ends(document)[1] <= down["minutes_total"])
    return t(
        f"plan.page.{which}", language,
        first=first, last=last, days=counted("day", days, language), weeks=words.length(document, language), grows=grown(document, language),
        n=down["number"], low=counted("minute", down["minutes_total"], language),
    )  # fmt: skip


def alt(document: Mapping[str, Any], language: Language | str) -> str:
    """The chart for those who hear it: the same message and every week's number."""
    rows = document["program"]["weeks"]
    said = [
        t(
            "plan.chart.alt", language,
            weeks=len(rows), start=words.start(document, language), title=title(document, language),
            minutes=join([number(week["minutes_total"], language) for week in rows], language),
        )
    ]  # fmt: skip
    for key, found in (("light", [w for w in rows if w["light"]]), ("test", [w for w in rows if w["kind"] == WeekKind.TEST])):
        if found:
            said.append(t(f"plan.chart.alt_{key}", language, weeks=join([_week(w["number"], language).lower() for w in found], language)))
    return " ".join([*said, *_since(document, language)])


def _since(document: Mapping[str, Any], language: Language | str) -> Iterator[str]:
    """What was made lighter and what was done, for those who hear the chart; nothing where no week is logged."""
    by_kind: dict[str, list[str]] = {}
    for week in document["program"]["weeks"]:
        if why := words.eased(document, week["number"]):
            by_kind.setdefault(t(f"plan.eased.{why}", language), []).append(_week(week["number"], language).lower())
    for kind, found in by_kind.items():
        yield t("plan.chart.alt_eased", language, kind=f"{kind[:1].upper()}{kind[1:]}", weeks=join(found, language))
    done = [
        t("plan.chart.done_in", language, minutes=number(week.minutes, language), week=_week(week.number, language).lower())
        for week in log.weeks(document)
    ]
    if done:
        yield t("plan.chart.alt_done", language, said=join(done, language))


def _week(n: int, language: Language | str) -> str:
    return t("plan.chart.week", language, n=n)


def parts(document: Mapping[str, Any]) -> tuple[Modality, ...]:
    """The parts of training that this plan has, from the ground up."""
    used = {row.modality for row in frame(document)}
    return tuple(modality for modality in ORDER if modality in used)


def has_band(document: Mapping[str, Any]) -> bool:
    """Whether good and bad days differ at all; for a person on quotas they do not."""
    return any(row.low < row.high for row in frame(document))


def table(document: Mapping[str, Any], language: Language | str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The chart's numbers: a heading for each column, and a row for each week."""
    used, band = parts(document), has_band(document)
    names = [t(f"plan.modality.{modality}", language) for modality in used]
    ends = [t("plan.chart.low", language), t("plan.chart.high", language)] if band else []
    by_week = {row.week: row for row in frame(document)}
    logged = any(row.done is not None for row in by_week.values())
    did = [t("plan.chart.done", language)] if logged else []
    head = (t("plan.chart.axis_week", language).capitalize(), t("plan.chart.total", language), *did, *names, *ends, t("plan.chart.kind", language))
    rows = []
    for week in document["program"]["weeks"]:
        row = by_week[week["number"]]
        minutes = [number(week["minutes"].get(modality, 0), language) for modality in used]
        extent = [number(row.low, language), number(row.high, language)] if band else []
        done = [DASH if row.done is None else number(row.done, language)] if logged else []
        rows.append((str(row.week), number(row.total, language), *done, *minutes, *extent, words.kind(document, week, language)))
    return head, tuple(rows)


# --- as a chart


def legend(document: Mapping[str, Any], language: Language | str) -> str:
    """What the signs of the chart mean. Colours are squares beside ink: two of them are too pale to be letters."""
    rows = frame(document)
    said = [(_square(modality), t(f"plan.modality.{modality}", language)) for modality in parts(document)]
    if has_band(document):
        said.append(('<i class="stribe"></i>', t("plan.chart.band", language)))
    said.append(('<i class="skive"></i>', t("plan.chart.disc", language)))
    if any(row.done is not None for row in rows):
        said.append(('<i class="gjort"></i>', t("plan.chart.done_mark", language)))
        if any(row.light for row in rows):
            said.append(('<i class="lettere"></i>', t("plan.chart.light_mark", language)))
    return wrap("ul", "".join(wrap("li", sign + safe(name)) for sign, name in said), "op-tegn")


def _square(modality: Modality) -> str:
    light, dark = LIGHT[modality], DARK[modality]
    return f'<i style="background:{light};background:light-dark({light},{dark})"></i>'


def how(document: Mapping[str, Any], language: Language | str) -> str:
    """How to read the chart."""
    said = [t("plan.chart.how" if has_band(document) else "plan.chart.how_plain", language)]
    rows = frame(document)
    if any(row.done is not None for row in rows):
        said.append(t("plan.chart.how_done", language))
        said += [t("plan.chart.how_light", language)] if any(row.light for row in rows) else []
    return " ".join(said)


class Look(NamedTuple):
    """Everything about a chart but its numbers. Only this is cached, so nothing of a person lies where visitors share."""

    language: Language
    dark: bool
    narrow: bool
    band: bool
    """With the band from bad days to good days."""
    logged: bool
    """With diamonds at what was done."""
    striped: bool
    """With stripes over light weeks."""
    compared: bool
    """With the weeks of another plan as ticks."""


def chart(
    rows: tuple[Bar, ...], language: Language | str, *, dark: bool = False, narrow: bool = False, before: Sequence[Bar] | None = None
) -> dict[str, Any]:
    """The chart as a Vega-Lite specification with its numbers as ``datasets`` by name; the caller may change its copy.

    Plans that look the same differ in the datasets only, so that a browser moves the picture instead of drawing it anew. ``before`` are the weeks
    of another plan, as ticks over the bars (none where it is the same plan); the scale grows where they are larger. Layers that would stay empty
    are left out: to those who hear the page they would be pictures without a name.
    """
    spoken, each = Language(language), weeks(rows)
    logged = any(row.done is not None for row in each)
    look = Look(
        spoken,
        dark,
        narrow,
        band=any(row.low < row.high for row in each),
        logged=logged,
        striped=logged and any(row.light for row in each),
        compared=before is not None,
    )
    spec: dict[str, Any] = json.loads(_drawn(look))
    spec["datasets"] = {PARTS: _per_part(rows, spoken), WEEKS: _per_week(each, None if before is None else weeks(before), spoken)}
    return spec


@cache
def _drawn(look: Look) -> str:
    import altair as alt  # noqa: PLC0415 - heavy, and needed only where a chart is drawn

    language, dark = look.language, look.dark
    size, lift = _size(look), LIFT * look.logged
    x, y = _axes(alt, language, dark=dark)
    base = alt.Chart(alt.NamedData(WEEKS))
    layers = [*_band(base, x, y, dark=dark)] if look.band else []
    layers.append(_bars(alt, language, x, y, dark=dark))
    layers += _over(alt, base, x, y, look)
    layers += _above(alt, base, x, y, look)
    tests = base.transform_filter("datum.disc > 0")
    tip = [alt.Tooltip("name:N", title=t("plan.chart.disc", language))]
    wide, called = 260 if look.narrow else 340, t("plan.chart.disc_mark", language)
    disc = tests.mark_point(shape="circle", filled=True, opacity=1, size=wide, color=EDGE[dark], yOffset=-36 - lift, ariaRoleDescription=called)
    sign = tests.mark_text(aria=False, fontSize=size - 1, fontWeight=700, color=PAPER[dark], dy=-36 - lift, baseline="middle")
    if look.compared:
        ticks, long = (
            base.mark_tick(
                thickness=6, color=OTHER[dark], opacity=1, aria=False, stroke=PAPER[dark], strokeWidth=alt.ExprRef("datum.long ? 1.5 : 0")
            ),
            alt.Size("long:Q", scale=None, legend=None),
        )
        layers.append(ticks.encode(x=x, y=y("at"), size=long, tooltip=_tips(alt, language, was=t("consult.before", language))))
    layers += [disc.encode(x=x, y=y("reach"), tooltip=tip, description="milestone:N"), sign.encode(x=x, y=y("reach"), text="disc:Q")]
    spec = (
        alt.layer(*layers)
        .properties(
            width="container", height=230 if look.narrow else 290, background="transparent", padding={"left": 2, "right": 4, "top": 4, "bottom": 2}
        )
        .configure(font=FONT)
        .configure_axis(labelFontSize=size - 1, labelColor=INK[dark], labelFont=FONT)
        .configure_text(font=FONT)
        .configure_view(stroke=None)
        .to_dict()
    )
    return json.dumps(spec)


def _tips(alt: Any, language: Language, **said: str) -> list[Any]:  # noqa: ANN401 - Altair's own
    """The week, and fields of its row by these names."""
    week = alt.Tooltip("name:N", title=t("plan.chart.axis_week", language).capitalize())
    return [week, *(alt.Tooltip(f"{field}:N", title=title) for field, title in said.items())]


def _over(alt: Any, base: Any, x: Any, y: Any, look: Look) -> list[Any]:  # noqa: ANN401 - Altair's own
    """Stripes over light weeks, and a diamond of paper with an edge of ink at the minutes that were done."""
    paper, ink, layers = PAPER[look.dark], INK[look.dark], []
    if look.striped:
        stops = [{"offset": (n + edge) / STRIPES, "color": paper if plain else "transparent"} for n in range(STRIPES) for edge, plain in STRIPE]
        fill = {"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 1, "stops": stops}
        bars = base.transform_filter("datum.light").mark_bar(aria=False, fill=fill, stroke=ink, strokeDash=[4, 3], strokeWidth=1.4)
        layers.append(bars.encode(x=x, y=y("total", stack=None), tooltip=_tips(alt, look.language, said=t("plan.chart.total", look.language))))
    if look.logged:
        done = base.transform_filter("isValid(datum.done)")
        said = t("plan.chart.diamond", look.language)
        mark = done.mark_point(shape="diamond", filled=True, opacity=1, size=150, fill=paper, stroke=ink, strokeWidth=2, ariaRoleDescription=said)
        tips = _tips(alt, look.language, did=t("plan.chart.done_mark", look.language))
        layers.append(mark.encode(x=x, y=y("done"), tooltip=tips, description=HEARD))
    return layers


def _axes(alt: Any, language: Language, *, dark: bool) -> tuple[Any, Any]:  # noqa: ANN401 - Altair's own
    """The weeks along the ground, and a maker of the minutes upwards; labels give way where the plot is narrow."""
    week = t("plan.chart.axis_week", language)
    scale = alt.Scale(domainMin=0, domainMax=alt.ExprRef(f"{FIRST_ROW}.roof"), nice=False)
    along = alt.Axis(
        title=None,
        labelAngle=0,
        ticks=False,
        domainColor=MUTED[dark],
        labelExpr=f"width < {SMALL} ? datum.label : '{week} ' + datum.label",
        labelPadding=7,
        labelOverlap=False,
        aria=False,
    )
    up = alt.Axis(
        title=None,
        values=alt.ExprRef(f"sequence(0, {FIRST_ROW}.highest + 1, {FIRST_ROW}.step)"),
        domain=False,
        ticks=False,
        gridColor=GRID[dark],
        labelPadding=6,
        labelExpr=f"datum.value == {FIRST_ROW}.highest ? {FIRST_ROW}.label : datum.label",
        aria=False,
    )
    x = alt.X("week:O", axis=along, scale=alt.Scale(paddingInner=0.26, paddingOuter=0.12))
    return x, lambda name, **more: alt.Y(f"{name}:Q", scale=scale, axis=up, **more)


def _band(base: Any, x: Any, y: Any, *, dark: bool) -> list[Any]:  # noqa: ANN401 - Altair's own
    """From a week of bad days to a week of good days, with a line where good days end."""
    area = base.mark_area(color=BAND[dark], interpolate="monotone", opacity=1, aria=False)
    line = base.mark_line(color=EDGE[dark], strokeDash=[6, 4], strokeWidth=1.6, interpolate="monotone", aria=False)
    return [area.encode(x=x, y=y("low"), y2="high:Q"), line.encode(x=x, y=y("high"))]


def _bars(alt: Any, language: Language, x: Any, y: Any, *, dark: bool) -> Any:  # noqa: ANN401 - Altair's own
    """The parts of every week on top of each other, with a line of paper between them."""
    colours = DARK if dark else LIGHT
    domain = alt.Scale(domain=[t(f"plan.modality.{m}", language) for m in ORDER], range=[colours[m] for m in ORDER])
    tips = _tips(alt, language, modality=t("plan.chart.part", language), said=t("plan.chart.minutes", language).capitalize())
    bars = alt.Chart(alt.NamedData(PARTS)).mark_bar(
        stroke=PAPER[dark], strokeWidth=1, cornerRadius=1, ariaRoleDescription=t("plan.chart.bar", language)
    )
    return bars.encode(
        x=x,
        y=y("minutes", stack="zero"),
        order=alt.Order("order:Q"),
        color=alt.Color("modality:N", scale=domain, legend=None),
        tooltip=tips,
        description=HEARD,
    )


def _above(alt: Any, base: Any, x: Any, y: Any, look: Look) -> list[Any]:  # noqa: ANN401 - Altair's own
    """The minutes above the first and the last bar and the name of a light week, first as a halo of paper and then as themselves."""
    ink, muted, paper, size = INK[look.dark], MUTED[look.dark], PAPER[look.dark], _size(look)
    light = [f"'{t(f'plan.kind.light{short}', look.language)}'" for short in (".short", "")]
    said = f"width < {SMALL} ? (datum.edge ? datum.said : {light[0]}) : (datum.edge ? datum.sign : {light[1]})"
    words = base.transform_filter("datum.edge || datum.light")
    looks = {
        "text": alt.ExprRef(said),
        "dy": -9 - LIFT * look.logged,
        "fontSize": alt.ExprRef(f"datum.edge ? {size} : {size - 1}"),
        "fontWeight": alt.ExprRef("datum.edge ? 700 : 500"),
    }
    halo = words.mark_text(aria=False, color=paper, stroke=paper, strokeWidth=4, strokeJoin="round", **looks)
    named = words.mark_text(aria=False, color=alt.ExprRef(f"datum.edge ? '{ink}' : '{muted}'"), **looks)
    return [one.encode(x=x, y=y("total")) for one in (halo, named)]


def _size(look: Look) -> int:
    """Of the largest letters in the plot, in pixels."""
    return 12 if look.narrow else 14


def _per_part(rows: Sequence[Bar], language: Language) -> list[dict[str, Any]]:
    return [
        {
            "week": row.week,
            "modality": t(f"plan.modality.{row.modality}", language),
            "order": ORDER.index(Modality(row.modality)),
            "minutes": row.minutes,
            "said": number(row.minutes, language),
            "name": _week(row.week, language),
            "heard": f"{_week(row.week, language)}. {t(f'plan.modality.{row.modality}', language)}: {counted('minute', row.minutes, language)}",
        }
        for row in rows
    ]


def _per_week(each: Sequence[Bar], others: Sequence[Bar] | None, language: Language) -> list[dict[str, Any]]:
    """A row for each week, and for each that only the other plan has.

    What the axis needs stands in every one of them, as the numbers are all that a browser is sent anew.
    """
    tests = [row.week for row in each if row.kind == WeekKind.TEST]
    was = {row.week: row for row in others or ()}
    top, other = max(max(row.total, row.high) for row in each), max((row.total for row in was.values()), default=0.0)
    roof = max(top * ABOVE, other * (1 + HARDLY))
    step, highest = _grid(max(top, other))
    axis = {"roof": roof, "step": step, "highest": highest, "label": t("plan.dose.short", language, n=highest)}
    logged = any(row.done is not None for row in each)
    found = []
    for row in each:
        said = number(row.total, language)
        did = "" if row.done is None else number(row.done, language)
        done = {
            "done": None if row.done is None else min(row.done, roof),
            "did": did,
            "heard": f"{_week(row.week, language)}. {t('plan.chart.done_mark', language)}: {did}",
        }
        found.append(
            {
                "week": row.week,
                "total": row.total,
                "low": row.low,
                "high": row.high,
                "reach": max(row.total, row.high),
                "light": row.light,
                "edge": row.week in {each[0].week, each[-1].week},
                "said": said,
                "sign": t("plan.chart.axis_start", language, n=said) if row.week == each[0].week else said,
                "disc": tests.index(row.week) + 1 if row.week in tests else 0,
                "name": _week(row.week, language),
                "milestone": f"{_week(row.week, language)}. {t('plan.chart.disc', language)}",
                **axis,
                **(done if logged else {}),
                **({} if others is None else _tick(was.pop(row.week, None), row.total, language)),
            }
        )
    return found + [{"week": row.week, "name": _week(row.week, language), **_tick(row, row.total, language)} for row in was.values()]


def _tick(other: Bar | None, total: float, language: Language) -> dict[str, Any]:
    """Where the tick at a week of another plan stands, and what it says; of no length where there is none to see."""
    return {"at": other.total, "long": TICK, "was": number(other.total, language)} if other else {"at": total, "long": 0, "was": ""}


def _grid(top: float) -> tuple[int, int]:
    """The distance of four or five round lines up to the highest bar, and the highest of them."""
    step = next((step for step in (5, 10, 20, 25, 50) if top / step <= LINES), 100)
    return step, int(top) // step * step


# --- for paper


def strip_svg(document: Mapping[str, Any], language: Language | str) -> str:
    """Bars with a number on each: for paper, in one pale tint that survives any printer."""
    rows = weeks(frame(document))
    width, height, ground, head = 700, 116, 97, 32 + LIFT * any(row.done is not None for row in rows)
    step, top = width / len(rows), max(row.total for row in rows)
    drawn = []
    for place, row in enumerate(rows):
        tall = row.total / top * (ground - head)
        left, middle, up = place * step + 5, place * step + step / 2, ground - tall
        fill = "#FFFFFF" if row.light else "#C9DDE1"
        drawn.append(
            f'<rect x="{left:.1f}" y="{up:.1f}" width="{step - 10:.1f}" height="{tall:.1f}" rx="3" fill="{fill}" stroke="#1B2B33" stroke-width="1"/>'
        )
        lift = 0 if row.done is None else LIFT
        if row.done is not None:
            at = ground - min(row.done / top, 1) * (ground - head)
            drawn.append(f'<path d="M{middle:.1f} {at - 5:.1f}l5 5-5 5-5-5z" fill="#FFFFFF" stroke="#1B2B33" stroke-width="1.6"/>')
        drawn.append(_svg_text(middle, up - 5 - lift, number(row.total, language), 'font-size="13" font-weight="650"'))
        drawn.append(_svg_text(middle, height - 5, str(row.week), 'font-size="12"'))
        over = t("plan.kind.light.short" if len(rows) > WIDE else "plan.kind.light", language) if row.light else ""
        over = over or (t("plan.kind.test", language) if row.kind == WeekKind.TEST else "")
        if over:
            drawn.append(_svg_text(middle, up - 19 - lift, over, 'font-size="11" font-style="italic"'))
    line = f'<path d="M0 {ground}H{width}" stroke="#1B2B33"/>'
    root = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="Figtree,Helvetica,Arial,sans-serif">'
    return f"{root}{line}{''.join(drawn)}</svg>"


def _svg_text(x: float, y: float, said: str, look: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" fill="#1B2B33" {look}>{escape(said)}</text>'
