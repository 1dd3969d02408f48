"""The forms about the plan: the answer, what fits in a week, wishes, and choosing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagkracht.werkproces.aanpak.models import Voorkeur

from ..invulvelden import ask_one, ask_words

UREN = (1, 2, 3, 4, 5, 6, 8, 10)
TEGELIJK = (1, 2, 3, 4)
WENSEN = {
    "graag": Voorkeur.Waarde.GRAAG,
    "niet": Voorkeur.Waarde.LIEVER_NIET,
    "weg": Voorkeur.Waarde.GEEN,
}


class PlanantwoordForm(forms.Form):
    """Yes in one tap, or otherwise with words. `kenmerk` says which steps were read."""

    antwoord = forms.ChoiceField(choices=[("akkoord", ""), ("anders", "")])
    kenmerk = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].error_messages = dict.fromkeys(
            ("required", "invalid_choice"), _("Kies een antwoord.")
        )
        self.fields["woorden"] = ask_words(_("Wat wilt u anders?"), rows=4)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("antwoord") == "anders" and not data.get("woorden"):
            self.add_error("woorden", _("Schrijf op wat u anders wilt."))
        return data


class RuimteForm(forms.Form):
    """What fits beside the rest of life."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        before = kwargs.get("initial") or {}
        self.fields["uren_per_week"] = ask_one(
            _("Hoeveel uur in de week past erbij?"),
            [
                (n, ngettext("%(n)d uur", "%(n)d uur", n) % {"n": n})
                for n in _with(UREN, before, "uren_per_week")
            ],
            needed=_("Kies hoeveel uur past."),
        )
        self.fields["tegelijk"] = ask_one(
            _("Hoeveel dingen wilt u op één moment doen?"),
            [
                (n, ngettext("%(n)d ding", "%(n)d dingen", n) % {"n": n})
                for n in _with(TEGELIJK, before, "tegelijk")
            ],
            needed=_("Kies hoeveel dingen passen."),
        )
        self.fields["woorden"] = ask_words(_("Wilt u er iets bij zeggen?"), longest=300)


def _with(choices: Iterable[int], before: dict[str, Any], name: str) -> list[int]:
    """What was said before in another way stays to be chosen."""
    return sorted({*choices, before[name]}) if before.get(name) else list(choices)


class WensForm(forms.Form):
    """Which button was pressed beside a step of a proposed plan."""

    wens = forms.RegexField(r"\A[\w-]{1,80}:(?:graag|niet|weg)\Z")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wens"].error_messages = dict.fromkeys(("required", "invalid"), _("Kies een antwoord."))


class KiesForm(forms.Form):
    """On which Monday the chosen plan begins."""

    def __init__(self, *args: Any, maandagen: Iterable[dt.date] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["begin_op"] = forms.TypedChoiceField(
            label=_("Wanneer wilt u beginnen?"),
            choices=[(day.isoformat(), date_format(day, "l j E")) for day in maandagen],
            coerce=dt.date.fromisoformat,
            widget=forms.RadioSelect,
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Kies een dag.")),
        )


class GeenForm(forms.Form):
    """None of these plans, with words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["woorden"] = ask_words(
            _("Wat past niet bij u?"),
            rows=4,
            needed=_("Schrijf op wat niet past. Een paar woorden is genoeg."),
        )
