"""How somebody is doing: the resident's own side of a meting, one question a screen. At the table it is the same talk."""

from __future__ import annotations

import datetime as dt
import functools

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.entree.meten.beeld import GROEPNAMEN
from draagkracht.entree.meten.bewaren import save_tap
from draagkracht.entree.meten.forms import STANDEN_AAN_TAFEL, STANDEN_THUIS, KiesForm, VraagForm
from draagkracht.entree.meten.vraag import question_context
from draagkracht.methodiek.instrument import load_instrument
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account
from draagkracht.werkproces.dossier.models import Stem
from draagkracht.werkproces.meting.antwoorden import instrument_of
from draagkracht.werkproces.meting.eigen import EigenMeting, find_eigen
from draagkracht.werkproces.meting.gesprek import (
    Gesprek,
    Vraag,
    answer,
    gesprek_of,
    nummer_of,
    vraag_of,
)
from draagkracht.werkproces.meting.models import Meting
from draagkracht.werkproces.meting.services import (
    choose_onderdelen,
    finish_meting,
    record_score,
    reopen_meting,
    start_eigen_meting,
    start_meting,
)

from ..deur import Bezoek, portaal_view, render_portaal

BEGIN = "portaal:hoe-gaat-het"


def wijze_of(bezoek: Bezoek) -> str:
    """At home, or at the table on the professional's device."""
    return str(Meting.Wijze.SAMEN if bezoek.is_samen else Meting.Wijze.ZELF)


def _eigen(request: HttpRequest, bezoek: Bezoek) -> EigenMeting:
    return find_eigen(dossier=bezoek.dossier, vandaag=timezone.localdate(request.op))


def _address(gesprek: Gesprek, vraag: Vraag | None) -> str:
    if vraag is None:
        return reverse("portaal:hoe-klaar")
    return reverse("portaal:hoe-vraag", args=[nummer_of(gesprek.instrument, vraag)])


