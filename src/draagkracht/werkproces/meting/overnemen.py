"""Writing what was taken over, many rows at a time: the bulk counterpart of opening a dossier and recording a meting."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import F
from simple_history.utils import bulk_create_with_history

from draagkracht.methodiek.instrument import STANDAARD
from draagkracht.methodiek.zrm import ZrmWaarde
from draagkracht.toegang import blind
from draagkracht.toegang.models import Account
from draagkracht.toegang.sleutels import keyed_hash

from ..dossier.models import Betrokkene, Dossier, Handeling, Inwoner, Zoekgroep
from .models import Meting, Moment, Score

if TYPE_CHECKING:
    from .invoer import Bekend, Waarneming

STAP = "meting"
AANLEIDING = "Overgenomen uit een ander systeem"


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
            of_rij = [dossiers.get(w.kenmerk) or bekend.dossiers[w.kenmerk] for w in waarnemingen]
            momenten = _open_momenten(waarnemingen, of_rij, bekend)
            _write_metingen(waarnemingen, of_rij, momenten, op=op, door=door)
            _record_handelingen(of_rij, waarnemingen, momenten, op=op, door=door)
    except (IntegrityError, _Veranderd):
        return False
    bekend.dossiers |= dossiers
    bekend.momenten |= momenten
    return True


def _open_dossiers(
    kenmerken: list[str], *, gemeente: str, op: dt.datetime, door: Account | None, opener: Account | None
) -> dict[str, Dossier]:
    """A dossier for every name, with a resident who is called after it until somebody knows more."""
    if not kenmerken or opener is None:
        return {}
    inwoners = [Inwoner(gemeente=gemeente, naam=f"Overgenomen {kenmerk}") for kenmerk in kenmerken]
    bulk_create_with_history(inwoners, Inwoner, default_user=door, default_date=op)
    Zoekgroep.objects.bulk_create(
        Zoekgroep(inwoner=inwoner, hash=value)
        for inwoner in inwoners
        for value in sorted(blind.hashes_of(inwoner.naam))
    )
    dossiers = [
        Dossier(
            gemeente=gemeente,
            team_id=opener.team_id,
            inwoner=inwoner,
            geopend_op=op,
            laatst_op=op,
            kenmerk=kenmerk,
            kenmerk_hash=hash_kenmerk(kenmerk),
        )
        for kenmerk, inwoner in zip(kenmerken, inwoners, strict=True)
    ]
    Dossier.objects.bulk_create(dossiers)
    Betrokkene.objects.bulk_create(Betrokkene(dossier=d, account=opener, vanaf_op=op) for d in dossiers)
    Handeling.objects.bulk_create(
        Handeling(dossier=d, door=door, op=op, stap="hulpvraag", soort="dossier geopend") for d in dossiers
    )
    return dict(zip(kenmerken, dossiers, strict=True))


def _open_momenten(
    waarnemingen: list[Waarneming], dossiers: list[Dossier], bekend: Bekend
) -> dict[tuple[uuid.UUID, dt.date], Moment]:
    momenten: dict[tuple[uuid.UUID, dt.date], Moment] = {}
    nieuw: list[Moment] = []
    for waarneming, dossier in zip(waarnemingen, dossiers, strict=True):
        plek = (dossier.pk, waarneming.op)
        if plek in momenten:
            continue
        momenten[plek] = bekend.momenten.get(plek) or Moment(
            dossier=dossier, op=waarneming.op, aanleiding=AANLEIDING
        )
        if plek not in bekend.momenten:
            nieuw.append(momenten[plek])
    Moment.objects.bulk_create(nieuw)
    return momenten


def _write_metingen(
    waarnemingen: list[Waarneming],
    dossiers: list[Dossier],
    momenten: Mapping[tuple[uuid.UUID, dt.date], Moment],
    *,
    op: dt.datetime,
    door: Account | None,
) -> None:
    metingen = [
        Meting(
            moment=momenten[dossier.pk, waarneming.op],
            stem=waarneming.stem,
            instrument=STANDAARD,
            wijze=Meting.Wijze.IMPORT,
            door=door,
            begonnen_op=op,
            afgerond_op=op,
        )
        for waarneming, dossier in zip(waarnemingen, dossiers, strict=True)
    ]
    scores = [
        _score(meting, waarde, op)
        for meting, waarneming in zip(metingen, waarnemingen, strict=True)
        for waarde in waarneming.waarden.values()
    ]
    for rijen, model in ((metingen, Meting), (scores, Score)):
        bulk_create_with_history(rijen, model, default_user=door, default_date=op)


def _score(meting: Meting, waarde: ZrmWaarde, op: dt.datetime) -> Score:
    return Score(
        meting=meting,
        onderdeel=waarde.onderdeel,
        status=Score.Status.VASTGELEGD,
        bron={"systeem": "ZRM", "ruw": dict(waarde.ruw), "regel": waarde.regel},
        is_afgeleid=waarde.is_afgeleid,
        op=op,
        **{waarde.maat: waarde.score},
    )


def _record_handelingen(
    dossiers: list[Dossier],
    waarnemingen: list[Waarneming],
    momenten: Mapping[tuple[uuid.UUID, dt.date], Moment],
    *,
    op: dt.datetime,
    door: Account | None,
) -> None:
    """What `record_handeling` does for one act: a line in the timeline, and one version more; not in a closed dossier."""
    Handeling.objects.bulk_create(
        Handeling(
            dossier=dossier,
            door=door,
            op=op,
            stap=STAP,
            soort="meting overgenomen",
            onderwerp=momenten[dossier.pk, waarneming.op].pk,
        )
        for dossier, waarneming in zip(dossiers, waarnemingen, strict=True)
    )
    per_aantal: dict[int, list[uuid.UUID]] = {}
    for pk, aantal in Counter(dossier.pk for dossier in dossiers).items():
        per_aantal.setdefault(aantal, []).append(pk)
    for aantal, pks in per_aantal.items():
        is_open = Dossier.objects.filter(pk__in=pks, gesloten_op__isnull=True)
        if is_open.update(versie=F("versie") + aantal, laatste_stap=STAP, laatst_op=op) != len(pks):
            raise _Veranderd
