"""What there is per part of the kader, and the choices to filter by: for every door that lists interventions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from draagkracht.methodiek.instrument import Onderdeel, load_instrument
from draagkracht.methodiek.schaal import COMPETENTIES, LEVENSGEBIEDEN, NETWERK, VOORLIGGEND_VELD

from .catalogus import Interventie
from .woorden import Woord, load_woorden


@dataclass(frozen=True)
class Aanbod:
    """How many interventions there are for one part: in all, and per phase in order."""

    onderdeel: Onderdeel
    totaal: int
    fasen: tuple[tuple[Woord, int], ...]


@dataclass(frozen=True)
class Groep:
    code: str
    naam: str
    pan: str
    aanbod: tuple[Aanbod, ...]


def count_per_groep(interventies: Iterable[Interventie]) -> list[Groep]:
    """The four groups of the kader in reading order, with what there is for each of their parts."""
    counted = Counter((part, one.fase) for one in interventies for part in one.onderdelen)
    names = {
        LEVENSGEBIEDEN: _("Wat weegt"),
        COMPETENTIES: _("Wat draagt: ik zelf"),
        NETWERK: _("Wat draagt: mijn mensen"),
        VOORLIGGEND_VELD: _("Wat draagt: mijn buurt"),
    }
    return [_group(code, naam, counted) for code, naam in names.items()]


def filter_choices() -> dict[str, list[tuple[str, str]]]:
    """Per name of a filter the choices, as code and word."""
    parts = [(part.code, part.naam) for part in load_instrument().onderdelen if not part.eigen]
    words = {
        soort: [(code, woord.naam) for code, woord in load_woorden()[soort].items()]
        for soort in ("fase", "richting", "met_wie", "soort")
    }
    return {"onderdeel": parts, **words}


def _group(code: str, naam: str, counted: Counter[tuple[str, str]]) -> Groep:
    parts = [part for part in load_instrument().van_groep(code) if not part.eigen]
    return Groep(code, naam, parts[0].pan, tuple(_offer(part, counted) for part in parts))


def _offer(part: Onderdeel, counted: Counter[tuple[str, str]]) -> Aanbod:
    fasen = tuple((woord, counted[part.code, code]) for code, woord in load_woorden()["fase"].items())
    return Aanbod(part, sum(n for _woord, n in fasen), fasen)
