"""May this person start alone? Every safety row alone, the worst of several, resolvable rows, don't know, age and dark thoughts."""

from __future__ import annotations

from typing import Any

import pytest

from ownpace.answers import parse
from ownpace.document import to_document
from ownpace.evidence import BadRowError
from ownpace.plan import Plan, Referral, make_plan, refer
from ownpace.questionnaire import BY_ID, NONE, UNKNOWN, Kind
from ownpace.screening import FLAGS, Flag, load_flags, screen
from ownpace.vocabulary import Clearance
from tests.builders import BACK, KNEE, MONDAY, OLDER, WELL, a_plan, a_referral, an_answers, an_outcome

# Written out by hand from evidence 8.1, 8.3 and 8.4 as amended by rulings 5; not read from the rows under test.
A1, A2, A3, A4, A5 = "call_112", "doctor_today", "see_first", "caution", "go"
LOW_BACK = {
    "skridt_foelelse": A1,  # saddle numbness
    "vandladning_afforing": A1,  # bladder or bowel change
    "begge_ben": A1,  # weakness or pain in both legs
    "seksuel_funktion": A1,
    "rift_mave_ryg": A1,  # sudden tearing pain and faintness
    "kraeft_ben_svage": A1,  # cancer history and new leg weakness
    "kraeft_baelte": A2,  # cancer history and band-like pain
    "et_ben_svagere_hurtigt": A2,
    "ryg_feber": A2,
    "ryg_immun": A2,
    "ryg_knogleskoer": A2,
    "kraeft_ny_smerte": A3,
    "vaegttab_nattesved": A3,
    "ryg_nat_konstant": A3,
    "ryg_ny_svaer_70": A3,
    "ben_svagere_langsomt": A3,
    "morgenstivhed_ung": A3,
    "iskias_stabil": A4,
}
KNEE_OR_LEG = {
    "laeg_aandenoed": A1,  # calf pain with breathlessness
    "ben_koldt_bleg": A1,  # acute ischaemia
    "laeg_haevet_oem": A2,
    "led_varmt": A2,
    "traume_stoette": A2,
    "knae_laast": A2,
    "knae_svigter_haevelse": A3,
    "laeg_gang_hvile": A3,
    "knogle_nat": A3,
    "knae_lidt_haevet": A4,
}
ANYWHERE = {
    "brystsmerter": A1,
    "aandenoed_i_hvile": A1,
    "kollaps": A1,
    "lammelse_tale": A1,
    "stor_bloedning": A1,
    "allergisk_chok": A1,
    "besvimet_nyligt": A2,  # new syncope
    "hjertebanken_svimmel": A2,  # resting palpitations with dizziness
    "bloedning_lunger": A2,  # haemoptysis
}
SYMPTOMS = (
    "anstrengelse_bryst", "anstrengelse_aandenoed", "svimmel", "aandenoed_liggende", "haevede_ankler", "hjertebanken", "laegsmerter_gang", "mislyd", "usaedvanlig_traethed",
)  # fmt: skip
OUT_OF_SCOPE = (
    "hjertesvigt", "hjerte_ustabil", "apopleksi_nylig", "operation_brud", "gravid_foedt", "me_pem", "spiseforstyrrelse", "demens", "dialyse", "ilt_hjemme", "gigt_opblussen",
    "knoglemetastaser",
)  # fmt: skip
BY_HAND = (
    [("sikkerhed.ryg", option, level) for option, level in LOW_BACK.items()]
    + [("sikkerhed.knae", option, level) for option, level in KNEE_OR_LEG.items()]
    + [("sikkerhed.akut", option, level) for option, level in ANYWHERE.items()]
    + [("sikkerhed.laege", option, A3) for option in (*SYMPTOMS, *OUT_OF_SCOPE)]
    + [
        ("sikkerhed.laege", "psykose_mani", A2),
        ("helbred.tilstande", "diabetes_1", A3),
        ("helbred.tilstande", "nyresygdom", A3),
        ("helbred.tilstande", "kol", A3),
        ("helbred.tilstande", "soevnapnoe", A3),
        ("helbred.tilstande", "astma", A4),
        ("helbred.tilstande", "knae_artrose", A5),
        ("helbred.fald", "to_eller_flere", A3),
        ("helbred.fald", "et", A4),
        ("smerte.hvor", "laend", A5),
        ("smerte.hvor", "knae_hoejre", A5),
    ]
)
OPENS: dict[str, dict[str, Any]] = {
    "sikkerhed.ryg": BACK,
    "sikkerhed.knae": KNEE,
    "smerte.hvor": BACK | KNEE,
    "helbred.fald": OLDER | {"om.alder": 70},
    "sikkerhed.tanker": {"helbred.tilstande": ["depression"]},
    "sikkerhed.tanker.nu": {"helbred.tilstande": ["depression"], "sikkerhed.tanker": "ja"},
}
"""What must be answered for the question to be asked at all."""
FOLLOWS: dict[str, dict[str, Any]] = {
    "depression": {"sikkerhed.tanker": "nej"},
    "angst": {"sikkerhed.tanker": "nej"},
    "nedtrykt": {"sikkerhed.tanker": "nej"},
    "knae_artrose": {"sikkerhed.knae": ["ingen"]},
}
"""What is asked because of the tick."""


