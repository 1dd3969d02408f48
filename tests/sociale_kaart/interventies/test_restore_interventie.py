"""Going back to the catalogue's original is one act."""

import pytest

from draagkracht.sociale_kaart.interventies import load_catalogus
from draagkracht.sociale_kaart.interventies.fouten import InterventieFout
from draagkracht.sociale_kaart.interventies.selectors import get_interventie
from draagkracht.sociale_kaart.interventies.services import (
    change_interventie,
    record_interventie,
    restore_interventie,
    switch_interventie,
)
from tests.cast import GEMEENTE


def test_all_changes_go_and_the_history_stays(youssef, op):
    change_interventie(code="maatje", door=youssef, op=op, gegevens={"weken": 6, "naam": "Een maatje"})
    aanpassing = restore_interventie(code="maatje", door=youssef, op=op)
    assert get_interventie(gemeente=GEMEENTE, code="maatje") == load_catalogus().interventie("maatje")
    assert aanpassing.history.count() == 2


def test_what_was_off_stays_off(youssef, op):
    switch_interventie(code="maatje", is_uit=True, door=youssef, op=op)
    assert restore_interventie(code="maatje", door=youssef, op=op).is_uit


def test_ones_own_has_no_original(youssef, op, breicafe):
    made = record_interventie(door=youssef, op=op, gegevens=breicafe)
    with pytest.raises(InterventieFout, match="geen origineel"):
        restore_interventie(code=made.code, door=youssef, op=op)
