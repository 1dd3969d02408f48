"""One question as a screen shows it, in the words of the resident and in the language of now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from draagkracht.methodiek.schaal import INZETBAAR
from draagkracht.werkproces.meting.antwoorden import BESPROKEN
from draagkracht.werkproces.meting.gesprek import Gesprek, Vraag

from .beeld import GROEPNAMEN


def question_context(gesprek: Gesprek, vraag: Vraag, standen: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """What the page of a question shows; `standen` are the answers beside the five sentences, the last of them always."""
    code, maat = vraag
    part, order = gesprek.instrument.onderdeel(code), gesprek.vragen
    back = gesprek.beside(vraag, -1)
    return {
        "part": part,
        "naam": _(part.naam_inwoner),
        "vraag": _(part.vraag_voor(maat)),
        "is_tweede": maat == INZETBAAR,
        "niveaus": [(anker.niveau, _(anker.kop), _(anker.inwoner)) for anker in part.ankers[maat]],
        "standen": standen if maat != INZETBAAR else standen[-1:],
        "eerder": said_before(gesprek, back) if back else None,
        "nummer": order.index(vraag) + 1 if vraag in order else len(order),
        "totaal": len(order),
        "groep": GROEPNAMEN[part.groep],
        "delen": _parts_done(gesprek, vraag),
    }


def _parts_done(gesprek: Gesprek, vraag: Vraag) -> list[int]:
    """Per group of parts that is talked about how much of it lies behind this question, in percent: at most four numbers.

    A number of questions frightens who reads with difficulty; how far one is in each part does not.
    """
    order = gesprek.vragen
    here = order.index(vraag) if vraag in order else len(order)
    places: dict[str, list[int]] = {}
    for place, (code, _maat) in enumerate(order):
        places.setdefault(gesprek.instrument.onderdeel(code).groep, []).append(place)
    return [round(100 * sum(place < here for place in those) / len(those)) for those in places.values()]


def said_before(gesprek: Gesprek, vraag: Vraag) -> tuple[str, str] | None:
    """What the question before was about and what was chosen there; None when it was passed over."""
    code, maat = vraag
    part, antwoord = gesprek.instrument.onderdeel(code), gesprek.antwoord(code)
    if gesprek.is_left_alone(code):
        is_talked = antwoord.status == BESPROKEN
        return _(part.naam_inwoner), (
            _("wij schrijven hier niets over op") if is_talked else _("hier wilde u het nu niet over hebben")
        )
    score = antwoord.scores.get(maat)
    return None if score is None else (_(part.naam_inwoner), _(part.anker(maat, score).kop))
