"""The forms of step 4."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.ui.beeld.doelschaal import niveau_woord
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.vraagverheldering.models import Bevinding

from ..velden import Zin, ask_date
from ..vraagverheldering.forms import onderdeel_choices

LATERREDENEN = {
    "eerst_ander": _("Eerst een ander doel."),
    "geen_ruimte": _("Er is nu geen ruimte voor."),
    "niet_willen": _("De inwoner wil dit nu niet."),
}
# From much more to as it is now: read from above, as the picture shows it, in its words. The names are the model's.
NIVEAUVELDEN = {
    "niveau_plus2": (2, _("Meer dan jullie durven hopen.")),
    "niveau_plus1": (1, _("Een stap verder dan het doel.")),
    "niveau_0": (0, _("Laat u dit leeg, dan staat hier het doel zelf.")),
    "niveau_min1": (-1, _("Een begin: een deel is gelukt.")),
    "niveau_min2": (-2, _("Wat ziet u vandaag?")),
}


def level_label(naam: str) -> str:
    """The word of a level, as the first on its line."""
    return niveau_woord(NIVEAUVELDEN[naam][0]).capitalize()


class VanWieForm(forms.Form):
    """From whom a goal is; a new one also asks whether it is for now or later."""

    voorgesteld_door = forms.ChoiceField(
        label=_("Wie stelde dit voor?"), choices=Doel.VoorgesteldDoor.choices, widget=forms.RadioSelect
    )
    in_woorden_van = forms.ChoiceField(
        label=_("In wiens woorden staat het er?"),
        choices=Doel.VoorgesteldDoor.choices,
        widget=forms.RadioSelect,
    )
    status = forms.ChoiceField(
        label=_("Nu of later?"),
        choices=[(Doel.Status.ACTIEF, _("Nu mee bezig")), (Doel.Status.GEPARKEERD, _("Later"))],
        widget=forms.RadioSelect,
    )
    reden = Zin(label=_("Waarom later?"), max_length=300, required=False)
    toch = forms.BooleanField(label=_("Ja, dit doel komt er nu bij."), required=False)

    def __init__(self, *args: Any, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_new:
            for name in ("status", "reden", "toch"):
                del self.fields[name]


class DoelForm(VanWieForm):
    """A goal. `bevindingen` are the findings it may belong to; a new one also asks whether it is for now or later."""

    tekst = forms.CharField(
        label=_("Het doel"),
        help_text=_("Begin met ‘Ik’. Wat doet of weet de inwoner dan, en hoe ziet u dat?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf het doel op, het liefst in de woorden van de inwoner.")},
    )
    bij_bevindingen = forms.TypedMultipleChoiceField(
        label=_("Bij welke bevindingen hoort dit?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    onderdeel = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        choices=onderdeel_choices,
        error_messages={"required": _("Kies waar het doel over gaat.")},
    )
    richting = forms.ChoiceField(
        label=_("Welke kant op?"),
        help_text=_("Laat u dit leeg, dan volgt het uit het onderwerp."),
        choices=Doel.Richting.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    streef_op = ask_date(_("Wanneer moet het gelukt zijn?"))

    def __init__(self, *args: Any, bevindingen: Iterable[Bevinding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bij_bevindingen"].choices = [(str(b.pk), b.tekst) for b in bevindingen]
        for name, (_niveau, help_text) in NIVEAUVELDEN.items():
            self.fields[name] = forms.CharField(
                label=level_label(name),
                help_text=help_text,
                max_length=500,
                required=False,
                widget=forms.Textarea(attrs={"rows": 1}),
            )

    def clean(self) -> dict[str, Any]:
        """The five levels as one list, from -2 to +2."""
        names = reversed(NIVEAUVELDEN)
        self.cleaned_data["niveaus"] = [self.cleaned_data.pop(name, "") for name in names]
        return self.cleaned_data


class LaterForm(forms.Form):
    reden = Zin(
        label=_("Waarom wacht dit doel?"),
        max_length=300,
        error_messages={"required": _("Schrijf op waarom dit doel wacht.")},
    )
