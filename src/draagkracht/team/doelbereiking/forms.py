"""The forms of step 7."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.werkproces.doelbereiking.models import Afsluiting
from draagkracht.werkproces.doelen.models import Doel

from ..velden import ask_date

NAMES = {
    -2: _("nog niet, zoals het was"),
    -1: _("nog niet helemaal"),
    0: _("zoals afgesproken"),
    1: _("meer dan afgesproken"),
    2: _("veel meer dan afgesproken"),
}


class OordeelForm(forms.Form):
    """Which of the five sentences fits now. A level without an agreed text is shown by its name."""

    niveau = forms.TypedChoiceField(
        label=_("Welke zin past nu het best?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een van de vijf zinnen."),
            "invalid_choice": _("Kies een van de vijf zinnen."),
        },
    )
    woorden = forms.CharField(
        label=_("In eigen woorden"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, niveaus: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["niveau"].choices = [(n, tekst or NAMES[n]) for n, tekst in niveaus]


class BijdrageForm(forms.Form):
    """What somebody contributed, for one goal or in general."""

    partij = forms.CharField(
        label=_("Wie droeg bij?"),
        help_text=_("Een organisatie, een vrijwilliger, een buurvrouw, de inwoner zelf."),
        max_length=120,
        error_messages={"required": _("Schrijf op wie dit bijdroeg.")},
    )
    tekst = forms.CharField(
        label=_("Wat deed die, en wat bracht het?"),
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op wat het bracht.")},
    )
    doel = forms.ChoiceField(label=_("Voor welk doel?"), required=False)

    def __init__(self, *args: Any, doelen: Iterable[Doel] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["doel"].choices = [("", _("in het algemeen")), *[(str(d.pk), d.tekst) for d in doelen]]


class AfsluitForm(forms.Form):
    reden = forms.ChoiceField(
        label=_("Waarom kan het dossier dicht?"),
        choices=Afsluiting.Reden.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom het dossier dicht kan.")},
    )
    woorden_inwoner = forms.CharField(
        label=_("De laatste woorden zijn voor de inwoner"),
        help_text=_("Letterlijk: hoe kijkt u terug, wat neemt u mee?"),
        max_length=8_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    woorden_professional = forms.CharField(
        label=_("Uw eigen terugblik"),
        max_length=8_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    nazorg_op = ask_date(_("Wanneer belt u nog een keer?"), _("Mag leeg blijven."))


class HeropenForm(forms.Form):
    reden = forms.CharField(
        label=_("Waarom gaat het dossier weer open?"),
        max_length=300,
        error_messages={"required": _("Schrijf op waarom het dossier weer open gaat.")},
    )
