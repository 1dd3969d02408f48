import pytest

from draagkracht.toegang.fouten import Fout, Verouderd
from draagkracht.werkproces.doelen.services import propose_doel
from draagkracht.werkproces.vraagverheldering.models import Bevinding
from draagkracht.werkproces.vraagverheldering.services import (
    change_bevinding,
    choose_bevinding,
    return_bevinding,
)


def test_a_finding_is_parked_with_a_reason(last, noor, op):
    choose_bevinding(bevinding=last, door=noor, op=op, keuze="parkeren", reden="Eerst de kinderen.")
    assert (last.keuze, last.reden) == ("parkeren", "Eerst de kinderen.")


@pytest.mark.parametrize("reden", ["", "   "])
def test_it_refuses_parking_without_a_reason(last, noor, op, reden):
    with pytest.raises(Fout, match="waarom dit nu wacht"):
        choose_bevinding(bevinding=last, door=noor, op=op, keuze="parkeren", reden=reden)
    last.refresh_from_db()
    assert last.keuze == "oppakken"


def test_taking_up_what_was_parked_drops_the_reason(last, noor, op):
    choose_bevinding(bevinding=last, door=noor, op=op, keuze="parkeren", reden="Later.")
    choose_bevinding(bevinding=last, door=noor, op=op, keuze="oppakken")
    assert last.reden == ""
    assert [h.keuze for h in last.history.order_by("history_id")] == ["oppakken", "parkeren", "oppakken"]


def test_it_refuses_a_choice_that_does_not_exist(last, noor, op):
    with pytest.raises(Fout, match="oppakken"):
        choose_bevinding(bevinding=last, door=noor, op=op, keuze="weggooien")


def test_a_finding_is_put_in_other_words(last, noor, op):
    change_bevinding(bevinding=last, door=noor, op=op, tekst="De post blijft dicht", keuze="oppakken")
    last.refresh_from_db()
    assert last.tekst == "De post blijft dicht"


def test_the_second_editor_of_a_finding_hears_that_it_changed(last, noor, op):
    change_bevinding(bevinding=last, door=noor, op=op, tekst="Eerst", keuze="", versie=1)
    with pytest.raises(Verouderd):
        change_bevinding(bevinding=last, door=noor, op=op, tekst="Daarna", keuze="", versie=1)


def test_a_finding_taken_by_mistake_goes_back_to_the_proposals(last, noor, op):
    history = type(last).history.model
    return_bevinding(bevinding=last, door=noor, op=op)
    assert Bevinding.objects.count() == 0
    assert history.objects.filter(history_type="-", history_user=noor).count() == 1


def test_a_finding_with_a_goal_is_not_taken_away_unseen(last, noor, op):
    gegevens = {"tekst": "Ik open mijn post.", "onderdeel": "financien", "voorgesteld_door": "inwoner"}
    propose_doel(dossier=last.dossier, door=noor, op=op, gegevens=gegevens, bevindingen=[last.pk])
    with pytest.raises(Fout, match="hangt een doel"):
        return_bevinding(bevinding=last, door=noor, op=op)
