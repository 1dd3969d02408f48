"""From a story line to the rows of one dossier."""

from __future__ import annotations

import random
import uuid

from .bouw import Bouw, Rijen, Verhaal, Wie
from .vervolg import add_afspraak, add_bijdrage, add_dossier, add_notitie, add_oordeel, add_zeggenschap
from .voorbereiding import (
    add_bevinding,
    add_doel,
    add_hulpvraag,
    add_meting,
    add_netwerk,
    add_planversie,
    add_stap,
    add_visie,
)

# In the order in which later rows need the ids of earlier ones.
_EVENTS = (
    ("netwerk", add_netwerk),
    ("moment", add_meting),
    ("bevinding", add_bevinding),
    ("doel", add_doel),
    ("stap", add_stap),
    ("afspraak", add_afspraak),
    ("notitie", add_notitie),
    ("oordeel", add_oordeel),
    ("bijdrage", add_bijdrage),
    ("zeggenschap", add_zeggenschap),
)


def build(verhaal: Verhaal, wie: Wie, rng: random.Random) -> Rijen:
    """All rows of one dossier, in the stage it has reached on `wie.op`."""
    bouw = Bouw(wie, rng, uuid.UUID(int=rng.getrandbits(128), version=4))
    bouw.act(0, "open", "hulpvraag", "dossier geopend")
    add_hulpvraag(bouw, verhaal["hulpvraag"])
    for soort, maak in _EVENTS:
        for volgorde, wat in enumerate(verhaal.get(soort, [])):
            maak(bouw, wat, volgorde)
    add_visie(bouw, verhaal.get("visie"))
    add_planversie(bouw, verhaal)
    add_dossier(bouw, verhaal)
    return bouw.rijen
