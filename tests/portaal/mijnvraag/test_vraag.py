"""My question, my words: told as it is, kept as it was, and read by who helps."""

from __future__ import annotations

import datetime as dt

import pytest

from draagkracht.werkproces.dossier.models import Handeling
from draagkracht.werkproces.hulpvraag.models import Hulpvraag
from draagkracht.werkproces.hulpvraag.services import close_spoed, record_hulpvraag
from tests import cast
from tests.team.formulieren import hidden_of

PAGE = "/mijn/vraag/"
WOORDEN = "Ik durf de post\nniet meer open te maken. 🙂 <b>"


@pytest.fixture
def tell(mijn, send):
    def make(woorden: str = WOORDEN, client=mijn):
        return send(client, PAGE + "nieuw/", woorden=woorden)

    return make


def test_who_told_nothing_yet_finds_the_box_at_once(mijn, words):
    text = words(mijn.get(PAGE))
    assert "Wat speelt er bij u?" in text
    assert "microfoontje" in text


def test_it_is_kept_literally_as_the_residents_own(tell, rachida, dossier):
    assert tell()["Location"] == PAGE + "1/"
    vraag = dossier.hulpvragen.get()
    assert (vraag.woorden, vraag.gesteld_door, vraag.door) == (WOORDEN, "inwoner", rachida)


def test_what_was_told_stands_there_literally(tell, mijn):
    tell()
    assert "niet meer open te maken. 🙂 &lt;b&gt;" in mijn.get(PAGE).content.decode()


@pytest.mark.parametrize("woorden", ["", "  \n "])
def test_without_words_it_says_so_and_keeps_nothing(tell, words, woorden):
    answer = tell(woorden)
    assert answer.status_code == 422
    assert "Een paar woorden is genoeg." in words(answer)
    assert not Hulpvraag.objects.exists()


def test_pressing_twice_tells_it_once(mijn):
    fields = {**hidden_of(mijn.get(PAGE).content.decode(), "woorden"), "woorden": WOORDEN}
    for _time in range(2):
        assert mijn.post(PAGE + "nieuw/", fields).status_code == 302
    assert Hulpvraag.objects.get().woorden == WOORDEN


def test_what_was_typed_and_not_sent_is_still_there(mijn):
    fields = hidden_of(mijn.get(PAGE).content.decode(), "woorden")
    assert mijn.post("/concept/", {**fields, "woorden": "Halve zin"}).status_code == 200
    assert ">\nHalve zin</textarea>" in mijn.get(PAGE).content.decode()


def test_the_next_screen_asks_kindly_whether_it_can_wait_and_says_who_helps_now(tell, mijn, words):
    tell()
    text = words(mijn.get(PAGE + "1/"))
    assert "Uw woorden zijn bewaard." in text
    assert "Bel 112. Of bel Veilig Thuis: 0800-2000." in text


def test_who_wants_to_talk_soon_reads_by_which_day(tell, mijn, send, words, dossier):
    tell()
    Hulpvraag.objects.update(op=dt.datetime(2026, 1, 12, 10, tzinfo=dt.UTC))
    assert send(mijn, PAGE + "1/", spoed="dagen")["Location"] == PAGE
    assert dossier.hulpvragen.get().is_spoed
    assert "uiterlijk op donderdag 15 januari" in words(mijn.get(PAGE))


def test_with_danger_the_screen_stays_and_says_not_to_wait(tell, mijn, send, words):
    tell()
    assert send(mijn, PAGE + "1/", spoed="nu")["Location"] == PAGE + "1/"
    assert "Wacht daar niet op." in words(mijn.get(PAGE + "1/"))
    assert Hulpvraag.objects.get().spoed == "nu"


def test_the_team_sees_the_danger(tell, mijn, send, noor, log_in):
    tell()
    send(mijn, PAGE + "1/", spoed="nu")
    assert "vandaag iemand erheen" in log_in(noor).get("/dossiers/").content.decode()


def test_a_question_somebody_else_wrote_is_read_but_its_haste_is_not_theirs(mijn, noor, dossier, op, words):
    record_hulpvraag(
        dossier=dossier,
        door=noor,
        op=op,
        woorden="Zij komt het huis niet uit.",
        gegevens={"gesteld_door": "naaste", "namens": "haar zus", "spoed": "dagen"},
    )
    text = words(mijn.get(PAGE))
    assert "Zij komt het huis niet uit." in text
    assert "gevraagd voor u door haar zus" in text
    assert mijn.get(PAGE + "1/").status_code == 404


def test_after_the_talk_the_haste_stands_as_it_was(tell, mijn, send, noor, op, words):
    tell()
    send(mijn, PAGE + "1/", spoed="dagen")
    close_spoed(hulpvraag=Hulpvraag.objects.get(), door=noor, op=op)
    assert mijn.get(PAGE + "1/").status_code == 404
    assert "Er is hier met u over gesproken op 12 januari." in words(mijn.get(PAGE))


@pytest.mark.parametrize("nummer", [0, 2, 99999])
def test_a_number_that_is_not_there_is_not_there(tell, mijn, nummer):
    tell()
    assert mijn.get(f"{PAGE}{nummer}/").status_code == 404


def test_at_the_table_it_is_the_residents_question_on_the_others_device(tafel, send, noor):
    send(tafel, PAGE + "nieuw/", woorden=WOORDEN)
    vraag = Hulpvraag.objects.get()
    assert (vraag.gesteld_door, vraag.door) == ("inwoner", noor)


def test_in_a_closed_dossier_it_can_be_read_and_nothing_told(tell, mijn, dossier, words, op):
    tell()
    dossier.gesloten_op = op
    dossier.save()
    text = words(mijn.get(PAGE))
    assert "niet meer open te maken." in text
    assert "Nog iets vertellen" not in text
    assert mijn.get(PAGE + "nieuw/")["Location"] == PAGE


def test_the_partner_in_the_same_house_finds_nothing(tell, make_account, make_dossier, noor, log_in, words):
    tell()
    other = make_dossier(noor, cast.MARJAN)
    other.inwoner.account = make_account(cast.MARJAN, in_team=None)
    other.inwoner.save()
    client = log_in(other.inwoner.account)
    assert "post" not in words(client.get(PAGE))
    assert client.get(PAGE + "1/").status_code == 404


def test_every_page_has_one_heading_a_neutral_title_and_a_voice(tell, mijn):
    tell()
    for page in (PAGE, PAGE + "nieuw/", PAGE + "1/"):
        html = mijn.get(page).content.decode()
        assert html.count("<h1") == 1
        assert "<title>Mijn plan</title>" in html
        assert "data-voorlezen" in html


def test_telling_is_one_act_in_the_dossier(tell, dossier):
    tell()
    assert Handeling.objects.filter(dossier=dossier, soort="hulpvraag opgeschreven").count() == 1
