"""The forms of a conversation in questions, for whoever answers: at the table or at home."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.methodiek.instrument import Onderdeel
from draagkracht.methodiek.schaal import NIVEAUS
from draagkracht.werkproces.meting.antwoorden import BESPROKEN, LONGEST_WORDS
from draagkracht.werkproces.meting.gesprek import NIET_NU

NIVEAU_CHOICES = [(str(niveau), str(niveau)) for niveau in NIVEAUS]
# As easy as a score: at home not to talk about it now, at the table also to talk without a record of it.
STANDEN_THUIS = [(NIET_NU, _("Hier wil ik het nu niet over hebben"))]
STANDEN_AAN_TAFEL = [
    (BESPROKEN.value, _("Hier praten we over, maar schrijf niets op")),
    *STANDEN_THUIS,
]
CHOOSE = {"invalid_choice": _("Kies een van de antwoorden.")}
TOO_LONG = {"max_length": _("Deze tekst is te lang: hoogstens %(limit_value)d tekens.")}


def words_field() -> forms.CharField:
    return forms.CharField(
        label=_("In eigen woorden"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=TOO_LONG,
    )


class KiesForm(forms.Form):
    """Which parts to talk about, by the names that residents read."""

    onderdelen = forms.MultipleChoiceField(
        label=_("Waar praten wij over?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Kies minstens één onderwerp om over te praten."),
            "invalid_choice": _("Dit onderwerp kennen wij niet. Kies uit de lijst."),
        },
    )

    def __init__(self, *args: Any, onderdelen: Iterable[Onderdeel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["onderdelen"].choices = [(part.code, part.naam_inwoner) for part in onderdelen]


class VraagForm(forms.Form):
    """One question: a level, or an answer of `standen` beside the levels; and own words when there are any."""

    antwoord = forms.ChoiceField(label=_("Uw antwoord"), required=False, error_messages=CHOOSE)
    woorden = words_field()

    def __init__(
        self, *args: Any, standen: Sequence[tuple[str, Any]] = STANDEN_AAN_TAFEL, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].choices = [*NIVEAU_CHOICES, *standen]
