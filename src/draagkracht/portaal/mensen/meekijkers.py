"""Asking somebody to look along, and stopping that at once. The resident gives the code themselves; we send nothing."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.ui.beeld.vierkant import qr_of
from draagkracht.werkproces.dossier.contact.models import Uitnodiging
from draagkracht.werkproces.dossier.contact.steunfiguren import (
    end_steunfiguur,
    find_open_codes,
    list_steunfiguren,
)
from draagkracht.werkproces.dossier.contact.uitnodigingen import (
    create_uitnodiging,
    end_uitnodiging,
    write_code,
)
from draagkracht.werkproces.dossier.netwerk import get_netwerklid

from ..deur import Bezoek, portaal_view, render_portaal
from .forms import MeekijkForm


@portaal_view("iemand laten meekijken")
def invite(request: HttpRequest, bezoek: Bezoek, netwerklid_id: uuid.UUID) -> HttpResponse:
    """What this person will see, a word that only they know, and then the code: shown once, kept nowhere."""
    if not bezoek.may_write:
        return redirect("portaal:mensen")
    lid = get_netwerklid(dossier=bezoek.dossier, netwerklid_id=netwerklid_id)
    f = formulier(
        request, MeekijkForm, plek=f"meekijken:{lid.pk}", dossier_id=bezoek.dossier.pk, is_drafted=False
    )

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> HttpResponse:
        new = create_uitnodiging(
            dossier=bezoek.dossier,
            door=bezoek.door,
            op=request.op,
            kanaal=Uitnodiging.Kanaal.TER_PLEKKE,
            bewijs=Uitnodiging.Bewijs.AFGESPROKEN,
            antwoord=data["antwoord"],
            voor=Uitnodiging.Voor.NAASTE,
            netwerklid=lid,
            sleutel=sleutel,
        )
        link = _address(request, reverse("portaal:welkom-code", args=[new.code]))
        return render_portaal(
            request,
            bezoek,
            "mensen/code.html",
            lid=lid,
            code=write_code(new.code),
            tot_op=new.uitnodiging.tot_op,
            adres=_address(request, reverse("portaal:welkom")),
            link=link,
            qr=qr_of(link),
        )

    done = f.act(request, do, reverse("portaal:mensen"))
    return done or render_portaal(request, bezoek, "mensen/uitnodigen.html", f.status, f=f, lid=lid)


def code_button(request: HttpRequest, bezoek: Bezoek, netwerklid_id: uuid.UUID) -> Formulier:
    return formulier(
        request, KnopForm, plek=f"code-weg:{netwerklid_id}", dossier_id=bezoek.dossier.pk, is_drafted=False
    )


@portaal_view("iemand laten meekijken")
@require_POST
def take_back(request: HttpRequest, bezoek: Bezoek, netwerklid_id: uuid.UUID) -> HttpResponse:
    """The code that was given opens nothing any more. Raises NietGevonden without one."""
    code = find_open_codes(dossier=bezoek.dossier, op=request.op).get(netwerklid_id)
    here = reverse("portaal:mens", args=[netwerklid_id])
    if code is None:
        return redirect(here)
    f = code_button(request, bezoek, netwerklid_id)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        end_uitnodiging(
            dossier=bezoek.dossier, uitnodiging_id=code.pk, door=bezoek.door, op=request.op, sleutel=sleutel
        )

    return f.act(request, do, here, _("De code werkt niet meer.")) or redirect(here)


@portaal_view("meekijken stoppen")
def stop(request: HttpRequest, bezoek: Bezoek, netwerklid_id: uuid.UUID) -> HttpResponse:
    """From now on this person sees nothing, also where the page stands open. Also when the help has ended."""
    steun = list_steunfiguren(dossier=bezoek.dossier).filter(netwerklid=netwerklid_id).first()
    if steun is None:
        raise NietGevonden
    f = formulier(request, KnopForm, plek=f"stop:{steun.pk}", dossier_id=bezoek.dossier.pk, is_drafted=False)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        end_steunfiguur(
            dossier=bezoek.dossier, steunfiguur=steun, door=bezoek.door, op=request.op, sleutel=sleutel
        )

    done = f.act(request, do, reverse("portaal:mensen"), _("Deze persoon kijkt niet meer mee."))
    return done or render_portaal(request, bezoek, "mensen/stop.html", f.status, f=f, lid=steun.netwerklid)


def _address(request: HttpRequest, path: str) -> str:
    """As residents reach this site, when that was set: not whatever name this request came in under."""
    return settings.ADRES + path if settings.ADRES else request.build_absolute_uri(path)
