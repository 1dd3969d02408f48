"""Three short questions about the resident's say, on the own account: one per screen, and no draft of the answers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import formulier
from draagkracht.entree.zeggenschap import ZeggenschapForm, is_last, place_of, question_at, write_antwoorden
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.dossier.zeggenschap import NA_STAPPEN, load_teksten

from ..deur import Bezoek, portaal_view, render_portaal


@portaal_view("drie vragen")
def ask(request: HttpRequest, bezoek: Bezoek, nummer: int) -> HttpResponse:
    """`nummer` says after which step, counted from 1. Not on the professional's device: they do not see the answers."""
    if bezoek.is_samen or not bezoek.may_write or not 1 <= nummer <= len(NA_STAPPEN):
        raise NietGevonden
    stap = NA_STAPPEN[nummer - 1]
    f = formulier(
        request,
        ZeggenschapForm,
        plek=f"zeggenschap:{stap}",
        dossier_id=bezoek.dossier.pk,
        is_drafted=False,
    )
    place = place_of(request, f.form)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        write_antwoorden(request, bezoek.dossier, bezoek.door, stap, data, sleutel)

    if is_last(place):
        done = f.act(
            request, do, reverse("portaal:doelen" if nummer < 3 else "portaal:plan"), _("Dank u wel.")
        )
        if done:
            return done
    teksten = load_teksten()
    place = min(place, len(teksten.vragen))
    context = {"f": f, "bij": place, "teksten": teksten, "over": teksten.over[stap]}
    if place == 0:
        return render_portaal(request, bezoek, "mening/begin.html", f.status, **context)
    context |= question_at(f.form, place)
    return render_portaal(request, bezoek, "mening/vraag.html", f.status, **context)
