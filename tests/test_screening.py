"""May this person start alone? Every safety row alone, the worst of several, resolvable rows, don't know, age and dark thoughts."""

from __future__ import annotations

from typing import Any

import pytest

from ownpace.answers import parse
from ownpace.document import to_document
from ownpace.evidence import BadRowError, cited, replaced
from ownpace.plan import Plan, Referral, make_plan, refer
from ownpace.questionnaire import BY_ID, NONE, UNKNOWN, Kind
from ownpace.screening import FLAGS, GATES, Flag, is_widespread, load_flags, screen
from ownpace.vocabulary import Clearance
from tests.builders import BACK, KNEE, MONDAY, OLDER, PAIN, WELL, a_plan, a_referral, an_answers, an_outcome

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
NECK_OR_UPPER_BACK = {
    "hovedpine_lyn": A1,  # thunderclap headache
    "ansigt_skaevt": A1,  # facial droop
    "tale_pludselig": A1,  # sudden loss of speech
    "syn_vaek": A1,  # loss of vision
    "kollaps": A1,
    "traume_voldsomt": A1,  # after high-energy trauma
    "svimmel_ny": A2,  # five Ds: dizziness,
    "dobbeltsyn": A2,  # diplopia,
    "tale_utydelig": A2,  # dysarthria,
    "synke": A2,  # dysphagia,
    "ben_svigter": A2,  # drop attacks;
    "oejne_rykker": A2,  # and three Ns: nystagmus,
    "kvalme_ny": A2,  # nausea,
    "foelelsesloes_ny": A2,  # numbness
    "feber_nakkestiv": A2,
    "gang_usikker": A2,  # myelopathy: new unsteady gait
    "haender_klodsede": A2,  # or clumsy hands
    "arm_svagere": A2,
    "gigt_downs": A3,
    "kraeft_oevre_ryg": A3,
    "vaegttab": A3,
    "nat_konstant": A3,  # 4.2 as amended by rulings 5
    "arm_stabil": A4,
}
SHOULDER_ARM_OR_HAND = {
    "hjerte_anstrengelse": A1,  # cardiac: with exertion,
    "hjerte_sved": A1,  # sweat
    "hjerte_luft": A1,  # or breathlessness
    "traume_skaev": A2,  # trauma and deformity
    "traume_bevaegelse": A2,  # trauma and loss of movement
    "led_varmt_feber": A2,
    "skulderstiv_hovedpine": A2,  # PMR with headache, jaw or visual symptoms
    "loeft_vaek_fald": A3,
    "knude": A3,
    "vaegttab": A3,
    "nat_konstant": A3,
    "skulderstiv_50": A3,  # PMR alone
    "led_varmt": A2,  # 8.2: hot joint, as in knee and hip
    "arm_svagere": A2,  # 8.3 neck: progressive arm weakness, wherever the pain is
}
HIP_OR_GROIN = {
    "traume_stoette": A2,
    "led_varmt": A2,
    "feber": A2,
    "lyske_pludselig": A2,  # insufficiency fracture
    "lyske_hvile": A3,
    "nat_konstant": A3,
    "kraeft": A3,
    "stiv_hurtigt": A3,  # rapid loss of movement
}
FOOT_OR_DIABETES = {
    "roedme_feber": A1,
    "saar_nyt": A2,
    "sort_omraade": A2,
    "fod_varm_haevet": A2,  # Charcot
    "foelelse_mindre": A3,
    "haard_hud": A4,
    "laeg_aandenoed": A1,  # from here the rows of the leg, which the foot belongs to
    "kold_bleg": A1,
    "laeg_haevet_oem": A2,
    "traume_stoette": A2,
    "fod_svag": A3,  # 4.2
    "nat_konstant": A3,  # 4.2
}
WIDESPREAD = {
    "feber": A2,
    "hovedpine_ny_50": A2,
    "svag_hurtigt": A2,
    "moerk_tis": A2,  # rhabdomyolysis, split from its line
    "vaegttab": A3,
    "led_haevede": A3,
    "morgenstiv_60": A3,
}
REGIONS = {
    "nakke": A5, "oevre_ryg": A5, "laend": A5, "skulder_hoejre": A5, "skulder_venstre": A5, "albue_hoejre": A4, "albue_venstre": A4,
    "haand_hoejre": A5, "haand_venstre": A5, "hofte_hoejre": A5, "hofte_venstre": A5, "knae_hoejre": A5, "knae_venstre": A5,
    "fod_hoejre": A4, "fod_venstre": A4, "andet_sted": A3,
}  # fmt: skip
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
    "hjertesvigt", "hjerte_ustabil", "hjerte_uden_styr", "apopleksi_nylig", "operation_brud", "gravid_foedt", "me_pem", "spiseforstyrrelse", "demens", "dialyse", "ilt_hjemme", "gigt_opblussen",
    "knoglemetastaser",
)  # fmt: skip
HEART = {
    "hjerteklap": A3,  # 1.9: all of these are referred
    "hjertemuskel": A3,
    "rytme_symptomer": A3,
    "icd": A3,
    "aorta": A3,
    "hjertebetaendelse": A3,  # 8.2
    "rytme_uden": A4,
}
DIABETES = {
    "syg_toerst": A2,  # 8.5: unwell with thirst or vomiting
    "lavt_hjaelp": A3,  # 8.5: assisted low blood sugar in the last day
    "fodsaar": A3,  # 8.2: active foot ulcer
    "nerver_indre": A3,  # 8.2: autonomic, clearance first
    "oejne_ubehandlet": A4,  # 8.2, relative
    "oejne": A4,
    "nerver": A4,  # 8.2, relative
}
CANCER = {
    "bloeder": A2,
    "ny_knoglesmerte": A3,  # 8.2, the municipal list, line by line
    "usaedvanlig_svag": A2,  # 8.3: cancer and new weakness
    "meget_traet": A3,
    "afmagret": A3,
    "infektion": A3,
    "hud_straaler": A3,
    "saltbalance": A3,
    "lymfoedem_arm": A4,
    "lymfoedem_ben": A4,
    "stomi": A4,
    "kateter": A4,
    "foelelse": A4,
}
BONES = {
    "ny_rygsmerte": A2,  # 8.3: sudden pain after a minor load
    "hvirvel_nylig": A3,  # 8.2: within 12 weeks
    "brud": A4,
}
CONSIDERATIONS = {
    "svimmel_rejser": A3,  # 8.5: a fall in blood pressure with symptoms
    "svagt_syn": A4,  # 4.1
}
MEDICINE = dict.fromkeys(("insulin", "sulfonylurinstof", "glinid", "betablokker", "blodfortyndende"), A4)
CONDITIONS = {
    "hofte_artrose": A5, "haand_artrose": A5, "fibromyalgi": A5, "overvaegt": A5, "diabetes_2": A4, "forhoejet_blodtryk": A4,
    "kraeft_faerdig": A4, "osteoporose": A4, "hjertesygdom": A3, "kraeft_behandling": A3, "anden_sygdom": A3,
}  # fmt: skip
BY_HAND = (
    [("sikkerhed.ryg", option, level) for option, level in LOW_BACK.items()]
    + [("sikkerhed.knae", option, level) for option, level in KNEE_OR_LEG.items()]
    + [("sikkerhed.nakke", option, level) for option, level in NECK_OR_UPPER_BACK.items()]
    + [("sikkerhed.skulder", option, level) for option, level in SHOULDER_ARM_OR_HAND.items()]
    + [("sikkerhed.hofte", option, level) for option, level in HIP_OR_GROIN.items()]
    + [("sikkerhed.fod", option, level) for option, level in FOOT_OR_DIABETES.items()]
    + [("sikkerhed.udbredt", option, level) for option, level in WIDESPREAD.items()]
    + [("smerte.hvor", region, level) for region, level in REGIONS.items()]
    + [("helbred.hjerte", option, level) for option, level in HEART.items()]
    + [("helbred.diabetes", option, level) for option, level in DIABETES.items()]
    + [("helbred.kraeft", option, level) for option, level in CANCER.items()]
    + [("helbred.knogler", option, level) for option, level in BONES.items()]
    + [("helbred.hensyn", option, level) for option, level in CONSIDERATIONS.items()]
    + [("helbred.medicin", option, level) for option, level in MEDICINE.items()]
    + [("helbred.tilstande", option, level) for option, level in CONDITIONS.items()]
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
    ]
)
ASKED_BY_REGION = {question: [NONE] for question in ("sikkerhed.nakke", "sikkerhed.skulder", "sikkerhed.hofte", "sikkerhed.fod", "sikkerhed.udbredt")}
FOUR_REGIONS = ["nakke", "skulder_venstre", "haand_hoejre", "hofte_venstre"]
"""Axial, left and right upper, left lower."""
OPENS: dict[str, dict[str, Any]] = {
    "sikkerhed.ryg": BACK,
    "sikkerhed.knae": KNEE,
    "sikkerhed.nakke": PAIN | {"smerte.hvor": ["nakke"]},
    "sikkerhed.skulder": PAIN | {"smerte.hvor": ["skulder_hoejre"]},
    "sikkerhed.hofte": PAIN | {"smerte.hvor": ["hofte_hoejre"]},
    "sikkerhed.fod": PAIN | {"smerte.hvor": ["fod_hoejre"]},
    "sikkerhed.udbredt": PAIN | ASKED_BY_REGION | {"smerte.hvor": FOUR_REGIONS},
    "smerte.hvor": BACK | KNEE | ASKED_BY_REGION,
    "helbred.fald": OLDER | {"om.alder": 70},
    "helbred.hjerte": {"helbred.tilstande": ["hjertesygdom"], "sikkerhed.aftalt": "ja"},
    "helbred.diabetes": {"helbred.tilstande": ["diabetes_2"], "sikkerhed.aftalt": "ja", "sikkerhed.fod": ["ingen"]},
    "helbred.kraeft": {"helbred.tilstande": ["kraeft_behandling"], "sikkerhed.aftalt": "ja"},
    "helbred.knogler": {"helbred.tilstande": ["osteoporose"]},
    "helbred.hensyn": OLDER | {"om.alder": 70},
    "helbred.medicin": {"helbred.tilstande": ["forhoejet_blodtryk"]},
    "sikkerhed.tanker": {"helbred.tilstande": ["depression"]},
    "sikkerhed.tanker.nu": {"helbred.tilstande": ["depression"], "sikkerhed.tanker": "ja"},
}
"""What must be answered for the question to be asked at all."""
FOLLOWS: dict[str, dict[str, Any]] = {
    "depression": {"sikkerhed.tanker": "nej"},
    "angst": {"sikkerhed.tanker": "nej"},
    "nedtrykt": {"sikkerhed.tanker": "nej"},
    "knae_artrose": {"sikkerhed.knae": ["ingen"]},
    "hofte_artrose": {"sikkerhed.hofte": ["ingen"]},
    "haand_artrose": {"sikkerhed.skulder": ["ingen"]},
    "fibromyalgi": {"sikkerhed.udbredt": ["ingen"]},
    "diabetes_2": {"sikkerhed.fod": ["ingen"], "sikkerhed.aftalt": "nej"},
}
"""What is asked because of the tick."""
HARMLESS: dict[str, Any] = {
    "helbred.hensyn": [NONE], "helbred.hjerte": [NONE], "helbred.diabetes": [NONE], "helbred.kraeft": [NONE], "helbred.knogler": [NONE],
    "helbred.medicin": [NONE], "helbred.fald": NONE,
}  # fmt: skip
"""The lists of conditions, none of them ticked; what is not asked is dropped before it is judged."""
RESOLVABLE = [
    ("helbred.tilstande", "nyresygdom"),
    ("helbred.tilstande", "kol"),
    ("helbred.tilstande", "soevnapnoe"),
    ("helbred.tilstande", "hjertesygdom"),
    ("helbred.tilstande", "kraeft_behandling"),
    ("helbred.tilstande", "anden_sygdom"),
    ("helbred.diabetes", "nerver_indre"),
    ("helbred.fald", "to_eller_flere"),
    ("helbred.fald", UNKNOWN),
]
GATED = {gate.flag for bands in GATES for gate in bands}
TICKS = [place for place in FLAGS if place not in GATED]


