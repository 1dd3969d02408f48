"""What a facility is found by, as rows beside it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.overname.stapel import insert_rows

from .getallen import has_korting
from .models import Voorziening, Zoekplek, Zoekregel, Zoektekst, Zoektijd
from .plekken import on_ball, postcode4
from .tekst import fold
from .tijden import Tijd, split_tijd
from .waarden import Waarden
from .zoekbits import bits_of, open_bits

MAX_OMSCHRIJVING = 1_500
MAX_TEKST = 3_000
GEEN_TEKEN = re.compile(r"[^\w]+")

Rij = Mapping[str, Any]


def words_of(tekst: str) -> str:
    """Text as it is searched: folded, single spaces, no signs."""
    return " ".join(GEEN_TEKEN.sub(" ", fold(tekst)).split())


def plaats_key(plaats: str) -> str:
    """A place name as it is looked up: "Oud-Rivierveen" and "oud rivierveen" are one."""
    return words_of(plaats)[:80]


def rebuild(rijen: Iterable[Rij]) -> None:
    """Make the index of these rows anew, whatever it was. Constant queries for any number; inside a transaction only."""
    rijen = list(rijen)
    sleutels = [rij["id"] for rij in rijen]
    for start in range(0, len(sleutels), 500):
        deel = sleutels[start : start + 500]
        for model in (Zoekregel, Zoektekst, Zoektijd, Zoekplek):
            model.objects.filter(voorziening__in=deel).delete()
    insert_index(rijen)


def insert_index(rijen: Iterable[Rij]) -> None:
    """The index of rows that have none yet."""
    delen = [index_of(rij) for rij in rijen]
    for plek, model in enumerate((Zoekregel, Zoektekst, Zoektijd, Zoekplek)):
        insert_rows(model, [rij for deel in delen for rij in deel[plek]])


def index_of(rij: Rij) -> tuple[list[Waarden], list[Waarden], list[Waarden], list[Waarden]]:
    """What a facility is found by, as rows of Zoekregel, Zoektekst, Zoektijd and Zoekplek."""
    feiten = _feiten(rij)
    sleutel = {"voorziening_id": rij["id"]}
    has_plek = any(plek["lat"] is not None for plek in rij["plekken"])
    return (
        [{**feiten, "has_plek": has_plek}],
        [{**sleutel, "gemeente": rij["gemeente"], "tekst": _tekst(rij)}],
        [{**sleutel, **tijd} for tijd in _tijden(rij)],
        [{**feiten, **_plek(plek)} for plek in rij["plekken"]],
    )


def _feiten(rij: Rij) -> Waarden:
    return {
        "voorziening_id": rij["id"],
        "gemeente": rij["gemeente"],
        "naam": words_of(rij["naam"])[:200] or rij["naam"][:200],
        "is_actief": rij["status"] != Voorziening.Status.GESTOPT,
        "bedrag_cent": None if rij["bedrag"] is None else int(rij["bedrag"] * 100),
        "has_korting": has_korting(rij["kosten"]),
        "leeftijd_van": rij["leeftijd_van"] or 0,
        "leeftijd_tot": 999 if rij["leeftijd_tot"] is None else rij["leeftijd_tot"],
        "onderdelen": bits_of("onderdelen", rij["onderdelen"]),
        "talen": bits_of("talen", rij["talen"]),
        "open": open_bits(rij["tijden"]),
    }


def _tekst(rij: Rij) -> str:
    """Every word of what is said about a facility, once."""
    namen = _namen()
    delen = [
        rij["naam"],
        rij["organisatie"],
        *(namen.get(code, "") for code in rij["onderdelen"]),
        *rij["trefwoorden"],
        *(f"{plek['naam']} {plek['adres']} {plek['plaats']}" for plek in rij["plekken"][:10]),
        rij["omschrijving"][:MAX_OMSCHRIJVING],
        rij["voor_wie"][:300],
    ]
    woorden = GEEN_TEKEN.sub(" ", fold(" ".join(delen))).split()
    return " ".join(dict.fromkeys(woorden))[:MAX_TEKST]


@cache
def _namen() -> Mapping[str, str]:
    """What the parts are called, by us and by residents."""
    return {deel.code: f"{deel.naam} {deel.naam_inwoner}" for deel in load_instrument().onderdelen}


def _tijden(rij: Rij) -> Iterator[Waarden]:
    """The hours that are certain: none of what is closed for a while.

    Of a rhythm by month the part after midnight is left out: its day has another rank.
    """
    tijden: list[Tijd] = rij["tijden"] if rij["status"] == Voorziening.Status.ACTIEF else []
    for tijd in tijden:
        ritme = tijd["ritme"]
        if ritme and not ritme.startswith("m"):
            continue
        delen = split_tijd(tijd["dag"], tijd["van"], tijd["tot"])
        for dag, van, tot in delen[:1] if ritme else delen:
            yield {"dag": dag, "van": van, "tot": tot, "rang": int(ritme[1:]) if ritme else 0}


def _plek(plek: Mapping[str, Any]) -> Waarden:
    is_bekend = plek["lat"] is not None
    x, y, z = on_ball(plek["lat"], plek["lon"]) if is_bekend else (None, None, None)
    return {
        "plaats": plaats_key(plek["plaats"]),
        "postcode4": postcode4(plek["postcode"]),
        "lat": plek["lat"],
        "lon": plek["lon"],
        "x": x,
        "y": y,
        "z": z,
    }


def row_of(voorziening: Voorziening) -> dict[str, Any]:
    """A facility as a row by column name."""
    return {field.attname: getattr(voorziening, field.attname) for field in Voorziening._meta.concrete_fields}


def own_id(gemeente: str, bron: str, kenmerk: str) -> uuid.UUID:
    """The id of a facility that comes from a source: the same record of the same source is always the same facility."""
    return uuid.uuid5(NAAMRUIMTE, f"{gemeente}\n{bron}\n{kenmerk}")


NAAMRUIMTE = uuid.UUID("0b9f3a52-8f35-5d0e-9d0f-5a1f6d2f7c11")
