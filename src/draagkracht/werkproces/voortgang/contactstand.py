"""What the resident's first page says about messages, requests and who looks along."""

from __future__ import annotations

from dataclasses import dataclass

from ..dossier.contact.models import Verzoek
from ..dossier.contact.steunfiguren import list_steunfiguren
from ..dossier.models import Dossier, Stem
from .berichten import list_unread


@dataclass(frozen=True)
class Contactstand:
    """How many messages are new, how many people look along, and how many requests wait for an answer."""

    berichten: int
    meekijkers: int
    verzoeken: int


def get_contactstand(*, dossier: Dossier) -> Contactstand:
    """In three queries, whatever there is."""
    waiting = dossier.verzoeken.filter(besluit=Verzoek.Besluit.OPEN).exclude(soort=Verzoek.Soort.VERKLARING)
    return Contactstand(
        berichten=list_unread(dossier=dossier, stem=Stem.INWONER).count(),
        meekijkers=list_steunfiguren(dossier=dossier).count(),
        verzoeken=waiting.count(),
    )
