"""The facilities of the demo, around the made-up place, with knowledge of every age."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import uuid
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from draagkracht.overname.stapel import insert_with_history
from draagkracht.sociale_kaart.voorzieningen.invullen import clean_waarden
from draagkracht.sociale_kaart.voorzieningen.models import EIGEN, Correctie, Voorziening
from draagkracht.sociale_kaart.voorzieningen.tekst import fold
from draagkracht.sociale_kaart.voorzieningen.tijden import dag_nummer, make_tijd, read_openingstijden
from draagkracht.sociale_kaart.voorzieningen.waarden import VELDEN, blank
from draagkracht.sociale_kaart.voorzieningen.zoekindex import insert_index, own_id

from . import cast

PLEK = ("naam", "adres", "postcode", "plaats", "lat", "lon")
IN_DE_KAART = dt.timedelta(days=500)
VERBETERD = "Taalcafé"  # the facility that has said something about itself


@cache
def load_kaart() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("sociale_kaart.toml").read_text(encoding="utf-8"))


def fill_kaart(op: dt.datetime, accounts: Mapping[str, uuid.UUID]) -> int:
    """Write the facilities and return the number of rows. `accounts` are the ids of the cast by user name."""
    rijen = [_row(wat, op, accounts) for wat in load_kaart()["voorziening"]]
    aantal = insert_with_history(Voorziening, rijen, door_id=None, op=op - IN_DE_KAART)
    insert_index(rijen)
    return 2 * aantal + _fill_correctie(rijen, op)


def _row(wat: dict[str, Any], op: dt.datetime, accounts: Mapping[str, uuid.UUID]) -> dict[str, Any]:
    pk = plek_id(wat["naam"])
    rij = {
        "id": pk,
        "gemeente": cast.GEMEENTE,
        "bron": EIGEN,
        "kenmerk": str(pk),
        "eigen_velden": [],
        "toegevoegd_op": op - IN_DE_KAART,
        "gewijzigd_op": op - IN_DE_KAART,
        **blank(),
        **clean_waarden(_waarden(wat)),
    }
    if "dagen" in wat:
        rij |= {
            "nagekeken_op": (op - dt.timedelta(days=wat["dagen"])).date(),
            "nagekeken_door_id": accounts[wat["door"]],
        }
    if "bevestigd" in wat:
        rij["bevestigd_op"] = op - dt.timedelta(days=wat["bevestigd"])
    return rij


def plek_id(naam: str) -> uuid.UUID:
    """The id of the facility of this name, the same in every demo."""
    return own_id(cast.GEMEENTE, EIGEN, naam)


def _waarden(wat: dict[str, Any]) -> dict[str, Any]:
    """The fields of a facility from the words in the file; addresses on the web are of a name that nobody can have."""
    kort = re.sub(r"[^a-z0-9]+", "", fold(wat["organisatie"]))[:24]
    waarden = {veld: wat[veld] for veld in VELDEN if veld in wat}
    waarden.setdefault("talen", ["nl"])
    waarden["telefoon"] = wat.get("telefoon", f"0999 555 {200 + sum(map(ord, kort)) % 700}")
    waarden["email"], waarden["web"] = f"info@{kort}.example", f"https://www.{kort}.example/"
    plek = load_kaart()["plek"].get(wat.get("plek"))
    waarden["plekken"] = [dict(zip(PLEK, plek, strict=True))] if plek else []
    waarden["tijden"] = read_openingstijden(wat["tijden"]) if "tijden" in wat else []
    if "maandelijks" in wat:
        dag, van, tot, ritme = wat["maandelijks"]
        waarden["tijden"] = [make_tijd(dag_nummer(dag), van, tot, ritme)]
    return waarden


def _fill_correctie(rijen: list[dict[str, Any]], op: dt.datetime) -> int:
    rij = next(rij for rij in rijen if rij["naam"] == VERBETERD)
    tijden = read_openingstijden("di 19.00-21.00; do 13.30-15.00") or []
    correctie = {
        "id": own_id(cast.GEMEENTE, "correctie", VERBETERD),
        "voorziening_id": rij["id"],
        "gemeente": cast.GEMEENTE,
        "versie_voor": 1,
        "waarden": {"tijden": tijden, "telefoon": "0999 555 190"},
        "namens": "Coördinator van het taalcafé",
        "toelichting": "De vrijdag is vervallen; in plaats daarvan zijn we op donderdagmiddag open.",
        "op": op - dt.timedelta(days=3),
    }
    insert_with_history(Correctie, [correctie], door_id=None, op=correctie["op"])
    return 2
