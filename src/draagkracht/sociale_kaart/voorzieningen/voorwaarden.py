"""What is asked of the sociale kaart as conditions in SQL, which SQLite and PostgreSQL read alike.

Written out here, and not made by Django's querysets, because making the SQL of a question costs several times what answering
it does, and a question has thousands of shapes, so that none can be made beforehand. Only the rows that a facility is found
by are asked, whose columns are named like their fields; a test asks for every one of them.
"""

from __future__ import annotations

import datetime as dt
import math
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from .models import Zoekplek, Zoekregel, Zoektekst, Zoektijd
from .plekken import STRAAL, Startpunt, on_ball
from .woorden import find_with
from .zoekbits import bits_of, open_mask
from .zoekindex import words_of

MAX_WOORDEN = 6
REGELS, PLEKKEN = Zoekregel._meta.db_table, Zoekplek._meta.db_table
TEKSTEN, TIJDEN = Zoektekst._meta.db_table, Zoektijd._meta.db_table

Deel = tuple[str, Sequence[Any]]  # a condition and what comes in its places


@dataclass(frozen=True)
class Zoekvraag:
    """What is asked; what is left out does not count. `dagen` are of the week, 1 for Monday, `km` needs `van`.

    `hoogstens` is a price in euro. Asking for a price, a discount or an hour also leaves out the facilities of which that is
    not known, unless `met_onbekende_prijs`; `is_prijs_onbekend` asks for just those. A facility without ages is for
    everybody. `nu` asks what is certainly open at that moment. Of the part `zonder` nothing is shown.
    """

    woorden: str = ""
    onderdeel: str = ""
    is_gratis: bool = False
    hoogstens: int | None = None
    met_korting: bool = False
    is_prijs_onbekend: bool = False
    met_onbekende_prijs: bool = False
    leeftijd: int | None = None
    taal: str = ""
    dag: int | None = None
    dagen: tuple[int, ...] = ()
    dagdeel: str = ""
    nu: dt.datetime | None = None
    van: Startpunt | None = None
    km: int | None = None
    met_gestopt: bool = False
    zonder: str = ""


def ask(gemeente: str, vraag: Zoekvraag) -> list[Deel]:
    """Everything that is asked, the place apart, of a row `r` with Feiten. What costs most stands last."""
    delen: list[Deel] = [("r.gemeente = %s", [gemeente])]
    if not vraag.met_gestopt:
        # IN, and not the bare column: so SQLite reads the index in the order of names.
        delen.append(("r.is_actief IN (%s)", [True]))
    delen += _ask_bits(vraag)
    delen += _ask_prijs(vraag)
    if vraag.leeftijd is not None:
        delen.append(("r.leeftijd_van <= %s AND r.leeftijd_tot >= %s", [vraag.leeftijd] * 2))
    if vraag.nu:
        delen.append(_ask_open(vraag.nu))
    if woorden := words_of(vraag.woorden).split()[:MAX_WOORDEN]:
        delen.append(_ask_woorden(gemeente, woorden))
    return delen


def _ask_bits(vraag: Zoekvraag) -> Iterable[Deel]:
    """Parts, languages and hours. A part or language that nobody can have is a bit that nothing has."""
    for soort, code in (("onderdelen", vraag.onderdeel), ("talen", vraag.taal)):
        if code:
            yield f"(r.{soort} & %s) > 0", [bits_of(soort, [code])]
    if vraag.zonder:
        yield "(r.onderdelen & %s) = 0", [bits_of("onderdelen", [vraag.zonder])]
    if vraag.nu:
        # What went on after midnight is of the day before.
        dag = vraag.nu.isoweekday()
        yield "(r.open & %s) > 0", [open_mask([dag, (dag + 5) % 7 + 1], "")]
    elif vraag.dag or vraag.dagen or vraag.dagdeel:
        dagen = vraag.dagen or ((vraag.dag,) if vraag.dag else range(1, 8))
        yield "(r.open & %s) > 0", [open_mask(dagen, vraag.dagdeel)]


