"""A municipality changes an intervention of the catalogue; the original stays beside it."""

import pytest

from draagkracht.sociale_kaart.interventies.fouten import (
    InterventieFout,
    InterventieOnbekend,
    InterventieVerouderd,
)
from draagkracht.sociale_kaart.interventies.selectors import (
    get_aanpassing,
    list_verschillen,
    list_versies,
    raw_of,
)
from draagkracht.sociale_kaart.interventies.services import change_interventie, record_interventie
from tests.cast import GEMEENTE

CODE = "budgetcursus"


def change(door, op, versie=None, **gegevens):
    return change_interventie(
        code=CODE, door=door, op=op, gegevens=gegevens, reden="Hier anders.", versie=versie
    )


def test_only_what_differs_is_kept_with_what_the_catalogue_said(youssef, op):
    whole = {**raw_of(gemeente=GEMEENTE, code=CODE), "weken": 6}
    whole.pop("code")
    aanpassing = change(youssef, op, **whole)
    assert aanpassing.velden == {"weken": 6}
    assert aanpassing.origineel == {"weken": 10}


def test_the_two_can_be_read_side_by_side(youssef, op):
    [verschil] = list_verschillen(aanpassing=change(youssef, op, weken=6))
    assert (verschil.veld, verschil.toen, verschil.nu, verschil.hier) == ("weken", 10, 10, 6)
    assert not verschil.is_verouderd


def test_a_catalogue_that_moved_on_is_told(youssef, op):
    aanpassing = change(youssef, op, weken=6)
    aanpassing.origineel = {"weken": 8}
    assert list_verschillen(aanpassing=aanpassing)[0].is_verouderd


def test_changing_it_back_by_hand_leaves_no_change(youssef, op):
    change(youssef, op, weken=6)
    assert change(youssef, op, weken=10).velden == {}


def test_a_part_that_is_added_comes_after_the_ones_that_were_there(youssef, op):
    aanpassing = change(youssef, op, onderdelen=["buurthuis", "financien"])
    assert aanpassing.velden == {"onderdelen": ["financien", "buurthuis"]}


def test_who_looked_at_an_older_version_is_shown_the_newer(youssef, op):
    change(youssef, op, versie=0, weken=6)
    with pytest.raises(InterventieVerouderd) as conflict:
        change(youssef, op, versie=0, weken=7)
    assert conflict.value.huidig.velden == {"weken": 6}


def test_every_version_stays_with_who_when_why_and_what(youssef, op):
    change(youssef, op, weken=6)
    change(youssef, op, wachttijd=1)
    versies = list_versies(aanpassing=get_aanpassing(gemeente=GEMEENTE, code=CODE))
    assert [(v.nummer, v.door, v.reden, v.velden) for v in versies] == [
        (2, str(youssef), "Hier anders.", ("wachttijd",)),
        (1, str(youssef), "Hier anders.", ("weken",)),
    ]


def test_what_would_not_hold_any_more_is_refused(youssef, op):
    with pytest.raises(InterventieFout, match="Belast_netwerk ontbreekt"):
        change(youssef, op, met_wie="netwerk")


def test_ones_own_can_be_changed_too(youssef, op, breicafe):
    made = record_interventie(door=youssef, op=op, gegevens=breicafe)
    aanpassing = change_interventie(code=made.code, door=youssef, op=op, gegevens={"weken": 20})
    assert aanpassing.velden["weken"] == 20
    assert aanpassing.velden["naam"] == breicafe["naam"]
    assert list_verschillen(aanpassing=aanpassing) == []


def test_what_is_not_there_cannot_be_changed(youssef, noor, op):
    for door, code in ((youssef, "nergens"), (noor, CODE)):
        with pytest.raises(InterventieOnbekend):
            change_interventie(code=code, door=door, op=op, gegevens={"weken": 6})