@portaal_view("hoe gaat het")
def begin(request: HttpRequest, bezoek: Bezoek, is_nieuw: bool = False) -> HttpResponse:
    """Begin with everything or with what was chosen, go on where one was, or (`is_nieuw`) answer anew today."""
    eigen = _eigen(request, bezoek)
    may_renew = eigen.is_klaar and eigen.moment.op < timezone.localdate(request.op)
    if not bezoek.may_write or not eigen.is_for(is_samen=bezoek.is_samen):
        return render_portaal(request, bezoek, "hoegaathet/dicht.html", is_elders=bezoek.may_write)
    if eigen.is_klaar and not (is_nieuw and may_renew):
        return _render_end(request, bezoek, eigen, may_renew=may_renew)
    meting = eigen.meting if eigen.is_begonnen else None
    instrument = instrument_of(meting.instrument) if meting else load_instrument()
    f = formulier(
        request,
        KiesForm,
        plek=f"hoe:{eigen.moment.pk if eigen.moment and not eigen.is_klaar else 'nieuw'}",
        dossier_id=bezoek.dossier.pk,
        initial={"onderdelen": (meting and meting.onderdelen) or [p.code for p in instrument.onderdelen]},
        onderdelen=instrument.onderdelen,
        is_drafted=False,
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        by = {"door": bezoek.door, "op": request.op}
        voice = start_eigen_meting(
            dossier=bezoek.dossier, wijze=wijze_of(bezoek), is_nieuw=is_nieuw and may_renew, **by
        )
        gesprek = gesprek_of(choose_onderdelen(meting=voice, sleutel=sleutel, **data, **by))
        return redirect(_address(gesprek, gesprek.where_we_were()))

    return f.act(request, do, reverse(BEGIN)) or render_portaal(
        request,
        bezoek,
        "hoegaathet/begin.html",
        f.status,
        f=f,
        groepen=[
            (naam, [(p.code, _(p.naam_inwoner)) for p in instrument.van_groep(groep)])
            for groep, naam in GROEPNAMEN.items()
        ],
        is_begonnen=meting is not None,
    )


def _gesprek(request: HttpRequest, bezoek: Bezoek) -> Gesprek | None:
    """The conversation this screen may go on with; None sends to the beginning, which says what can be done."""
    eigen = _eigen(request, bezoek)
    if not bezoek.may_write or not eigen.is_begonnen or eigen.meting.wijze != wijze_of(bezoek):
        return None
    return gesprek_of(eigen.meting)


def _keep(
    gesprek: Gesprek, vraag: Vraag, data: dict, *, door: Account, op: dt.datetime, sleutel: str = ""
) -> None:
    """Keep the answer to one question; the other question about the same part stays as it was."""
    code, maat = vraag
    antwoord = answer(gesprek.antwoord(code), maat, data)
    record_score(meting=gesprek.meting, onderdeel=code, antwoord=antwoord, door=door, op=op, sleutel=sleutel)


@portaal_view("hoe gaat het")
def ask(request: HttpRequest, bezoek: Bezoek, nummer: int) -> HttpResponse:
    """One question. A tap is kept at once; without JavaScript each answer is a button that keeps it and goes on.

    After an answer that speaks of danger the screen stays, with who helps now, until somebody goes on from there.
    """
    gesprek = _gesprek(request, bezoek)
    vraag = vraag_of(gesprek.instrument if gesprek else load_instrument(), nummer)
    if gesprek is None:
        return redirect(BEGIN)
    standen = STANDEN_AAN_TAFEL if bezoek.is_samen else STANDEN_THUIS
    f = formulier(
        request,
        VraagForm,
        plek=f"hoe:{gesprek.meting.pk}:{':'.join(vraag)}",
        dossier_id=bezoek.dossier.pk,
        initial={"antwoord": gesprek.chosen(vraag), "woorden": gesprek.antwoord(vraag[0]).woorden},
        standen=standen,
    )
    keep = functools.partial(_keep, gesprek, vraag, door=bezoek.door, op=request.op)

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        keep(data, sleutel=sleutel)
        now = gesprek_of(gesprek.meting)  # read anew: leaving a part alone takes its second question away
        if now.is_unsafe(vraag) and "gezien" not in request.POST:
            return redirect(request.path)
        return redirect(_address(now, now.beside(vraag, 1)))

    if request.htmx and request.method == "POST":
        zin, _kept = save_tap(request, f.form, lambda: keep(f.form.cleaned_data))
        return HttpResponse(zin, content_type="text/plain; charset=utf-8")
    done = f.act(request, do, _address(gesprek, gesprek.beside(vraag, 1)))
    back = gesprek.beside(vraag, -1)
    return done or render_portaal(
        request,
        bezoek,
        "hoegaathet/vraag.html",
        f.status,
        f=f,
        **question_context(gesprek, vraag, standen),
        is_onveilig=gesprek.is_unsafe(vraag),
        terug=_address(gesprek, back) if back else reverse(BEGIN),
    )


def _button(request: HttpRequest, bezoek: Bezoek) -> Formulier:
    return formulier(request, KnopForm, plek="hoe klaar", dossier_id=bezoek.dossier.pk, is_drafted=False)


def _render_end(
    request: HttpRequest, bezoek: Bezoek, eigen: EigenMeting, *, may_renew: bool = False, **context: object
) -> HttpResponse:
    """Thanks, what comes now, and changing something for as long as nobody else has seen it."""
    is_home = eigen.meting.wijze == Meting.Wijze.ZELF
    return render_portaal(
        request,
        bezoek,
        "hoegaathet/einde.html",
        **{
            "f": _button(request, bezoek),
            "is_open": eigen.is_open,
            "is_net_klaar": "klaar" in request.GET,
            "may_change": not eigen.is_open and not (bezoek.is_samen and is_home),
            "may_renew": may_renew,
            "has_beeld": not bezoek.is_samen or eigen.is_open,
            **context,
        },
    )


@portaal_view("hoe gaat het")
def finish(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """After the last question: look back, or ready. Then thanks."""
    gesprek = _gesprek(request, bezoek)
    if gesprek is None:
        return redirect(BEGIN)
    f = _button(request, bezoek)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        if not gesprek.antwoorden:
            raise Fout(_("U hebt nog niets geantwoord. Kies eerst bij één vraag een antwoord."))
        finish_meting(meting=gesprek.meting, door=bezoek.door, op=request.op, sleutel=sleutel)

    done = f.act(request, do, f"{reverse(BEGIN)}?klaar=1")
    return done or render_portaal(
        request,
        bezoek,
        "hoegaathet/klaar.html",
        f.status,
        f=f,
        terug=_address(gesprek, gesprek.vragen[-1]),
        vragen=_places(gesprek),
    )


def _places(gesprek: Gesprek) -> list[tuple[str, str]]:
    """Per part its name and the address of its first question, to go back to in one tap. Not what was said there."""
    firsts: dict[str, Vraag] = {}
    for vraag in gesprek.vragen:
        firsts.setdefault(vraag[0], vraag)
    return [
        (_(gesprek.instrument.onderdeel(code).naam_inwoner), _address(gesprek, vraag))
        for code, vraag in firsts.items()
    ]


@portaal_view("hoe gaat het")
@require_POST
def reopen(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """Change something, before the voices lie beside each other."""
    eigen = _eigen(request, bezoek)
    if not eigen.is_klaar:
        return redirect(BEGIN)
    f = _button(request, bezoek)

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        by = {"door": bezoek.door, "op": request.op}
        meting = reopen_meting(meting=eigen.meting, sleutel=sleutel, **by)
        start_meting(moment=eigen.moment, stem=Stem.INWONER, wijze=wijze_of(bezoek), **by)
        return redirect(_address(gesprek_of(meting), None))

    return f.act(request, do, reverse(BEGIN)) or _render_end(request, bezoek, eigen, f=f, status=f.status)
