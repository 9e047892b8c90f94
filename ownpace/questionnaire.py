"""The questions: identity, type, options, range and routing. No wording.

The wizard stores nothing but a draft (question id -> value) and replays it over this list: back, change, resume and deep link are the
same operation. ``enable_when`` is a pure predicate over the draft. The order of ``PAGES`` is the order of asking; within a page the
order of its questions. One topic a page, one to three questions; safety lists and the body map stand alone. A list that is longer than two
screens of a phone is asked in parts, each on a page of its own.

A number that a person may know (blood pressure, glucose, blood counts, weight) is never required: left empty it is not known.

Not modelled yet: the check-in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final, TypeAlias

Draft: TypeAlias = Mapping[str, Any]
Predicate: TypeAlias = Callable[[Draft], bool]

NONE: Final = "ingen"
"""The option "none of these": excludes every other tick."""
UNKNOWN: Final = "ved_ikke"
"""The option "don't know": never opens a gate."""
YES: Final = "ja"
NO: Final = "nej"


class Kind(StrEnum):
    """The type of an answer."""

    CHOICE = "choice"
    """One option."""
    CHOICES = "choices"
    """A list of options."""
    NUMBER = "number"
    """A typed whole number."""
    DECIMAL = "decimal"
    """A typed number with at most one decimal."""
    SCALE = "scale"
    """0 to 10 as eleven buttons."""
    TEXT = "text"
    """Own words, or the id of a suggestion."""
    CONSENT = "consent"
    """``true`` before the first health answer."""


class Stage(StrEnum):
    """When a question is asked."""

    WIZARD = "wizard"
    AFTER = "after"
    """Offered after the plan; refines it."""
    LATER = "later"
    """Known to the answers document; not asked until its issue."""


def _always(_: Draft) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Item:
    """One question. ``required`` holds only while ``enable_when`` does."""

    link_id: str
    kind: Kind
    options: tuple[str, ...] = ()
    lowest: int = 0
    highest: int = 10
    required: bool = True
    required_unless: str = ""
    """Another question whose answer makes this one optional."""
    at_least: int = 0
    """Ticks without which a list is not an answer; elsewhere an empty list means "nothing of this"."""
    stage: Stage = Stage.WIZARD
    enable_when: Predicate = field(default=_always)
    suggestions: tuple[str, ...] = ()
    whole: str = ""
    """The list that this is a part of."""

    @property
    def answer(self) -> str:
        """The id of what is answered here, wholly or in part."""
        return self.whole or self.link_id


@dataclass(frozen=True, slots=True)
class Page:
    """One topic: shown when at least one of its questions is enabled."""

    id: str
    step: str
    questions: tuple[str, ...]
    part: int = 0
    """Which part of its one list the page asks, from 1; 0 for the whole of its questions."""


def ticked(draft: Draft, link_id: str, *options: str) -> bool:
    """Whether any of the options is ticked in a list answer."""
    return not set(options).isdisjoint(draft.get(link_id) or ())


def _has_pain(draft: Draft) -> bool:
    return draft.get("smerte.har") in {YES, UNKNOWN}


def _has(*conditions: str) -> Predicate:
    """One of the conditions ticked."""
    return lambda draft: ticked(draft, "helbred.tilstande", *conditions)


def _any_condition(draft: Draft) -> bool:
    return bool(set(draft.get("helbred.tilstande") or ()) - {NONE})


def ticked_if_asked(draft: Draft, link_id: str, *options: str) -> bool:
    """Whether any of the options is ticked in a list that is still asked; an answer that is kept for a change of mind opens nothing."""
    return BY_ID[link_id].enable_when(draft) and ticked(draft, link_id, *options)


def _low_sugar_possible(draft: Draft) -> bool:
    """Medicine that can give low blood sugar, or diabetes and not knowing which medicine."""
    unsure = ticked(draft, "helbred.tilstande", "diabetes_2") and ticked_if_asked(draft, "helbred.medicin", UNKNOWN)
    return unsure or ticked_if_asked(draft, "helbred.medicin", *LOW_SUGAR_MEDICINES)


def _of_age(draft: Draft) -> bool:
    age = draft.get("om.alder")
    return isinstance(age, int) and age >= OLDER_FROM


def _low_mood(draft: Draft) -> bool:
    return ticked(draft, "helbred.tilstande", "depression", "angst", "nedtrykt")


def _back(draft: Draft) -> bool:
    return _has_pain(draft) and ticked(draft, "smerte.hvor", "laend", "oevre_ryg", *HIPS, ELSEWHERE)


def _knee(draft: Draft) -> bool:
    hurts = _has_pain(draft) and ticked(draft, "smerte.hvor", "knae_hoejre", "knae_venstre", ELSEWHERE)
    return hurts or ticked(draft, "helbred.tilstande", "knae_artrose")


def _hurts(*regions: str, or_has: tuple[str, ...] = ()) -> Predicate:
    """Pain in one of the regions, or one of the conditions ticked."""
    return lambda draft: (_has_pain(draft) and ticked(draft, "smerte.hvor", *regions)) or ticked(draft, "helbred.tilstande", *or_has)


def regions_in_pain(draft: Draft) -> int:
    """How many of the five parts of the body hurt, as widespread pain is counted."""
    return sum(ticked(draft, "smerte.hvor", *part) for part in BODY_PARTS) if _has_pain(draft) else 0


def _widespread(draft: Draft) -> bool:
    return regions_in_pain(draft) >= WIDESPREAD_FROM or ticked(draft, "helbred.tilstande", "fibromyalgi")


def _older_or_unsteady(draft: Draft) -> bool:
    return _of_age(draft) or draft.get("funktion.haender") == YES


def _may_fall(draft: Draft) -> bool:
    feet = ticked_if_asked(draft, "helbred.diabetes", "nerver", "nerver_indre") or ticked_if_asked(draft, "helbred.kraeft", "foelelse")
    fragile = ticked(draft, "helbred.tilstande", "osteoporose") or ticked_if_asked(draft, "helbred.hensyn", "svagt_syn")
    return _older_or_unsteady(draft) or feet or fragile


def _own_words(draft: Draft) -> bool:
    goal = draft.get("funktion.1")
    return bool(goal) and goal not in GOALS


def _resolvable(draft: Draft) -> bool:
    told = ticked(draft, "helbred.tilstande", *ASK_A_DOCTOR) or ticked_if_asked(draft, "helbred.diabetes", "nerver_indre")
    return told or draft.get("helbred.fald") in {"to_eller_flere", UNKNOWN}


OLDER_FROM: Final = 65
"""Routing only: from this age falls, floor transfer, sight and dizziness are asked about."""

GOALS: Final = (
    "gaa", "trapper", "rejse_sig", "loefte", "baere", "bukke", "raekke_op", "gulv", "sidde", "cykle", "havearbejde",
    "lege_med_boern", "sove", "overskud",
)  # fmt: skip
"""Suggested goal activities; the exercises of the plan follow the goal."""

REGIONS: Final = (
    "nakke", "oevre_ryg", "laend", "skulder_hoejre", "skulder_venstre", "albue_hoejre", "albue_venstre", "haand_hoejre", "haand_venstre",
    "hofte_hoejre", "hofte_venstre", "knae_hoejre", "knae_venstre", "fod_hoejre", "fod_venstre", "andet_sted",
)  # fmt: skip

AXIAL: Final = ("nakke", "oevre_ryg", "laend")
ARMS: Final = ("skulder_hoejre", "skulder_venstre", "albue_hoejre", "albue_venstre", "haand_hoejre", "haand_venstre")
ELSEWHERE: Final = "andet_sted"
"""A place the body map does not name, such as a buttock, thigh or calf: the lists of back and leg are asked."""
HIPS: Final = ("hofte_hoejre", "hofte_venstre")
FEET: Final = ("fod_hoejre", "fod_venstre")
BODY_PARTS: Final = (
    AXIAL, ("skulder_venstre", "albue_venstre", "haand_venstre"), ("skulder_hoejre", "albue_hoejre", "haand_hoejre"),
    ("hofte_venstre", "knae_venstre", "fod_venstre"), ("hofte_hoejre", "knae_hoejre", "fod_hoejre"),
)  # fmt: skip
"""Axial, left and right upper, left and right lower; "somewhere else" belongs to none."""
WIDESPREAD_FROM: Final = 4
"""Routing only: from so many parts of the body in pain the list for it is asked. What it means is the row ``pain.widespread_regions``."""

WEEKDAY_OPTIONS: Final = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "loerdag", "soendag")

_LIST_END: Final = (UNKNOWN, NONE)
_AGREE: Final = (YES, NO, UNKNOWN)

ACUTE: Final = (
    "brystsmerter", "aandenoed_i_hvile", "kollaps", "lammelse_tale", "stor_bloedning", "allergisk_chok",
    "bloedning_lunger", "besvimet_nyligt", "hjertebanken_svimmel", *_LIST_END,
)  # fmt: skip
DOCTOR: Final = (
    "anstrengelse_bryst", "anstrengelse_aandenoed", "svimmel", "aandenoed_liggende", "haevede_ankler", "hjertebanken", "laegsmerter_gang",
    "mislyd", "usaedvanlig_traethed", "hjertesvigt", "hjerte_ustabil", "hjerte_uden_styr", "apopleksi_nylig", "operation_brud",
    "gravid_foedt", "me_pem", "spiseforstyrrelse", "psykose_mani", "demens", "dialyse", "ilt_hjemme", "gigt_opblussen", "knoglemetastaser",
    "hjaelp_adl", "feber", *_LIST_END,
)  # fmt: skip
CONDITIONS: Final = (
    "knae_artrose", "hofte_artrose", "haand_artrose", "fibromyalgi", "diabetes_1", "diabetes_2", "hjertesygdom", "forhoejet_blodtryk",
    "nyresygdom", "kol", "astma", "soevnapnoe", "overvaegt", "depression", "angst", "nedtrykt", "kraeft_behandling", "kraeft_faerdig",
    "osteoporose", "anden_sygdom", *_LIST_END,
)  # fmt: skip
BACK_FLAGS: Final = (
    "skridt_foelelse", "vandladning_afforing", "begge_ben", "seksuel_funktion", "rift_mave_ryg", "kraeft_ben_svage", "kraeft_baelte",
    "et_ben_svagere_hurtigt", "ryg_feber", "ryg_immun", "ryg_knogleskoer", "kraeft_ny_smerte", "vaegttab_nattesved", "ryg_nat_konstant",
    "ryg_ny_svaer_70", "ben_svagere_langsomt", "morgenstivhed_ung", "iskias_stabil", *_LIST_END,
)  # fmt: skip
KNEE_FLAGS: Final = (
    "laeg_aandenoed", "ben_koldt_bleg", "laeg_haevet_oem", "led_varmt", "traume_stoette", "knae_laast", "knae_svigter_haevelse",
    "laeg_gang_hvile", "knogle_nat", "knae_lidt_haevet", *_LIST_END,
)  # fmt: skip
NECK_FLAGS: Final = (
    "hovedpine_lyn", "ansigt_skaevt", "tale_pludselig", "syn_vaek", "kollaps", "traume_voldsomt", "svimmel_ny", "dobbeltsyn",
    "tale_utydelig", "synke", "ben_svigter", "oejne_rykker", "kvalme_ny", "foelelsesloes_ny", "feber_nakkestiv", "gang_usikker",
    "haender_klodsede", "arm_svagere", "gigt_downs", "kraeft_oevre_ryg", "vaegttab", "nat_konstant", "arm_stabil", *_LIST_END,
)  # fmt: skip
SHOULDER_FLAGS: Final = (
    "hjerte_anstrengelse", "hjerte_sved", "hjerte_luft", "traume_skaev", "traume_bevaegelse", "led_varmt_feber", "skulderstiv_hovedpine",
    "loeft_vaek_fald", "knude", "vaegttab", "nat_konstant", "skulderstiv_50", "led_varmt", "arm_svagere", *_LIST_END,
)  # fmt: skip
HIP_FLAGS: Final = (
    "traume_stoette", "led_varmt", "feber", "lyske_pludselig", "lyske_hvile", "nat_konstant", "kraeft", "stiv_hurtigt", *_LIST_END,
)  # fmt: skip
FOOT_FLAGS: Final = (
    "roedme_feber", "laeg_aandenoed", "kold_bleg", "saar_nyt", "sort_omraade", "fod_varm_haevet", "laeg_haevet_oem", "traume_stoette",
    "foelelse_mindre", "fod_svag", "nat_konstant", "haard_hud", *_LIST_END,
)  # fmt: skip
WIDESPREAD_FLAGS: Final = (
    "feber", "hovedpine_ny_50", "svag_hurtigt", "moerk_tis", "vaegttab", "led_haevede", "morgenstiv_60", *_LIST_END,
)  # fmt: skip

ASK_A_DOCTOR: Final = ("diabetes_2", "hjertesygdom", "nyresygdom", "kol", "soevnapnoe", "kraeft_behandling", "anden_sygdom")
"""Conditions with which a doctor's word opens the plan, or harder training."""
HEART: Final = (
    "hjerteklap", "hjertemuskel", "rytme_symptomer", "icd", "aorta", "hjertebetaendelse", "rytme_uden", *_LIST_END,
)  # fmt: skip
DIABETES: Final = (
    "syg_toerst", "lavt_hjaelp", "fodsaar", "nerver_indre", "oejne_ubehandlet", "oejne", "nerver", *_LIST_END,
)  # fmt: skip
CANCER: Final = (
    "bloeder", "ny_knoglesmerte", "usaedvanlig_svag", "meget_traet", "afmagret", "infektion", "hud_straaler", "saltbalance",
    "lymfoedem_arm", "lymfoedem_ben", "stomi", "kateter", "foelelse", *_LIST_END,
)  # fmt: skip
BONES: Final = ("ny_rygsmerte", "hvirvel_nylig", "brud", *_LIST_END)
CONSIDERATIONS: Final = ("svimmel_rejser", "svagt_syn", *_LIST_END)