def ticking(question: str, option: str, **more: Any) -> dict[str, Any]:
    """A well person who ticks one option of a safety list and answers what follows from it harmlessly."""
    value: object = [option] if BY_ID[question].kind is Kind.CHOICES else option
    follow: dict[str, Any] = {"sikkerhed.aftalt": "nej"} if FLAGS[question, option].resolvable else {}
    if question == "sikkerhed.tanker" and option == "ja":
        follow["sikkerhed.tanker.nu"] = "nej"
    return WELL | OPENS.get(question, {}) | {question: value} | FOLLOWS.get(option, {}) | follow | more


def clearance(answers: dict[str, Any]) -> str:
    """The verdict on complete answers."""
    outcome = an_outcome(answers)
    assert isinstance(outcome, Plan) == (outcome.screening.clearance.value >= Clearance.CAUTION)
    return outcome.screening.clearance.value.word


@pytest.mark.parametrize(("question", "option", "level"), BY_HAND)
def test_an_option_ticked_alone_gives_the_clearance_of_the_evidence_page(question: str, option: str, level: str) -> None:
    assert clearance(ticking(question, option)) == level


@pytest.mark.parametrize(("question", "option"), FLAGS)
def test_every_row_alone_gives_its_clearance_and_nothing_better_with_a_harmless_second_answer(question: str, option: str) -> None:
    """Asthma, a caution, neither lifts a worse row nor is lifted by a better one."""
    row = FLAGS[question, option].clearance
    alone = ticking(question, option)
    assert clearance(alone) == row.word
    ticks = [tick for tick in alone["helbred.tilstande"] if tick != NONE]
    assert clearance(alone | {"helbred.tilstande": [*ticks, *({"astma"} - set(ticks))]}) == min(row, Clearance.CAUTION).word


@pytest.mark.parametrize("order", [["iskias_stabil", "ryg_feber", "kraeft_ny_smerte"], ["kraeft_ny_smerte", "ryg_feber", "iskias_stabil"]])
def test_the_worst_ticked_row_decides_whatever_the_order(order: list[str]) -> None:
    referral = a_referral(BACK, sikkerhed_ryg=order)
    assert referral.screening.clearance.value is Clearance.DOCTOR_TODAY
    assert {flag.id.rpartition(".")[2] for flag in referral.screening.reasons} == set(order)


def test_every_option_of_a_safety_list_has_a_row() -> None:
    """Only "none of these" and answers that mean no raise nothing."""
    for question in {question for question, _ in FLAGS}:
        rows = {option for asked, option in FLAGS if asked == question}
        assert set(BY_ID[question].options) - rows <= {NONE, "nej"}


@pytest.mark.parametrize(
    "question", ["sikkerhed.akut", "sikkerhed.laege", "helbred.tilstande", "sikkerhed.ryg", "sikkerhed.knae", "sikkerhed.tanker", "helbred.fald"]
)
def test_not_knowing_a_symptom_or_diagnosis_is_seen_first(question: str) -> None:
    assert clearance(ticking(question, UNKNOWN)) == "see_first"


def test_not_knowing_whether_one_has_pain_asks_where_it_is() -> None:
    """Don't know about pain opens the pain questions; it does not skip the red flags."""
    answers = BACK | {"smerte.har": UNKNOWN, "sikkerhed.ryg": ["skridt_foelelse"]}
    assert a_referral(answers).screening.clearance.value is Clearance.CALL_112


RESOLVABLE = [
    ("helbred.tilstande", "nyresygdom"),
    ("helbred.tilstande", "kol"),
    ("helbred.tilstande", "soevnapnoe"),
    ("helbred.fald", "to_eller_flere"),
    ("helbred.fald", UNKNOWN),
]


def test_the_resolvable_rows_of_this_version_are_these() -> None:
    assert {place for place, flag in FLAGS.items() if flag.resolvable} == set(RESOLVABLE)


@pytest.mark.parametrize(("question", "option"), RESOLVABLE)
@pytest.mark.parametrize(("agreed", "level"), [("ja", "caution"), ("nej", "see_first"), (UNKNOWN, "see_first")])
def test_only_a_clear_yes_from_a_doctor_resolves(question: str, option: str, agreed: str, level: str) -> None:
    assert clearance(ticking(question, option, **{"sikkerhed.aftalt": agreed})) == level


def test_a_resolved_row_is_named_as_a_precaution_in_the_plan() -> None:
    plan = a_plan(ticking("helbred.tilstande", "kol", **{"sikkerhed.aftalt": "ja"}))
    assert "helbred.tilstande.kol" in {one["id"] for one in to_document(plan, "da")["precautions"]}


def test_the_doctors_answer_resolves_nothing_else() -> None:
    """A yes beside a row that is not resolvable changes nothing."""
    both = ticking("helbred.tilstande", "kol", **{"sikkerhed.aftalt": "ja", "sikkerhed.laege": ["dialyse"]})
    assert clearance(both) == "see_first"
    assert screen({"sikkerhed.laege": ["svimmel"], "sikkerhed.aftalt": "ja"}).clearance.value is Clearance.SEE_FIRST


