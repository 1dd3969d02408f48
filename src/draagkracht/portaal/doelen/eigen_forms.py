"""The small questions that lead to a goal of one's own, in order, and the form of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from draagkracht.methodiek.instrument import load_instrument

from ..invulvelden import ask_line, ask_one, ask_words

VRAGEN = ("anders", "onderdeel", "nu", "merken", "doen", "wanneer", "zeker")
WOORDEN = ("anders", "nu", "merken", "doen")  # answered in own words
TERMIJNEN = {"maand": 28, "kwartaal": 91, "halfjaar": 182}  # days
ZEKER = {"heel": 9, "best": 7, "niet": 4}  # out of 10


def question_of(vraag: str) -> tuple[str, str]:
    """What a screen asks and what helps to answer it, in the language of the page."""
    return {
        "anders": (_("Wat wilt u graag anders?"), _("Zeg het zoals u het thuis zegt.")),
        "onderdeel": (_("Waar gaat het over?"), _("Kies wat er het best bij past.")),
        "nu": (_("Hoe gaat het nu?"), _("Wat gebeurt er nu? En hoe vaak?")),
        "merken": (_("Waaraan merkt u dat het beter gaat?"), _("Wat ziet u dan? Wat is er dan anders?")),
        "doen": (_("Wat gaat u zelf doen?"), _("Begin met Ik. Iets kleins is goed.")),
        "wanneer": (
            _("Wanneer wilt u zover zijn?"),
            _("Kies wat u kunt overzien. U mag het later veranderen."),
        ),
        "zeker": (
            _("Hoe zeker bent u dat dit lukt?"),
            _("Er is geen fout antwoord. Twijfelt u? Dan maken we het kleiner."),
        ),
    }[vraag]


def _parts() -> list[tuple[str, str]]:
    return [(part.code, _(part.naam_inwoner)) for part in load_instrument().onderdelen]


def _terms() -> list[tuple[str, str]]:
    return [
        ("maand", _("over een maand")),
        ("kwartaal", _("over drie maanden")),
        ("halfjaar", _("over een half jaar")),
        ("onbekend", _("dat weet ik nog niet")),
    ]


def _sure() -> list[tuple[str, str]]:
    return [
        ("heel", _("Heel zeker")),
        ("best", _("Best zeker")),
        ("niet", _("Nog niet zo zeker")),
        ("onbekend", _("Dat weet ik niet")),
    ]


class DoelvraagForm(forms.Form):
    """One small question. Only what it is about has to be answered."""

    def __init__(self, *args: Any, welke: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kop, _uitleg = question_of(welke)
        ask: dict[str, Callable[[], forms.Field]] = {
            "onderdeel": lambda: ask_one(kop, _parts(), needed=_("Kies waar het over gaat.")),
            "wanneer": lambda: ask_one(kop, _terms()),
            "zeker": lambda: ask_one(kop, _sure()),
        }
        self.fields["antwoord"] = ask[welke]() if welke in ask else ask_words(_("Uw antwoord"), rows=4)


class EigenDoelForm(forms.Form):
    """The goal as it came of the answers, to be changed at will. With `is_vol` now or later is asked as well."""

    def __init__(self, *args: Any, is_vol: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"] = ask_line(_("Mijn doel"), needed=_("Schrijf op wat u wilt bereiken."), rows=3)
        if is_vol:
            self.fields["status"] = ask_one(
                _("U bent al met drie doelen bezig. Wilt u hier nu mee beginnen?"),
                [("actief", _("Ja, nu")), ("geparkeerd", _("Nee, later"))],
                needed=_("Kies nu of later."),
            )


def day_of(wanneer: str, vandaag: dt.date) -> dt.date | None:
    """The day that was meant with a term from today on; None for none."""
    return vandaag + dt.timedelta(days=TERMIJNEN[wanneer]) if wanneer in TERMIJNEN else None
