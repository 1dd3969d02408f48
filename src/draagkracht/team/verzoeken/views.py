"""What the resident asked about the own file: what waits for an answer first, the answer, and statements that stay."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from draagkracht.entree.formulier import formulier
from draagkracht.werkproces.dossier.contact.models import Verzoek
from draagkracht.werkproces.dossier.contact.verzoeken import (
    answer_by,
    finish_verzoek,
    get_verzoek,
    is_open,
    list_verzoeken,
)
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.voortgang.verklaringen import name_onderwerpen

from ..deur import dossier_view, render_dossier


class AntwoordForm(forms.Form):
    besluit = forms.ChoiceField(
        label=gettext_lazy("Wat is er gedaan?"),
        choices=[row for row in Verzoek.Besluit.choices if row[0]],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies of het gedaan is, voor een deel, of niet.")},
    )
    antwoord = forms.CharField(
        label=gettext_lazy("Uw antwoord aan de inwoner"),
        help_text=gettext_lazy("Korte zinnen, gewone woorden. Zeg ook waarom, als iets niet kan."),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Schrijf aan de inwoner wat u deed, of waarom niet.")},
    )


@dossier_view("verzoeken")
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """What waits for an answer stands first, with the last day the law gives."""
    verzoeken = list(list_verzoeken(dossier=dossier))
    over = name_onderwerpen(dossier=dossier, codes={v.over for v in verzoeken})
    rows = [(v, answer_by(v.op) if is_open(v) else None, over.get(v.over, "")) for v in verzoeken]
    rows.sort(key=lambda row: row[1] is None)
    return render_dossier(request, dossier, "team/verzoeken/verzoeken.html", verzoeken=rows)


@dossier_view("verzoeken")
def answer(request: HttpRequest, dossier: Dossier, verzoek_id: uuid.UUID) -> HttpResponse:
    """One request with its answer. Also in a closed dossier: these rights do not end."""
    verzoek = get_verzoek(dossier=dossier, verzoek_id=verzoek_id)
    verzoek.dossier = dossier
    then = reverse("team:verzoeken", args=[dossier.pk])
    if not (is_open(verzoek) and dossier.recht.may_write) and request.method != "POST":
        return redirect(then)
    f = formulier(request, AntwoordForm, plek=f"verzoek:{verzoek.pk}", dossier_id=dossier.pk, object=verzoek)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        finish_verzoek(
            verzoek=verzoek,
            door=request.user,
            op=request.op,
            besluit=data["besluit"],
            antwoord=data["antwoord"],
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(request, do, then, _("Het antwoord staat klaar voor de inwoner."))
    over = name_onderwerpen(dossier=dossier, codes={verzoek.over}).get(verzoek.over, "")
    return done or render_dossier(
        request,
        dossier,
        "team/verzoeken/verzoek.html",
        status=f.status,
        f=f,
        verzoek=verzoek,
        voor=answer_by(verzoek.op),
        over=over,
    )
