"""Asking something about what is written: change it, add to it, take it away, or not wanting it; and what came of that."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import formulier
from draagkracht.werkproces.dossier.contact.models import Verzoek
from draagkracht.werkproces.dossier.contact.verzoeken import (
    answer_by,
    is_open,
    list_verzoeken,
    record_verzoek,
)
from draagkracht.werkproces.voortgang.feiten import Feit
from draagkracht.werkproces.voortgang.over_mij import get_feit

from ..deur import Bezoek, portaal_view, render_portaal

LONGEST = 4_000


class VerzoekForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"] = forms.ChoiceField(
            label=_("Wat wilt u?"),
            choices=Verzoek.Soort.choices,
            widget=forms.RadioSelect,
            error_messages={"required": _("Kies wat u wilt.")},
        )
        self.fields["woorden"] = forms.CharField(
            label=_("Zeg het in uw eigen woorden"),
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 5}),
            error_messages={"required": _("Schrijf op wat u wilt vragen of zeggen.")},
        )


@portaal_view("wat ik vroeg")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """Everything that was asked, with the answer, or the day before which it comes."""
    verzoeken = [(v, answer_by(v.op) if is_open(v) else None) for v in list_verzoeken(dossier=bezoek.dossier)]
    return render_portaal(request, bezoek, "over_mij/vragen.html", verzoeken=verzoeken)


def _entry(bezoek: Bezoek, sleutel: str) -> Feit | None:
    if not sleutel:
        return None
    return get_feit(dossier=bezoek.dossier, door=bezoek.door, sleutel=sleutel, is_samen=bezoek.is_samen)


@portaal_view("iets vragen")
def ask(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """About one entry (`over` in the address), or about everything. Also when the help has ended."""
    feit = _entry(bezoek, request.GET.get("over", ""))
    plek = f"verzoek:{feit.sleutel if feit else ''}"
    f = formulier(request, VerzoekForm, plek=plek, dossier_id=bezoek.dossier.pk)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        record_verzoek(
            dossier=bezoek.dossier,
            door=bezoek.door,
            op=request.op,
            soort=data["soort"],
            woorden=data["woorden"],
            over=feit.over if feit else "",
            sleutel=sleutel,
        )

    done = f.act(request, do, reverse("portaal:over-mij-vragen"), _("Dat is verstuurd."))
    return done or render_portaal(request, bezoek, "over_mij/vraag.html", f.status, f=f, feit=feit)
