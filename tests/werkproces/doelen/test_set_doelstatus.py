import pytest

from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.doelen.services import change_doel_status


def test_a_goal_goes_to_later_with_a_reason(propose, noor, op):
    doel = change_doel_status(doel=propose(), door=noor, op=op, status="geparkeerd", reden="Eerst de huur.")
    assert (doel.status, doel.reden) == ("geparkeerd", "Eerst de huur.")


def test_it_refuses_later_without_a_reason(propose, noor, op):
    with pytest.raises(Fout, match="waarom dit doel wacht"):
        change_doel_status(doel=propose(), door=noor, op=op, status="geparkeerd")


def test_taking_up_a_fourth_goal_is_a_friendly_question(propose, noor, op):
    parked = propose(status="geparkeerd", reden="Later.")
    for _number in range(3):
        propose()
    with pytest.raises(Fout, match="drie doelen"):
        change_doel_status(doel=parked, door=noor, op=op, status="actief")
    parked.refresh_from_db()
    assert parked.status == "geparkeerd"
    assert (
        change_doel_status(doel=parked, door=noor, op=op, status="actief", is_bevestigd=True).status
        == "actief"
    )


def test_a_goal_that_is_active_already_does_not_count_twice(propose, noor, op):
    doel, *_others = [propose() for _number in range(3)]
    assert change_doel_status(doel=doel, door=noor, op=op, status="actief").status == "actief"


def test_it_refuses_a_status_that_does_not_exist(propose, noor, op):
    with pytest.raises(Fout, match="mee bezig"):
        change_doel_status(doel=propose(), door=noor, op=op, status="mislukt")


def test_a_goal_is_finished(propose, noor, op):
    assert change_doel_status(doel=propose(), door=noor, op=op, status="afgerond").status == "afgerond"
