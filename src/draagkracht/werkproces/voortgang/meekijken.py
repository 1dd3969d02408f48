"""What somebody sees who looks along: the plan without veiligheid, and the afspraken they help with. Nothing else.

A supporter's door never holds a dossier, only these values: what is not in them cannot be shown by mistake.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import F, Prefetch, QuerySet

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.inzage import ALGEMEEN, Blik, record_inzage
from draagkracht.toegang.models import Account, Grondslag, Inzage, Rol

from ..aanpak.metwie import who_of
from ..aanpak.models import Stap
from ..aanpak.selectors import list_gedeeld
from ..dossier.contact.models import Bericht, Steunfiguur
from ..dossier.contact.steunfiguren import end_steunfiguur
from ..dossier.models import Stem
from ..uitvoering.models import Afspraak
from .berichten import record_bericht
from .papier import afspraak_is_veiligheid, period

IN_PLAN = (Stap.Status.GEPLAND, Stap.Status.LOOPT)
MANY = 100


@dataclass(frozen=True)
class Meekijker:
    """One resident whose plan this account may look along with."""

    id: uuid.UUID
    naam: str


@dataclass(frozen=True)
class Meekijkstap:
    """One step of the plan; `doelen` are the goals it serves, by their text alone."""

    wat: str
    hoe: str
    met_wie: str
    wanneer: str
    doelen: tuple[str, ...]


@dataclass(frozen=True)
class Meekijkafspraak:
    """An afspraak this person helps with, and what they said of it themselves."""

    id: uuid.UUID
    zin: str
    wanneer_op: dt.date | None
    is_open: bool
    woorden: tuple[tuple[str, dt.datetime], ...]


@dataclass(frozen=True)
class Meekijkplan:
    """Everything of one resident that this person may see."""

    id: uuid.UUID
    naam: str
    stappen: tuple[Meekijkstap, ...]
    afspraken: tuple[Meekijkafspraak, ...]


def _current(account: Account) -> QuerySet[Steunfiguur]:
    """Where this account may look along now: not when the resident or the professional ended it, or the dossier closed."""
    if account.rol != Rol.NAASTE or not account.is_active:
        return Steunfiguur.objects.none()
    found = Steunfiguur.objects.filter(
        account=account,
        tot_op__isnull=True,
        netwerklid__verwijderd_op__isnull=True,
        dossier__gesloten_op__isnull=True,
    )
    return found.select_related("dossier__inwoner", "netwerklid").order_by("vanaf_op", "pk")


def list_meekijkers(*, account: Account) -> list[Meekijker]:
    """Whose plans this account may look along with now, by name; [] for any other role."""
    return [Meekijker(row.pk, row.dossier.inwoner.naam) for row in _current(account)]


def _get(
    account: Account, steunfiguur_id: uuid.UUID, pagina: str, kanaal: str, op: dt.datetime
) -> Steunfiguur:
    """After checking and logging. Raises NietGevonden; that try is logged as well, in the general chain."""
    found = _current(account).filter(pk=steunfiguur_id).first()
    if found is None:
        denied = Blik(pagina, kanaal, "onbekend", Grondslag.GEEN, f"{account.rol}: {steunfiguur_id}")
        record_inzage(keten=ALGEMEEN, account=account, soort=Inzage.Soort.GEWEIGERD, blik=denied, op=op)
        raise NietGevonden
    blik = Blik(pagina, kanaal, "meekijken met het plan", Grondslag.TOESTEMMING)
    record_inzage(keten=found.dossier_id, account=account, soort=Inzage.Soort.GELEZEN, blik=blik, op=op)
    return found


def get_meekijkplan(
    *, account: Account, steunfiguur_id: uuid.UUID, pagina: str, op: dt.datetime, kanaal: str = "pagina"
) -> Meekijkplan:
    """The plan of one resident as this supporter may see it, in a constant number of queries; the look is logged.

    Raises NietGevonden when this account does not look along there (any more).
    """
    steun = _get(account, steunfiguur_id, pagina, kanaal, op)
    stappen = [stap for stap in list_gedeeld(dossier=steun.dossier) if stap.status in IN_PLAN]
    afspraken = _own_afspraken(steun)
    said = _own_words(steun, account)
    return Meekijkplan(
        id=steun.pk,
        naam=steun.dossier.inwoner.naam,
        stappen=tuple(_stap(stap) for stap in stappen),
        afspraken=tuple(
            Meekijkafspraak(row.pk, row.zin, row.wanneer_op, row.uitkomst == "", tuple(said.get(row.pk, ())))
            for row in afspraken
        ),
    )


def _stap(stap: Stap) -> Meekijkstap:
    return Meekijkstap(
        wat=stap.wat,
        hoe=stap.hoe,
        met_wie=who_of(stap),
        wanneer=period(stap),
        doelen=tuple(doel.tekst for doel in stap.doelen.all()),
    )


def _own_afspraken(steun: Steunfiguur) -> list[Afspraak]:
    """Where this person is named; or helps with the step while nobody else is named. Open ones first."""
    steps = Stap.objects.prefetch_related("doelen", "krachten", "netwerkleden")
    rows = (
        Afspraak.objects.filter(dossier=steun.dossier_id)
        .exclude(uitkomst=Afspraak.Uitkomst.VERVALLEN)
        .prefetch_related(Prefetch("stap", steps))
        .order_by("uitkomst", F("wanneer_op").asc(nulls_last=True), "op", "pk")
    )
    return [row for row in rows if _is_of(row, steun) and not afspraak_is_veiligheid(row)][:MANY]


def _is_of(row: Afspraak, steun: Steunfiguur) -> bool:
    if row.netwerklid_id:
        return row.netwerklid_id == steun.netwerklid_id
    if row.stap is None or row.met_wie.strip() or row.stap.verwijderd_op:
        return False
    return any(lid.pk == steun.netwerklid_id for lid in row.stap.netwerkleden.all())


def _own_words(steun: Steunfiguur, account: Account) -> dict[uuid.UUID, list[tuple[str, dt.datetime]]]:
    """What this account said, per afspraak, the oldest first."""
    found: dict[uuid.UUID, list[tuple[str, dt.datetime]]] = {}
    own = Bericht.objects.filter(
        dossier=steun.dossier_id,
        door=account,
        stem=Stem.NAASTE,
        onderwerp=Bericht.Onderwerp.AFSPRAAK,
    )
    for row in own.order_by("op"):
        found.setdefault(row.onderwerp_id, []).append((row.tekst, row.op))
    return found


def end_eigen_meekijken(
    *, account: Account, steunfiguur_id: uuid.UUID, op: dt.datetime, sleutel: str = ""
) -> None:
    """The supporter's own end of it: from now on they see nothing of this plan. Raises NietGevonden."""
    steun = _get(account, steunfiguur_id, "stoppen met meekijken", "pagina", op)
    end_steunfiguur(dossier=steun.dossier, steunfiguur=steun, door=account, op=op, sleutel=sleutel)


def record_steunfiguur_bericht(
    *,
    account: Account,
    steunfiguur_id: uuid.UUID,
    afspraak_id: uuid.UUID,
    tekst: str,
    op: dt.datetime,
    sleutel: str = "",
) -> None:
    """A few words of a supporter on an afspraak of their own: for the resident and the professional to read.

    How it went is the resident's to say. Raises NietGevonden for an afspraak that is not theirs, Fout without words.
    """
    steun = _get(account, steunfiguur_id, "iets zeggen bij een afspraak", "pagina", op)
    if afspraak_id not in {row.pk for row in _own_afspraken(steun)}:
        raise NietGevonden
    record_bericht(
        dossier=steun.dossier,
        door=account,
        op=op,
        stem=Stem.NAASTE,
        tekst=tekst,
        onderwerp=Bericht.Onderwerp.AFSPRAAK,
        onderwerp_id=afspraak_id,
        sleutel=sleutel,
    )
