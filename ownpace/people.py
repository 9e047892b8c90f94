"""Demo people as answers documents: each a valid default with named differences."""

from __future__ import annotations

from typing import Any, Final

WELL: Final[dict[str, Any]] = {
    "schema_version": 1,
    "samtykke": True,
    "om.alder": 50,
    "sikkerhed.akut": ["ingen"],
    "sikkerhed.laege": ["ingen"],
    "helbred.tilstande": ["ingen"],
    "funktion.1": "gaa",
    "funktion.1.score": 5,
    "funktion.gang": "30_plus",
    "funktion.haender": "nej",
    "aktiv.dage": 3,
    "aktiv.minutter": 30,
    "smerte.har": "nej",
    "motiv.vigtig": 8,
    "motiv.tro": 8,
    "rammer.dage": 3,
    "rammer.minutter": 30,
    "rammer.udstyr": ["ingen"],
}
PAIN: Final[dict[str, Any]] = {
    "smerte.har": "ja",
    "smerte.nrs7": 4,
    "smerte.varighed": "over_3_maaneder",
    "smerte.efter": "under_30_min",
    "smerte.tryghed": 7,
}
BACK: Final = PAIN | {"smerte.hvor": ["laend"], "sikkerhed.ryg": ["ingen"]}
KNEE: Final = PAIN | {"smerte.hvor": ["knae_hoejre"], "sikkerhed.knae": ["ingen"]}
OLDER: Final = {"funktion.gulv": "nej", "helbred.fald": "ingen"}

EXAMPLES: Final[dict[str, dict[str, Any]]] = {
    "back": WELL
    | BACK
    | {"funktion.1": "loefte", "funktion.1.score": 4, "aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "rammer.udstyr": ["stol", "elastik"]},
    "busy": WELL
    | {
        "om.alder": 33,
        "funktion.1": "overskud",
        "aktiv.dage": 1,
        "aktiv.minutter": 20,
        "rammer.dage": 2,
        "rammer.minutter": 10,
        "funktion.1.score": 6,
    },
    "knee": WELL
    | KNEE
    | {
        "om.alder": 58,
        "helbred.tilstande": ["knae_artrose"],
        "funktion.1": "trapper",
        "funktion.gang": "10_19",
        "aktiv.dage": 2,
        "aktiv.minutter": 20,
        "rammer.minutter": 20,
        "rammer.udstyr": ["stol", "trin"],
    },
    "older": WELL
    | OLDER
    | {
        "om.alder": 78,
        "funktion.1": "rejse_sig",
        "funktion.gang": "5_9",
        "funktion.haender": "ja",
        "aktiv.dage": 1,
        "aktiv.minutter": 10,
        "rammer.minutter": 15,
        "rammer.ugedage": ["mandag", "onsdag", "fredag"],
    },
    "irritable": WELL
    | BACK
    | {
        "om.alder": 45,
        "smerte.nrs7": 7,
        "smerte.efter": "naeste_dag",
        "smerte.tryghed": 2,
        "funktion.1": "bukke",
        "motiv.tro": 5,
        "soevn.korte": 4,
        "aktiv.dage": 2,
        "rammer.minutter": 20,
    },
    "active": WELL
    | {
        "om.alder": 41,
        "funktion.1": "cykle",
        "aktiv.dage": 5,
        "aktiv.minutter": 45,
        "rammer.dage": 5,
        "rammer.minutter": 60,
        "rammer.udstyr": ["haandvaegt", "elastik", "cykel", "trin"],
    },
    "unsure": WELL | {"om.alder": 62, "motiv.vigtig": 3, "motiv.tro": 4, "aktiv.dage": 0, "aktiv.minutter": None, "funktion.gang": "10_19"},
    "lungs": WELL
    | OLDER
    | {"om.alder": 66, "helbred.tilstande": ["kol"], "sikkerhed.aftalt": "ja", "funktion.gang": "10_19", "funktion.1": "trapper"},
    "two_places": WELL
    | BACK
    | {
        "om.alder": 55,
        "smerte.hvor": ["laend", "knae_venstre"],
        "sikkerhed.knae": ["ingen"],
        "smerte.efter": "30_min_2_timer",
        "funktion.1": "havearbejde",
        "rammer.dage": 4,
    },
    "emergency": WELL | BACK | {"om.alder": 29, "sikkerhed.ryg": ["skridt_foelelse"]},
    "see_first": WELL | {"om.alder": 70, "funktion.gulv": "ja", "helbred.fald": "ingen", "sikkerhed.laege": ["anstrengelse_aandenoed"]},
}
"""By name: the person the command line prints with ``example NAME``."""
