import pytest

from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.doelen.selectors import list_doelen
from draagkracht.werkproces.doelen.services import move_doel


@pytest.fixture
def drie(propose):
    return [propose(tekst=f"Ik doe {n}.") for n in (1, 2, 3)]


def order(dossier):
    return [doel.tekst[-2] for doel in list_doelen(dossier=dossier)]


@pytest.mark.parametrize(
    ("welke", "is_omhoog", "daarna"),
    [
        (2, True, ["1", "3", "2"]),
        (0, False, ["2", "1", "3"]),
        (0, True, ["1", "2", "3"]),
        (2, False, ["1", "2", "3"]),
    ],
)
def test_a_goal_moves_one_place_and_stays_at_the_end(drie, dossier, noor, op, welke, is_omhoog, daarna):
    move_doel(doel=drie[welke], door=noor, op=op, is_omhoog=is_omhoog)
    assert order(dossier) == daarna


def test_moving_is_no_new_version_of_what_was_agreed(drie, noor, op):
    move_doel(doel=drie[0], door=noor, op=op, is_omhoog=False)
    drie[0].refresh_from_db()
    assert drie[0].versie == 1


def test_it_refuses_to_order_what_waits(propose, noor, op):
    with pytest.raises(Fout, match="mee bezig"):
        move_doel(doel=propose(status="geparkeerd", reden="Later."), door=noor, op=op, is_omhoog=True)
