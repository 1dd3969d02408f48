"""Step 6 at the team's door: afspraken and how they went. Notes and attachments are in `notities`."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.entree.bladeren import page_of
from draagkracht.entree.formulier import Formulier, formulier
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.dossier.netwerk import list_netwerkleden
from draagkracht.werkproces.uitvoering.models import Afspraak
from draagkracht.werkproces.uitvoering.selectors import (
    DOTS,
    KleineStap,
    get_afspraak,
    get_kleine_stap,
    list_afspraken,
    list_bijlagen,
    list_kleine_stappen,
    list_notities,
    list_plekken_to_choose,
    list_stappen_to_choose,
)
from draagkracht.werkproces.uitvoering.services import (
    FIELDS,
    STAP,
    change_afspraak,
    record_afspraak,
    record_uitkomst,
)
from draagkracht.werkproces.uitvoering.terugblik import list_zelf_gezegd
from draagkracht.werkproces.uitvoering.woorden import ONZEKER, is_onzeker, load_woorden

from ..deur import dossier_view, render_dossier
from .forms import OUTCOMES, AfspraakForm, UitkomstForm, UitkomstKnopForm
from .notities import note_form, take_note


def _page(dossier: Dossier) -> str:
    return reverse("team:uitvoering", args=[dossier.pk])


def _of(name: str, dossier: Dossier, afspraak: Afspraak) -> str:
    return reverse(f"team:{name}", args=[dossier.pk, afspraak.pk])


def _form(
    request: HttpRequest, dossier: Dossier, plek: str, bij: Afspraak | None = None, **arguments: Any
) -> Formulier:
    """The form of an afspraak; `bij` is one whose place stays to be chosen, also when the step is somewhere else now."""
    plekken = list_plekken_to_choose(dossier=dossier)
    if bij and bij.voorziening and bij.voorziening not in plekken:
        plekken.append(bij.voorziening)
    return formulier(
        request,
        AfspraakForm,
        plek=plek,
        dossier_id=dossier.pk,
        stappen=list_stappen_to_choose(dossier=dossier),
        netwerkleden=list_netwerkleden(dossier=dossier),
        plekken=plekken,
        **arguments,
    )


@dossier_view("uitvoering")
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """This week, later, without a date, done; one tap per outcome; a note is a text box."""
    today = timezone.localdate(request.op)
    nieuw = _form(request, dossier, "afspraak:nieuw", prefix="nieuw")
    f_ging = formulier(request, UitkomstKnopForm, plek="afspraak:ging", dossier_id=dossier.pk, prefix="ging")
    f_note = note_form(request, dossier)
    done = (
        _make(request, dossier, nieuw)
        or _went(request, dossier, f_ging)
        or take_note(request, dossier, f_note)
    )
    if done:
        return done
    gedaan, bladzijde = (
        page_of(request, name) if name in request.GET else 0 for name in ("gedaan", "notities")
    )
    notities, has_more = list_notities(dossier=dossier, bladzijde=bladzijde)
    afspraken = list_afspraken(dossier=dossier, vandaag=today, bladzijde=gedaan)
    return render_dossier(
        request,
        dossier,
        "team/uitvoering/uitvoering.html",
        STAP,
        max(f.status for f in (nieuw, f_ging, f_note)),
        afspraken=afspraken,
        zelf_gezegd=list_zelf_gezegd(dossier=dossier, afspraken=afspraken.gedaan),
        bladzijde_gedaan=gedaan,
        vandaag=today,
        uitkomsten=OUTCOMES[:3],
        nieuw=nieuw,
        f_ging=f_ging,
        f_note=f_note,
        notities=notities,
        has_more_notities=has_more,
        bladzijde_notities=bladzijde,
        bijlagen=list_bijlagen(dossier=dossier),
        kleine_stappen=list_kleine_stappen(dossier=dossier),
        may_note=dossier.recht.may_write,
    )


def _make(
    request: HttpRequest, dossier: Dossier, f: Formulier, vervolg_op: Afspraak | None = None
) -> HttpResponse | None:
    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        afspraak = record_afspraak(
            dossier=dossier,
            door=request.user,
            op=request.op,
            gegevens=data,
            vervolg_op=vervolg_op,
            sleutel=sleutel,
        )
        if is_onzeker(afspraak.zekerheid):
            return redirect(_of("afspraak", dossier, afspraak) + "?kleiner")
        return redirect(_page(dossier) + f"#afspraak-{afspraak.pk}")

    return f.act(request, do, _page(dossier))


def _went(request: HttpRequest, dossier: Dossier, f: Formulier) -> HttpResponse | None:
    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        afspraak_id, _colon, uitkomst = data["uitkomst"].partition(":")
        afspraak = get_afspraak(dossier=dossier, afspraak_id=afspraak_id)
        record_uitkomst(
            afspraak=afspraak, uitkomst=uitkomst, door=request.user, op=request.op, sleutel=sleutel
        )
        return redirect(_of("afspraak-uitkomst", dossier, afspraak))

    return f.act(request, do, _page(dossier))


@dossier_view("uitvoering: afspraak")
def make(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """A new afspraak on a page of its own, filled in from one before it (`?vervolg=<id>`) or for a step (`?stap=<id>`)."""
    before, for_step = request.GET.get("vervolg"), request.GET.get("stap")
    afspraak = get_afspraak(dossier=dossier, afspraak_id=before) if before else None
    voorstel = get_kleine_stap(dossier=dossier, stap_id=for_step) if for_step and not before else None
    initial = _initial_of(afspraak) if afspraak else _initial_for(voorstel)
    initial.update(zekerheid=None, wanneer_op=_next_week(afspraak, timezone.localdate(request.op)))
    plek = f"afspraak:vervolg:{afspraak.pk}" if afspraak else f"afspraak:{for_step if voorstel else 'los'}"
    f = _form(request, dossier, plek, initial=initial)
    if voorstel and DOTS in voorstel.wat:
        f.form.fields["wat"].help_text = _("Zet op de puntjes een naam, of zeg het met andere woorden.")
    done = _make(request, dossier, f, afspraak)
    return done or render_dossier(
        request,
        dossier,
        "team/uitvoering/vervolg.html",
        STAP,
        f.status,
        f=f,
        eerder=afspraak,
        asks_smaller=bool(afspraak and afspraak.uitkomst and load_woorden()[afspraak.uitkomst].kleiner),
    )


def _initial_for(voorstel: KleineStap | None) -> dict[str, Any]:
    """The catalogue's words, and who helps and where as the step has it."""
    if voorstel is None:
        return {}
    lid, plek = voorstel.netwerklid, voorstel.voorziening
    return {
        "als": voorstel.als,
        "wat": voorstel.wat,
        "stap": str(voorstel.stap.pk),
        "netwerklid": str(lid.pk) if lid else "",
        "met_wie": voorstel.met_wie,
        "voorziening": str(plek.pk) if plek else "",
    }


