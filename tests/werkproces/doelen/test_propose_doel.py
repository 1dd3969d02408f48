import datetime as dt

import pytest

from draagkracht.toegang.fouten import AlGedaan, Fout
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.doelen.selectors import list_doelen, list_hints, list_losse_bevindingen
from draagkracht.werkproces.doelen.services import change_doel_status
from draagkracht.werkproces.vraagverheldering.services import add_bevinding, choose_bevinding, connect_kracht


@pytest.fixture
def bevinding(dossier, noor, op):
    return add_bevinding(
        dossier=dossier, door=noor, op=op, tekst="De stroom gaat eraf", onderdeel="financien"
    )


def test_a_goal_carries_who_proposed_it_and_in_whose_words(propose):
    doel = propose(voorgesteld_door="naaste", in_woorden_van="inwoner")
    assert (doel.voorgesteld_door, doel.in_woorden_van) == ("naaste", "inwoner")


def test_the_direction_follows_from_the_part_when_nobody_chose_one(propose):
    assert propose().richting == "draaglast_verminderen"
    assert propose(onderdeel="netwerk").richting == "draagkracht_versterken"


def test_a_goal_about_money_may_be_to_grow(propose):
    assert propose(richting="draagkracht_versterken").richting == "draagkracht_versterken"


def test_it_refuses_to_lessen_what_carries(propose):
    with pytest.raises(Fout, match="meer draagkracht"):
        propose(onderdeel="netwerk", richting="draaglast_verminderen")


def test_level_zero_is_the_goal_itself_when_it_was_left_empty(propose):
    assert propose().niveaus[2] == "Ik heb weer stroom."


def test_no_levels_is_no_agreement_about_levels(propose):
    doel = propose(niveaus=[""] * 5)
    assert doel.niveaus == []
    assert not doel.has_niveaus


@pytest.mark.parametrize(
    ("gegevens", "veld"),
    [
        ({"tekst": "  "}, "tekst"),
        ({"onderdeel": "toverij"}, "onderdeel"),
        ({"voorgesteld_door": "niemand"}, "voorgesteld_door"),
        ({"in_woorden_van": "niemand"}, "in_woorden_van"),
        ({"richting": "omhoog"}, "richting"),
        ({"niveaus": ["een", "twee"]}, "niveau_0"),
    ],
)
def test_it_refuses_what_is_missing_or_does_not_fit_and_names_the_field(propose, gegevens, veld):
    with pytest.raises(Fout) as refusal:
        propose(**gegevens)
    assert refusal.value.veld == veld
    assert Doel.objects.count() == 0


def test_a_fourth_active_goal_is_a_friendly_question(propose):
    for _number in range(3):
        propose()
    with pytest.raises(Fout, match="Is een doel erbij haalbaar") as refusal:
        propose()
    assert refusal.value.veld == "toch"
    assert propose(is_bevestigd=True).status == "actief"


def test_a_fourth_goal_for_later_is_no_question(propose):
    for _number in range(3):
        propose()
    assert propose(status="geparkeerd", reden="Eerst de stroom.").reden == "Eerst de stroom."


def test_later_needs_a_reason(propose):
    with pytest.raises(Fout, match="waarom dit doel wacht"):
        propose(status="geparkeerd")


def test_new_goals_come_after_the_ones_that_are_there(propose, dossier):
    made = [propose(tekst=f"Ik doe {n}.") for n in range(3)]
    assert list(list_doelen(dossier=dossier)) == made


def test_a_goal_belongs_to_many_findings(propose, bevinding, dossier, noor, op):
    other = add_bevinding(dossier=dossier, door=noor, op=op, tekst="De huur")
    assert propose(bevindingen=[bevinding.pk, other.pk]).bevindingen.count() == 2


def test_it_refuses_a_finding_of_another_dossier(propose, make_dossier, noor, op):
    other = add_bevinding(dossier=make_dossier(noor), door=noor, op=op, tekst="Van een ander")
    with pytest.raises(Fout, match="hoort niet bij dit dossier"):
        propose(bevindingen=[other.pk])
    assert Doel.objects.count() == 0


def test_a_finding_without_a_goal_hangs_loose(propose, bevinding, dossier):
    assert list(list_losse_bevindingen(dossier=dossier)) == [bevinding]
    propose(bevindingen=[bevinding.pk])
    assert list(list_losse_bevindingen(dossier=dossier)) == []


def test_what_is_parked_or_helps_already_does_not_hang_loose(bevinding, dossier, noor, op):
    kracht = add_bevinding(dossier=dossier, door=noor, op=op, tekst="Mijn zus", onderdeel="netwerk")
    connect_kracht(last=bevinding, kracht=kracht, door=noor, op=op)
    choose_bevinding(bevinding=bevinding, door=noor, op=op, keuze="parkeren", reden="Later.")
    assert list(list_losse_bevindingen(dossier=dossier)) == []


def test_a_hint_is_kind_and_refuses_nothing(propose, op):
    hints = list_hints(propose(tekst="De stroom weer aan", niveaus=[]), op.date())
    assert [hint.code for hint in hints] == ["geen_ik", "geen_datum", "niveaus"]


def test_a_finished_goal_is_left_in_peace(propose, noor, op):
    doel = change_doel_status(doel=propose(tekst="De stroom weer aan"), door=noor, op=op, status="afgerond")
    assert list_hints(doel, op.date()) == []


def test_a_concrete_goal_needs_no_hint(propose, op):
    assert list_hints(propose(streef_op=op.date()), op.date()) == []


def test_sending_twice_makes_one_goal(propose):
    propose(sleutel="een")
    with pytest.raises(AlGedaan):
        propose(sleutel="een")
    assert Doel.objects.count() == 1


def test_a_closed_dossier_refuses_with_the_sentence(propose, dossier, op):
    dossier.gesloten_op = op
    dossier.save()
    with pytest.raises(Fout, match="Dit dossier is afgesloten"):
        propose()


@pytest.mark.parametrize("jaar", [1926, 2926])
def test_a_year_that_is_a_slip_of_the_pen_is_refused(propose, jaar):
    with pytest.raises(Fout) as refusal:
        propose(streef_op=dt.date(jaar, 6, 1))
    assert refusal.value.veld == "streef_op"
