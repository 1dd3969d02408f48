"""Where each voice stands on a visie, a doel or a plan, and on which version of it they answered."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from .models import Akkoord, Dossier


@dataclass(frozen=True)
class Standpunt:
    """The last answer of one voice. `toen` holds the fields that read differently when the answer was given."""

    akkoord: Akkoord
    toen: dict[str, Any]

    @property
    def is_actueel(self) -> bool:
        """The answer was given to what stands there now."""
        return not self.toen

    @property
    def is_akkoord(self) -> bool:
        """This voice agrees with what stands there now."""
        return self.is_actueel and self.akkoord.antwoord == Akkoord.Antwoord.AKKOORD


def list_standpunten(
    *, dossier: Dossier, onderwerp: str, objecten: Collection[models.Model], velden: Sequence[str]
) -> dict[uuid.UUID, dict[str, Standpunt]]:
    """Per object and voice the last answer; a voice that did not answer is absent. Two queries, whatever the number.

    What was answered to is read from the history and compared field by field, over `velden`: parking a goal or moving it
    up is no new version of what people agreed on.
    """
    last: dict[tuple[uuid.UUID, str], Akkoord] = {}
    for akkoord in dossier.akkoorden.filter(onderwerp=onderwerp).select_related("door").order_by("op"):
        last[akkoord.onderwerp_id, akkoord.stem] = akkoord
    if not last or not objecten:
        return {}
    now = {object_.pk: object_ for object_ in objecten}
    then = _read_versions(type(next(iter(objecten))), last.values(), velden)
    found: dict[uuid.UUID, dict[str, Standpunt]] = {}
    for (object_id, stem), akkoord in last.items():
        if object_id in now:
            old = then.get((object_id, akkoord.onderwerp_versie), {})
            changed = {veld: old[veld] for veld in old if old[veld] != getattr(now[object_id], veld)}
            found.setdefault(object_id, {})[stem] = Standpunt(akkoord, changed)
    return found


def _read_versions(
    model: type[models.Model], akkoorden: Collection[Akkoord], velden: Sequence[str]
) -> dict[tuple[uuid.UUID, int], dict[str, Any]]:
    rows = model.history.filter(
        id__in={akkoord.onderwerp_id for akkoord in akkoorden},
        versie__in={akkoord.onderwerp_versie for akkoord in akkoorden},
    )
    return {
        (row["id"], row["versie"]): {veld: row[veld] for veld in velden}
        for row in rows.values("id", "versie", *velden)
    }
