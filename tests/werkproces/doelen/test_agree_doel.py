import pytest

from draagkracht.toegang.fouten import Verouderd
from draagkracht.werkproces.doelen.selectors import get_doel, list_doelstandpunten
from draagkracht.werkproces.doelen.services import agree_doel, change_doel, change_doel_status, move_doel

from .conftest import GEGEVENS


@pytest.fixture
def doel(propose):
    return propose()


def stand(doel, stem="inwoner"):
    found = list_doelstandpunten(dossier=doel.dossier, doelen=[doel])
    return found[doel.pk][stem]


def agree(doel, noor, op, **other):
    return agree_doel(doel=doel, door=noor, op=op, **{"stem": "inwoner", "antwoord": "akkoord", **other})


def test_the_resident_agrees_at_the_table(doel, noor, op):
    assert agree(doel, noor, op).wijze == "samen"
    assert stand(doel).is_akkoord


def test_levels_changed_after_agreement_show_the_earlier_version(doel, noor, op):
    agree(doel, noor, op)
    levels = ["Erger.", *GEGEVENS["niveaus"][1:]]
    change_doel(doel=doel, door=noor, op=op, gegevens={**GEGEVENS, "niveaus": levels})
    assert not stand(doel).is_akkoord
    assert list(stand(doel).toen) == ["niveaus"]
    assert stand(doel).toen["niveaus"][0] == "Er is geen stroom."


def test_parking_and_moving_leave_the_agreement_as_it_is(doel, propose, noor, op):
    propose(tekst="Ik slaap door.")
    agree(doel, noor, op)
    move_doel(doel=doel, door=noor, op=op, is_omhoog=False)
    change_doel_status(doel=doel, door=noor, op=op, status="geparkeerd", reden="Later.")
    assert stand(get_doel(dossier=doel.dossier, doel_id=doel.pk)).is_akkoord


def test_proposing_otherwise_keeps_the_own_words(doel, noor, op):
    agree(doel, noor, op, antwoord="anders", woorden="Ik wil eerst rust.")
    assert stand(doel).akkoord.woorden == "Ik wil eerst rust."
    assert not stand(doel).is_akkoord


def test_nobody_agrees_with_a_goal_that_was_changed_while_reading(doel, noor, op):
    change_doel(doel=doel, door=noor, op=op, gegevens={**GEGEVENS, "tekst": "Ik betaal de stroom."})
    with pytest.raises(Verouderd):
        agree(doel, noor, op, versie=1)


def test_the_agreements_of_many_goals_cost_two_queries(propose, dossier, noor, op, django_assert_num_queries):
    doelen = [propose(is_bevestigd=True) for _number in range(6)]
    for doel in doelen:
        agree(doel, noor, op)
    with django_assert_num_queries(2):
        list_doelstandpunten(dossier=dossier, doelen=doelen)
