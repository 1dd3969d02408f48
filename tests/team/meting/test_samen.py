import re

import pytest

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.werkproces.meting.models import Meting, Score

from .conftest import hidden_fields


@pytest.fixture
def begin(send, address):
    def start(*onderdelen):
        return send(
            address("samen/"), onderdelen=onderdelen or [p.code for p in load_instrument().onderdelen]
        )

    return start


@pytest.fixture
def answer(send, address):
    def give(onderdeel, maat="score", **data):
        return send(address(f"samen/{onderdeel}/{maat}/"), **data)

    return give


def test_the_question_is_read_back_and_everything_is_chosen_beforehand(
    noor_client, address, dossier, noor, op
):
    from draagkracht.werkproces.hulpvraag.services import record_hulpvraag

    record_hulpvraag(dossier=dossier, door=noor, op=op, woorden="Ik durf de post niet open.", gegevens={})
    html = noor_client.get(address("samen/")).content.decode()
    assert "Ik durf de post niet open." in html
    assert len(re.findall(r'name="onderdelen"[^>]* checked', html)) == 20


def test_it_begins_with_the_first_question_of_what_was_chosen(begin, address):
    assert begin("wonen", "netwerk")["Location"] == address("samen/wonen/score/")


def test_a_screen_has_one_question_in_the_residents_words_and_no_numbers(begin, noor_client, address):
    begin()
    html = noor_client.get(address("samen/financien/score/")).content.decode()
    assert "Hoe gaat het met uw geld?" in html
    assert "Ik kom rond. Ik betaal alles op tijd." in html
    assert html.count("<h1") == 1
    assert "dk-niveau__cijfer" not in html
    assert "Hier wil ik het nu niet over hebben" in html


def test_an_answer_is_kept_and_the_next_question_comes(begin, answer, address):
    begin("financien", "wonen")
    assert answer("financien", antwoord="4", woorden="Veertien.")["Location"] == address("samen/wonen/score/")
    score = Score.objects.get()
    assert (score.score, score.woorden, score.meting.stem, score.meting.wijze) == (
        4,
        "Veertien.",
        "inwoner",
        "samen",
    )


def test_a_tap_is_kept_at_once(begin, noor_client, address):
    begin()
    reply = noor_client.post(
        address("samen/financien/score/"), {"antwoord": "2"}, headers={"HX-Request": "true"}
    )
    assert "herlaad deze pagina" in reply.content.decode()
    assert not Score.objects.exists()
    fields = hidden_fields(noor_client.get(address("samen/financien/score/")).content.decode())
    reply = noor_client.post(
        address("samen/financien/score/"), {**fields, "antwoord": "2"}, headers={"HX-Request": "true"}
    )
    assert reply.content.decode().startswith("bewaard om ")
    assert Score.objects.get().score == 2


def test_draagkracht_asks_first_whether_it_is_there_and_then_whether_it_can_be_used(begin, answer, address):
    begin("netwerk")
    assert answer("netwerk", "aanwezig", antwoord="4")["Location"] == address("samen/netwerk/inzetbaar/")
    assert answer("netwerk", "inzetbaar", antwoord="1")["Location"] == address("samen/klaar/")
    score = Score.objects.get()
    assert (score.aanwezig, score.inzetbaar) == (4, 1)


def test_rather_not_now_is_an_answer_and_the_second_question_stays_away(begin, answer, address):
    begin("netwerk", "hulp_vragen")
    assert answer("netwerk", "aanwezig", antwoord="niet")["Location"] == address(
        "samen/hulp_vragen/aanwezig/"
    )
    score = Score.objects.get()
    assert (score.status, score.aanwezig) == ("niet_besproken", None)
    assert score.reden


def test_rather_not_about_the_second_question_keeps_the_first(begin, answer):
    begin("netwerk")
    answer("netwerk", "aanwezig", antwoord="3")
    answer("netwerk", "inzetbaar", antwoord="niet")
    score = Score.objects.get()
    assert (score.status, score.aanwezig, score.inzetbaar) == ("vastgelegd", 3, None)


def test_going_on_without_an_answer_is_allowed_and_keeps_nothing(begin, answer, address):
    begin("financien", "wonen")
    assert answer("financien")["Location"] == address("samen/wonen/score/")
    assert not Score.objects.exists()


def test_after_stopping_it_goes_on_at_the_same_question(begin, answer, send, address):
    begin("financien", "wonen", "onderwijs")
    answer("financien", antwoord="1")
    assert begin("financien", "wonen", "onderwijs")["Location"] == address("samen/wonen/score/")


def test_back_shows_what_was_answered(begin, answer, noor_client, address):
    begin("financien", "wonen")
    answer("financien", antwoord="3")
    html = noor_client.get(address("samen/wonen/score/")).content.decode()
    assert f'href="{address("samen/financien/score/")}"' in html
    assert re.search(
        r'value="3" checked', noor_client.get(address("samen/financien/score/")).content.decode()
    )


def test_at_the_end_thanks_and_the_answers_leave_the_screen(begin, answer, send, noor_client, address):
    begin("financien")
    answer("financien", antwoord="3")
    assert send(address("samen/klaar/"))["Location"] == address("samen/klaar/")
    html = noor_client.get(address("samen/klaar/")).content.decode()
    assert "Dank u wel" in html
    assert noor_client.get(address("samen/financien/score/")).status_code == 302
    assert Meting.objects.get().afgerond_op is not None


