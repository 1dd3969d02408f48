"""The resident's own door, from the professional's side: invite, hand over the screen, reach safely."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from draagkracht.entree.deur import View
from draagkracht.entree.formulier import KnopForm, formulier
from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.toegang.pincode import is_op
from draagkracht.ui.beeld.vierkant import qr_of
from draagkracht.werkproces.dossier.contact.bereikbaarheden import get_bereikbaarheid, save_bereikbaarheid
from draagkracht.werkproces.dossier.contact.binnenkomen import end_eigen_toegang
from draagkracht.werkproces.dossier.contact.uitnodigingen import (
    create_uitnodiging,
    end_uitnodiging,
    find_uitnodiging,
    has_account,
    is_geldig,
    list_uitnodigingen,
    read_code,
    write_code,
)
from draagkracht.werkproces.dossier.models import Dossier

from ..deur import DossierView, dossier_view, is_writable, render_dossier
from .brief import letter_pdf, letter_words
from .forms import BereikForm, UitnodigForm, initial_of


@dossier_view("de inwoner zelf")
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Whether the resident can come in, what was sent, and what is safe."""
    uitnodigingen = [(u, is_geldig(u, request.op)) for u in list_uitnodigingen(dossier=dossier)[:5]]
    return render_dossier(
        request,
        dossier,
        "team/inwoner/inwoner.html",
        uitnodigingen=uitnodigingen,
        has_account=has_account(dossier=dossier),
        is_pincode_op=is_op(dossier.inwoner.account),
        bereik=get_bereikbaarheid(dossier=dossier),
    )


def writer_view(pagina: str) -> Callable[[DossierView], View]:
    """A page that is only a form: who may not fill it in goes back to what there is to read."""

    def decorate(view: DossierView) -> View:
        @dossier_view(pagina)
        @functools.wraps(view)
        def entrance(request: HttpRequest, dossier: Dossier, **kwargs: uuid.UUID) -> HttpResponse:
            if not is_writable(dossier):
                return redirect("team:inwoner", dossier.pk)
            return view(request, dossier, **kwargs)

        return entrance

    return decorate


@never_cache
@writer_view("inwoner uitnodigen")
def invite(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """A new code, shown once: to print, to send or to type in together."""
    f = formulier(
        request,
        UitnodigForm,
        plek="uitnodigen",
        dossier_id=dossier.pk,
        initial={"bewijs": "afgesproken"},
        is_drafted=False,
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        new = create_uitnodiging(dossier=dossier, door=request.user, op=request.op, sleutel=sleutel, **data)
        adres, link = _addresses(request, new.code)
        return render_dossier(
            request,
            dossier,
            "team/inwoner/brief.html",
            uitnodiging=new.uitnodiging,
            code=write_code(new.code),
            w=letter_words(new.uitnodiging, adres),
            qr=qr_of(link),
            bereik=get_bereikbaarheid(dossier=dossier),
        )

    then = reverse("team:inwoner", args=[dossier.pk])
    return f.act(request, do, then) or render_dossier(
        request, dossier, "team/inwoner/uitnodigen.html", status=f.status, f=f
    )


def _addresses(request: HttpRequest, code: str) -> tuple[str, str]:
    """Where a code is typed, and the address with the code in it: as residents reach this site, when that was set."""
    names = (reverse("portaal:welkom"), reverse("portaal:welkom-code", args=[code]))
    typed, whole = (
        settings.ADRES + name if settings.ADRES else request.build_absolute_uri(name) for name in names
    )
    return typed, whole


@never_cache
@writer_view("brief met een code")
def letter(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """The letter on paper, for who still has the code: it comes from the page that showed it, and is kept nowhere."""
    if request.method != "POST":
        return redirect("team:inwoner", dossier.pk)
    found = find_uitnodiging(code=request.POST.get("code", ""), op=request.op)
    if found is None or found.dossier_id != dossier.pk:
        raise Fout("Deze code is gebruikt, ingetrokken of verlopen. Maak een nieuwe code.")
    code = read_code(request.POST["code"])
    adres, link = _addresses(request, code)
    pdf = letter_pdf(found, code, adres=adres, link=link, op=request.op)
    return HttpResponse(
        pdf, "application/pdf", headers={"Content-Disposition": 'attachment; filename="brief.pdf"'}
    )


@writer_view("veilig bereiken")
def reach(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """On which days and hours, and in which way, nothing that is sent brings danger."""
    bereik = get_bereikbaarheid(dossier=dossier)
    f = formulier(
        request,
        BereikForm,
        plek="bereiken",
        dossier_id=dossier.pk,
        initial=initial_of(bereik),
        object=None if bereik._state.adding else bereik,
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        save_bereikbaarheid(
            dossier=dossier, door=request.user, op=request.op, gegevens=data, versie=versie, sleutel=sleutel
        )

    then = reverse("team:inwoner", args=[dossier.pk])
    done = f.act(request, do, then, _("Vastgelegd wat veilig is."))
    return done or render_dossier(request, dossier, "team/inwoner/bereiken.html", status=f.status, f=f)


@writer_view("uitnodiging intrekken")
def withdraw(request: HttpRequest, dossier: Dossier, uitnodiging_id: uuid.UUID) -> HttpResponse:
    """Nobody can come in with it any more."""
    found = list_uitnodigingen(dossier=dossier).filter(pk=uitnodiging_id).first()
    if found is None:
        raise NietGevonden
    f = formulier(request, KnopForm, plek=f"uitnodiging:{found.pk}", dossier_id=dossier.pk, is_drafted=False)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        end_uitnodiging(
            dossier=dossier, uitnodiging_id=found.pk, door=request.user, op=request.op, sleutel=sleutel
        )

    then = reverse("team:inwoner", args=[dossier.pk])
    done = f.act(request, do, then, _("De code werkt niet meer."))
    return done or render_dossier(
        request, dossier, "team/inwoner/intrekken.html", status=f.status, f=f, uitnodiging=found
    )


@writer_view("eigen toegang stoppen")
def stop(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """The resident's own door closes, also where it stands open now."""
    f = formulier(request, KnopForm, plek="toegang-stoppen", dossier_id=dossier.pk, is_drafted=False)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        end_eigen_toegang(dossier=dossier, door=request.user, op=request.op, sleutel=sleutel)

    then = reverse("team:inwoner", args=[dossier.pk])
    done = f.act(request, do, then, _("De inwoner kan niet meer zelf naar binnen."))
    return done or render_dossier(request, dossier, "team/inwoner/stoppen.html", status=f.status, f=f)
