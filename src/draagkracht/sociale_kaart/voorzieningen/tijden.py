"""Opening times as plain values: on which day of the week, from when until when, and in which rhythm.

A time is `{"dag": 1, "van": "09:00", "tot": "12:30", "ritme": ""}`: Monday is 1. `ritme` is "" for every week, "2w" for
every second week, "m2" for the second such day of the month and "m-1" for the last. `van` and `tot` are "" when only the
day is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import Any

from .tekst import clean_line, fold

Tijd = dict[str, Any]

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
KORT = ("ma", "di", "wo", "do", "vr", "za", "zo")
DAGDELEN = {"ochtend": (360, 720), "middag": (720, 1080), "avond": (1080, 1440), "nacht": (0, 360)}
MINSTENS = 30  # minutes in a part of the day before it counts: open until 18:00 is not open in the evening
MAX_TIJDEN = 200
RANGNAMEN = {"1": "eerste", "2": "tweede", "3": "derde", "4": "vierde", "5": "vijfde", "-1": "laatste"}

_ENGELS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMEN = {
    naam: nummer
    for nummer, namen in enumerate(zip(DAGEN, KORT, _ENGELS, strict=True), 1)
    for naam in (*namen, namen[0][:3], namen[2][:3], namen[2][:2])
}
_KLOK = re.compile(
    r"t?(?P<uur>\d{1,2})(?:(?:[:.u]|\s*h)(?P<min>\d{2})?(?::\d{2}(?:\.\d+)?)?)?\s*(?:uur|u)?\s*(?P<half>am|pm)?"
    r"(?P<zone>z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_DICHT_OP_ELKAAR = re.compile(r"(\d{2})(\d{2})", re.ASCII)


def read_klok(waarde: Any) -> str:
    """A time of the clock as "09:30"; "" when it is none. A zone behind it is not used: opening times are local times."""
    return _klok(clean_line(waarde, 30))


@lru_cache(maxsize=4096)  # a file names the same few hundred times over and over
def _klok(ruw: str) -> str:
    tekst = fold(ruw)
    gevonden = _KLOK.fullmatch(tekst)
    uur, minuut, half = (
        (int(gevonden["uur"]), int(gevonden["min"] or 0), gevonden["half"]) if gevonden else (-1, 0, None)
    )
    if gevonden is None and (aaneen := _DICHT_OP_ELKAAR.fullmatch(tekst)):
        uur, minuut = int(aaneen[1]), int(aaneen[2])
    if half:
        if not 1 <= uur <= 12:
            return ""
        uur = uur % 12 + (12 if half == "pm" else 0)
    if (uur, minuut) == (24, 0):
        return "24:00"
    return f"{uur:02}:{minuut:02}" if 0 <= uur < 24 and minuut < 60 else ""


def dag_nummer(tekst: Any) -> int:
    """1 for Monday up to 7 for Sunday, from a name or its first letters; 0 when it is no day."""
    return _NAMEN.get(fold(clean_line(tekst, 20)).strip(". "), 0)


def make_tijd(dag: int, van: Any = "", tot: Any = "", ritme: str = "") -> Tijd:
    """One opening time. A time that cannot be read, or half of one, leaves the day only."""
    begin, eind = read_klok(van), read_klok(tot)
    if not begin or not eind or begin == "24:00":
        begin = eind = ""
    return {"dag": dag, "van": begin, "tot": "24:00" if eind == "00:00" else eind, "ritme": ritme}


def order_tijden(tijden: Iterable[Tijd]) -> list[Tijd]:
    """Every time once, through the week; at most two hundred."""
    uniek = {(t["dag"], t["van"], t["tot"], t["ritme"]): t for t in tijden}
    return [uniek[sleutel] for sleutel in sorted(uniek)][:MAX_TIJDEN]


def minutes(klok: str) -> int:
    return int(klok[:2]) * 60 + int(klok[3:])


@lru_cache(maxsize=4096)
def split_tijd(dag: int, van: str, tot: str) -> tuple[tuple[int, int, int], ...]:
    """A time as (day, from minute, up to minute); what goes on after midnight is the next day's. () without hours."""
    if not van:
        return ()
    begin, eind = minutes(van), minutes(tot)
    if eind > begin:
        return ((dag, begin, eind),)
    return tuple(deel for deel in ((dag, begin, 1440), (dag % 7 + 1, 0, eind)) if deel[2] > deel[1])


def dagdelen_in(van: int, tot: int) -> list[str]:
    """The parts of a day in which a time from minute `van` up to `tot` counts."""
    samen = {naam: min(tot, eind) - max(van, begin) for naam, (begin, eind) in DAGDELEN.items()}
    return [naam for naam, duur in samen.items() if duur > 0 and duur >= min(MINSTENS, tot - van)]


def describe_ritme(ritme: str) -> str:
    """A rhythm in words; "" for every week."""
    if ritme.startswith("m"):
        return f"elke {RANGNAMEN.get(ritme[1:], ritme[1:] + 'e')} van de maand"
    if ritme.endswith("w"):
        return "om de week" if ritme == "2w" else f"eens in de {ritme[:-1]} weken"
    return ""


