"""The red thread from hulpvraag to afspraak, and what hangs loose in it, over plain values."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from draagkracht.methodiek.fouten import MethodiekFout, cite
from draagkracht.methodiek.schaal import DRAAGKRACHT, DRAAGLAST

HULPVRAAG = "hulpvraag"
BEVINDING = "bevinding"
DOEL = "doel"
STAP = "stap"
AFSPRAAK = "afspraak"
HULP = "hulp"
# In the order of the process. `hulp` is help that a party gives or a network member offers, beside the steps.
KNOOPSOORTEN = (HULPVRAAG, BEVINDING, DOEL, STAP, HULP, AFSPRAAK)

OPPAKKEN = "oppakken"
PARKEREN = "parkeren"
NIET_GEKOZEN = ""

RODE_DRAAD = "draad"
INZET = "inzet"
DRAADSOORTEN = (RODE_DRAAD, INZET)


@dataclass(frozen=True, slots=True)
class Knoop:
    """One card on the thread. `id` is unique over all kinds together.

    `keuze` is what was decided on a bevinding (`oppakken`, `parkeren` or "" for not yet), `pan` which pan a
    bevinding is about ("" when neither). `is_actief` is False for what is parked, finished or stopped: such a
    card is shown and never hangs loose.
    """

    soort: str
    id: str
    tekst: str
    keuze: str = NIET_GEKOZEN
    pan: str = DRAAGLAST
    is_actief: bool = True


@dataclass(frozen=True, slots=True)
class Draad:
    """A thread between two cards, from earlier to later in the process.

    `draad` is the red one (what follows from what); `inzet` is the teal one: draagkracht that is used there.
    """

    van: str
    naar: str
    soort: str = RODE_DRAAD


@dataclass(frozen=True, slots=True)
class LosEind:
    """Something that hangs loose: at which card, a code, and one kind sentence."""

    knoop: Knoop
    code: str
    zin: str


@dataclass(frozen=True, slots=True)
class _Buren:
    """The kinds of the cards that a card has threads to and from."""

    verder: Sequence[str] = field(default=())
    ingezet: Sequence[str] = field(default=())
    eerder: Sequence[str] = field(default=())


def losse_einden(knopen: Iterable[Knoop], draden: Iterable[Draad]) -> list[LosEind]:
    """Return what hangs loose, in the order of the cards; a card has at most one loose end.

    A thread to a card that is not there (removed, or not for these eyes) does not count. Raises
    MethodiekFout for an unknown kind of card or thread and for two cards with the same id.
    """
    kaarten = _by_id(knopen)
    buren = _neighbours(kaarten, draden)
    return [
        LosEind(knoop, code, _load_zinnen()[code])
        for knoop in kaarten.values()
        if (code := _first_loose(knoop, buren[knoop.id]))
    ]


def _by_id(knopen: Iterable[Knoop]) -> dict[str, Knoop]:
    kaarten: dict[str, Knoop] = {}
    for knoop in knopen:
        if knoop.soort not in KNOOPSOORTEN:
            raise MethodiekFout("knopen", f"{cite(knoop.soort)} is geen soort kaart op de rode draad.")
        if knoop.id in kaarten:
            raise MethodiekFout("knopen", f"De kaart {cite(knoop.id)} staat twee keer op de rode draad.")
        kaarten[knoop.id] = knoop
    return kaarten


def _neighbours(kaarten: Mapping[str, Knoop], draden: Iterable[Draad]) -> dict[str, _Buren]:
    verder: dict[str, list[str]] = {sleutel: [] for sleutel in kaarten}
    ingezet: dict[str, list[str]] = {sleutel: [] for sleutel in kaarten}
    eerder: dict[str, list[str]] = {sleutel: [] for sleutel in kaarten}
    for draad in draden:
        if draad.soort not in DRAADSOORTEN:
            raise MethodiekFout("draden", f"{cite(draad.soort)} is geen soort draad.")
        if draad.van in kaarten and draad.naar in kaarten:
            uit = verder if draad.soort == RODE_DRAAD else ingezet
            uit[draad.van].append(kaarten[draad.naar].soort)
            if draad.soort == RODE_DRAAD:
                eerder[draad.naar].append(kaarten[draad.van].soort)
    return {sleutel: _Buren(verder[sleutel], ingezet[sleutel], eerder[sleutel]) for sleutel in kaarten}


def _is_chosen(knoop: Knoop) -> bool:
    return knoop.soort == BEVINDING and knoop.keuze == OPPAKKEN


# In order: the first that holds is the loose end of a card, so nobody is asked two things about one card.
_LOS: tuple[tuple[str, Callable[[Knoop, _Buren], bool]], ...] = (
    ("bevinding_niet_gekozen", lambda k, b: k.soort == BEVINDING and k.keuze == NIET_GEKOZEN),
    # Draagkracht may be used in a goal, a step or an afspraak, or be strengthened by a goal of its own.
    (
        "kracht_niet_gebruikt",
        lambda k, b: _is_chosen(k) and k.pan == DRAAGKRACHT and not b.ingezet and DOEL not in b.verder,
    ),
    ("bevinding_zonder_doel", lambda k, b: _is_chosen(k) and k.pan != DRAAGKRACHT and DOEL not in b.verder),
    ("doel_zonder_stap", lambda k, b: k.soort == DOEL and STAP not in b.verder),
    ("hulp_zonder_doel", lambda k, b: k.soort in (STAP, HULP) and DOEL not in b.eerder),
    ("stap_zonder_afspraak", lambda k, b: k.soort == STAP and AFSPRAAK not in b.verder),
)


def _first_loose(knoop: Knoop, buren: _Buren) -> str | None:
    if not knoop.is_actief:
        return None
    return next((code for code, is_loose in _LOS if is_loose(knoop, buren)), None)


@lru_cache(maxsize=1)
def _load_zinnen() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_name("rode_draad.toml").read_text(encoding="utf-8"))
