"""The pages of the sociale kaart at the team's door."""

from __future__ import annotations

import re

import pytest

from draagkracht.sociale_kaart.voorzieningen.models import Correctie, Voorziening
from draagkracht.sociale_kaart.voorzieningen.services import (
    add_voorziening,
    change_voorziening,
    propose_correctie,
)
from tests import cast
from tests.team.plan import form_with

NIEUW = "/sociale-kaart/nieuw/"


@pytest.fixture
def voorziening(noor, op):
    gegevens = {
        "naam": "Inloop",
        "email": "info@inloop.example",
        "plekken": [{"naam": f"Plek {n}", "lat": 51.9, "lon": 5.4} for n in range(8)],
        "tijden": [{"dag": 2, "van": "09:00", "tot": "12:00", "ritme": "2w"}],
        "talen": ["nl", "ar"],
        "trefwoorden": ["koffie"],
    }
    return add_voorziening(gemeente=cast.GEMEENTE, door=noor, op=op, gegevens=gegevens, sleutel="een")


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def page(voorziening):
    return f"/sociale-kaart/{voorziening.pk}/"


def text_of(answer) -> str:
    return answer.content.decode()


def fields_of(html: str, marker: str) -> dict[str, object]:
    """Everything that a browser would send of the form that holds `marker`."""
    form = next(f for f in re.findall(r"<form.*?</form>", html, re.S) if marker in f)
    sent: dict[str, object] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        naam, waarde = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        soort = re.search(r'type="(checkbox|radio)"', tag)
        if naam and (not soort or " checked" in tag):
            sent.setdefault(naam[1], []).append(waarde[1] if waarde else "on" if soort else "")
    for naam, inhoud in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\s*(.*?)</textarea>', form, re.S):
        sent[naam] = [inhoud]
    return sent


@pytest.mark.parametrize("rol", ["professional", "teamleider", "beheerder"])
def test_who_works_here_may_search_and_read(rol, make_account, log_in, page):
    wie = {"professional": cast.BRAM, "teamleider": cast.LIESBETH, "beheerder": cast.YOUSSEF}[rol]
    client = log_in(make_account(wie))
    for adres in ("/sociale-kaart/", page, NIEUW, f"{page}wijzigen/", "/sociale-kaart/correcties/"):
        assert client.get(adres).status_code == 200, adres


@pytest.mark.parametrize("rol", ["inwoner", "partner"])
def test_for_others_the_pages_do_not_exist(rol, make_account, log_in, page):
    client = log_in(make_account({"inwoner": cast.MARJAN, "partner": cast.WIM}[rol], rol=rol))
    for adres in ("/sociale-kaart/", page, NIEUW, f"{page}wijzigen/", "/sociale-kaart/correcties/"):
        assert client.get(adres).status_code == 404, adres


def test_a_facility_of_another_municipality_does_not_exist(noor, op, client):
    vreemd = add_voorziening(gemeente="elders", door=noor, op=op, gegevens={"naam": "Ver weg"}, sleutel="v")
    correctie = propose_correctie(
        voorziening=vreemd, op=op, gegevens={"naam": "Verder"}, namens="", toelichting="", sleutel="c"
    )
    for adres in (f"{vreemd.pk}/", f"{vreemd.pk}/wijzigen/", f"correcties/{correctie.pk}/"):
        for answer in (client.get(f"/sociale-kaart/{adres}"), client.post(f"/sociale-kaart/{adres}")):
            assert answer.status_code == 404
    assert "Ver weg" not in text_of(client.get("/sociale-kaart/"))


def test_searching_shows_what_fits_and_how_fresh_it_is(client, voorziening, noor):
    html = text_of(
        client.get("/sociale-kaart/", {"woorden": "inloop", "dag": "2", "dagdeel": "ochtend", "taal": "ar"})
    )
    assert "Inloop" in html
    assert f"door {noor.naam}" in html
    assert "Niets gevonden" in text_of(client.get("/sociale-kaart/", {"woorden": "zwemmen"}))


