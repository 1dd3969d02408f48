"""Samen-modus: the resident answers at the kitchen table, one question per screen, on the professional's device."""

from __future__ import annotations

import functools
import uuid
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from draagkracht.entree.deur import View
from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.methodiek.instrument import Instrument, Onderdeel, load_instrument
from draagkracht.methodiek.schaal import INZETBAAR
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.dossier.models import Dossier, Stem
from draagkracht.werkproces.hulpvraag.selectors import list_hulpvragen
from draagkracht.werkproces.meting.antwoorden import (
    BESPROKEN,
    NIET_BESPROKEN,
    Antwoord,
    antwoord_of,
    find_onderdeel,
    instrument_of,
)
from draagkracht.werkproces.meting.models import Meting, Moment
from draagkracht.werkproces.meting.selectors import get_moment, get_samen_meting, list_stemmen
from draagkracht.werkproces.meting.services import (
    choose_onderdelen,
    finish_meting,
    record_score,
    reopen_meting,
    start_meting,
)

from ..deur import DossierView, dossier_view, is_writable
from .beeld import GROEPNAMEN
from .bewaren import save_tap
from .forms import NIET_NU, STANDEN_AAN_TAFEL, KiesForm, VraagForm, antwoord_at_table
from .stand import stand_of

Vraag = tuple[str, str]
VEILIGHEID = "veiligheid"


@dataclass
class Gesprek:
    """The questions of one conversation in order, with what was answered so far."""

    instrument: Instrument
    meting: Meting
    antwoorden: dict[str, Antwoord]

    @property
    def vragen(self) -> list[Vraag]:
        """Per chosen part its questions; a part that was left alone is not asked further."""
        chosen = set(self.meting.onderdelen) or {part.code for part in self.instrument.onderdelen}
        return [
            (part.code, maat)
            for part in self.instrument.onderdelen
            for maat in part.maten
            if part.code in chosen and not (maat == INZETBAAR and self.is_left_alone(part.code))
        ]

    def is_left_alone(self, code: str) -> bool:
        """Talked about without a record, or not now: then there is no second question either."""
        return self.antwoorden.get(code, Antwoord()).status in (BESPROKEN, NIET_BESPROKEN)

    def is_answered(self, vraag: Vraag) -> bool:
        code, maat = vraag
        return maat in self.antwoorden.get(code, Antwoord()).scores or self.is_left_alone(code)

    def beside(self, vraag: Vraag, step: int) -> Vraag | None:
        """The question before (-1) or after (1) this one, None at the ends."""
        order = self.vragen
        place = order.index(vraag) + step if vraag in order else len(order)
        return order[place] if 0 <= place < len(order) else None

    def where_we_were(self) -> Vraag | None:
        """The question after the last one that was answered; None when that was the last."""
        order = self.vragen
        last = max((i for i, vraag in enumerate(order) if self.is_answered(vraag)), default=-1)
        return order[last + 1] if last + 1 < len(order) else None


def table_view(view: DossierView) -> View:
    """A screen at the table, for who may fill in; who only reads gets the moment's own page, which knows the blind rule."""

    @dossier_view("meting samen aan tafel")
    @functools.wraps(view)
    def entrance(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID, **kwargs: str) -> HttpResponse:
        if not is_writable(dossier):
            return redirect("team:meting-moment", dossier.pk, moment_id)
        return view(request, dossier, moment_id, **kwargs)

    return entrance


def _gesprek(meting: Meting) -> Gesprek:
    said = {score.onderdeel: antwoord_of(score) for score in meting.scores.all()}
    return Gesprek(instrument_of(meting.instrument), meting, said)


def _address(dossier: Dossier, moment: Moment, vraag: Vraag | None) -> str:
    if vraag is None:
        return reverse("team:meting-samen-klaar", args=[dossier.pk, moment.pk])
    return reverse("team:meting-vraag", args=[dossier.pk, moment.pk, *vraag])


