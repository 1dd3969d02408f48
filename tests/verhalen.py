"""The demo's story lines as dossiers of a test: the same people and scores, as far as a certain day."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from typing import Any

from draagkracht.cli.demo import mensen
from draagkracht.cli.demo.bouw import TIJDZONE, Wie
from draagkracht.cli.demo.verhaal import build
from draagkracht.cli.demo.vullen import VOLGORDE, load_verhaal
from draagkracht.overname.stapel import insert_rows
from draagkracht.werkproces import models as werk

OP = dt.datetime(2026, 1, 12, 18, 0, tzinfo=TIJDZONE)  # a Monday evening


def open_verhaal(naam: str, regisseur: Any, dag: int, **anders: Any) -> werk.Dossier:
    """The dossier of one story on its day `dag`, which is `OP`; `anders` replaces whole parts of the story."""
    rng = random.Random(naam)
    inwoner = mensen.make_inwoner(rng, regisseur.gemeente, "999999990") | {
        "id": uuid.uuid5(uuid.NAMESPACE_URL, naam)
    }
    wie = Wie(
        inwoner=inwoner["id"],
        team=regisseur.team_id,
        regisseur=regisseur.pk,
        gemeente=regisseur.gemeente,
        start=OP.date() - dt.timedelta(days=dag),
        op=OP,
    )
    rows = build({**load_verhaal(naam), "voor": "individu", **anders}, wie, rng)
    rows[werk.Inwoner].append(inwoner)
    for model in VOLGORDE:
        insert_rows(model, rows[model])
    return werk.Dossier.objects.get(inwoner=inwoner["id"])