WITH_MEDICINE: Final = ("diabetes_2", "hjertesygdom", "forhoejet_blodtryk", "nyresygdom", "kraeft_behandling", "kraeft_faerdig")
"""Routing only: conditions with which medicine can change the rules."""
WITH_PRESSURE: Final = ("forhoejet_blodtryk", "hjertesygdom", "nyresygdom", "diabetes_2", "kraeft_behandling")
"""Routing only: conditions with which blood pressure is asked for."""
LOW_SUGAR_MEDICINES: Final = ("insulin", "sulfonylurinstof", "glinid")
MEDICINES: Final = ("insulin", "sulfonylurinstof", "glinid", "betablokker", "blodfortyndende", *_LIST_END)
FEARED: Final = ("bukke", "loefte", "baere", "vride", "raekke_op", "trapper", "gaa", "sidde", *_LIST_END)
BARRIERS: Final = (
    "ved_ikke_hvordan", "ondt_traet", "tid", "plads_udstyr", "alene", "glemmer", "bange", "gik_i_staa", "kedeligt", NONE,
)  # fmt: skip

ITEMS: Final = (
    Item("samtykke", Kind.CONSENT),
    Item("om.alder", Kind.NUMBER, lowest=0, highest=110),
    Item("om.koen", Kind.CHOICE, ("kvinde", "mand", "sammenlign_ikke"), required=False, stage=Stage.AFTER),
    Item("sikkerhed.akut", Kind.CHOICES, ACUTE),
    Item("sikkerhed.laege", Kind.CHOICES, DOCTOR),
    Item("helbred.tilstande", Kind.CHOICES, CONDITIONS),
    Item("sikkerhed.tanker", Kind.CHOICE, _AGREE, enable_when=_low_mood),
    Item("sikkerhed.tanker.nu", Kind.CHOICE, _AGREE, enable_when=lambda d: _low_mood(d) and d.get("sikkerhed.tanker") == YES),
    Item("helbred.hjerte", Kind.CHOICES, HEART, enable_when=_has("hjertesygdom")),
    Item("helbred.diabetes", Kind.CHOICES, DIABETES, enable_when=_has("diabetes_2")),
    Item("helbred.kraeft", Kind.CHOICES, CANCER, enable_when=_has("kraeft_behandling", "kraeft_faerdig")),
    Item("helbred.knogler", Kind.CHOICES, BONES, enable_when=_has("osteoporose")),
    Item("helbred.hensyn", Kind.CHOICES, CONSIDERATIONS, enable_when=lambda d: _of_age(d) or _any_condition(d)),
    Item("helbred.medicin", Kind.CHOICES, MEDICINES, enable_when=_has(*WITH_MEDICINE)),
    Item("helbred.blodtryk.over", Kind.NUMBER, lowest=50, highest=300, required=False, enable_when=_has(*WITH_PRESSURE)),
    Item("helbred.blodtryk.under", Kind.NUMBER, lowest=20, highest=200, required=False, enable_when=_has(*WITH_PRESSURE)),
    Item("helbred.puls", Kind.NUMBER, lowest=20, highest=250, required=False, enable_when=_has("hjertesygdom", "kraeft_behandling")),
    Item("helbred.blodsukker", Kind.DECIMAL, lowest=1, highest=60, required=False, enable_when=_low_sugar_possible),
    Item("helbred.blodplader", Kind.NUMBER, lowest=0, highest=2000, required=False, enable_when=_has("kraeft_behandling")),
    Item("helbred.haemoglobin", Kind.DECIMAL, lowest=1, highest=13, required=False, enable_when=_has("kraeft_behandling")),
    Item("helbred.leukocytter", Kind.DECIMAL, lowest=0, highest=500, required=False, enable_when=_has("kraeft_behandling")),
    Item("helbred.hoejde", Kind.NUMBER, lowest=120, highest=220, required=False, enable_when=_has("overvaegt")),
    Item("helbred.vaegt", Kind.NUMBER, lowest=30, highest=300, required=False, enable_when=_has("overvaegt")),
    Item("funktion.1", Kind.TEXT, suggestions=GOALS, highest=80),
    Item("funktion.1.ligner", Kind.CHOICE, (*GOALS, UNKNOWN), required=False, enable_when=_own_words),
    Item("funktion.1.score", Kind.SCALE),
    Item("funktion.2", Kind.TEXT, suggestions=GOALS, highest=80, required=False, stage=Stage.AFTER),
    Item("funktion.2.score", Kind.SCALE, required=False, stage=Stage.AFTER, enable_when=lambda d: bool(d.get("funktion.2"))),
    Item("funktion.3", Kind.TEXT, suggestions=GOALS, highest=80, required=False, stage=Stage.AFTER),
    Item("funktion.3.score", Kind.SCALE, required=False, stage=Stage.AFTER, enable_when=lambda d: bool(d.get("funktion.3"))),
    Item("funktion.gang", Kind.CHOICE, ("under_5", "5_9", "10_19", "20_29", "30_plus", UNKNOWN)),
    Item("funktion.haender", Kind.CHOICE, _AGREE),
    Item("funktion.gulv", Kind.CHOICE, _AGREE, enable_when=_older_or_unsteady),
    Item("funktion.rss", Kind.NUMBER, lowest=0, highest=60, required=False, stage=Stage.AFTER),
    Item("helbred.fald", Kind.CHOICE, (NONE, "et", "to_eller_flere", UNKNOWN), enable_when=_may_fall),
    Item("aktiv.dage", Kind.NUMBER, lowest=0, highest=7),
    Item("aktiv.minutter", Kind.NUMBER, lowest=0, highest=300, enable_when=lambda d: bool(d.get("aktiv.dage"))),
    Item("soevn.korte", Kind.NUMBER, lowest=0, highest=7, required=False),
    Item("aktiv.styrke", Kind.NUMBER, lowest=0, highest=7, required=False, stage=Stage.AFTER),
    Item("smerte.har", Kind.CHOICE, _AGREE),
    Item("smerte.hvor", Kind.CHOICES, REGIONS, at_least=1, enable_when=_has_pain),
    Item("sikkerhed.nakke", Kind.CHOICES, NECK_FLAGS, enable_when=_hurts("nakke", "oevre_ryg")),
    Item("sikkerhed.skulder", Kind.CHOICES, SHOULDER_FLAGS, enable_when=_hurts(*ARMS, or_has=("haand_artrose",))),
    Item("sikkerhed.ryg", Kind.CHOICES, BACK_FLAGS, enable_when=_back),
    Item("sikkerhed.hofte", Kind.CHOICES, HIP_FLAGS, enable_when=_hurts(*HIPS, or_has=("hofte_artrose",))),
    Item("sikkerhed.knae", Kind.CHOICES, KNEE_FLAGS, enable_when=_knee),
    Item("sikkerhed.fod", Kind.CHOICES, FOOT_FLAGS, enable_when=_hurts(*FEET, or_has=("diabetes_2",))),
    Item("sikkerhed.udbredt", Kind.CHOICES, WIDESPREAD_FLAGS, enable_when=_widespread),
    Item("smerte.nrs7", Kind.SCALE, enable_when=_has_pain),
    Item("smerte.varighed", Kind.CHOICE, ("under_6_uger", "6_12_uger", "over_3_maaneder", UNKNOWN), enable_when=_has_pain),
    Item("smerte.efter", Kind.CHOICE, ("under_30_min", "30_min_2_timer", "over_2_timer", "naeste_dag", UNKNOWN), enable_when=_has_pain),
    Item("smerte.tryghed", Kind.SCALE, enable_when=_has_pain),
    Item("smerte.hverdag", Kind.SCALE, required=False, stage=Stage.AFTER, enable_when=_has_pain),
    Item("smerte.glaede", Kind.SCALE, required=False, stage=Stage.AFTER, enable_when=_has_pain),
    Item("smerte.frygt", Kind.CHOICES, FEARED, required=False, stage=Stage.LATER, enable_when=_has_pain),
    Item("motiv.vigtig", Kind.SCALE),
    Item("motiv.tro", Kind.SCALE),
    Item("motiv.trin", Kind.CHOICE, ("taenker_ikke", "overvejer", "planlaegger", "begyndt", "fast_6_maaneder"), required=False, stage=Stage.AFTER),
    Item("motiv.barriere", Kind.CHOICES, BARRIERS, required=False, stage=Stage.AFTER),
    Item("rammer.dage", Kind.NUMBER, lowest=1, highest=6, required=False),
    Item("rammer.ugedage", Kind.CHOICES, WEEKDAY_OPTIONS, at_least=1, required_unless="rammer.dage"),
    Item("rammer.minutter", Kind.NUMBER, lowest=10, highest=60),
    Item("rammer.udstyr", Kind.CHOICES, ("stol", "trin", "elastik", "haandvaegt", "rygsaek", "maatte", "cykel", "vand", NONE)),
    Item("rammer.rutine", Kind.CHOICE, ("morgenkaffe", "toej_paa", "frokost", "fyraften", "aftensmad", "tandboerstning", UNKNOWN), required=False),
    Item("soevn", Kind.SCALE, required=False, stage=Stage.AFTER),
    Item("energi", Kind.SCALE, required=False, stage=Stage.AFTER),
    Item("sikkerhed.aftalt", Kind.CHOICE, _AGREE, enable_when=_resolvable),
)  # fmt: skip

