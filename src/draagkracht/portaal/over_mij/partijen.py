"""Which organisations work along, exactly what each of them sees, stopping where that can be, and what it meant."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import KnopForm, formulier
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Grondslag
from draagkracht.werkproces.doelbereiking.models import Betekenis
from draagkracht.werkproces.doelbereiking.selectors import list_partijbijdragen
from draagkracht.werkproces.doelbereiking.services import record_betekenis
from draagkracht.werkproces.dossier.models import Dossier, Stem
from draagkracht.werkproces.uitvoering.partijen.models import Deelname
from draagkracht.werkproces.uitvoering.partijen.selectors import get_deelname, is_lopend, list_deelnames
from draagkracht.werkproces.uitvoering.partijen.services import end_deelname
from draagkracht.werkproces.voortgang.deelbeeld import read_deelbeeld
from draagkracht.werkproces.voortgang.feiten import waarom

from ..deur import Bezoek, portaal_view, render_portaal
from ..invulvelden import ask_one, ask_words


def in_words(deelname: Deelname, vandaag: dt.date) -> str:
    """How it stands with a party, to the resident."""
    if not is_lopend(deelname, vandaag):
        is_no = deelname.status == Deelname.Status.AFGEWEZEN
        return _("doet niet mee") if is_no else _("is gestopt")
    return {
        Deelname.Status.GEVRAAGD: _("is gevraagd"),
        Deelname.Status.ANDERS: _("wil het anders"),
        Deelname.Status.AANGENOMEN: _("doet mee"),
    }[Deelname.Status(deelname.status)]


def parties_of(dossier: Dossier, op: dt.datetime) -> list[tuple[Deelname, str]]:
    """Every party that was ever asked, with how it stands; the newest first."""
    today = timezone.localdate(op)
    return [(row, in_words(row, today)) for row in list_deelnames(dossier=dossier)]


def meanings() -> dict[str, str]:
    """What a contribution can have meant, as the resident says it."""
    return {
        Betekenis.Waarde.VEEL: _("Het hielp mij veel"),
        Betekenis.Waarde.WAT: _("Het hielp mij een beetje"),
        Betekenis.Waarde.NIET: _("Het hielp mij niet"),
        Betekenis.Waarde.ONBEKEND: _("Dat weet ik nog niet"),
    }


class BetekenisForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["waarde"] = ask_one(
            _("Wat deed het voor u?"), meanings().items(), needed=_("Kies een van de zinnen.")
        )
        self.fields["woorden"] = ask_words(_("Wilt u er iets bij zeggen?"))


@portaal_view("met wie delen")
def show(request: HttpRequest, bezoek: Bezoek, deelname_id: uuid.UUID) -> HttpResponse:
    """One party: what was asked, why that may, what it sees now, and what it did."""
    deelname = get_deelname(dossier=bezoek.dossier, deelname_id=deelname_id)
    today = timezone.localdate(request.op)
    bijdragen = [
        (row, {m.stem: m for m in row.betekenissen.all()}.get(Stem.INWONER))
        for row in list_partijbijdragen(deelname=deelname)
    ]
    return render_portaal(
        request,
        bezoek,
        "over_mij/partij.html",
        deelname=deelname,
        stand=in_words(deelname, today),
        is_lopend=is_lopend(deelname, today),
        mag_stoppen=deelname.grondslag == Grondslag.TOESTEMMING,
        wet=waarom(deelname.grondslag),
        beeld=read_deelbeeld(deelname),
        bijdragen=bijdragen,
        woorden=meanings(),
    )


@portaal_view("met wie delen")
def stop(request: HttpRequest, bezoek: Bezoek, deelname_id: uuid.UUID) -> HttpResponse:
    """Takes back the yes: the party sees nothing any more, at once. Only where that yes was the ground."""
    deelname = get_deelname(dossier=bezoek.dossier, deelname_id=deelname_id)
    is_open = is_lopend(deelname, timezone.localdate(request.op))
    if deelname.grondslag != Grondslag.TOESTEMMING or not is_open:
        return redirect("portaal:over-mij-partij", deelname.pk)
    f = formulier(
        request, KnopForm, plek=f"partij-stop:{deelname.pk}", dossier_id=bezoek.dossier.pk, is_drafted=False
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        end_deelname(deelname=deelname, door=bezoek.door, op=request.op, sleutel=sleutel)

    done = f.act(request, do, reverse("portaal:over-mij-delen"), _("Zij zien niets meer van u."))
    return done or render_portaal(
        request, bezoek, "over_mij/partij_stop.html", f.status, f=f, deelname=deelname
    )


@portaal_view("met wie delen")
def weigh(
    request: HttpRequest, bezoek: Bezoek, deelname_id: uuid.UUID, bijdrage_id: uuid.UUID
) -> HttpResponse:
    """What something that a party did meant to the resident. The party reads it: the page says so."""
    deelname = get_deelname(dossier=bezoek.dossier, deelname_id=deelname_id)
    bijdrage = next((row for row in list_partijbijdragen(deelname=deelname) if row.pk == bijdrage_id), None)
    if bijdrage is None:
        raise NietGevonden
    own = next((m for m in bijdrage.betekenissen.all() if m.stem == Stem.INWONER), None)
    bijdrage.dossier = bezoek.dossier
    f = formulier(
        request,
        BetekenisForm,
        plek=f"betekenis:{bijdrage.pk}",
        dossier_id=bezoek.dossier.pk,
        initial={"waarde": own.waarde, "woorden": own.woorden} if own else {},
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        record_betekenis(
            bijdrage=bijdrage,
            stem=bezoek.stem,
            door=bezoek.door,
            op=request.op,
            sleutel=sleutel,
            **data,
        )

    done = f.act(
        request, do, reverse("portaal:over-mij-partij", args=[deelname.pk]), _("Uw antwoord is bewaard.")
    )
    return done or render_portaal(
        request, bezoek, "over_mij/betekenis.html", f.status, f=f, deelname=deelname, bijdrage=bijdrage
    )
