"""Between the pages of a file that is taken over: the file and its report, kept as drafts of who brought it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from draagkracht.toegang.models import Account
from draagkracht.werkproces.dossier.concepten import get_concept, save_concept

from .concepten import NO_DOSSIER
from .formulier import now

MAX_MELDINGEN = 200


def keep_values(door: Account, plek: str, velden: dict[str, Any]) -> None:
    save_concept(account_id=door.pk, dossier_id=NO_DOSSIER, plek=plek, velden=velden, op=now())


def get_values(door: Account, plek: str) -> dict[str, Any] | None:
    """What `door` kept at this place, or None."""
    concept = get_concept(door=door, dossier_id=NO_DOSSIER, plek=plek)
    return concept.velden if concept else None


def values_of(verslag: Any, soorten: Iterable[str]) -> dict[str, Any]:
    """A report (a dataclass) as plain values, with at most 200 remarks of each of these kinds and how many there were."""
    waarden = dataclasses.asdict(verslag)
    for soort in soorten:
        waarden[f"aantal_{soort}"] = len(waarden[soort])
        waarden[soort] = waarden[soort][:MAX_MELDINGEN]
    return waarden
