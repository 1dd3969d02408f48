"""The forms about goals: answering, saying it otherwise, not now, and how it is now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from draagkracht.ui.beeld.doelschaal import niveau_woord

from ..invulvelden import ask_day, ask_line, ask_one, ask_words

EIGEN = "eigen"


class JaForm(forms.Form):
    """One tap: yes. What else can be answered is asked on pages of their own."""


class AndersForm(forms.Form):
    """Something that is agreed on, otherwise, in own words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["woorden"] = ask_words(
            _("Wat wilt u anders?"), rows=4, needed=_("Schrijf op wat u anders wilt.")
        )


class EigenWoordenForm(forms.Form):
    """The goal as the resident would say it; or only what should be otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"] = ask_line(_("Zo wil ik het zeggen"), needed=_("Schrijf op wat u wilt."), rows=3)
        self.fields["streef_op"] = ask_day(_("Wanneer wilt u dit bereiken?"), _("U mag dit leeg laten."))
        self.fields["woorden"] = ask_words(_("Wilt u er iets bij zeggen?"))


def later_reasons() -> dict[str, str]:
    """Why not now, as the resident says it."""
    return {
        "eerst": _("Eerst wil ik iets anders doen."),
        "druk": _("Ik heb er nu geen ruimte voor."),
        "niet": _("Dit past nu niet bij mij."),
        EIGEN: _("Het is iets anders."),
    }


class LaterForm(forms.Form):
    """Not now, with a reason of choice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"] = ask_one(
            _("Waarom nu niet?"), later_reasons().items(), needed=_("Kies een van de zinnen.")
        )
        self.fields["woorden"] = ask_line(_("Zeg het in uw eigen woorden"))

    def clean(self) -> dict[str, Any]:
        """The reason as it is kept: the sentence that was chosen, and own words behind it."""
        data = super().clean()
        chosen, words = data.get("reden", ""), data.get("woorden", "")
        if chosen == EIGEN and not words and not self.errors:
            self.add_error("woorden", _("Schrijf op waarom nu niet."))
        sentence = "" if chosen == EIGEN else later_reasons().get(chosen, "")
        return {"reden": " ".join(part for part in (sentence, words) if part)}


class HoeForm(forms.Form):
    """Which of the five sentences fits now, from much more to as it was."""

    def __init__(self, *args: Any, niveaus: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(n, tekst or niveau_woord(n).capitalize()) for n, tekst in niveaus]
        self.fields["niveau"] = ask_one(
            _("Welke zin past nu het best?"), reversed(rows), needed=_("Kies een van de zinnen.")
        )
        self.fields["woorden"] = ask_words(_("Wilt u er iets bij zeggen?"))
