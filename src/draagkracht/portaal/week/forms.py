"""The forms of this week: one tap for how it went, a few words, and a small step of one's own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ..invulvelden import ask_day, ask_line, ask_one, ask_words


def outcome_words() -> dict[str, str]:
    """The three answers, in the order in which they stand; the fourth is not on the first screen."""
    return {"gelukt": _("Gelukt"), "bijna": _("Bijna"), "nog_niet": _("Nog niet")}


class GingForm(forms.Form):
    """Which small step went how: the value of the button that was pressed."""

    uitkomst = forms.RegexField(r"\A[0-9a-f-]{36}:(?:gelukt|bijna|nog_niet)\Z")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uitkomst"].error_messages = dict.fromkeys(
            ("required", "invalid"), _("Kies hoe het ging.")
        )


class WoordenForm(forms.Form):
    """What was noticed, and the outcome itself, which can still be another. `vraag` is the question that fits it."""

    def __init__(self, *args: Any, vraag: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["geleerd"] = ask_words(vraag)
        self.fields["uitkomst"] = ask_one(
            _("Hoe ging het?"),
            [
                *outcome_words().items(),
                ("vervallen", _("Dit hoeft niet meer")),
                ("", _("Ik weet het nog niet")),
            ],
        )


class StapjeForm(forms.Form):
    """A small step: only what I do is asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wat"] = ask_line(
            _("Wat ga ik doen?"),
            help_text=_("Iets kleins. Iets wat deze week kan."),
            needed=_("Schrijf op wat u gaat doen."),
        )
        self.fields["als"] = ask_line(
            _("Op welk moment?"),
            longest=200,
            help_text=_("Een vast moment helpt. Begin met Als. Zo bijvoorbeeld: als het brood op is."),
        )
        self.fields["wanneer_op"] = ask_day(_("Welke dag?"), _("U mag dit leeg laten."))
        self.fields["met_wie"] = forms.CharField(label=_("Met wie?"), max_length=120, required=False)


class AgendaForm(forms.Form):
    """What the phone's calendar may say."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["woorden"] = ask_one(
            _("Wat mag er in uw agenda staan?"),
            [("nee", _("Alleen het woord Afspraak")), ("ja", _("Wat ik ga doen"))],
        )
