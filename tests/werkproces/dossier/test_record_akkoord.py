"""Agreeing: nobody answers with a voice that is not there, or with another's from their own account."""

import pytest

from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.aanpak.services import agree_plan, record_planversie, record_stap
from draagkracht.werkproces.models import Akkoord
from tests import cast


@pytest.fixture
def versie(dossier, noor, op):
    record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "De post"})
    return record_planversie(dossier=dossier, door=noor, op=op)


def agree(versie, door, op, stem, antwoord="akkoord", **more):
    return agree_plan(versie=versie, door=door, op=op, stem=stem, antwoord=antwoord, **more)


@pytest.mark.parametrize("stem", ["", "buurvrouw", "INWONER"])
def test_a_voice_that_does_not_exist_says_nothing(versie, noor, op, stem):
    with pytest.raises(Fout) as refusal:
        agree(versie, noor, op, stem)
    assert refusal.value.veld == "stem"
    assert not Akkoord.objects.exists()


def test_a_residents_account_speaks_only_for_the_resident(versie, make_account, op):
    rachida = make_account(cast.RACHIDA)
    with pytest.raises(Fout):
        agree(versie, rachida, op, "professional")
    assert agree(versie, rachida, op, "inwoner").wijze == "zelf"


def test_at_the_table_the_resident_answers_on_the_professionals_screen(versie, noor, op):
    made = agree(versie, noor, op, "inwoner", "anders", woorden="Eerst de huur")
    assert (made.onderwerp_id, made.onderwerp_versie, made.wijze) == (versie.pk, 1, "samen")


def test_liever_anders_needs_words(versie, noor, op):
    with pytest.raises(Fout) as refusal:
        agree(versie, noor, op, "professional", "anders", woorden=" ")
    assert refusal.value.veld == "woorden"
