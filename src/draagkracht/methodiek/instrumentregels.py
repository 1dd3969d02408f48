"""What an instrument file must hold: every problem found in one reading, each as one sentence with its
place.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from draagkracht.methodiek.betrouwbaarheid import check_meetfout
from draagkracht.methodiek.fouten import MethodiekFout, cite
from draagkracht.methodiek.schaal import GROEPEN, KADER, MATEN, NIVEAUS, PANNEN

GEMIDDELDEN = ("draaglast", "effectieve_draagkracht", "balans")
_LANGSTE_TEKST = 1000
_MINSTE_GESPREKSVRAGEN = 3
_KOPTEKST = ("code", "naam", "herkomst")
_TEKSTEN = ("code", "pan", "groep", "naam", "naam_inwoner", "omschrijving", "vraag", "pictogram")
_ANKERTEKSTEN = ("kop", "inwoner", "professional")


def find_problemen(gegevens: Mapping[str, Any]) -> list[str]:
    """Return every problem in a parsed instrument file, in reading order; [] when it holds.

    Refuses: unknown keys, missing or empty texts, a missing or repeated part, a part in the wrong pan or
    group, a level that is missing, repeated or outside 0-4, and measurement error figures that cannot be.
    """
    onderdelen = gegevens.get("onderdeel")
    problemen = [
        *_unknown_keys(gegevens, {*_KOPTEKST, "onderdeel", "gemiddelde"}, "Het bestand"),
        *_texts(gegevens, _KOPTEKST, "Het bestand"),
        *_bad_code(gegevens.get("code"), "Het bestand", r"[a-z0-9-]{1,40}"),
        *_meetfouten(gegevens.get("gemiddelde", {}), GEMIDDELDEN, "gemiddelde"),
    ]
    if not isinstance(onderdelen, list) or not onderdelen:
        return [
            *problemen,
            "Het bestand heeft geen onderdelen: er hoort een [[onderdeel]] te staan per onderdeel.",
        ]
    for nummer, onderdeel in enumerate(onderdelen, start=1):
        problemen += _problemen_of_onderdeel(onderdeel, nummer)
    return [*problemen, *_complete(onderdelen)]


def _complete(onderdelen: list[Any]) -> Iterator[str]:
    codes = Counter(
        ruw["code"] for ruw in onderdelen if isinstance(ruw, dict) and isinstance(ruw.get("code"), str)
    )
    yield from (f"Onderdeel {code} ontbreekt." for code in KADER if code not in codes)
    yield from (
        f"Onderdeel {cite(code)} staat er {keer} keer in." for code, keer in codes.items() if keer > 1
    )


def _problemen_of_onderdeel(ruw: object, nummer: int) -> Iterator[str]:
    if not isinstance(ruw, dict):
        yield f"Onderdeel nummer {nummer} is geen onderdeel met velden."
        return
    code = ruw.get("code")
    plaats = f"Onderdeel {code}" if isinstance(code, str) and code in KADER else f"Onderdeel {cite(code)}"
    if not isinstance(code, str) or not code:
        plaats = f"Onderdeel nummer {nummer}"
    maten = MATEN.get(ruw["pan"], ()) if isinstance(ruw.get("pan"), str) else ()
    optional = {"eigen", "meetfout", "gespreksvragen", *(("vraag_inzetbaar",) if len(maten) > 1 else ())}
    # Without a known pan any measure may be meant: naming each of them unknown would bury the real mistake.
    bekend = {*_TEKSTEN, *optional, *(maten or {"vraag_inzetbaar", *sum(MATEN.values(), ())})}
    yield from _unknown_keys(ruw, bekend, plaats)
    yield from _texts(ruw, (*_TEKSTEN, *(("vraag_inzetbaar",) if len(maten) > 1 else ())), plaats)
    yield from _place_in_kader(ruw, plaats)
    yield from _gespreksvragen(ruw.get("gespreksvragen"), plaats)
    for maat in maten:
        yield from _ankers(ruw.get(maat), f"{plaats}, {maat}")
    yield from _meetfouten(ruw.get("meetfout", {}), maten, f"{plaats}, meetfout")


def _place_in_kader(ruw: dict[str, Any], plaats: str) -> Iterator[str]:
    code, pan, groep, eigen = ruw.get("code"), ruw.get("pan"), ruw.get("groep"), ruw.get("eigen", False)
    if not isinstance(eigen, bool):
        yield f"{plaats}: eigen is true of false, niet {cite(eigen)}."
    if isinstance(pan, str) and pan and pan not in PANNEN:
        yield f"{plaats}: pan {cite(pan)} bestaat niet; kies draaglast of draagkracht."
    if not isinstance(code, str) or not isinstance(groep, str) or not code or not groep:
        return
    if code not in KADER:
        yield from _own_part(code, eigen, plaats)
    elif eigen is True:
        yield f"{plaats} hoort bij het kader en kan dus niet eigen = true hebben."
    yield from _groep(code, pan, groep, plaats)


def _groep(code: str, pan: object, groep: str, plaats: str) -> Iterator[str]:
    if groep not in GROEPEN:
        yield f"{plaats}: groep {cite(groep)} bestaat niet; kies {', '.join(GROEPEN)}."
    elif pan in PANNEN and pan != GROEPEN[KADER.get(code, groep)]:
        yield f"{plaats} staat in de verkeerde pan: het hoort bij {GROEPEN[KADER.get(code, groep)]}."
    elif groep != KADER.get(code, groep):
        yield f"{plaats} staat in de verkeerde groep: het hoort bij {KADER[code]}."


def _own_part(code: str, eigen: object, plaats: str) -> Iterator[str]:
    yield from _bad_code(code, plaats, r"[a-z][a-z0-9_]{0,59}")
    if eigen is not True:
        yield (
            f"{plaats} hoort niet bij het kader; is het een eigen vraag van de gemeente, "
            "zet er dan eigen = true bij."
        )


def _bad_code(code: object, plaats: str, patroon: str) -> Iterator[str]:
    if isinstance(code, str) and code and not re.fullmatch(patroon, code, re.ASCII):
        yield f"{plaats}: de code {cite(code)} mag alleen kleine letters, cijfers en streepjes bevatten."


def _ankers(ruw: object, plaats: str) -> Iterator[str]:
    if not isinstance(ruw, list):
        yield f"{plaats}: de vijf ankers ontbreken."
        return
    niveaus = Counter[int]()
    for nummer, anker in enumerate(ruw, start=1):
        niveau = anker.get("niveau") if isinstance(anker, dict) else None
        if isinstance(niveau, bool) or not isinstance(niveau, int) or niveau not in NIVEAUS:
            yield f"{plaats}, anker nummer {nummer}: niveau is een heel getal van 0 tot en met 4."
            continue
        niveaus[niveau] += 1
        plek = f"{plaats}, niveau {niveau}"
        yield from _unknown_keys(anker, {"niveau", *_ANKERTEKSTEN}, plek)
        yield from _texts(anker, _ANKERTEKSTEN, plek)
    yield from (
        f"{plaats}: het anker voor niveau {niveau} ontbreekt." for niveau in NIVEAUS if not niveaus[niveau]
    )
    yield from (
        f"{plaats}: niveau {niveau} staat er {keer} keer in." for niveau, keer in niveaus.items() if keer > 1
    )


def _gespreksvragen(ruw: object, plaats: str) -> Iterator[str]:
    if not isinstance(ruw, list) or len(ruw) < _MINSTE_GESPREKSVRAGEN:
        yield f"{plaats}: er horen ten minste {_MINSTE_GESPREKSVRAGEN} gespreksvragen te staan."
        return
    for nummer, vraag in enumerate(ruw, start=1):
        yield from _text(vraag, f"{plaats}: gespreksvraag {nummer}")


def _meetfouten(ruw: object, toegestaan: tuple[str, ...], plaats: str) -> Iterator[str]:
    if not isinstance(ruw, dict):
        yield f"{plaats} hoort een tabel te zijn."
        return
    for code, waarde in ruw.items():
        plek = f"{plaats}.{code}"
        if code not in toegestaan:
            yield f"{plaats}: {cite(code)} is onbekend; kies {', '.join(toegestaan) or 'geen'}."
        elif not isinstance(waarde, dict):
            yield f"{plek} hoort een tabel met sd_t0, r, bron en op te zijn."
        else:
            yield from _meetfout(waarde, plek)


def _meetfout(ruw: dict[str, Any], plaats: str) -> Iterator[str]:
    yield from _unknown_keys(ruw, {"sd_t0", "r", "bron", "op"}, plaats)
    yield from _texts(ruw, ("bron", "op"), plaats)
    try:
        check_meetfout(ruw.get("sd_t0"), ruw.get("r"), plaats)
    except MethodiekFout as fout:
        yield fout.zin
    if isinstance(ruw.get("op"), str) and ruw["op"] and not _is_date(ruw["op"]):
        yield f"{plaats}.op is geen bestaande datum in de vorm 2026-01-31."


def _is_date(tekst: str) -> bool:
    try:
        return date.fromisoformat(tekst).isoformat() == tekst
    except ValueError:
        return False


def _unknown_keys(ruw: Mapping[str, Any], bekend: set[str], plaats: str) -> Iterator[str]:
    yield from (
        f"{plaats}: het veld {cite(sleutel)} is onbekend." for sleutel in ruw if sleutel not in bekend
    )


def _texts(ruw: Mapping[str, Any], velden: tuple[str, ...], plaats: str) -> Iterator[str]:
    for veld in velden:
        if veld not in ruw:
            yield f"{plaats}: {veld} ontbreekt."
        else:
            yield from _text(ruw[veld], f"{plaats}: {veld}")


def _text(waarde: object, plaats: str) -> Iterator[str]:
    if not isinstance(waarde, str):
        yield f"{plaats} hoort tekst te zijn, niet {cite(waarde)}."
    elif not waarde.strip():
        yield f"{plaats} is leeg."
    elif len(waarde) > _LANGSTE_TEKST:
        yield f"{plaats} is langer dan {_LANGSTE_TEKST} tekens."
