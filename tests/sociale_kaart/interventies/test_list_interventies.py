"""The catalogue as it holds in one municipality."""

import pytest

from draagkracht.sociale_kaart.interventies import load_catalogus
from draagkracht.sociale_kaart.interventies.fouten import InterventieOnbekend
from draagkracht.sociale_kaart.interventies.models import Aanpassing
from draagkracht.sociale_kaart.interventies.selectors import get_interventie, list_interventies
from draagkracht.sociale_kaart.interventies.services import (
    change_interventie,
    record_interventie,
    switch_interventie,
)
from tests.cast import GEMEENTE


def by_code(**more):
    return {one.code: one for one in list_interventies(gemeente=GEMEENTE, **more)}


@pytest.mark.django_db
def test_without_changes_it_is_the_catalogue_itself():
    assert list_interventies(gemeente=GEMEENTE) == load_catalogus().interventies


def test_a_change_holds_in_the_own_municipality_only(youssef, op):
    change_interventie(code="budgetcursus", door=youssef, op=op, gegevens={"weken": 6})
    assert by_code()["budgetcursus"].weken == 6
    assert by_code()["budgetcursus"].herkomst == "gewijzigd"
    elders = {one.code: one for one in list_interventies(gemeente="elders")}
    assert elders["budgetcursus"].weken == 10


def test_what_is_off_is_left_out_unless_asked_for(youssef, op):
    switch_interventie(code="budgetcursus", is_uit=True, door=youssef, op=op)
    assert "budgetcursus" not in by_code()
    assert not by_code(has_uit=True)["budgetcursus"].is_aan


def test_what_must_follow_on_something_that_is_off_goes_with_it(youssef, op):
    switch_interventie(code="schuldhulpverlening", is_uit=True, door=youssef, op=op)
    assert "wettelijke_schuldsanering" not in by_code()


def test_its_own_ones_come_last(youssef, op, breicafe):
    made = record_interventie(door=youssef, op=op, gegevens=breicafe)
    last = list_interventies(gemeente=GEMEENTE)[-1]
    assert (last.code, last.herkomst) == (made.code, "eigen")
    assert last.richtingen == ("draagkracht_versterken",)


def test_it_takes_one_query(youssef, op, breicafe, django_assert_num_queries):
    record_interventie(door=youssef, op=op, gegevens=breicafe)
    with django_assert_num_queries(1):
        list_interventies(gemeente=GEMEENTE)


def test_a_change_of_what_a_new_catalogue_no_longer_has_is_passed_over(youssef, op):
    Aanpassing.objects.create(gemeente=GEMEENTE, code="van_vroeger", velden={"weken": 3}, op=op, door=youssef)
    assert "van_vroeger" not in by_code(has_uit=True)


@pytest.mark.django_db
def test_an_unknown_one_does_not_exist():
    with pytest.raises(InterventieOnbekend):
        get_interventie(gemeente=GEMEENTE, code="nergens")
