"""The people of the demo: accounts and residents, made up from lists."""

from __future__ import annotations

import datetime as dt
import random
import tomllib
import uuid
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password

from draagkracht.methodiek.bsn import is_bsn
from draagkracht.toegang import blind

from . import cast

# The range that the Dutch government keeps for tests: no living person has one of these.
TEST_BSN = range(999_900_000, 1_000_000_000)
PER_TEAM = 6
PER_PROFESSIONAL = 50


@cache
def lijsten() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("namen.toml").read_text(encoding="utf-8"))


def make_inwoner(rng: random.Random, gemeente: str, bsn: str) -> dict[str, Any]:
    """A resident's row: a name, a birthday between 19 and 88 years before 2026, and details nobody can reach."""
    namen = lijsten()
    nummer = rng.randint(1, 140)
    geboren = dt.date(1938, 1, 1) + dt.timedelta(days=rng.randrange(69 * 365))
    return {
        "id": uuid.UUID(int=rng.getrandbits(128), version=4),
        "gemeente": gemeente,
        "naam": f"{rng.choice(namen['voornamen'])} {rng.choice(namen['achternamen'])}",
        "geboortedatum": geboren.isoformat(),
        "bsn": bsn,
        "adres": f"{rng.choice(namen['straten'])} {nummer}, 0999 AB Rivierveen",
        "telefoon": f"06 0000 {rng.randrange(10_000):04}",
        "email": "",
        "bereiken": rng.choice(
            ("", "", "", "Liefst een bericht, bellen na vijf uur.", "Niet bellen op het werk.")
        ),
    }


def bsns() -> Iterator[str]:
    """Test numbers that pass the elfproef, each once; then "" for ever (a BSN is optional, and the range is finite)."""
    yield from (str(nummer) for nummer in TEST_BSN if is_bsn(str(nummer)))
    while True:
        yield ""


@lru_cache(maxsize=50_000)
def _hash_group(group: str) -> int:
    return blind.hash_group(group)


def zoekgroepen(inwoner: uuid.UUID, naam: str) -> Iterator[dict[str, Any]]:
    for group in sorted(blind.groups_of(naam)):
        yield {"inwoner_id": inwoner, "hash": _hash_group(group)}


@cache
def hashed_wachtwoord() -> str:
    """Hashed once: the hasher is slow on purpose, and everybody in the demo has the same password."""
    return make_password(cast.WACHTWOORD)


def make_account(rng: random.Random, wie: Any, rol: str, team: uuid.UUID | None) -> dict[str, Any]:
    return {
        "id": uuid.UUID(int=rng.getrandbits(128), version=4),
        "gebruikersnaam": wie.gebruikersnaam,
        "naam": "" if rol == "inwoner" else wie.naam,
        "rol": rol,
        "team_id": team,
        "gemeente": cast.GEMEENTE,
        "is_demo": True,
        "password": hashed_wachtwoord(),
    }


def make_partner(wie: Any) -> dict[str, Any]:
    """Somebody of a party. Outside the row of random numbers: nobody else changes by it."""
    return {
        "id": uuid.uuid5(uuid.NAMESPACE_OID, wie.gebruikersnaam),
        "gebruikersnaam": wie.gebruikersnaam,
        "naam": wie.naam,
        "rol": wie.rol,
        "team_id": None,
        "gemeente": cast.GEMEENTE,
        "is_demo": True,
        "password": hashed_wachtwoord(),
    }


def make_account_with_code(code: str, rol: str = "inwoner") -> dict[str, Any]:
    """Somebody who comes in with a code and a pincode. Outside the row of random numbers: nobody else changes by it."""
    return {
        "id": uuid.uuid5(uuid.NAMESPACE_OID, code),
        "gebruikersnaam": code,
        "naam": "",
        "rol": rol,
        "team_id": None,
        "gemeente": cast.GEMEENTE,
        "is_demo": True,
        "password": make_password(cast.PINCODE),
    }


def extra_medewerkers(aantal: int) -> list[cast.Medewerker]:
    """Colleagues beyond the cast, for a demo of many dossiers: about fifty dossiers each."""
    namen = lijsten()
    return [
        cast.Medewerker(
            f"medewerker{nummer}",
            f"{namen['voornamen'][nummer % 60]} {namen['achternamen'][nummer * 7 % 64]}",
            "professional",
        )
        for nummer in range(1, aantal + 1)
    ]