BY_ID: Final[dict[str, Item]] = {item.link_id: item for item in ITEMS}


def _parts(link_id: str, last: str) -> tuple[Item, Item]:
    """A list in two parts, the first one up to and with ``last``; each ends as the list does."""
    whole = BY_ID[link_id]
    options = whole.options[: -len(_LIST_END)]
    cut = options.index(last) + 1
    parts = (options[:cut], options[cut:])
    first, second = (replace(whole, link_id=f"{link_id}.{n}", options=(*part, *_LIST_END), whole=link_id) for n, part in enumerate(parts, 1))
    return first, second


PARTS: Final[dict[str, tuple[Item, ...]]] = {
    "sikkerhed.laege": _parts("sikkerhed.laege", "hjerte_uden_styr"),
    "helbred.tilstande": _parts("helbred.tilstande", "kol"),
    "sikkerhed.nakke": _parts("sikkerhed.nakke", "kvalme_ny"),
    "sikkerhed.ryg": _parts("sikkerhed.ryg", "kraeft_baelte"),
}
"""The lists that are asked in parts. No part is an answer by itself: the wizard keeps them beside the draft."""
PART_BY_ID: Final[dict[str, Item]] = {part.link_id: part for parts in PARTS.values() for part in parts}


def share(part: Item, answer: Iterable[str]) -> list[str]:
    """What an answer to the whole list says in one of its parts."""
    said = set(answer)
    return [option for option in part.options if option in said and option != NONE] or [NONE]


