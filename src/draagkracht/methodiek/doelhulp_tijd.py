"""When something should be done, as people write it: a rhythm, a term or a date in the text of a goal."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from draagkracht.methodiek.doelhulp_taal import Zin, load_doelhulp

RITME, TERMIJN, DATUM = "ritme", "termijn", "datum"
_WOORDEN = load_doelhulp()["tijd"]
MAANDEN = {naam: nummer for nummer, namen in enumerate(_WOORDEN["maanden"], start=1) for naam in namen}
DAGDELEN = frozenset(_WOORDEN["dagdelen"])
# `dinsdag`, and `dinsdagavond` too.
DAGEN = frozenset(dag + deel for dag in _WOORDEN["dagen"] for deel in ("", *DAGDELEN))
PERIODEN = dict(_WOORDEN["perioden"])
RITMES = frozenset(_WOORDEN["ritmes"])
ELK = frozenset(_WOORDEN["elk"])
GETALLEN = dict(_WOORDEN["getallen"])
VOOR = frozenset(_WOORDEN["voor"])
MOMENTEN = frozenset(_WOORDEN["momenten"])
KOMENDE = frozenset(_WOORDEN["komende"])
VANDAAG = frozenset(_WOORDEN["vandaag"])
VASTE_MOMENTEN = frozenset(_WOORDEN["vaste_momenten"])
KEREN = frozenset(_WOORDEN["keren"])
VAN_DE_MAAND = frozenset(("eerste", "laatste", "begin", "e", "ste", "1", "15"))
_CIJFERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?")


@dataclass(frozen=True, slots=True)
class Tijd:
    """A time in a sentence: its words from place `van` up to `tot`, and where it can be told the last day of it."""

    soort: str
    zin: Zin
    van: int
    tot: int
    op: dt.date | None = None

    @property
    def woorden(self) -> str:
        return self.zin.quote(self.van, self.tot)


def find_tijden(zin: Zin, op: dt.date) -> Iterator[Tijd]:
    """Every time in one sentence, seen from the day `op`. Clock times (`om acht uur`) are none."""
    for i in range(len(zin.woorden)):
        for read in (_read_ritme, _read_keer, _read_termijn, _read_datum, _read_moment):
            found = read(zin, i, op)
            if found:
                yield found
                break


def _at(zin: Zin, i: int) -> str:
    return zin.normen[i] if 0 <= i < len(zin.normen) else ""


def getal(norm: str) -> float | None:
    """The number that a word stands for, in figures or in letters; None when it is none (or too long to be one)."""
    if norm.isascii() and norm.isdigit() and len(norm) <= 6:
        return int(norm)
    return GETALLEN.get(norm)


def _read_ritme(zin: Zin, i: int, _op: dt.date) -> Tijd | None:
    """`elke dag`, `elke eerste maandag`, `dagelijks`, `om de week`, `p/m`, `op dinsdag`, `s avonds`, `na het eten`."""
    norm, verder = _at(zin, i), _at(zin, i + 1)
    if norm in RITMES:
        return Tijd(RITME, zin, i, i + 1)
    if norm == "p" and verder in ("d", "w", "m", "j"):
        return Tijd(RITME, zin, i, i + 2)
    if norm in ELK:
        for j in (i + 1, i + 2):
            if _at(zin, j) in DAGEN | DAGDELEN | set(PERIODEN) | set(MAANDEN):
                return Tijd(RITME, zin, i, j + 1)
    if norm == "om" and verder in ("de", "het") and _at(zin, i + 2) in {*PERIODEN, "weekend"}:
        return Tijd(RITME, zin, i, i + 3)
    if norm == "om" and verder == "de" and _at(zin, i + 2) == "andere" and _at(zin, i + 3) in PERIODEN:
        return Tijd(RITME, zin, i, i + 4)
    if (norm, verder, _at(zin, i + 2)) in (("in", "het", "weekend"), ("door", "de", "week")):
        return Tijd(RITME, zin, i, i + 3)
    if norm in ("na", "voor", "bij") and verder == "het" and _at(zin, i + 2) in VASTE_MOMENTEN:
        return Tijd(RITME, zin, i, i + 3) if zin.is_hoofd[i] else None
    if norm == "alle" and verder in ("dagen", "weken", "maanden"):
        return Tijd(RITME, zin, i, i + 2)
    if (norm, verder, _at(zin, i + 2)) == ("van", "de", "maand") and _at(zin, i - 1) in VAN_DE_MAAND:
        return Tijd(RITME, zin, i - 1, i + 3)
    if norm == "op" and verder in DAGEN:
        return Tijd(RITME, zin, i, i + 2)
    if norm == "s" and verder in ("ochtends", "morgens", "middags", "avonds", "nachts"):
        return Tijd(RITME, zin, i, i + 2)
    return None


def _read_keer(zin: Zin, i: int, _op: dt.date) -> Tijd | None:
    """`twee keer per week`, `2x in de maand`, `drie dagen in de week`; `per twee weken` only in the main clause."""
    if _at(zin, i) == "per" and getal(_at(zin, i + 1)) is not None and _at(zin, i + 2) in PERIODEN:
        return Tijd(RITME, zin, i, i + 3) if zin.is_hoofd[i] else None
    if _at(zin, i) == "per" and _at(zin, i + 1) in PERIODEN:
        counted = getal(_at(zin, i - 2)) is not None
        start = i - 2 if counted else i
        return Tijd(RITME, zin, start, i + 2) if counted or zin.is_hoofd[i] else None
    counted = _at(zin, i) in KEREN or getal(_at(zin, i - 1)) is not None
    if counted and _at(zin, i + 1) in ("in", "per"):
        last = i + 2
        while last < i + 4 and (_at(zin, last) in ("de", "het", "een") or getal(_at(zin, last)) is not None):
            last += 1
        if _at(zin, last) in PERIODEN and _at(zin, last - 1) != "in":
            begins = i - 1 if getal(_at(zin, i - 1)) is not None else i
            return Tijd(RITME, zin, begins, last + 1)
    return None


def _read_termijn(zin: Zin, i: int, op: dt.date) -> Tijd | None:
    """`binnen drie maanden`, `over 4 weken`, `in een half jaar`, `de komende twee weken`, `volgende week`, `dit jaar`."""
    norm = _at(zin, i)
    if norm in ("binnen", "over", "in", "komende", "aankomende"):
        last = next((j for j in (i + 2, i + 3) if _at(zin, j) in PERIODEN), None)
        aantal = getal(_at(zin, last - 1)) if last else None
        if last and aantal is not None:
            return Tijd(TERMIJN, zin, i, last + 1, later(op, aantal * PERIODEN[_at(zin, last)]))
    if norm in KOMENDE:
        verder = _at(zin, i + 1)
        if verder in PERIODEN or verder in DAGEN | set(MAANDEN) | MOMENTEN:
            return Tijd(TERMIJN, zin, i, i + 2)
    if norm in VANDAAG and _at(zin, i - 1) != "tot" and zin.is_hoofd[i]:
        return Tijd(TERMIJN, zin, i, i + 1)
    if norm in DAGEN and zin.is_hoofd[i]:
        return Tijd(TERMIJN, zin, i, i + 1)
    return None


def later(op: dt.date, dagen: float) -> dt.date:
    """So many days later, and no later than the calendar goes."""
    return op + dt.timedelta(days=min(int(dagen), (dt.date.max - op).days))


def _read_datum(zin: Zin, i: int, op: dt.date) -> Tijd | None:
    """`1 maart`, `1 maart 2027`, `maart 2027`, `in maart`, `1-3-2027`. Without a year: the first that comes."""
    cijfers = _CIJFERS.fullmatch(_at(zin, i))
    if cijfers:
        told = _day(int(cijfers[1]), int(cijfers[2]), _year(cijfers[3]), op)
        return Tijd(DATUM, zin, i, i + 1, told) if told else None
    if _at(zin, i) not in MAANDEN:
        return None
    dag, jaar = getal(_at(zin, i - 1)), getal(_at(zin, i + 1))
    has_jaar = jaar is not None and 1900 <= jaar <= 2999
    begins = i - 1 if dag is not None else i
    if dag is None and not has_jaar and _at(zin, i - 1) not in VOOR:
        return None
    found = _day(int(dag or 28), MAANDEN[_at(zin, i)], int(jaar) if has_jaar and jaar else None, op)
    return Tijd(DATUM, zin, begins, i + 2 if has_jaar else i + 1, found)


def _year(cijfers: str | None) -> int | None:
    return None if cijfers is None else int(cijfers) + (2000 if len(cijfers) == 2 else 0)


def _day(dag: int, maand: int, jaar: int | None, op: dt.date) -> dt.date | None:
    """That day; without a year the first one from `op` on. None when there is no such day."""
    try:
        found = dt.date(jaar or op.year, maand, dag)
        return found if jaar or found >= op else dt.date(op.year + 1, maand, dag)
    except ValueError:
        return None


def _read_moment(zin: Zin, i: int, _op: dt.date) -> Tijd | None:
    """`voor Kerst`, `na de zomer`, `tot het einde van het jaar`, `in 2028`."""
    norm, eerder = _at(zin, i), _at(zin, i - 1)
    if norm in MOMENTEN and (eerder in VOOR | KOMENDE or eerder == "mijn"):
        begins = i - 2 if eerder in ("de", "het", "mijn") and _at(zin, i - 2) in VOOR else i - 1
        return Tijd(TERMIJN, zin, begins, i + 1)
    if (
        eerder == "mijn"
        and _at(zin, i - 2) in VOOR
        and (norm.endswith("igste") or _at(zin, i + 1) in ("e", "ste"))
    ):
        return Tijd(TERMIJN, zin, i - 2, i + 1)
    if norm == "verjaardag" and _at(zin, i - 2) in ("mijn", "me", "mn"):
        return Tijd(TERMIJN, zin, i - 2, i + 1)
    if norm in ("einde", "eind") and _at(zin, i + 1) == "van":
        return Tijd(TERMIJN, zin, i, i + 2)
    if norm == "oud" and zin.normen[i + 1 : i + 3] == ("en", "nieuw") and eerder in VOOR:
        return Tijd(TERMIJN, zin, i - 1, i + 3)
    if norm == "jaar" and eerder == "nieuwe" and _at(zin, i - 2) in ("het", "t"):
        return Tijd(TERMIJN, zin, i - 2, i + 1)
    if (
        eerder in ("in", "voor", "tot", "eind", "begin")
        and norm.isdigit()
        and len(norm) == 4
        and norm[:2] == "20"
    ):
        return Tijd(DATUM, zin, i - 1, i + 1, dt.date(int(norm), 12, 31))
    return None
