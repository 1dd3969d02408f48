"""Zeggenschap: the three questions as data, answering them, and what others may know of it (only that and when)."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account

from .models import Dossier, Stem, Zeggenschap
from .services import record_handeling

NA_STAPPEN = ("vraagverheldering", "doelen", "aanpak")
STEP_OF = {"visie": "vraagverheldering", "doel": "doelen", "plan": "aanpak"}
LATELY = dt.timedelta(days=28)


@dataclass(frozen=True)
class Vraag:
    """One question; `antwoorden` are five whole sentences, the first stands for 0 and the last for 4."""

    code: str
    tekst: str
    antwoorden: tuple[str, ...]


@dataclass(frozen=True)
class Teksten:
    """Everything the resident reads. `over` says per step what the questions are about."""

    kop: str
    uitleg: tuple[str, ...]
    overslaan: str
    over: dict[str, str]
    dank: tuple[str, ...]
    vragen: tuple[Vraag, ...]


@cache
def load_teksten() -> Teksten:
    """Read zeggenschap.toml, once per process."""
    raw: dict[str, Any] = tomllib.loads(
        Path(__file__).with_name("zeggenschap.toml").read_text(encoding="utf-8")
    )
    return Teksten(
        kop=raw["kop"],
        uitleg=tuple(raw["uitleg"]),
        overslaan=raw["overslaan"],
        over=raw["over"],
        dank=tuple(raw["dank"]),
        vragen=tuple(Vraag(v["code"], v["tekst"], tuple(v["antwoorden"])) for v in raw["vraag"]),
    )


def list_answered(*, dossier: Dossier) -> dict[str, dt.datetime]:
    """Per step when the resident last answered. The answers themselves are for figures only, never for one dossier."""
    rows = dossier.zeggenschappen.values("stap").annotate(laatst=Max("op")).values_list("stap", "laatst")
    return dict(rows)


def list_to_ask(*, dossier: Dossier, op: dt.datetime) -> list[str]:
    """The steps about which the resident said something in these four weeks, and was not asked since.

    In the order of the process. Two queries.
    """
    answered = list_answered(dossier=dossier)
    rows = dossier.akkoorden.filter(stem=Stem.INWONER).values("onderwerp").annotate(laatst=Max("op"))
    said = {STEP_OF[row["onderwerp"]]: row["laatst"] for row in rows.order_by()}
    return [
        stap
        for stap in NA_STAPPEN
        if stap in said
        and said[stap] > op - LATELY
        and (stap not in answered or answered[stap] < op - LATELY)
    ]


@transaction.atomic
def record_zeggenschap(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    stap: str,
    antwoorden: dict[str, int | None],
    sleutel: str = "",
) -> Zeggenschap:
    """Three answers (`geluisterd`, `begrepen`, `beslist`; 0-4 or None) by the resident.

    Raises Fout outside the scale, without any answer, and after a step that is not asked about.
    """
    if stap not in NA_STAPPEN:
        raise Fout("Na deze stap stellen wij geen vragen.", "stap")
    for field, value in antwoorden.items():
        if value is not None and (type(value) is not int or not 0 <= value <= 4):
            raise Fout("Kies een van de vijf antwoorden.", field)
    if all(value is None for value in antwoorden.values()):
        raise Fout("Kies bij minstens één vraag een antwoord.", "geluisterd")
    record_handeling(
        dossier=dossier, door=door, op=op, stap=stap, soort="zeggenschap beantwoord", sleutel=sleutel
    )
    return Zeggenschap.objects.create(dossier=dossier, stap=stap, op=op, **antwoorden)
