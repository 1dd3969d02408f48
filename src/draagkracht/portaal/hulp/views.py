"""Who helps me: who it is now, who takes over, and what I want the next one to know."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import formulier
from draagkracht.werkproces.dossier.betrokkenen import list_betrokkenen
from draagkracht.werkproces.dossier.overdracht.models import Overdracht
from draagkracht.werkproces.dossier.overdracht.selectors import latest_overdracht
from draagkracht.werkproces.dossier.overdracht.services import agree_overdracht

from ..deur import Bezoek, portaal_view, render_portaal
from ..invulvelden import ask_one, ask_words


class OverdrachtForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = [
            (Overdracht.Antwoord.GOED, _("Dat is goed")),
            (Overdracht.Antwoord.LIEVER_ANDERS, _("Ik heb liever iemand anders")),
        ]
        self.fields["antwoord"] = ask_one(
            _("Wat vindt u ervan?"), answers, needed=_("Kies wat u ervan vindt.")
        )
        self.fields["woorden"] = ask_words(
            _("Wat moet de nieuwe hulpverlener weten?"),
            help_text=_("Wat hielp u? Wat wilt u niet nog een keer vertellen?"),
        )


@portaal_view("wie helpt mij")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """Everybody who helps now; while somebody takes over: what I think of it. It can be changed as often as one likes."""
    overdracht = latest_overdracht(dossier=bezoek.dossier)
    f = None
    if overdracht and overdracht.is_lopend and bezoek.may_write:
        f = formulier(
            request,
            OverdrachtForm,
            plek=f"overdracht:{overdracht.pk}",
            dossier_id=bezoek.dossier.pk,
            object=overdracht,
            initial={"antwoord": overdracht.inwoner_antwoord, "woorden": overdracht.inwoner_woorden},
        )

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        agree_overdracht(
            overdracht=overdracht, door=bezoek.door, op=request.op, versie=versie, sleutel=sleutel, **data
        )

    done = (
        f.act(request, do, reverse("portaal:wie-helpt"), _("Dank u wel. Dit wordt gelezen.")) if f else None
    )
    return done or render_portaal(
        request,
        bezoek,
        "hulp/wie_helpt.html",
        f.status if f else 200,
        f=f,
        overdracht=overdracht,
        betrokkenen=list_betrokkenen(dossier=bezoek.dossier),
    )
