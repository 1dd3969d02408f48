"""Taking over ZRM scores in the browser: choose a file, see what would happen, do it, read the report.

Between the pages the file waits encrypted, as a draft of this person alone; once taken over, the report takes its place.
"""

from __future__ import annotations

import base64
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from draagkracht.entree.concepten import NO_DOSSIER
from draagkracht.entree.formulier import KnopForm, formulier, now
from draagkracht.entree.tussenstand import get_values, keep_values, values_of
from draagkracht.overname.tabel import MAX_BYTES
from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.dossier.concepten import drop_concept, get_concept
from draagkracht.werkproces.meting.invoer import Verslag, find_opener, import_zrm, read_zrm

from ..deur import menu, team_view
from .forms import BestandForm

BESTAND, VERSLAG = "invoer:bestand", "invoer:verslag"


@team_view
def choose(request: HttpRequest) -> HttpResponse:
    """Choose a file. One that cannot be read as a whole is refused here, with the reason."""
    f = formulier(request, BestandForm, plek="invoer:kiezen")

    def do(data: dict[str, Any], **_given: Any) -> None:
        bestand = data["bestand"]
        if bestand.size > MAX_BYTES:
            raise Fout(
                _("Dit bestand is te groot: hoogstens %d MB.") % (MAX_BYTES // 1024 // 1024), "bestand"
            )
        ruw = bestand.read()
        read_zrm(ruw)
        keep_values(
            request.user, BESTAND, {"naam": bestand.name[:100], "inhoud": base64.b64encode(ruw).decode()}
        )

    done = f.act(request, do, reverse("team:invoer-controle"))
    return done or _render(request, "kiezen.html", status=f.status, f=f)


@team_view
def check(request: HttpRequest) -> HttpResponse:
    """What would happen with the file that was chosen; the button does it."""
    concept = get_concept(door=request.user, dossier_id=NO_DOSSIER, plek=BESTAND)
    if concept is None:
        return redirect("team:invoer-verslag" if get_values(request.user, VERSLAG) else "team:invoer")
    f = formulier(request, KnopForm, plek="invoer:overnemen", is_drafted=False)

    def do(data: dict[str, Any], **_given: Any) -> None:
        verslag = _import(request, concept.velden["inhoud"], is_proef=False)
        keep_values(request.user, VERSLAG, _shown(verslag) | {"naam": concept.velden["naam"]})
        drop_concept(door=request.user, dossier_id=NO_DOSSIER, plek=BESTAND)

    done = f.act(request, do, reverse("team:invoer-verslag"))
    if done:
        return done
    verslag = _shown(_import(request, concept.velden["inhoud"], is_proef=True))
    return _render(
        request, "controle.html", status=f.status, f=f, verslag=verslag, naam=concept.velden["naam"]
    )


@team_view
def report(request: HttpRequest) -> HttpResponse:
    """What happened with the last file of this person."""
    verslag = get_values(request.user, VERSLAG)
    if verslag is None:
        return redirect("team:invoer")
    return _render(request, "verslag.html", verslag=verslag, naam=verslag["naam"])


def _import(request: HttpRequest, inhoud: str, *, is_proef: bool) -> Verslag:
    return import_zrm(
        ruw=base64.b64decode(inhoud),
        gemeente=request.user.gemeente,
        op=now(),
        door=request.user,
        opener=find_opener(request.user.gemeente, request.user),
        kanaal="bestand",
        is_proef=is_proef,
    )


def _shown(verslag: Verslag) -> dict[str, Any]:
    return values_of(verslag, ("overgeslagen", "anders"))


def _render(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, f"team/invoer/{template}", {"menu": menu(request), **context}, status=status)
