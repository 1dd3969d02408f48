"""How are you doing: the resident's own voice, one question a screen, blind until both are ready."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.werkproces.meting.gesprek import all_vragen
from draagkracht.werkproces.meting.models import Meting, Moment, Score
from tests.metingen import measure

PAGE = "/mijn/hoe-gaat-het/"
ALLES = [part.code for part in load_instrument().onderdelen]
VEILIG = all_vragen(load_instrument()).index(("veiligheid", "score")) + 1


@pytest.fixture
def begin(mijn, send):
    def start(*codes: str, client=mijn, page: str = PAGE):
        return send(client, page, onderdelen=codes or ALLES)

    return start


@pytest.fixture
def answer(mijn, send):
    def give(nummer: int, client=mijn, headers=None, **data):
        return send(client, f"{PAGE}{nummer}/", headers=headers, **data)

    return give


def test_it_begins_at_a_moment_of_today_in_the_residents_own_voice(begin, rachida, now):
    assert begin()["Location"] == PAGE + "1/"
    meting = Meting.objects.get()
    assert (meting.stem, meting.wijze, meting.door) == ("inwoner", "zelf", rachida)
    assert meting.moment.op == timezone.localdate(now)


def test_it_answers_at_the_moment_that_waits_for_it(begin, dossier, noor, now):
    waits = measure(dossier, noor, now - dt.timedelta(days=10), "professional", {"financien": 3})
    begin()
    assert Meting.objects.get(stem="inwoner").moment == waits.moment


def test_a_moment_of_long_ago_is_past(begin, dossier, noor, now):
    old = measure(dossier, noor, now - dt.timedelta(days=100), "professional", {"financien": 3})
    begin()
    assert Meting.objects.get(stem="inwoner").moment != old.moment


def test_a_screen_has_one_question_in_everyday_words_and_a_number_for_an_address(begin, mijn):
    begin()
    html = mijn.get(PAGE + "1/").content.decode()
    assert html.count("<h1") == 1
    assert "Hoe gaat het met uw geld?" in html
    assert "Hier wil ik het nu niet over hebben" in html
    assert "schrijf niets op" not in html
    assert "financien" not in mijn.get(PAGE + "1/").request["PATH_INFO"]


def test_an_answer_is_kept_with_own_words_and_the_next_question_comes(begin, answer):
    begin()
    assert answer(1, antwoord="3", woorden="Veertien brieven.")["Location"] == PAGE + "2/"
    score = Score.objects.get()
    assert (score.score, score.woorden) == (3, "Veertien brieven.")


def test_a_tap_is_kept_at_once(begin, answer):
    begin()
    reply = answer(1, antwoord="2", headers={"HX-Request": "true"})
    assert reply.content.decode().startswith("bewaard om ")
    assert Score.objects.get().score == 2


def test_rather_not_now_is_an_answer_and_its_second_question_stays_away(begin, answer):
    begin("netwerk", "hulp_vragen")
    first = all_vragen(load_instrument()).index(("netwerk", "aanwezig")) + 1
    after = all_vragen(load_instrument()).index(("hulp_vragen", "aanwezig")) + 1
    assert answer(first, antwoord="niet")["Location"] == f"{PAGE}{after}/"
    assert Score.objects.get().status == "niet_besproken"


def test_stopping_and_going_on_later_is_at_the_next_question(begin, answer, mijn, words):
    begin("financien", "wonen", "onderwijs")
    answer(1, antwoord="1")
    assert "U was al begonnen." in words(mijn.get(PAGE))
    assert begin("financien", "wonen", "onderwijs")["Location"] == PAGE + "2/"


def test_danger_stays_on_the_screen_with_who_helps_until_somebody_goes_on(begin, answer, mijn, words):
    begin()
    assert answer(VEILIG, antwoord="3")["Location"] == f"{PAGE}{VEILIG}/"
    html = mijn.get(f"{PAGE}{VEILIG}/")
    assert "Veilig Thuis: 0800-2000" in words(html)
    assert "data-vanzelf" not in html.content.decode()
    assert answer(VEILIG, antwoord="3")["Location"] == f"{PAGE}{VEILIG + 1}/"


def test_feeling_safe_goes_on(begin, answer):
    begin()
    assert answer(VEILIG, antwoord="1")["Location"] == f"{PAGE}{VEILIG + 1}/"


def test_the_end_is_kind_and_the_own_answers_can_be_seen(begin, answer, mijn, send, words):
    begin("financien")
    answer(1, antwoord="3")
    assert send(mijn, PAGE + "klaar/")["Location"] == PAGE + "?klaar=1"
    text = words(mijn.get(PAGE + "?klaar=1"))
    assert "Dank u wel" in text
    assert "Bekijk wat u zei" in text
    assert "Dank u wel" not in words(mijn.get(PAGE))
    assert Meting.objects.get().afgerond_op


def test_ready_without_one_answer_says_what_to_do(begin, mijn, send, words):
    begin()
    reply = send(mijn, PAGE + "klaar/")
    assert reply.status_code == 422
    assert "Kies eerst bij één vraag een antwoord." in words(reply)


def test_changing_something_is_possible_until_both_are_ready(begin, answer, mijn, send, dossier, noor):
    begin("financien")
    answer(1, antwoord="3")
    send(mijn, PAGE + "klaar/")
    assert send(mijn, PAGE, to=PAGE + "veranderen/")["Location"] == PAGE + "klaar/"
    answer(1, antwoord="2")
    send(mijn, PAGE + "klaar/")
    own = Meting.objects.get()
    Meting.objects.create(
        moment=own.moment,
        stem="professional",
        instrument=own.instrument,
        door=noor,
        begonnen_op=own.begonnen_op,
        afgerond_op=own.afgerond_op,
    )
    assert "Toch nog iets veranderen" not in mijn.get(PAGE).content.decode()
    assert mijn.get(PAGE + "1/")["Location"] == PAGE


def test_answering_anew_is_for_another_day(begin, mijn, dossier, rachida, now, words):
    measure(dossier, rachida, now - dt.timedelta(days=5), "inwoner", {"financien": 3})
    assert "Beantwoord de vragen opnieuw" in words(mijn.get(PAGE))
    assert begin(page=PAGE + "opnieuw/")["Location"] == PAGE + "1/"
    assert Moment.objects.count() == 2


def test_what_was_begun_at_home_is_never_on_the_device_of_another(begin, answer, tafel, words):
    begin()
    answer(1, antwoord="4", woorden="Geheim")
    assert "thuis aan begonnen" in words(tafel.get(PAGE))
    for page in ("1/", "klaar/"):
        assert tafel.get(PAGE + page)["Location"] == PAGE
    assert "Geheim" not in words(tafel.get(PAGE + "beeld/"))
    assert tafel.get(PAGE + "beeld/papier/").status_code == 404


def test_at_the_table_it_is_spoken_together(begin, answer, tafel, send, noor, words):
    begin("financien", client=tafel)
    html = tafel.get(PAGE + "1/").content.decode()
    assert "schrijf niets op" in html
    answer(1, client=tafel, antwoord="3", woorden="Onze woorden")
    meting = Meting.objects.get()
    assert (meting.wijze, meting.door) == ("samen", noor)
    send(tafel, PAGE + "klaar/")
    assert "Zij staan niet meer op dit scherm." in words(tafel.get(PAGE))
    assert "Onze woorden" not in words(tafel.get(PAGE + "beeld/"))


def test_what_was_begun_at_the_table_is_the_residents_alone_once_they_go_on_at_home(
    begin, answer, tafel, mijn, rachida, dossier, noor, log_in
):
    begin("financien", "wonen", client=tafel)
    answer(1, client=tafel, antwoord="3")
    assert mijn.get(PAGE + "2/")["Location"] == PAGE
    assert begin("financien", "wonen")["Location"] == PAGE + "2/"
    answer(2, antwoord="4", woorden="Alleen thuis gezegd")
    meting = Meting.objects.get()
    assert (meting.wijze, meting.door) == ("zelf", rachida)
    assert tafel.get(PAGE + "2/")["Location"] == PAGE
    page = f"/dossier/{dossier.pk}/meting/{meting.moment_id}/samen/wonen/score/"
    assert "Alleen thuis gezegd" not in log_in(noor).get(page, follow=True).content.decode()


def test_a_number_that_is_no_question_is_not_there(begin, mijn):
    begin()
    for nummer in (0, 33, 99999):
        assert mijn.get(f"{PAGE}{nummer}/").status_code == 404


def test_in_a_closed_dossier_nothing_is_asked(begin, mijn, dossier, op, words):
    begin()
    dossier.gesloten_op = op
    dossier.save()
    assert "nu niet beantwoorden" in words(mijn.get(PAGE))
    assert mijn.get(PAGE + "1/")["Location"] == PAGE


def test_the_questions_on_paper_ask_nothing_about_safety(mijn):
    html = mijn.get(PAGE + "papier/").content.decode()
    assert "Hoe gaat het met uw geld?" in html
    assert "Voelt u zich veilig" not in html
