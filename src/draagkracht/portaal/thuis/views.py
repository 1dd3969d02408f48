"""The first page: the next thing first, and from there everything else in one tap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.dossier.overdracht.models import Overdracht
from draagkracht.werkproces.dossier.overdracht.selectors import is_nieuws, latest_overdracht
from draagkracht.werkproces.dossier.zeggenschap import NA_STAPPEN
from draagkracht.werkproces.uitvoering.partijen.selectors import has_nieuwe_deelname
from draagkracht.werkproces.voortgang.contactstand import Contactstand, get_contactstand
from draagkracht.werkproces.voortgang.eigen import EigenStand, read_eigen_stand
from draagkracht.werkproces.voortgang.mijn_plan import Aandebeurt, read_aan_de_beurt

from ..deur import Bezoek, portaal_view, render_portaal

NIEUW = dt.timedelta(days=14)


@dataclass(frozen=True)
class Kaart:
    """One thing that can be done: what it is, why it is there, and where it leads."""

    kop: str
    zin: str
    adres: str
    beeld: str


@portaal_view("begin")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """The resident's own start: what can be done now, this week's small steps, and every room of this door."""
    dossier, today = bezoek.dossier, timezone.localdate(request.op)
    beurt = read_aan_de_beurt(dossier=dossier, op=request.op)
    eigen = read_eigen_stand(dossier=dossier, door=bezoek.door, vandaag=today, is_samen=bezoek.is_samen)
    kaarten: list[Kaart] = []
    if bezoek.may_write:
        kaarten = [
            *_new(get_contactstand(dossier=dossier)),
            *_own(eigen),
            *_to_answer(beurt),
            *_to_know(dossier, request.op),
            *_to_tell(eigen, beurt, is_samen=bezoek.is_samen),
        ]
    return render_portaal(request, bezoek, "thuis.html", kaarten=kaarten, afspraken=beurt.nu, kamers=_rooms())


def _new(stand: Contactstand) -> Iterator[Kaart]:
    if stand.berichten:
        text = ngettext("U hebt een nieuw bericht", "U hebt %(n)d nieuwe berichten", stand.berichten)
        yield Kaart(text % {"n": stand.berichten}, _("Lees het wanneer u wilt."), _at("berichten"), "gesprek")


def _own(stand: EigenStand) -> Iterator[Kaart]:
    if not stand.has_vraag:
        yield Kaart(
            _("Vertel wat er speelt"), _("In uw eigen woorden. Kort is goed."), _at("vraag"), "citaat"
        )


def _to_answer(beurt: Aandebeurt) -> Iterator[Kaart]:
    if beurt.doelen or beurt.has_visie:
        text = _("Wij hebben iets voorgesteld. U zegt wat u ervan vindt.")
        yield Kaart(_("Kijk of dit klopt"), text, _at("doelen"), "doel")
    if beurt.has_keuze:
        text = _("Er zijn plannen om uit te kiezen. U kiest, of u zegt nee.")
        yield Kaart(_("Kies wat bij u past"), text, _at("plan"), "route")
    elif beurt.has_plan:
        yield Kaart(_("Kijk naar uw plan"), _("U zegt of het zo goed is."), _at("plan"), "route")
    if beurt.hoe:
        text = _("Vertel hoe ver u bent. Nog niet zo ver is ook goed om te weten.")
        yield Kaart(_("Hoe staat het met uw doel?"), text, _at("doelen"), "vlag")


def _to_know(dossier: Dossier, op: dt.datetime) -> Iterator[Kaart]:
    """Somebody else is going to help; a party was asked or sees something more: for two weeks, then one finds it oneself."""
    overdracht = latest_overdracht(dossier=dossier)
    if overdracht and is_nieuws(overdracht, op - NIEUW):
        is_new = overdracht.status == Overdracht.Status.VOORGESTELD
        kop = _("%(naam)s gaat u helpen") if is_new else _("%(naam)s helpt u nu")
        text = _("Zeg wat u ervan vindt, en wat %(naam)s moet weten.")
        naam = {"naam": overdracht.naar.naam}
        yield Kaart(kop % naam, text % naam, _at("wie-helpt"), "samen")
    if has_nieuwe_deelname(dossier=dossier, sinds=op - NIEUW):
        text = _("Kijk wie het is en wat zij zien.")
        yield Kaart(_("Wij vroegen iemand om mee te doen"), text, _at("over-mij-delen"), "samen")


def _to_tell(stand: EigenStand, beurt: Aandebeurt, *, is_samen: bool) -> Iterator[Kaart]:
    if stand.meting in ("", "begonnen"):
        kop = _("Hoe gaat het met u?") if stand.meting == "" else _("Ga verder: hoe gaat het met u?")
        text = _("Vragen over geld, wonen, mensen en meer. U mag altijd stoppen.")
        yield Kaart(kop, text, _at("hoe-gaat-het"), "balans")
    if stand.plan != "ingeleverd" and stand.plan_tot:
        kop = _("Maak zelf een plan") if stand.plan == "" else _("Ga verder met uw eigen plan")
        text = _("Hebt u zelf ideeën? Schrijf ze op. Daar beginnen wij dan mee.")
        yield Kaart(kop, text, _at("eigen-plan"), "bewerken")
    # What people think of us is asked on their own device only.
    if beurt.mening and not is_samen:
        address = reverse("portaal:mening", args=[NA_STAPPEN.index(beurt.mening) + 1])
        yield Kaart(
            _("Mocht u meebeslissen?"),
            _("Drie korte vragen. Uw hulpverlener ziet dit niet."),
            address,
            "hulp",
        )


def _rooms() -> list[tuple[str, str, str]]:
    """Every room of this door: text, address, picture."""
    return [
        (_("Mijn week"), _at("week"), "week"),
        (_("Mijn doelen"), _at("doelen"), "doel"),
        (_("Mijn plan"), _at("plan"), "route"),
        (_("Hoe gaat het met mij?"), _at("hoe-gaat-het"), "balans"),
        (_("Wat ik vertelde"), _at("vraag"), "citaat"),
        (_("Mijn eigen plan"), _at("eigen-plan"), "bewerken"),
        (_("Mijn mensen"), _at("mensen"), "mensen"),
        (_("Wie helpt mij"), _at("wie-helpt"), "samen"),
        (_("Berichten"), _at("berichten"), "gesprek"),
        (_("Wat er over mij staat"), _at("over-mij"), "map"),
    ]


def _at(name: str) -> str:
    return reverse(f"portaal:{name}")