def test_it_is_honest_about_a_place_that_nobody_knows(client, voorziening):
    assert "weten wij niet" in text_of(client.get("/sociale-kaart/", {"van": "1234"}))


@pytest.mark.parametrize(
    "vraag",
    [
        {"leeftijd": "oud", "dag": "9", "taal": "xx", "onderdeel": "iets", "km": "-1", "dagdeel": "x"},
        {"woorden": "\x00'; DROP", "van": "%00", "bladzijde": "99999999999"},
        {"woorden": "x" * 5_000, "van": "é" * 5_000, "leeftijd": "9" * 400},
    ],
)
def test_a_strange_question_is_no_question(client, voorziening, vraag):
    assert client.get("/sociale-kaart/", vraag).status_code == 200


def test_a_page_of_the_list_takes_a_fixed_number_of_queries(
    client, voorziening, noor, op, django_assert_max_num_queries
):
    for n in range(25):
        add_voorziening(
            gemeente=cast.GEMEENTE, door=noor, op=op, gegevens={"naam": f"Nr {n}"}, sleutel=str(n)
        )
    with django_assert_max_num_queries(14):
        client.get("/sociale-kaart/", {"van": "0999"})


def test_a_new_facility_is_added_once(client, noor):
    sent = {**form_with(text_of(client.get(NIEUW)), 'name="naam"'), "naam": "Repaircafé", "status": "actief"}
    sent |= {
        "zaterdag": "13.00-16.00 (elke derde van de maand)",
        "talen": "Nederlands, Arabisch",
        "trefwoorden": "lamp, radio",
    }
    answers = [client.post(NIEUW, sent) for _ in range(2)]
    v = Voorziening.objects.get()
    assert [a.status_code for a in answers] == [302, 302]
    assert (v.naam, v.talen, v.trefwoorden) == ("Repaircafé", ["ar", "nl"], ["lamp", "radio"])
    assert v.tijden == [{"dag": 6, "van": "13:00", "tot": "16:00", "ritme": "m3"}]


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(client):
    sent = {**form_with(text_of(client.get(NIEUW)), 'name="naam"'), "naam": "Inloop", "status": "actief"}
    sent |= {"maandag": "na de lunch", "talen": "Klingon", "plek0_lat": "noord"}
    answer = client.post(NIEUW, sent)
    html = text_of(answer)
    assert answer.status_code == 422
    assert all(zin in html for zin in ("Schrijf de tijd zo", "Klingon", "na de lunch"))
    assert not Voorziening.objects.exists()


def test_opening_the_form_and_saving_it_changes_nothing(client, page, voorziening):
    before = Voorziening.objects.values().get()
    html = text_of(client.get(f"{page}wijzigen/"))
    assert client.post(f"{page}wijzigen/", fields_of(html, 'name="plek0_naam"')).status_code == 302
    after = Voorziening.objects.values().get()
    bewogen = {veld for veld in before if before[veld] != after[veld]}
    assert bewogen <= {"versie", "nagekeken_op"}
    assert len(after["plekken"]) == 8


def test_two_who_change_the_same_see_both_texts(client, page, voorziening, bram, op):
    html = text_of(client.get(f"{page}wijzigen/"))
    change_voorziening(
        voorziening=voorziening, door=bram, op=op, gegevens={"naam": "Bij Bram", "talen": ["pl"]}
    )
    answer = client.post(f"{page}wijzigen/", {**fields_of(html, 'name="plek0_naam"'), "naam": "Bij Noor"})
    assert answer.status_code == 409
    assert all(tekst in text_of(answer) for tekst in ("Bij Bram", "Bij Noor", "Pools"))


def test_one_button_says_that_everything_is_right(client, page, bram, log_in, voorziening):
    ander = log_in(bram)
    ander.post(page, fields_of(text_of(ander.get(page)), "Alles klopt nog"))
    assert Voorziening.objects.get().nagekeken_door == bram


