"""What can be asked about dossiers. Each look-up checks and logs in the same function; there is no other way in."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from draagkracht.toegang import blind
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.inzage import ALGEMEEN, Blik, record_inzage, record_inzagen
from draagkracht.toegang.models import Account, Grondslag, Inzage, Rol

from .models import Betrokkene, Concept, Dossier, Toelating, Zoekgroep

if TYPE_CHECKING:
    from collections.abc import Iterable

SEARCH_LIMIT = 20


@dataclass(frozen=True)
class Recht:
    """Why somebody may look in one dossier: in which capacity, for which purpose, on which ground."""

    hoedanigheid: str
    doel: str
    grondslag: str
    toelichting: str = ""

    @property
    def may_write(self) -> bool:
        return self.hoedanigheid in ("regisseur", "medewerker", "inwoner")


def _with_rights(door: Account, op: dt.datetime) -> QuerySet[Dossier]:
    """All dossiers, annotated with what decides the right of `door` in one query."""
    mine = Betrokkene.objects.filter(dossier=OuterRef("pk"), account=door, tot_op__isnull=True)
    let_in = Toelating.objects.filter(dossier=OuterRef("pk"), account=door, vanaf_op__lte=op, tot_op__gt=op)
    return Dossier.objects.select_related("inwoner").annotate(
        mijn_rol=Subquery(mine.values("rol")[:1]), mijn_toelating=Subquery(let_in.values("reden")[:1])
    )


def _recht(door: Account, dossier: Dossier) -> Recht | None:
    """The right of `door`, or None. The only place where it is decided who may look inside."""
    if not door.is_active:
        return None
    if door.rol == Rol.INWONER:
        own = dossier.inwoner.account_id == door.pk
        return Recht("inwoner", "eigen dossier", Grondslag.EIGEN) if own else None
    if door.rol not in (Rol.PROFESSIONAL, Rol.TEAMLEIDER):
        return None
    if dossier.mijn_rol:
        return Recht(dossier.mijn_rol, "ondersteuning", dossier.grondslag)
    if door.rol == Rol.TEAMLEIDER and dossier.team_id == door.team_id and dossier.mijn_toelating:
        return Recht("teamleider", "leiding in het team", Grondslag.TOEZICHT, dossier.mijn_toelating)
    return None


def get_dossier(
    *,
    door: Account,
    dossier_id: uuid.UUID,
    pagina: str,
    op: dt.datetime,
    kanaal: str = "pagina",
    to_write: bool = False,
    is_seen: bool = False,
) -> Dossier:
    """The dossier, after checking the right of `door` and writing the look in the read log.

    The dossier carries `recht` (a Recht). `to_write` also asks for the right to change. `is_seen` is for a caller that
    has proved that this person's logged look already showed exactly this (a conditional request): no new line then.
    Raises NietGevonden, the same for an unknown id as for a dossier that is not for `door`; both are logged.
    """
    dossier = _with_rights(door, op).filter(pk=dossier_id).first()
    recht = _recht(door, dossier) if dossier else None
    if dossier is None or recht is None or (to_write and not recht.may_write):
        denied = Blik(pagina, kanaal, "onbekend", Grondslag.GEEN, f"{door.rol}: {dossier_id}")
        record_inzage(
            keten=dossier.pk if dossier else ALGEMEEN,
            account=door,
            soort=Inzage.Soort.GEWEIGERD,
            blik=denied,
            op=op,
        )
        raise NietGevonden
    dossier.recht = recht
    if not is_seen:
        blik = Blik(pagina, kanaal, recht.doel, recht.grondslag, recht.toelichting)
        record_inzage(keten=dossier.pk, account=door, soort=Inzage.Soort.GELEZEN, blik=blik, op=op)
    return dossier


def get_dossiers(
    *,
    door: Account,
    dossier_ids: list[uuid.UUID],
    pagina: str,
    op: dt.datetime,
    kanaal: str,
    to_write: bool = False,
) -> list[Dossier]:
    """What `get_dossier` does, for many at once; what is not for `door` is left out. All looks and denials are logged."""
    seen: list[Dossier] = []
    read, denied = {}, {}
    for dossier in _with_rights(door, op).filter(pk__in=dossier_ids):
        recht = _recht(door, dossier)
        if recht is None or (to_write and not recht.may_write):
            denied[dossier.pk] = Blik(pagina, kanaal, "onbekend", Grondslag.GEEN, f"{door.rol}: {dossier.pk}")
            continue
        dossier.recht = recht
        read[dossier.pk] = Blik(pagina, kanaal, recht.doel, recht.grondslag, recht.toelichting)
        seen.append(dossier)
    record_inzagen(account=door, soort=Inzage.Soort.GELEZEN, blikken=read, op=op)
    record_inzagen(account=door, soort=Inzage.Soort.GEWEIGERD, blikken=denied, op=op)
    return seen


def list_dossiers(*, door: Account, with_closed: bool = False) -> QuerySet[Dossier]:
    """The dossiers that may stand in a list for `door`: one's own, for a team leader the team's, for a resident their own.

    Standing in a list is not a look inside: a team leader still needs a reason for that.
    """
    found = Dossier.objects.select_related("inwoner")
    if not with_closed:
        found = found.filter(gesloten_op__isnull=True)
    if not door.is_active:
        return found.none()
    if door.rol == Rol.PROFESSIONAL:
        return found.filter(betrokkenen__account=door, betrokkenen__tot_op__isnull=True)
    if door.rol == Rol.TEAMLEIDER and door.team_id:
        return found.filter(team_id=door.team_id)
    if door.rol == Rol.INWONER:
        return found.filter(inwoner__account=door)
    return found.none()


def search_dossiers(*, door: Account, vraag: str, op: dt.datetime) -> list[Dossier]:
    """At most 20 dossiers of `door`'s own list whose resident's name holds every word of `vraag`, best known first.

    Works on the blind index; only the hits are decrypted. An empty question finds nothing. The search itself is logged.
    """
    hashes = blind.hashes_for(vraag)
    if not hashes:
        return []
    groups = Zoekgroep.objects.filter(inwoner=OuterRef("inwoner_id"))
    found = list_dossiers(door=door, with_closed=True)
    for value in sorted(hashes)[:12]:
        found = found.filter(Exists(groups.filter(hash=value)))
    hits = [d for d in found.order_by("gesloten_op", "-laatst_op")[: SEARCH_LIMIT * 3] if _is_hit(vraag, d)]
    blik = Blik("zoeken", "pagina", "zoeken op naam", Grondslag.WMO, f"{len(hits)} gevonden")
    record_inzage(keten=ALGEMEEN, account=door, soort=Inzage.Soort.GELEZEN, blik=blik, op=op)
    return hits[:SEARCH_LIMIT]


def _is_hit(vraag: str, dossier: Dossier) -> bool:
    return blind.matches(vraag, dossier.inwoner.naam)


def get_concept(*, door: Account, dossier_id: uuid.UUID, plek: str) -> Concept | None:
    """What `door` was typing at this place and had not sent, or None."""
    return Concept.objects.filter(account=door, dossier_id=dossier_id, plek=plek).first()


def list_concepten(*, door: Account, dossier_ids: Iterable[uuid.UUID]) -> QuerySet[Concept]:
    return Concept.objects.filter(account=door, dossier_id__in=list(dossier_ids)).order_by("-op")


def count_dossiers(*, door: Account) -> dict[str, int]:
    """How many open and closed dossiers stand in `door`'s list."""
    return list_dossiers(door=door, with_closed=True).aggregate(
        open=Count("pk", filter=Q(gesloten_op__isnull=True)),
        gesloten=Count("pk", filter=Q(gesloten_op__isnull=False)),
    )
