"""The forms about parties: what is asked of whom, what more is shared, and stopping."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.werkproces.doelbereiking.models import Betekenis
from draagkracht.werkproces.uitvoering.partijen.gronden import GRONDEN

from ..velden import ask_date

LONGEST = 2_000
TOO_LONG = {"max_length": _("Deze tekst is te lang: hoogstens %(limit_value)d tekens.")}
Choices = list[tuple[str, str]]


def _words(label: Any, needed: Any, help_text: Any = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": needed, **TOO_LONG},
    )


class VraagForm(forms.Form):
    """What a party is asked. `organisaties` is None where the party is known already."""

    organisatie = forms.ChoiceField(
        label=_("Welke organisatie?"), error_messages={"required": _("Kies welke organisatie u vraagt.")}
    )
    doelen = forms.MultipleChoiceField(
        label=_("Voor welke doelen?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één doel.")},
    )
    stappen = forms.MultipleChoiceField(
        label=_("Voor welke stappen?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    vraag = _words(_("Wat vraagt u?"), _("Schrijf op wat u de organisatie vraagt."))
    waartoe = _words(
        _("Waarvoor heeft de organisatie dit nodig?"),
        _("Schrijf op waarvoor de organisatie dit nodig heeft."),
        _("De inwoner leest dit ook."),
        rows=2,
    )
    grondslag = forms.ChoiceField(
        label=_("Op welke grond mag de organisatie dit zien?"),
        help_text=_("Kijk eerst of een wet past. Toestemming vraagt u alleen als er geen andere grond is."),
        choices=[(grond.code, f"{grond.naam}. {grond.wanneer}") for grond in GRONDEN.values()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies op welke grond de organisatie dit mag zien.")},
    )
    has_toestemming = forms.BooleanField(
        label=_("De inwoner heeft ja gezegd"),
        required=False,
        help_text=_("Alleen bij toestemming. De inwoner kan dat zelf intrekken."),
    )
    tot_op = ask_date(_("Tot en met wanneer?"))

    def __init__(
        self,
        *args: Any,
        organisaties: Choices | None,
        doelkeuzes: Choices,
        stapkeuzes: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["doelen"].choices, self.fields["stappen"].choices = doelkeuzes, stapkeuzes
        if organisaties is None:
            del self.fields["organisatie"]
        else:
            self.fields["organisatie"].choices = [("", _("Kies uit de lijst")), *organisaties]
        if not stapkeuzes:
            del self.fields["stappen"]


class DelenForm(forms.Form):
    """One thing more to share: its kind with its id in one choice."""

    wat = forms.ChoiceField(
        label=_("Wat wilt u delen?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u wilt delen.")},
    )
    waarom = _words(
        _("Waarom heeft de organisatie dit nodig?"),
        _("Schrijf op waarom de organisatie dit nodig heeft."),
        _("De inwoner leest dit ook."),
        rows=2,
    )

    def __init__(self, *args: Any, keuzes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wat"].choices = keuzes

    def clean(self) -> dict[str, Any]:
        """`soort` and `onderwerp` apart."""
        data = super().clean()
        soort, _colon, onderwerp = data.get("wat", "").partition(":")
        return {
            "soort": soort,
            "onderwerp": onderwerp or None,
            "waarom": data.get("waarom", ""),
        }


class StopForm(forms.Form):
    reden = forms.CharField(
        label=_("Waarom stopt het?"),
        help_text=_("De inwoner leest dit. Leeg mag."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=TOO_LONG,
    )


class BetekenisForm(forms.Form):
    """What a contribution meant, in the voice of the professional."""

    waarde = forms.ChoiceField(
        label=_("Wat betekende dit voor de inwoner, volgens u?"),
        choices=Betekenis.Waarde.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat het betekende.")},
    )
    woorden = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"),
        help_text=_("De organisatie en de inwoner lezen dit."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=TOO_LONG,
    )
