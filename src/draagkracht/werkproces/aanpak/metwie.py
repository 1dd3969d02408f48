"""Who goes along with a step and where it is: people of the network, a facility, and whom the plan names in words."""

from __future__ import annotations

from collections.abc import Iterable

from draagkracht.methodiek.schaal import VEILIGHEID
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening

from ..dossier.models import Netwerklid
from .models import Stap
from .planstap import NETWERK, helper_word


def who_of(stap: Stap) -> str:
    """The names of the network's people, then what was written; a name that was written too is said once. "" for nobody."""
    return name_people(stap.netwerkleden.all(), stap.met_wie)


def name_people(people: Iterable[Netwerklid], words: str) -> str:
    """The names of these people, then the words; a name that is in the words too is said once.

    `iemand om u heen` is left out when it is known who that is.
    """
    names, written = [lid.naam for lid in people], words.strip()
    if names and is_helper(written, NETWERK):
        written = ""
    return ", ".join([*[name for name in names if name not in written], *([written] if written else [])])


def is_helper(words: str, kind: str) -> bool:
    """Whether these are the catalogue's own words for a kind of helper, and name nobody."""
    return words.strip().lower() == helper_word(kind)


def asks_who(stap: Stap) -> bool:
    """Whether the step says that somebody of the network goes along, and not who."""
    return is_helper(stap.met_wie, NETWERK) and not stap.netwerkleden.all()


def place_of(stap: Stap) -> str:
    """The facility with its first address and its telephone, as far as they are known; "" without a facility."""
    return name_place(shared_place(stap))


def shared_place(stap: Stap) -> Voorziening | None:
    """The facility of a step, as far as others may read it: none that came to be about safety since it was chosen."""
    return None if stap.voorziening is None or is_about_safety(stap.voorziening) else stap.voorziening


def is_about_safety(facility: Voorziening) -> bool:
    return VEILIGHEID in facility.onderdelen


def name_place(facility: Voorziening | None) -> str:
    """As `place_of`; "" too for a facility about safety."""
    if facility is None or is_about_safety(facility):
        return ""
    place = facility.plekken[0] if facility.plekken else {}
    parts = (facility.naam, place.get("adres"), place.get("plaats"), facility.telefoon)
    return ", ".join(part for part in parts if part)
