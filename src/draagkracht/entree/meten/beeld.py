"""From the voices that may be seen to the facts of the picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from draagkracht.methodiek.schaal import (
    AANWEZIG,
    COMPETENTIES,
    INZETBAAR,
    LEVENSGEBIEDEN,
    NETWERK,
    SCORE,
    VOORLIGGEND_VELD,
)
from draagkracht.ui.beeld.profiel import Kracht, KrachtGroep, KrachtRij, Last, LastRij, Profiel
from draagkracht.ui.jinja import datum
from draagkracht.werkproces.dossier.models import Stem
from draagkracht.werkproces.meting.models import Moment
from draagkracht.werkproces.meting.vergelijking import STEMMEN, Rij, Stemdeel, Vergelijking

GROEPNAMEN: Mapping[str, Any] = {
    LEVENSGEBIEDEN: gettext_lazy("Wat weegt"),
    COMPETENTIES: gettext_lazy("Ik zelf"),
    NETWERK: gettext_lazy("Mijn mensen"),
    VOORLIGGEND_VELD: gettext_lazy("Mijn buurt"),
}


def _last(deel: Stemdeel) -> Last:
    return Last(deel.scores.get(SCORE), deel.eerder.get(SCORE), deel.status)


def _kracht(deel: Stemdeel) -> Kracht:
    return Kracht(
        deel.scores.get(AANWEZIG), deel.scores.get(INZETBAAR), deel.eerder.get(INZETBAAR), deel.status
    )


def _last_row(rij: Rij, has_naaste: bool) -> LastRij:
    inwoner, professional, naaste = (_last(rij.stemmen[stem]) for stem in STEMMEN)
    third = naaste if has_naaste else None
    return LastRij(rij.onderdeel.naam_inwoner, inwoner, professional, rij.is_gesprekspunt, third)


def _kracht_row(rij: Rij, has_naaste: bool) -> KrachtRij:
    inwoner, professional, naaste = (_kracht(rij.stemmen[stem]) for stem in STEMMEN)
    third = naaste if has_naaste else None
    return KrachtRij(
        rij.onderdeel.naam_inwoner, inwoner, professional, rij.toestand, rij.is_gesprekspunt, third
    )


def profiel_of(
    v: Vergelijking, eerder: Moment | None = None, *, voor: str = Stem.PROFESSIONAL, zonder: str = ""
) -> Profiel:
    """The facts of the profile picture, in the words of `voor`; the part `zonder` is not in it."""
    rows = [rij for rij in v.rijen if rij.onderdeel.code != zonder]
    third = Stem.NAASTE in v.stemmen
    krachten = [
        (groep, [_kracht_row(rij, third) for rij in rows if rij.onderdeel.groep == groep])
        for groep in GROEPNAMEN
        if groep != LEVENSGEBIEDEN
    ]
    return Profiel(
        tuple(_last_row(rij, third) for rij in rows if rij.onderdeel.groep == LEVENSGEBIEDEN),
        tuple(KrachtGroep(str(GROEPNAMEN[groep]), tuple(rijen)) for groep, rijen in krachten if rijen),
        eerder_op=datum(eerder.op, "j F Y") if eerder else "",
        voor=voor,
        stemmen=v.stemmen,
    )
