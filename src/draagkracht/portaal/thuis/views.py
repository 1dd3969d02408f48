"""The first page: the next thing first, and from there everything else in one tap."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagkracht.werkproces.voortgang.begin import Begin, get_begin

from ..deur import Bezoek, portaal_view, render_portaal


@dataclass(frozen=True)
class Kaart:
    """One thing to do: what it is in a few words, why it is there, and where it leads."""

    kop: str
    zin: str
    adres: str
    beeld: str


@portaal_view("begin")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """The resident's own start: what can be done now, this week's small steps, and every room of this door."""
    begin = get_begin(dossier=bezoek.dossier, vandaag=timezone.localdate(request.op))
    kaarten = _now(begin) if bezoek.may_write else []
    return render_portaal(request, bezoek, "thuis.html", begin=begin, kaarten=kaarten, kamers=_rooms())


def _now(begin: Begin) -> list[Kaart]:
    """What waits for this resident, the first first. Nothing of it has to be done."""
    found = []
    if begin.ongelezen:
        text = ngettext("U hebt een nieuw bericht", "U hebt %(n)d nieuwe berichten", begin.ongelezen)
        found.append(
            Kaart(text % {"n": begin.ongelezen}, _("Lees het wanneer u wilt."), _at("berichten"), "gesprek")
        )
    if not begin.has_vraag:
        found.append(
            Kaart(_("Vertel wat er speelt"), _("In uw eigen woorden. Kort is goed."), _at("vraag"), "citaat")
        )
    if begin.te_beslissen:
        text = _("Wij hebben iets voorgesteld. U zegt wat u ervan vindt.")
        found.append(Kaart(_("Kijk of dit klopt"), text, _at("doelen"), "doel"))
    if begin.meting:
        kop = _("Ga verder: hoe gaat het met u?") if begin.meting == "verder" else _("Hoe gaat het met u?")
        found.append(
            Kaart(
                kop,
                _("Vragen over geld, wonen, mensen en meer. U mag altijd stoppen."),
                _at("hoe-gaat-het"),
                "balans",
            )
        )
    if begin.plan_dagen:
        text = ngettext("Dat kan vandaag nog.", "Dat kan nog %(n)d dagen.", begin.plan_dagen)
        found.append(
            Kaart(_("Maak zelf een plan"), text % {"n": begin.plan_dagen}, _at("eigen-plan"), "bewerken")
        )
    return found


def _rooms() -> list[tuple[str, str, str]]:
    """Every room of this door: text, address, picture."""
    return [
        (_("Mijn week"), _at("week"), "week"),
        (_("Mijn doelen"), _at("doelen"), "doel"),
        (_("Mijn plan"), _at("plan"), "route"),
        (_("Hoe gaat het met mij?"), _at("hoe-gaat-het"), "balans"),
        (_("Wat er speelt, in mijn woorden"), _at("vraag"), "citaat"),
        (_("Mijn mensen"), _at("mensen"), "mensen"),
        (_("Berichten"), _at("berichten"), "gesprek"),
        (_("Wat er over mij staat"), _at("over-mij"), "map"),
    ]


def _at(name: str) -> str:
    return reverse(f"portaal:{name}")
