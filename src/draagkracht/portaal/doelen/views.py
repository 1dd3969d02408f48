"""My goals: read them, say yes, say it otherwise, not now, and how it is now."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import Formulier, formulier
from draagkracht.methodiek.schaal import VEILIGHEID
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.doelbereiking.selectors import Doelstand, is_to_judge, levels_of, list_doelstanden
from draagkracht.werkproces.doelbereiking.services import record_oordeel
from draagkracht.werkproces.doelen.eigen_woorden import propose_doel_versie
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.doelen.selectors import count_actief, get_doel, list_doelen, list_doelstandpunten
from draagkracht.werkproces.doelen.services import MOST_ACTIVE, agree_doel, change_doel_status
from draagkracht.werkproces.dossier.models import Akkoord, Dossier
from draagkracht.werkproces.dossier.zeggenschap import list_to_ask
from draagkracht.werkproces.vraagverheldering.selectors import get_visie, list_visiestandpunten
from draagkracht.werkproces.vraagverheldering.services import agree_visie

from ..deur import Bezoek, portaal_view, render_portaal
from ..mening.tonen import ask_after
from .forms import AndersForm, EigenWoordenForm, HoeForm, JaForm, LaterForm
from .tonen import answer_sentence, line_of, other_of, proposer_sentence, scale_of, wording_sentence

ACTIEF, GEPARKEERD = Doel.Status.ACTIEF, Doel.Status.GEPARKEERD


def kept() -> str:
    return _("Bewaard. Uw hulpverlener kan het lezen.")


def _address(doel: Doel) -> str:
    return reverse("portaal:doel", args=[doel.pk])


def _explain(f: Formulier) -> tuple[int, bool]:
    """The status, and whether the text changed while it was read: these pages say that in their own words."""
    status, is_veranderd = f.status, f.botsing is not None
    f.botsing = None
    return status, is_veranderd


def _get(bezoek: Bezoek, doel_id: uuid.UUID) -> Doel:
    doel = get_doel(dossier=bezoek.dossier, doel_id=doel_id)
    doel.dossier = bezoek.dossier
    return doel


def _stands(dossier: Dossier) -> dict[uuid.UUID, Doelstand]:
    return {stand.doel.pk: stand for stand in list_doelstanden(dossier=dossier)}


@portaal_view("mijn doelen")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """All goals: what waits for an answer first. What is about safety is apart, behind one tap."""
    dossier, today = bezoek.dossier, timezone.localdate(request.op)
    doelen = list(list_doelen(dossier=dossier))
    standen = list_doelstandpunten(dossier=dossier, doelen=doelen)
    gevraagd = {pk for pk, stand in _stands(dossier).items() if is_to_judge(stand, today)}
    lines = [line_of(d, standen.get(d.pk, {}).get(bezoek.stem), d.pk in gevraagd) for d in doelen]
    open_lines = [line for line in lines if line.doel.onderdeel != VEILIGHEID]
    visie = get_visie(dossier=dossier)
    return render_portaal(
        request,
        bezoek,
        "doelen/doelen.html",
        regels={code: [r for r in open_lines if r.doel.status == code] for code in Doel.Status.values},
        apart=[line for line in lines if line.doel.onderdeel == VEILIGHEID],
        visie=visie if visie and visie.tekst else None,
        visie_stand=list_visiestandpunten(dossier=dossier, visie=visie).get(bezoek.stem),
        mening=ask_after(bezoek, list_to_ask(dossier=dossier, op=request.op), "vraagverheldering", "doelen"),
    )


@portaal_view("mijn doel")
def show_doel(request: HttpRequest, bezoek: Bezoek, doel_id: uuid.UUID) -> HttpResponse:
    """One goal: whose it is, the five sentences, where it stands, and yes in one tap; other answers have their own page."""
    doel, dossier = _get(bezoek, doel_id), bezoek.dossier
    f = formulier(
        request, JaForm, plek=f"mijn-doel:{doel.pk}", dossier_id=dossier.pk, object=doel, is_drafted=False
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        who = {"door": bezoek.door, "op": request.op, "sleutel": sleutel}
        if "nu" in request.POST:
            change_doel_status(doel=doel, status=ACTIEF, is_bevestigd=True, **who)
        else:
            agree_doel(doel=doel, stem=bezoek.stem, antwoord=Akkoord.Antwoord.AKKOORD, versie=versie, **who)

    done = f.act(request, do, _address(doel), _("Uw antwoord is bewaard."))
    status, is_veranderd = _explain(f)
    standen = list_doelstandpunten(dossier=dossier, doelen=[doel])
    stand, toestand = standen.get(doel.pk, {}).get(bezoek.stem), _stands(dossier).get(doel.pk)
    return done or render_portaal(
        request,
        bezoek,
        "doelen/doel.html",
        status,
        f=f,
        doel=doel,
        stand=stand,
        is_veranderd=is_veranderd,
        zinnen=[proposer_sentence(doel), wording_sentence(doel)],
        antwoord=answer_sentence(stand),
        treden=scale_of(toestand, doel),
        oordeel=toestand.laatste.get("inwoner") if toestand else None,
        ander=other_of(toestand),
        niveaus=dict(levels_of(doel)),
        is_vol=count_actief(dossier=dossier, without=doel) >= MOST_ACTIVE,
        mening=ask_after(bezoek, list_to_ask(dossier=dossier, op=request.op), "doelen"),
    )


@portaal_view("mijn doel in eigen woorden")
def reword(request: HttpRequest, bezoek: Bezoek, doel_id: uuid.UUID) -> HttpResponse:
    """Other words are the goal from now on; who changes no word says what should be otherwise."""
    doel = _get(bezoek, doel_id)
    f = formulier(
        request,
        EigenWoordenForm,
        plek=f"mijn-doel:{doel.pk}:anders",
        dossier_id=bezoek.dossier.pk,
        object=doel,
        initial={"tekst": doel.tekst, "streef_op": doel.streef_op},
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        who = {"doel": doel, "door": bezoek.door, "op": request.op, "versie": versie, "sleutel": sleutel}
        is_same = (data["tekst"], data["streef_op"]) == (doel.tekst, doel.streef_op)
        if is_same and data["woorden"]:
            agree_doel(stem=bezoek.stem, antwoord=Akkoord.Antwoord.ANDERS, woorden=data["woorden"], **who)
        else:
            propose_doel_versie(**data, **who)

    done = f.act(request, do, _address(doel), kept())
    return done or render_portaal(request, bezoek, "doelen/anders.html", f.status, f=f, doel=doel)


@portaal_view("mijn doel later")
def put_off(request: HttpRequest, bezoek: Bezoek, doel_id: uuid.UUID) -> HttpResponse:
    """Not now: the goal waits, with the resident's own reason."""
    doel = _get(bezoek, doel_id)
    f = formulier(request, LaterForm, plek=f"mijn-doel:{doel.pk}:later", dossier_id=bezoek.dossier.pk)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        change_doel_status(
            doel=doel,
            door=bezoek.door,
            op=request.op,
            status=GEPARKEERD,
            reden=data["reden"],
            sleutel=sleutel,
        )

    done = f.act(
        request, do, reverse("portaal:doelen"), _("Dit doel wacht. U kunt het altijd weer oppakken.")
    )
    return done or render_portaal(request, bezoek, "doelen/later.html", f.status, f=f, doel=doel)


