"""The page of step 3, as a professional and a resident use it."""

import re
from collections import Counter

import pytest

from draagkracht.werkproces.dossier.models import Akkoord, Concept
from draagkracht.werkproces.vraagverheldering.models import Bevinding, Verband, Visie
from draagkracht.werkproces.vraagverheldering.services import save_visie

from ...metingen import RACHIDA, measure, measure_both
from ..formulieren import hidden_of, send, tap

VISIE = {
    "samenvatting": "Ik wil weer rust.",
    "samengevat_door": "inwoner",
    "tekst": "Ik open mijn post weer zelf.",
}


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def page(dossier, noor):
    measure_both(dossier, noor)
    return f"/dossier/{dossier.pk}/vraagverheldering/"


@pytest.fixture
def visie(dossier, noor, op):
    return save_visie(dossier=dossier, door=noor, op=op, samenvatting="", tekst="Ik open mijn post.")


def text_of(client, page):
    return client.get(page).content.decode()


def test_a_proposal_says_why_and_becomes_a_finding_with_one_tap(client, page):
    assert "Inwoner en professional: acuut." in text_of(client, page)
    answer = tap(client, page, "neem:draaglast:financien")
    assert answer["Location"].endswith("#voorstellen")
    assert Bevinding.objects.get().keuze == "oppakken"


def test_what_the_resident_scored_is_nowhere_before_both_are_finished(client, dossier, noor, op):
    measure(dossier, noor, op, "inwoner", RACHIDA["inwoner"], woorden={"financien": "Alles ligt dicht."})
    html = text_of(client, f"/dossier/{dossier.pk}/vraagverheldering/")
    assert "acuut" not in html
    assert "Alles ligt dicht." not in html


def test_every_field_of_the_page_has_an_id_of_its_own(client, page):
    ids = re.findall(r' id="([^"]+)"', text_of(client, page))
    assert [key for key, times in Counter(ids).items() if times > 1] == []


def test_what_was_said_before_stays_in_sight(client, page):
    html = text_of(client, page)
    assert "Zo zegt de inwoner het." in html
    assert "Het profiel in het kort" in html


def test_a_finding_is_parked_with_a_reason_in_one_tap(client, page):
    tap(client, page, "neem:draaglast:financien")
    bevinding = Bevinding.objects.get()
    tap(client, page, f"parkeren:{bevinding.pk}:kan_wachten")
    assert Bevinding.objects.get().reden == "Dit kan wachten."


def test_parking_with_a_reason_that_no_button_has_is_refused_with_a_sentence(client, page):
    tap(client, page, "neem:draaglast:financien")
    answer = tap(client, page, f"parkeren:{Bevinding.objects.get().pk}:zomaar")
    assert answer.status_code == 422
    assert "Schrijf op waarom dit nu wacht." in answer.content.decode()


def test_a_finding_is_parked_with_a_reason_of_ones_own(client, page):
    tap(client, page, "neem:draaglast:financien")
    form = f"{page}bevinding/{Bevinding.objects.get().pk}/"
    send(client, form, 'name="reden"', {"tekst": "De post", "keuze": "parkeren", "reden": "Na de zomer."})
    assert Bevinding.objects.get().reden == "Na de zomer."


def test_draagkracht_is_taken_along_and_connected_with_one_tap_and_disconnected(client, page):
    tap(client, page, "neem:draaglast:financien")
    last = Bevinding.objects.get()
    tap(client, page, f"neem_en_verbind:{last.pk}:ongebruikt:doorzettingsvermogen")
    assert "kan hierbij helpen" in text_of(client, page)
    tap(client, page, f"los:{last.pk}:{Verband.objects.get().kracht_id}")
    assert Verband.objects.count() == 0


def test_people_add_a_finding_of_their_own(client, page):
    send(client, page, 'name="onderdeel"', {"tekst": "Mijn zus wil helpen", "onderdeel": "netwerk"})
    assert Bevinding.objects.get().is_kracht