def joined(parts: Iterable[Iterable[str]], whole: Item) -> list[str]:
    """The answer that the parts of a list give together."""
    ticks = set[str]().union(*parts) - {NONE}
    return [option for option in whole.options if option in ticks] or [NONE]


NEW_SIGNS: Final = {
    "sikkerhed.laege": (
        "anstrengelse_bryst", "anstrengelse_aandenoed", "svimmel", "aandenoed_liggende", "haevede_ankler", "hjertebanken", "laegsmerter_gang",
        "usaedvanlig_traethed",
    ),
    "sikkerhed.tanker": ("ja",),
    "sikkerhed.tanker.nu": ("ja",),
    "helbred.hjerte": ("rytme_symptomer",),
    "helbred.diabetes": ("syg_toerst", "lavt_hjaelp", "fodsaar"),
    "helbred.kraeft": ("bloeder", "ny_knoglesmerte", "usaedvanlig_svag", "meget_traet", "afmagret", "infektion", "hud_straaler", "saltbalance"),
    "helbred.knogler": ("ny_rygsmerte",),
    "helbred.hensyn": ("svimmel_rejser",),
}  # fmt: skip
"""What may be new since last time outside the lists of emergencies and of painful regions, for those who were asked about it at first."""
SYMPTOMS: Final = tuple(
    dict.fromkeys(
        (
            *(
                f"{item.link_id}.{option}"
                for item in ITEMS
                if item.link_id.startswith("sikkerhed.") and item.kind is Kind.CHOICES
                for option in item.options
                if option not in {NONE, UNKNOWN}
            ),
            *(f"{question}.{option}" for question, options in NEW_SIGNS.items() for option in options),
        )
    )
)
"""Everything on the safety lists, as a check-in names it when it is new."""
SIGNS: Final = ("natsmerte", "halter", "over_et_doegn", "feber", "fald")
"""New since the last check-in, and judged by a rule: night pain, limping and pain raised for more than a day by that for pain, fever, a fall."""
CHECK_IN_BOUNDS: Final[dict[str, tuple[int, int]]] = {
    "week": (1, 12),
    "sleep_hours_low_nights": (0, 7),
    "days_off": (0, 365),
    "chair_stands": (BY_ID["funktion.rss"].lowest, BY_ID["funktion.rss"].highest),
    "expected": (0, 100),
    "harm_belief": (0, 100),
    "minutes": (1, 600),
}
"""Lowest and highest of the numbers that a check-in or a professional's change asks for; every other one is 0 to 10."""
RED_SIGNS: Final = SIGNS[:3]
NIGHT_PAIN: Final = SIGNS[0]
LASTING, FEVER, FALL = SIGNS[2:]

