"""The own picture: in words that were chosen, without numbers, and nothing of another before both are ready."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.werkproces.voortgang.eigen import read_eigen_stand
from tests import cast
from tests.metingen import measure

PAGE = "/mijn/hoe-gaat-het/beeld/"
MIJN = {"financien": 4, "wonen": 0, "veiligheid": 3, "doorzettingsvermogen": (4, 1), "netwerk": (3, 3)}


def kop(code: str, maat: str, niveau: int) -> str:
    return load_instrument().onderdeel(code).anker(maat, niveau).kop


@pytest.fixture
def said(dossier, rachida, now):
    return measure(dossier, rachida, now, "inwoner", MIJN, woorden={"financien": "Veertien brieven."})


@pytest.fixture
def other(dossier, noor, now):
    def say(is_finished: bool = True, **scores):
        return measure(dossier, noor, now, "professional", scores, is_finished=is_finished)

    return say


def test_before_the_first_answers_it_says_what_will_stand_there(mijn, words):
    assert "Eerst beantwoordt u een paar vragen." in words(mijn.get(PAGE))
    for page in ("1/", "2/", "3/", "papier/"):
        assert mijn.get(PAGE + page).status_code == 404


def test_what_weighs_and_what_helps_stand_there_in_the_words_that_were_chosen(said, mijn, words):
    text = words(mijn.get(PAGE))
    zwaar, helpt, klem = (
        text.index(t) for t in ("Dit is nu zwaar", "Dit helpt u nu", "maar het lukt nu even niet")
    )
    assert zwaar < text.index(kop("financien", "score", 4)) < text.index("Dit gaat goed") < helpt
    assert helpt < text.index(kop("netwerk", "aanwezig", 3)) < klem
    assert klem < text.index(kop("doorzettingsvermogen", "inzetbaar", 1))
    assert "Veertien brieven." in text
    for jargon in ("draaglast", "draagkracht", "inzetbaar", "acuut", "score", "gesprekspunt"):
        assert jargon not in text.lower()


def test_the_picture_speaks_the_residents_words_and_shows_no_empty_voice(said, mijn, words):
    text = words(mijn.get(PAGE + "3/"))
    assert "wat ik vind" in text
    for absent in ("hulpverlener", "draaglast", "draagkracht", "acuut", "Opvoeden"):
        assert absent not in text


def test_nothing_of_the_other_before_both_are_ready(said, other, mijn):
    other(is_finished=False, financien=0)
    for page in ("", "1/", "3/", "papier/"):
        html = mijn.get(PAGE + page).content.decode()
        assert kop("financien", "score", 0) not in html
        assert "wat de hulpverlener vindt" not in html


def test_where_both_see_it_differently_is_something_to_talk_about(said, other, mijn, words):
    other(financien=1, wonen=0)
    text = words(mijn.get(PAGE + "1/"))
    assert f"U {kop('financien', 'score', 4)}" in text
    assert f"Uw hulpverlener {kop('financien', 'score', 1)}" in text
    assert load_instrument().onderdeel("financien").gespreksvragen[0] in text
    assert "Hoe woont u nu?" not in text
    assert "wat de hulpverlener vindt" in words(mijn.get(PAGE + "3/"))


def test_then_and_now_of_the_own_voice(said, mijn, dossier, rachida, now, words):
    for days, score in ((200, 1), (90, 2)):
        measure(dossier, rachida, now - dt.timedelta(days=days), "inwoner", {"financien": score, "wonen": 0})
    text = words(mijn.get(PAGE + "2/"))
    assert f"Toen: {kop('financien', 'score', 2)}. Nu: {kop('financien', 'score', 4)}." in text
    assert "Bij 1 vraag koos u weer hetzelfde." in text
    assert f"Toen: {kop('financien', 'score', 1)}." in words(mijn.get(PAGE + "2/?toen=1"))
    for wrong in ("9", "x", "²", "-1", "99999"):
        assert mijn.get(f"{PAGE}2/?toen={wrong}").status_code == 404


def test_paper_says_nothing_about_safety(said, other, mijn, words):
    other(veiligheid=0, financien=1)
    assert "Veilig" in words(mijn.get(PAGE))
    text = words(mijn.get(PAGE + "papier/"))
    assert kop("financien", "score", 4) in text
    assert "veilig" not in text.lower()


def test_a_handed_over_device_shows_it_only_once_both_are_ready(said, other, tafel, words):
    assert kop("financien", "score", 4) not in words(tafel.get(PAGE))
    other(financien=1)
    assert kop("financien", "score", 4) in words(tafel.get(PAGE))


def test_a_professional_who_is_ready_alone_is_on_no_screen_of_the_resident(other, tafel, mijn, words):
    other(financien=1)
    for client in (tafel, mijn):
        assert kop("financien", "score", 1) not in words(client.get(PAGE))


def test_a_naaste_and_another_resident_find_nothing(said, make_account, make_dossier, noor, log_in, words):
    partner = make_dossier(noor, cast.MARJAN)
    partner.inwoner.account = make_account(cast.MARJAN, in_team=None)
    partner.inwoner.save()
    assert kop("financien", "score", 4) not in words(log_in(partner.inwoner.account).get(PAGE))


def test_the_number_of_queries_does_not_grow_with_the_moments(
    said, mijn, dossier, rachida, now, django_assert_max_num_queries
):
    mijn.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        mijn.get(PAGE)
    for days in range(10, 100, 10):
        measure(dossier, rachida, now - dt.timedelta(days=days), "inwoner", MIJN)
    with django_assert_max_num_queries(len(few)):
        mijn.get(PAGE)


def test_the_first_page_knows_what_comes_next(dossier, rachida, noor, now, django_assert_max_num_queries):
    vandaag = timezone.localdate(now)
    stand = read_eigen_stand(dossier=dossier, door=rachida, vandaag=vandaag, is_samen=False)
    assert (stand.has_vraag, stand.plan, stand.plan_tot, stand.meting) == (False, "", None, "")
    measure(dossier, rachida, now, "inwoner", MIJN, is_finished=False)
    with django_assert_max_num_queries(5):
        stand = read_eigen_stand(dossier=dossier, door=rachida, vandaag=vandaag, is_samen=False)
    assert stand.meting == "begonnen"
    assert read_eigen_stand(dossier=dossier, door=noor, vandaag=vandaag, is_samen=True).meting == "elders"