def _next_week(afspraak: Afspraak | None, today: dt.date) -> dt.date | None:
    """The same day of the week as before, in the seven days after today."""
    if afspraak is None or afspraak.wanneer_op is None:
        return None
    return today + dt.timedelta(days=(afspraak.wanneer_op.weekday() - today.weekday() - 1) % 7 + 1)


def _initial_of(afspraak: Afspraak) -> dict[str, Any]:
    fields = {field: getattr(afspraak, field) for field in FIELDS}
    linked = ("stap", "netwerklid", "voorziening")
    return fields | {name: str(getattr(afspraak, f"{name}_id") or "") for name in linked}


@dossier_view("uitvoering: afspraak")
def change(request: HttpRequest, dossier: Dossier, afspraak_id: uuid.UUID) -> HttpResponse:
    """One afspraak; `?kleiner` asks kindly whether it can be smaller."""
    afspraak = get_afspraak(dossier=dossier, afspraak_id=afspraak_id)
    f = _form(
        request,
        dossier,
        f"afspraak:{afspraak.pk}",
        bij=afspraak,
        object=afspraak,
        initial=_initial_of(afspraak),
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        change_afspraak(
            afspraak=afspraak,
            door=request.user,
            op=request.op,
            gegevens=data,
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(request, do, _page(dossier) + f"#afspraak-{afspraak.pk}", _("De afspraak is bewaard."))
    asks = "kleiner" in request.GET and is_onzeker(afspraak.zekerheid)
    return done or render_dossier(
        request,
        dossier,
        "team/uitvoering/afspraak.html",
        STAP,
        f.status,
        f=f,
        afspraak=afspraak,
        woorden=load_woorden()[ONZEKER] if asks else None,
    )


@dossier_view("uitvoering: uitkomst")
def finish(request: HttpRequest, dossier: Dossier, afspraak_id: uuid.UUID) -> HttpResponse:
    """How it went, with kind words, own words, and a next or smaller step."""
    afspraak = get_afspraak(dossier=dossier, afspraak_id=afspraak_id)
    f = formulier(
        request,
        UitkomstForm,
        plek=f"afspraak:{afspraak.pk}:uitkomst",
        dossier_id=dossier.pk,
        object=afspraak,
        initial={"uitkomst": afspraak.uitkomst, "geleerd": afspraak.geleerd},
    )
    woorden = load_woorden().get(afspraak.uitkomst)
    if woorden:
        f.form.fields["geleerd"].label = woorden.vraag

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        record_uitkomst(
            afspraak=afspraak,
            uitkomst=data["uitkomst"],
            geleerd=data["geleerd"],
            door=request.user,
            op=request.op,
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(request, do, _page(dossier))
    return done or render_dossier(
        request,
        dossier,
        "team/uitvoering/uitkomst.html",
        STAP,
        f.status,
        f=f,
        afspraak=afspraak,
        woorden=woorden,
    )
