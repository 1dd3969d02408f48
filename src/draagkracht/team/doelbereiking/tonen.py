"""Goals and changes as the pictures want them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from draagkracht.methodiek.schaal import NIVEAUWOORDEN
from draagkracht.ui.beeld.doelschaal import Doelschaal
from draagkracht.ui.beeld.verandering import Meetpunt, Verandering
from draagkracht.werkproces.doelbereiking.selectors import Doelstand, Onderdeelverandering

VOICES = ("inwoner", "professional")


def schaal_of(stand: Doelstand) -> Doelschaal:
    """One goal with where each voice sees it now, and saw it the time before."""
    now = {stem: oordeel.niveau for stem, oordeel in stand.laatste.items()}
    before: dict[str, int] = {}
    for oordeel in stand.eerder:
        before.setdefault(oordeel.stem, oordeel.niveau)
    return Doelschaal(
        titel=_("De vijf niveaus"),
        teksten=tuple(tekst for _niveau, tekst in stand.niveaus),
        inwoner=now.get("inwoner"),
        professional=now.get("professional"),
        inwoner_eerder=before.get("inwoner"),
        professional_eerder=before.get("professional"),
    )


def veranderingen_of(onderdelen: Iterable[Onderdeelverandering]) -> tuple[Verandering, ...]:
    """The small pictures, with what may be said of each; what nobody can say yet is said once, above them."""
    return tuple(
        Verandering(
            naam=part.naam,
            pan=part.pan,
            niveaus=NIVEAUWOORDEN[part.pan],
            inwoner=_points(part, "inwoner"),
            professional=_points(part, "professional"),
            oordeel=_verdict(part),
        )
        for part in onderdelen
    )


def has_unknown(onderdelen: Iterable[Onderdeelverandering]) -> bool:
    """Whether for some part the noise of measuring is not known, so that nobody can say if it changed."""
    return any(row["betrouwbaar"] is None for part in onderdelen for row in part.uitslagen.values())


def _points(part: Onderdeelverandering, stem: str) -> tuple[Meetpunt, ...]:
    return tuple(Meetpunt(op, score) for op, score in part.punten.get(stem, []))


def _verdict(part: Onderdeelverandering) -> str:
    """One sentence when the voices agree, else one per voice; "" when nothing can be said yet."""
    known = {
        stem: row["tekst"]
        for stem, row in part.uitslagen.items()
        if stem in VOICES and row["betrouwbaar"] is not None
    }
    if len(set(known.values())) == 1:
        return next(iter(known.values()))
    return "; ".join(f"{stem}: {tekst}" for stem, tekst in known.items())
