"""Filling a database with the demo municipality, batch by batch, the same for the same seed and date."""

from __future__ import annotations

import copy
import datetime as dt
import random
import tomllib
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction

from draagkracht.overname.stapel import insert_rows, without_collector
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account, Organisatie, Team
from draagkracht.werkproces import models as werk
from draagkracht.werkproces.dossier.inwoners import hash_bsn

from . import cast, mensen, partijen
from .bouw import TIJDZONE, Rijen, Verhaal, Wie
from .sociale_kaart import fill_kaart
from .verhaal import build

VERHALEN = Path(__file__).with_name("verhaallijnen")
PER_KEER = 1_000
DAGEN = 364
# The first talks follow each other within a month: without these few, forty dossiers would all be further on.
PAS_BEGONNEN = {6: 16, 13: 1, 16: 20, 21: 13, 23: 17}
# Noor is whom everybody logs in as first: a caseload in every stage, with afspraken around today. Days since the first talk.
BIJ_NOOR = {0: 2, 1: 4, 3: 21, 4: 87, 5: 25, 7: 30, 8: 73, 9: 57, 11: 66}
ROOSTER = 48  # from this dossier on everybody has a turn, Noor too
NAAMRUIMTE = uuid.UUID("6f1c2b7e-6d3f-5c55-9d1e-2f0a7d0f4a11")

# Parents before children: the database checks each row as it comes.
VOLGORDE: tuple[type[models.Model], ...] = (
    werk.Huishouden,
    werk.Inwoner,
    werk.Zoekgroep,
    werk.Bereikbaarheid,
    werk.Dossier,
    werk.Betrokkene,
    werk.Netwerklid,
    werk.Steunfiguur,
    werk.Hulpvraag,
    werk.Moment,
    werk.Meting,
    werk.Score,
    werk.Bevinding,
    werk.Verband,
    werk.Visie,
    werk.Doel,
    werk.Doel.bevindingen.through,
    werk.Doelgesprek,
    werk.Stap,
    werk.Stap.doelen.through,
    werk.Stap.krachten.through,
    werk.Stap.netwerkleden.through,
    werk.Planversie,
    werk.Afspraak,
    werk.Deelname,
    werk.Deelname.doelen.through,
    werk.Deelname.stappen.through,
    werk.Deelnemer,
    werk.Notitie,
    werk.Oordeel,
    werk.Bijdrage,
    werk.Akkoord,
    werk.Zeggenschap,
    werk.Afsluiting,
    werk.Handeling,
)


@dataclass(frozen=True)
class Plaats:
    """Who works where: the account ids of the professionals with their team, and of everybody by user name."""

    professionals: tuple[tuple[uuid.UUID, uuid.UUID], ...]
    inwoners: dict[str, uuid.UUID]
    medewerkers: dict[str, uuid.UUID]


@cache
def load_verhaal(naam: str) -> Verhaal:
    return tomllib.loads((VERHALEN / f"{naam}.toml").read_text(encoding="utf-8"))


@cache
def other_verhalen() -> tuple[str, ...]:
    own = {persoon.gebruikersnaam for persoon in cast.INWONERS}
    return tuple(sorted(pad.stem for pad in VERHALEN.glob("*.toml") if pad.stem not in own))


def find_demo(dossiers: int, seed: int) -> bool:
    """True when this very demo is there, False in an empty database. Raises Fout for anything else."""
    gemeenten = Organisatie.objects.filter(soort=Organisatie.Soort.GEMEENTE)
    organisaties = list(gemeenten.values_list("pk", flat=True))
    if not organisaties:
        return False
    if organisaties != [_id(dossiers, seed)]:
        raise Fout("Deze database is al gevuld. Kies een lege map met DRAAGKRACHT_DATA voor een andere demo.")
    if werk.Dossier.objects.count() < dossiers:
        raise Fout("De vorige demo is halverwege gestopt. Begin opnieuw in een lege map (DRAAGKRACHT_DATA).")
    return True


def _id(dossiers: int, seed: int) -> uuid.UUID:
    return uuid.uuid5(NAAMRUIMTE, f"{dossiers} {seed}")


def fill(
    *, dossiers: int, seed: int, op: dt.date, show: Callable[[int, int], None] = lambda done, rows: None
) -> int:
    """Fill an empty database and return the number of rows. `show(done, rows)` is called after every batch."""
    rng = random.Random(f"draagkracht {seed}")  # noqa: S311 - a demo must be the same every time, not secret
    eind = dt.datetime.combine(op, dt.time(8, 30), TIJDZONE)
    with transaction.atomic():
        plaats, rows = _fill_plaats(rng, dossiers, seed)
        rows += fill_kaart(eind, plaats.medewerkers)
    made = _dossiers(rng, plaats, dossiers, eind)
    done = 0
    with without_collector(), _without_waiting():
        while batch := list(islice(made, PER_KEER)):
            with transaction.atomic():
                rows += _insert(batch)
            done += len(batch)
            show(done, rows)
    return rows