def ticking(question: str, option: str, **more: Any) -> dict[str, Any]:
    """A well person who ticks one option of a safety list and answers what follows from it harmlessly."""
    value: object = [option] if BY_ID[question].kind is Kind.CHOICES else option
    follow: dict[str, Any] = {"sikkerhed.aftalt": "nej"} if FLAGS[question, option].resolvable else {}
    if question == "sikkerhed.tanker" and option == "ja":
        follow["sikkerhed.tanker.nu"] = "nej"
    return WELL | HARMLESS | OPENS.get(question, {}) | {question: value} | FOLLOWS.get(option, {}) | follow | more


def clearance(answers: dict[str, Any]) -> str:
    """The verdict on complete answers."""
    return screen(an_answers(HARMLESS, answers)).clearance.value.word


@pytest.mark.parametrize(("question", "option", "level"), BY_HAND)
def test_an_option_ticked_alone_gives_the_clearance_of_the_evidence_page(question: str, option: str, level: str) -> None:
    assert clearance(ticking(question, option)) == level


@pytest.mark.parametrize(
    ("question", "option"), [*RESOLVABLE, ("sikkerhed.ryg", "ryg_feber"), ("sikkerhed.ryg", "iskias_stabil"), ("smerte.hvor", "laend")]
)
def test_a_verdict_below_caution_is_another_type_than_a_plan(question: str, option: str) -> None:
    outcome = an_outcome(ticking(question, option))
    assert isinstance(outcome, Plan) == (outcome.screening.clearance.value >= Clearance.CAUTION)


