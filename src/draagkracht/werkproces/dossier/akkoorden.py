"""Agreeing with a visie, a doel or a plan: one voice's answer to one version, and where each voice stands since."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account

from .models import Akkoord, Dossier
from .nederlands import in_dutch
from .services import check_stem, record_handeling


@dataclass(frozen=True)
class Standpunt:
    """The last answer of one voice. `toen` holds the fields that read differently when the answer was given."""

    akkoord: Akkoord
    toen: dict[str, Any]

    @property
    def is_actueel(self) -> bool:
        """The answer was given to what stands there now."""
        return not self.toen

    @property
    def is_akkoord(self) -> bool:
        """This voice agrees with what stands there now."""
        return self.is_actueel and self.akkoord.antwoord == Akkoord.Antwoord.AKKOORD


def list_standpunten(
    *, dossier: Dossier, onderwerp: str, objecten: Collection[models.Model], velden: Sequence[str]
) -> dict[uuid.UUID, dict[str, Standpunt]]:
    """Per object and voice the last answer; a voice that did not answer is absent. Two queries, whatever the number.

    What was answered to is read from the history and compared field by field, over `velden`: parking a goal or moving it
    up is no new version of what people agreed on.
    """
    last: dict[tuple[uuid.UUID, str], Akkoord] = {}
    for akkoord in dossier.akkoorden.filter(onderwerp=onderwerp).select_related("door").order_by("op"):
        last[akkoord.onderwerp_id, akkoord.stem] = akkoord
    if not last or not objecten:
        return {}
    now = {object_.pk: object_ for object_ in objecten}
    then = _read_versions(type(next(iter(objecten))), last.values(), velden)
    found: dict[uuid.UUID, dict[str, Standpunt]] = {}
    for (object_id, stem), akkoord in last.items():
        if object_id in now:
            old = then.get((object_id, akkoord.onderwerp_versie), {})
            changed = {veld: old[veld] for veld in old if old[veld] != getattr(now[object_id], veld)}
            found.setdefault(object_id, {})[stem] = Standpunt(akkoord, changed)
    return found


def _read_versions(
    model: type[models.Model], akkoorden: Collection[Akkoord], velden: Sequence[str]
) -> dict[tuple[uuid.UUID, int], dict[str, Any]]:
    rows = model.history.filter(
        id__in={akkoord.onderwerp_id for akkoord in akkoorden},
        versie__in={akkoord.onderwerp_versie for akkoord in akkoorden},
    )
    return {
        (row["id"], row["versie"]): {veld: row[veld] for veld in velden}
        for row in rows.values("id", "versie", *velden)
    }


@transaction.atomic
def record_akkoord(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    onderwerp: str,
    onderwerp_id: uuid.UUID,
    onderwerp_versie: int,
    stem: str,
    antwoord: str,
    stap: str,
    woorden: str = "",
    sleutel: str = "",
) -> Akkoord:
    """One voice's answer to one version. A resident's account speaks only for the resident.

    A professional may hold the device on which the resident answers (`wijze` samen); nobody answers for another.
    Raises Fout when the account cannot carry this voice, or when "liever anders" has no words.
    """
    check_stem(stem, door)
    if antwoord not in Akkoord.Antwoord.values or onderwerp not in Akkoord.Onderwerp.values:
        raise Fout("Kies 'akkoord' of 'liever anders'.", "antwoord")
    if antwoord == Akkoord.Antwoord.ANDERS and not woorden.strip():
        raise Fout("Schrijf op wat anders mag.", "woorden")
    akkoord = Akkoord(
        dossier=dossier,
        onderwerp=onderwerp,
        onderwerp_id=onderwerp_id,
        onderwerp_versie=onderwerp_versie,
        stem=stem,
        antwoord=antwoord,
        woorden=woorden,
        wijze=Akkoord.Wijze.ZELF if door.stem == stem else Akkoord.Wijze.SAMEN,
        door=door,
        op=op,
    )
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=stap,
        soort=f"{in_dutch(Akkoord.Antwoord(antwoord).label)} met {in_dutch(Akkoord.Onderwerp(onderwerp).label)}",
        onderwerp=onderwerp_id,
        sleutel=sleutel,
    )
    akkoord.save(force_insert=True)
    return akkoord
