"""An intervention as a step of somebody's plan: its words, who helps, and which draagkracht it uses."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from draagkracht.sociale_kaart.interventies import Interventie
from draagkracht.sociale_kaart.interventies.woorden import load_woorden

LONGEST = {"wat": 200, "met_wie": 200, "leer_ik": 300}
INWONER, NETWERK = "inwoner", "netwerk"
HELPERS = {
    INWONER: _("uzelf"),
    NETWERK: _("iemand om u heen"),
    "vrijwilliger": _("een vrijwilliger"),
    "voorziening": _("een plek in de buurt"),
    "professional": _("een hulpverlener"),
    "specialist": _("een specialist"),
}
# What a helper of this kind uses of somebody's own draagkracht, beside the parts the intervention itself names.
USED_THROUGH = {NETWERK: frozenset({"netwerk", "contacten_onderhouden", "hulp_vragen"})}


def helper_word(met_wie: str) -> str:
    """Who helps, in everyday Dutch words, which a step keeps; an unknown kind as it stands."""
    return HELPERS.get(met_wie, met_wie)


def uses_of(interventie: Interventie) -> frozenset[str]:
    """The parts of draagkracht a step made from it leans on or builds on."""
    parts = set(interventie.vraagt) | set(interventie.onderdelen)
    return frozenset(parts) | USED_THROUGH.get(interventie.met_wie, frozenset())


def _learns(interventie: Interventie) -> str:
    """What is learned, from the first point of behaviour change it grips on; relief is not there to learn from."""
    points = load_woorden()["greep"]
    first = next((points[code].uitleg for code in interventie.grepen if code in points), "")
    return "" if interventie.fase == "stabiliseren" else first


def words_of(interventie: Interventie) -> dict[str, str]:
    """The texts of the new step. People change them afterwards: the plan is theirs."""
    words = {
        "wat": interventie.naam,
        "hoe": interventie.wat,
        "met_wie": helper_word(interventie.met_wie),
        "leer_ik": _learns(interventie),
    }
    return {field: text[: LONGEST.get(field, 4_000)] for field, text in words.items()}
