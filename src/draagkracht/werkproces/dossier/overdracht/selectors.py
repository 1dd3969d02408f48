"""What can be asked about handing over: who may take over, what waits for an answer, what comes back, and reading one."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db.models import Exists, OuterRef, Q, QuerySet

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.inzage import ALGEMEEN, Blik, record_inzage
from draagkracht.toegang.models import Account, Grondslag, Inzage, Rol

from ..models import Betrokkene, Dossier
from .models import Overdracht

DOEL = "een overdracht"


def list_ontvangers(*, gemeente: str, niet: uuid.UUID | None = None) -> QuerySet[Account]:
    """Professionals of the municipality who can take a dossier over, those of each team together, by name."""
    found = Account.objects.filter(
        gemeente=gemeente, rol=Rol.PROFESSIONAL, is_active=True, team__isnull=False
    )
    return found.exclude(pk=niet).select_related("team").order_by("team__naam", "naam", "pk")


def list_over_te_dragen(*, door: Account, van: uuid.UUID) -> QuerySet[Dossier]:
    """Open dossiers that `van` is regisseur of, by how they were worked on last; each with `is_voorgesteld`.

    One's own for a professional, those of the team for a team leader; none for others. A list, not a look inside.
    """
    regie = Betrokkene.objects.filter(
        dossier=OuterRef("pk"), account=van, rol=Betrokkene.Rol.REGISSEUR, tot_op__isnull=True
    )
    proposed = Overdracht.objects.filter(
        dossier=OuterRef("pk"), van=van, status=Overdracht.Status.VOORGESTELD
    )
    found = Dossier.objects.filter(Exists(regie), gesloten_op__isnull=True).select_related("inwoner")
    if not door.is_active or (door.rol == Rol.PROFESSIONAL and door.pk != van):
        return found.none()
    if door.rol == Rol.TEAMLEIDER and door.team_id:
        found = found.filter(team=door.team_id)
    elif door.rol != Rol.PROFESSIONAL:
        return found.none()
    return found.annotate(is_voorgesteld=Exists(proposed)).order_by("-laatst_op", "pk")


def _waiting(door: uuid.UUID) -> QuerySet[Overdracht]:
    """What waits for this person's answer: as long as who hands over still has the regie, and the dossier is open."""
    led = Betrokkene.objects.filter(
        dossier=OuterRef("dossier"),
        account=OuterRef("van"),
        rol=Betrokkene.Rol.REGISSEUR,
        tot_op__isnull=True,
    )
    return Overdracht.objects.filter(
        Exists(led), naar=door, status=Overdracht.Status.VOORGESTELD, dossier__gesloten_op__isnull=True
    )


def list_gekregen(*, door: Account) -> QuerySet[Overdracht]:
    """What waits for `door`'s answer, the oldest first."""
    found = _waiting(door.pk)
    return found.select_related("dossier__inwoner", "van").order_by("op", "pk")


def list_gegeven(*, door: Account) -> QuerySet[Overdracht]:
    """What `door` proposed or had proposed and is not answered yet; for a team leader that of the team."""
    found = Overdracht.objects.filter(status=Overdracht.Status.VOORGESTELD)
    if door.rol == Rol.TEAMLEIDER:
        found = found.filter(dossier__team=door.team_id)
    else:
        found = found.filter(Q(van=door.pk) | Q(door=door.pk))
    return found.select_related("dossier__inwoner", "naar", "van").order_by("op", "pk")


def list_terug(*, door: Account, vandaag: dt.date) -> QuerySet[Overdracht]:
    """What colleagues looked after for `door` and can come back now: the day that was agreed is there."""
    found = Overdracht.objects.filter(
        van=door.pk,
        soort=Overdracht.Soort.TIJDELIJK,
        status=Overdracht.Status.AANGENOMEN,
        terug_op__lte=vandaag,
        dossier__gesloten_op__isnull=True,
    )
    return found.select_related("dossier__inwoner", "naar").order_by("op", "pk")


def get_gekregen(*, door: Account, overdracht_id: uuid.UUID, op: dt.datetime) -> Overdracht:
    """One that waits for `door`'s answer, with its dossier: looked up, checked and logged. Raises NietGevonden.

    This is a look inside before there is a place in the dossier: only who was asked, and only as long as it waits.
    """
    found = list_gekregen(door=door).filter(pk=overdracht_id).first() if _may_receive(door) else None
    if found is None:
        denied = Blik("overdracht", "pagina", "onbekend", Grondslag.GEEN, f"{door.rol}: {overdracht_id}")
        record_inzage(keten=ALGEMEEN, account=door, soort=Inzage.Soort.GEWEIGERD, blik=denied, op=op)
        raise NietGevonden
    seen = Blik("overdracht", "pagina", DOEL, found.dossier.grondslag, "")
    record_inzage(keten=found.dossier_id, account=door, soort=Inzage.Soort.GELEZEN, blik=seen, op=op)
    return found


def _may_receive(door: Account) -> bool:
    return door.is_active and door.rol == Rol.PROFESSIONAL and door.team_id is not None


def get_gegeven(*, door: Account, overdracht_id: uuid.UUID) -> Overdracht:
    """One that `door` may take back: proposed by or for them, or in their team. Raises NietGevonden."""
    found = list_gegeven(door=door).filter(pk=overdracht_id).first()
    if found is None:
        raise NietGevonden
    return found


def latest_overdracht(*, dossier: Dossier) -> Overdracht | None:
    """The last one of this dossier that was not taken back or declined; None when there is none."""
    closed = (Overdracht.Status.INGETROKKEN, Overdracht.Status.AFGEWEZEN)
    found = dossier.overdrachten.exclude(status__in=closed)
    return found.select_related("van", "naar").order_by("-op", "-pk").first()


def is_nieuws(overdracht: Overdracht, sinds: dt.datetime) -> bool:
    """Whether the resident may want to say something of it: it waits, or went over since, and nothing was said yet."""
    is_running = overdracht.status == Overdracht.Status.VOORGESTELD
    went_over = (
        overdracht.status == Overdracht.Status.AANGENOMEN and (overdracht.antwoord_op or sinds) > sinds
    )
    return not overdracht.inwoner_antwoord and (is_running or went_over)


def count_wachtend(*, door: Account, vandaag: dt.date) -> tuple[int, int]:
    """How many wait for `door`'s answer, and how many can come back to them; in one query."""
    back = list_terug(door=door, vandaag=vandaag).order_by().values_list("status")
    statuses = [status for (status,) in _waiting(door.pk).values_list("status").union(back, all=True)]
    return statuses.count(Overdracht.Status.VOORGESTELD), statuses.count(Overdracht.Status.AANGENOMEN)
