"""Professionals browse what can help in their municipality."""

import re

import pytest

from draagkracht.sociale_kaart.interventies import load_catalogus
from draagkracht.sociale_kaart.interventies.services import change_interventie, switch_interventie
from tests.cast import YOUSSEF


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_begins_with_the_parts_of_the_kader_and_what_there_is_for_each(client):
    page = text(client.get("/interventies/"))
    assert page.count('class="dk-int__deel"') == 20
    assert "?onderdeel=financien" in page


def test_a_part_shows_its_interventions_by_phase(client):
    page = text(client.get("/interventies/?onderdeel=financien"))
    order = [page.index(f'id="fase-{fase}"') for fase in ("stabiliseren", "versterken", "borgen")]
    assert order == sorted(order)
    assert "Hulp bij schulden van de gemeente" in page


def test_words_put_the_best_answer_first(client):
    page = text(client.get("/interventies/?vraag=taalhuis"))
    assert re.search(r'dk-kaart__link" href="([^"]+)"', page)[1] == "/interventies/taalhuis/"


def test_everything_can_be_leafed_through(client):
    found = set()
    for bladzijde in range(1, 7):
        page = text(client.get(f"/interventies/?alles=1&bladzijde={bladzijde}"))
        found |= set(re.findall(r'dk-kaart__link" href="/interventies/([a-z0-9_]+)/"', page))
    assert found == {one.code for one in load_catalogus().interventies}


@pytest.mark.parametrize(
    "code", ["vrijwilliger_post_en_geld", "eigen_kracht_conferentie", "veilig_thuis", "post_openen_samen"]
)
def test_one_says_what_for_whom_what_it_asks_and_how_sure_it_is(client, code):
    one = load_catalogus().interventie(code)
    page = text(client.get(f"/interventies/{code}/"))
    for said in ("Voor wie", "Wat het vraagt", "Hoe zeker is dat het werkt", one.wat.split(".")[0]):
        assert said in page


def test_all_pages_of_the_catalogue_can_be_read(client):
    for one in load_catalogus().interventies:
        text(client.get(f"/interventies/{one.code}/"))


def test_what_the_municipality_changed_and_switched_off_is_seen(client, make_account, op):
    youssef = make_account(YOUSSEF)
    change_interventie(code="taalhuis", door=youssef, op=op, gegevens={"weken": 33})
    switch_interventie(code="budgetcursus", is_uit=True, door=youssef, op=op)
    assert "33 weken" in text(client.get("/interventies/taalhuis/"))
    assert client.get("/interventies/budgetcursus/").status_code == 404
    assert "Een cursus over geld" not in text(client.get("/interventies/?onderdeel=financien"))


@pytest.mark.parametrize(
    "query", ["vraag=%00", "onderdeel=%27", "bladzijde=-1&alles=1", "fase=ooit", "vraag=" + "x" * 3000]
)
def test_hostile_questions_find_nothing_and_break_nothing(client, query):
    text(client.get(f"/interventies/?{query}"))


def test_what_does_not_exist_does_not_exist(client):
    assert client.get("/interventies/nergens/").status_code == 404


def test_others_do_not_find_this_page(make_account, log_in):
    assert log_in(make_account(YOUSSEF)).get("/interventies/").status_code == 404
