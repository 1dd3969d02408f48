"""One page for who takes over: the resident's voice first, then promises, what helped, and what is fragile.

Everything on it was in the dossier already, or was written for this handover. Each list is short: the newest rows count.
Before somebody takes over, what is about veiligheid is not on it: who says no has not read it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.methodiek.schaal import VEILIGHEID

from ..doelbereiking.models import Betekenis, Bijdrage
from ..doelen.models import Doel
from ..dossier.contact.bereikbaarheden import get_bereikbaarheid
from ..dossier.contact.leeswijzen import get_leeswijze
from ..dossier.contact.models import Leeswijze
from ..dossier.models import Betrokkene, Dossier, Netwerklid, Stem
from ..dossier.overdracht.models import Overdracht
from ..hulpvraag.models import PersoonlijkPlan
from ..meting.models import Score
from ..meting.selectors import list_open_metingen
from ..uitvoering.models import Afspraak
from ..uitvoering.partijen.models import Deelname
from ..uitvoering.partijen.selectors import is_aparte_partij
from ..vraagverheldering.models import Visie
from .feiten_vraag import list_aparte_doelen
from .papier import afspraak_is_veiligheid

FEW, SOME = 5, 8
NIET_BESPROKEN = "niet_besproken"


@dataclass(frozen=True)
class Regel:
    """One line of the page: the words, and what stands small beside it (a day, a name)."""

    tekst: str
    erbij: str = ""
    op: dt.date | dt.datetime | None = None


@dataclass(frozen=True)
class Overdrachtsblad:
    naam: str
    sinds_op: dt.datetime
    taal: str  # "" for Dutch
    is_voorzichtig: bool
    has_voorleeswens: bool
    stem: tuple[Regel, ...]
    doelen: tuple[Regel, ...]
    beloften: tuple[Regel, ...]
    hielp: tuple[Regel, ...]
    hielp_niet: tuple[Regel, ...]
    niet_opnieuw: tuple[Regel, ...]
    kwetsbaar: tuple[Regel, ...]
    meegegeven: tuple[Regel, ...]
    mensen: tuple[Regel, ...]
    partijen: tuple[Regel, ...]
    werkers: tuple[Regel, ...]


def read_overdrachtsblad(
    *, dossier: Dossier, overdracht: Overdracht | None, vandaag: dt.date, is_alles: bool = False
) -> Overdrachtsblad:
    """The page of this dossier, with the words of this handover when there is one. A fixed number of queries.

    `is_alles` is for who works in the dossier already: then what is about veiligheid is on it too.
    """
    rows = dossier.afspraken.select_related("stap", "netwerklid").order_by("-op")
    afspraken = list(rows.prefetch_related("stap__doelen", "stap__krachten")[:100])
    if not is_alles:
        afspraken = [row for row in afspraken if not afspraak_is_veiligheid(row)]
    reach, reading = get_bereikbaarheid(dossier=dossier), get_leeswijze(inwoner=dossier.inwoner)
    people = list(
        dossier.netwerkleden.filter(verwijderd_op__isnull=True).order_by("nabijheid", "pk")[: SOME * 2]
    )
    is_dutch = reading.taal == Leeswijze.Taal.NEDERLANDS
    return Overdrachtsblad(
        naam=dossier.inwoner.naam,
        sinds_op=dossier.geopend_op,
        taal="" if is_dutch else reading.get_taal_display(),
        is_voorzichtig=reach.is_voorzichtig,
        has_voorleeswens=dossier.inwoner.has_voorleeswens,
        stem=tuple(_voice(dossier, overdracht, is_alles=is_alles)),
        doelen=tuple(_goals(dossier, is_alles=is_alles)),
        beloften=(*_written(overdracht, "beloften"), *_promised(afspraken)),
        hielp=(
            *_learned(afspraken, ("gelukt", "bijna")),
            *_contributed(dossier, has_helped=True, is_alles=is_alles),
        ),
        hielp_niet=(
            *_learned(afspraken, ("nog_niet",)),
            *_contributed(dossier, has_helped=False, is_alles=is_alles),
        ),
        niet_opnieuw=(*_written(overdracht, "niet_opnieuw"), *_asked_already(dossier, is_alles=is_alles)),
        kwetsbaar=(*_written(overdracht, "kwetsbaar"), *_fragile(people)),
        meegegeven=tuple(_written(overdracht, "woorden")),
        mensen=tuple(Regel(row.naam, row.relatie) for row in people[:SOME]),
        partijen=tuple(_parties(dossier, vandaag, is_alles=is_alles)),
        werkers=tuple(_workers(dossier)),
    )


def _voice(dossier: Dossier, overdracht: Overdracht | None, *, is_alles: bool) -> list[Regel]:
    """In the resident's own words, the newest that matter most first."""
    found = []
    if overdracht and overdracht.inwoner_woorden:
        found.append(Regel(overdracht.inwoner_woorden, _("voor wie het overneemt"), overdracht.inwoner_op))
    questions = [row for row in dossier.hulpvragen.order_by("-op")[:FEW] if is_alles or not row.is_gevaar]
    found += [Regel(row.woorden, _("de vraag"), row.op) for row in questions]
    visie = Visie.objects.filter(dossier=dossier.pk).first()
    if visie and visie.samenvatting:
        found.append(Regel(visie.samenvatting, _("wat de inwoner zelf samenvatte"), visie.op))
    plan = PersoonlijkPlan.objects.filter(dossier=dossier.pk, ingeleverd_op__isnull=False).first()
    if plan and plan.belangrijk:
        found.append(
            Regel(plan.belangrijk, _("uit het eigen plan: wat iedereen moet weten"), plan.ingeleverd_op)
        )
    said = dossier.akkoorden.filter(stem=Stem.INWONER).exclude(woorden="").order_by("-op")
    if not is_alles:
        said = said.exclude(onderwerp_id__in=list_aparte_doelen(dossier))
    said = said[:FEW]
    return found + [Regel(row.woorden, row.get_onderwerp_display(), row.op) for row in said]


