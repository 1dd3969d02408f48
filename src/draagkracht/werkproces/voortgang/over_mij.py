"""Everything a dossier holds about its resident, for the resident: by subject, with who wrote it and when.

Subjects have numbers, so that an address tells nobody what a page is about. That somebody in the same house has a dossier
as well is never told here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Account

from ..dossier.contact.models import Verzoek
from ..dossier.contact.steunfiguren import name_naasten
from ..dossier.contact.verzoeken import list_verzoeken
from ..dossier.models import Dossier
from .feiten import Feit, Lezer
from .feiten_mensen import list_gegevens, list_geschreven, list_mensen
from .feiten_plan import list_afspraakfeiten, list_doelfeiten, list_notitiefeiten, list_stapfeiten
from .feiten_vraag import list_antwoorden, list_gezien, list_metingen, list_vragen

ONDERWERPEN: tuple[tuple[str, Callable[[Lezer], list[Feit]]], ...] = (
    (gettext_noop("Wie u bent"), list_gegevens),
    (gettext_noop("Uw vraag"), list_vragen),
    (gettext_noop("Hoe het met u gaat"), list_metingen),
    (gettext_noop("Wat wij samen zagen"), list_gezien),
    (gettext_noop("Uw doelen"), list_doelfeiten),
    (gettext_noop("Uw stappen"), list_stapfeiten),
    (gettext_noop("Uw afspraken"), list_afspraakfeiten),
    (gettext_noop("Uw mensen"), list_mensen),
    (gettext_noop("Berichten"), list_geschreven),
    (gettext_noop("Wat u ervan vond"), list_antwoorden),
    ("", list_notitiefeiten),  # all of it stands apart
)
APART = len(ONDERWERPEN) + 1
APART_NAAM = gettext_noop("Wat u liever alleen leest")


@dataclass(frozen=True)
class Onderwerp:
    """One subject with what is written about it, the oldest first."""

    nummer: int
    naam: str
    feiten: tuple[Feit, ...]

    @property
    def is_apart(self) -> bool:
        return self.nummer == APART

    @property
    def groepen(self) -> list[tuple[str, list[Feit]]]:
        """The entries that belong together, under what they have alike ("" for the others)."""
        return [(groep, list(feiten)) for groep, feiten in groupby(self.feiten, key=lambda feit: feit.groep)]


def list_onderwerpnamen() -> list[tuple[int, str]]:
    """Every subject, always all of them: that one is there tells nothing about somebody."""
    names = [name for name, _collect in ONDERWERPEN[:-1]]
    return [(n, _(name)) for n, name in enumerate(names, 1)] + [(APART, _(APART_NAAM))]


def _reader(dossier: Dossier, door: Account, is_samen: bool) -> Lezer:
    return Lezer(dossier, door, is_samen, name_naasten(dossier=dossier))


def collect_over_mij(*, dossier: Dossier, door: Account, is_samen: bool = False) -> list[Onderwerp]:
    """Everything, as `door` may read it now (the blind rule of a meting holds here too), in a constant number of queries.

    What stands apart is gathered in the last subject.
    """
    lezer = _reader(dossier, door, is_samen)
    verklaringen = _statements(dossier)
    found, apart = [], []
    for n, (name, collect) in enumerate(ONDERWERPEN, 1):
        feiten = [_stated(feit, verklaringen) for feit in collect(lezer)]
        apart += [feit for feit in feiten if feit.is_apart]
        found.append(Onderwerp(n, name and _(name), tuple(feit for feit in feiten if not feit.is_apart)))
    return [*found[:-1], Onderwerp(APART, _(APART_NAAM), (*apart,))]


def get_onderwerp(*, dossier: Dossier, door: Account, nummer: int, is_samen: bool = False) -> Onderwerp:
    """One subject, from only what it is made of. Raises NietGevonden for a number that is none."""
    names = dict(list_onderwerpnamen())
    if nummer not in names:
        raise NietGevonden
    lezer, verklaringen = _reader(dossier, door, is_samen), _statements(dossier)
    collectors = [collect for _name, collect in ONDERWERPEN]
    chosen = collectors if nummer == APART else [collectors[nummer - 1]]
    feiten = [_stated(feit, verklaringen) for collect in chosen for feit in collect(lezer)]
    return Onderwerp(nummer, names[nummer], tuple(f for f in feiten if f.is_apart == (nummer == APART)))


def get_feit(*, dossier: Dossier, door: Account, sleutel: str, is_samen: bool = False) -> Feit:
    """The entry with this `sleutel`, to ask something about. Raises NietGevonden for what is not written about them."""
    for onderwerp in collect_over_mij(dossier=dossier, door=door, is_samen=is_samen):
        for feit in onderwerp.feiten:
            if feit.sleutel == sleutel:
                return feit
    raise NietGevonden


def _stated(feit: Feit, verklaringen: dict[str, list[Verzoek]]) -> Feit:
    return replace(feit, verklaringen=tuple(verklaringen.get(feit.over, ())))


def _statements(dossier: Dossier) -> dict[str, list[Verzoek]]:
    """What the resident wanted to stand beside an entry, for ever, by what it is about."""
    found: dict[str, list[Verzoek]] = {}
    for row in list_verzoeken(dossier=dossier).filter(soort=Verzoek.Soort.VERKLARING).order_by("op"):
        found.setdefault(row.over, []).append(row)
    return found
