"""The small questions that lead to a goal, in order, and which of them a talk still needs."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from draagkracht.methodiek.doelhulp_voorstel import is_unsure
from draagkracht.werkproces.doelen.models import Doelgesprek

KLAAR = "klaar"
IN_WORDS = ("anders", "nu", "merken", "doen")  # answered with own words, in a field of that name


@dataclass(frozen=True)
class Vraag:
    """One screen: its question and what helps to answer it. `has_voorbeelden`: the examples are one tap away."""

    code: str
    kop: Promise
    uitleg: Promise
    has_voorbeelden: bool = False


VRAGEN = {
    vraag.code: vraag
    for vraag in (
        Vraag(
            "anders",
            _("Wat zou u graag anders willen?"),
            _("Zeg het zoals u het thuis zegt. Wij schrijven uw woorden precies zo op."),
            has_voorbeelden=True,
        ),
        Vraag("nu", _("Hoe is het nu?"), _("Wat gebeurt er nu, en hoe vaak? Er is geen goed of fout.")),
        Vraag(
            "merken",
            _("Waaraan merkt u straks dat het anders is?"),
            _("Wat ziet u dan? Of wat ziet iemand die bij u binnenkomt?"),
        ),
        Vraag(
            "doen",
            _("Wat doet u dan zelf?"),
            _("Begin met ‘Ik’. Iets kleins is goed."),
            has_voorbeelden=True,
        ),
        Vraag(
            "wanneer", _("Wanneer is het zover?"), _("Kies wat u kunt overzien. Later veranderen mag altijd.")
        ),
        Vraag(
            "doel",
            _("Dit is uw doel, tot nu toe"),
            _("Verander alles wat u anders wilt. Het is uw doel."),
            has_voorbeelden=True,
        ),
        Vraag(
            "zeker",
            _("Hoe zeker bent u dat dit lukt?"),
            _(
                "0 is helemaal niet zeker, 10 is heel zeker. Een laag getal is geen probleem: dan maken we het kleiner."
            ),
        ),
        Vraag(
            "kleiner",
            _("Hoe kan het kleiner?"),
            _("U bent er nog niet zo zeker van. Goed dat u het zegt. Wat maakt het makkelijker voor u?"),
        ),
        Vraag(
            "niveaus",
            _("Hoe zien we straks of het lukt?"),
            _("Spreek het nu af, dan is er later geen twijfel. Wat nog niet helder is, mag leeg blijven."),
        ),
        Vraag(KLAAR, _("Klopt dit zo?"), _("Lees het samen nog een keer. Alles kan nog anders.")),
    )
}


def order_of(gesprek: Doelgesprek) -> list[str]:
    """The questions of this talk: making it smaller is only asked of who is less sure than 7."""
    return [code for code in VRAGEN if code != "kleiner" or is_unsure(gesprek.zekerheid)]


def beside(gesprek: Doelgesprek, code: str, step: int) -> str:
    """The question after (1) or before (-1) this one; "" before the first."""
    order = order_of(gesprek)
    place = (order.index(code) if code in order else order.index("zeker")) + step
    return order[min(place, len(order) - 1)] if place >= 0 else ""


def where_we_were(gesprek: Doelgesprek) -> str:
    """The question after the last one that was answered; the first when nothing was."""
    answered = {
        "wanneer": gesprek.streef_op is not None,
        "doel": bool(gesprek.tekst),
        "zeker": gesprek.zekerheid is not None,
        "niveaus": any(gesprek.niveaus),
        **{code: bool(getattr(gesprek, code)) for code in (*IN_WORDS, "kleiner")},
    }
    order = order_of(gesprek)
    # A goal that is made more concrete has its text, date and levels already: only what was said now counts.
    counted = (
        order if gesprek.doel_versie is None else [code for code in order if code in (*IN_WORDS, "zeker")]
    )
    last = max((order.index(code) for code in counted if answered.get(code)), default=-1)
    return order[min(last + 1, len(order) - 1)]
