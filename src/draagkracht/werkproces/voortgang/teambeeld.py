"""A team's work in numbers: what is new, where it is quiet, and how many faces residents had to get used to.

Each number is one condition on the team's list, and the list behind it is the same condition: they cannot differ. Nothing is
counted per worker, and no number says what is good.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, DateTimeField, Exists, ExpressionWrapper, F, OuterRef, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Account, Rol

from ..dossier.models import Betrokkene, Dossier
from ..dossier.overdracht.models import Overdracht
from ..dossier.selectors import list_dossiers
from ..hulpvraag.models import Hulpvraag

NIEUW = dt.timedelta(days=28)
JAAR = dt.timedelta(days=365)
PER_PAGE = 25
Voorwaarde = Callable[[QuerySet[Dossier], dt.datetime], QuerySet[Dossier]]


@dataclass(frozen=True)
class Telling:
    """One number: in which group it stands, what it says, and which of the team's open dossiers it counts."""

    code: str
    groep: Promise
    naam: Promise
    kies: Voorwaarde


def _quiet(van: int, tot: int | None) -> Voorwaarde:
    """Nothing happened in the dossier for at least `van` and less than `tot` weeks."""

    def choose(rows: QuerySet[Dossier], nu: dt.datetime) -> QuerySet[Dossier]:
        rows = rows.filter(laatst_op__lte=nu - dt.timedelta(weeks=van)) if van else rows
        return rows.filter(laatst_op__gt=nu - dt.timedelta(weeks=tot)) if tot else rows

    return choose


def _faces(van: int, tot: int | None) -> Voorwaarde:
    """So many different people had the regie in the first year, from the day it began."""

    def choose(rows: QuerySet[Dossier], nu: dt.datetime) -> QuerySet[Dossier]:
        year = ExpressionWrapper(OuterRef("geopend_op") + JAAR, output_field=DateTimeField())
        had = Betrokkene.objects.filter(
            dossier=OuterRef("pk"), rol=Betrokkene.Rol.REGISSEUR, vanaf_op__lt=year
        )
        each = had.order_by().values("dossier").annotate(n=Count("account", distinct=True)).values("n")
        rows = rows.annotate(mensen=Subquery(each)).filter(mensen__gte=van)
        return rows.filter(mensen__lt=tot) if tot else rows

    return choose


def _urgent(rows: QuerySet[Dossier], nu: dt.datetime) -> QuerySet[Dossier]:
    waits = Hulpvraag.objects.filter(
        dossier=OuterRef("pk"),
        spoed__in=(Hulpvraag.Spoed.DAGEN, Hulpvraag.Spoed.NU),
        gesproken_op__isnull=True,
    )
    return rows.filter(Exists(waits))


def _handed(rows: QuerySet[Dossier], nu: dt.datetime) -> QuerySet[Dossier]:
    waits = Overdracht.objects.filter(dossier=OuterRef("pk"), status=Overdracht.Status.VOORGESTELD)
    return rows.filter(Exists(waits))


def _unled(rows: QuerySet[Dossier], nu: dt.datetime) -> QuerySet[Dossier]:
    """Without a regisseur who is still there."""
    led = Betrokkene.objects.filter(
        dossier=OuterRef("pk"), rol=Betrokkene.Rol.REGISSEUR, tot_op__isnull=True, account__is_active=True
    )
    return rows.filter(~Exists(led))


WERK, RUST, GEZICHTEN = (
    _("Wat er loopt"),
    _("Hoe lang er niets gebeurde"),
    _("Hoeveel regisseurs in het eerste jaar"),
)
TELLINGEN: dict[str, Telling] = {
    telling.code: telling
    for telling in (
        Telling("lopend", WERK, _("lopende dossiers"), lambda rows, _nu: rows),
        Telling(
            "nieuw",
            WERK,
            _("nieuw in de laatste vier weken"),
            lambda rows, nu: rows.filter(geopend_op__gt=nu - NIEUW),
        ),
        Telling("spoed", WERK, _("het kan niet wachten, en er is nog niet gesproken"), _urgent),
        Telling("overdracht", WERK, _("wacht op een collega die het overneemt"), _handed),
        Telling("zonder", WERK, _("zonder regisseur die er nog werkt"), _unled),
        Telling("rust-0", RUST, _("minder dan twee weken"), _quiet(0, 2)),
        Telling("rust-2", RUST, _("twee tot vier weken"), _quiet(2, 4)),
        Telling("rust-4", RUST, _("vier tot acht weken"), _quiet(4, 8)),
        Telling("rust-8", RUST, _("acht weken of langer"), _quiet(8, None)),
        Telling("gezichten-1", GEZICHTEN, _("één"), _faces(1, 2)),
        Telling("gezichten-2", GEZICHTEN, _("twee"), _faces(2, 3)),
        Telling("gezichten-3", GEZICHTEN, _("drie"), _faces(3, 4)),
        Telling("gezichten-4", GEZICHTEN, _("vier of meer"), _faces(4, None)),
    )
}


@dataclass(frozen=True)
class Teamregel:
    """One dossier in the list behind a number: whose, who is regisseur, since when, and when something last happened."""

    id: str
    naam: str
    regisseur: str
    geopend_op: dt.datetime
    laatst_op: dt.datetime


def _chosen(door: Account, telling: Telling, nu: dt.datetime) -> QuerySet[Dossier]:
    """The rows of one number: the only place where it is decided which they are. Raises NietGevonden for no team leader."""
    if door.rol != Rol.TEAMLEIDER or not door.team_id or not door.is_active:
        raise NietGevonden
    return telling.kies(list_dossiers(door=door), nu)


def count_teambeeld(*, door: Account, nu: dt.datetime) -> list[tuple[str, list[tuple[Telling, int]]]]:
    """Every number of the team, by group: one query per number, whatever the size of the team."""
    groups: dict[str, list[tuple[Telling, int]]] = {}
    for telling in TELLINGEN.values():
        groups.setdefault(str(telling.groep), []).append((telling, _chosen(door, telling, nu).count()))
    return list(groups.items())


def list_teamregels(
    *, door: Account, code: str, nu: dt.datetime, bladzijde: int = 1
) -> tuple[Telling, list[Teamregel], bool]:
    """A page of exactly the rows that this number counted, the longest quiet first; and whether there are more."""
    telling = TELLINGEN.get(code)
    if telling is None:
        raise NietGevonden
    now_in = Betrokkene.objects.filter(
        dossier=OuterRef("pk"), tot_op__isnull=True, rol=Betrokkene.Rol.REGISSEUR
    )
    rows = _chosen(door, telling, nu).annotate(wie=Subquery(now_in.values("account__naam")[:1]))
    start = (bladzijde - 1) * PER_PAGE
    found = rows.order_by(F("laatst_op").asc(), "pk")[start : start + PER_PAGE + 1]
    regels = [Teamregel(str(d.pk), d.inwoner.naam, d.wie or "", d.geopend_op, d.laatst_op) for d in found]
    return telling, regels[:PER_PAGE], len(regels) > PER_PAGE