@portaal_view("hoe staat het met mijn doel")
def judge(request: HttpRequest, bezoek: Bezoek, doel_id: uuid.UUID) -> HttpResponse:
    """Which of the five sentences fits now, by the resident. What the other saw is not on this page."""
    doel = _get(bezoek, doel_id)
    if doel.status == GEPARKEERD or not any(doel.niveaus):
        raise NietGevonden
    f = formulier(
        request,
        HoeForm,
        plek=f"mijn-doel:{doel.pk}:hoe",
        dossier_id=bezoek.dossier.pk,
        niveaus=levels_of(doel),
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        record_oordeel(
            doel=doel,
            stem=bezoek.stem,
            niveau=int(data["niveau"]),
            woorden=data["woorden"],
            door=bezoek.door,
            op=request.op,
            sleutel=sleutel,
        )

    done = f.act(request, do, _address(doel), _("Uw antwoord is bewaard."))
    return done or render_portaal(request, bezoek, "doelen/hoe.html", f.status, f=f, doel=doel)


@portaal_view("wat wij samen zien")
def show_visie(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """The resident's summary and the shared vision: read, and say yes."""
    visie = get_visie(dossier=bezoek.dossier)
    if visie is None:
        raise NietGevonden
    visie.dossier = bezoek.dossier
    f = formulier(
        request, JaForm, plek="mijn-visie", dossier_id=bezoek.dossier.pk, object=visie, is_drafted=False
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        agree_visie(
            visie=visie,
            door=bezoek.door,
            op=request.op,
            stem=bezoek.stem,
            antwoord=Akkoord.Antwoord.AKKOORD,
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(request, do, reverse("portaal:visie"), _("Uw antwoord is bewaard."))
    status, is_veranderd = _explain(f)
    return done or render_portaal(
        request,
        bezoek,
        "doelen/visie.html",
        status,
        f=f,
        visie=visie,
        is_veranderd=is_veranderd,
        stand=list_visiestandpunten(dossier=bezoek.dossier, visie=visie).get(bezoek.stem),
        mening=ask_after(bezoek, list_to_ask(dossier=bezoek.dossier, op=request.op), "vraagverheldering"),
    )


@portaal_view("wat wij samen zien")
def change_visie(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """The shared vision, otherwise: in the resident's words, for the professional to read."""
    visie = get_visie(dossier=bezoek.dossier)
    if visie is None or not visie.tekst:
        raise NietGevonden
    visie.dossier = bezoek.dossier
    f = formulier(request, AndersForm, plek="mijn-visie:anders", dossier_id=bezoek.dossier.pk, object=visie)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        agree_visie(
            visie=visie,
            door=bezoek.door,
            op=request.op,
            stem=bezoek.stem,
            antwoord=Akkoord.Antwoord.ANDERS,
            woorden=data["woorden"],
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(request, do, reverse("portaal:visie"), kept())
    status, is_veranderd = _explain(f)
    return done or render_portaal(
        request, bezoek, "doelen/visie_anders.html", status, f=f, visie=visie, is_veranderd=is_veranderd
    )
