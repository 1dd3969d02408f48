"""Which findings a profile suggests. People choose: nothing here is stored before someone takes it up."""

import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from draagkracht.methodiek.balans import BENUTTEN, GEBLOKKEERD, is_gesprekspunt, toestand
from draagkracht.methodiek.instrument import Instrument, Onderdeel
from draagkracht.methodiek.schaal import (
    AANWEZIG,
    DRAAGKRACHT,
    DRAAGLAST,
    INWONER,
    INZETBAAR,
    PROFESSIONAL,
    SCORE,
    STEMMEN,
    VASTGELEGD,
    niveauwoord,
)

SOORT_DRAAGLAST = "draaglast"
SOORT_GESPREKSPUNT = "gesprekspunt"
SOORT_GEBLOKKEERD = "geblokkeerd"
SOORT_ONGEBRUIKT = "ongebruikt"
SOORTEN = (SOORT_DRAAGLAST, SOORT_GESPREKSPUNT, SOORT_GEBLOKKEERD, SOORT_ONGEBRUIKT)
AANPAKKEN_VANAF = 2
AANWEZIG_VANAF = 3
BRUIKBAAR_VANAF = 2


@dataclass(frozen=True, slots=True)
class Beeld:
    """What the voices recorded on one part: `scores[stem][maat]`, each 0-4; a voice that is silent is absent.

    Only a part with status `vastgelegd` has scores that count.
    """

    onderdeel: str
    scores: Mapping[str, Mapping[str, int]] = field(hash=False)
    status: str = VASTGELEGD


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A proposed finding: its `soort` (one of SOORTEN), a short text, and the facts it rests on."""

    soort: str
    onderdeel: str
    tekst: str
    waarom: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BruikbareKracht:
    """A draagkracht part that can be used now, offered to be tied to a draaglast by people."""

    onderdeel: str
    tekst: str
    waarom: tuple[str, ...]


def propose_bevindingen(
    beelden: Iterable[Beeld], instrument: Instrument, gebruikt: Collection[str] = ()
) -> list[Voorstel]:
    """Return proposed findings: draaglast (heaviest first), gesprekspunten, blocked, then unused draagkracht.

    `gebruikt` holds the codes of draagkracht that the plan already uses. Within a kind, and at the same
    height, parts come in the instrument's order. Raises MethodiekFout for a part the instrument lacks.
    """
    recorded = list(_recorded(beelden, instrument))
    return [
        *_heavy(recorded),
        *(_talk(onderdeel, beeld) for onderdeel, beeld in recorded if _differing(onderdeel, beeld)),
        *(_tell(SOORT_GEBLOKKEERD, *paar) for paar in recorded if GEBLOKKEERD in _states(*paar)),
        *(
            _tell(SOORT_ONGEBRUIKT, onderdeel, beeld)
            for onderdeel, beeld in recorded
            if onderdeel.code not in gebruikt and _is_ready(onderdeel, beeld)
        ),
    ]


def propose_verbanden(beelden: Iterable[Beeld], instrument: Instrument) -> list[BruikbareKracht]:
    """Return the draagkracht that some voice finds usable now (inzetbaar 2 or more), most usable first.

    Which of them helps with which draaglast is for people to say: no pairs are proposed.
    """
    usable = [
        (hoogste, onderdeel, beeld)
        for onderdeel, beeld in _recorded(beelden, instrument)
        if (hoogste := max(_of_measure(beeld, INZETBAAR).values(), default=0)) >= BRUIKBAAR_VANAF
    ]
    return [
        BruikbareKracht(
            onderdeel.code,
            _fill("bruikbaar", naam=onderdeel.naam_inwoner, woord=niveauwoord(DRAAGKRACHT, hoogste)),
            _facts(onderdeel, beeld),
        )
        for hoogste, onderdeel, beeld in sorted(usable, key=lambda drie: -drie[0])
    ]


def _recorded(beelden: Iterable[Beeld], instrument: Instrument) -> Iterator[tuple[Onderdeel, Beeld]]:
    volgorde = {onderdeel.code: nummer for nummer, onderdeel in enumerate(instrument.onderdelen)}
    paren = [
        (instrument.onderdeel(beeld.onderdeel), beeld) for beeld in beelden if beeld.status == VASTGELEGD
    ]
    return iter(sorted(paren, key=lambda paar: volgorde[paar[0].code]))


def _of_measure(beeld: Beeld, maat: str) -> dict[str, int]:
    return {stem: beeld.scores[stem][maat] for stem in STEMMEN if maat in beeld.scores.get(stem, {})}


def _heavy(recorded: Iterable[tuple[Onderdeel, Beeld]]) -> Iterator[Voorstel]:
    heights = [
        (max(_of_measure(beeld, SCORE).values(), default=0), onderdeel, beeld)
        for onderdeel, beeld in recorded
    ]
    for hoogste, onderdeel, beeld in sorted(heights, key=lambda drie: -drie[0]):
        if hoogste >= AANPAKKEN_VANAF:
            tekst = _describe_burden(onderdeel, beeld, hoogste)
            yield Voorstel(SOORT_DRAAGLAST, onderdeel.code, tekst, _facts(onderdeel, beeld))


def _describe_burden(onderdeel: Onderdeel, beeld: Beeld, hoogste: int) -> str:
    eigen = beeld.scores.get(INWONER, {}).get(SCORE)
    # The resident's own sentence where they see a burden; else plain words: nobody speaks in their place.
    if eigen is not None and eigen >= AANPAKKEN_VANAF:
        kop = onderdeel.anker(SCORE, eigen).kop
        return _fill("draaglast_van_inwoner", naam=onderdeel.naam_inwoner, kop=kop[:1].lower() + kop[1:])
    return _fill("draaglast", naam=onderdeel.naam_inwoner, woord=niveauwoord(DRAAGLAST, hoogste))


def _differing(onderdeel: Onderdeel, beeld: Beeld) -> tuple[str, ...]:
    per_maat = ((maat, _of_measure(beeld, maat)) for maat in onderdeel.maten)
    return tuple(maat for maat, per in per_maat if is_gesprekspunt(per.get(INWONER), per.get(PROFESSIONAL)))


def _talk(onderdeel: Onderdeel, beeld: Beeld) -> Voorstel:
    feiten = _facts(onderdeel, beeld, _differing(onderdeel, beeld), (INWONER, PROFESSIONAL))
    tekst = _fill(SOORT_GESPREKSPUNT, naam=onderdeel.naam_inwoner)
    return Voorstel(SOORT_GESPREKSPUNT, onderdeel.code, tekst, feiten)


def _states(onderdeel: Onderdeel, beeld: Beeld) -> set[str | None]:
    if onderdeel.pan != DRAAGKRACHT:
        return set()
    return {toestand(scores.get(AANWEZIG), scores.get(INZETBAAR)) for scores in beeld.scores.values()}


def _is_ready(onderdeel: Onderdeel, beeld: Beeld) -> bool:
    toestanden = _states(onderdeel, beeld)
    # Blocked in anyone's eyes is proposed as blocked: relief first, so it is not also offered for use.
    if GEBLOKKEERD in toestanden:
        return False
    present = max(_of_measure(beeld, AANWEZIG).values(), default=0) >= AANWEZIG_VANAF
    return BENUTTEN in toestanden or (onderdeel.pan == DRAAGKRACHT and present)


def _tell(soort: str, onderdeel: Onderdeel, beeld: Beeld) -> Voorstel:
    tekst = _fill(soort, naam=onderdeel.naam_inwoner)
    return Voorstel(soort, onderdeel.code, tekst, _facts(onderdeel, beeld))


def _facts(
    onderdeel: Onderdeel, beeld: Beeld, maten: tuple[str, ...] = (), stemmen: tuple[str, ...] = STEMMEN
) -> tuple[str, ...]:
    """One short sentence per fact; voices that say the same share one."""
    teksten, wie = _load_teksten(), defaultdict(list)
    for stem in stemmen:
        scores = beeld.scores.get(stem, {})
        words = [_word(onderdeel, maat, scores[maat]) for maat in maten or onderdeel.maten if maat in scores]
        if words:
            wie[", ".join(words)].append(teksten["stem"][stem])
    en, zin = teksten["waarom"]["en"], teksten["waarom"]["zin"]
    return tuple(
        zin.format(stem=(said := en.join(namen))[:1].upper() + said[1:], feit=feit)
        for feit, namen in wie.items()
    )


def _word(onderdeel: Onderdeel, maat: str, score: int) -> str:
    if maat == SCORE:
        return niveauwoord(onderdeel.pan, score)
    return str(_load_teksten()["kracht"][maat][score])


def _fill(sleutel: str, **woorden: str) -> str:
    return str(_load_teksten()["tekst"][sleutel].format(**woorden))


@lru_cache(maxsize=1)
def _load_teksten() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("bevindingen.toml").read_text(encoding="utf-8"))
