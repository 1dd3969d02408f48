"""What may stand in a goal: every field checked, and completed where it follows from another."""

from __future__ import annotations

from typing import Any

from draagkracht.methodiek.instrument import pan_of
from draagkracht.methodiek.schaal import DRAAGKRACHT
from draagkracht.toegang.fouten import Fout

from ..dossier.verwijzingen import check_jaar
from .models import NIVEAUS, Doel


def clean_doel(gegevens: dict[str, Any]) -> dict[str, Any]:
    """The fields of a goal, checked and completed. Raises Fout with the field it is about."""
    tekst = gegevens["tekst"].strip()
    if not tekst:
        raise Fout("Schrijf het doel op, het liefst in de woorden van de inwoner.", "tekst")
    check_jaar(gegevens.get("streef_op"), "streef_op")
    return {
        "tekst": tekst,
        "onderdeel": gegevens["onderdeel"],
        "richting": clean_richting(gegevens["onderdeel"], gegevens.get("richting") or ""),
        "voorgesteld_door": _clean_wie(gegevens.get("voorgesteld_door"), "voorgesteld_door"),
        "in_woorden_van": _clean_wie(gegevens.get("in_woorden_van") or "inwoner", "in_woorden_van"),
        "streef_op": gegevens.get("streef_op"),
        "niveaus": _clean_niveaus(gegevens.get("niveaus") or [], tekst),
    }


def clean_richting(onderdeel: str, richting: str) -> str:
    """The direction for a part, which follows from the part when it was left open."""
    pan = pan_of(onderdeel)
    if not pan:
        raise Fout("Kies waar het doel over gaat.", "onderdeel")
    is_kracht = pan == DRAAGKRACHT
    own = Doel.Richting.DRAAGKRACHT_VERSTERKEN if is_kracht else Doel.Richting.DRAAGLAST_VERMINDEREN
    richting = richting or own
    if richting not in Doel.Richting.values or (is_kracht and richting != own):
        raise Fout("Bij dit onderwerp past de richting 'meer draagkracht'.", "richting")
    return richting


def _clean_wie(wie: object, veld: str) -> str:
    if wie not in Doel.VoorgesteldDoor.values:
        raise Fout("Kies van wie dit komt.", veld)
    return str(wie)


def _clean_niveaus(niveaus: list[str], tekst: str) -> list[str]:
    """Five texts, or none at all. Level 0 is the goal itself when it was left empty."""
    texts = [str(niveau).strip() for niveau in niveaus]
    if not any(texts):
        return []
    if len(texts) != len(NIVEAUS):
        raise Fout("Een doel heeft vijf niveaus.", "niveau_0")
    texts[2] = texts[2] or tekst
    return texts


def clean_status(status: str, reden: str) -> tuple[str, str]:
    if status not in Doel.Status.values:
        raise Fout("Kies 'mee bezig', 'later' of 'afgerond'.", "status")
    if status == Doel.Status.GEPARKEERD and not reden.strip():
        raise Fout("Schrijf op waarom dit doel wacht.", "reden")
    return status, reden.strip()[:300] if status == Doel.Status.GEPARKEERD else ""
