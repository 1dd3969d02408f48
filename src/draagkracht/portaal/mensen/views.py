"""The people around the resident, in plain words: who there is, somebody more, and who no longer."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.werkproces.dossier.contact.steunfiguren import find_open_codes, list_steunfiguren
from draagkracht.werkproces.dossier.models import Netwerklid
from draagkracht.werkproces.dossier.netwerk import (
    get_netwerklid,
    list_netwerkleden,
    list_ooit_huisgenoten,
    remove_netwerklid,
    save_netwerklid,
)

from ..deur import Bezoek, portaal_view, render_portaal
from .forms import MensForm
from .meekijkers import code_button

FIELDS = ("naam", "soort", "nabijheid", "toelichting", "is_huisgenoot")


@portaal_view("mijn mensen")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """Everybody, nearest first, and who of them looks along."""
    since = {s.netwerklid_id: s.vanaf_op for s in list_steunfiguren(dossier=bezoek.dossier)}
    codes = find_open_codes(dossier=bezoek.dossier, op=request.op)
    leden = [(lid, since.get(lid.pk), lid.pk in codes) for lid in list_netwerkleden(dossier=bezoek.dossier)]
    return render_portaal(request, bezoek, "mensen/mensen.html", leden=leden)


@portaal_view("mijn mensen")
def add(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """Somebody more."""
    if not bezoek.may_write:
        return redirect("portaal:mensen")
    start = {"soort": Netwerklid.Soort.FAMILIE, "nabijheid": Netwerklid.Nabijheid.DICHTBIJ}
    f = formulier(request, MensForm, plek="mens:nieuw", dossier_id=bezoek.dossier.pk, initial=start)
    done = _save(request, bezoek, f, None)
    return done or render_portaal(request, bezoek, "mensen/mens.html", f.status, f=f, lid=None)


@portaal_view("mijn mensen")
def change(request: HttpRequest, bezoek: Bezoek, netwerklid_id: uuid.UUID) -> HttpResponse:
    """One of them: what is written, and whether they look along."""
    lid = get_netwerklid(dossier=bezoek.dossier, netwerklid_id=netwerklid_id)
    f = formulier(
        request,
        MensForm,
        plek=f"mens:{lid.pk}",
        dossier_id=bezoek.dossier.pk,
        object=lid,
        initial={name: getattr(lid, name) for name in FIELDS},
        is_stil=lid.pk in list_ooit_huisgenoten(dossier=bezoek.dossier),
    )
    done = _save(request, bezoek, f, lid)
    steun = list_steunfiguren(dossier=bezoek.dossier).filter(netwerklid=lid).first()
    return done or render_portaal(
        request,
        bezoek,
        "mensen/mens.html",
        f.status,
        f=f,
        lid=lid,
        steun=steun,
        code=find_open_codes(dossier=bezoek.dossier, op=request.op).get(lid.pk),
        weg=code_button(request, bezoek, lid.pk),
    )


def _save(request: HttpRequest, bezoek: Bezoek, f: Formulier, lid: Netwerklid | None) -> HttpResponse | None:
    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        save_netwerklid(
            dossier=bezoek.dossier,
            door=bezoek.door,
            op=request.op,
            gegevens=data,
            netwerklid=lid,
            versie=versie,
            sleutel=sleutel,
        )

    return f.act(request, do, reverse("portaal:mensen"), _("Dat is bewaard."))


@portaal_view("mijn mensen")
def remove(request: HttpRequest, bezoek: Bezoek, netwerklid_id: uuid.UUID) -> HttpResponse:
    """Asks once; who looked along, no longer does."""
    if not bezoek.may_write:
        return redirect("portaal:mensen")
    lid = get_netwerklid(dossier=bezoek.dossier, netwerklid_id=netwerklid_id)
    f = formulier(
        request, KnopForm, plek=f"mens-weg:{lid.pk}", dossier_id=bezoek.dossier.pk, is_drafted=False
    )

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        remove_netwerklid(netwerklid=lid, door=bezoek.door, op=request.op, sleutel=sleutel)

    done = f.act(request, do, reverse("portaal:mensen"), _("Deze persoon staat er niet meer bij."))
    return done or render_portaal(request, bezoek, "mensen/weg.html", f.status, f=f, lid=lid)