@pytest.mark.parametrize(("question", "option"), TICKS)
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
    for question in {question for question, _ in TICKS}:
        rows = {option for asked, option in FLAGS if asked == question}
        assert set(BY_ID[question].options) - rows <= {NONE, "nej"}


def test_the_lists_of_regions_hold_the_rows_of_the_evidence_page_and_no_others() -> None:
    by_hand = {(question, option) for question, option, _ in BY_HAND}
    lists = ("sikkerhed.ryg", "sikkerhed.knae", "smerte.hvor", *ASKED_BY_REGION)
    assert {place for place in FLAGS if place[0] in lists and place[1] != UNKNOWN} == {place for place in by_hand if place[0] in lists}


@pytest.mark.parametrize(
    "question",
    [
        "sikkerhed.akut", "sikkerhed.laege", "helbred.tilstande", "sikkerhed.ryg", "sikkerhed.knae", "sikkerhed.tanker", "helbred.fald",
        "helbred.hjerte", "helbred.diabetes", "helbred.kraeft", "helbred.knogler", "helbred.hensyn", *ASKED_BY_REGION,
    ],
)  # fmt: skip
def test_not_knowing_a_symptom_or_diagnosis_is_seen_first(question: str) -> None:
    assert clearance(ticking(question, UNKNOWN)) == "see_first"


