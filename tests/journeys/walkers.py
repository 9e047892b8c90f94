"""The answers of the people who walk through the app."""

from collections.abc import Mapping
from typing import Any

from ownpace.questionnaire import BY_ID, Kind
from ownpace.ui.numbers import decimal, whole

BACK: dict[str, Any] = {
    "om.alder": 45, "sikkerhed.akut": ["ingen"], "sikkerhed.laege": ["ingen"], "helbred.tilstande": ["ingen"],
    "funktion.1": "trapper", "funktion.1.score": 4, "funktion.gang": "20_29", "funktion.haender": "nej",
    "aktiv.dage": 3, "aktiv.minutter": "20 min", "smerte.har": "ja", "smerte.hvor": ["laend", "knae_hoejre"],
    "sikkerhed.ryg": ["ingen"], "sikkerhed.knae": ["ingen"],
    "smerte.nrs7": 4, "smerte.varighed": "over_3_maaneder", "smerte.efter": "under_30_min", "smerte.tryghed": 7,
    "motiv.vigtig": 8, "motiv.tro": 8, "rammer.ugedage": ["mandag", "onsdag", "loerdag"], "rammer.minutter": "30",
    "rammer.udstyr": ["stol", "trin"], "rammer.rutine": "frokost", "soevn.korte": 0,
}  # fmt: skip
"""45 years, back and knee, three days a week."""


def sent(typed: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as the browser keeps them: what was typed is a number."""
    read = {Kind.NUMBER: whole, Kind.DECIMAL: decimal}
    return {"samtykke": True} | {
        key: read[kind](value) if isinstance(value, str) and (kind := BY_ID[key].kind) in read else value for key, value in typed.items()
    }


BACK_SENT = sent(BACK)
"""The same as the browser keeps them."""
EMERGENCY = {"om.alder": 52, "sikkerhed.akut": ["brystsmerter"]}
LUNGS = BACK | {"om.alder": 58, "helbred.tilstande": ["kol"], "helbred.hensyn": ["ingen"], "smerte.har": "nej", "sikkerhed.aftalt": "ja"}
"""A disease that a doctor has cleared for training."""
NECK = BACK | {"om.alder": 36, "funktion.1": "sidde", "smerte.hvor": ["nakke"], "sikkerhed.nakke": ["ingen"], "rammer.udstyr": ["elastik"]}
"""Neck pain and nothing else."""
DIABETES: dict[str, Any] = BACK | {
    "om.alder": 61, "helbred.tilstande": ["knae_artrose", "diabetes_2", "forhoejet_blodtryk"], "helbred.diabetes": ["ingen"],
    "helbred.hensyn": ["ingen"], "helbred.medicin": ["insulin"], "helbred.blodtryk.over": "138 mmHg", "helbred.blodtryk.under": "84",
    "helbred.blodsukker": "7,5", "smerte.hvor": ["knae_hoejre"], "sikkerhed.fod": ["ingen"], "sikkerhed.aftalt": "ja",
    "funktion.gang": "10_19", "rammer.udstyr": ["stol", "cykel"],
}  # fmt: skip
"""Type 2 diabetes with insulin, high blood pressure and a knee with osteoarthritis; numbers as people type them."""
CANCER: dict[str, Any] = BACK | {
    "om.alder": 54, "helbred.tilstande": ["kraeft_behandling"], "helbred.kraeft": ["kateter"], "helbred.hensyn": ["ingen"],
    "helbred.medicin": ["ingen"], "helbred.blodtryk.over": "126", "helbred.blodtryk.under": "80", "helbred.puls": "78",
    "helbred.blodplader": "210", "helbred.haemoglobin": "7,4", "helbred.leukocytter": "4,2", "sikkerhed.aftalt": "ja",
    "smerte.har": "nej", "funktion.1": "overskud",
}  # fmt: skip
"""Cancer in treatment, with a port and blood counts."""
