"""Fill a scratch database: many light dossiers, and for one worker forty full ones, so that pages have something to show."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from draagkracht.toegang import blind
from draagkracht.toegang.models import Account, Organisatie, Rol, Team
from draagkracht.werkproces.models import (
    Afspraak,
    Betrokkene,
    Bevinding,
    Doel,
    Dossier,
    Handeling,
    Hulpvraag,
    Inwoner,
    Meting,
    Moment,
    Netwerklid,
    Oordeel,
    Stap,
    Visie,
    Zoekgroep,
)

VOORNAMEN = (
    "Anna Bas Carla Dirk Esra Fatima Gerrit Hanna Ivo Janneke Karim Lotte Mees Nadia Olga "
    "Piet Rosa Sven Tess Wouter "
).split()
BEGIN = (
    "Ver Van Ooster Wester Zuid Noor Groen Wit Klaver Linden Berken Water Zand Hooge "
    "Laage Roos Vos Haver Koorn Steen "
).split()
EIND = (
    "berg horst dijk veld broek man huis beek kamp molen zand bos meer schoot loo wijk hoek burg stra ma "
).split()
PER_WORKER = 40
BATCH = 2000


@dataclass
class Gevuld:
    worker: Account
    leader: Account
    dossier: Dossier
    naam: str


def fill(dossiers: int, op: dt.datetime, seed: int = 1) -> Gevuld:
    """`dossiers` in all, forty per worker and six hundred per team; the first worker's are full."""
    rng = random.Random(seed)
    organisatie = Organisatie.objects.create(gemeente="bank", naam="Gemeente Bank", is_demo=True)
    teams = [Team(organisatie=organisatie, naam=f"Team {i + 1}") for i in range(max(1, dossiers // 600))]
    Team.objects.bulk_create(teams)
    workers = [
        Account(
            gebruikersnaam=f"w{i}",
            naam=f"Werker {i}",
            rol=Rol.PROFESSIONAL,
            team=teams[i % len(teams)],
            gemeente="bank",
            is_demo=True,
        )
        for i in range(max(1, dossiers // PER_WORKER))
    ]
    leader = Account(
        gebruikersnaam="leider",
        naam="Leider",
        rol=Rol.TEAMLEIDER,
        team=teams[0],
        gemeente="bank",
        is_demo=True,
    )
    Account.objects.bulk_create([*workers, leader])
    first: list[Dossier] = []
    for start in range(0, dossiers, BATCH):
        made = _light(range(start, min(start + BATCH, dossiers)), workers, op, rng)
        first = first or made
    mine = [d for d in first if d.worker is workers[0]] or first
    for dossier in mine[:PER_WORKER]:
        _full(dossier, workers[0], op)
    return Gevuld(workers[0], leader, mine[0], mine[0].inwoner.naam)


def _naam(rng: random.Random) -> str:
    return f"{rng.choice(VOORNAMEN)} {rng.choice(BEGIN)}{rng.choice(EIND)}{rng.choice(['', '', 's', ' de Boer'])}"


@transaction.atomic
def _light(numbers: range, workers: list[Account], op: dt.datetime, rng: random.Random) -> list[Dossier]:
    made, groups, involved, acts, questions = [], [], [], [], []
    for i in numbers:
        worker = workers[i // PER_WORKER % len(workers)]
        inwoner = Inwoner(gemeente="bank", naam=_naam(rng))
        since = op - dt.timedelta(days=rng.randrange(300), minutes=i % 1000)
        dossier = Dossier(
            gemeente="bank", team=worker.team, inwoner=inwoner, geopend_op=since, laatst_op=since
        )
        dossier.worker = worker
        made.append(dossier)
        groups += [Zoekgroep(inwoner=inwoner, hash=h) for h in _hashes(inwoner.naam)]
        involved.append(Betrokkene(dossier=dossier, account=worker, rol="regisseur", vanaf_op=since))
        acts.append(
            Handeling(dossier=dossier, door=worker, op=since, stap="hulpvraag", soort="dossier geopend")
        )
        questions.append(
            Hulpvraag(
                dossier=dossier,
                woorden="Ik kom er niet meer uit.",
                gesteld_door="inwoner",
                spoed="nee",
                op=since,
                door=worker,
            )
        )
    for rows in ([d.inwoner for d in made], made, groups, involved, acts, questions):
        type(rows[0]).objects.bulk_create(rows, batch_size=BATCH)
    return made


_known: dict[str, int] = {}


def _hashes(naam: str) -> list[int]:
    for group in (found := blind.groups_of(naam)):
        if group not in _known:
            _known[group] = blind.hash_group(group)
    return sorted({_known[group] for group in found})


@transaction.atomic
def _full(dossier: Dossier, worker: Account, op: dt.datetime) -> None:
    """A dossier in the middle of its way: every step has something, one goal hangs loose."""
    by: dict[str, Any] = {"dossier": dossier, "door": worker, "op": op}
    vraag = Hulpvraag.objects.filter(dossier=dossier).get()
    moment = Moment.objects.create(dossier=dossier, op=op.date() - dt.timedelta(days=40))
    for stem in ("inwoner", "professional"):
        Meting.objects.create(
            moment=moment, stem=stem, instrument="draagkracht-1", door=worker, begonnen_op=op, afgerond_op=op
        )
    soorten = (
        ("draaglast", "financien", "Schulden worden snel groter"),
        ("draaglast", "wonen", "De huur is twee maanden achter"),
        ("ongebruikt", "netwerk", "Zus en buurvrouw willen helpen"),
        ("draaglast", "geestelijke_gezondheid", "Slaapt slecht, piekert"),
    )
    found = [
        Bevinding.objects.create(
            **by, hulpvraag=vraag, moment=moment, soort=s, onderdeel=o, tekst=t, keuze="oppakken"
        )
        for s, o, t in soorten
    ]
    Visie.objects.create(**by, samenvatting="Eerst de post, dan de rest.", tekst="Eerst lucht in het geld.")
    teksten = (
        "Ik weet wat ik moet betalen en kom rond",
        "Ik betaal elke maand mijn huur",
        "Ik slaap vier nachten per week door",
    )
    doelen = [
        Doel.objects.create(
            **by,
            tekst=t,
            voorgesteld_door="inwoner",
            onderdeel="financien",
            richting="draaglast_verminderen",
            niveaus=["a", "b", "c", "d", "e"],
            volgorde=i,
        )
        for i, t in enumerate(teksten)
    ]
    for doel, bevinding in zip(doelen, (found[0], found[1], found[3]), strict=True):
        doel.bevindingen.add(bevinding)
    stappen = [
        Stap.objects.create(**by, wat=w, status="loopt", volgorde=i)
        for i, w in enumerate(
            (
                "Schuldhulp: alles op een rij",
                "Met een vrijwilliger de post doen",
                "Afspraak met de verhuurder",
                "Toeslagen nalopen",
            )
        )
    ]
    for i, stap in enumerate(stappen):
        stap.doelen.add(doelen[i % 2])
    stappen[1].krachten.add(found[2])
    for i in range(8):
        Afspraak.objects.create(
            **by,
            stap=stappen[i % 3],
            als="Als het dinsdag is",
            wat=f"maak ik de blauwe enveloppen open ({i + 1})",
            wanneer_op=op.date() + dt.timedelta(days=i - 2),
            uitkomst="gelukt" if i < 2 else "",
        )
    Oordeel.objects.create(doel=doelen[0], stem="inwoner", niveau=-1, op=op, door=worker)
    for i, naam in enumerate(
        ("Mijn zus", "Buurvrouw Ria", "Karel van het buurthuis", "Mijn baas", "Oom Ben")
    ):
        Netwerklid.objects.create(
            dossier=dossier, naam=naam, relatie="", soort="familie" if i % 2 else "buur", nabijheid=1 + i % 3
        )
    Handeling.objects.bulk_create(
        Handeling(**by | {"op": op - dt.timedelta(hours=i)}, stap="uitvoering", soort="afspraak gemaakt")
        for i in range(60)
    )