def test_not_knowing_whether_one_has_pain_asks_where_it_is() -> None:
    """Don't know about pain opens the pain questions; it does not skip the red flags."""
    answers = BACK | {"smerte.har": UNKNOWN, "sikkerhed.ryg": ["skridt_foelelse"]}
    assert a_referral(answers).screening.clearance.value is Clearance.CALL_112


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
    assert clearance(WELL | OLDER | {"om.alder": age}) == level


def test_a_child_is_shown_help_without_further_answers() -> None:
    outcome = make_plan(parse({"schema_version": 1, "samtykke": True, "om.alder": 12}), MONDAY)
    assert isinstance(outcome, Referral)
    assert [flag.id for flag in outcome.screening.reasons] == ["om.alder.under_18"]


def test_a_doctors_yes_makes_nobody_an_adult() -> None:
    assert screen({"om.alder": 17, "sikkerhed.aftalt": "ja"}).clearance.value is Clearance.SEE_FIRST


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
        referral = a_referral(HARMLESS, helbred_tilstande=["depression"], sikkerhed_tanker="ja", sikkerhed_tanker_nu=now)
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


@pytest.mark.parametrize(
    ("ticked", "rests_on"),
    [
        ({"om.alder": 17}, ["answer:om.alder"]),
        ({"sikkerhed.ryg": ["ryg_feber"]}, ["answer:sikkerhed.ryg"]),
        ({"helbred.tilstande": ["kol"], "sikkerhed.aftalt": "nej"}, ["answer:helbred.tilstande", "answer:sikkerhed.aftalt"]),
    ],
)
def test_a_flag_rests_on_its_question_and_on_the_doctors_word_only_where_that_counts(ticked: dict[str, Any], rests_on: list[str]) -> None:
    assert [[fact.id for fact in raised.derived_from] for raised in screen(ticked).facts] == [rests_on]


def test_a_comparison_is_named_by_its_limit_and_without_one_by_its_number() -> None:
    named = {
        fact.id for fact in screen({"helbred.puls": 130, "helbred.tilstande": ["kraeft_behandling"], "sikkerhed.aftalt": "ja"}).clearance.lineage()
    }
    assert {"gates.above@gate.pulse.stop", "gates.unknown@helbred.blodplader"} <= named


def test_the_deciding_flags_are_those_as_far_from_training_as_the_verdict() -> None:
    screening = screen({"om.alder": 17, "sikkerhed.ryg": ["ryg_feber", "skridt_foelelse"], "helbred.tilstande": ["astma"]})
    assert [flag.id for flag in screening.deciding] == ["sikkerhed.ryg.skridt_foelelse"]


def test_pathways_are_named_once_in_the_order_raised() -> None:
    screening = screen({"smerte.hvor": ["knae_venstre", "knae_hoejre", "laend"], "helbred.tilstande": ["kol"]})
    assert screening.pathways == ("lungs", "knee", "low_back")


PATHWAYS = {
    "nakke": "neck", "oevre_ryg": "upper_back", "laend": "low_back", "skulder_hoejre": "shoulder", "skulder_venstre": "shoulder",
    "albue_hoejre": "elbow", "albue_venstre": "elbow", "haand_hoejre": "hand", "haand_venstre": "hand", "hofte_hoejre": "hip",
    "hofte_venstre": "hip", "knae_hoejre": "knee", "knae_venstre": "knee", "fod_hoejre": "foot", "fod_venstre": "foot",
}  # fmt: skip


@pytest.mark.parametrize(("region", "pathway"), PATHWAYS.items())
def test_a_region_opens_its_own_pathway_and_no_other(region: str, pathway: str) -> None:
    assert screen(PAIN | {"smerte.hvor": [region]}).pathways == (pathway,)


def test_pain_somewhere_else_opens_no_pathway_and_is_said_plainly() -> None:
    screening = screen(PAIN | {"smerte.hvor": ["andet_sted"]})
    assert screening.pathways == ()
    assert [flag.id for flag in screening.deciding] == ["smerte.hvor.andet_sted"]