@pytest.mark.parametrize(("age", "level"), [(0, "see_first"), (12, "see_first"), (17, "see_first"), (18, "go"), (19, "go"), (110, "go")])
def test_eighteen_is_old_enough(age: int, level: str) -> None:
    more = OLDER if age >= 65 else {}
    assert clearance(WELL | more | {"om.alder": age}) == level


def test_a_child_is_shown_help_without_further_answers() -> None:
    outcome = make_plan(parse({"schema_version": 1, "samtykke": True, "om.alder": 12}), MONDAY)
    assert isinstance(outcome, Referral)
    assert [flag.id for flag in outcome.screening.reasons] == ["om.alder.under_18"]


def test_a_child_with_an_emergency_is_an_emergency() -> None:
    assert screen({"om.alder": 12, "sikkerhed.akut": ["brystsmerter"]}).clearance.value is Clearance.CALL_112


@pytest.mark.parametrize("mood", ["depression", "angst", "nedtrykt"])
@pytest.mark.parametrize(
    ("thoughts", "now", "level"),
    [("nej", None, "caution"), (UNKNOWN, None, "see_first"), ("ja", "nej", "doctor_today"), ("ja", UNKNOWN, "call_112"), ("ja", "ja", "call_112")],
)
def test_thoughts_of_not_wanting_to_live_lead_to_help_today_or_now(mood: str, thoughts: str, now: str | None, level: str) -> None:
    answers = WELL | {"helbred.tilstande": [mood], "sikkerhed.tanker": thoughts} | ({"sikkerhed.tanker.nu": now} if now else {})
    assert clearance(answers) == level


def test_help_for_dark_thoughts_names_livslinien_never_alone() -> None:
    for now in ("ja", "nej"):
        referral = a_referral(helbred_tilstande=["depression"], sikkerhed_tanker="ja", sikkerhed_tanker_nu=now)
        ids = [contact["id"] for contact in to_document(referral, "da")["contact"]]
        assert "livslinien" in ids[1:]
        assert {"emergency", "own_doctor"} <= set(ids)


def test_the_question_about_thoughts_is_asked_only_with_low_mood() -> None:
    """An answer to a question that no longer applies is dropped before it is judged."""
    assert an_answers(sikkerhed_tanker="ja").said("sikkerhed.tanker") is None


def test_a_draft_is_judged_before_it_is_complete() -> None:
    """Help is shown on the page where the flag is ticked; nothing ticked raises nothing."""
    assert screen({}).clearance.value is Clearance.GO
    assert screen({"sikkerhed.akut": None}).clearance.value is Clearance.GO
    assert refer({"sikkerhed.akut": ["kollaps"]}).screening.clearance.value is Clearance.CALL_112


def test_every_flag_raised_stays_in_the_lineage() -> None:
    screening = screen({"sikkerhed.ryg": ["ryg_feber", "skridt_foelelse"], "helbred.tilstande": ["astma"]})
    named = {fact.id for fact in screening.clearance.lineage()}
    assert {f"screening.{flag.id}" for flag in screening.flags} <= named
    assert {"answer:sikkerhed.ryg", "answer:helbred.tilstande"} <= named


def test_pathways_are_named_once_in_the_order_raised() -> None:
    screening = screen({"smerte.hvor": ["knae_venstre", "knae_hoejre", "laend"], "helbred.tilstande": ["kol"]})
    assert screening.pathways == ("lungs", "knee", "low_back")


def test_a_go_row_gives_no_reason() -> None:
    assert a_plan(BACK).screening.reasons == ()


WRONG: dict[str, dict[str, Any]] = {
    "an unknown question": {"smerte.farve": {"roed": {"clearance": "go", "source": "riebe15"}}},
    "an unknown option": {"sikkerhed.akut": {"hovedpine": {"clearance": "go", "source": "riebe15"}}},
    "an unknown source": {"sikkerhed.akut": {"kollaps": {"clearance": "go", "source": "hearsay"}}},
    "an unknown field": {"sikkerhed.akut": {"kollaps": {"clearance": "go", "source": "riebe15", "mild": True}}},
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_row_stops_the_import(what: str) -> None:
    with pytest.raises(BadRowError):
        load_flags(WRONG[what])


def test_an_unknown_clearance_stops_the_import() -> None:
    with pytest.raises(KeyError):
        load_flags({"sikkerhed.akut": {"kollaps": {"clearance": "perhaps", "source": "riebe15"}}})


def test_a_row_is_harmless_to_train_with_only_if_it_says_so() -> None:
    """What a row leaves out is the strict side: not resolvable, no symptom, covered by this version."""
    flag = load_flags({"sikkerhed.akut": {"kollaps": {"clearance": "call_112", "source": "riebe15"}}})["sikkerhed.akut", "kollaps"]
    assert flag == Flag("sikkerhed.akut.kollaps", Clearance.CALL_112, False, True, False, None, "riebe15")
