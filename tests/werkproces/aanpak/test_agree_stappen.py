"""Answering to the steps as they were read, and to plans that were worked out."""

from __future__ import annotations

import pytest

from draagkracht.toegang.fouten import AlGedaan, Fout
from draagkracht.werkproces.aanpak.planantwoord import (
    agree_planvoorstel,
    agree_stappen,
    get_keuze,
    kenmerk_of,
    list_afwijzingen,
)
from draagkracht.werkproces.aanpak.planwerk import choose_planvoorstel
from draagkracht.werkproces.aanpak.selectors import get_planstand, list_gedeeld, list_stappen
from draagkracht.werkproces.aanpak.services import change_stap, record_stap
from tests.team.plan import fill


@pytest.fixture
def made(dossier, noor, op):
    return fill(dossier, noor, op)


def answer(dossier, door, op, **anders):
    kenmerk = kenmerk_of(list_gedeeld(dossier=dossier))
    fields = {"stem": "inwoner", "antwoord": "akkoord", "kenmerk": kenmerk, **anders}
    return agree_stappen(dossier=dossier, door=door, op=op, **fields)


def test_an_answer_to_what_is_the_plan_already_makes_no_version(dossier, made, noor, op):
    akkoord = answer(dossier, noor, op)
    assert dossier.planversies.count() == 1
    assert (akkoord.onderwerp_id, akkoord.wijze) == (made.versie.pk, "samen")


def test_an_answer_to_steps_that_are_new_keeps_them_as_a_version_first(dossier, made, noor, op):
    record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "Naar het taalhuis"})
    akkoord = answer(dossier, noor, op, antwoord="anders", woorden="Liever in de ochtend.")
    newest = dossier.planversies.order_by("-nummer").first()
    assert (newest.nummer, akkoord.onderwerp_id) == (2, newest.pk)
    stand = get_planstand(dossier=dossier, stappen=list_stappen(dossier=dossier))
    assert (stand.veranderd, stand.akkoorden["inwoner"].woorden) == ([], "Liever in de ochtend.")


def test_nobody_agrees_with_steps_they_did_not_read(dossier, made, noor, op):
    read = kenmerk_of(list_gedeeld(dossier=dossier))
    change_stap(stap=made.stap, door=noor, op=op, gegevens={"wat": "Iets heel anders"})
    with pytest.raises(Fout, match="net veranderd"):
        answer(dossier, noor, op, kenmerk=read)
    assert not dossier.akkoorden.exists()
    assert dossier.planversies.count() == 1


def test_otherwise_needs_words_and_then_nothing_is_kept(dossier, made, noor, op):
    record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "Naar het taalhuis"})
    with pytest.raises(Fout) as refused:
        answer(dossier, noor, op, antwoord="anders")
    assert refused.value.veld == "woorden"
    assert dossier.planversies.count() == 1


def test_there_is_nothing_to_agree_with_without_steps(dossier, noor, op):
    with pytest.raises(Fout, match="nog geen stappen"):
        answer(dossier, noor, op)


def test_a_second_sending_is_one_answer(dossier, made, noor, op):
    record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "Naar het taalhuis"})
    answer(dossier, noor, op, sleutel="b" * 32)
    with pytest.raises(AlGedaan):
        answer(dossier, noor, op, sleutel="b" * 32)
    assert (dossier.akkoorden.count(), dossier.planversies.count()) == (1, 2)


def test_none_of_these_plans_is_kept_with_the_words(dossier, made, noor, op):
    assert get_keuze(dossier=dossier) == made.voorstel
    with pytest.raises(Fout):
        agree_planvoorstel(voorstel=made.voorstel, door=noor, op=op, stem="inwoner", woorden=" ")
    agree_planvoorstel(voorstel=made.voorstel, door=noor, op=op, stem="inwoner", woorden="Te druk.")
    assert list_afwijzingen(dossier=dossier)[made.voorstel.pk].woorden == "Te druk."
    stand = get_planstand(dossier=dossier, stappen=list_stappen(dossier=dossier))
    assert stand.akkoorden == {}, "it is no answer to the plan itself"


def test_what_was_chosen_is_no_choice_any_more(dossier, made, noor, op):
    choose_planvoorstel(voorstel=made.voorstel, nummer=1, begin_op=made.voorstel.begin_op, door=noor, op=op)
    assert get_keuze(dossier=dossier) is None
