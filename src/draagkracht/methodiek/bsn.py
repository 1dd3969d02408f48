"""The citizen service number: whether it can be one (elfproef), and how it is shown."""

import re

from stdnum.exceptions import ValidationError
from stdnum.nl import bsn as elfproef

from draagkracht.methodiek.fouten import MethodiekFout

_ZICHTBAAR = 3


def check_bsn(waarde: str, veld: str = "bsn") -> str:
    """Return a BSN as nine digits, or raise MethodiekFout naming `veld`; the sentence never repeats it.

    Takes 8 or 9 ASCII digits (`isdigit` would also take other scripts) that pass the elfproef. Passing
    does not prove that a person exists.
    """
    if not re.fullmatch(r"[0-9]{8,9}", waarde, re.ASCII):
        raise MethodiekFout(veld, "Een BSN bestaat uit 8 of 9 cijfers, zonder spaties of punten.")
    try:
        return str(elfproef.validate(waarde.zfill(9)))
    except ValidationError as fout:
        raise MethodiekFout(veld, "Dit is geen geldig BSN: kijk of alle cijfers kloppen.") from fout


def is_bsn(waarde: str) -> bool:
    """Tell whether `waarde` can be a BSN; see `check_bsn`."""
    try:
        check_bsn(waarde)
    except MethodiekFout:
        return False
    return True


def mask_bsn(waarde: str) -> str:
    """Return a BSN with only its last three digits readable ('******333'); "" stays "".

    Anything that is no BSN is hidden whole, because nobody knows what was typed there.
    """
    if not is_bsn(waarde):
        return "*" * len(waarde)
    voluit = waarde.zfill(9)
    return "*" * (len(voluit) - _ZICHTBAAR) + voluit[-_ZICHTBAAR:]