@pytest.mark.parametrize(("question", "option", "pathway"), [("sikkerhed.nakke", "arm_stabil", "arm_pain"), ("sikkerhed.fod", "haard_hud", "feet")])
def test_a_mild_sign_shapes_the_plan_beside_its_region(question: str, option: str, pathway: str) -> None:
    assert screen(ticking(question, option)).pathways[1:] == (pathway,)


def test_a_second_sign_makes_the_same_complaint_a_matter_for_today() -> None:
    """Stiff shoulders alone can wait; with headache, jaw or sight they cannot."""
    assert screen(ticking("sikkerhed.skulder", "skulderstiv_50")).clearance.value is Clearance.SEE_FIRST
    assert screen({"sikkerhed.skulder": ["skulderstiv_50", "skulderstiv_hovedpine"]}).clearance.value is Clearance.DOCTOR_TODAY


AXIAL_AND_ARMS = ["oevre_ryg", "albue_venstre", "skulder_hoejre"]
WIDE: list[tuple[list[str], bool]] = [
    (["nakke"], False),
    (AXIAL_AND_ARMS, False),  # three parts
    (FOUR_REGIONS, True),  # four
    ([*AXIAL_AND_ARMS, "knae_venstre"], True),
    ([*AXIAL_AND_ARMS, "fod_hoejre"], True),
    ([*AXIAL_AND_ARMS, "hofte_venstre", "knae_hoejre"], True),  # five
    (["skulder_venstre", "haand_hoejre", "knae_venstre", "fod_hoejre"], True),  # four without the spine
    (["nakke", "oevre_ryg", "laend", "skulder_venstre", "albue_venstre", "haand_venstre", "hofte_venstre", "fod_venstre"], False),  # many places, three parts
    ([*AXIAL_AND_ARMS, "andet_sted"], False),  # nobody knows where
]  # fmt: skip


@pytest.mark.parametrize(("regions", "wide"), WIDE)
def test_pain_in_four_of_five_parts_of_the_body_is_widespread(regions: list[str], *, wide: bool) -> None:
    """Axial, left and right upper, left and right lower; the regions keep their own pathways beside it."""
    pathways = screen(PAIN | {"smerte.hvor": regions}).pathways
    assert ("widespread" in pathways) is wide
    assert {PATHWAYS[region] for region in regions if region in PATHWAYS} == set(pathways) - {"widespread"}


@pytest.mark.parametrize(("regions", "wide"), [(0, False), (3, False), (4, True), (5, True)])
def test_the_number_itself_counts(regions: int, *, wide: bool) -> None:
    assert is_widespread(regions, 4) is wide


def test_widespread_pain_rests_on_a_cited_row_and_stops_nobody() -> None:
    said = PAIN | {"smerte.hvor": FOUR_REGIONS}
    screening = screen(said)
    assert screening.clearance.value is Clearance.GO
    assert {"screening.smerte.hvor.udbredt", "evidence:pain.widespread_regions"} <= {fact.id for fact in screening.clearance.lineage()}
    assert cited("pain.widespread_regions").value == 4
    with replaced("pain.widespread_regions", 5):
        assert "widespread" not in screen(said).pathways


def test_places_that_no_longer_hurt_are_not_counted() -> None:
    assert "widespread" not in screen({"smerte.har": "nej", "smerte.hvor": FOUR_REGIONS}).pathways


def test_a_go_row_gives_no_reason() -> None:
    assert a_plan(BACK).screening.reasons == ()


# --- numbers, and answers that count together; by hand from evidence 8.5, 8.2 and 1.10 --------------------------------------------------

HIGH_PRESSURE = {"helbred.tilstande": ["forhoejet_blodtryk"]}
TYPE_2 = {"helbred.tilstande": ["diabetes_2"], "sikkerhed.fod": [NONE], "sikkerhed.aftalt": "ja"}
INSULIN = TYPE_2 | {"helbred.medicin": ["insulin"], "helbred.blodtryk.over": 130, "helbred.blodtryk.under": 80}
HEART_AGREED = {"helbred.tilstande": ["hjertesygdom"], "sikkerhed.aftalt": "ja", "helbred.blodtryk.over": 130, "helbred.blodtryk.under": 80}
IN_TREATMENT = {"helbred.tilstande": ["kraeft_behandling"], "sikkerhed.aftalt": "ja"}
NORMAL_COUNTS = {"helbred.blodplader": 250, "helbred.haemoglobin": 8.0, "helbred.leukocytter": 6.0}
TREATED = IN_TREATMENT | NORMAL_COUNTS | {"helbred.blodtryk.over": 130, "helbred.blodtryk.under": 80}
HEAVY = {"helbred.tilstande": ["overvaegt"], "helbred.hoejde": 200}


def judged(base: dict[str, Any], **differences: Any) -> tuple[str, set[str]]:
    """The verdict on complete answers, and the options that were raised for numbers or for two answers together."""
    screening = screen(an_answers(HARMLESS, base, **differences))
    raised = {flag.id for flag in screening.flags if tuple(flag.id.rsplit(".", 1)) in GATED}
    return screening.clearance.value.word, raised


