"""One facility: what is known, how fresh that is, changing it, and asking the facility itself."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.sociale_kaart.voorzieningen.koppeling import ends_on, make_token
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.selectors import list_geschiedenis
from draagkracht.sociale_kaart.voorzieningen.services import (
    add_voorziening,
    change_voorziening,
    check_voorziening,
    close_koppeling,
    open_koppeling,
)
from draagkracht.sociale_kaart.voorzieningen.tijden import describe_week
from draagkracht.sociale_kaart.voorzieningen.versheid import describe_versheid
from draagkracht.sociale_kaart.voorzieningen.zoeken import Gevonden

from .forms import KaartForm, initial_kaart
from .toegang import get_voorziening, kaart_view, refusals, render_kaart
from .tonen import card_of, talen_of, themas_of


@kaart_view
def show(request: HttpRequest, voorziening_id: uuid.UUID) -> HttpResponse:
    """Everything about one facility, with three small acts: checked, ask the facility, withdraw the link."""
    voorziening = get_voorziening(request, voorziening_id)
    here = request.path
    check, ask, end = (_small(request, voorziening, soort) for soort in ("nagekeken", "vragen", "intrekken"))
    given = {"voorziening": voorziening, "door": request.user, "op": request.op}

    def do_check(data: dict[str, Any], *, versie: int | None, **_more: Any) -> None:
        with refusals():
            check_voorziening(**given, versie=versie)

    def do_ask(data: dict[str, Any], **_more: Any) -> None:
        open_koppeling(**given)

    def do_end(data: dict[str, Any], **_more: Any) -> None:
        close_koppeling(**given)

    done = (
        check.act(request, do_check, here, _("Bewaard: u hebt het nagekeken."))
        or ask.act(request, do_ask, f"{here}#vragen", _("De link staat klaar."))
        or end.act(request, do_end, here, _("De link werkt niet meer."))
    )
    return done or _render(request, voorziening, check, ask, end)


def _small(request: HttpRequest, voorziening: Voorziening, soort: str) -> Formulier:
    object = voorziening if soort == "nagekeken" else None
    return formulier(
        request, KnopForm, plek=f"{soort}:{voorziening.pk}", object=object, prefix=soort, is_drafted=False
    )


def _render(
    request: HttpRequest, voorziening: Voorziening, check: Formulier, ask: Formulier, end: Formulier
) -> HttpResponse:
    vandaag = timezone.localdate(request.op)
    link = ""
    if voorziening.gevraagd_op and ends_on(voorziening) > request.op:
        link = request.build_absolute_uri(reverse("partner:voorziening", args=[make_token(voorziening)]))
    return render_kaart(
        request,
        "voorziening.html",
        status=check.status,
        v=voorziening,
        kaart=card_of(Gevonden(voorziening, None), vandaag),
        versheid=describe_versheid(voorziening, vandaag),
        week=describe_week(voorziening.tijden),
        talen=talen_of(voorziening),
        themas=themas_of(voorziening),
        geschiedenis=list_geschiedenis(voorziening),
        link=link,
        eindigt_op=ends_on(voorziening),
        check=check,
        ask=ask,
        end=end,
    )


@kaart_view
def add(request: HttpRequest) -> HttpResponse:
    """A facility that people here write down themselves."""
    f = formulier(request, KaartForm, plek="voorziening:nieuw", initial={"status": "actief"})

    def do(data: dict[str, Any], *, sleutel: str, **_more: Any) -> HttpResponse:
        with refusals():
            voorziening = add_voorziening(
                gemeente=request.user.gemeente,
                door=request.user,
                op=request.op,
                gegevens=f.form.waarden(),
                sleutel=sleutel,
            )
        return redirect("team:voorziening", voorziening.pk)

    done = f.act(request, do, reverse("team:sociale-kaart"))
    return done or render_kaart(request, "bewerken.html", status=f.status, f=f, v=None)


@kaart_view
def change(request: HttpRequest, voorziening_id: uuid.UUID) -> HttpResponse:
    """Change a facility. Who does so has looked at all of it, so it counts as checked."""
    voorziening = get_voorziening(request, voorziening_id)
    f = formulier(
        request,
        KaartForm,
        plek=f"voorziening:{voorziening.pk}",
        initial=initial_kaart(voorziening),
        object=voorziening,
        voorziening=voorziening,
    )

    def do(data: dict[str, Any], *, versie: int | None, **_more: Any) -> None:
        with refusals():
            change_voorziening(
                voorziening=voorziening,
                door=request.user,
                op=request.op,
                gegevens=f.form.waarden(),
                versie=versie,
            )

    done = f.act(
        request, do, reverse("team:voorziening", args=[voorziening.pk]), _("De voorziening is gewijzigd.")
    )
    return done or render_kaart(request, "bewerken.html", status=f.status, f=f, v=voorziening)