def _render(
    request: HttpRequest,
    dossier: Dossier,
    moment: Moment,
    template: str,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    stop = reverse("team:meting-moment", args=[dossier.pk, moment.pk])
    context = {"dossier": dossier, "moment": moment, "stop": stop, **context}
    return render(request, f"team/meting/{template}.html", context, status=status)


@table_view
def choose(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID) -> HttpResponse:
    """Read the question back, choose what to talk about (everything, unless something is left out), and begin or go on."""
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    stand = stand_of(moment, list_stemmen(moment=moment), request.user)
    if stand.inwoner.is_af:
        return redirect(_address(dossier, moment, None))
    if stand.inwoner.is_thuis:
        return _render(request, dossier, moment, "samen_thuis")
    meting = get_samen_meting(moment=moment)
    instrument = instrument_of(meting.instrument) if meting else load_instrument()
    codes = [part.code for part in instrument.onderdelen]
    f = formulier(
        request,
        KiesForm,
        plek=f"samen:{moment.pk}",
        dossier_id=dossier.pk,
        initial={"onderdelen": (meting.onderdelen if meting else None) or codes},
        onderdelen=instrument.onderdelen,
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        voice = start_meting(
            moment=moment, stem=Stem.INWONER, wijze=Meting.Wijze.SAMEN, door=request.user, op=request.op
        )
        voice = choose_onderdelen(meting=voice, door=request.user, op=request.op, sleutel=sleutel, **data)
        return redirect(_address(dossier, moment, _gesprek(voice).where_we_were()))

    return f.act(request, do, request.path) or _render(
        request,
        dossier,
        moment,
        "samen_kies",
        f.status,
        f=f,
        groepen=_groups(instrument),
        is_begonnen=meting is not None,
        hulpvragen=list_hulpvragen(dossier=dossier),
    )


def _groups(instrument: Instrument) -> list[tuple[str, tuple[Onderdeel, ...]]]:
    return [(naam, instrument.van_groep(groep)) for groep, naam in GROEPNAMEN.items()]


@table_view
def ask(
    request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID, onderdeel: str, maat: str
) -> HttpResponse:
    """One question. A tap is kept at once; "Verder" keeps everything, also without JavaScript."""
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    meting = get_samen_meting(moment=moment)
    if meting is None:
        find_onderdeel(load_instrument(), onderdeel)
        return redirect("team:meting-samen", dossier.pk, moment.pk)
    gesprek = _gesprek(meting)
    part = find_onderdeel(gesprek.instrument, onderdeel)
    if maat not in part.maten:
        raise NietGevonden
    huidig = gesprek.antwoorden.get(part.code, Antwoord())
    f = formulier(
        request,
        VraagForm,
        plek=f"samen:{moment.pk}:{part.code}:{maat}",
        dossier_id=dossier.pk,
        initial={"antwoord": _chosen(huidig, maat), "woorden": huidig.woorden},
    )

    def keep(data: dict, sleutel: str = "") -> None:
        antwoord = antwoord_at_table(huidig, maat, data)
        record_score(
            meting=meting,
            onderdeel=part.code,
            antwoord=antwoord,
            door=request.user,
            op=request.op,
            sleutel=sleutel,
        )

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        keep(data, sleutel)
        # Read anew: leaving a part alone takes its second question away.
        return redirect(_address(dossier, moment, _gesprek(meting).beside((part.code, maat), 1)))

    if request.htmx and request.method == "POST":
        zin, _kept = save_tap(request, f.form, lambda: keep(f.form.cleaned_data))
        return HttpResponse(zin, content_type="text/plain; charset=utf-8")
    done = f.act(request, do, _address(dossier, moment, gesprek.beside((part.code, maat), 1)))
    return done or _render_question(request, dossier, moment, gesprek, part, maat, f)


def _chosen(huidig: Antwoord, maat: str) -> str:
    if huidig.status in (BESPROKEN, NIET_BESPROKEN):
        return NIET_NU if huidig.status == NIET_BESPROKEN else huidig.status
    return str(huidig.scores.get(maat, ""))


def _render_question(
    request: HttpRequest,
    dossier: Dossier,
    moment: Moment,
    gesprek: Gesprek,
    part: Onderdeel,
    maat: str,
    f: Formulier,
) -> HttpResponse:
    vraag, order = (part.code, maat), gesprek.vragen
    back = gesprek.beside(vraag, -1)
    return _render(
        request,
        dossier,
        moment,
        "samen_vraag",
        f.status,
        f=f,
        part=part,
        vraag=part.vraag_voor(maat),
        is_tweede=maat == INZETBAAR,
        eerder=_said_before(gesprek, back) if back else None,
        is_onveilig=bool(back) and _is_unsafe(gesprek, back),
        standen=STANDEN_AAN_TAFEL if maat != INZETBAAR else STANDEN_AAN_TAFEL[1:],
        niveaus=[(anker.niveau, anker.kop, anker.inwoner) for anker in part.ankers[maat]],
        nummer=order.index(vraag) + 1 if vraag in order else len(order),
        totaal=len(order),
        terug=_address(dossier, moment, back)
        if back
        else reverse("team:meting-samen", args=[dossier.pk, moment.pk]),
    )


def _is_unsafe(gesprek: Gesprek, vraag: Vraag) -> bool:
    """Somebody just said that they get hurt or are in danger: then the next question can wait."""
    code, maat = vraag
    return code == VEILIGHEID and gesprek.antwoorden.get(code, Antwoord()).scores.get(maat, 0) >= 3


def _said_before(gesprek: Gesprek, vraag: Vraag) -> tuple[str, str] | None:
    """What the question before was about and what was chosen there; None when it was passed over."""
    part, maat = find_onderdeel(gesprek.instrument, vraag[0]), vraag[1]
    if gesprek.is_left_alone(part.code):
        is_talked = gesprek.antwoorden[part.code].status == BESPROKEN
        return part.naam_inwoner, (
            _("wij schrijven hier niets over op") if is_talked else _("hier wilde u het nu niet over hebben")
        )
    score = gesprek.antwoorden.get(part.code, Antwoord()).scores.get(maat)
    return None if score is None else (part.naam_inwoner, part.anker(maat, score).kop)


@table_view
def finish(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID) -> HttpResponse:
    """The end: thanks, nothing of what was said, and "klaar". After that the answers leave the screen."""
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    stand = stand_of(moment, list_stemmen(moment=moment), request.user)
    if not stand.inwoner.is_begonnen or (stand.inwoner.is_thuis and not stand.inwoner.is_af):
        return redirect("team:meting-samen", dossier.pk, moment.pk)
    meting = get_samen_meting(moment=moment)
    f = formulier(request, KnopForm, plek=f"samen-klaar:{moment.pk}", dossier_id=dossier.pk, is_drafted=False)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        if meting is not None:
            finish_meting(meting=meting, door=request.user, op=request.op, sleutel=sleutel)

    order = _gesprek(meting).vragen if meting else []
    return f.act(request, do, request.path) or _render(
        request,
        dossier,
        moment,
        "samen_klaar",
        f.status,
        f=f,
        stand=stand,
        terug=_address(dossier, moment, order[-1]) if order else "",
        vragen=_places(dossier, moment, meting, order),
    )


def _places(
    dossier: Dossier, moment: Moment, meting: Meting | None, order: list[Vraag]
) -> list[tuple[str, str]]:
    """Per part its name and the address of its first question, to go back to in one tap. Not what was said there."""
    if meting is None:
        return []
    firsts = {code: maat for code, maat in reversed(order)}
    names = {part.code: part.naam_inwoner for part in instrument_of(meting.instrument).onderdelen}
    return [
        (names[code], _address(dossier, moment, (code, firsts[code])))
        for code in dict.fromkeys(code for code, _maat in order)
    ]


@table_view
@require_POST
def reopen(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID) -> HttpResponse:
    """The resident wants to change something, before the voices lie beside each other."""
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    voices = [m for m in list_stemmen(moment=moment) if m.stem == Stem.INWONER]
    if not voices:
        raise NietGevonden
    f = formulier(request, KnopForm, plek=f"samen-klaar:{moment.pk}", dossier_id=dossier.pk, is_drafted=False)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        reopen_meting(meting=voices[0], door=request.user, op=request.op, sleutel=sleutel)

    stand = stand_of(moment, voices, request.user)
    done = f.act(request, do, reverse("team:meting-samen", args=[dossier.pk, moment.pk]))
    return done or _render(request, dossier, moment, "samen_klaar", 422, f=f, stand=stand, terug="")