def describe_week(tijden: Iterable[Tijd]) -> list[tuple[str, str]]:
    """The week in words: ("maandag", "09:00 - 12:30 en 13:30 - 17:00"), days with the same times taken together."""
    per_dag: dict[int, list[str]] = {}
    for tijd in tijden:
        klok = f"{tijd['van']} - {tijd['tot']}" if tijd["van"] else "tijd niet bekend"
        ritme = describe_ritme(tijd["ritme"])
        per_dag.setdefault(tijd["dag"], []).append(f"{klok} ({ritme})" if ritme else klok)
    dagen = [(dag, " en ".join(klokken)) for dag, klokken in sorted(per_dag.items())]
    regels = []
    for klokken, groep in groupby(dagen, key=lambda regel: regel[1]):
        nummers = [dag for dag, _ in groep]
        regels += [(_span(reeks), klokken) for reeks in _runs(nummers)]
    return regels


def _runs(nummers: list[int]) -> list[list[int]]:
    reeksen: list[list[int]] = []
    for nummer in nummers:
        if reeksen and reeksen[-1][-1] + 1 == nummer:
            reeksen[-1].append(nummer)
        else:
            reeksen.append([nummer])
    return reeksen


def _span(nummers: list[int]) -> str:
    eerste, laatste = DAGEN[nummers[0] - 1], DAGEN[nummers[-1] - 1]
    if len(nummers) == 1:
        return eerste
    return f"{eerste} en {laatste}" if len(nummers) == 2 else f"{eerste} tot en met {laatste}"


_BEREIK = r"[a-z]{2,10}\.?(?:\s*(?:-|t/m|tm|tot en met|tot)\s*[a-z]{2,10}\.?)?"
_DAGEN = rf"(?P<dagen>{_BEREIK}(?:\s*(?:,|&|\+|/|\ben\b)\s*{_BEREIK})*)"
_UUR = r"\d{1,2}(?:[:.u]\d{2})?"
_VAN_TOT = rf"{_UUR}\s*(?:uur|u)?\s*(?:-|tot|t/m)\s*{_UUR}\s*(?:uur|u)?"
_REGEL = re.compile(
    rf"{_DAGEN}\s*:?\s*(?:van\s*)?(?P<tijden>{_VAN_TOT}(?:\s*(?:,|&|\+|/|\ben\b)\s*{_VAN_TOT})*)\.?"
)
_PAAR = re.compile(rf"({_UUR})\s*(?:uur|u)?\s*(?:-|tot|t/m)\s*({_UUR})")
MAX_TEKST = 500


def read_openingstijden(tekst: str) -> list[Tijd] | None:
    """Times from how people write them ("ma t/m vr 9.00-17.00; za 10-12 uur"). None when any part of it is unclear."""
    kaal = re.sub("[\u2012-\u2015]", "-", fold(tekst)).strip()
    kaal = re.sub(r"\b(elke dag|alle dagen)\b", "dagelijks", kaal)
    if not kaal or len(kaal) > MAX_TEKST:
        return None
    tijden: list[Tijd] = []
    for regel in re.split(r"[;\n|]+|(?:(?<=\d)|(?<=uur)),(?=\s*[a-z])", kaal):
        if not regel.strip():
            continue
        gelezen = _read_regel(regel.strip())
        if gelezen is None:
            return None
        tijden += gelezen
    return order_tijden(tijden) or None


def _read_regel(regel: str) -> list[Tijd] | None:
    if regel in ("24/7", "24 uur per dag", "altijd open", "dag en nacht"):
        return [make_tijd(dag, "00:00", "24:00") for dag in range(1, 8)]
    gevonden = _REGEL.fullmatch(regel)
    dagen = read_dagen(gevonden["dagen"]) if gevonden else []
    if not gevonden or not dagen:
        return None
    tijden = [make_tijd(dag, van, tot) for dag in dagen for van, tot in _PAAR.findall(gevonden["tijden"])]
    return tijden if all(tijd["van"] for tijd in tijden) else None


def read_dagen(tekst: str) -> list[int]:
    """The days in "ma t/m wo, vr"; [] when one of them is no day. A range may go past Sunday."""
    if tekst.strip() == "dagelijks":
        return list(range(1, 8))
    if tekst.strip() in ("werkdagen", "doordeweeks"):
        return list(range(1, 6))
    dagen: list[int] = []
    for deel in re.split(r"\s*(?:,|&|\+|/(?!m)|\ben\b(?!\s+met))\s*", tekst.strip()):
        einden = [
            dag_nummer(naam) for naam in re.split(r"\s*(?:-|t/m|\btm\b|\btot en met\b|\btot\b)\s*", deel)
        ]
        if not 1 <= len(einden) <= 2 or not all(einden):
            return []
        aantal = (einden[-1] - einden[0]) % 7 + 1
        dagen += [(einden[0] + n - 1) % 7 + 1 for n in range(aantal)]
    return dagen
