"""The small steps with a day as a calendar file. What it says is neutral where somebody else may see the phone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from draagkracht.werkproces.dossier.contact.bereikbaarheden import get_bereikbaarheid
from draagkracht.werkproces.uitvoering.models import Afspraak
from draagkracht.werkproces.voortgang.mijn_plan import list_agenda

from ..deur import Bezoek, portaal_view, render_portaal
from .forms import AgendaForm

MAKER = "-//Mijn plan//NL"


def make_agenda(afspraken: Iterable[Afspraak], op: dt.datetime, *, has_woorden: bool) -> bytes:
    """An iCalendar file (RFC 5545) of whole days. Without `has_woorden` every title is one neutral word.

    The same small step has the same UID in every file, and a higher SEQUENCE after a change: a phone shows it once.
    """
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for afspraak in afspraken:
        event = Event()
        event.add("uid", f"{afspraak.pk.hex}@mijn")
        event.add("sequence", afspraak.versie - 1)
        event.add("dtstamp", op.astimezone(dt.UTC))
        event.add("dtstart", afspraak.wanneer_op)
        event.add("dtend", afspraak.wanneer_op + dt.timedelta(days=1))
        event.add("summary", afspraak.zin if has_woorden else _("Afspraak"))
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return calendar.to_ical()


@portaal_view("agenda")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """What the file may say, before it is fetched. Until somebody said that nobody has to be careful: the neutral word."""
    reach = get_bereikbaarheid(dossier=bezoek.dossier)
    is_asked = not reach._state.adding
    form = AgendaForm(initial={"woorden": "ja" if is_asked and not reach.is_voorzichtig else "nee"})
    afspraken = list_agenda(dossier=bezoek.dossier)
    return render_portaal(request, bezoek, "week/agenda.html", form=form, afspraken=afspraken)


@portaal_view("agenda", kanaal="agenda")
def fetch(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """The file. Words only when they were asked for, in so many words: `?woorden=ja`."""
    data = make_agenda(
        list_agenda(dossier=bezoek.dossier), request.op, has_woorden=request.GET.get("woorden") == "ja"
    )
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="agenda.ics"'
    return response
