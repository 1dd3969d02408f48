"""Who works in this dossier: ask a colleague in, hand over the regie, let somebody go."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from draagkracht.entree.formulier import KnopForm, formulier
from draagkracht.werkproces.dossier.betrokkenen import (
    add_betrokkene,
    end_betrokkene,
    get_betrokkene,
    list_betrokkenen,
    list_collegas,
)
from draagkracht.werkproces.dossier.models import Betrokkene, Dossier

from ..deur import dossier_view, render_dossier


class CollegaForm(forms.Form):
    account = forms.ModelChoiceField(
        label=gettext_lazy("Collega"), queryset=None, empty_label=gettext_lazy("kies een collega")
    )
    rol = forms.ChoiceField(
        label=gettext_lazy("Wat wordt deze collega hier?"),
        help_text=gettext_lazy("Er is één regisseur. Draagt u de regie over, dan blijft u zelf medewerker."),
        choices=[*reversed(Betrokkene.Rol.choices)],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = list_collegas(dossier=dossier)


@dossier_view("collega's")
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    f = formulier(
        request,
        CollegaForm,
        plek="collega",
        dossier_id=dossier.pk,
        initial={"rol": Betrokkene.Rol.MEDEBEHANDELAAR},
        dossier=dossier,
    )

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        add_betrokkene(dossier=dossier, door=request.user, op=request.op, sleutel=sleutel, **data)

    done = f.act(
        request, do, reverse("team:collegas", args=[dossier.pk]), _("Uw collega kan nu in dit dossier.")
    )
    return done or render_dossier(
        request,
        dossier,
        "team/dossier/collegas.html",
        status=f.status,
        f=f,
        betrokkenen=list_betrokkenen(dossier=dossier),
        is_regisseur=dossier.recht.hoedanigheid == Betrokkene.Rol.REGISSEUR,
    )


@dossier_view("collega's")
def end(request: HttpRequest, dossier: Dossier, betrokkene_id: int) -> HttpResponse:
    betrokkene = get_betrokkene(dossier=dossier, betrokkene_id=betrokkene_id)
    f = formulier(request, KnopForm, plek=f"collega:{betrokkene.pk}", dossier_id=dossier.pk, is_drafted=False)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        end_betrokkene(
            dossier=dossier, betrokkene=betrokkene, door=request.user, op=request.op, sleutel=sleutel
        )

    is_self = betrokkene.account_id == request.user.pk
    then = reverse("team:start") if is_self else reverse("team:collegas", args=[dossier.pk])
    done = f.act(
        request, do, then, _("%(naam)s werkt niet meer in dit dossier.") % {"naam": betrokkene.account}
    )
    return done or render_dossier(
        request, dossier, "team/dossier/collega_klaar.html", status=f.status, f=f, betrokkene=betrokkene
    )
