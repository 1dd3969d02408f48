"""The forms of the doelhulp: one small question each. Nothing has to be answered to go on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.methodiek.instrument import pan_of
from draagkracht.methodiek.schaal import DRAAGKRACHT
from draagkracht.werkproces.doelen.models import Doel

from ..velden import ask_date, ask_zekerheid
from ..vraagverheldering.forms import onderdeel_choices
from .forms import NIVEAUVELDEN, VanWieForm, level_label

TOO_LONG = {"max_length": _("Deze tekst is te lang: hoogstens %(limit_value)d tekens.")}
EIGEN, ONBEKEND = "eigen", "onbekend"
TERMIJNEN = {"vier_weken": 28, "drie_maanden": 91, "half_jaar": 182}  # days


class BeginForm(forms.Form):
    """What the goal is about. `is_bekend`: the finding or the goal says so already."""

    onderdeel = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        choices=onderdeel_choices,
        error_messages={"required": _("Kies waar het doel over gaat.")},
    )
    richting = forms.ChoiceField(
        label=_("Wat wilt u het liefst?"),
        choices=[
            (Doel.Richting.DRAAGLAST_VERMINDEREN, _("Het moet minder zwaar worden")),
            (Doel.Richting.DRAAGKRACHT_VERSTERKEN, _("Ik wil er sterker in worden")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, is_bekend: bool = False, has_richting: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_bekend:
            del self.fields["onderdeel"]
        if not has_richting:
            del self.fields["richting"]

    def clean(self) -> dict[str, Any]:
        """The direction is the resident's choice; what carries has only one."""
        data = super().clean()
        is_asked = "richting" in self.fields and pan_of(data.get("onderdeel", "")) != DRAAGKRACHT
        if is_asked and not data.get("richting"):
            self.add_error("richting", _("Kies wat u het liefst wilt."))
        return data


class WoordenForm(forms.Form):
    """An answer in own words."""

    antwoord = forms.CharField(
        label=_("Uw antwoord"),
        max_length=4_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=TOO_LONG,
    )


class WanneerForm(forms.Form):
    """A quick choice or a day of one's own; seen from the day `op`."""

    wanneer = forms.ChoiceField(label=_("Wanneer is het zover?"), required=False, widget=forms.RadioSelect)
    datum = ask_date(_("Een eigen datum"))

    def __init__(self, *args: Any, op: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.op = op
        self.fields["wanneer"].choices = [
            ("vier_weken", _("Over vier weken")),
            ("drie_maanden", _("Over drie maanden")),
            ("half_jaar", _("Over een half jaar")),
            (EIGEN, _("Op een eigen datum")),
            (ONBEKEND, _("Dat weet ik nog niet")),
        ]

    def clean(self) -> dict[str, Any]:
        """The day that was meant: who fills in a date means that date, unless a quick choice says otherwise."""
        chosen, datum = self.cleaned_data.get("wanneer"), self.cleaned_data.get("datum")
        if chosen in TERMIJNEN:
            datum = self.op + dt.timedelta(days=TERMIJNEN[chosen])
        elif chosen == ONBEKEND:
            datum = None
        elif chosen == EIGEN and datum is None and not self.errors:
            self.add_error("datum", _("Kies een datum, of kies ‘Dat weet ik nog niet’."))
        return {"streef_op": datum}


def initial_wanneer(streef_op: dt.date | None, op: dt.date) -> dict[str, Any]:
    """What to tick for a date that was kept."""
    if streef_op is None:
        return {}
    days = (streef_op - op).days
    quick = next((code for code, term in TERMIJNEN.items() if term == days), EIGEN)
    return {"wanneer": quick, "datum": streef_op if quick == EIGEN else None}


class DoelTekstForm(forms.Form):
    """The goal as it is written now."""

    tekst = forms.CharField(
        label=_("Uw doel"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=TOO_LONG,
    )


class ZekerForm(forms.Form):
    zekerheid = ask_zekerheid(_("Hoe zeker bent u dat dit lukt?"))


class KleinerForm(DoelTekstForm):
    """What would make it easier, and the goal made smaller."""

    kleiner = forms.CharField(
        label=_("Wat maakt het makkelijker voor u?"),
        max_length=4_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=TOO_LONG,
    )
    field_order = ["kleiner", "tekst"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].label = _("Zo kan uw doel nu klinken")


class NiveausForm(forms.Form):
    """Five levels from much more to as it is now. `vragen` are the questions beside them, from -2 to +2."""

    def __init__(self, *args: Any, vragen: tuple[str, ...] = ("",) * 5, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, (niveau, _help) in NIVEAUVELDEN.items():
            self.fields[naam] = forms.CharField(
                label=level_label(naam),
                help_text=vragen[niveau + 2],
                max_length=500,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages=TOO_LONG,
            )

    def clean(self) -> dict[str, Any]:
        """The five levels as one list, from -2 to +2; [] when nothing was written."""
        texts = [self.cleaned_data.get(naam, "") for naam in reversed(NIVEAUVELDEN)]
        return {"niveaus": texts if any(texts) else []}


class KlaarForm(VanWieForm):
    """From whom the goal is; a new one also asks whether it is for now or later."""