def _goals(dossier: Dossier, *, is_alles: bool) -> list[Regel]:
    rows = dossier.doelen.filter(status=Doel.Status.ACTIEF).order_by("volgorde", "op")
    rows = rows if is_alles else rows.exclude(onderdeel=VEILIGHEID)
    return [
        Regel(
            row.tekst, _("bedacht door %(wie)s") % {"wie": row.get_voorgesteld_door_display()}, row.streef_op
        )
        for row in rows
    ]


def _written(overdracht: Overdracht | None, name: str) -> list[Regel]:
    text = getattr(overdracht, name).strip() if overdracht else ""
    return [Regel(text, str(overdracht.van))] if overdracht and text else []


def _promised(afspraken: list[Afspraak]) -> list[Regel]:
    waiting = [row for row in afspraken if not row.uitkomst]
    waiting.sort(key=lambda row: (row.wanneer_op is None, row.wanneer_op or dt.date.max))
    return [Regel(row.zin, row.wie, row.wanneer_op) for row in waiting[:SOME]]


def _learned(afspraken: list[Afspraak], uitkomsten: tuple[str, ...]) -> list[Regel]:
    rows = [row for row in afspraken if row.uitkomst in uitkomsten]
    return [Regel(row.zin, row.geleerd, row.uitkomst_op) for row in rows[:FEW]]


def _contributed(dossier: Dossier, *, has_helped: bool, is_alles: bool) -> list[Regel]:
    """What parties did that meant much, or nothing, to the resident; the professional's view where theirs is not there."""
    rows = Bijdrage.objects.filter(dossier=dossier.pk).select_related("doel", "deelname__organisatie")
    rows = rows.prefetch_related("betekenissen").order_by("-op")[:50]
    wanted = {Betekenis.Waarde.VEEL, Betekenis.Waarde.WAT} if has_helped else {Betekenis.Waarde.NIET}
    found = []
    for row in rows:
        said = {m.stem: m for m in row.betekenissen.all()}
        meant = said.get(Stem.INWONER) or said.get(Stem.PROFESSIONAL)
        if meant and meant.waarde in wanted and (is_alles or not _is_apart(row)):
            found.append(Regel(f"{row.partij}: {row.tekst}", meant.woorden, row.op))
    return found[:FEW]


def _is_apart(row: Bijdrage) -> bool:
    is_about = row.doel is not None and row.doel.onderdeel == VEILIGHEID
    return is_about or (row.deelname is not None and is_aparte_partij(row.deelname))


def _asked_already(dossier: Dossier, *, is_alles: bool) -> list[Regel]:
    """What was measured and when; and what somebody did not want to talk about, with the reason."""
    found = []
    open_to_all = list_open_metingen(
        dossier=dossier
    )  # an answer given alone is not read before the other's is there
    last = dossier.momenten.filter(metingen__in=open_to_all).order_by("-op").first()
    if last:
        found.append(Regel(_("Hoe het gaat is al gevraagd."), "", last.op))
        names = {part.code: part.naam for part in load_instrument().onderdelen}
        left = Score.objects.filter(meting__moment=last.pk, meting__in=open_to_all, status=NIET_BESPROKEN)
        left = left.exclude(reden="")
        left = left if is_alles else left.exclude(onderdeel=VEILIGHEID)
        texts = {(row.onderdeel, row.reden) for row in left.order_by("onderdeel")[:SOME]}
        found += [
            Regel(_("Niet besproken: %(wat)s") % {"wat": names.get(onderdeel, onderdeel)}, reden)
            for onderdeel, reden in sorted(texts)
        ]
    return found


def _fragile(people: list[Netwerklid]) -> list[Regel]:
    heavy = [row for row in people if (row.belasting or 0) >= Netwerklid.Belasting.ZWAAR]
    return [Regel(row.naam, _("helpen %(hoe)s") % {"hoe": row.get_belasting_display()}) for row in heavy]


def _parties(dossier: Dossier, vandaag: dt.date, *, is_alles: bool) -> list[Regel]:
    running = dossier.deelnames.filter(tot_op__gte=vandaag, status=Deelname.Status.AANGENOMEN)
    rows = running.select_related("organisatie").order_by("op")[:SOME]
    shown = [row for row in rows if is_alles or not is_aparte_partij(row)]
    return [Regel(row.organisatie.naam, row.vraag, row.tot_op) for row in shown]


def _workers(dossier: Dossier) -> list[Regel]:
    """Who had the regie, one after another: what the resident went through."""
    rows = (
        dossier.betrokkenen.filter(rol=Betrokkene.Rol.REGISSEUR)
        .select_related("account")
        .order_by("vanaf_op", "pk")
    )
    return [Regel(str(row.account), "", row.vanaf_op) for row in rows]
