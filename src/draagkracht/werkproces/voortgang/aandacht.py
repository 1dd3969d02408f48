"""What asks attention in somebody's own dossiers this week, in one query. Calm facts: nothing is ranked or counted down."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat, Left
from django.utils import timezone

from draagkracht.toegang.gecompileerd import (
    ACCOUNT,
    SINDS,
    TOT,
    VANAF,
    Gecompileerd,
    date_of,
    moment_of,
    part,
)
from draagkracht.toegang.models import Account
from draagkracht.toegang.pincode import MEESTE
from draagkracht.toegang.sleutels import decrypt

from ..doelbereiking.models import Afsluiting
from ..dossier.contact.models import Bericht, Verzoek
from ..dossier.models import Betrokkene, Concept, Dossier, Stem
from ..hulpvraag.models import Hulpvraag
from ..meting.models import Meting
from ..uitvoering.models import Afspraak
from ..uitvoering.woorden import if_then

AT_MOST = 12
URGENT_FOR = dt.timedelta(days=14)
CALLS_FROM = dt.timedelta(days=28)
NO_DOSSIER = uuid.UUID(int=0)
ABOUT_MOMENT = ("moment__dossier_id", "moment__dossier__inwoner__naam")
BETWEEN = "\x1f"
CUE_AND_DEED = Concat(Left("als", 200), Value(BETWEEN), Left("wat", 200), output_field=TextField())


@dataclass(frozen=True)
class Aandacht:
    """One thing: its kind, in which dossier ("" for none yet), of whom, what, and when."""

    soort: str
    dossier_id: str
    naam: str
    tekst: str
    op: dt.date | None


def _mine(prefix: str, is_open: bool = True) -> Q:
    """Rows that hang on a dossier of the account; `prefix` leads to the dossier."""
    own = Q(**{f"{prefix}betrokkenen__account": ACCOUNT, f"{prefix}betrokkenen__tot_op__isnull": True})
    return own & Q(**{f"{prefix}gesloten_op__isnull": is_open})


def _parts() -> list[QuerySet]:
    afspraken = Afspraak.objects.filter(_mine("dossier__"), uitkomst="", wanneer_op__lte=TOT).order_by(
        "wanneer_op", "op"
    )
    urgent = Hulpvraag.objects.filter(
        _mine("dossier__"), spoed__in=("dagen", "nu"), gesproken_op__isnull=True, op__gte=SINDS
    ).order_by("-op")
    calls = Afsluiting.objects.filter(
        _mine("dossier__", is_open=False), heropend_op__isnull=True, nazorg_op__gte=VANAF, nazorg_op__lte=TOT
    ).order_by("nazorg_op")
    begun = Meting.objects.filter(_mine("moment__dossier__"), afgerond_op__isnull=True).order_by(
        "begonnen_op"
    )
    own = Betrokkene.objects.filter(dossier=OuterRef("dossier_id"), account=ACCOUNT, tot_op__isnull=True)
    name = Dossier.objects.filter(pk=OuterRef("dossier_id")).values("inwoner__naam")[:1]
    drafts = Concept.objects.filter(Q(Exists(own)) | Q(dossier_id=NO_DOSSIER), account=ACCOUNT).order_by(
        "-op"
    )
    of = ("dossier_id", "dossier__inwoner__naam")
    return [
        part("spoed", urgent[:AT_MOST], *of, "spoed", "op"),
        part("afspraak", afspraken[:AT_MOST], *of, CUE_AND_DEED, "wanneer_op"),
        part("nazorg", calls[:AT_MOST], *of, "", "nazorg_op"),
        part("meting", begun[:AT_MOST], *ABOUT_MOMENT, "stem", "begonnen_op"),
        part("concept", drafts[:AT_MOST], "dossier_id", Subquery(name), "plek", "op"),
        *_from_residents(),
    ]


def _from_residents() -> list[QuerySet]:
    """Dossiers with something a resident wrote or asked that waits for the team: one line each, since the first of them."""
    unread = Bericht.objects.filter(_mine("dossier__"), gelezen_op__isnull=True).exclude(
        stem=Stem.PROFESSIONAL
    )
    asked = Verzoek.objects.exclude(soort=Verzoek.Soort.VERKLARING).filter(besluit=Verzoek.Besluit.OPEN)
    # These rights do not end when a dossier closes.
    mine = Q(dossier__betrokkenen__account=ACCOUNT, dossier__betrokkenen__tot_op__isnull=True)
    since = Cast(Min("op"), TextField())
    closed = Dossier.objects.filter(_mine(""), inwoner__account__mislukt__gte=MEESTE).order_by("pk")
    return [
        part("antwoord", _answered()[:AT_MOST], *ABOUT_MOMENT, "", "afgerond_op"),
        part("pincode", closed[:AT_MOST], "id", "inwoner__naam", "", ""),
    ] + [
        part(soort, _per_dossier(rows)[:AT_MOST], "dossier_id", "dossier__inwoner__naam", "", since)
        for soort, rows in (("bericht", unread), ("verzoek", asked.filter(mine)))
    ]


def _answered() -> QuerySet:
    """What residents answered at home in the last weeks, where the professional's own answers still wait."""
    theirs = Meting.objects.filter(
        moment=OuterRef("moment"), stem=Stem.PROFESSIONAL, afgerond_op__isnull=False
    )
    rows = Meting.objects.filter(_mine("moment__dossier__"), stem=Stem.INWONER, wijze=Meting.Wijze.ZELF)
    return rows.filter(~Exists(theirs), afgerond_op__gte=SINDS).order_by("-afgerond_op")


def _per_dossier(rows: QuerySet) -> QuerySet:
    return rows.order_by("dossier_id").values("dossier_id", "dossier__inwoner__naam")


PARTS = Gecompileerd(_parts)


def _day_of(op: str | None) -> dt.date | None:
    """The day of a date, or of a moment on the clock of the Netherlands: after midnight it is a day later than in UTC."""
    if op and len(op) > len("2026-01-31"):
        return timezone.localdate(moment_of(op))
    return date_of(op)


def list_aandacht(*, door: Account, nu: dt.datetime, vandaag: dt.date) -> dict[str, list[Aandacht]]:
    """Per kind (spoed, afspraak, nazorg, meting, concept, bericht, verzoek, antwoord, pincode) at most twelve, of dossiers
    that `door` works in.
    """
    sunday = vandaag + dt.timedelta(days=6 - vandaag.weekday())
    rows = PARTS.rows(account=door.pk, sinds=nu - URGENT_FOR, vanaf=vandaag - CALLS_FROM, tot=sunday)
    found: dict[str, list[Aandacht]] = {}
    for soort, dossier_id, naam, tekst, op in rows:
        key = uuid.UUID(dossier_id)
        found.setdefault(soort, []).append(
            Aandacht(
                soort,
                "" if key == NO_DOSSIER else str(key),
                decrypt(naam or "", "naam"),
                if_then(*tekst.split(BETWEEN, 1)) if soort == "afspraak" else tekst,
                _day_of(op),
            )
        )
    return found
