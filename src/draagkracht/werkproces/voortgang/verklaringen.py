"""What a resident stated about an entry, for professionals: which entry that was, and statements beside their step."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from draagkracht.methodiek.schaal import VEILIGHEID

from ..aanpak.models import Planversie, Stap
from ..doelbereiking.models import Bijdrage, Oordeel
from ..doelen.models import Doel, Doelgesprek
from ..dossier.contact.models import Bericht, Verzoek
from ..dossier.contact.verzoeken import list_verzoeken
from ..dossier.models import Akkoord, Dossier, Netwerklid
from ..dossier.overdracht.models import Overdracht
from ..dossier.termijnen.models import Termijngebeurtenis
from ..hulpvraag.models import Hulpvraag, PersoonlijkPlan
from ..meting.models import Score
from ..uitvoering.models import Afspraak, Bijlage, Notitie
from ..uitvoering.partijen.models import Deelname
from ..vraagverheldering.models import Bevinding, Visie

# Per kind of entry: the step where professionals see it, the model, the way to the dossier, and the field that says it.
KINDS: dict[str, tuple[str, type[Model], str, str]] = {
    "hulpvraag": ("hulpvraag", Hulpvraag, "dossier", "woorden"),
    "persoonlijkplan": ("hulpvraag", PersoonlijkPlan, "dossier", "speelt"),
    "netwerklid": ("hulpvraag", Netwerklid, "dossier", "naam"),
    "overdracht": ("", Overdracht, "dossier", "inwoner_woorden"),
    "termijngebeurtenis": ("", Termijngebeurtenis, "dossier", "reden"),
    "score": ("meting", Score, "meting__moment__dossier", "onderdeel"),
    "bevinding": ("vraagverheldering", Bevinding, "dossier", "tekst"),
    "visie": ("vraagverheldering", Visie, "dossier", "tekst"),
    "doel": ("doelen", Doel, "dossier", "tekst"),
    "doelgesprek": ("doelen", Doelgesprek, "dossier", "anders"),
    "akkoord": ("doelen", Akkoord, "dossier", "woorden"),
    "stap": ("aanpak", Stap, "dossier", "wat"),
    "planversie": ("aanpak", Planversie, "dossier", "reden"),
    "afspraak": ("uitvoering", Afspraak, "dossier", "wat"),
    "notitie": ("uitvoering", Notitie, "dossier", "tekst"),
    "bijlage": ("uitvoering", Bijlage, "dossier", "naam"),
    "deelname": ("uitvoering", Deelname, "dossier", "vraag"),
    "oordeel": ("doelbereiking", Oordeel, "doel__dossier", "woorden"),
    "bijdrage": ("doelbereiking", Bijdrage, "dossier", "tekst"),
    "bericht": ("", Bericht, "dossier", "tekst"),
}
SHORT = 120


@dataclass(frozen=True)
class Verklaring:
    """A statement with the words of what it is about, and whether it belongs with what touches veiligheid."""

    verzoek: Verzoek
    over: str
    is_apart: bool


def _kind(code: str) -> str:
    return code.partition(":")[0]


def name_onderwerpen(*, dossier: Dossier, codes: Collection[str]) -> dict[str, str]:
    """Per "soort:id" the first words of that entry; the kind itself where it has none, or is gone. A query per kind."""
    found = {code: _kind(code) for code in codes if code}
    for kind in {_kind(code) for code in found} & KINDS.keys():
        _stap, model, way, text = KINDS[kind]
        keys = [code.partition(":")[2] for code in found if _kind(code) == kind]
        rows: QuerySet = model._default_manager.filter(**{way: dossier.pk, "pk__in": keys})
        for row in rows:
            words = str(getattr(row, text)).strip()
            found[f"{kind}:{row.pk}"] = words[:SHORT] + ("…" if len(words) > SHORT else "") or kind
    return found


def list_verklaringen(*, dossier: Dossier, stap: str = "") -> list[Verklaring]:
    """The resident's statements, the oldest first; with `stap` only those beside what that step shows.

    One query when there are none.
    """
    rows = list(list_verzoeken(dossier=dossier).filter(soort=Verzoek.Soort.VERKLARING).order_by("op"))
    if stap:
        rows = [row for row in rows if KINDS.get(_kind(row.over), ("",))[0] == stap]
    if not rows:
        return []
    names = name_onderwerpen(dossier=dossier, codes={row.over for row in rows})
    apart = _apart(dossier)
    return [
        Verklaring(row, names.get(row.over, ""), row.over in apart or row.over.startswith("bereik"))
        for row in rows
    ]


def _apart(dossier: Dossier) -> set[str]:
    """The entries about veiligheid a statement can stand beside."""
    of = {"onderdeel": VEILIGHEID}
    found = {f"doel:{pk}" for pk in dossier.doelen.filter(**of).values_list("pk", flat=True)}
    found |= {f"bevinding:{pk}" for pk in dossier.bevindingen.filter(**of).values_list("pk", flat=True)}
    steps = dossier.stappen.filter(doelen__onderdeel=VEILIGHEID).values_list("pk", flat=True)
    found |= {f"stap:{pk}" for pk in steps}
    scores = Score.objects.filter(meting__moment__dossier=dossier.pk, **of).values_list("pk", flat=True)
    return found | {f"score:{pk}" for pk in scores}
