"""What somebody tells before the first talk, and what they told earlier: literally, as it was sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from draagkracht.entree.formulier import formulier
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.hulpvraag.models import Hulpvraag
from draagkracht.werkproces.hulpvraag.selectors import list_hulpvragen
from draagkracht.werkproces.hulpvraag.services import add_werkdagen, change_hulpvraag, record_hulpvraag

from ..deur import Bezoek, portaal_view, render_portaal
from .forms import HaastForm, VertelForm


@portaal_view("mijn woorden")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """What was told so far; the box to tell it in when that is nothing yet."""
    vragen = list(list_hulpvragen(dossier=bezoek.dossier))
    if not vragen and bezoek.may_write:
        return _tell(request, bezoek, 0)
    return render_portaal(
        request,
        bezoek,
        "vraag/verteld.html",
        vragen=[(vraag, _day_of(vraag), _may_say_haste(vraag, bezoek)) for vraag in vragen],
    )


@portaal_view("mijn woorden")
def tell(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """Something new, beside what was told before."""
    if not bezoek.may_write:
        return redirect("portaal:vraag")
    return _tell(request, bezoek, list_hulpvragen(dossier=bezoek.dossier).count())


def _tell(request: HttpRequest, bezoek: Bezoek, earlier: int) -> HttpResponse:
    f = formulier(request, VertelForm, plek="mijn vraag", dossier_id=bezoek.dossier.pk)

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        record_hulpvraag(
            dossier=bezoek.dossier,
            door=bezoek.door,
            op=request.op,
            woorden=data["woorden"],
            gegevens={"gesteld_door": Hulpvraag.GesteldDoor.INWONER},
            sleutel=sleutel,
        )
        return redirect("portaal:vraag-haast", list_hulpvragen(dossier=bezoek.dossier).count())

    done = f.act(request, do, reverse("portaal:vraag"))
    return done or render_portaal(
        request, bezoek, "vraag/vertellen.html", f.status, f=f, is_eerste=not earlier
    )


@portaal_view("mijn woorden")
def ask_haste(request: HttpRequest, bezoek: Bezoek, nummer: int) -> HttpResponse:
    """After telling: can it wait? With danger the page says at once who helps now, and stays."""
    vragen = list(list_hulpvragen(dossier=bezoek.dossier))
    vraag = vragen[nummer - 1] if 1 <= nummer <= len(vragen) else None
    if vraag is None or not _may_say_haste(vraag, bezoek):
        raise NietGevonden
    here, back = reverse("portaal:vraag-haast", args=[nummer]), reverse("portaal:vraag")
    f = formulier(
        request,
        HaastForm,
        plek=f"mijn haast:{vraag.pk}",
        dossier_id=bezoek.dossier.pk,
        initial={"spoed": vraag.spoed},
        is_drafted=False,
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        change_hulpvraag(hulpvraag=vraag, door=bezoek.door, op=request.op, gegevens=data, sleutel=sleutel)
        return redirect(here if data["spoed"] == Hulpvraag.Spoed.NU else back)

    done = f.act(request, do, back)
    is_danger = vraag.spoed == Hulpvraag.Spoed.NU
    return done or render_portaal(request, bezoek, "vraag/haast.html", f.status, f=f, is_danger=is_danger)


def _may_say_haste(vraag: Hulpvraag, bezoek: Bezoek) -> bool:
    """What was told on this screen and was not spoken about yet; a question of somebody else is not theirs to change."""
    return bezoek.may_write and vraag.door_id == bezoek.door.pk and vraag.gesproken_op is None


def _day_of(vraag: Hulpvraag) -> object:
    """The last day on which somebody talks with the resident, None when that was not asked."""
    if vraag.spoed != Hulpvraag.Spoed.DAGEN or vraag.gesproken_op:
        return None
    return add_werkdagen(timezone.localdate(vraag.op), 3)
