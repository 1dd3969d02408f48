"""What the catalogue refuses: one Dutch sentence each. Doors map these once."""

from __future__ import annotations

from draagkracht.methodiek.fouten import MethodiekFout


class InterventieFout(MethodiekFout):
    """A value or an act that the catalogue refuses; `veld` is the field it is about (or "")."""


class CatalogusFout(InterventieFout):
    """A catalogue file or folder that cannot be used; `problemen` holds every problem found, one sentence each."""

    def __init__(self, veld: str, problemen: list[str]) -> None:
        super().__init__(veld, problemen[0])
        self.problemen = tuple(problemen)


class InterventieOnbekend(InterventieFout):
    """No such intervention in this municipality, or not for you to change: the same answer on purpose."""

    def __init__(self) -> None:
        super().__init__("code", "Deze interventie bestaat niet.")


class InterventieAlBewaard(InterventieFout):
    """The same form was sent twice; the first one counts."""

    def __init__(self) -> None:
        super().__init__("", "Dit was al bewaard.")


class InterventieVerouderd(InterventieFout):
    """Somebody else changed it after this form was opened. Nothing was written; `huidig` is what stands now."""

    def __init__(self, huidig: object) -> None:
        super().__init__("", "Iemand anders heeft deze interventie intussen gewijzigd.")
        self.huidig = huidig
