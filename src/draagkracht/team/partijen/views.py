"""Who works along in a plan: ask a party, see its answer, share one thing more, stop, and say what it meant."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from draagkracht.entree.formulier import KnopForm, formulier
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.selectors import list_organisaties
from draagkracht.werkproces.doelbereiking.selectors import get_bijdrage, list_partijbijdragen
from draagkracht.werkproces.doelbereiking.services import record_betekenis
from draagkracht.werkproces.dossier.models import Dossier, Stem
from draagkracht.werkproces.uitvoering.partijen.models import Deelname, Deling
from draagkracht.werkproces.uitvoering.partijen.selectors import (
    get_deelname,
    is_lopend,
    list_deelbaar,
    list_deelnames,
    list_open_doelen,
    list_open_stappen,
    read_verdeling,
)
from draagkracht.werkproces.uitvoering.partijen.services import (
    STAP,
    add_deling,
    change_deelname,
    end_deelname,
    end_deling,
    propose_deelname,
)
from draagkracht.werkproces.voortgang.deelbeeld import read_deelbeeld

from ..deur import dossier_view, is_writable, render_dossier
from .forms import BetekenisForm, Choices, DelenForm, StopForm, VraagForm


def _page(dossier: Dossier, deelname: Deelname | None = None) -> str:
    if deelname is None:
        return reverse("team:partijen", args=[dossier.pk])
    return reverse("team:partij", args=[dossier.pk, deelname.pk])


@dossier_view("wie doet mee")
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Goals and parties side by side, and every party that was ever asked."""
    today = timezone.localdate(request.op)
    deelnames = list(list_deelnames(dossier=dossier))
    return render_dossier(
        request,
        dossier,
        "team/partijen/partijen.html",
        STAP,
        verdeling=read_verdeling(dossier=dossier, vandaag=today),
        lopend=[d for d in deelnames if is_lopend(d, today)],
        eerder=[d for d in deelnames if not is_lopend(d, today)],
    )


def _choices(dossier: Dossier) -> dict[str, Choices]:
    return {
        "doelkeuzes": [(str(row.pk), row.tekst) for row in list_open_doelen(dossier=dossier)],
        "stapkeuzes": [(str(row.pk), row.wat) for row in list_open_stappen(dossier=dossier)],
    }


