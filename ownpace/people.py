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
NECK: Final = PAIN | {"smerte.hvor": ["nakke"], "sikkerhed.nakke": ["ingen"]}
SHOULDER: Final = PAIN | {"smerte.hvor": ["skulder_hoejre"], "sikkerhed.skulder": ["ingen"]}
HIP: Final = PAIN | {"smerte.hvor": ["hofte_venstre"], "sikkerhed.hofte": ["ingen"], "sikkerhed.ryg": ["ingen"]}
FOOT: Final = PAIN | {"smerte.hvor": ["fod_venstre"], "sikkerhed.fod": ["ingen"]}
TOLD: Final[dict[str, Any]] = {"helbred.hensyn": ["ingen"]}
"""What everybody with a condition is asked."""
OLDER: Final = TOLD | {"funktion.gulv": "nej", "helbred.fald": "ingen"}
DIABETES: Final = TOLD | {
    "helbred.tilstande": ["diabetes_2"],
    "helbred.diabetes": ["ingen"],
    "helbred.medicin": ["ingen"],
    "helbred.blodtryk.over": 134,
    "helbred.blodtryk.under": 82,
    "sikkerhed.fod": ["ingen"],
    "sikkerhed.aftalt": "ja",
}
HEART: Final = OLDER | {
    "om.alder": 67,
    "om.koen": "mand",
    "helbred.tilstande": ["hjertesygdom"],
    "helbred.hjerte": ["ingen"],
    "helbred.medicin": ["betablokker", "blodfortyndende"],
    "helbred.blodtryk.over": 132,
    "helbred.blodtryk.under": 78,
    "helbred.puls": 62,
    "funktion.gang": "20_29",
    "aktiv.minutter": 25,
}

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
    | TOLD
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
    "see_first": WELL | OLDER | {"om.alder": 70, "funktion.gulv": "ja", "sikkerhed.laege": ["anstrengelse_aandenoed"]},
    "knee_diabetes_weight": WELL
    | KNEE
    | DIABETES
    | {
        "om.alder": 58,
        "om.koen": "kvinde",
        "helbred.tilstande": ["knae_artrose", "diabetes_2", "overvaegt"],
        "helbred.hoejde": 168,
        "helbred.vaegt": 96,
        "funktion.1": "trapper",
        "funktion.gang": "10_19",
        "aktiv.dage": 2,
        "aktiv.minutter": 20,
        "rammer.minutter": 20,
        "rammer.udstyr": ["stol", "cykel"],
    },
    "fearful_back": WELL
    | BACK
    | {
        "om.alder": 45,
        "om.koen": "mand",
        "funktion.1": "bukke",
        "funktion.1.score": 3,
        "smerte.nrs7": 5,
        "smerte.efter": "30_min_2_timer",
        "smerte.tryghed": 2,
        "soevn.korte": 5,
        "aktiv.dage": 2,
    },
    "heart": WELL | HEART | {"sikkerhed.aftalt": "ja"},
    "heart_uncleared": WELL | HEART | {"sikkerhed.aftalt": "nej"},
    "widespread_mood": WELL
    | PAIN
    | TOLD
    | {
        "om.alder": 39,
        "om.koen": "kvinde",
        "helbred.tilstande": ["fibromyalgi", "depression"],
        "sikkerhed.tanker": "nej",
        "smerte.hvor": ["nakke", "skulder_hoejre", "skulder_venstre", "laend", "hofte_hoejre", "hofte_venstre"],
        "sikkerhed.nakke": ["ingen"],
        "sikkerhed.skulder": ["ingen"],
        "sikkerhed.ryg": ["ingen"],
        "sikkerhed.hofte": ["ingen"],
        "sikkerhed.udbredt": ["ingen"],
        "smerte.nrs7": 6,
        "smerte.efter": "over_2_timer",
        "smerte.tryghed": 5,
        "funktion.1": "overskud",
        "funktion.1.score": 3,
        "funktion.gang": "10_19",
        "aktiv.dage": 1,
        "aktiv.minutter": 15,
        "motiv.tro": 6,
        "soevn.korte": 4,
        "energi": 3,
        "rammer.dage": 4,
        "rammer.minutter": 15,
    },
    "colon_cancer": WELL
    | TOLD
    | {
        "om.alder": 62,
        "helbred.tilstande": ["kraeft_faerdig"],
        "helbred.kraeft": ["foelelse"],
        "helbred.medicin": ["ingen"],
        "helbred.fald": "ingen",
        "funktion.1": "havearbejde",
        "funktion.gang": "20_29",
        "aktiv.minutter": 20,
        "energi": 5,
        "rammer.udstyr": ["elastik"],
    },
    "bones_neck": WELL
    | NECK
    | OLDER
    | {
        "om.alder": 71,
        "om.koen": "kvinde",
        "helbred.tilstande": ["osteoporose"],
        "helbred.knogler": ["brud"],
        "funktion.1": "baere",
        "funktion.gang": "20_29",
        "aktiv.minutter": 20,
        "rammer.minutter": 20,
        "rammer.udstyr": ["stol", "elastik"],
    },
    "insulin": WELL | DIABETES | {"helbred.medicin": ["insulin"], "helbred.blodsukker": 4.6, "rammer.udstyr": ["cykel"], "funktion.1": "cykle"},
    "neck": WELL | NECK | {"om.alder": 36, "funktion.1": "sidde", "rammer.dage": 4, "rammer.minutter": 20, "rammer.udstyr": ["elastik"]},
    "shoulder": WELL | SHOULDER | {"om.alder": 48, "funktion.1": "raekke_op", "rammer.udstyr": ["elastik", "haandvaegt"]},
    "hip": WELL | HIP | TOLD | {"om.alder": 63, "helbred.tilstande": ["hofte_artrose"], "rammer.udstyr": ["stol", "trin"]},
    "hand": WELL
    | PAIN
    | OLDER
    | {
        "om.alder": 68,
        "helbred.tilstande": ["haand_artrose"],
        "smerte.hvor": ["haand_hoejre", "haand_venstre"],
        "sikkerhed.skulder": ["ingen"],
        "smerte.nrs7": 3,
        "funktion.1": "baere",
    },
    "foot": WELL | FOOT | {"om.alder": 52, "smerte.efter": "30_min_2_timer", "funktion.gang": "10_19", "rammer.udstyr": ["cykel"]},
    "elbow": WELL | SHOULDER | {"om.alder": 44, "smerte.hvor": ["albue_hoejre"], "funktion.1": "loefte"},
    "upper_back": WELL
    | NECK
    | {"om.alder": 40, "smerte.hvor": ["oevre_ryg"], "sikkerhed.ryg": ["ingen"], "smerte.nrs7": 3, "funktion.1": "sidde", "rammer.minutter": 20},
    "cancer_treatment": WELL
    | TOLD
    | {
        "om.alder": 54,
        "om.koen": "kvinde",
        "helbred.tilstande": ["kraeft_behandling"],
        "helbred.kraeft": ["lymfoedem_arm", "kateter"],
        "helbred.medicin": ["ingen"],
        "helbred.blodtryk.over": 126,
        "helbred.blodtryk.under": 80,
        "helbred.puls": 78,
        "helbred.blodplader": 210,
        "helbred.haemoglobin": 7.4,
        "helbred.leukocytter": 4.2,
        "sikkerhed.aftalt": "ja",
        "funktion.1": "overskud",
        "funktion.gang": "20_29",
        "aktiv.minutter": 20,
        "rammer.dage": 4,
        "rammer.minutter": 20,
    },
    "blood_pressure": WELL
    | TOLD
    | {
        "om.alder": 57,
        "helbred.tilstande": ["forhoejet_blodtryk"],
        "helbred.medicin": ["ingen"],
        "helbred.blodtryk.over": 148,
        "helbred.blodtryk.under": 92,
        "rammer.dage": 4,
    },
    "weight": WELL
    | TOLD
    | {
        "om.alder": 42,
        "helbred.tilstande": ["overvaegt"],
        "helbred.hoejde": 175,
        "helbred.vaegt": 112,
        "aktiv.dage": 2,
        "rammer.udstyr": ["vand", "cykel"],
    },
    "anxious": WELL | TOLD | {"om.alder": 27, "helbred.tilstande": ["angst"], "sikkerhed.tanker": "nej", "funktion.1": "sove", "motiv.tro": 6},
    "three_conditions": WELL
    | TOLD
    | {
        "om.alder": 60,
        "helbred.tilstande": ["nyresygdom", "soevnapnoe", "astma"],
        "helbred.medicin": ["ingen"],
        "helbred.blodtryk.over": 136,
        "helbred.blodtryk.under": 84,
        "sikkerhed.aftalt": "ja",
        "funktion.gang": "20_29",
        "rammer.dage": 4,
        "rammer.minutter": 20,
    },
}
"""By name: the person the command line prints with ``example NAME``."""
