"""From what may be seen to the picture, the table, the words beside it, paper and JSON."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext

from draagkracht.entree.meten.beeld import profiel_of
from draagkracht.methodiek.profiel import profiel_van
from draagkracht.methodiek.schaal import (
    DRAAGKRACHT,
    DRAAGLAST,
    NIVEAUWOORDEN,
)
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.ui.beeld.profiel import (
    profiel,
    profiel_tabel,
)
from draagkracht.ui.taal import gettext as _
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.meting.antwoorden import instrument_of, scores_of
from draagkracht.werkproces.meting.models import Meting, Moment
from draagkracht.werkproces.meting.selectors import (
    get_moment,
    list_geschiedenis,
    visible_metingen,
    visible_reeks,
)
from draagkracht.werkproces.meting.vergelijking import (
    Verandering,
    Vergelijking,
    compare,
    profielinvoer,
)

from ..deur import dossier_view, render_dossier

NONE_CHOSEN = "geen"


def gemiddelde_words(v: Vergelijking) -> list[tuple[str, str, str]]:
    """Per voice (stem, draaglast, draagkracht that can be used now), each in words; never one figure for both."""
    return [
        (
            stem,
            _mean(v.gemiddelden[stem]["draaglast"], DRAAGLAST, v),
            _mean(v.gemiddelden[stem]["effectieve_draagkracht"], DRAAGKRACHT, v),
        )
        for stem in v.stemmen
    ]


def _mean(gemiddelde: Mapping[str, Any], pan: str, v: Vergelijking) -> str:
    total = sum(not part.eigen for part in v.instrument.van_pan(pan))
    over = {"n": gemiddelde["n"], "totaal": total}
    if gemiddelde["gemiddelde"] is None:
        return _("te weinig gegevens (%(n)s van %(totaal)s onderdelen)") % over
    figure = f"{gemiddelde['gemiddelde']:.1f}".replace(".", ",")
    return _("%(figuur)s op de schaal van 0 tot 4 (%(n)s van %(totaal)s onderdelen)") % {
        "figuur": figure,
        **over,
    }


def change_words(verandering: Verandering) -> str:
    """How a change reads: a step of the scale in a direction that says whether it weighs or carries more."""
    steps = verandering.tot - verandering.van
    if not steps:
        return _("gelijk gebleven")
    richting = {
        (DRAAGLAST, True): _("zwaarder"),
        (DRAAGLAST, False): _("lichter"),
        (DRAAGKRACHT, True): _("sterker"),
        (DRAAGKRACHT, False): _("minder sterk"),
    }[verandering.pan, steps > 0]
    if verandering.onderdeel is None:
        return f"{abs(steps):.1f} {richting}".replace(".", ",")
    return ngettext("één stap %(richting)s", "%(n)d stappen %(richting)s", int(abs(steps))) % {
        "n": int(abs(steps)),
        "richting": richting,
    }


def _changes(v: Vergelijking) -> dict[str, Any]:
    """Changes for the page: those that moved, how many stayed, and whether the instrument can say more than that."""
    parts = [ver for ver in v.veranderingen if ver.onderdeel is not None]
    return {
        "bewogen": _by_part([ver for ver in parts if ver.van != ver.tot]),
        "gelijk": sum(ver.van == ver.tot for ver in parts),
        "pannen": [(ver, change_words(ver)) for ver in v.veranderingen if ver.onderdeel is None],
        "has_normen": any(ver.betrouwbaar is not None for ver in v.veranderingen),
    }


def _by_part(
    moved: Sequence[Verandering],
) -> list[tuple[Verandering, dict[str, tuple[Verandering, str]]]]:
    """One row per part and measure: which it is, and per voice what moved. What moved most comes first, then the
    instrument's order as it came."""
    rows: dict[tuple[str, str], dict[str, tuple[Verandering, str]]] = {}
    for ver in moved:
        rows.setdefault((ver.onderdeel.code, ver.maat), {})[ver.stem] = (ver, change_words(ver))
    found = [(next(iter(voices.values()))[0], voices) for voices in rows.values()]
    return sorted(found, key=lambda row: -max(abs(ver.tot - ver.van) for ver, _words in row[1].values()))


def _choose_earlier(
    request: HttpRequest, moment: Moment, reeks: Mapping[uuid.UUID, Sequence[Meting]]
) -> tuple[list[Moment], Moment | None]:
    """The other moments to compare with, oldest first, and the chosen one: by `?met=`, else the one just before."""
    others = [metingen[0].moment for pk, metingen in reeks.items() if pk != moment.pk]
    asked = request.GET.get("met", "")
    if asked and asked != NONE_CHOSEN:
        found = next((m for m in others if str(m.pk) == asked), None)
        if found is None:
            raise NietGevonden
        return others, found
    before = [m for m in others if m.op < moment.op]
    return others, before[-1] if before and not asked else None


def context_of(request: HttpRequest, dossier: Dossier, moment: Moment) -> dict[str, Any]:
    """Everything the page of a moment shows once its voices may be seen; nothing when there are none to see."""
    reeks = visible_reeks(dossier=dossier, door=request.user)
    nu = reeks.get(moment.pk)
    if not nu:
        return {}
    others, earlier = _choose_earlier(request, moment, reeks)
    v = compare(nu, reeks[earlier.pk] if earlier else ())
    picture = profiel_of(v, earlier)
    return {
        "vergelijking": v,
        "beeld": profiel(picture),
        "tabel": profiel_tabel(picture),
        "gemiddelden": gemiddelde_words(v),
        "anderen": others,
        "eerder": earlier,
        "veranderingen": _changes(v) if earlier else None,
        "niveauwoorden": NIVEAUWOORDEN,
        "woorden": [rij for rij in v.rijen if any(deel.woorden for deel in rij.stemmen.values())],
    }


@dossier_view("meting op papier", "afdruk")
def show_print(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID) -> HttpResponse:
    """The profile for paper. What may not be seen does not exist."""
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    context = context_of(request, dossier, moment)
    if not context:
        raise NietGevonden
    terug = reverse("team:meting-moment", args=[dossier.pk, moment.pk])
    context |= {"dossier": dossier, "moment": moment, "terug": terug}
    return render(request, "team/meting/afdruk.html", context)


@dossier_view("meting als bestand", "bestand")
def show_json(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID) -> HttpResponse:
    """The scores as `draagkracht profiel` reads them (`invoer`), with what the method says of them (`profiel`)."""
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    metingen = visible_metingen(dossier=dossier, door=request.user, moment=moment)
    if not metingen:
        raise NietGevonden
    instrument = instrument_of(metingen[0].instrument)
    invoer = profielinvoer(metingen, instrument)
    return JsonResponse({"invoer": invoer, "profiel": profiel_van(invoer, instrument=instrument)})


@dossier_view("geschiedenis van een score")
def show_history(
    request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID, stem: str, onderdeel: str
) -> HttpResponse:
    """Who wrote what, and when, of one part of one voice."""
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    lines = list_geschiedenis(
        dossier=dossier, door=request.user, moment=moment, stem=stem, onderdeel=onderdeel
    )
    voice = visible_metingen(dossier=dossier, door=request.user, moment=moment)
    instrument = instrument_of(next(m for m in voice if m.stem == stem).instrument)
    return render_dossier(
        request,
        dossier,
        "team/meting/geschiedenis.html",
        "meting",
        moment=moment,
        stem=stem,
        niveauwoorden=NIVEAUWOORDEN,
        part=instrument.onderdeel(onderdeel),
        regels=[(line, scores_of(line)) for line in lines],
    )