PRESSURES = [
    (89, 60, A3, "lavt"),
    (90, 60, A4, None),
    (91, 60, A4, None),
    (159, 99, A4, None),
    (160, 80, A4, "hoejt"),
    (161, 80, A4, "hoejt"),
    (120, 100, A4, "hoejt"),
    (120, 101, A4, "hoejt"),
    (179, 109, A4, "hoejt"),
    (180, 80, A3, "meget_hoejt"),
    (181, 80, A3, "meget_hoejt"),
    (140, 110, A3, "meget_hoejt"),
    (140, 111, A3, "meget_hoejt"),
    (None, None, A4, "ukendt"),
    (130, None, A4, "ukendt"),
    (None, 80, A4, "ukendt"),
    (165, None, A4, "hoejt"),
    (None, 110, A3, "meget_hoejt"),
]


@pytest.mark.parametrize(("over", "under", "level", "raised"), PRESSURES)
def test_blood_pressure_below_at_and_above_its_limits(over: int | None, under: int | None, level: str, raised: str | None) -> None:
    """Either number is enough; half a measurement is none, but what is given is judged."""
    verdict = judged(HIGH_PRESSURE, helbred_blodtryk_over=over, helbred_blodtryk_under=under)
    assert verdict == (level, {f"helbred.blodtryk.{raised}"} if raised else set())


@pytest.mark.parametrize(
    ("over", "under", "raised"), [(145, 95, None), (146, 80, "hoejt_kraeft"), (130, 96, "hoejt_kraeft"), (181, 80, "meget_hoejt"), (85, 60, "lavt")]
)
def test_blood_pressure_in_treatment_for_cancer_has_lower_limits(over: int, under: int, raised: str | None) -> None:
    level, found = judged(TREATED, helbred_blodtryk_over=over, helbred_blodtryk_under=under)
    assert (level, found) == ((A3, {f"helbred.blodtryk.{raised}"}) if raised else (A4, set()))
    assert judged(HIGH_PRESSURE, helbred_blodtryk_over=146, helbred_blodtryk_under=96) == (A4, set())


@pytest.mark.parametrize(("ticks", "level"), [(["haevede_ankler"], A2), ([UNKNOWN], A2), (["dialyse"], A3), ([NONE], A3)])
def test_very_high_blood_pressure_with_a_symptom_is_a_matter_for_today(ticks: list[str], level: str) -> None:
    """Not knowing whether there is a symptom counts as one; a diagnosis does not."""
    assert judged(HIGH_PRESSURE, helbred_blodtryk_over=180, helbred_blodtryk_under=90, sikkerhed_laege=ticks)[0] == level


@pytest.mark.parametrize("level_at", [159, 179])
def test_a_symptom_makes_no_lower_blood_pressure_a_matter_for_today(level_at: int) -> None:
    assert judged(HIGH_PRESSURE, helbred_blodtryk_over=level_at, helbred_blodtryk_under=90, sikkerhed_laege=["haevede_ankler"])[0] == A3


@pytest.mark.parametrize(
    ("condition", "raised"),
    [
        ("forhoejet_blodtryk", "ukendt"),
        ("hjertesygdom", "ukendt"),
        ("nyresygdom", "ukendt"),
        ("kraeft_behandling", "ukendt"),
        ("diabetes_2", "ukendt"),
        ("astma", None),
    ],
)
def test_an_unknown_blood_pressure_makes_the_plan_quiet_where_it_matters(condition: str, raised: str | None) -> None:
    """Where it is not asked for, it is nothing."""
    more = {"helbred.tilstande": [condition], "sikkerhed.aftalt": "ja", "sikkerhed.fod": [NONE]} | NORMAL_COUNTS
    assert judged(more) == (A4, {f"helbred.blodtryk.{raised}"} if raised else set())
    assert ("bp_unknown" in screen(an_answers(HARMLESS, more)).pathways) is (raised == "ukendt")


@pytest.mark.parametrize(
    ("pulse", "level", "raised"),
    [
        (49, A4, "lav"),
        (50, A4, None),
        (51, A4, None),
        (99, A4, None),
        (100, A4, None),
        (101, A4, "hoej"),
        (119, A4, "hoej"),
        (120, A4, "hoej"),
        (121, A2, "meget_hoej"),
        (None, A4, None),
    ],
)
@pytest.mark.parametrize("base", [HEART_AGREED, TREATED])
def test_resting_pulse_below_at_and_above_its_limits(base: dict[str, Any], pulse: int | None, level: str, raised: str | None) -> None:
    assert judged(base, helbred_puls=pulse) == (level, {f"helbred.puls.{raised}"} if raised else set())


