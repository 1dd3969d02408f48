"""Messages with the resident: what is new first, saying that it was read, and an answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from draagkracht.entree.bladeren import page_of
from draagkracht.entree.formulier import KnopForm, formulier
from draagkracht.werkproces.dossier.models import Dossier, Stem
from draagkracht.werkproces.voortgang.berichten import (
    LONGEST,
    Onderwerp,
    confirm_berichten,
    list_berichten,
    list_onderwerpen,
    parse_onderwerp,
    record_bericht,
)

from ..deur import dossier_view, render_dossier


class BerichtForm(forms.Form):
    tekst = forms.CharField(
        label=gettext_lazy("Uw bericht"),
        help_text=gettext_lazy("Korte zinnen, gewone woorden. Zet er niets in over veiligheid in huis."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Schrijf op wat u wilt zeggen.")},
    )
    over = forms.ChoiceField(
        label=gettext_lazy("Waar gaat het over?"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Kies iets uit de lijst.")},
    )

    def __init__(self, *args: Any, onderwerpen: list[Onderwerp], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["over"].choices = [("", _("zomaar")), *((row.code, row.tekst) for row in onderwerpen)]


@dossier_view("berichten")
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Looking is not yet reading for the resident: who read, says so with a button or an answer."""
    f = formulier(
        request,
        BerichtForm,
        plek="bericht",
        dossier_id=dossier.pk,
        onderwerpen=list_onderwerpen(dossier=dossier),
    )

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        onderwerp, key = parse_onderwerp(data["over"])
        record_bericht(
            dossier=dossier,
            door=request.user,
            op=request.op,
            stem=Stem.PROFESSIONAL,
            tekst=data["tekst"],
            onderwerp=onderwerp,
            onderwerp_id=key,
            sleutel=sleutel,
        )

    then = reverse("team:berichten", args=[dossier.pk])
    done = f.act(request, do, then, _("Het bericht staat klaar voor de inwoner."))
    if done:
        return done
    bladzijde = page_of(request)
    regels, has_more = list_berichten(dossier=dossier, stem=Stem.PROFESSIONAL, bladzijde=bladzijde)
    return render_dossier(
        request,
        dossier,
        "team/berichten/berichten.html",
        status=f.status,
        f=f,
        gelezen=_read_form(request, dossier),
        regels=regels,
        nieuw=sum(regel.is_nieuw for regel in regels),
        bladzijde=bladzijde,
        has_more=has_more,
    )


def _read_form(request: HttpRequest, dossier: Dossier) -> Any:
    return formulier(request, KnopForm, plek="berichten-gelezen", dossier_id=dossier.pk, is_drafted=False)


@dossier_view("berichten")
def confirm(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Everything that is new was read."""
    if request.method != "POST":
        return redirect("team:berichten", dossier.pk)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        confirm_berichten(dossier=dossier, door=request.user, op=request.op, sleutel=sleutel)

    then = reverse("team:berichten", args=[dossier.pk])
    return _read_form(request, dossier).act(request, do, then) or redirect(then)
