"""Schedules of HSDS as opening times: RRULE fields of 2.0 and 3.0, and the weekday of 1.x."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from draagkracht.methodiek.fouten import cite

from .gelezen import read_datum
from .tekst import as_text, clean_line, clean_long
from .tijden import Tijd, dag_nummer, describe_week, make_tijd, order_tijden, read_klok

RRULE_DAGEN = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAG = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
# Fields with which a schedule is not the same every week or month; what they leave over is for people to read.
BEPERKINGEN = ("byweekno", "bymonthday", "byyearday", "count")
VELDEN = (
    *(
        "valid_from",
        "valid_to",
        "until",
        "dtstart",
        "freq",
        "interval",
        "byday",
        "weekday",
        "opens_at",
        "closes_at",
    ),
    *("description", "notes", *BEPERKINGEN),
)
NIET_ELKE_WEEK = "Niet elke week: vraag na wanneer."


@dataclass
class Rooster:
    tijden: list[Tijd] = field(default_factory=list)
    teksten: list[str] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)


def read_roosters(roosters: Iterable[dict[str, Any]], vandaag: dt.date) -> Rooster:
    """All schedules of one service together.

    What has ended before `vandaag` is left out, and said so; what begins later is text, so that nobody goes there too soon.
    """
    samen = Rooster()
    for rooster in roosters:
        een = _read_one(rooster, vandaag)
        samen.tijden += een.tijden
        samen.teksten += een.teksten
        samen.opmerkingen += een.opmerkingen
    samen.tijden = order_tijden(samen.tijden)
    samen.teksten = list(dict.fromkeys(tekst for tekst in samen.teksten if tekst))
    samen.opmerkingen = list(dict.fromkeys(samen.opmerkingen))
    return samen


def _read_one(rooster: dict[str, Any], vandaag: dt.date) -> Rooster:
    """One schedule. Thousands of services have the same hours: what was read before is not read again."""
    if isinstance(rooster.get("rrule"), str) and not rooster.get("freq"):
        rooster = rooster | _split_rrule(rooster["rrule"])
    waarden = tuple(rooster.get(naam) for naam in VELDEN)
    if all(waarde is None or type(waarde) in (str, int) for waarde in waarden):
        return _read_again(waarden, vandaag)
    return _read(rooster, vandaag)


def _split_rrule(regel: str) -> dict[str, str]:
    """The parts of a rule in one text ("RRULE:FREQ=WEEKLY;BYDAY=TU"), by the names that the standard gives them."""
    paren = (deel.partition("=") for deel in regel.strip().removeprefix("RRULE:").split(";")[:20])
    return {naam.strip().lower(): waarde for naam, _, waarde in paren if naam.strip().lower() in VELDEN}


@lru_cache(maxsize=10_000)
def _read_again(waarden: tuple[str | int | None, ...], vandaag: dt.date) -> Rooster:
    return _read(dict(zip(VELDEN, waarden, strict=True)), vandaag)


def _read(rooster: dict[str, Any], vandaag: dt.date) -> Rooster:
    eind = read_datum(rooster.get("valid_to")) or read_datum(rooster.get("until"))
    if eind and eind < vandaag:
        return Rooster(opmerkingen=[f"Een rooster dat ophield op {eind} is niet overgenomen."])
    gelezen = Rooster(teksten=[clean_long(rooster.get(naam), 2_000) for naam in ("description", "notes")])
    van, tot = rooster.get("opens_at"), rooster.get("closes_at")
    dagen = _days(rooster, gelezen.opmerkingen)
    if dagen and (van or tot) and not (read_klok(van) and read_klok(tot)):
        gelezen.opmerkingen.append(
            f"De tijd {cite(as_text(van))} tot {cite(as_text(tot))} is niet te lezen; de dag is overgenomen."
        )
    tijden = order_tijden(make_tijd(dag, van, tot, ritme) for dag, ritme in dagen)
    begin = read_datum(rooster.get("valid_from"))
    if begin and begin > vandaag and tijden:
        week = "; ".join(f"{dag} {klok}" for dag, klok in describe_week(tijden))
        gelezen.teksten.append(f"Vanaf {begin:%d-%m-%Y}: {week}")
    else:
        gelezen.tijden = tijden
    if dagen and any(rooster.get(naam) for naam in BEPERKINGEN):
        gelezen.teksten.append(NIET_ELKE_WEEK)
    return gelezen


def _days(rooster: dict[str, Any], opmerkingen: list[str]) -> list[tuple[int, str]]:
    """The days with their rhythm. [] when the schedule names none, or in a way that has more than one meaning."""
    freq = clean_line(rooster.get("freq"), 20).upper()
    if freq not in ("", "DAILY", "WEEKLY", "MONTHLY"):
        opmerkingen.append(f"Een rooster met freq {cite(freq)} is niet overgenomen.")
        return []
    namen = rooster.get("byday")
    if isinstance(namen, list):
        namen = ",".join(as_text(naam) for naam in namen)
    if clean_line(namen, 200):
        return _byday(clean_line(namen, 200).upper(), freq, _interval(rooster), opmerkingen)
    if rooster.get("weekday") not in (None, ""):
        return _weekday(rooster["weekday"], opmerkingen)
    if freq == "DAILY":
        return [(dag, "") for dag in range(1, 8)]
    begin = read_datum(rooster.get("dtstart"))
    if freq == "WEEKLY" and begin:
        return [(begin.isoweekday(), _week_rhythm(_interval(rooster)))]
    if freq or rooster.get("opens_at"):
        opmerkingen.append("Een rooster zonder dag is niet overgenomen.")
    return []


def _byday(namen: str, freq: str, interval: int, opmerkingen: list[str]) -> list[tuple[int, str]]:
    dagen = []
    for naam in re.split(r"[,;\s]+", namen.strip(" ,;")):
        gevonden = _DAG.fullmatch(naam)
        dag = RRULE_DAGEN.index(gevonden[2]) + 1 if gevonden else dag_nummer(naam)
        rang = int(gevonden[1]) if gevonden and gevonden[1] else 0
        if not dag or abs(rang) > 5 or rang < -1:
            opmerkingen.append(f"De dag {cite(naam)} in een rooster is niet te lezen.")
        elif freq == "MONTHLY" and interval > 1:
            opmerkingen.append("Een rooster dat maanden overslaat is niet overgenomen.")
        else:
            dagen.append((dag, f"m{rang}" if freq == "MONTHLY" and rang else _week_rhythm(interval)))
    return dagen


def _weekday(waarde: Any, opmerkingen: list[str]) -> list[tuple[int, str]]:
    """1.x: a name, or a number from 1 (Monday) to 7. With a 0 the counting is another one, and nobody can say which."""
    dag = dag_nummer(waarde)
    tekst = clean_line(waarde, 20)
    if not dag and re.fullmatch(r"[1-7](\.0)?", tekst, re.ASCII):
        dag = int(tekst[0])
    if not dag:
        opmerkingen.append(
            f"De dag {cite(tekst)} in een rooster heeft meer dan een betekenis en is niet overgenomen."
        )
    return [(dag, "")] if dag else []


def _interval(rooster: dict[str, Any]) -> int:
    tekst = clean_line(rooster.get("interval"), 4)
    return int(tekst) if re.fullmatch(r"\d{1,2}", tekst, re.ASCII) else 1


def _week_rhythm(interval: int) -> str:
    return f"{interval}w" if 2 <= interval <= 12 else ""