@contextmanager
def _without_waiting() -> Iterator[None]:
    """SQLite waits for the disk after every batch and keeps little of a large index in memory: not while filling.

    A demo that was cut off by a power failure is made anew; it is nobody's only copy.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.execute("PRAGMA cache_size=-600000")
        try:
            yield
        finally:
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.execute("PRAGMA cache_size=-32000")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _insert(batch: list[Rijen]) -> int:
    together: dict[type[models.Model], list[dict[str, Any]]] = defaultdict(list)
    for rijen in batch:
        for model, rows in rijen.items():
            together[model].extend(rows)
    return sum(insert_rows(model, together[model]) for model in VOLGORDE)


def _fill_plaats(rng: random.Random, dossiers: int, seed: int) -> tuple[Plaats, int]:
    organisatie = _id(dossiers, seed)
    insert_rows(
        Organisatie,
        [{"id": organisatie, "gemeente": cast.GEMEENTE, "naam": cast.GEMEENTE_NAAM, "is_demo": True}],
    )
    insert_rows(Organisatie, partijen.organisaties(cast.GEMEENTE))
    teams, accounts = [], []
    extra = mensen.extra_medewerkers(max(0, dossiers // mensen.PER_PROFESSIONAL - 12))
    groepen = [(cast.TEAM_NAAM, [cast.NOOR, cast.BRAM, *cast.LINDE]), (cast.ANDER_TEAM_NAAM, list(cast.ZUID))]
    for start in range(0, len(extra), mensen.PER_TEAM):
        groepen.append((f"Wijkteam {len(groepen) + 1}", extra[start : start + mensen.PER_TEAM]))
    for naam, leden in groepen:
        team = {
            "id": uuid.UUID(int=rng.getrandbits(128), version=4),
            "organisatie_id": organisatie,
            "naam": naam,
        }
        teams.append(team)
        accounts += [mensen.make_account(rng, lid, lid.rol, team["id"]) for lid in leden]
    professionals = tuple((account["id"], account["team_id"]) for account in accounts)
    accounts.append(mensen.make_account(rng, cast.LIESBETH, cast.LIESBETH.rol, teams[0]["id"]))
    accounts += [mensen.make_account(rng, wie, wie.rol, None) for wie in (cast.YOUSSEF, cast.WIM)]
    accounts += [mensen.make_partner(p.mens) for p in cast.PARTIJEN if p.mens != cast.WIM]
    for account in accounts:
        party = partijen.organisatie_of(account["gebruikersnaam"])
        account |= {"organisatie_id": party, "is_aanspreekpunt": party is not None}
    inwoners = [mensen.make_account(rng, wie, "inwoner", None) for wie in cast.INWONERS]
    others = dossiers - len(cast.INWONERS)
    inwoners += [
        mensen.make_account_with_code(code) for nummer, code in cast.CODES.items() if nummer < others
    ]
    if others >= 0:
        inwoners.append(mensen.make_account_with_code(cast.NAASTE_CODE, "naaste"))
    rows = insert_rows(Team, teams) + insert_rows(Account, accounts + inwoners)
    namen = [
        {account["gebruikersnaam"]: account["id"] for account in lijst} for lijst in (inwoners, accounts)
    ]
    return Plaats(professionals, *namen), rows + 1 + len(cast.PARTIJEN)


def _dossiers(rng: random.Random, plaats: Plaats, aantal: int, op: dt.datetime) -> Iterator[Rijen]:
    """The cast first, then everybody else, spread over the year before `op`."""
    bsns = mensen.bsns()
    for persoon in cast.INWONERS[:aantal]:
        yield _cast_dossier(rng, plaats, persoon, next(bsns), op)
    verhalen = other_verhalen()
    for nummer in range(max(0, aantal - len(cast.INWONERS))):
        naam = verhalen[nummer % len(verhalen)]
        inwoner = mensen.make_inwoner(rng, cast.GEMEENTE, next(bsns))
        inwoner["account_id"] = plaats.inwoners.get(cast.CODES.get(nummer, ""))
        verstreken, tempo = rng.randrange(1, DAGEN), rng.uniform(1.0, 1.25)
        dagen = BIJ_NOOR.get(nummer) or PAS_BEGONNEN.get(nummer, verstreken)
        regisseur, team = _regisseur(plaats, nummer)
        wie = Wie(
            inwoner=inwoner["id"],
            team=team,
            regisseur=regisseur,
            gemeente=cast.GEMEENTE,
            start=op.date() - dt.timedelta(days=dagen),
            op=op,
            tempo=1.0 if nummer in BIJ_NOOR else tempo,
        )
        rijen = _with_inwoner(build(_vary(load_verhaal(naam), rng), wie, rng), inwoner)
        if nummer in cast.CODES:
            rijen[werk.Bereikbaarheid].append(_reach(inwoner, nummer == cast.VOORZICHTIG))
        yield rijen


def _look_along(rijen: Rijen, account: uuid.UUID, wie: Wie) -> dict[str, Any]:
    """The sister looks along with the plan, since the day after the first talk."""
    vanaf = dt.datetime.combine(wie.start + dt.timedelta(days=1), dt.time(10), TIJDZONE)
    sister = next(row["id"] for row in rijen[werk.Netwerklid] if row["naam"] == cast.NAASTE)
    return {
        "id": uuid.uuid5(NAAMRUIMTE, str(account)),
        "dossier_id": rijen[werk.Dossier][0]["id"],
        "netwerklid_id": sister,
        "account_id": account,
        "vanaf_op": vanaf,
    }


def _reach(inwoner: dict[str, Any], is_voorzichtig: bool) -> dict[str, Any]:
    """What was agreed about reaching somebody: hardly anything, for who lives with danger."""
    hours = {"van": dt.time(9), "tot": dt.time(12), "dagen": [2, 4]} if is_voorzichtig else {"dagen": []}
    return {
        "inwoner_id": inwoner["id"],
        "is_voorzichtig": is_voorzichtig,
        "has_email": False,
        "has_brief": not is_voorzichtig,
        **hours,
    }


def _regisseur(plaats: Plaats, nummer: int) -> tuple[uuid.UUID, uuid.UUID]:
    """Whose dossier this is, with the team: Noor's own first, then the colleagues in turn."""
    noor, *anderen = plaats.professionals
    if nummer in BIJ_NOOR:
        return noor
    if nummer < ROOSTER:
        return anderen[nummer % len(anderen)]
    return plaats.professionals[nummer % len(plaats.professionals)]


