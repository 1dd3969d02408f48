"""The talk in small questions that leads to a goal: answers to the letter, and the goal that comes of it."""

import pytest

from draagkracht.toegang.fouten import AlGedaan, Fout, NietGevonden, Verouderd
from draagkracht.werkproces.doelen.gesprekken import (
    close_doelgesprek,
    finish_doelgesprek,
    get_doelgesprek,
    list_doelgesprekken,
    list_doelwoorden,
    record_doelgesprek,
    start_doelgesprek,
)
from draagkracht.werkproces.doelen.models import Doel, Doelgesprek
from draagkracht.werkproces.doelen.selectors import list_losse_bevindingen
from draagkracht.werkproces.doelen.services import change_doel
from draagkracht.werkproces.vraagverheldering.services import add_bevinding, choose_bevinding

from .conftest import GEGEVENS

VAN = {"voorgesteld_door": "samen", "in_woorden_van": "inwoner"}
WOORDEN = "  Ik wil dat het “stil” is.\n\nEcht stil. "


@pytest.fixture
def bevinding(dossier, noor, op):
    made = add_bevinding(dossier=dossier, door=noor, op=op, tekst="De post", onderdeel="financien")
    return choose_bevinding(bevinding=made, door=noor, op=op, keuze="oppakken")


@pytest.fixture
def start(dossier, noor, op):
    def make(onderdeel="financien", **other):
        return start_doelgesprek(dossier=dossier, door=noor, op=op, onderdeel=onderdeel, **other)

    return make


@pytest.fixture
def record(noor, op):
    def make(gesprek, sleutel="", **gegevens):
        return record_doelgesprek(gesprek=gesprek, door=noor, op=op, gegevens=gegevens, sleutel=sleutel)

    return make


@pytest.fixture
def finish(noor, op):
    def make(gesprek, **other):
        return finish_doelgesprek(gesprek=gesprek, door=noor, op=op, gegevens=VAN, **other)

    return make


def test_the_direction_follows_from_the_part(start):
    assert start().richting == "draaglast_verminderen"
    assert start("netwerk").richting == "draagkracht_versterken"
    assert start(richting="draagkracht_versterken").richting == "draagkracht_versterken"


def test_it_refuses_a_part_or_direction_that_does_not_exist(start):
    for wrong in ({"onderdeel": "sterren"}, {"richting": "zijwaarts"}):
        with pytest.raises(Fout):
            start(**wrong)
    with pytest.raises(Fout, match="meer draagkracht"):
        start("netwerk", richting="draaglast_verminderen")
    assert not Doelgesprek.objects.exists()


def test_answers_are_kept_to_the_letter_and_history_keeps_the_earlier_ones(start, record):
    gesprek = record(start(), anders=WOORDEN)
    record(gesprek, anders="Toch iets anders.")
    gesprek.refresh_from_db()
    assert gesprek.anders == "Toch iets anders."
    assert list(gesprek.history.values_list("anders", flat=True)) == ["Toch iets anders.", WOORDEN, ""]


def test_the_same_answer_again_is_no_act(start, record, dossier):
    gesprek = record(start(), nu="In de la.")
    acts = dossier.handelingen.count()
    record(gesprek, nu="In de la.")
    assert dossier.handelingen.count() == acts


def test_the_same_form_twice_is_one_act(start, record):
    gesprek = record(start(), sleutel="een", nu="In de la.")
    with pytest.raises(AlGedaan):
        record(gesprek, sleutel="een", nu="Op tafel.")


@pytest.mark.parametrize("zekerheid", [-1, 11])
def test_it_refuses_how_sure_outside_the_scale(start, record, zekerheid):
    with pytest.raises(Fout, match="0 tot en met 10"):
        record(start(), zekerheid=zekerheid)


def test_level_zero_follows_the_goal_unless_it_got_words_of_its_own(start, record):
    gesprek = record(start(), tekst="Ik bel.", niveaus=["a", "b", "Ik bel.", "d", "e"])
    assert record(gesprek, tekst="Ik bel vaak.").niveaus[2] == "Ik bel vaak."
    record(gesprek, niveaus=["a", "b", "De telefoon is warm.", "d", "e"])
    assert record(gesprek, tekst="Ik bel elke dag.").niveaus[2] == "De telefoon is warm."


