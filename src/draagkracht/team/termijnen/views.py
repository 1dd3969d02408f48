"""The terms of the law in this dossier: how each stands, and noting that one begins, stands still, goes on or is done."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.methodiek.termijnen import Gebeurd, Termijnstand
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.dossier.termijnen.models import Termijngebeurtenis
from draagkracht.werkproces.voortgang.termijnen import (
    list_termijnregels,
    record_termijngebeurtenis,
    remove_termijngebeurtenis,
)

from ..deur import dossier_view, is_writable, render_dossier
from ..velden import ask_date


class TermijnForm(forms.Form):
    """What happened to one term. What can be chosen follows from how it stands; nothing is chosen beforehand."""

    soort = forms.ChoiceField(
        label=gettext_lazy("Wat is er gebeurd?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat er gebeurd is.")},
    )
    dag_op = ask_date(gettext_lazy("Op welke dag?"), gettext_lazy("Leeg is vandaag."))
    tot_op = ask_date(gettext_lazy("Wanneer kijkt u samen opnieuw?"))
    reden = forms.CharField(
        label=gettext_lazy("Waarom?"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "max_length": gettext_lazy("Deze tekst is te lang: hoogstens %(limit_value)d tekens.")
        },
    )

    def __init__(self, *args: Any, stand: Termijnstand, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = dict(Termijngebeurtenis.Soort.choices)
        self.fields["soort"].choices = [(str(soort), words[soort]) for soort in stand.volgt]
        if not (stand.termijn.eenheid == "gekozen" and Gebeurd.BEGONNEN in stand.volgt):
            del self.fields["tot_op"]


@dossier_view("termijnen")
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    there = reverse("team:termijnen", args=[dossier.pk])
    rows: list[tuple[Any, Formulier | None, Formulier | None]] = []
    status = 200
    for regel in list_termijnregels(dossier=dossier, vandaag=timezone.localdate(request.op)):
        code = regel.stand.termijn.code
        f = terug = None
        if is_writable(dossier):
            if regel.stand.volgt:
                f = formulier(
                    request,
                    TermijnForm,
                    plek=f"termijn:{code}",
                    dossier_id=dossier.pk,
                    prefix=code,
                    stand=regel.stand,
                )
                done = f.act(request, _writer(request, dossier, code), there, _("Het staat erbij."))
                if done:
                    return done
                status = max(status, f.status)
            if regel.gebeurtenissen:
                last = regel.gebeurtenissen[-1]
                terug = formulier(
                    request,
                    KnopForm,
                    plek=f"termijn-terug:{last.pk}",
                    dossier_id=dossier.pk,
                    is_drafted=False,
                )
                done = terug.act(
                    request, _remover(request, dossier, last.pk), there, _("Het laatste is teruggezet.")
                )
                if done:
                    return done
        rows.append((regel, f, terug))
    return render_dossier(request, dossier, "team/termijnen/termijnen.html", status=status, rows=rows)


def _writer(request: HttpRequest, dossier: Dossier, code: str):
    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        record_termijngebeurtenis(
            dossier=dossier, door=request.user, op=request.op, termijn=code, sleutel=sleutel, **data
        )

    return do


def _remover(request: HttpRequest, dossier: Dossier, gebeurtenis_id: uuid.UUID):
    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        remove_termijngebeurtenis(
            dossier=dossier, gebeurtenis_id=gebeurtenis_id, door=request.user, op=request.op, sleutel=sleutel
        )

    return do
