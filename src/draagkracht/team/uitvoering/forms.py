"""The forms of step 6."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.werkproces.aanpak.models import Stap
from draagkracht.werkproces.dossier.models import Netwerklid
from draagkracht.werkproces.uitvoering.bestanden import ACCEPTED
from draagkracht.werkproces.uitvoering.models import Afspraak

from ..velden import Zin, ask_date, ask_zekerheid

OUTCOMES = [(code, label) for code, label in Afspraak.Uitkomst.choices if code]


class AfspraakForm(forms.Form):
    """One small step. Only `wat` is asked."""

    als = Zin(
        label=_("Als …"),
        help_text=_("Een vast moment helpt. Bijvoorbeeld: als de kinderen naar school zijn."),
        max_length=200,
        required=False,
    )
    wat = Zin(
        label=_("… dan doe ik dit"),
        help_text=_("Klein genoeg om deze week te doen."),
        max_length=300,
        error_messages={"required": _("Schrijf op wat u gaat doen.")},
    )
    wanneer_op = ask_date(_("Wanneer?"))
    met_wie = forms.CharField(label=_("Met wie?"), max_length=120, required=False)
    netwerklid = forms.ChoiceField(label=_("Of iemand uit het netwerk"), required=False)
    voorziening = forms.ChoiceField(label=_("Waar?"), required=False)
    stap = forms.ChoiceField(label=_("Bij welke stap hoort dit?"), required=False)
    zekerheid = ask_zekerheid(
        _("Hoe zeker bent u dat het lukt?"), _("0 is helemaal niet zeker, 10 is heel zeker.")
    )

    def __init__(
        self,
        *args: Any,
        stappen: Iterable[Stap] = (),
        netwerkleden: Iterable[Netwerklid] = (),
        plekken: Iterable[Voorziening] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        people = [
            (str(lid.pk), f"{lid.naam} ({lid.relatie})" if lid.relatie else lid.naam) for lid in netwerkleden
        ]
        steps = [(str(stap.pk), stap.wat) for stap in stappen]
        places = [(str(place.pk), place.naam) for place in plekken]
        for name, choices, none in (
            ("netwerklid", people, _("niemand uit de lijst")),
            ("voorziening", places, _("op geen plek uit het plan")),
            ("stap", steps, _("bij geen stap")),
        ):
            self.fields[name].choices = [("", none), *choices]
            if not choices:
                del self.fields[name]


class UitkomstKnopForm(forms.Form):
    """Which afspraak went how: the value of the button that was pressed."""

    uitkomst = forms.RegexField(
        r"\A[0-9a-f-]{36}:(?:gelukt|bijna|nog_niet|vervallen)\Z",
        error_messages={"required": _("Kies hoe het ging.")},
    )


class UitkomstForm(forms.Form):
    uitkomst = forms.ChoiceField(
        label=_("Hoe ging het?"),
        choices=[*OUTCOMES, ("", _("toch nog niet bekend"))],
        required=False,
        widget=forms.RadioSelect,
    )
    geleerd = forms.CharField(
        label=_("Wat viel op?"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NotitieForm(forms.Form):
    """One text box. `has_bestand` adds the place for a file, which a closed dossier does not have."""

    tekst = forms.CharField(
        label=_("Notitie"),
        max_length=20_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    bestand = forms.FileField(
        label=_("Bestand erbij"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"invalid": _("Dit bestand is niet goed aangekomen. Probeer het nog eens.")},
    )

    def __init__(self, *args: Any, has_bestand: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_bestand:
            del self.fields["bestand"]
