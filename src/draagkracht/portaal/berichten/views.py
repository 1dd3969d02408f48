"""A few words to and from who helps, on the plan: what is new first, and a box to write in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from draagkracht.entree.bladeren import page_of
from draagkracht.entree.formulier import formulier
from draagkracht.werkproces.voortgang.berichten import (
    LONGEST,
    Onderwerp,
    list_berichten,
    list_onderwerpen,
    open_berichten,
    parse_onderwerp,
    record_bericht,
)

from ..deur import Bezoek, portaal_view, render_portaal


class BerichtForm(forms.Form):
    """What somebody wants to say, and on what, if on anything in particular."""

    def __init__(self, *args: Any, onderwerpen: list[Onderwerp], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"] = forms.CharField(
            label=_("Wat wilt u zeggen of vragen?"),
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"required": _("Schrijf op wat u wilt zeggen.")},
        )
        self.fields["over"] = forms.ChoiceField(
            label=_("Waar gaat het over?"),
            choices=[("", _("zomaar")), *((row.code, row.tekst) for row in onderwerpen)],
            required=False,
            error_messages={"invalid_choice": _("Kies iets uit de lijst.")},
        )


@portaal_view("berichten")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """Reading is reading: what is on this page is no longer new the next time."""
    f = formulier(
        request,
        BerichtForm,
        plek="mijn-bericht",
        dossier_id=bezoek.dossier.pk,
        initial={"over": request.GET.get("over", "")},
        onderwerpen=list_onderwerpen(dossier=bezoek.dossier),
    )

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        onderwerp, key = parse_onderwerp(data["over"])
        record_bericht(
            dossier=bezoek.dossier,
            door=bezoek.door,
            op=request.op,
            stem=bezoek.stem,
            tekst=data["tekst"],
            onderwerp=onderwerp,
            onderwerp_id=key,
            sleutel=sleutel,
        )

    done = f.act(request, do, reverse("portaal:berichten"), _("Uw bericht is verstuurd."))
    if done:
        return done
    bladzijde = page_of(request)
    regels, has_more = list_berichten(dossier=bezoek.dossier, stem=bezoek.stem, bladzijde=bladzijde)
    if request.method == "GET":
        open_berichten(dossier=bezoek.dossier, op=request.op)
    context = {"f": f, "regels": regels, "has_more": has_more, "bladzijde": bladzijde}
    return render_portaal(request, bezoek, "berichten/berichten.html", f.status, **context)