def _ask_prijs(vraag: Zoekvraag) -> Iterable[Deel]:
    if vraag.is_prijs_onbekend:
        yield "r.bedrag_cent IS NULL", []
    elif vraag.is_gratis or vraag.hoogstens is not None:
        of_onbekend = " OR r.bedrag_cent IS NULL" if vraag.met_onbekende_prijs else ""
        hoogstens = 0 if vraag.is_gratis else (vraag.hoogstens or 0) * 100
        yield f"(r.bedrag_cent <= %s{of_onbekend})", [hoogstens]
    if vraag.met_korting:
        yield "r.has_korting", []


def _ask_open(nu: dt.datetime) -> Deel:
    """One of its times holds this moment; `nu` is the time of the clock here."""
    minuut = nu.hour * 60 + nu.minute
    is_last = (nu + dt.timedelta(days=7)).month != nu.month
    return (
        f"EXISTS (SELECT 1 FROM {TIJDEN} t WHERE t.voorziening_id = r.voorziening_id"  # noqa: S608 - our own names
        " AND t.dag = %s AND t.van <= %s AND t.tot > %s AND t.rang IN (0, %s, %s))",
        [nu.isoweekday(), minuut, minuut, (nu.day + 6) // 7, -1 if is_last else 0],
    )


def _ask_woorden(gemeente: str, woorden: Sequence[str]) -> Deel:
    """The facilities that hold these words, by name when they are few."""
    sleutels = find_with(gemeente, woorden)
    if sleutels is None:
        past = " AND t.tekst LIKE %s ESCAPE '!'" * len(woorden)
        return (
            f"EXISTS (SELECT 1 FROM {TEKSTEN} t WHERE t.voorziening_id = r.voorziening_id{past})",  # noqa: S608
            [f"%{woord.replace('_', '!_')}%" for woord in woorden],
        )
    return (f"r.voorziening_id IN ({', '.join(['%s'] * len(sleutels))})" if sleutels else "1 = 0", sleutels)


def around(van: Startpunt, km: float | None) -> list[Deel]:
    """A box around the starting point that an index can find; without a distance every place that is known."""
    if not km:
        return [("r.lat IS NOT NULL", [])]
    hoog = math.degrees(km / STRAAL) * 1.001  # a box on a ball is a little wider than it seems
    breed = hoog / max(0.01, math.cos(math.radians(van.lat)))
    return [
        ("r.lat BETWEEN %s AND %s", [van.lat - hoog, van.lat + hoog]),
        ("r.lon BETWEEN %s AND %s", [van.lon - breed, van.lon + breed]),
    ]


def nearness(van: Startpunt) -> str:
    """What grows as the distance shrinks: the product of two points on a ball (see Zoekplek)."""
    x, y, z = on_ball(van.lat, van.lon)
    return f"(r.x * {x!r} + r.y * {y!r} + r.z * {z!r})"


def run(
    tabel: str, waar: Iterable[Deel], verder: str, wat: str = "r.voorziening_id"
) -> list[tuple[Any, ...]]:
    """The rows of a table that meet all of these."""
    delen = list(waar)
    voorwaarden = " AND ".join(deel for deel, _given in delen)
    with connection.cursor() as cursor:
        # Names and numbers of our own; what people typed goes beside the SQL.
        cursor.execute(
            f"SELECT {wat} FROM {tabel} r WHERE {voorwaarden} {verder}",  # noqa: S608
            [waarde for _deel, given in delen for waarde in given],
        )
        return cursor.fetchall()


def count(tabel: str, waar: Iterable[Deel]) -> int:
    return run(tabel, waar, "", "COUNT(*)")[0][0]


def as_key(sleutel: uuid.UUID | str) -> uuid.UUID:
    """A key as Python has it; SQLite gives its figures as text."""
    return sleutel if isinstance(sleutel, uuid.UUID) else uuid.UUID(hex=sleutel)
