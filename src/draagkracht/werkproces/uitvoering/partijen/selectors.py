"""What can be asked about parties in a dossier that was opened already, and who of a party may look now."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from draagkracht.methodiek.schaal import VEILIGHEID
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Account, Organisatie, Rol

from ...aanpak.models import Stap
from ...aanpak.selectors import list_gedeeld
from ...doelen.models import Doel
from ...dossier.models import Dossier
from ...vraagverheldering.models import Bevinding
from ..models import Afspraak
from .models import Deelname, Deelnemer, Deling

LOOPT = (Deelname.Status.GEVRAAGD, Deelname.Status.ANDERS, Deelname.Status.AANGENOMEN)


@dataclass(frozen=True)
class Verdeling:
    """Who serves which goal: `bij` per goal the parties that work along, and what hangs loose on either side."""

    doelen: tuple[Doel, ...]
    deelnames: tuple[Deelname, ...]
    bij: dict[uuid.UUID, frozenset[uuid.UUID]]
    zonder_hulp: tuple[Doel, ...]
    zonder_doel: tuple[Stap, ...]


def is_aparte_partij(deelname: Deelname) -> bool:
    """Whether the name of the party alone tells something about veiligheid to who looks over somebody's shoulder."""
    return deelname.organisatie.soort == Organisatie.Soort.VEILIG_THUIS


def is_voorbij(deelname: Deelname, vandaag: dt.date) -> bool:
    """Whether its last day is behind us, whatever was agreed."""
    return deelname.tot_op < vandaag


def is_lopend(deelname: Deelname, vandaag: dt.date) -> bool:
    """Whether the party may see anything of it now."""
    return deelname.status in LOOPT and not is_voorbij(deelname, vandaag)


def list_deelnames(*, dossier: Dossier) -> QuerySet[Deelname]:
    """Every party that was ever asked, the newest first, with who of them looks along and what is shared now."""
    now = Deelnemer.objects.filter(tot_op__isnull=True).select_related("account").order_by("vanaf_op")
    shared = Deling.objects.filter(tot_op__isnull=True).order_by("op")
    return (
        dossier.deelnames.select_related("organisatie", "door", "antwoord_door")
        .prefetch_related(
            "doelen",
            "stappen",
            Prefetch("deelnemers", queryset=now),
            Prefetch("delingen", queryset=shared),
        )
        .order_by("-op", "pk")
    )


def has_nieuwe_deelname(*, dossier: Dossier, sinds: dt.datetime) -> bool:
    """Whether a party was asked, or something was shared with one, since then. Not a party whose name tells. One query."""
    rows = dossier.deelnames.exclude(organisatie__soort=Organisatie.Soort.VEILIG_THUIS)
    is_shared = Q(delingen__op__gte=sinds, delingen__tot_op__isnull=True)
    return rows.filter(Q(op__gte=sinds) | is_shared).exists()


def get_deelname(*, dossier: Dossier, deelname_id: uuid.UUID) -> Deelname:
    """One of this dossier. Raises NietGevonden."""
    found = list_deelnames(dossier=dossier).filter(pk=deelname_id).first()
    if found is None:
        raise NietGevonden
    found.dossier = dossier
    return found


def list_open_doelen(*, dossier: Dossier) -> list[Doel]:
    """The goals a party can be asked for: what is not finished, and never what is about veiligheid."""
    found = dossier.doelen.exclude(status=Doel.Status.AFGEROND).exclude(onderdeel=VEILIGHEID)
    return list(found.order_by("status", "volgorde", "op"))


def list_open_stappen(*, dossier: Dossier) -> list[Stap]:
    """The steps a party can be asked for: those of the shared plan that are not done or stopped."""
    done = (Stap.Status.KLAAR, Stap.Status.GESTOPT)
    return [stap for stap in list_gedeeld(dossier=dossier) if stap.status not in done]


def list_deelbaar(*, dossier: Dossier) -> tuple[list[Afspraak], list[Bevinding]]:
    """What can be shared with a party one by one: the last 50 afspraken and findings that are not about veiligheid."""
    steps = [stap.pk for stap in list_gedeeld(dossier=dossier)]
    afspraken = dossier.afspraken.filter(Q(stap__isnull=True) | Q(stap__in=steps))
    bevindingen = dossier.bevindingen.exclude(onderdeel=VEILIGHEID).order_by("-op", "pk")
    return (
        list(afspraken.exclude(uitkomst=Afspraak.Uitkomst.VERVALLEN).order_by("-op", "pk")[:50]),
        list(bevindingen[:50]),
    )


def read_verdeling(*, dossier: Dossier, vandaag: dt.date) -> Verdeling:
    """Goals and parties side by side. Help that serves no goal, and a goal without help, both show."""
    doelen, stappen = list_open_doelen(dossier=dossier), list_open_stappen(dossier=dossier)
    lopend = [d for d in list_deelnames(dossier=dossier) if is_lopend(d, vandaag)]
    meedoen = [d for d in lopend if d.status == Deelname.Status.AANGENOMEN]
    bij = {
        doel.pk: frozenset(d.pk for d in lopend if doel.pk in {row.pk for row in d.doelen.all()})
        for doel in doelen
    }
    served = {doel.pk for stap in stappen for doel in stap.doelen.all()}
    helped = served | {doel.pk for d in meedoen for doel in d.doelen.all()}
    return Verdeling(
        doelen=tuple(doelen),
        deelnames=tuple(lopend),
        bij=bij,
        zonder_hulp=tuple(doel for doel in doelen if doel.pk not in helped),
        zonder_doel=tuple(stap for stap in stappen if not stap.doelen.all()),
    )


def find_lopend(*, account: Account, vandaag: dt.date) -> QuerySet[Deelname]:
    """Where this account of a party may look now; the only place where that is decided.

    Not for another role, an account or a party that is switched off, who no longer takes part, what was answered with no,
    finished, withdrawn or is past its last day, and a dossier that is closed.
    """
    if account.rol != Rol.PARTNER or not account.is_active or account.organisatie_id is None:
        return Deelname.objects.none()
    return (
        Deelname.objects.filter(
            deelnemers__account=account,
            deelnemers__tot_op__isnull=True,
            organisatie=account.organisatie_id,
            organisatie__is_actief=True,
            status__in=LOOPT,
            tot_op__gte=vandaag,
            dossier__gesloten_op__isnull=True,
        )
        .select_related("dossier__inwoner", "dossier__team__organisatie", "organisatie", "door")
        .order_by("-op", "pk")
    )
