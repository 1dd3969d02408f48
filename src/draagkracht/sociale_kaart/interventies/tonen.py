"""An intervention in words: what a page shows of it, for every door the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from draagkracht.methodiek.instrument import Onderdeel, load_instrument
from draagkracht.methodiek.leesbaarheid import LANGSTE_ZIN, measure_leesbaarheid
from draagkracht.methodiek.schaal import DRAAGLAST, KADER, niveauwoord

from .catalogus import EIGEN, GEWIJZIGD, Interventie, load_catalogus
from .selectors import Verschil, Versie
from .woorden import Techniek, Woord, load_technieken, load_woorden

VELDNAMEN: Mapping[str, Any] = {
    "naam": gettext_lazy("Naam"),
    "vakterm": gettext_lazy("Vakterm, voor professionals"),
    "wat": gettext_lazy("Wat het is"),
    "voor_wie": gettext_lazy("Voor wie"),
    "niet_voor": gettext_lazy("Let op: wanneer niet"),
    "alleen_als": gettext_lazy("Alleen in deze situatie"),
    "kleine_stap": gettext_lazy("Kleine stap om af te spreken"),
    "onderdelen": gettext_lazy("Waar het op werkt"),
    "richting": gettext_lazy("Richting"),
    "fase": gettext_lazy("Fase"),
    "soort": gettext_lazy("Soort"),
    "met_wie": gettext_lazy("Wie doet het"),
    "grepen": gettext_lazy("Waar het op aangrijpt"),
    "weken": gettext_lazy("Hoeveel weken"),
    "uren_per_week": gettext_lazy("Uren per week van de inwoner"),
    "wachttijd": gettext_lazy("Wachttijd in weken"),
    "belast_netwerk": gettext_lazy("Uren per week van de eigen mensen"),
    "kosten": gettext_lazy("Kosten"),
    "bewijs": gettext_lazy("Hoe sterk is het bewijs"),
    "bewijs_uitleg": gettext_lazy("Uitleg bij het bewijs"),
    "bronnen": gettext_lazy("Bronnen"),
    "ernst": gettext_lazy("Past bij zorg"),
    "vraagt": gettext_lazy("Vraagt aan draagkracht"),
    "na": gettext_lazy("Pas na"),
    "niet_met": gettext_lazy("Niet samen met"),
    "bct": gettext_lazy("Technieken"),
    "gedeeld": gettext_lazy("Mag in een gedeeld plan"),
    "aanvulling": gettext_lazy("Helpt naast iets anders"),
}
VOOR_INWONERS = ("naam", "wat", "voor_wie", "kleine_stap")
# The catalogue's own texts hold this; for a municipality it is a hint.
LEESBAAR_VANAF = 60
SMALLEST_AXIS = 12  # weeks: a picture of two weeks should look short


@dataclass(frozen=True)
class Beschrijving:
    """One intervention with its codes turned into words. `andere`: all interventions by code, to name what it refers to."""

    interventie: Interventie
    andere: dict[str, Interventie]

    @property
    def onderdelen(self) -> list[Onderdeel]:
        return [load_instrument().onderdeel(code) for code in self.interventie.onderdelen]

    def _word(self, soort: str) -> Woord:
        return load_woorden()[soort][getattr(self.interventie, soort)]

    @cached_property
    def fase(self) -> Woord:
        return self._word("fase")

    @cached_property
    def met_wie(self) -> Woord:
        return self._word("met_wie")

    @cached_property
    def soort(self) -> Woord:
        return self._word("soort")

    @cached_property
    def kosten(self) -> Woord:
        return self._word("kosten")

    @cached_property
    def bewijs(self) -> Woord:
        return self._word("bewijs")

    @property
    def richtingen(self) -> list[Woord]:
        return [load_woorden()["richting"][code] for code in self.interventie.richtingen]

    @property
    def grepen(self) -> list[tuple[str, list[Woord]]]:
        """The grip points by group, in the kader's order; groups without one are left out."""
        words = [woord for code, woord in load_woorden()["greep"].items() if code in self.interventie.grepen]
        groups = [
            (groep.naam, [woord for woord in words if woord.groep == code])
            for code, groep in load_woorden()["groep"].items()
        ]
        return [(naam, found) for naam, found in groups if found]

    @property
    def technieken(self) -> list[Techniek]:
        return [load_technieken()[code] for code in self.interventie.bct]

    @property
    def uren(self) -> str:
        return _("%(uren)s per week") % {"uren": hours_text(self.interventie.uren_per_week)}

    @property
    def weken(self) -> str:
        return weeks_text(self.interventie.weken)

    @property
    def wachttijd(self) -> str:
        """How long one usually waits; "" when it can begin at once."""
        return weeks_text(self.interventie.wachttijd) if self.interventie.wachttijd else ""

    @property
    def netwerk(self) -> str:
        """What it asks of the resident's own people; "" when nothing."""
        hours = self.interventie.belast_netwerk
        return _("%(uren)s per week") % {"uren": hours_text(hours)} if hours else ""

    @property
    def vraagt(self) -> list[tuple[Onderdeel, str]]:
        """The draagkracht that must be usable, with the word of the lowest level that is enough."""
        found = [(load_instrument().onderdeel(code), low) for code, low in self.interventie.vraagt.items()]
        return [(part, niveauwoord(part.pan, low)) for part, low in found]

    @property
    def ernst(self) -> str:
        """The burdens it can be an answer to, in words; "" for any, and for what works on draagkracht only."""
        low, high = self.interventie.ernst
        if (low, high) == (0, 4) or all(part.pan != DRAAGLAST for part in self.onderdelen):
            return ""
        words = niveauwoord(DRAAGLAST, low), niveauwoord(DRAAGLAST, high)
        return (
            words[0]
            if low == high
            else _("van %(van)s tot en met %(tot)s") % {"van": words[0], "tot": words[1]}
        )

    @property
    def na(self) -> list[Interventie]:
        return [self.andere[code] for code in self.interventie.na if code in self.andere]

    @property
    def niet_met(self) -> list[Interventie]:
        return [self.andere[code] for code in self.interventie.niet_met if code in self.andere]

    @property
    def volgt(self) -> list[Interventie]:
        """What must follow on this one."""
        return [other for other in self.andere.values() if self.interventie.code in other.na]

    @property
    def herkomst(self) -> str:
        """Where it comes from when that is not the catalogue itself."""
        words = {GEWIJZIGD: _("aangepast door de gemeente"), EIGEN: _("van de gemeente zelf")}
        return words.get(self.interventie.herkomst, "")

    @property
    def as_weken(self) -> int:
        """How many weeks the picture of waiting and doing runs."""
        return max(SMALLEST_AXIS, self.interventie.wachttijd + self.interventie.weken)


