"""A municipality stops using an intervention, or uses it again."""

import pytest

from draagkracht.sociale_kaart.interventies.fouten import InterventieOnbekend, InterventieVerouderd
from draagkracht.sociale_kaart.interventies.selectors import list_versies
from draagkracht.sociale_kaart.interventies.services import change_interventie, switch_interventie


def switch(door, op, is_uit, versie=None, code="taalhuis"):
    return switch_interventie(code=code, is_uit=is_uit, door=door, op=op, reden="Is er niet.", versie=versie)


def test_it_keeps_what_was_changed(youssef, op):
    change_interventie(code="taalhuis", door=youssef, op=op, gegevens={"weken": 30})
    aanpassing = switch(youssef, op, is_uit=True)
    assert aanpassing.is_uit
    assert aanpassing.velden == {"weken": 30}


def test_the_history_says_off_and_on(youssef, op):
    switch(youssef, op, is_uit=True)
    versies = list_versies(aanpassing=switch(youssef, op, is_uit=False))
    assert [v.gebruik for v in versies] == ["aan", "uit"]


def test_an_older_form_changes_nothing(youssef, op):
    switch(youssef, op, is_uit=True, versie=0)
    with pytest.raises(InterventieVerouderd):
        switch(youssef, op, is_uit=False, versie=0)


def test_only_what_is_there_and_only_by_an_administrator(youssef, noor, op):
    for door, code in ((youssef, "nergens"), (noor, "taalhuis")):
        with pytest.raises(InterventieOnbekend):
            switch(door, op, is_uit=True, code=code)