@pytest.mark.parametrize(
    ("glucose", "level", "raised"),
    [
        (4.0, A4, "lavt"), (4.9, A4, "lavt"), (5.0, A4, None), (5, A4, None), (5.1, A4, None), (13.8, A4, None), (13.9, A4, None), (14.0, A4, "hoejt"),
        (16.9, A4, "hoejt"), (17.0, A3, "meget_hoejt"), (17, A3, "meget_hoejt"), (17.1, A3, "meget_hoejt"), (None, A4, "ukendt"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("medicine", ["insulin", "sulfonylurinstof", "glinid"])
def test_blood_glucose_below_at_and_above_its_limits(medicine: str, glucose: float | None, level: str, raised: str | None) -> None:
    verdict = judged(INSULIN, helbred_medicin=[medicine], helbred_blodsukker=glucose)
    assert verdict == (level, {f"helbred.blodsukker.{raised}"} if raised else set())


@pytest.mark.parametrize(
    ("question", "below", "at", "option"),
    [("helbred.blodplader", 49, 50, "lave"), ("helbred.haemoglobin", 6.1, 6.2, "lav"), ("helbred.leukocytter", 2.9, 3.0, "lave")],
)
def test_blood_counts_below_and_at_their_limits(question: str, below: float, at: float, option: str) -> None:
    assert judged(TREATED | {question: below}) == (A3, {f"{question}.{option}"})
    assert judged(TREATED | {question: at}) == (A4, set())
    assert judged(TREATED | {question: at + 1}) == (A4, set())


@pytest.mark.parametrize("question", NORMAL_COUNTS)
def test_one_unknown_blood_count_makes_the_plan_quiet(question: str) -> None:
    one_less = {key: value for key, value in TREATED.items() if key != question}
    assert judged(one_less) == (A4, {"helbred.blodproever.ukendt"})
    assert "counts_unknown" in screen(an_answers(HARMLESS, one_less)).pathways


@pytest.mark.parametrize(
    ("weight", "pathway"), [(119, None), (120, None), (121, "bmi_30"), (139, "bmi_30"), (140, "bmi_35"), (141, "bmi_35"), (None, "bmi_35")]
)
def test_weight_for_height_below_at_and_above_its_limits(weight: int | None, pathway: str | None) -> None:
    """At two metres 120 kg is exactly 30 and 140 kg exactly 35; not known counts as the strict side, and none of it needs a doctor."""
    screening = screen(an_answers(HARMLESS, HEAVY, helbred_vaegt=weight))
    assert screening.clearance.value is Clearance.GO
    assert screening.pathways == ("overweight", *([pathway] if pathway else []))
    assert screening.reasons == ()


def test_a_number_nobody_asked_for_is_judged_all_the_same() -> None:
    """A document may hold a blood pressure of a well person: it is not overlooked."""
    assert screen(WELL | {"helbred.blodtryk.over": 185, "helbred.blodtryk.under": 95}).clearance.value is Clearance.SEE_FIRST
    assert screen(WELL).flags == ()


def test_a_number_rests_on_its_answer_and_its_cited_limit() -> None:
    verdict = screen(HIGH_PRESSURE | {"helbred.blodtryk.over": 165, "helbred.blodtryk.under": 90})
    raised = next(fact for fact in verdict.facts if fact.id == "screening.helbred.blodtryk.hoejt")
    assert {"answer:helbred.blodtryk.over", "answer:helbred.blodtryk.under", "evidence:gate.pressure.high_over"} <= {
        fact.id for fact in raised.lineage()
    }
    with replaced("gate.pressure.high_over", 170):
        assert "bp_high" not in screen(HIGH_PRESSURE | {"helbred.blodtryk.over": 165, "helbred.blodtryk.under": 90}).pathways


PATHWAYS_OF_CONDITIONS = {
    ("helbred.tilstande", "hofte_artrose"): "hip_oa", ("helbred.tilstande", "haand_artrose"): "hand_oa",
    ("helbred.tilstande", "fibromyalgi"): "widespread", ("helbred.tilstande", "diabetes_2"): "t2d", ("helbred.tilstande", "hjertesygdom"): "heart",
    ("helbred.tilstande", "forhoejet_blodtryk"): "hypertension", ("helbred.tilstande", "overvaegt"): "overweight",
    ("helbred.tilstande", "kraeft_behandling"): "cancer_treatment", ("helbred.tilstande", "kraeft_faerdig"): "cancer_after",
    ("helbred.tilstande", "osteoporose"): "osteoporosis", ("helbred.tilstande", "anden_sygdom"): "other_illness",
    ("helbred.hjerte", "rytme_uden"): "heart_rhythm", ("helbred.diabetes", "nerver_indre"): "neuropathy", ("helbred.diabetes", "nerver"): "neuropathy",
    ("helbred.diabetes", "oejne_ubehandlet"): "retinopathy_severe", ("helbred.diabetes", "oejne"): "retinopathy",
    ("helbred.kraeft", "lymfoedem_arm"): "lymphoedema_arm", ("helbred.kraeft", "lymfoedem_ben"): "lymphoedema_leg", ("helbred.kraeft", "stomi"): "stoma",
    ("helbred.kraeft", "kateter"): "port", ("helbred.kraeft", "foelelse"): "neuropathy", ("helbred.knogler", "brud"): "osteoporosis_fracture",
    ("helbred.hensyn", "svagt_syn"): "low_vision", ("helbred.medicin", "insulin"): "hypo_medicine", ("helbred.medicin", "sulfonylurinstof"): "hypo_medicine",
    ("helbred.medicin", "glinid"): "hypo_medicine", ("helbred.medicin", "betablokker"): "beta_blocker", ("helbred.medicin", "blodfortyndende"): "anticoagulant",
}  # fmt: skip


@pytest.mark.parametrize(("place", "pathway"), PATHWAYS_OF_CONDITIONS.items())
def test_a_condition_opens_its_own_pathway(place: tuple[str, str], pathway: str | None) -> None:
    assert FLAGS[place].pathway == pathway
    assert [pathway] * (pathway is not None) == [opened for opened in screen({place[0]: [place[1]]}).pathways if opened == pathway]


@pytest.mark.parametrize(("agreed", "opened"), [("ja", False), ("nej", True), (UNKNOWN, True)])
def test_diabetes_trains_lightly_until_a_doctor_agrees_to_more(agreed: str, *, opened: bool) -> None:
    """Diabetes itself stays a caution either way: it stops nobody from walking."""
    screening = screen(an_answers(HARMLESS, TYPE_2 | {"sikkerhed.aftalt": agreed}))
    assert screening.clearance.value is Clearance.CAUTION
    assert ("t2d_uncleared" in screening.pathways) is opened
    assert "t2d_uncleared" not in screen(an_answers(HARMLESS, HIGH_PRESSURE)).pathways


def test_not_knowing_the_medicine_opens_no_gate_and_every_precaution_that_may_apply() -> None:
    unsure = screen(an_answers(HARMLESS, TYPE_2, helbred_medicin=[UNKNOWN]))
    assert unsure.clearance.value is Clearance.CAUTION
    assert {"hypo_medicine", "beta_blocker", "anticoagulant"} <= set(unsure.pathways)
    assert [flag.id for flag in unsure.reasons if flag.id.startswith("helbred.medicin")] == ["helbred.medicin.ved_ikke"]
    without = screen(an_answers(HARMLESS, HIGH_PRESSURE, helbred_medicin=[UNKNOWN])).pathways
    assert {"beta_blocker", "anticoagulant"} <= set(without)
    assert "hypo_medicine" not in without


def test_every_gate_has_its_row_and_stands_once() -> None:
    assert set(FLAGS) >= GATED
    assert sum(len(bands) for bands in GATES) == len(GATED)


def test_a_condition_that_is_agreed_on_still_stops_at_a_sign_that_is_not() -> None:
    """The doctor's yes to heart disease does not cover a defibrillator, nor the yes to cancer an infection."""
    assert judged(HEART_AGREED, helbred_hjerte=["icd"])[0] == A3
    assert judged(TREATED, helbred_kraeft=["infektion"])[0] == A3
    assert judged(TREATED, helbred_kraeft=["bloeder", "stomi"])[0] == A2


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
    """What a row leaves out is the strict side: not resolvable, no symptom."""
    flag = load_flags({"sikkerhed.akut": {"kollaps": {"clearance": "call_112", "source": "riebe15"}}})["sikkerhed.akut", "kollaps"]
    assert flag == Flag("sikkerhed.akut.kollaps", Clearance.CALL_112, False, False, None, "riebe15")


def test_a_row_may_be_about_a_number_instead_of_a_tick() -> None:
    """A band of blood pressure is no option of a question, but it has a row; a band that no gate names has none."""
    row = {"clearance": "see_first", "source": "riebe15"}
    assert load_flags({"helbred.blodtryk": {"lavt": row}})["helbred.blodtryk", "lavt"].clearance is Clearance.SEE_FIRST
    with pytest.raises(BadRowError):
        load_flags({"helbred.blodtryk": {"meget_lavt": row}})


def test_fever_while_cancer_is_treated_is_told_the_same_day() -> None:
    """Evidence 8.2; alone, fever waits until it has passed."""
    alone, treated = ({"sikkerhed.laege": ["feber"], "helbred.tilstande": [one]} for one in ("kraeft_faerdig", "kraeft_behandling"))
    assert (screen(alone).clearance.value, screen(treated).clearance.value) == (Clearance.SEE_FIRST, Clearance.DOCTOR_TODAY)


def test_something_that_ownpace_does_not_know_stays_light_to_moderate() -> None:
    """A doctor's yes opens the plan, not hard work."""
    assert a_plan(helbred_tilstande=["anden_sygdom"], sikkerhed_aftalt="ja").prescription.effort_cap.value == 5