def test_a_double_tap_acts_once(client, page):
    fields = hidden_of(text_of(client, page), 'id="tik"')
    answers = [client.post(page, {**fields, "tik": "neem:draaglast:financien"}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Bevinding.objects.count() == 1


def test_a_vision_that_is_being_typed_is_kept_as_a_draft(client, page):
    fields = hidden_of(text_of(client, page), 'name="samenvatting"')
    client.post("/concept/", {**fields, **VISIE})
    assert VISIE["tekst"] in text_of(client, page)
    assert Visie.objects.count() == 0


def test_the_second_editor_of_the_vision_sees_both(client, page):
    first, second = (hidden_of(text_of(client, page), 'name="samenvatting"') for _time in range(2))
    client.post(page, {**first, **VISIE})
    answer = client.post(page, {**second, **VISIE, "tekst": "Ik wil slapen."})
    assert answer.status_code == 409
    assert VISIE["tekst"] in answer.content.decode()
    assert "Ik wil slapen." in answer.content.decode()
    assert Visie.objects.get().tekst == VISIE["tekst"]


def test_the_professional_agrees_with_one_tap(client, page, visie):
    tap(client, page, f"akkoord:{visie.versie}")
    assert Akkoord.objects.get().wijze == "zelf"


def test_a_tap_on_an_old_text_is_no_agreement(client, page, visie):
    answer = tap(client, page, "akkoord:99")
    assert answer.status_code == 409
    assert "Kijk wat er nu staat" in answer.content.decode()
    assert Akkoord.objects.count() == 0


def test_the_resident_agrees_on_a_screen_of_their_own(client, page, visie):
    screen = page + "akkoord/"
    answer = send(client, screen, 'value="akkoord"', {"antwoord": "akkoord"})
    assert "U mag het scherm teruggeven." in client.get(answer["Location"]).content.decode()
    akkoord = Akkoord.objects.get()
    assert (akkoord.stem, akkoord.wijze) == ("inwoner", "samen")


def test_the_resident_would_have_it_otherwise_in_own_words(client, page, visie):
    send(client, page + "akkoord/", 'value="anders"', {"antwoord": "anders", "woorden": "Ik wil eerst rust."})
    assert "Ik wil eerst rust." in text_of(client, page)


def test_otherwise_without_words_asks_for_them(client, page, visie):
    answer = send(client, page + "akkoord/", 'value="anders"', {"antwoord": "anders"})
    assert answer.status_code == 422
    assert "Schrijf op wat anders mag." in answer.content.decode()


def test_a_text_that_changed_while_the_resident_read_is_read_again(client, page, visie, dossier, noor, op):
    screen = page + "akkoord/"
    fields = hidden_of(text_of(client, screen), 'value="akkoord"')
    save_visie(dossier=dossier, door=noor, op=op, samenvatting="", tekst="Ik betaal alles.", versie=1)
    answer = client.post(screen, {**fields, "antwoord": "akkoord"})
    assert answer.status_code == 409
    assert "De tekst is net veranderd" in answer.content.decode()
    assert Akkoord.objects.count() == 0


def test_an_agreement_visibly_belongs_to_the_earlier_text(client, page, visie, dossier, noor, op):
    tap(client, page, f"akkoord:{visie.versie}")
    save_visie(dossier=dossier, door=noor, op=op, samenvatting="", tekst="Ik betaal alles.", versie=1)
    html = text_of(client, page)
    assert "was akkoord met een eerdere tekst" in html
    assert "Ik open mijn post." in html


def test_the_professional_says_what_should_be_otherwise(client, page, visie):
    send(client, page + "anders/", 'value="anders"', {"antwoord": "anders", "woorden": "Korter."})
    assert Akkoord.objects.get().woorden == "Korter."
    assert Concept.objects.count() == 0


def test_there_is_no_screen_to_agree_on_without_a_vision(client, page):
    assert client.get(page + "akkoord/").status_code == 404


def test_many_findings_cost_no_more_queries(client, page, dossier, django_assert_max_num_queries):
    for soort, onderdeel in (("draaglast", "financien"), ("geblokkeerd", "verantwoordelijkheidsgevoel")):
        tap(client, page, f"neem:{soort}:{onderdeel}")
    with django_assert_max_num_queries(25) as few:
        client.get(page)
        aantal = len(few)
    for number in range(8):
        send(client, page, 'name="onderdeel"', {"tekst": f"Iets {number}", "onderdeel": "wonen"})
    with django_assert_max_num_queries(aantal):
        client.get(page)
