"""What the acts on facilities refuse; a door shows the sentence."""

from __future__ import annotations

from draagkracht.methodiek.fouten import MethodiekFout


class AlToegevoegd(MethodiekFout):
    """The same form was sent twice; the first one counts."""

    def __init__(self) -> None:
        super().__init__("", "Deze voorziening was al toegevoegd.")


class Gewijzigd(MethodiekFout):
    """Somebody else changed `huidig` after this form was opened. Nothing was written."""

    def __init__(self, huidig: object) -> None:
        super().__init__("", "Iemand anders heeft dit intussen gewijzigd.")
        self.huidig = huidig
