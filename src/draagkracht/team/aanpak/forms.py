"""The forms of step 5."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.werkproces.aanpak.models import Stap
from draagkracht.werkproces.aanpak.services import LONGEST, MOST_HOURS
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.dossier.models import Akkoord, Netwerklid
from draagkracht.werkproces.vraagverheldering.models import Bevinding

from ..velden import Zin, ask_date

WRONG_HOURS = _("Schrijf een getal van 0 tot en met 40, bijvoorbeeld 1,5.")
HOUR_ERRORS = (
    "invalid",
    "min_value",
    "max_value",
    "max_digits",
    "max_decimal_places",
    "max_whole_digits",
)
WRONG_WEEKS = _("Schrijf een heel getal van 1 tot en met 104.")


def _named(lid: Netwerklid) -> str:
    """Somebody of the network with what it costs them, so that nobody is asked too much unseen."""
    named = f"{lid.naam} ({lid.relatie})" if lid.relatie else lid.naam
    return named if lid.belasting is None else f"{named}: {lid.get_belasting_display()}"


class StapForm(forms.Form):
    """One step. Only `wat` is asked; the rest may come later."""

    wat = Zin(
        label=_("Wat gaan we doen?"),
        max_length=200,
        error_messages={"required": _("Schrijf op wat de stap is.")},
    )
    doelen = forms.MultipleChoiceField(
        label=_("Voor welk doel?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    fase = forms.ChoiceField(
        label=_("Wat voor stap is het?"),
        help_text=_("Eerst lucht, dan leren, dan vasthouden: zo lukt het vaak het best."),
        choices=Stap.Fase.choices,
        widget=forms.RadioSelect,
    )
    hoe = forms.CharField(
        label=_("Hoe doen we dat?"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    netwerkleden = forms.MultipleChoiceField(
        label=_("Wie uit het netwerk doet mee?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    met_wie = forms.CharField(label=_("Met wie?"), max_length=200, required=False)
    leer_ik = Zin(label=_("Wat leer ik hiervan?"), max_length=300, required=False)
    krachten = forms.MultipleChoiceField(
        label=_("Welke draagkracht gebruiken we?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    start_op = ask_date(_("Vanaf wanneer?"))
    weken = forms.IntegerField(
        label=_("Hoeveel weken?"),
        min_value=1,
        max_value=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), WRONG_WEEKS),
    )
    uren_per_week = forms.DecimalField(
        label=_("Hoeveel uur per week kost het de inwoner?"),
        min_value=0,
        max_value=MOST_HOURS,
        max_digits=5,
        decimal_places=2,
        required=False,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 4}),
        error_messages=dict.fromkeys(HOUR_ERRORS, WRONG_HOURS),
    )
    status = forms.ChoiceField(
        label=_("Hoe staat het ermee?"), choices=Stap.Status.choices, widget=forms.RadioSelect
    )

    def __init__(
        self,
        *args: Any,
        doelen: Iterable[Doel] = (),
        krachten: Iterable[Bevinding] = (),
        netwerkleden: Iterable[Netwerklid] = (),
        is_new: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        rows_per_field = {
            "doelen": [(str(row.pk), row.tekst) for row in doelen],
            "krachten": [(str(row.pk), row.tekst) for row in krachten],
            "netwerkleden": [(str(lid.pk), _named(lid)) for lid in netwerkleden],
        }
        for name, choices in rows_per_field.items():
            self.fields[name].choices = choices
            if not self.fields[name].choices:
                del self.fields[name]
        if is_new:
            del self.fields["status"]


class VerplaatsForm(forms.Form):
    """Which step moves which way: the value of the button that was pressed."""

    verplaats = forms.RegexField(
        r"\A[0-9a-f-]{36}:(?:eerder|later)\Z", error_messages={"required": _("Kies welke stap u verplaatst.")}
    )


class VastleggenForm(forms.Form):
    reden = Zin(
        label=_("Waarom is het plan nu zo?"),
        help_text=_("Mag leeg blijven. Over een jaar leest u hier waarom het anders werd."),
        max_length=300,
        required=False,
    )


class AkkoordForm(forms.Form):
    """One voice's answer to one version."""

    antwoord = forms.ChoiceField(
        label=_("Klopt dit plan voor u?"),
        choices=[
            (Akkoord.Antwoord.AKKOORD, _("Ja, zo is het goed")),
            (Akkoord.Antwoord.ANDERS, _("Nee, ik wil het liever anders")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de twee antwoorden.")},
    )
    woorden = forms.CharField(
        label=_("Wat mag er anders, of wat wilt u erbij zeggen?"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