def _cast_dossier(
    rng: random.Random, plaats: Plaats, persoon: cast.Persoon, bsn: str, op: dt.datetime
) -> Rijen:
    verhaal = load_verhaal(persoon.gebruikersnaam)
    account = plaats.inwoners[persoon.gebruikersnaam]
    inwoner = mensen.make_inwoner(rng, cast.GEMEENTE, bsn) | {
        "naam": persoon.naam,
        "geboortedatum": persoon.geboortedatum,
        "account_id": account,
        "has_voorleeswens": verhaal.get("has_voorleeswens", False),
    }
    regisseur, team = plaats.professionals[0]
    wie = Wie(
        inwoner=inwoner["id"],
        team=team,
        regisseur=regisseur,
        gemeente=cast.GEMEENTE,
        start=_start_of(verhaal, op.date()),
        op=op,
        # Who is read to answers at the table, on the professional's screen.
        inwoner_account=None if inwoner["has_voorleeswens"] else account,
    )
    rijen = _with_inwoner(build(verhaal, wie, rng), inwoner)
    if persoon == cast.RACHIDA:
        partijen.add_partijen(rijen, plaats.medewerkers, regisseur, op)
        rijen[werk.Steunfiguur].append(_look_along(rijen, plaats.inwoners[cast.NAASTE_CODE], wie))
    return rijen


def _start_of(verhaal: Verhaal, op: dt.date) -> dt.date:
    """`dagen_geleden`, or so long ago that the whole story is told; with `begin` the last such "MM-DD"."""
    geleden = verhaal["dagen_geleden"] if "dagen_geleden" in verhaal else verhaal["afsluiting"]["dag"] + 8
    laatste = op - dt.timedelta(days=geleden)
    if "begin" not in verhaal:
        return laatste
    maand, dag = map(int, verhaal["begin"].split("-"))
    start = laatste.replace(month=maand, day=dag)
    return start if start <= laatste else start.replace(year=start.year - 1)


def _with_inwoner(rijen: Rijen, inwoner: dict[str, Any]) -> Rijen:
    if rijen[werk.Dossier][0]["voor"] == "huishouden":
        inwoner["huishouden_id"] = uuid.uuid5(NAAMRUIMTE, str(inwoner["id"]))
        rijen[werk.Huishouden].append({"id": inwoner["huishouden_id"], "gemeente": inwoner["gemeente"]})
    rijen[werk.Inwoner].append(inwoner | {"bsn_hash": hash_bsn(inwoner["bsn"])})
    rijen[werk.Zoekgroep].extend(mensen.zoekgroepen(inwoner["id"], inwoner["naam"]))
    return rijen


def _vary(verhaal: Verhaal, rng: random.Random) -> Verhaal:
    """The same story in other numbers: now and then a score one level off, so that no two profiles are the same."""
    anders = {**verhaal, "moment": copy.deepcopy(verhaal["moment"])}
    for moment in anders["moment"]:
        for stem in ("inwoner", "professional"):
            for onderdeel, waarde in moment[stem].items():
                if rng.random() < 0.25:
                    moment[stem][onderdeel] = _shift(waarde, rng.choice((-1, 1)))
    return anders


def _shift(waarde: int | list[int], stap: int) -> int | list[int]:
    if isinstance(waarde, int):
        return min(4, max(0, waarde + stap))
    aanwezig, inzetbaar = waarde
    # What can be used is never more than what is there.
    return [aanwezig, min(aanwezig, max(0, inzetbaar + stap))]