def describe(interventie: Interventie, interventies: Iterable[Interventie]) -> Beschrijving:
    """One intervention in words, among the others of the same municipality."""
    return Beschrijving(interventie, {one.code: one for one in interventies})


def describe_all(chosen: Iterable[Interventie], interventies: Iterable[Interventie]) -> list[Beschrijving]:
    andere = {one.code: one for one in interventies}
    return [Beschrijving(interventie, andere) for interventie in chosen]


def weeks_text(weeks: int) -> str:
    return ngettext("%(n)s week", "%(n)s weken", weeks) % {"n": weeks}


def hours_text(hours: float) -> str:
    """'een half uur', '1,5 uur'."""
    parts = {0.25: _("een kwartier"), 0.5: _("een half uur"), 0.75: _("drie kwartier")}
    return parts.get(hours) or _("%(n)s uur") % {"n": f"{hours:g}".replace(".", ",")}


def tell_value(veld: str, waarde: Any) -> str:
    """What a field of a catalogue file says, in words; a dash for nothing."""
    if waarde in (None, "", [], (), {}):
        return "-"
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    if veld == "ernst":
        return " - ".join(niveauwoord(DRAAGLAST, n) for n in waarde)
    if isinstance(waarde, Mapping):
        found = [(load_instrument().onderdeel(code), low) for code, low in waarde.items()]
        return ", ".join(f"{part.naam}: {niveauwoord(part.pan, low)}" for part, low in found)
    if isinstance(waarde, (list, tuple)):
        return ", ".join(_name_of(veld, str(code)) for code in waarde)
    if isinstance(waarde, float):
        return f"{waarde:g}".replace(".", ",")
    return _name_of(veld, str(waarde))


@dataclass(frozen=True)
class Zijde:
    """One changed field in words. `toen` is what the catalogue said then, only when it says something else now."""

    naam: str
    nu: str
    hier: str
    toen: str


def tell_verschillen(verschillen: Iterable[Verschil]) -> list[Zijde]:
    """The changed fields of an intervention, the catalogue's side and the municipality's."""
    return [
        Zijde(
            str(VELDNAMEN.get(v.veld, v.veld)),
            tell_value(v.veld, v.nu),
            tell_value(v.veld, v.hier),
            tell_value(v.veld, v.toen) if v.is_verouderd else "",
        )
        for v in verschillen
    ]


def tell_versies(versies: Iterable[Versie]) -> list[Versie]:
    """The versions with their fields by the names that people read."""
    return [
        replace(v, velden=tuple(str(VELDNAMEN.get(veld, veld)).lower() for veld in v.velden)) for v in versies
    ]


def tell_leesbaarheid(interventie: Interventie) -> list[str]:
    """For every text that residents read and that could be easier: a kind hint, never a refusal."""
    hints = []
    for veld in VOOR_INWONERS:
        measured = measure_leesbaarheid(getattr(interventie, veld))
        if measured and measured.woorden_per_zin > LANGSTE_ZIN:
            hints.append(
                _("%(veld)s: de zinnen zijn lang. Kunnen het er meer worden?") % {"veld": VELDNAMEN[veld]}
            )
        elif measured and measured.flesch_douma < LEESBAAR_VANAF:
            hints.append(
                _("%(veld)s: er staan lange woorden in. Kan het gewoner?") % {"veld": VELDNAMEN[veld]}
            )
    return hints


def _name_of(veld: str, code: str) -> str:
    words = load_woorden().get({"grepen": "greep"}.get(veld, veld), {})
    if code in words:
        return words[code].naam
    if veld == "onderdelen" and code in KADER:
        return load_instrument().onderdeel(code).naam
    catalogus = load_catalogus()
    if veld == "bronnen" and code in catalogus.bronnen:
        return catalogus.bronnen[code].titel
    if veld in ("na", "niet_met") and code in catalogus.ruw:
        return str(catalogus.ruw[code]["naam"])
    return code
