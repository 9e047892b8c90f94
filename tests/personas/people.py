"""Whose plans a clinician reads: every group, every region, twelve pairs and three triples of conditions."""

from __future__ import annotations

from typing import Any, Final

from ownpace.people import EXAMPLES
from ownpace.plan import Plan
from tests.builders import BACK, KNEE, PAIN, an_outcome

_CLEARED: Final = {"sikkerhed.aftalt": "ja"}
_MOOD: Final = {"sikkerhed.tanker": "nej"}


def _told(*conditions: str, **more: Any) -> dict[str, Any]:
    return {"helbred.tilstande": list(conditions), **more}


def _hurts(*places: str, pain: int = 4, **more: Any) -> dict[str, Any]:
    return PAIN | {"smerte.hvor": list(places), "smerte.nrs7": pain, **more}


PAIRS: Final[dict[str, dict[str, Any]]] = {
    "knee_and_weight": KNEE
    | _told("knae_artrose", "overvaegt")
    | {"om.alder": 54, "funktion.1": "trapper", "funktion.gang": "10_19", "aktiv.dage": 3, "aktiv.minutter": 20, "rammer.udstyr": ["cykel"]},
    "knee_and_diabetes": KNEE
    | _told("knae_artrose", "diabetes_2")
    | _CLEARED
    | {
        "om.alder": 61,
        "funktion.1": "cykle",
        "rammer.dage": 5,
        "rammer.minutter": 30,
        "aktiv.dage": 5,
        "aktiv.minutter": 25,
        "rammer.udstyr": ["cykel"],
    },
    "diabetes_and_pressure": _told("diabetes_2", "forhoejet_blodtryk")
    | _CLEARED
    | {"om.alder": 63, "helbred.blodtryk.over": 144, "helbred.blodtryk.under": 88, "funktion.gang": "20_29", "aktiv.dage": 4, "aktiv.minutter": 20},
    "diabetes_and_feet": _told("diabetes_2")
    | _CLEARED
    | {"om.alder": 69, "helbred.diabetes": ["nerver"], "helbred.fald": "ingen", "funktion.gulv": "nej", "funktion.1": "havearbejde", "aktiv.dage": 2},
    "back_and_low_mood": BACK
    | _told("depression")
    | _MOOD
    | {"om.alder": 38, "smerte.hvor": ["laend"], "funktion.1": "overskud", "motiv.tro": 6, "aktiv.dage": 2, "aktiv.minutter": 20},
    "back_and_fear": BACK | {"om.alder": 44, "smerte.tryghed": 1, "smerte.nrs7": 5, "funktion.1": "bukke", "aktiv.dage": 2, "aktiv.minutter": 25},
    "widespread_and_knee": _hurts("knae_hoejre", pain=6)
    | _told("fibromyalgi", "knae_artrose")
    | {"om.alder": 51, "smerte.efter": "over_2_timer", "funktion.gang": "10_19", "aktiv.dage": 2, "aktiv.minutter": 15, "rammer.udstyr": ["vand"]},
    "widespread_and_nights": _hurts("nakke", "laend", pain=5)
    | _told("fibromyalgi")
    | {"om.alder": 46, "soevn.korte": 5, "smerte.efter": "30_min_2_timer", "funktion.gang": "20_29", "funktion.1": "sove"},
    "cancer_and_back": BACK
    | _told("kraeft_behandling")
    | _CLEARED
    | {"om.alder": 57, "funktion.gang": "20_29", "funktion.1": "gaa", "aktiv.dage": 4, "aktiv.minutter": 20, "rammer.minutter": 25},
    "pressure_and_neck": _hurts("nakke", pain=3)
    | _told("forhoejet_blodtryk")
    | {"om.alder": 52, "helbred.blodtryk.over": 166, "helbred.blodtryk.under": 94, "rammer.udstyr": ["elastik"], "funktion.1": "sidde"},
    "bones_and_back": BACK
    | _told("osteoporose")
    | {
        "om.alder": 68,
        "om.koen": "kvinde",
        "helbred.fald": "et",
        "funktion.gulv": "ja",
        "funktion.1": "loefte",
        "funktion.gang": "20_29",
        "aktiv.dage": 4,
    },
    "heart_and_shoulder": _hurts("skulder_venstre", pain=3)
    | _told("hjertesygdom")
    | _CLEARED
    | {"om.alder": 62, "funktion.1": "raekke_op", "helbred.blodtryk.over": 128, "helbred.blodtryk.under": 76, "rammer.dage": 4, "aktiv.dage": 5},
}
TRIPLES: Final[dict[str, dict[str, Any]]] = {
    "heart_diabetes_pressure": _told("hjertesygdom", "diabetes_2", "forhoejet_blodtryk")
    | _CLEARED
    | {
        "om.alder": 71,
        "helbred.blodtryk.over": 138,
        "helbred.blodtryk.under": 80,
        "helbred.fald": "ingen",
        "funktion.gulv": "nej",
        "funktion.gang": "10_19",
    },
    "widespread_mood_weight": _hurts("laend", "nakke", "knae_venstre", pain=6)
    | _told("fibromyalgi", "depression", "overvaegt")
    | _MOOD
    | {
        "om.alder": 43,
        "motiv.tro": 5,
        "smerte.efter": "over_2_timer",
        "aktiv.dage": 1,
        "aktiv.minutter": 20,
        "funktion.gang": "10_19",
        "rammer.minutter": 20,
    }
    | {"rammer.udstyr": ["vand"]},
    "hip_bones_falls": _hurts("hofte_venstre", pain=5)
    | _told("hofte_artrose", "osteoporose", "soevnapnoe")
    | _CLEARED
    | {
        "om.alder": 79,
        "helbred.fald": "et",
        "funktion.gulv": "nej",
        "funktion.haender": "ja",
        "funktion.gang": "10_19",
        "funktion.1": "rejse_sig",
        "aktiv.dage": 2,
    },
}
SINGLE: Final = tuple(name for name in EXAMPLES if isinstance(an_outcome(name), Plan))
PEOPLE: Final[tuple[str, ...]] = (*SINGLE, *PAIRS, *TRIPLES)


def answers(person: str) -> dict[str, Any]:
    """The answers of a demo person or of a pair or triple."""
    return EXAMPLES.get(person) or PAIRS.get(person) or TRIPLES[person]
