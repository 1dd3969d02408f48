"""The forms of a party: its answer, what it brought, a colleague, and that its part is done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.werkproces.uitvoering.partijen.models import Deelname

LONGEST = 4_000
TOO_LONG = {"max_length": _("Deze tekst is te lang: hoogstens %(limit_value)d tekens.")}


class AntwoordForm(forms.Form):
    """Yes, no with a reason, or something else."""

    antwoord = forms.ChoiceField(
        label=_("Wat is uw antwoord?"),
        choices=[
            (Deelname.Status.AANGENOMEN, _("Ja, wij doen mee")),
            (Deelname.Status.ANDERS, _("Wij stellen iets anders voor")),
            (Deelname.Status.AFGEWEZEN, _("Nee, wij doen niet mee")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de drie antwoorden.")},
    )
    woorden = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Bij nee: waarom niet. Bij iets anders: wat stelt u voor. De inwoner leest dit ook."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=TOO_LONG,
    )
    tot_op = forms.DateField(
        label=_("Liever tot en met"),
        help_text=_("Alleen als u een andere dag voorstelt."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Deze dag bestaat niet.")},
    )


class BijdrageForm(forms.Form):
    """What the party did for one of its goals, and what came of it."""

    doel = forms.ChoiceField(
        label=_("Voor welk doel?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies voor welk doel dit was.")},
    )
    gedaan = forms.CharField(
        label=_("Wat deed u?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op wat u deed."), **TOO_LONG},
    )
    tekst = forms.CharField(
        label=_("Wat bracht het?"),
        help_text=_("Wat is er nu anders voor de inwoner? Nog niets is ook een antwoord."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op wat het bracht."), **TOO_LONG},
    )

    def __init__(self, *args: Any, doelkeuzes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["doel"].choices = doelkeuzes


class KlaarForm(forms.Form):
    """That the party's part is done."""

    woorden = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=TOO_LONG,
    )


class CollegaForm(forms.Form):
    """A colleague of the own party."""

    collega = forms.ChoiceField(
        label=_("Welke collega kijkt mee?"),
        error_messages={"required": _("Kies een collega.")},
    )

    def __init__(self, *args: Any, collegas: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["collega"].choices = [("", _("Kies uit de lijst")), *collegas]
