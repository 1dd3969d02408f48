"""From the collected scores to the profile picture, on the page and in the PDF."""

from __future__ import annotations

from typing import Any

from draagkracht.ui.beeld import profiel_kracht, profiel_last
from draagkracht.ui.beeld.profiel import Kracht, KrachtGroep, KrachtRij, Last, LastRij, Profiel
from draagkracht.ui.jinja import datum
from draagkracht.ui.papier.beeld import on_paper, told
from draagkracht.werkproces.meting.vergelijking import STEMMEN

LAST, KRACHT = "last.svg", "kracht.svg"


def profiel_of(gegevens: dict[str, Any]) -> Profiel:
    """The picture's values from what voortgang collected."""
    return Profiel(
        lasten=tuple(_last(rij) for rij in gegevens["lasten"]),
        krachten=tuple(
            KrachtGroep(groep["naam"], tuple(_kracht(rij) for rij in groep["rijen"]))
            for groep in gegevens["krachten"]
        ),
        eerder_op=datum(gegevens["eerder_op"], "j F Y"),
    )


def _last(rij: dict[str, Any]) -> LastRij:
    inwoner, professional, naaste = (
        Last(stem["score"], stem["eerder"], stem["stand"]) if (stem := rij.get(wie)) else None
        for wie in STEMMEN
    )
    return LastRij(rij["kort"], inwoner or Last(), professional or Last(), rij["is_gesprekspunt"], naaste)


def _kracht(rij: dict[str, Any]) -> KrachtRij:
    inwoner, professional, naaste = (
        Kracht(stem["aanwezig"], stem["inzetbaar"], stem["eerder"], stem["stand"])
        if (stem := rij.get(wie))
        else None
        for wie in STEMMEN
    )
    return KrachtRij(
        rij["kort"],
        inwoner or Kracht(),
        professional or Kracht(),
        rij["toestand"],
        rij["is_gesprekspunt"],
        naaste,
    )


def pictures_of(p: Profiel) -> dict[str, bytes]:
    """Both halves as files for the PDF maker."""
    return {
        LAST: on_paper(profiel_last.wide(p.lasten, p.niveaus_last, "papier-last")),
        KRACHT: on_paper(profiel_kracht.wide(p.krachten, p.niveaus_kracht, "papier-kracht")),
    }


def spoken(beelden: dict[str, bytes]) -> str:
    """What the pictures say in words; "" without pictures."""
    return " ".join(told(svg.decode()) for svg in beelden.values())