def test_a_link_is_made_shown_and_withdrawn(client, page, voorziening):
    client.post(page, fields_of(text_of(client.get(page)), "Link maken"))
    html = text_of(client.get(page))
    link = re.search(r'id="link"[^>]*value="([^"]+)"', html)[1]
    assert link.startswith("http://testserver/voorziening/")
    assert client.get(link).status_code == 200
    client.post(page, fields_of(html, "Link intrekken"))
    assert client.get(link).status_code == 404
    assert 'id="link"' not in text_of(client.get(page))


def test_a_correction_stands_beside_what_is_there_and_is_taken_field_by_field(client, voorziening, op):
    correctie = propose_correctie(
        voorziening=voorziening,
        op=op,
        gegevens={"naam": "Inloop Zuid", "talen": ["nl"]},
        namens="Coördinator",
        toelichting="<b>Wij heten anders</b>",
        sleutel="c",
    )
    adres = f"/sociale-kaart/correcties/{correctie.pk}/"
    assert "Inloop" in text_of(client.get("/sociale-kaart/correcties/"))
    html = text_of(client.get(adres))
    assert all(tekst in html for tekst in ("Inloop Zuid", "Arabisch", "Coördinator", "Wij heten anders"))
    assert "<b>Wij" not in html
    sent = {**fields_of(html, 'name="velden"'), "velden": ["naam"], "besluit": "overnemen"}
    assert client.post(adres, sent).status_code == 302
    v = Voorziening.objects.get()
    assert (v.naam, v.talen, Correctie.objects.get().status) == ("Inloop Zuid", ["ar", "nl"], "overgenomen")
    assert client.get(adres).status_code == 200


def test_a_correction_is_left_with_a_reason(client, voorziening, op):
    correctie = propose_correctie(
        voorziening=voorziening, op=op, gegevens={"naam": "X"}, namens="", toelichting="", sleutel="c"
    )
    adres = f"/sociale-kaart/correcties/{correctie.pk}/"
    sent = {
        **fields_of(text_of(client.get(adres)), 'name="velden"'),
        "besluit": "niet",
        "reden": "Is niet zo.",
    }
    client.post(adres, sent)
    assert (Correctie.objects.get().status, Correctie.objects.get().reden) == ("afgewezen", "Is niet zo.")


def test_hostile_text_is_shown_as_text(client, voorziening):
    kwaad = '"><script>alert(1)</script>'
    velden = ("naam", "organisatie", "omschrijving", "kenmerk", "bron", "telefoon", "contact", "tijden_tekst")
    Voorziening.objects.update(
        **dict.fromkeys(velden, kwaad), trefwoorden=[kwaad], talen=[kwaad], onderdelen=[kwaad]
    )
    for adres in (
        "/sociale-kaart/",
        f"/sociale-kaart/{voorziening.pk}/",
        f"/sociale-kaart/{voorziening.pk}/wijzigen/",
    ):
        assert "<script>alert" not in text_of(client.get(adres))


@pytest.mark.parametrize(
    ("vraag", "wordt_gevonden"),
    [
        ("dag=werkdagen", True),
        ("dag=weekend", False),
        ("kosten=gratis", False),
        ("gratis=on", False),
        ("kosten=10&ook_onbekend=on", True),
        ("kosten=onbekend", True),
        ("kosten=korting", False),
        ("kosten=x&dag=y&dagdeel=z", True),
    ],
)
def test_when_and_what_it_costs_can_be_asked(client, voorziening, vraag, wordt_gevonden):
    html = text_of(client.get(f"/sociale-kaart/?{vraag}"))
    assert (f'href="/sociale-kaart/{voorziening.pk}/"' in html) is wordt_gevonden
    assert '<details class="dk-meer" open>' in html or "kosten=x" in vraag


def test_what_is_open_now_says_for_which_moment(client, voorziening):
    html = text_of(client.get("/sociale-kaart/?dag=nu"))
    assert re.search(r"Open op \w+ om \d\d:\d\d, voor zover wij weten", html) or "Niets gevonden" in html
    assert "Nu open" in html
