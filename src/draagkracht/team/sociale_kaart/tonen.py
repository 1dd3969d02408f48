"""A facility as its pages show it: facts in words, nothing to compute in a template."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from draagkracht.sociale_kaart.voorzieningen.getallen import has_korting
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.talen import load_talen
from draagkracht.sociale_kaart.voorzieningen.themas import load_namen
from draagkracht.sociale_kaart.voorzieningen.tijden import describe_week
from draagkracht.sociale_kaart.voorzieningen.versheid import Versheid, describe_versheid
from draagkracht.sociale_kaart.voorzieningen.zoeken import Gevonden

KORT = 180


@dataclass(frozen=True)
class Kaart:
    """One facility in a list."""

    voorziening: Voorziening
    kort: str
    waar: str
    afstand: str
    prijs: str
    leeftijd: str
    versheid: Versheid


def card_of(gevonden: Gevonden, vandaag: dt.date) -> Kaart:
    v = gevonden.voorziening
    return Kaart(
        voorziening=v,
        kort=shorten(v.omschrijving),
        waar=where(v),
        afstand=describe_afstand(gevonden.afstand),
        prijs=describe_prijs(v.bedrag, has_korting(v.kosten)),
        leeftijd=describe_leeftijd(v.leeftijd_van, v.leeftijd_tot),
        versheid=describe_versheid(v, vandaag),
    )


def shorten(tekst: str) -> str:
    """The first words of a text, whole words only."""
    een = " ".join(tekst.split())
    return een if len(een) <= KORT else een[:KORT].rsplit(" ", 1)[0].rstrip(".,;: ") + " ..."


def where(voorziening: Voorziening) -> str:
    """The first place, and how many more there are; in words when none is known."""
    if not voorziening.plekken:
        return _("plek niet bekend")
    plek = voorziening.plekken[0]
    delen = list(dict.fromkeys(d for d in (plek["naam"], plek["plaats"]) if d)) or [
        plek["adres"] or _("zie de kaart")
    ]
    meer = len(voorziening.plekken) - 1
    return ", ".join(delen) + (
        _(" en %(n)d andere plekken") % {"n": meer} if meer > 1 else _(" en nog een plek") if meer else ""
    )


def describe_afstand(km: float | None) -> str:
    """A distance as people say it; "" when it is not asked or not known."""
    if km is None:
        return ""
    if km < 0.95:
        return _("%(n)d meter") % {"n": max(50, round(km * 1000 / 50) * 50)}
    return _("%(n)s km") % {"n": f"{km:.1f}".replace(".", ",") if km < 10 else str(round(km))}


def describe_prijs(bedrag: Decimal | None, has_korting: bool = False) -> str:
    """What it costs in a few words; "" when that is not known."""
    if bedrag == 0 and not has_korting:
        return _("gratis")
    prijs = "" if bedrag is None else _("vanaf € %(n)s") % {"n": f"{bedrag:.2f}".replace(".", ",")}
    return ", ".join(filter(None, (prijs, _("korting bij weinig geld") if has_korting else "")))


def describe_leeftijd(van: int | None, tot: int | None) -> str:
    """ "" when it is for every age."""
    if van and tot is not None:
        return _("%(van)d tot en met %(tot)d jaar") % {"van": van, "tot": tot}
    if van:
        return _("vanaf %(van)d jaar") % {"van": van}
    return _("tot en met %(tot)d jaar") % {"tot": tot} if tot is not None else ""


def themas_of(voorziening: Voorziening) -> list[str]:
    """The names of the parts that it helps with."""
    return [load_namen()[code] for code in voorziening.onderdelen if code in load_namen()]


def talen_of(voorziening: Voorziening) -> str:
    return ", ".join(load_talen().get(code, code) for code in voorziening.talen)


def show_value(veld: str, waarde: Any) -> list[str]:
    """A field of a facility as lines to read, for putting two versions side by side."""
    if waarde in ("", None, []):
        return [_("leeg")]
    if veld == "tijden":
        return [f"{dagen}: {klok}" for dagen, klok in describe_week(waarde)]
    if veld == "plekken":
        return [
            ", ".join(d for d in (p["naam"], p["adres"], p["postcode"], p["plaats"]) if d) for p in waarde
        ]
    if veld == "talen":
        return [load_talen().get(code, code) for code in waarde]
    if veld == "status":
        return [str(Voorziening.Status(waarde).label)]
    return [regel for regel in str(waarde).split("\n") if regel.strip()]
