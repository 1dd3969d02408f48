"""The errors every door knows: raised once below, mapped once per door."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import gettext


class Fout(Exception):
    """An act that was refused: one plain Dutch sentence, and `veld`, the field it is about (or "").

    `zin` is that sentence in the language of the page that shows it; `str()` stays Dutch.
    """

    def __init__(self, zin: str, veld: str = "") -> None:
        super().__init__(zin)
        self.veld = veld

    @property
    def zin(self) -> str:
        return gettext(str(self)) if str(self) else ""


class NietGevonden(Http404):
    """Unknown, or not for you: the two are the same answer on purpose."""


class AlGedaan(Fout):
    """The same form was sent twice; the first one counts. `handeling_id` is what the first one did."""

    def __init__(self, handeling_id: object) -> None:
        super().__init__("Dit was al bewaard.")
        self.handeling_id = handeling_id


class Verouderd(Fout):
    """Somebody else changed `object` after this form was opened. Nothing was written; show both."""

    def __init__(self, huidig: object) -> None:
        super().__init__("Iemand anders heeft dit intussen gewijzigd. Hieronder staan beide teksten.")
        self.huidig = huidig
