"""The forms of step 2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.entree.meten.forms import CHOOSE, NIVEAU_CHOICES, TOO_LONG, words_field
from draagkracht.methodiek.instrument import Onderdeel
from draagkracht.methodiek.schaal import AANWEZIG, DRAAGKRACHT, INZETBAAR, SCORE
from draagkracht.werkproces.meting.antwoorden import (
    BESPROKEN,
    LONGEST_REASON,
    NIET_BESPROKEN,
    VASTGELEGD,
    Antwoord,
)

from ..velden import Zin

STANDEN = [
    (BESPROKEN.value, _("Besproken, niet vastleggen")),
    (NIET_BESPROKEN.value, _("Niet besproken")),
]


class NieuwMomentForm(forms.Form):
    datum = forms.DateField(
        label=_("Datum"),
        widget=forms.DateInput(attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={
            "required": _("Vul een datum in."),
            "invalid": _("Vul een bestaande datum in, bijvoorbeeld 23-11-2026."),
        },
    )
    aanleiding = Zin(
        label=_("Waarom nu?"),
        help_text=_("Mag leeg blijven. Bijvoorbeeld: drie maanden na de start."),
        max_length=120,
        required=False,
        error_messages=TOO_LONG,
    )


class OntbreektForm(forms.Form):
    reden = Zin(
        label=_("Waarom komt de andere stem niet?"),
        help_text=_("Dit blijft bij de meting staan."),
        max_length=LONGEST_REASON,
        error_messages={"required": _("Schrijf op waarom de andere stem niet komt."), **TOO_LONG},
    )


class MetingForm(forms.Form):
    """The professional's view on some parts. Every field may stay empty.

    Per part: `<code>-keuze` (a level, or a status that stands beside the levels), for draagkracht `<code>-inzetbaar`,
    `<code>-reden` (why not discussed), `<code>-waarom` (why it must be recorded) and `<code>-woorden`.
    """

    def __init__(self, *args: Any, onderdelen: Iterable[Onderdeel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.onderdelen = tuple(onderdelen)
        for part in self.onderdelen:
            self._add(
                part, "keuze", forms.ChoiceField, choices=[*NIVEAU_CHOICES, *STANDEN], error_messages=CHOOSE
            )
            if part.pan == DRAAGKRACHT:
                self._add(part, INZETBAAR, forms.ChoiceField, choices=NIVEAU_CHOICES, error_messages=CHOOSE)
            self._add(part, "reden", forms.CharField, max_length=LONGEST_REASON, error_messages=TOO_LONG)
            self._add(part, "waarom", forms.CharField, max_length=LONGEST_REASON, error_messages=TOO_LONG)
            self.fields[f"{part.code}-woorden"] = words_field()
            self.fields[f"{part.code}-woorden"].label = part.naam

    def _add(self, part: Onderdeel, name: str, field: type[forms.Field], **options: Any) -> None:
        self.fields[f"{part.code}-{name}"] = field(label=part.naam, required=False, **options)

    def waarde(self, part: Onderdeel, name: str) -> str:
        """What stands in a field now: what was sent, else the draft, else what was recorded."""
        value = self[f"{part.code}-{name}"].value()
        return "" if value is None else str(value)

    def antwoorden(self) -> dict[str, Antwoord]:
        return {part.code: antwoord_from(self.cleaned_data, part) for part in self.onderdelen}


def antwoord_from(data: Mapping[str, str], part: Onderdeel) -> Antwoord:
    """One card as an answer. Discussed, or not, leaves no score."""
    keuze, woorden = data[f"{part.code}-keuze"], data[f"{part.code}-woorden"]
    if keuze == NIET_BESPROKEN:
        return Antwoord(keuze, reden=data[f"{part.code}-reden"], woorden=woorden)
    if keuze == BESPROKEN:
        return Antwoord(keuze, woorden=woorden)
    first = AANWEZIG if part.pan == DRAAGKRACHT else SCORE
    chosen = {first: keuze, INZETBAAR: data.get(f"{part.code}-inzetbaar", "")}
    scores = {maat: int(value) for maat, value in chosen.items() if value}
    return Antwoord(VASTGELEGD, scores, data[f"{part.code}-waarom"] if scores else "", woorden)


def initial_of(part: Onderdeel, antwoord: Antwoord) -> dict[str, str]:
    """The fields of one card, for what was recorded; the other way round of `antwoord_from`."""
    first = AANWEZIG if part.pan == DRAAGKRACHT else SCORE
    is_score = antwoord.status == VASTGELEGD
    out = {
        "keuze": str(antwoord.scores.get(first, "")) if is_score else antwoord.status,
        "reden": "" if is_score else antwoord.reden,
        "waarom": antwoord.reden if is_score else "",
        "woorden": antwoord.woorden,
    }
    if part.pan == DRAAGKRACHT:
        out[INZETBAAR] = str(antwoord.scores.get(INZETBAAR, ""))
    return {f"{part.code}-{name}": value for name, value in out.items()}
