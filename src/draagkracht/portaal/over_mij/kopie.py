"""A copy to take along: one file for people (PDF) and one for computers (JSON)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.ui.jinja import datum
from draagkracht.ui.papier.pdf import make_pdf
from draagkracht.werkproces.voortgang.feiten import Feit
from draagkracht.werkproces.voortgang.kopie import collect_kopie
from draagkracht.werkproces.voortgang.over_mij import collect_over_mij

from ..deur import Bezoek, portaal_view, render_portaal


@portaal_view("kopie")
def choose(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """Which file, and whether what somebody may want to read alone is in it."""
    return render_portaal(request, bezoek, "over_mij/kopie.html")


def _wants_all(request: HttpRequest) -> bool:
    return request.GET.get("alles") == "ja"


@portaal_view("kopie", kanaal="bestand")
def as_json(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """Only on the resident's own device: on another's the file would stay behind."""
    if bezoek.is_samen:
        raise NietGevonden
    kopie = collect_kopie(
        dossier=bezoek.dossier, door=bezoek.door, op=request.op, is_alles=_wants_all(request)
    )
    answer = JsonResponse(kopie, json_dumps_params={"ensure_ascii": False, "indent": 1})
    return _as_file(answer, "json", request.op)


@portaal_view("kopie", kanaal="pdf")
def as_pdf(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """On another's device without what stands apart: that file would stay behind as well."""
    if bezoek.is_samen and _wants_all(request):
        raise NietGevonden
    onderwerpen = collect_over_mij(dossier=bezoek.dossier, door=bezoek.door, is_samen=bezoek.is_samen)
    secties = [
        {"kop": o.naam, "feiten": [_entry(feit) for feit in o.feiten]}
        for o in onderwerpen
        if o.feiten and (_wants_all(request) or not o.is_apart)
    ]
    gegevens = {
        "titel": _("Wat er over mij staat"),
        "naam": bezoek.dossier.inwoner.naam,
        "op": datum(request.op, "j F Y"),
        "secties": secties,
        "woorden": {
            "vierkant": _("Een vierkantje staat voor een teken dat niet op papier kan."),
            "verklaring": _("U zette hierbij"),
        },
    }
    answer = HttpResponse(make_pdf("kopie", gegevens, op=request.op), content_type="application/pdf")
    return _as_file(answer, "pdf", request.op)


def _entry(feit: Feit) -> dict[str, Any]:
    return {
        "kop": feit.kop,
        "tekst": feit.tekst,
        "regels": [list(regel) for regel in feit.regels],
        "onder": written_by(feit),
        "verklaringen": [row.woorden for row in feit.verklaringen],
    }


def written_by(feit: Feit) -> str:
    """Who wrote an entry and when, as far as both are known."""
    day = datum(feit.op, "j F Y")
    if feit.door and day:
        return _("Opgeschreven door %(wie)s op %(dag)s.") % {"wie": feit.door, "dag": day}
    return _("Opgeschreven op %(dag)s.") % {"dag": day} if day else ""


def _as_file(response: HttpResponse, soort: str, op: dt.datetime) -> HttpResponse:
    """Neutral by its name as well: it may lie where others look."""
    name = f"mijn-plan-{timezone.localtime(op):%Y-%m-%d}.{soort}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