PAGES: Final = (
    Page("alder", "sikkerhed", ("om.alder",)),
    Page("akut", "sikkerhed", ("sikkerhed.akut",)),
    Page("laege", "sikkerhed", ("sikkerhed.laege",), part=1),
    Page("laege-2", "sikkerhed", ("sikkerhed.laege",), part=2),
    Page("tilstande", "sikkerhed", ("helbred.tilstande",), part=1),
    Page("tilstande-2", "sikkerhed", ("helbred.tilstande",), part=2),
    Page("tanker", "sikkerhed", ("sikkerhed.tanker", "sikkerhed.tanker.nu")),
    Page("hjerte", "sikkerhed", ("helbred.hjerte",)),
    Page("diabetes", "sikkerhed", ("helbred.diabetes",)),
    Page("kraeft", "sikkerhed", ("helbred.kraeft",)),
    Page("knogler", "sikkerhed", ("helbred.knogler",)),
    Page("hensyn", "sikkerhed", ("helbred.hensyn",)),
    Page("medicin", "sikkerhed", ("helbred.medicin",)),
    Page("blodtryk", "sikkerhed", ("helbred.blodtryk.over", "helbred.blodtryk.under", "helbred.puls")),
    Page("blodsukker", "sikkerhed", ("helbred.blodsukker",)),
    Page("blodproever", "sikkerhed", ("helbred.blodplader", "helbred.haemoglobin", "helbred.leukocytter")),
    Page("vaegt", "sikkerhed", ("helbred.hoejde", "helbred.vaegt")),
    Page("maal", "funktion", ("funktion.1", "funktion.1.ligner", "funktion.1.score")),
    Page("krop", "funktion", ("funktion.gang", "funktion.haender")),
    Page("balance", "funktion", ("funktion.gulv", "helbred.fald")),
    Page("aktiv", "funktion", ("aktiv.dage", "aktiv.minutter", "soevn.korte")),
    Page("smerte", "smerte", ("smerte.har",)),
    Page("hvor", "smerte", ("smerte.hvor",)),
    Page("nakke", "smerte", ("sikkerhed.nakke",), part=1),
    Page("nakke-2", "smerte", ("sikkerhed.nakke",), part=2),
    Page("skulder", "smerte", ("sikkerhed.skulder",)),
    Page("ryg", "smerte", ("sikkerhed.ryg",), part=1),
    Page("ryg-2", "smerte", ("sikkerhed.ryg",), part=2),
    Page("hofte", "smerte", ("sikkerhed.hofte",)),
    Page("knae", "smerte", ("sikkerhed.knae",)),
    Page("fod", "smerte", ("sikkerhed.fod",)),
    Page("udbredt", "smerte", ("sikkerhed.udbredt",)),
    Page("hvordan", "smerte", ("smerte.nrs7", "smerte.varighed", "smerte.efter")),
    Page("tryg", "smerte", ("smerte.tryghed",)),
    Page("motivation", "motivation", ("motiv.vigtig", "motiv.tro")),
    Page("tid", "motivation", ("rammer.ugedage", "rammer.minutter")),
    Page("hverdag", "motivation", ("rammer.udstyr", "rammer.rutine")),
    Page("aftalt", "motivation", ("sikkerhed.aftalt",)),
)
"""Start (consent) stands before these and check-your-answers after them; both are pages of the app, not of questions."""

