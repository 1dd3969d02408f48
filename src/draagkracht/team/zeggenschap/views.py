"""The resident's say: three questions that the resident answers alone, on a screen that shows nothing else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from draagkracht.entree.formulier import Formulier, formulier
from draagkracht.entree.zeggenschap import ZeggenschapForm, is_last, place_of, question_at, write_antwoorden
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.dossier.zeggenschap import NA_STAPPEN, load_teksten

from ..deur import dossier_view

CLOSED = "zeggenschap_klaar"  # in the session: the keys of the forms that were given back


# Never stored by the browser: the way back must not show the professional what the resident answered.
@never_cache
@dossier_view("zeggenschap")
def ask(request: HttpRequest, dossier: Dossier, stap: str) -> HttpResponse:
    """First what it is and who sees it, then one question per screen. Answers are written after the last one only."""
    if stap not in NA_STAPPEN:
        raise NietGevonden
    f = formulier(
        request, ZeggenschapForm, plek=f"zeggenschap:{stap}", dossier_id=dossier.pk, is_drafted=False
    )
    then = reverse("team:zeggenschap-klaar", args=[dossier.pk]) + f"?na={stap}"
    if _is_closed(request, f.sleutel):
        return redirect(then)
    place = place_of(request, f.form)

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        write_antwoorden(request, dossier, request.user, stap, data, sleutel)
        return redirect(then)

    done = f.act(request, do, then) if is_last(place) else None
    if done:
        _close(request, f.sleutel)
    return done or _show(request, dossier, stap, f, min(place, len(load_teksten().vragen)))


def _is_closed(request: HttpRequest, sleutel: str) -> bool:
    """These questions were answered or left: going back in the browser and sending again must not show them anew."""
    if "stop" in request.POST:
        _close(request, sleutel)
    return request.method == "POST" and sleutel in request.session.get(CLOSED, [])


def _close(request: HttpRequest, sleutel: str) -> None:
    request.session[CLOSED] = [*request.session.get(CLOSED, []), sleutel][-20:]


def _show(request: HttpRequest, dossier: Dossier, stap: str, f: Formulier, place: int) -> HttpResponse:
    teksten = load_teksten()
    context = {"dossier": dossier, "stap": stap, "f": f, "bij": place, "teksten": teksten}
    if place == 0:
        return render(request, "team/zeggenschap/begin.html", context, status=f.status)
    context |= question_at(f.form, place)
    return render(request, "team/zeggenschap/vraag.html", context, status=f.status)


@never_cache
@dossier_view("zeggenschap")
def thank(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """The screen may be given back. It shows nothing of what was answered."""
    na = request.GET.get("na", "")
    terug = f"/dossier/{dossier.pk}/{na}/" if na in NA_STAPPEN else ""
    context = {"dossier": dossier, "teksten": load_teksten(), "terug": terug or f"/dossier/{dossier.pk}/"}
    return render(request, "team/zeggenschap/klaar.html", context)
