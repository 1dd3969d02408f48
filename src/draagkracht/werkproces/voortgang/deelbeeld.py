"""What a party sees that works along: its goals, its steps, the afspraken in them and what was shared. Nothing else.

The partners' door never holds a dossier, only these values: what is not in them cannot be shown by mistake. What a goal or
step is about is asked anew at each look: one that came to be about veiligheid is not in it from then on.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, Prefetch
from django.utils import timezone

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.inzage import ALGEMEEN, Blik, record_inzage
from draagkracht.toegang.models import Account, Grondslag, Inzage

from ..aanpak.models import Stap
from ..aanpak.selectors import is_apart
from ..doelbereiking.models import Betekenis, Oordeel
from ..doelen.models import Doel
from ..dossier.contact.bereikbaarheden import get_bereikbaarheid
from ..dossier.models import Stem
from ..uitvoering.models import Afspraak
from ..uitvoering.partijen.antwoorden import list_collegas
from ..uitvoering.partijen.gronden import GRONDEN
from ..uitvoering.partijen.models import Deelname, Deling
from ..uitvoering.partijen.selectors import find_lopend
from ..vraagverheldering.models import Bevinding, Visie
from .papier import afspraak_is_veiligheid, is_veiligheid, period

MANY = 200


@dataclass(frozen=True)
class Deelregel:
    """One plan in a partner's list: whose, how it stands, and until when."""

    id: uuid.UUID
    naam: str
    status: str
    gevraagd_op: dt.datetime
    tot_op: dt.date


@dataclass(frozen=True)
class Deeldoel:
    """A goal the party was asked for. `niveaus` run from -2 to +2; `stand` says per voice where it stands now."""

    id: uuid.UUID
    tekst: str
    streef_op: dt.date | None
    niveaus: tuple[str, ...] = ()
    stand: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Deelafspraak:
    """A small step: what, when, and how it went ("" is not known yet)."""

    zin: str
    wanneer_op: dt.date | None
    uitkomst: str


@dataclass(frozen=True)
class Deelstap:
    """A step of the party, with the afspraken in it."""

    wat: str
    hoe: str
    wanneer: str
    afspraken: tuple[Deelafspraak, ...] = ()


@dataclass(frozen=True)
class Deelbijdrage:
    """What the party wrote itself, and what it meant to the resident and the regisseur: (voice, value, words)."""

    doel: str
    gedaan: str
    tekst: str
    op: dt.datetime
    door: str
    betekenissen: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Gedeeld:
    """One thing that was shared beside the plan: its kind, the words, and why."""

    soort: str
    woorden: tuple[str, ...]
    waarom: str


@dataclass(frozen=True)
class Deelbeeld:
    """Everything of one resident that this party may see. Before the party said yes: only what is asked."""

    id: uuid.UUID
    versie: int
    naam: str
    organisatie: str
    vraag: str
    waartoe: str
    grond: str
    grond_uitleg: str
    tot_op: dt.date
    status: str
    antwoord: str
    voorstel_tot_op: dt.date | None
    regisseur: str
    team: str
    doelen: tuple[Deeldoel, ...]
    stappen: tuple[Deelstap, ...]
    afspraken: tuple[Deelafspraak, ...] = ()
    gedeeld: tuple[Gedeeld, ...] = ()
    bijdragen: tuple[Deelbijdrage, ...] = ()
    mensen: tuple[tuple[uuid.UUID, str], ...] = ()
    collegas: tuple[tuple[uuid.UUID, str], ...] = ()

    @property
    def doet_mee(self) -> bool:
        return self.status == Deelname.Status.AANGENOMEN


def list_deelregels(*, account: Account, op: dt.datetime) -> list[Deelregel]:
    """The plans in which this account of a party may look now, the last asked first; at most 200. One query."""
    rows = find_lopend(account=account, vandaag=timezone.localdate(op))[:MANY]
    return [Deelregel(row.pk, row.dossier.inwoner.naam, row.status, row.op, row.tot_op) for row in rows]