def test_the_resident_may_change_something_before_the_voices_lie_side_by_side(
    begin, answer, send, noor_client, address, record_voice
):
    begin("financien")
    answer("financien", antwoord="3")
    send(address("samen/klaar/"))
    assert send(address("samen/klaar/"), to=address("samen/heropenen/"))["Location"] == address("samen/")
    send(address("samen/klaar/"))
    fields = hidden_fields(noor_client.get(address("samen/klaar/")).content.decode())
    record_voice("professional")
    refused = noor_client.post(address("samen/heropenen/"), fields)
    assert refused.status_code == 422
    assert "blijven zo staan" in refused.content.decode()
    assert Meting.objects.get(stem="inwoner").afgerond_op is not None


def test_what_the_resident_fills_in_at_home_is_not_on_this_screen(noor_client, address, rachida, moment, op):
    from draagkracht.werkproces.meting.services import record_score, start_meting
    from tests.werkproces.meting.antwoorden import last

    meting = start_meting(moment=moment, stem="inwoner", wijze="zelf", door=rachida, op=op)
    record_score(meting=meting, onderdeel="financien", antwoord=last(3), door=rachida, op=op)
    assert "vult dit zelf in" in noor_client.get(address("samen/")).content.decode()
    assert noor_client.get(address("samen/financien/score/"))["Location"] == address("samen/")
    assert noor_client.get(address("samen/klaar/"))["Location"] == address("samen/")


@pytest.mark.parametrize("place", ["sterrenkunde/score", "financien/inzetbaar", "netwerk/score", "netwerk/x"])
def test_an_unknown_question_does_not_exist(begin, noor_client, address, place):
    begin()
    assert noor_client.get(address(f"samen/{place}/")).status_code == 404


def test_a_question_takes_few_queries(begin, answer, noor_client, address, django_assert_max_num_queries):
    begin()
    answer("financien", antwoord="1")
    noor_client.get(address("samen/wonen/score/"))
    with django_assert_max_num_queries(14):
        noor_client.get(address("samen/wonen/score/"))


def test_who_only_reads_never_sees_what_is_being_said_at_the_table(
    begin, answer, address, dossier, liesbeth, log_in, op
):
    from django.utils import timezone

    from draagkracht.werkproces.dossier.betrokkenen import grant_toelating

    begin("financien")
    answer("financien", antwoord="4", woorden="Dit zei ik aan tafel.")
    grant_toelating(dossier=dossier, account=liesbeth, op=timezone.now(), reden="Noor is ziek geworden.")
    client = log_in(liesbeth)
    for rest in ("samen/", "samen/financien/score/", "samen/klaar/", "professional/"):
        reply = client.get(address(rest))
        assert reply["Location"] == address()
        assert "aan tafel." not in client.get(address(rest), follow=True).content.decode()


def test_a_resident_who_comes_after_all_can_still_answer(send, noor_client, address, record_voice, moment):
    record_voice("professional")
    send(address(), 1, to=address("zonder/"), reden="Verhuisd.")
    html = noor_client.get(address()).content.decode()
    assert "De inwoner wil toch antwoorden" in html
    assert "Er is één stem" in html
    assert send(address("samen/"), onderdelen=["financien"]).status_code == 302


def test_from_the_end_every_question_is_one_tap_away_and_no_answer_is_shown(
    noor_client, answer, address, begin
):
    begin()
    answer("financien", "score", antwoord="4")
    html = noor_client.get(address("samen/klaar/")).content.decode()
    for onderdeel, maat in (("financien", "score"), ("vrijwilligerswerk", "aanwezig")):
        assert address(f"samen/{onderdeel}/{maat}/") in html
    assert "Het kan niet wachten" not in html


def test_what_was_talked_about_can_stay_unwritten(begin, answer, address, noor_client):
    begin("veiligheid", "netwerk", "wonen")
    answer("wonen", antwoord="1")
    answer("veiligheid", antwoord="besproken")
    score = Score.objects.get(onderdeel="veiligheid")
    assert (score.status, score.score, score.reden) == ("besproken", None, "")
    assert answer("netwerk", "aanwezig", antwoord="besproken")["Location"] == address("samen/klaar/")
    page = noor_client.get(address("samen/netwerk/aanwezig/")).content.decode()
    assert re.search(r'value="besproken" checked', page)
    assert "wij schrijven hier niets over op" in page


def test_the_second_question_asks_only_about_now(begin, answer, address, noor_client):
    begin("netwerk")
    answer("netwerk", "aanwezig", antwoord="3")
    assert 'value="besproken"' not in noor_client.get(address("samen/netwerk/inzetbaar/")).content.decode()
    answer("netwerk", "inzetbaar", antwoord="besproken")
    score = Score.objects.get()
    assert (score.status, score.aanwezig, score.inzetbaar) == ("vastgelegd", 3, None)


@pytest.mark.parametrize(
    ("chosen", "is_said"), [("4", True), ("3", True), ("2", False), ("besproken", False)]
)
def test_who_is_not_safe_is_not_led_on_to_the_next_question(
    begin, answer, noor_client, address, chosen, is_said
):
    begin("veiligheid", "zelfvertrouwen")
    answer("veiligheid", antwoord=chosen)
    page = noor_client.get(address("samen/zelfvertrouwen/aanwezig/")).content.decode()
    assert ("Praat hier eerst samen over." in page) == is_said
    assert ("Bel 112." in page) == is_said
