"""A resident's pages in the chosen language, and the team's pages in Dutch whatever is chosen."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import translation

from draagkracht.toegang.fouten import Fout
from draagkracht.ui.jinja import datum
from draagkracht.ui.taal import dutch_beside, vertaal
from draagkracht.werkproces.dossier.contact.leeswijzen import save_leeswijze
from tests import cast

NIETS = {"letter": "gewoon", "lettertype": "gewoon", "is_stil": False}


@pytest.fixture
def rachida(make_account, dossier):
    account = make_account(cast.RACHIDA)
    dossier.inwoner.account = account
    dossier.inwoner.save()
    return account


def client_of(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


@pytest.mark.parametrize(
    ("taal", "woord", "richting"),
    [
        ("en", "Reading and language", "ltr"),
        ("tr", "Okuma ve dil", "ltr"),
        ("ar", "القراءة واللغة", "rtl"),
        ("pl", "Czytanie i język", "ltr"),
        ("uk", "Читання і мова", "ltr"),
    ],
)
def test_a_page_speaks_the_language_of_the_resident(rachida, dossier, taal, woord, richting):
    save_leeswijze(inwoner=dossier.inwoner, gegevens={**NIETS, "taal": taal})
    page = client_of(rachida).get("/mijn/lezen/").content.decode()
    assert f'<html lang="{taal}" dir="{richting}"' in page
    assert f"<h1>{woord}</h1>" in page
    assert "mijn-voet" in page


def test_a_dutch_page_says_nothing_of_translations(rachida):
    page = client_of(rachida).get("/mijn/lezen/").content.decode()
    assert '<html lang="nl" dir="ltr"' in page
    assert "mijn-voet" not in page


def test_choices_and_what_was_refused_are_in_the_language_too(rachida, dossier):
    save_leeswijze(inwoner=dossier.inwoner, gegevens={**NIETS, "taal": "pl"})
    client = client_of(rachida)
    assert "bardzo duże" in client.get("/mijn/lezen/").content.decode()
    sent = client.post("/mijn/pincode/", {"oud": "", "nieuw": "111111", "nogmaals": "222222"})
    assert sent.status_code == 422
    assert "To nie jest to samo." in sent.content.decode()


def test_a_page_that_is_not_there_speaks_the_language_that_was_read_last(rachida, dossier):
    save_leeswijze(inwoner=dossier.inwoner, gegevens={**NIETS, "taal": "ar"})
    client = client_of(rachida)
    client.get("/mijn/")
    answer = client.get("/mijn/bestaat-niet/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert 'lang="ar" dir="rtl"' in page
    assert "هذه الصفحة غير موجودة" in page


def test_who_comes_back_after_a_session_that_ended_finds_the_door_in_the_same_language(rachida, dossier):
    save_leeswijze(inwoner=dossier.inwoner, gegevens={**NIETS, "taal": "ar"})
    client = client_of(rachida)
    client.get("/mijn/")
    del client.cookies["sessie"]
    assert 'lang="ar"' in client.get("/mijn/inloggen/").content.decode()
    assert 'lang="nl"' in client.get("/inloggen/").content.decode(), "the professionals' door stays Dutch"


def test_the_language_is_left_behind_by_nobody_who_wants_no_traces(rachida, dossier):
    save_leeswijze(inwoner=dossier.inwoner, gegevens={**NIETS, "taal": "ar"})
    client = client_of(rachida)
    client.get("/mijn/")
    assert client.cookies["taal"].value == "ar"
    save_leeswijze(inwoner=dossier.inwoner, gegevens={**NIETS, "taal": "ar", "is_stil": True})
    client.get("/mijn/")
    assert client.cookies["taal"].value == ""


def test_the_quick_way_out_throws_the_language_away(rachida, dossier):
    save_leeswijze(inwoner=dossier.inwoner, gegevens={**NIETS, "taal": "ar"})
    client = client_of(rachida)
    client.get("/mijn/")
    client.post("/mijn/weg/")
    assert client.cookies["taal"].value == ""
    assert 'lang="nl"' in client.get("/mijn/inloggen/").content.decode()


def test_a_language_that_does_not_exist_in_the_browser_is_dutch(client, db):
    client.cookies["taal"] = '"><script>'
    assert 'lang="nl"' in client.get("/mijn/inloggen/").content.decode()


def test_the_words_beside_a_draft_are_in_the_language(rachida, dossier):
    save_leeswijze(inwoner=dossier.inwoner, gegevens={**NIETS, "taal": "en"})
    client = client_of(rachida)
    client.get("/mijn/")
    assert "not saved yet" in client.post("/concept/", {"concept": "geen"}).content.decode()


def test_before_logging_in_the_chosen_language_holds(client, db):
    client.post("/mijn/taal/", {"taal": "uk", "next": "/mijn/welkom/"})
    assert "<h1>Вітаємо</h1>" in client.get("/mijn/welkom/").content.decode()


def test_the_team_reads_dutch_whatever_a_browser_or_a_session_asks(noor, dossier):
    client = client_of(noor)
    session = client.session
    session["taal"] = "ar"
    session.save()
    page = client.get("/", headers={"accept-language": "ar"}, follow=True).content.decode()
    assert '<html lang="nl"' in page
    assert "القائمة" not in page


def hand_over(noor, dossier, taal: str) -> Client:
    save_leeswijze(inwoner=dossier.inwoner, gegevens={**NIETS, "taal": taal})
    client = client_of(noor)
    client.post(f"/mijn/overhandigen/{dossier.pk}/")
    return client


def test_at_the_table_the_dutch_can_stand_beside_it(noor, dossier):
    client = hand_over(noor, dossier, "tr")
    page = client.get("/mijn/lezen/").content.decode()
    assert "Hollandacasını da göster" in page
    assert 'aria-pressed="false"' in page
    answer = client.post("/mijn/ernaast/", {"aan": "ja", "next": "/mijn/lezen/"})
    assert answer["Location"] == "/mijn/lezen/"
    assert 'aria-pressed="true"' in client.get("/mijn/lezen/").content.decode()
    client.post("/mijn/teruggeven/", {"wachtwoord": cast.WACHTWOORD})
    assert not {"taal", "naast", "overhandigd"} & set(client.session.keys())


def test_at_home_nobody_is_asked_for_dutch_beside_it(rachida, dossier):
    save_leeswijze(inwoner=dossier.inwoner, gegevens={**NIETS, "taal": "tr"})
    client = client_of(rachida)
    client.post("/mijn/ernaast/", {"aan": "ja"})
    assert "mijn-ernaast" not in client.get("/mijn/lezen/").content.decode()
    assert "naast" not in client.session


def test_a_text_of_a_data_file_is_translated_and_escaped():
    with translation.override("en"):
        assert vertaal("Hoe gaat het met uw geld?") == "How are things with your money?"
        assert vertaal("Eigen vraag <b>") == "Eigen vraag &lt;b&gt;"
    assert vertaal("Hoe gaat het met uw geld?") == "Hoe gaat het met uw geld?"
    assert vertaal("") == ""


def test_the_dutch_stands_beside_what_was_translated_and_only_there():
    with dutch_beside(True):
        assert "ernaast" not in vertaal("Goed op orde")
        with translation.override("ar"):
            both = vertaal("Goed op orde")
            assert "كل شيء مرتب" in both
            assert 'lang="nl" dir="ltr">Goed op orde<' in both
            assert vertaal(both) == both  # once is enough
            assert "ernaast" not in vertaal("Woorden van iemand zelf")
    with translation.override("ar"):
        assert "ernaast" not in vertaal("Goed op orde")


def test_a_refusal_is_said_in_the_language_of_now_and_kept_in_dutch():
    fout = Fout("Een pincode is zes cijfers.", "nieuw")
    with translation.override("en"):
        assert fout.zin == "A PIN has six numbers."
        assert str(fout) == "Een pincode is zes cijfers."
    assert fout.zin == "Een pincode is zes cijfers."
    assert Fout("").zin == ""


def test_months_have_the_form_that_goes_with_a_day():
    day = dt.date(2026, 11, 23)
    with translation.override("pl"):
        assert datum(day, "j F Y") == "23 listopada 2026"
        assert datum(day, "F Y") == "Listopad 2026"
    with translation.override("uk"):
        assert datum(day, "j F") == "23 листопада"
    assert datum(day) == "maandag 23 november 2026"