def find_deelname(
    *, account: Account, deelname_id: uuid.UUID, pagina: str, op: dt.datetime, kanaal: str = "pagina"
) -> Deelname:
    """After checking and logging, with the ground and the purpose of this party. Raises NietGevonden, and logs that try."""
    found = find_lopend(account=account, vandaag=timezone.localdate(op)).filter(pk=deelname_id).first()
    if found is None:
        denied = Blik(pagina, kanaal, "onbekend", Grondslag.GEEN, f"{account.rol}: {deelname_id}")
        record_inzage(keten=ALGEMEEN, account=account, soort=Inzage.Soort.GEWEIGERD, blik=denied, op=op)
        raise NietGevonden
    # Without the name of the party: that may tell something to who reads the log over the resident's shoulder.
    blik = Blik(pagina, kanaal, "meedoen in het plan", found.grondslag)
    record_inzage(keten=found.dossier_id, account=account, soort=Inzage.Soort.GELEZEN, blik=blik, op=op)
    return found


def get_deelbeeld(
    *, account: Account, deelname_id: uuid.UUID, pagina: str, op: dt.datetime, kanaal: str = "pagina"
) -> Deelbeeld:
    """The part of one plan that this account of a party may see, in a constant number of queries; the look is logged.

    Raises NietGevonden when it may not look there (any more).
    """
    deelname = find_deelname(account=account, deelname_id=deelname_id, pagina=pagina, op=op, kanaal=kanaal)
    return read_deelbeeld(deelname)


def read_deelbeeld(deelname: Deelname) -> Deelbeeld:
    """What the party of this row sees, for who opened the dossier it is in: the resident and the regisseur read the same."""
    doelen = [row for row in deelname.doelen.order_by("volgorde", "op") if not is_veiligheid(row)]
    stappen = _stappen(deelname)
    base = {
        "id": deelname.pk,
        "versie": deelname.versie,
        "naam": deelname.dossier.inwoner.naam,
        "organisatie": deelname.organisatie.naam,
        "vraag": deelname.vraag,
        "waartoe": deelname.waartoe,
        "grond": GRONDEN[deelname.grondslag].naam,
        "grond_uitleg": GRONDEN[deelname.grondslag].wanneer,
        "tot_op": deelname.tot_op,
        "status": deelname.status,
        "antwoord": deelname.antwoord,
        "voorstel_tot_op": deelname.voorstel_tot_op,
        "regisseur": str(deelname.door),
        "team": deelname.dossier.team.naam,
    }
    if deelname.status != Deelname.Status.AANGENOMEN:
        return Deelbeeld(
            **base,
            doelen=tuple(Deeldoel(row.pk, row.tekst, row.streef_op) for row in doelen),
            stappen=tuple(Deelstap(row.wat, "", period(row)) for row in stappen),
        )
    now = deelname.deelnemers.filter(tot_op__isnull=True).select_related("account").order_by("vanaf_op", "pk")
    per_stap = _per_stap(stappen)
    return Deelbeeld(
        **base,
        doelen=tuple(_doelen(doelen)),
        stappen=tuple(
            Deelstap(row.wat, row.hoe, period(row), tuple(map(_afspraak, per_stap.get(row.pk, ()))))
            for row in stappen
        ),
        **_shared(deelname),
        bijdragen=tuple(_bijdragen(deelname)),
        mensen=tuple((row.pk, str(row.account)) for row in now),
        collegas=tuple((row.pk, str(row)) for row in list_collegas(deelname=deelname)),
    )


def _stappen(deelname: Deelname) -> list[Stap]:
    rows = deelname.stappen.filter(verwijderd_op__isnull=True).prefetch_related("doelen", "krachten")
    return [row for row in rows.order_by("volgorde", "op") if not is_apart(row)]