STEPS: Final = ("sikkerhed", "funktion", "smerte", "motivation", "svar", "plan")
"""The six named steps of "Trin x af 6"."""


def on(page: Page) -> tuple[Item, ...]:
    """The questions of a page as they stand on it: of a list that is asked in parts, this page's part."""
    return tuple(PARTS[link_id][page.part - 1] if page.part else BY_ID[link_id] for link_id in page.questions)


def enabled(draft: Draft) -> tuple[Item, ...]:
    """Every question that applies to this draft, in the order of asking."""
    return tuple(item for item in ITEMS if item.stage is not Stage.LATER and item.enable_when(draft))


def pages(draft: Draft) -> tuple[Page, ...]:
    """The pages this person sees: those with at least one enabled question."""
    return tuple(page for page in PAGES if any(BY_ID[q].enable_when(draft) for q in page.questions))


def relevant(draft: Draft) -> dict[str, Any]:
    """The draft without answers to questions that no longer apply, so that nothing hidden is exported or used."""
    return {key: value for key, value in draft.items() if key in BY_ID and value is not None and BY_ID[key].enable_when(draft)}


def _answered(item: Item, draft: Draft) -> bool:
    value = draft.get(item.link_id)
    return value is not None and (not item.at_least or len(value) >= item.at_least)


def missing(draft: Draft) -> tuple[str, ...]:
    """Required questions without an answer, in the order of asking."""
    return tuple(item.link_id for item in enabled(draft) if item.required and not _answered(item, draft) and draft.get(item.required_unless) is None)


def next_page(draft: Draft) -> Page | None:
    """The first page with a required question that is not answered; ``None`` when the wizard is complete."""
    open_ids = set(missing(draft))
    return next((page for page in pages(draft) if open_ids.intersection(page.questions)), None)
