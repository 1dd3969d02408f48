"""Writing what was taken over, many rows at a time: the bulk counterpart of opening a dossier and recording a meting."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.methodiek.zrm import ZrmWaarde
from draagkracht.overname.stapel import insert_rows, insert_with_history
from draagkracht.toegang import blind
from draagkracht.toegang.models import Account
from draagkracht.toegang.sleutels import keyed_hash

from ..dossier.models import Betrokkene, Dossier, Handeling, Inwoner, Zoekgroep
from .models import Meting, Moment, Score
from .waarnemingen import Bekend, Waarneming

STAP = "meting"
AANLEIDING = "Overgenomen uit een ander systeem"

Plek = tuple[uuid.UUID, dt.date]  # a dossier and a date


class _Veranderd(Exception):
    """A dossier was closed between looking and writing."""


def hash_kenmerk(kenmerk: str) -> bytes:
    """The keyed hash under which another system's name for a dossier is found again."""
    return keyed_hash(kenmerk, "kenmerk")


def write_batch(
    waarnemingen: list[Waarneming],
    bekend: Bekend,
    *,
    gemeente: str,
    op: dt.datetime,
    door: Account | None,
    opener: Account | None,
) -> bool:
    """Write these rows in one transaction and add what was made to `bekend`; False, and nothing written, when that fails."""
    nieuw = list(dict.fromkeys(w.kenmerk for w in waarnemingen if w.kenmerk not in bekend.dossiers))
    try:
        with transaction.atomic():
            dossiers = _open_dossiers(nieuw, gemeente=gemeente, op=op, door=door, opener=opener)
            plekken = [(dossiers.get(w.kenmerk) or bekend.dossiers[w.kenmerk], w.op) for w in waarnemingen]
            momenten = _open_momenten(plekken, bekend)
            of_rij = [momenten[plek] for plek in plekken]
            metingen = _write_metingen(waarnemingen, of_rij, op=op, door=door)
            _record_handelingen(plekken, metingen, op=op, door=door)
    except (IntegrityError, _Veranderd):
        return False
    bekend.dossiers |= dossiers
    bekend.momenten |= momenten
    return True


def _open_dossiers(
    kenmerken: list[str], *, gemeente: str, op: dt.datetime, door: Account | None, opener: Account | None
) -> dict[str, uuid.UUID]:
    """A dossier for every name, with a resident who is called after it until somebody knows more."""
    if not kenmerken or opener is None:
        return {}
    door_id = door.pk if door else None
    dossiers = {kenmerk: uuid.uuid4() for kenmerk in kenmerken}
    inwoners = {kenmerk: uuid.uuid4() for kenmerk in kenmerken}
    namen = {kenmerk: f"Overgenomen {kenmerk}" for kenmerk in kenmerken}
    insert_with_history(
        Inwoner,
        ({"id": inwoners[k], "gemeente": gemeente, "naam": namen[k]} for k in kenmerken),
        door_id=door_id,
        op=op,
    )
    insert_rows(
        Zoekgroep,
        (
            {"inwoner_id": inwoners[k], "hash": value}
            for k in kenmerken
            for value in sorted(blind.hashes_of(namen[k]))
        ),
    )
    insert_rows(
        Dossier,
        (
            {
                "id": dossiers[kenmerk],
                "gemeente": gemeente,
                "team_id": opener.team_id,
                "inwoner_id": inwoners[kenmerk],
                "geopend_op": op,
                "laatst_op": op,
                "kenmerk": kenmerk,
                "kenmerk_hash": hash_kenmerk(kenmerk),
            }
            for kenmerk in kenmerken
        ),
    )
    _open_for(list(dossiers.values()), opener=opener, door_id=door_id, op=op)
    return dossiers


def _open_for(
    dossiers: list[uuid.UUID], *, opener: Account, door_id: uuid.UUID | None, op: dt.datetime
) -> None:
    insert_rows(Betrokkene, ({"dossier_id": pk, "account_id": opener.pk, "vanaf_op": op} for pk in dossiers))
    insert_rows(
        Handeling,
        (
            {"dossier_id": pk, "door_id": door_id, "op": op, "stap": "hulpvraag", "soort": "dossier geopend"}
            for pk in dossiers
        ),
    )


def _open_momenten(plekken: list[Plek], bekend: Bekend) -> dict[Plek, uuid.UUID]:
    momenten = {plek: bekend.momenten.get(plek) or uuid.uuid4() for plek in plekken}
    insert_rows(
        Moment,
        (
            {"id": pk, "dossier_id": plek[0], "op": plek[1], "aanleiding": AANLEIDING}
            for plek, pk in momenten.items()
            if plek not in bekend.momenten
        ),
    )
    return momenten


def _write_metingen(
    waarnemingen: list[Waarneming], momenten: list[uuid.UUID], *, op: dt.datetime, door: Account | None
) -> list[uuid.UUID]:
    """Metingen with their scores; their ids, in the order of the rows."""
    door_id, instrument = door.pk if door else None, load_instrument().code
    metingen = [
        {
            "id": uuid.uuid4(),
            "moment_id": moment,
            "stem": waarneming.stem,
            "instrument": instrument,
            "wijze": Meting.Wijze.IMPORT.value,
            "door_id": door_id,
            "begonnen_op": op,
            "afgerond_op": op,
        }
        for waarneming, moment in zip(waarnemingen, momenten, strict=True)
    ]
    scores = (
        _score(meting["id"], waarde, op)
        for meting, waarneming in zip(metingen, waarnemingen, strict=True)
        for waarde in waarneming.waarden.values()
    )
    insert_with_history(Meting, metingen, door_id=door_id, op=op)
    insert_with_history(Score, scores, door_id=door_id, op=op)
    return [meting["id"] for meting in metingen]


def _score(meting: uuid.UUID, waarde: ZrmWaarde, op: dt.datetime) -> dict[str, Any]:
    return {
        "meting_id": meting,
        "onderdeel": waarde.onderdeel,
        "status": Score.Status.VASTGELEGD.value,
        "bron": {"systeem": "ZRM", "ruw": dict(waarde.ruw), "regel": waarde.regel},
        "is_afgeleid": waarde.is_afgeleid,
        "op": op,
        waarde.maat: waarde.score,
    }


def _record_handelingen(
    plekken: list[Plek], metingen: list[uuid.UUID], *, op: dt.datetime, door: Account | None
) -> None:
    """What `record_handeling` does for one act: a line in the timeline, and one version more; not in a closed dossier."""
    insert_rows(
        Handeling,
        (
            {
                "dossier_id": dossier,
                "door_id": door.pk if door else None,
                "op": op,
                "stap": STAP,
                "soort": "meting overgenomen",
                "onderwerp": meting,
            }
            for (dossier, _), meting in zip(plekken, metingen, strict=True)
        ),
    )
    per_aantal: dict[int, list[uuid.UUID]] = {}
    for pk, aantal in Counter(dossier for dossier, _ in plekken).items():
        per_aantal.setdefault(aantal, []).append(pk)
    for aantal, pks in per_aantal.items():
        is_open = Dossier.objects.filter(pk__in=pks, gesloten_op__isnull=True)
        if is_open.update(versie=F("versie") + aantal, laatste_stap=STAP, laatst_op=op) != len(pks):
            raise _Veranderd
