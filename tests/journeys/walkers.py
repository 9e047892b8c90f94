"""The answers of the people who walk through the app."""

from typing import Any

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
BACK_SENT = BACK | {"samtykke": True, "aktiv.minutter": 20, "rammer.minutter": 30}
"""The same as the browser keeps them."""
EMERGENCY = {"om.alder": 52, "sikkerhed.akut": ["brystsmerter"]}
LUNGS = BACK | {"om.alder": 58, "helbred.tilstande": ["kol"], "smerte.har": "nej", "sikkerhed.aftalt": "ja"}
"""A disease that a doctor has cleared for training."""