@dossier_view("partij vragen")
def ask(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """A question to a party: for named goals and steps, on a ground, for a purpose, until a day."""
    parties = list_organisaties(gemeente=dossier.gemeente).filter(is_actief=True)
    f = formulier(
        request,
        VraagForm,
        plek="partij:nieuw",
        dossier_id=dossier.pk,
        organisaties=[(str(row.pk), f"{row.naam} ({row.get_soort_display()})") for row in parties],
        **_choices(dossier),
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        propose_deelname(dossier=dossier, door=request.user, op=request.op, gegevens=data, sleutel=sleutel)

    done = f.act(
        request, do, _page(dossier), _("De vraag staat klaar bij de organisatie. De inwoner ziet het ook.")
    )
    return done or render_dossier(
        request, dossier, "team/partijen/vragen.html", STAP, f.status, f=f, deelname=None
    )


@dossier_view("een partij")
def show_deelname(request: HttpRequest, dossier: Dossier, deelname_id: uuid.UUID) -> HttpResponse:
    """One party: what it was asked, what it answered, exactly what it sees, and what it brought."""
    deelname = get_deelname(dossier=dossier, deelname_id=deelname_id)
    return render_dossier(
        request,
        dossier,
        "team/partijen/partij.html",
        STAP,
        deelname=deelname,
        is_lopend=is_lopend(deelname, timezone.localdate(request.op)),
        beeld=read_deelbeeld(deelname),
        bijdragen=list_partijbijdragen(deelname=deelname),
        stopknop=formulier(request, KnopForm, plek=f"deling-stop:{deelname.pk}", is_drafted=False),
    )


@dossier_view("partij vragen")
def change(request: HttpRequest, dossier: Dossier, deelname_id: uuid.UUID) -> HttpResponse:
    """Another question; what asks more is answered anew."""
    deelname = get_deelname(dossier=dossier, deelname_id=deelname_id)
    f = formulier(
        request,
        VraagForm,
        plek=f"partij:{deelname.pk}",
        dossier_id=dossier.pk,
        object=deelname,
        initial={
            "doelen": [str(row.pk) for row in deelname.doelen.all()],
            "stappen": [str(row.pk) for row in deelname.stappen.all()],
            "vraag": deelname.vraag,
            "waartoe": deelname.waartoe,
            "grondslag": deelname.grondslag,
            "has_toestemming": deelname.toestemming_op is not None,
            "tot_op": deelname.voorstel_tot_op or deelname.tot_op,
        },
        organisaties=None,
        **_choices(dossier),
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        change_deelname(
            deelname=deelname,
            door=request.user,
            op=request.op,
            gegevens=data,
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(request, do, _page(dossier, deelname), _("De vraag is gewijzigd."))
    return done or render_dossier(
        request, dossier, "team/partijen/vragen.html", STAP, f.status, f=f, deelname=deelname
    )


def _to_share(dossier: Dossier) -> Choices:
    """What can be shared beside goals and steps; never anything about veiligheid."""
    afspraken, bevindingen = list_deelbaar(dossier=dossier)
    return [
        (str(Deling.Soort.VISIE), _("Wat wij samen zien (de gedeelde visie)")),
        (str(Deling.Soort.BEREIKEN), _("Telefoon en e-mail van de inwoner")),
        *((f"{Deling.Soort.AFSPRAAK}:{row.pk}", _("Afspraak: %s") % row.zin) for row in afspraken),
        *((f"{Deling.Soort.BEVINDING}:{row.pk}", _("Bevinding: %s") % row.tekst) for row in bevindingen),
    ]


@dossier_view("delen met een partij")
def share(request: HttpRequest, dossier: Dossier, deelname_id: uuid.UUID) -> HttpResponse:
    """One thing more, with a reason. The resident is told."""
    deelname = get_deelname(dossier=dossier, deelname_id=deelname_id)
    f = formulier(
        request,
        DelenForm,
        plek=f"delen:{deelname.pk}",
        dossier_id=dossier.pk,
        keuzes=_to_share(dossier),
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        add_deling(deelname=deelname, door=request.user, op=request.op, sleutel=sleutel, **data)

    done = f.act(request, do, _page(dossier, deelname), _("Dit is gedeeld. De inwoner ziet het ook."))
    return done or render_dossier(
        request, dossier, "team/partijen/delen.html", STAP, f.status, f=f, deelname=deelname
    )


@dossier_view("delen met een partij")
@require_POST
def stop_sharing(
    request: HttpRequest, dossier: Dossier, deelname_id: uuid.UUID, deling_id: uuid.UUID
) -> HttpResponse:
    """From the next request on the party does not see this any more."""
    deelname = get_deelname(dossier=dossier, deelname_id=deelname_id)
    deling = next((row for row in deelname.delingen.all() if row.pk == deling_id), None)
    if deling is None:
        raise NietGevonden
    deling.deelname = deelname
    f = formulier(request, KnopForm, plek=f"deling-stop:{deelname.pk}", is_drafted=False)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        end_deling(deling=deling, door=request.user, op=request.op, sleutel=sleutel)

    here = _page(dossier, deelname)
    return f.act(request, do, here, _("Dit wordt niet meer gedeeld.")) or redirect(here)


@dossier_view("meedoen stoppen")
def withdraw(request: HttpRequest, dossier: Dossier, deelname_id: uuid.UUID) -> HttpResponse:
    """Asks once: then the party sees nothing any more, whatever it has open."""
    deelname = get_deelname(dossier=dossier, deelname_id=deelname_id)
    f = formulier(request, StopForm, plek=f"partij-stop:{deelname.pk}", dossier_id=dossier.pk)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        end_deelname(
            deelname=deelname, door=request.user, op=request.op, reden=data["reden"], sleutel=sleutel
        )

    done = f.act(request, do, _page(dossier), _("De organisatie ziet niets meer van dit plan."))
    return done or render_dossier(
        request, dossier, "team/partijen/stop.html", STAP, f.status, f=f, deelname=deelname
    )


@dossier_view("wat een bijdrage betekende")
def weigh(request: HttpRequest, dossier: Dossier, bijdrage_id: uuid.UUID) -> HttpResponse:
    """What a party's contribution meant, as the professional sees it."""
    bijdrage = get_bijdrage(dossier=dossier, bijdrage_id=bijdrage_id)
    if bijdrage.deelname_id is None:
        raise NietGevonden
    own = bijdrage.betekenissen.filter(stem=Stem.PROFESSIONAL).first()
    f = formulier(
        request,
        BetekenisForm,
        plek=f"betekenis:{bijdrage.pk}",
        dossier_id=dossier.pk,
        initial={"waarde": own.waarde, "woorden": own.woorden} if own else {},
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        record_betekenis(
            bijdrage=bijdrage,
            stem=Stem.PROFESSIONAL,
            door=request.user,
            op=request.op,
            sleutel=sleutel,
            **data,
        )

    then = reverse("team:partij", args=[dossier.pk, bijdrage.deelname_id])
    done = f.act(request, do, then, _("Uw oordeel is bewaard."))
    return done or render_dossier(
        request,
        dossier,
        "team/partijen/betekenis.html",
        STAP,
        f.status,
        f=f,
        bijdrage=bijdrage,
        may_write=is_writable(dossier),
    )
