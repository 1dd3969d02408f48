"""The doelhulp: from a finding to a goal in small questions, one per screen, at the table with the resident."""

from __future__ import annotations

import datetime as dt
import functools
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.entree.deur import View
from draagkracht.entree.formulier import Formulier, formulier
from draagkracht.methodiek.doelhulp import review_doel
from draagkracht.methodiek.doelhulp_voorstel import Antwoorden, Doelvoorstel, compose_doel
from draagkracht.methodiek.instrument import load_instrument, pan_of
from draagkracht.methodiek.schaal import DRAAGKRACHT, VEILIGHEID
from draagkracht.methodiek.voorbeelddoelen import list_voorbeelddoelen, load_voorbeelddoelen
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.ui.beeld.doelschaal import Doelschaal, doelschaal
from draagkracht.werkproces.doelen.gesprekken import (
    finish_doelgesprek,
    get_doelgesprek,
    record_doelgesprek,
    start_doelgesprek,
)
from draagkracht.werkproces.doelen.models import Doel, Doelgesprek
from draagkracht.werkproces.doelen.selectors import count_actief, get_doel
from draagkracht.werkproces.dossier.concepten import drop_concepten
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.hulpvraag.selectors import list_hulpvragen
from draagkracht.werkproces.vraagverheldering.models import Bevinding
from draagkracht.werkproces.vraagverheldering.selectors import get_bevinding

from ..deur import DossierView, dossier_view, is_writable
from . import hulp_forms as forms
from .forms import NIVEAUVELDEN
from .hulp_vragen import IN_WORDS, KLAAR, VRAGEN, beside, order_of, where_we_were

PAGINA = "doelhulp"
TYPED = ("doel", "kleiner")  # questions in which the goal itself is written
VERDER = "verder"  # leads to the question where the talk stopped


def _shows_nothing(request: HttpRequest, _dossier: Dossier) -> bool:
    """While a goal is typed only what was typed is answered: the page itself is in the log already."""
    asked = request.resolver_match.kwargs.get("vraag") if request.resolver_match else None
    return request.method == "POST" and bool(request.htmx) and asked in TYPED


def table_view(view: DossierView) -> View:
    """A screen at the table, for who may write; who only reads gets the goals themselves."""

    @dossier_view(PAGINA, is_seen=_shows_nothing)
    @functools.wraps(view)
    def entrance(request: HttpRequest, dossier: Dossier, **kwargs: Any) -> HttpResponse:
        if not is_writable(dossier) and request.method != "POST":
            return redirect("team:doelen", dossier.pk)
        request.vandaag = timezone.localdate(request.op)
        return view(request, dossier, **kwargs)

    return entrance


