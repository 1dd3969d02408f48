"""A goal in the resident's own words, and one of the resident's own."""

from __future__ import annotations

import datetime as dt

import pytest

from draagkracht.toegang.fouten import AlGedaan, Fout, Verouderd
from draagkracht.werkproces.doelen.eigen_woorden import (
    list_herschrijvingen,
    propose_doel_versie,
    propose_eigen_doel,
)
from draagkracht.werkproces.doelen.selectors import list_doelstandpunten
from draagkracht.werkproces.doelen.services import agree_doel, change_doel
from draagkracht.werkproces.dossier.models import Inwoner
from tests import cast
from tests.team.plan import LEVELS, fill

LATER = dt.timedelta(hours=1)
EIGEN = "Ik maak elke week mijn post open met Ineke."


@pytest.fixture
def rachida(make_account, dossier):
    account = make_account(cast.RACHIDA, rol="inwoner", in_team=None)
    Inwoner.objects.filter(pk=dossier.inwoner_id).update(account=account)
    return account


@pytest.fixture
def doel(dossier, noor, op):
    return fill(dossier, noor, op).doel


def reword(doel, door, op, **anders):
    fields = {"tekst": EIGEN, "streef_op": None, "versie": doel.versie, **anders}
    return propose_doel_versie(doel=doel, door=door, op=op, **fields)


def standen(dossier, doel):
    return list_doelstandpunten(dossier=dossier, doelen=[doel])[doel.pk]


def test_the_words_become_the_goal_and_the_resident_agrees_with_them(dossier, doel, noor, rachida, op):
    agree_doel(doel=doel, door=noor, op=op, stem="professional", antwoord="akkoord")
    was = doel.tekst
    reword(doel, rachida, op + LATER, woorden="Zo kan ik het.")
    doel.refresh_from_db()
    assert (doel.tekst, doel.in_woorden_van, doel.voorgesteld_door) == (EIGEN, "inwoner", "samen")
    voices = standen(dossier, doel)
    assert voices["inwoner"].is_akkoord
    assert (voices["inwoner"].akkoord.wijze, voices["inwoner"].akkoord.woorden) == ("zelf", "Zo kan ik het.")
    assert not voices["professional"].is_actueel
    assert voices["professional"].toen["tekst"] == was


def test_at_the_table_it_is_the_resident_too(dossier, doel, noor, op):
    reword(doel, noor, op + LATER)
    assert standen(dossier, doel)["inwoner"].akkoord.wijze == "samen"


def test_the_level_as_agreed_follows_only_when_it_was_the_goal_itself(doel, rachida, op):
    assert reword(doel, rachida, op + LATER).niveaus == LEVELS
    doel.niveaus = [*LEVELS[:2], doel.tekst, *LEVELS[3:]]
    doel.save()
    assert reword(doel, rachida, op + 2 * LATER, tekst="Ik doe het zelf.").niveaus[2] == "Ik doe het zelf."


def test_nothing_different_and_nothing_left_are_refused(doel, rachida, op):
    for tekst in (doel.tekst, "  "):
        with pytest.raises(Fout) as refused:
            reword(doel, rachida, op, tekst=tekst)
        assert refused.value.veld == "tekst"


def test_who_read_an_older_goal_sees_both(doel, noor, rachida, op):
    read = doel.versie
    gegevens = {"tekst": "Ik bel Ineke.", "onderdeel": "financien", "voorgesteld_door": "samen"}
    change_doel(doel=doel, door=noor, op=op + LATER, gegevens=gegevens)
    with pytest.raises(Verouderd):
        reword(doel, rachida, op + LATER, versie=read)


def test_a_second_sending_changes_nothing(dossier, doel, rachida, op):
    reword(doel, rachida, op + LATER, sleutel="a" * 32)
    doel.refresh_from_db()
    with pytest.raises(AlGedaan):
        reword(doel, rachida, op + LATER, tekst="Nog iets anders.", sleutel="a" * 32)
    assert dossier.akkoorden.filter(stem="inwoner", onderwerp="doel").count() == 1


def test_what_stood_there_before_is_known_as_long_as_the_words_stand(
    dossier, doel, noor, rachida, op, django_assert_num_queries
):
    was = doel.tekst
    reword(doel, rachida, op + LATER)
    with django_assert_num_queries(2):
        found = list_herschrijvingen(dossier=dossier, doelen=[doel])
    assert (found[doel.pk].was, found[doel.pk].is_zelf) == (was, True)
    gegevens = {"tekst": "Ik bel Ineke.", "onderdeel": "financien", "voorgesteld_door": "samen"}
    change_doel(doel=doel, door=noor, op=op + 2 * LATER, gegevens=gegevens)
    assert list_herschrijvingen(dossier=dossier, doelen=[doel]) == {}


def test_an_own_goal_is_proposed_and_agreed_in_one_act(dossier, rachida, op):
    gegevens = {"tekst": "Ik ga elke week zwemmen.", "onderdeel": "tijdsbesteding"}
    doel = propose_eigen_doel(dossier=dossier, door=rachida, op=op, gegevens=gegevens)
    assert (doel.voorgesteld_door, doel.in_woorden_van, doel.status) == ("inwoner", "inwoner", "actief")
    assert standen(dossier, doel)["inwoner"].is_akkoord
    with pytest.raises(Fout):
        propose_eigen_doel(dossier=dossier, door=rachida, op=op, gegevens={**gegevens, "tekst": ""})
    assert dossier.doelen.count() == 1
