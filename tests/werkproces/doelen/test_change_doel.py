import pytest

from draagkracht.toegang.fouten import Fout, NietGevonden, Verouderd
from draagkracht.werkproces.doelen.selectors import get_doel
from draagkracht.werkproces.doelen.services import change_doel

from .conftest import GEGEVENS


def change(doel, noor, op, versie=None, **gegevens):
    return change_doel(doel=doel, door=noor, op=op, gegevens={**GEGEVENS, **gegevens}, versie=versie)


def test_every_version_of_a_goal_can_be_seen_back(propose, noor, op):
    doel = propose()
    change(doel, noor, op, tekst="Ik betaal de stroom.")
    assert [h.tekst for h in doel.history.order_by("history_id")] == [
        "Ik heb weer stroom.",
        "Ik betaal de stroom.",
    ]


def test_the_second_editor_hears_that_it_changed(propose, noor, op):
    doel = propose()
    change(doel, noor, op, versie=1, tekst="Ik betaal de stroom.")
    with pytest.raises(Verouderd):
        change(doel, noor, op, versie=1, tekst="Ik bel de stroom.")


def test_an_empty_goal_changes_nothing(propose, noor, op, dossier):
    doel = propose()
    with pytest.raises(Fout, match="Schrijf het doel op"):
        change(doel, noor, op, tekst="")
    assert get_doel(dossier=dossier, doel_id=doel.pk).tekst == "Ik heb weer stroom."


def test_a_goal_of_another_dossier_does_not_exist(propose, make_dossier, noor):
    with pytest.raises(NietGevonden):
        get_doel(dossier=make_dossier(noor), doel_id=propose().pk)
