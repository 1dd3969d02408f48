"""How each step of a dossier stands, in a few words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..dossier.models import Dossier

KINDS = {
    "hulpvraag": "hulpvraag",
    "meting": "moment",
    "vraagverheldering": "bevinding",
    "aanpak": "stap",
    "uitvoering": "afspraak",
    "doelbereiking": "oordeel",
}


def standen_of(aantallen: Mapping[str, int], doelen_actief: int, dossier: Dossier) -> dict[str, str]:
    """Words per step from the number of rows per kind; a step without anything has none."""
    counts = {step: aantallen.get(kind, 0) for step, kind in KINDS.items()} | {"doelen": doelen_actief}
    words = {
        "hulpvraag": lambda n: ngettext("in eigen woorden", "%(n)d vragen", n),
        "meting": lambda n: ngettext("één moment", "%(n)d momenten", n),
        "vraagverheldering": lambda n: ngettext("één bevinding", "%(n)d bevindingen", n),
        "doelen": lambda n: ngettext("één actief", "%(n)d actief", n),
        "aanpak": lambda n: ngettext("één stap", "%(n)d stappen", n),
        "uitvoering": lambda n: ngettext("één afspraak", "%(n)d afspraken", n),
        "doelbereiking": lambda n: ngettext("één doel bekeken", "%(n)d doelen bekeken", n),
    }
    standen = {step: words[step](n) % {"n": n} for step, n in counts.items() if n}
    if dossier.gesloten_op:
        standen["doelbereiking"] = _("afgesloten")
    return standen
