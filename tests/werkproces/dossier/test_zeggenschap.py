import pytest

from draagkracht.methodiek.leesbaarheid import measure_leesbaarheid
from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.dossier.models import Zeggenschap
from draagkracht.werkproces.dossier.zeggenschap import (
    NA_STAPPEN,
    list_answered,
    load_teksten,
    record_zeggenschap,
)

ANTWOORDEN = {"geluisterd": 4, "begrepen": 3, "beslist": None}


def test_there_are_three_questions_with_five_whole_sentences(db):
    vragen = load_teksten().vragen
    assert [vraag.code for vraag in vragen] == ["geluisterd", "begrepen", "beslist"]
    assert all(len(vraag.antwoorden) == 5 for vraag in vragen)
    assert all(zin.endswith(".") and len(zin.split()) > 3 for vraag in vragen for zin in vraag.antwoorden)


def test_no_answer_shows_a_number(db):
    assert not any(
        char.isdigit() for vraag in load_teksten().vragen for zin in vraag.antwoorden for char in zin
    )


def test_there_is_an_introduction_after_each_of_the_three_steps():
    assert set(load_teksten().over) == set(NA_STAPPEN)


@pytest.mark.parametrize("vraag", load_teksten().vragen, ids=lambda vraag: vraag.code)
def test_a_question_reads_as_b1(vraag):
    gemeten = measure_leesbaarheid(" ".join([vraag.tekst, *vraag.antwoorden]))
    assert gemeten.is_makkelijk, gemeten


def test_the_introduction_reads_as_b1():
    teksten = load_teksten()
    gemeten = measure_leesbaarheid(
        ". ".join([teksten.kop, *teksten.uitleg, *teksten.over.values(), *teksten.dank])
    )
    assert gemeten.is_makkelijk, gemeten


def test_others_learn_only_that_it_was_answered_and_when(dossier, noor, op):
    record_zeggenschap(dossier=dossier, door=noor, op=op, stap="doelen", antwoorden=ANTWOORDEN)
    assert list_answered(dossier=dossier) == {"doelen": op}


def test_a_skipped_question_stays_missing(dossier, noor, op):
    record_zeggenschap(dossier=dossier, door=noor, op=op, stap="doelen", antwoorden=ANTWOORDEN)
    assert Zeggenschap.objects.get().beslist is None


@pytest.mark.parametrize("antwoord", [5, -1, True, 2.0, "3"])
def test_it_refuses_an_answer_outside_the_five(dossier, noor, op, antwoord):
    with pytest.raises(Fout, match="vijf antwoorden"):
        record_zeggenschap(
            dossier=dossier, door=noor, op=op, stap="doelen", antwoorden={**ANTWOORDEN, "beslist": antwoord}
        )


def test_after_another_step_nothing_is_asked(dossier, noor, op):
    with pytest.raises(Fout):
        record_zeggenschap(dossier=dossier, door=noor, op=op, stap="meting", antwoorden=ANTWOORDEN)