def test_the_goal_that_comes_of_it_serves_the_finding_and_keeps_the_words(
    start, record, finish, bevinding, dossier
):
    gesprek = record(start(bevinding=bevinding), anders=WOORDEN, tekst="Ik open elke dinsdag mijn post.")
    doel = finish(gesprek)
    assert list(doel.bevindingen.all()) == [bevinding]
    assert list(list_losse_bevindingen(dossier=dossier)) == []
    assert list_doelwoorden(dossier=dossier) == {doel.pk: [("wat anders mag", WOORDEN)]}
    assert list(list_doelgesprekken(dossier=dossier)) == []


def test_without_a_goal_there_is_nothing_to_keep(start, finish):
    with pytest.raises(Fout, match="Schrijf het doel op"):
        finish(start())
    assert not Doel.objects.exists()


def test_a_fourth_goal_asks_and_the_talk_stays_open(start, record, finish, propose, dossier):
    for _number in range(3):
        propose()
    gesprek = record(start(), tekst="Ik bel.")
    with pytest.raises(Fout) as refusal:
        finish(gesprek)
    assert refusal.value.veld == "toch"
    assert list(list_doelgesprekken(dossier=dossier)) == [gesprek]
    gesprek.refresh_from_db()
    assert finish(gesprek, is_bevestigd=True).status == "actief"


def test_a_goal_made_more_concrete_keeps_its_findings_and_gets_a_new_version(
    start, record, finish, propose, bevinding
):
    doel = propose(bevindingen=[bevinding.pk])
    gesprek, before = start(doel=doel), doel.versie
    assert (gesprek.tekst, gesprek.niveaus, gesprek.doel_versie) == (doel.tekst, doel.niveaus, before)
    changed = finish(record(gesprek, tekst="Ik heb elke dag stroom."))
    assert (changed.pk, changed.tekst, changed.versie) == (doel.pk, "Ik heb elke dag stroom.", before + 1)
    assert list(changed.bevindingen.all()) == [bevinding]


def test_a_goal_that_somebody_changed_meanwhile_is_not_written_over(start, finish, propose, noor, op):
    doel = propose()
    gesprek = start(doel=doel)
    read = doel.versie
    change_doel(
        doel=Doel.objects.get(pk=doel.pk), door=noor, op=op, gegevens={**GEGEVENS, "tekst": "Ik kook."}
    )
    gesprek.doel.refresh_from_db()
    with pytest.raises(Verouderd):
        finish(gesprek, versie=read)
    assert Doel.objects.get().tekst == "Ik kook."


def test_a_talk_that_was_put_away_is_not_offered_again_and_history_keeps_it(start, record, noor, op, dossier):
    gesprek = record(start(), anders=WOORDEN)
    close_doelgesprek(gesprek=gesprek, door=noor, op=op)
    assert list(list_doelgesprekken(dossier=dossier)) == []
    assert list_doelwoorden(dossier=dossier) == {}
    assert gesprek.history.first().anders == WOORDEN


def test_after_the_end_nothing_changes_any_more(start, record, finish, noor, op):
    gesprek = record(start(), tekst="Ik bel.")
    finish(gesprek)
    for again in (
        lambda: record(gesprek, nu="x"),
        lambda: finish(gesprek),
        lambda: close_doelgesprek(gesprek=gesprek, door=noor, op=op),
    ):
        with pytest.raises(Fout, match="al afgerond"):
            again()


def test_a_closed_dossier_begins_no_talk(start, dossier, op):
    dossier.gesloten_op = op
    dossier.save()
    with pytest.raises(Fout, match="afgesloten"):
        start()


def test_a_talk_of_another_dossier_is_not_here(start, make_dossier, noor):
    with pytest.raises(NietGevonden):
        get_doelgesprek(dossier=make_dossier(noor), gesprek_id=start().pk)