def _per_stap(stappen: Iterable[Stap]) -> dict[uuid.UUID, list[Afspraak]]:
    found: dict[uuid.UUID, list[Afspraak]] = {}
    rows = Afspraak.objects.filter(stap__in=list(stappen)).exclude(uitkomst=Afspraak.Uitkomst.VERVALLEN)
    for row in rows.order_by(F("wanneer_op").asc(nulls_last=True), "op", "pk"):
        found.setdefault(row.stap_id, []).append(row)
    return found


def _afspraak(row: Afspraak) -> Deelafspraak:
    return Deelafspraak(
        row.zin, row.wanneer_op, str(Afspraak.Uitkomst(row.uitkomst).label) if row.uitkomst else ""
    )


def _doelen(doelen: list[Doel]) -> Iterable[Deeldoel]:
    """With the five levels and the last judgement of each voice; the words that were said with it stay where they are."""
    stand: dict[uuid.UUID, dict[str, int]] = {}
    for row in Oordeel.objects.filter(doel__in=doelen).order_by("op"):
        stand.setdefault(row.doel_id, {})[row.stem] = row.niveau
    for row in doelen:
        yield Deeldoel(row.pk, row.tekst, row.streef_op, tuple(row.niveaus), stand.get(row.pk, {}))


def _bijdragen(deelname: Deelname) -> Iterable[Deelbijdrage]:
    meant = Prefetch("betekenissen", queryset=Betekenis.objects.order_by("stem"))
    rows = deelname.bijdragen.select_related("doel", "door").prefetch_related(meant).order_by("-op")
    for row in rows:
        if row.doel is not None and is_veiligheid(row.doel):
            continue
        yield Deelbijdrage(
            doel=row.doel.tekst if row.doel else "",
            gedaan=row.gedaan,
            tekst=row.tekst,
            op=row.op,
            door=str(row.door),
            betekenissen=tuple(
                (str(Stem(m.stem).label), str(m.get_waarde_display()), m.woorden)
                for m in row.betekenissen.all()
            ),
        )


def _shared(deelname: Deelname) -> dict[str, tuple]:
    """What was shared by itself. A finding or afspraak that came to be about veiligheid is not in it any more."""
    rows = list(deelname.delingen.filter(tot_op__isnull=True).order_by("op", "pk"))
    ids = {soort: [row.onderwerp for row in rows if row.soort == soort] for soort in Deling.Soort.values}
    dossier = deelname.dossier
    afspraken = (
        Afspraak.objects.filter(dossier=dossier, pk__in=ids[Deling.Soort.AFSPRAAK])
        .exclude(uitkomst=Afspraak.Uitkomst.VERVALLEN)
        .select_related("stap")
        .prefetch_related("stap__doelen", "stap__krachten")
    )
    bevindingen = Bevinding.objects.filter(dossier=dossier, pk__in=ids[Deling.Soort.BEVINDING])
    words = {row.pk: (row.tekst,) for row in bevindingen if not is_veiligheid(row)}
    words |= {row.pk: (row.tekst,) for row in Visie.objects.filter(dossier=dossier) if row.tekst}
    words |= _reach(deelname) if ids[Deling.Soort.BEREIKEN] else {}
    return {
        "afspraken": tuple(_afspraak(row) for row in afspraken if not afspraak_is_veiligheid(row)),
        "gedeeld": tuple(
            Gedeeld(str(row.get_soort_display()), words[row.onderwerp], row.waarom)
            for row in rows
            if row.soort != Deling.Soort.AFSPRAAK and row.onderwerp in words
        ),
    }


def _reach(deelname: Deelname) -> dict[uuid.UUID, tuple[str, ...]]:
    """Telephone and e-mail; nothing when somebody in the house may not know of it (any more)."""
    inwoner = deelname.dossier.inwoner
    if get_bereikbaarheid(dossier=deelname.dossier).is_voorzichtig:
        return {}
    known = tuple(text for text in (inwoner.telefoon, inwoner.email) if text)
    return {inwoner.pk: known} if known else {}
