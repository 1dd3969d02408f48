"""Who goes along with a step and where it is: people of the network, a facility, and whom the plan names in words."""

from __future__ import annotations

from .models import Stap


def who_of(stap: Stap) -> str:
    """The names of the network's people, then what was written; a name that was written too is said once. "" for nobody."""
    names = [lid.naam for lid in stap.netwerkleden.all()]
    written = stap.met_wie.strip()
    return ", ".join([*[name for name in names if name not in written], *([written] if written else [])])


def place_of(stap: Stap) -> str:
    """The facility with its first address and its telephone, as far as they are known; "" without a facility."""
    facility = stap.voorziening
    if facility is None:
        return ""
    place = facility.plekken[0] if facility.plekken else {}
    parts = (facility.naam, place.get("adres"), place.get("plaats"), facility.telefoon)
    return ", ".join(part for part in parts if part)
