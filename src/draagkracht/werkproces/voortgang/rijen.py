"""The rows of one dossier over all steps, in three queries whatever its size: cards, threads, and people with their acts."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Count, F, Max, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Left

from draagkracht.toegang.gecompileerd import ACCOUNT, DOSSIER, Gecompileerd, part
from draagkracht.toegang.models import DE_INWONER, DE_NAASTE, Rol

from ..aanpak.models import Planversie, Stap
from ..doelbereiking.models import Afsluiting, Oordeel
from ..doelen.models import Doel
from ..dossier.contact.models import Bericht, Verzoek
from ..dossier.models import Akkoord, Betrokkene, Concept, Handeling, Netwerklid, Stem, Zeggenschap
from ..hulpvraag.models import Hulpvraag
from ..meting.models import Meting, Moment
from ..uitvoering.models import Afspraak
from ..vraagverheldering.models import Bevinding, Visie

TIMELINE = 40  # acts read; what was done more than once on a day is one line
AFSPRAKEN_SHOWN = 40
WORDS_SHOWN = 400
FACTS = 6


def _verteld() -> Case:
    told = When(has_clientondersteuning_verteld=True, has_persoonlijk_plan_verteld=True, then=Value("ja"))
    return Case(told, default=Value(""))


def _door() -> Case:
    """Who did it. The account of a resident or a naaste carries no name (see toegang.services)."""
    resident = When(door__rol=Rol.INWONER, then=Value(str(DE_INWONER)))
    naaste = When(door__rol=Rol.NAASTE, then=Value(str(DE_NAASTE)))
    return Case(resident, naaste, default="door__naam")


def _has_text(field: str) -> Case:
    return Case(When(**{field: ""}, then=Value("")), default=Value("ja"))


def _spoed() -> Case:
    """What was said about danger or haste; "gesproken" once somebody spoke with the resident about it."""
    return Case(When(gesproken_op__isnull=False, then=Value("gesproken")), default="spoed")


def _card(soort: str, rows: QuerySet, *columns: Any) -> QuerySet:
    """One part of the cards: its kind, and six facts at most, whose meaning depends on the kind."""
    return part(soort, rows, *columns, *[""] * (FACTS - len(columns)))


def _cards() -> list[QuerySet]:
    """Per row: kind, id, text, and four facts whose meaning depends on the kind."""
    return [*_found(), *_planned(), *_done(), *_answered()]


def _found() -> list[QuerySet]:
    """What was asked, measured and seen."""
    of = {"dossier": DOSSIER}
    vragen = Hulpvraag.objects.filter(**of).order_by("op")
    metingen = Meting.objects.filter(moment__dossier=DOSSIER)
    bevindingen = Bevinding.objects.filter(**of).order_by("op")
    words = Left("woorden", WORDS_SHOWN)
    return [
        _card("hulpvraag", vragen, "id", words, _spoed(), "gesteld_door", _verteld(), "op"),
        _card("moment", Moment.objects.filter(**of), "id", "aanleiding", "op"),
        _card("meting", metingen, "id", "stem", "moment_id", "afgerond_op"),
        _card("bevinding", bevindingen, "id", "tekst", "keuze", "soort", "onderdeel", "hulpvraag_id"),
        _card("visie", Visie.objects.filter(**of), "id", "", "versie", _has_text("tekst")),
    ]


def _planned() -> list[QuerySet]:
    of = {"dossier": DOSSIER}
    doelen = Doel.objects.filter(**of).order_by("volgorde", "op")
    stappen = Stap.objects.filter(**of, verwijderd_op__isnull=True).order_by("volgorde", "op")
    last_plan = Planversie.objects.filter(**of).order_by("-nummer")[:1]
    return [
        _card("doel", doelen, "id", "tekst", "status", "streef_op", "versie", "niveaus"),
        _card("stap", stappen, "id", "wat", "status", "fase", "start_op", "weken"),
        _card("planversie", last_plan, "id", "", "nummer"),
    ]


def _done() -> list[QuerySet]:
    """The open afspraken, per step the last one that was done, and which steps ever had one."""
    afspraken = Afspraak.objects.filter(dossier=DOSSIER)
    still = afspraken.filter(uitkomst="").order_by(F("wanneer_op").asc(nulls_last=True), "op")
    gedaan = afspraken.exclude(uitkomst="")
    latest = gedaan.filter(stap=OuterRef("stap")).order_by("-uitkomst_op", "-op", "-pk").values("pk")[:1]
    steps = afspraken.filter(stap__isnull=False).values("stap").distinct()
    open_facts = ("id", "wat", "wanneer_op", "stap_id", "als", "met_wie")
    return [
        _card("afspraak", still[:AFSPRAKEN_SHOWN], *open_facts),
        _card(
            "afspraak_gedaan",
            gedaan.filter(pk=Subquery(latest)),
            "id",
            "wat",
            "uitkomst",
            "stap_id",
            "als",
        ),
        _card("stap_met_afspraak", steps, "stap_id"),
    ]


def _answered() -> list[QuerySet]:
    """What the voices said of it, and closing."""
    of = {"dossier": DOSSIER}
    akkoorden = Akkoord.objects.filter(**of).order_by("op")
    judged = Oordeel.objects.filter(doel__dossier=DOSSIER).order_by().values("doel")
    asked = Zeggenschap.objects.filter(**of).order_by().values("stap").distinct()
    closed = Afsluiting.objects.filter(**of).order_by("-gesloten_op")[:1]
    answer = ("onderwerp_id", "onderwerp", "stem", "antwoord", "onderwerp_versie")
    return [
        _card("akkoord", akkoorden, *answer),
        _card("oordeel", judged, "doel_id", "", Cast(Max("op"), TextField())),
        _card("zeggenschap", asked, "stap"),
        _card("afsluiting", closed, "id", "reden", "nazorg_op"),
    ]


def _threads() -> list[QuerySet]:
    return [
        part(
            "draad", Doel.bevindingen.through.objects.filter(doel__dossier=DOSSIER), "bevinding_id", "doel_id"
        ),
        part("draad", Stap.doelen.through.objects.filter(stap__dossier=DOSSIER), "doel_id", "stap_id"),
        part("inzet", Stap.krachten.through.objects.filter(stap__dossier=DOSSIER), "bevinding_id", "stap_id"),
    ]


def _people() -> list[QuerySet]:
    """The workers, the network (names are still tokens), the last acts, and the drafts of who asks."""
    workers = Betrokkene.objects.filter(dossier=DOSSIER, tot_op__isnull=True).order_by("-rol", "vanaf_op")
    network = Netwerklid.objects.filter(dossier=DOSSIER, verwijderd_op__isnull=True).order_by(
        "nabijheid", "pk"
    )
    acts = Handeling.objects.filter(dossier=DOSSIER).order_by("-op", "-pk")[:TIMELINE]
    drafts = Concept.objects.filter(account=ACCOUNT, dossier_id=DOSSIER).order_by("-op")
    return [
        part("werker", workers, "account__naam", "rol", "vanaf_op", ""),
        part("netwerk", network, "naam", "relatie", "soort", "nabijheid"),
        part("handeling", acts, "soort", _door(), "op", "stap"),
        part("concept", drafts, "plek", "op", "", ""),
        *_waiting(),
    ]


def _waiting() -> list[QuerySet]:
    """How many messages nobody of the team read, and how many requests still need an answer."""
    unread = Bericht.objects.filter(dossier=DOSSIER, gelezen_op__isnull=True).exclude(stem=Stem.PROFESSIONAL)
    asked = Verzoek.objects.filter(dossier=DOSSIER, besluit=Verzoek.Besluit.OPEN)
    asked = asked.exclude(soort=Verzoek.Soort.VERKLARING)
    number = Cast(Count("pk"), TextField())
    return [
        part(soort, rows.order_by().values("dossier"), number, "", "", "")
        for soort, rows in (("bericht", unread), ("verzoek", asked))
    ]


CARDS = Gecompileerd(_cards)
THREADS = Gecompileerd(_threads)
PEOPLE = Gecompileerd(_people)
