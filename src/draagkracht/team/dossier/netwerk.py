"""The people around the resident: a picture, a list, and a form that fits in a conversation."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from markupsafe import Markup

from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.ui.beeld.ecogram import Ecogram, Persoon, ecogram
from draagkracht.werkproces.dossier.contact.steunfiguren import list_steunfiguren
from draagkracht.werkproces.dossier.models import Dossier, Netwerklid
from draagkracht.werkproces.dossier.netwerk import (
    NETWERKLID_FIELDS,
    get_netwerklid,
    list_netwerkleden,
    remove_netwerklid,
    save_netwerklid,
)

from ..deur import dossier_view, render_dossier
from .forms import NetwerklidForm


@dossier_view("netwerk")
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Everybody, and a form for one more."""
    f = formulier(
        request,
        NetwerklidForm,
        plek="netwerk",
        dossier_id=dossier.pk,
        initial={"soort": Netwerklid.Soort.FAMILIE, "nabijheid": 2, "richting": "beide", "belasting": ""},
    )
    done = _save(request, dossier, f, None, _("Deze persoon staat erbij."))
    leden = list(list_netwerkleden(dossier=dossier))
    return done or render_dossier(
        request,
        dossier,
        "team/dossier/netwerk.html",
        "hulpvraag",
        f.status,
        f=f,
        leden=leden,
        kijkt_mee={s.netwerklid_id: s.vanaf_op for s in list_steunfiguren(dossier=dossier)},
        figuur=_picture(dossier, leden) if leden else "",
    )


def _picture(dossier: Dossier, leden: list[Netwerklid]) -> Markup:
    personen = tuple(
        Persoon(
            lid.naam,
            lid.relatie,
            lid.nabijheid,
            lid.richting,
            lid.belasting,
            is_hulpverlener=lid.soort == Netwerklid.Soort.HULP,
        )
        for lid in leden
    )
    first_name = (dossier.inwoner.naam.split() or [_("de inwoner")])[0]
    return ecogram(Ecogram(first_name, personen), has_list=False)


@dossier_view("netwerk")
def change(request: HttpRequest, dossier: Dossier, netwerklid_id: uuid.UUID) -> HttpResponse:
    lid = get_netwerklid(dossier=dossier, netwerklid_id=netwerklid_id)
    initial = {name: getattr(lid, name) for name in NETWERKLID_FIELDS}
    f = formulier(
        request,
        NetwerklidForm,
        plek=f"netwerklid:{lid.pk}",
        dossier_id=dossier.pk,
        object=lid,
        initial=initial,
    )
    done = _save(request, dossier, f, lid, _("De wijziging is bewaard."))
    return done or render_dossier(
        request,
        dossier,
        "team/dossier/netwerklid.html",
        "hulpvraag",
        f.status,
        f=f,
        lid=lid,
    )


@dossier_view("netwerk")
def remove(request: HttpRequest, dossier: Dossier, netwerklid_id: uuid.UUID) -> HttpResponse:
    """Asks once, and takes somebody out of the network."""
    lid = get_netwerklid(dossier=dossier, netwerklid_id=netwerklid_id)
    f = formulier(request, KnopForm, plek=f"netwerklid-weg:{lid.pk}", dossier_id=dossier.pk, is_drafted=False)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        remove_netwerklid(netwerklid=lid, door=request.user, op=request.op, sleutel=sleutel)

    gedaan = _("Deze persoon staat niet meer in het netwerk.")
    done = f.act(request, do, f"/dossier/{dossier.pk}/netwerk/", gedaan)
    return done or render_dossier(
        request, dossier, "team/dossier/netwerklid_weg.html", "hulpvraag", f.status, f=f, lid=lid
    )


def _save(
    request: HttpRequest, dossier: Dossier, f: Formulier, lid: Netwerklid | None, gedaan: str
) -> HttpResponse | None:
    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        save_netwerklid(
            dossier=dossier,
            door=request.user,
            op=request.op,
            gegevens=data,
            netwerklid=lid,
            versie=versie,
            sleutel=sleutel,
        )

    # Without a name: what is said after an act travels in a cookie, and no name may stay behind in a browser.
    return f.act(request, do, f"/dossier/{dossier.pk}/netwerk/", gedaan)