def _render(
    request: HttpRequest, dossier: Dossier, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    stop = reverse("team:doelen", args=[dossier.pk])
    context = {"dossier": dossier, "stop": stop, **context}
    return render(request, f"team/doelen/{template}.html", context, status=status)


def _address(gesprek: Doelgesprek, code: str) -> str:
    return reverse("team:doelhulp-vraag", args=[gesprek.dossier_id, gesprek.pk, code])


def _asked(request: HttpRequest, dossier: Dossier) -> tuple[Bevinding | None, Doel | None]:
    """The finding or the goal that the address names. Raises NietGevonden for one that is not of this dossier."""
    ids = {name: request.GET.get(name, "") for name in ("bevinding", "doel")}
    try:
        found = {name: uuid.UUID(value) for name, value in ids.items() if value}
    except ValueError:
        raise NietGevonden from None
    bevinding = (
        get_bevinding(dossier=dossier, bevinding_id=found["bevinding"]) if "bevinding" in found else None
    )
    return bevinding, get_doel(dossier=dossier, doel_id=found["doel"]) if "doel" in found else None


@table_view
def begin(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """What it is about and how it goes; then the first question."""
    bevinding, doel = _asked(request, dossier)
    about = (doel.onderdeel if doel else "") or (bevinding.onderdeel if bevinding else "")
    about = about if pan_of(about) else ""
    f = formulier(
        request,
        forms.BeginForm,
        plek=f"doelhulp:{doel.pk if doel else bevinding.pk if bevinding else 'nieuw'}",
        dossier_id=dossier.pk,
        is_bekend=bool(about),
        has_richting=doel is None and pan_of(about) != DRAAGKRACHT,
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        part = about or data["onderdeel"]
        # What carries has one direction only, whatever was ticked before the part was chosen.
        richting = doel.richting if doel else "" if pan_of(part) == DRAAGKRACHT else data["richting"]
        gesprek = start_doelgesprek(
            dossier=dossier,
            door=request.user,
            op=request.op,
            onderdeel=part,
            richting=richting,
            bevinding=bevinding,
            doel=doel,
            sleutel=sleutel,
        )
        return redirect(_address(gesprek, where_we_were(gesprek)))

    done = f.act(request, do, reverse("team:doelen", args=[dossier.pk]))
    return done or _render(
        request,
        dossier,
        "hulp_begin",
        f.status,
        f=f,
        bevinding=bevinding,
        doel=doel,
        over=_name_of(about),
        is_veiligheid=about == VEILIGHEID,
        hulpvragen=list_hulpvragen(dossier=dossier),
    )


def _name_of(onderdeel: str) -> str:
    return next((p.naam_inwoner for p in load_instrument().onderdelen if p.code == onderdeel), "")


@table_view
def ask(request: HttpRequest, dossier: Dossier, gesprek_id: uuid.UUID, vraag: str) -> HttpResponse:
    """One question. Every button keeps the answer first: going on, going back, taking an example."""
    gesprek = get_doelgesprek(dossier=dossier, gesprek_id=gesprek_id)
    if vraag not in (*VRAGEN, VERDER):
        raise NietGevonden
    if _shows_nothing(request, dossier):
        typed = request.POST.get("tekst", "")
        hints = review_doel(typed, gesprek.streef_op, request.vandaag)
        context = {"wenken": hints, "is_leeg": not typed.strip()}
        return render(request, "team/doelen/hulp_wenken.html", context)
    if not gesprek.is_open:
        page = reverse("team:doelen", args=[dossier.pk])
        return redirect(f"{page}#d-{gesprek.doel_id}" if gesprek.doel_id else page)
    if vraag == VERDER:
        return redirect(_address(gesprek, where_we_were(gesprek)))
    if vraag == KLAAR:
        return _finish(request, dossier, gesprek)
    f = _form_of(request, gesprek, vraag)

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        answers = {vraag: data["antwoord"]} if vraag in IN_WORDS else data
        answers |= _taken(request, gesprek)
        # A smaller goal is another goal: how sure is asked anew, and history keeps the first answer.
        if vraag == "kleiner" and answers["tekst"] != gesprek.tekst:
            answers["zekerheid"] = None
        record_doelgesprek(
            gesprek=gesprek, door=request.user, op=request.op, gegevens=answers, sleutel=sleutel
        )
        return redirect(_next(request, gesprek, vraag))

    done = f.act(request, do, _address(gesprek, beside(gesprek, vraag, 1)))
    return done or _render_question(request, dossier, gesprek, vraag, f)


def _taken(request: HttpRequest, gesprek: Doelgesprek) -> dict[str, str]:
    """The goal's text when an example or the proposal was tapped; {} otherwise."""
    example = load_voorbeelddoelen().get(request.POST.get("voorbeeld", ""))
    if example and example.onderdeel == gesprek.onderdeel:
        return {"tekst": example.tekst, "voorbeeld": example.code}
    taken = {"woorden": _propose(gesprek, from_words=True).tekst, "begin": _propose(gesprek).niveaus[1]}
    tekst = taken.get(request.POST.get("neem", ""), "")
    return {"tekst": tekst} if tekst else {}


def _next(request: HttpRequest, gesprek: Doelgesprek, vraag: str) -> str:
    """Where the button that was pressed leads to."""
    if "voorbeeld" in request.POST:
        return _address(gesprek, "doel")
    if vraag == "kleiner" and gesprek.zekerheid is None and "terug" not in request.POST:
        return _address(gesprek, "zeker")
    if "kijk" in request.POST or "neem" in request.POST:
        return _address(gesprek, vraag) + "#wenken"
    if "terug" in request.POST:
        back = beside(gesprek, vraag, -1)
        return _address(gesprek, back) if back else reverse("team:doelen", args=[gesprek.dossier_id])
    return _address(gesprek, beside(gesprek, vraag, 1))


def _propose(gesprek: Doelgesprek, from_words: bool = False) -> Doelvoorstel:
    """What the answers so far propose; `from_words` looks at what was said, not at the goal's text as it is now."""
    names = ("anders", "nu", "merken", "doen")
    said = {name: getattr(gesprek, name) for name in names}
    return compose_doel(
        Antwoorden(**said, doel="" if from_words else gesprek.tekst, zekerheid=gesprek.zekerheid)
    )


def _form_of(request: HttpRequest, gesprek: Doelgesprek, vraag: str) -> Formulier:
    place = f"doelhulp:{gesprek.pk}:{vraag}"
    make = functools.partial(formulier, request, plek=place, dossier_id=gesprek.dossier_id)
    if vraag in IN_WORDS:
        return make(forms.WoordenForm, initial={"antwoord": getattr(gesprek, vraag)})
    if vraag == "wanneer":
        initial = forms.initial_wanneer(gesprek.streef_op, request.vandaag)
        return make(forms.WanneerForm, initial=initial, op=request.vandaag)
    if vraag == "zeker":
        return make(forms.ZekerForm, initial={"zekerheid": gesprek.zekerheid})
    proposal = _propose(gesprek)
    if vraag == "niveaus":
        texts = gesprek.niveaus or proposal.niveaus
        initial = {naam: texts[niveau + 2] for naam, (niveau, _help) in NIVEAUVELDEN.items()}
        return make(forms.NiveausForm, initial=initial, vragen=proposal.vragen)
    if vraag == "kleiner":
        return make(forms.KleinerForm, initial={"kleiner": gesprek.kleiner, "tekst": gesprek.tekst})
    return make(forms.DoelTekstForm, initial={"tekst": gesprek.tekst or proposal.tekst})


def _render_question(
    request: HttpRequest, dossier: Dossier, gesprek: Doelgesprek, vraag: str, f: Formulier
) -> HttpResponse:
    asked, order = VRAGEN[vraag], order_of(gesprek)
    written = f.form["tekst"].value() or "" if "tekst" in f.form.fields else ""
    proposal = _propose(gesprek, from_words=True).tekst
    return _render(
        request,
        dossier,
        "hulp_vraag",
        f.status,
        f=f,
        gesprek=gesprek,
        vraag=asked,
        soort="woorden" if vraag in IN_WORDS else vraag,
        nummer=order.index(vraag) + 1 if vraag in order else len(order) - 1,
        totaal=len(order) - 1,
        over=_name_of(gesprek.onderdeel),
        is_veiligheid=gesprek.onderdeel == VEILIGHEID,
        is_voorbeeld=bool(gesprek.voorbeeld) and gesprek.tekst == _example_text(gesprek),
        voorstel=proposal if vraag == "doel" and proposal not in ("", written) else "",
        begin=_propose(gesprek).niveaus[1],
        kleiner=_propose(gesprek).kleiner,
        wenken=review_doel(str(written), gesprek.streef_op, request.vandaag),
        is_leeg=not str(written).strip(),
        voorbeelden_lijst=list_voorbeelddoelen(gesprek.onderdeel, gesprek.richting)
        if asked.has_voorbeelden
        else [],
        niveauvelden=list(NIVEAUVELDEN),
        datums={code: request.vandaag + dt.timedelta(days=days) for code, days in forms.TERMIJNEN.items()},
    )


def _example_text(gesprek: Doelgesprek) -> str:
    example = load_voorbeelddoelen().get(gesprek.voorbeeld)
    return example.tekst if example else ""


def _finish(request: HttpRequest, dossier: Dossier, gesprek: Doelgesprek) -> HttpResponse:
    """Everything on one screen; then the goal is kept and, if people want to, read and agreed on together."""
    doel = gesprek.doel
    f = formulier(
        request,
        forms.KlaarForm,
        plek=f"doelhulp:{gesprek.pk}:{KLAAR}",
        dossier_id=dossier.pk,
        object=doel,
        initial=_from_whom(doel),
        is_new=doel is None,
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        rest = (
            {"status": data.pop("status"), "reden": data.pop("reden"), "is_bevestigd": data.pop("toch")}
            if doel is None
            else {}
        )
        made = finish_doelgesprek(
            gesprek=gesprek,
            door=request.user,
            op=request.op,
            gegevens=data,
            versie=versie,
            sleutel=sleutel,
            **rest,
        )
        drop_concepten(door=request.user, dossier_id=dossier.pk, begin=f"doelhulp:{gesprek.pk}:")
        if "samen" in request.POST:
            return redirect("team:doel-akkoord", dossier.pk, made.pk)
        return redirect(reverse("team:doelen", args=[dossier.pk]) + f"#d-{made.pk}")

    done = f.act(request, do, reverse("team:doelen", args=[dossier.pk]))
    return done or _render_summary(request, dossier, gesprek, f)


def _from_whom(doel: Doel | None) -> dict[str, str]:
    if doel is not None:
        return {"voorgesteld_door": doel.voorgesteld_door, "in_woorden_van": doel.in_woorden_van}
    return {"voorgesteld_door": "samen", "in_woorden_van": "inwoner", "status": Doel.Status.ACTIEF}


def _render_summary(
    request: HttpRequest, dossier: Dossier, gesprek: Doelgesprek, f: Formulier
) -> HttpResponse:
    levels = tuple(gesprek.niveaus)
    wenken = review_doel(
        gesprek.tekst,
        gesprek.streef_op,
        request.vandaag,
        niveaus=gesprek.niveaus,
        actief=count_actief(dossier=dossier, without=gesprek.doel),
    )
    return _render(
        request,
        dossier,
        "hulp_klaar",
        f.status,
        f=f,
        gesprek=gesprek,
        vraag=VRAGEN[KLAAR],
        over=_name_of(gesprek.onderdeel),
        adressen={code: _address(gesprek, code) for code in order_of(gesprek)},
        terug=_address(gesprek, beside(gesprek, KLAAR, -1)),
        beeld=doelschaal(Doelschaal(_("De vijf niveaus"), levels)) if levels else "",
        wenken=wenken,
        is_gewijzigd=gesprek.doel is not None and gesprek.doel.versie != gesprek.doel_versie,
    )
