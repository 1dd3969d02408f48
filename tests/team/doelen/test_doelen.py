"""The page of step 4, as a professional and a resident use it."""

import pytest

from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.doelen.selectors import list_doelen
from draagkracht.werkproces.dossier.models import Akkoord
from draagkracht.werkproces.vraagverheldering.services import add_bevinding

from ..formulieren import hidden_of, send, tap

DOEL = {
    "tekst": "Ik heb weer stroom.",
    "onderdeel": "financien",
    "voorgesteld_door": "samen",
    "in_woorden_van": "inwoner",
    "status": "actief",
    "niveau_min2": "Er is geen stroom.",
    "niveau_min1": "Er is soms stroom.",
    "niveau_plus1": "Ook de huur is betaald.",
    "niveau_plus2": "Er komt geen schuld bij.",
}


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def page(dossier):
    return f"/dossier/{dossier.pk}/doelen/"


def add(client, page, **other):
    return send(client, page + "nieuw/", 'name="tekst"', {**DOEL, **other})


def text_of(client, page):
    return client.get(page).content.decode()


def test_a_goal_with_five_levels_stands_on_the_page_with_its_picture(client, page):
    add(client, page)
    html = text_of(client, page)
    assert html.count("dk-schaal__niveau") >= 5
    assert "Ook de huur is betaald." in html
    assert Doel.objects.get().niveaus[2] == DOEL["tekst"]


def test_a_finding_without_a_goal_leads_to_one(client, page, dossier, noor, op):
    bevinding = add_bevinding(
        dossier=dossier, door=noor, op=op, tekst="De stroom gaat eraf", onderdeel="wonen"
    )
    assert "Nog los: bevindingen zonder doel" in text_of(client, page)
    form = f"{page}nieuw/?bevinding={bevinding.pk}"
    html = text_of(client, form)
    assert '<option value="wonen" selected' in html
    send(client, form, 'name="tekst"', {**DOEL, "bij_bevindingen": [str(bevinding.pk)]})
    assert "Nog los: bevindingen zonder doel" not in text_of(client, page)


def test_a_goal_without_a_finding_says_so(client, page):
    add(client, page)
    assert "nog los: hoort bij geen bevinding" in text_of(client, page)


def test_a_goal_that_does_not_begin_with_ik_gets_a_gentle_hint(client, page):
    add(client, page, tekst="De stroom weer aan")
    assert "Begin met ‘Ik’" in text_of(client, page)


def test_a_fourth_goal_asks_and_goes_on_with_a_second_sending(client, page):
    for _number in range(3):
        add(client, page)
    answer = add(client, page)
    assert answer.status_code == 422
    assert "Ja, dit doel komt er nu bij." in answer.content.decode()
    assert add(client, page, toch="on").status_code == 302
    assert Doel.objects.filter(status="actief").count() == 4


def test_taking_up_a_fourth_goal_asks_and_goes_on_with_a_second_tap(client, page):
    for _number in range(3):
        add(client, page)
    add(client, page, status="geparkeerd", reden="Later.")
    doel = Doel.objects.get(status="geparkeerd")
    answer = tap(client, page, f"nu:{doel.pk}")
    assert answer.status_code == 422
    assert f"toch:{doel.pk}" in answer.content.decode()
    tap(client, page, f"toch:{doel.pk}")
    doel.refresh_from_db()
    assert doel.status == "actief"


def test_a_goal_moves_up_with_a_button(client, page, dossier):
    for number in (1, 2):
        add(client, page, tekst=f"Ik doe {number}.")
    tap(client, page, f"omhoog:{list_doelen(dossier=dossier)[1].pk}")
    assert [doel.tekst for doel in list_doelen(dossier=dossier)] == ["Ik doe 2.", "Ik doe 1."]


def test_a_goal_goes_to_later_with_one_tap_and_a_reason(client, page):
    add(client, page)
    tap(client, page, f"later:{Doel.objects.get().pk}:geen_ruimte")
    assert Doel.objects.get().reden == "Er is nu geen ruimte voor."


def test_a_goal_goes_to_later_with_a_reason_of_ones_own(client, page):
    add(client, page)
    send(client, f"{page}{Doel.objects.get().pk}/later/", 'name="reden"', {"reden": "Eerst slapen."})
    assert Doel.objects.get().reden == "Eerst slapen."


def test_a_goal_is_finished_with_one_tap(client, page):
    add(client, page)
    tap(client, page, f"afronden:{Doel.objects.get().pk}")
    assert Doel.objects.get().status == "afgerond"


def test_both_voices_agree_each_on_their_own_screen(client, page):
    add(client, page)
    doel = Doel.objects.get()
    tap(client, page, f"akkoord:{doel.pk}:{doel.versie}")
    send(client, f"{page}{doel.pk}/akkoord/", 'value="akkoord"', {"antwoord": "akkoord"})
    assert set(Akkoord.objects.values_list("stem", "wijze")) == {
        ("professional", "zelf"),
        ("inwoner", "samen"),
    }


def test_levels_changed_afterwards_show_that_the_agreement_was_on_an_earlier_version(client, page):
    add(client, page)
    doel = Doel.objects.get()
    tap(client, page, f"akkoord:{doel.pk}:{doel.versie}")
    send(client, f"{page}{doel.pk}/", 'name="tekst"', {**DOEL, "niveau_plus1": "Alles is betaald."})
    html = text_of(client, page)
    assert "was akkoord met een eerdere tekst" in html
    assert "Ook de huur is betaald." in html


def test_proposing_otherwise_shows_the_own_words(client, page):
    add(client, page)
    screen = f"{page}{Doel.objects.get().pk}/akkoord/"
    send(client, screen, 'value="anders"', {"antwoord": "anders", "woorden": "Ik wil eerst rust."})
    assert "Ik wil eerst rust." in text_of(client, page)


def test_the_second_editor_of_a_goal_sees_both(client, page):
    add(client, page)
    form = f"{page}{Doel.objects.get().pk}/"
    first, second = (hidden_of(text_of(client, form), 'name="tekst"') for _time in range(2))
    client.post(form, {**first, **DOEL, "niveau_plus2": "De een."})
    answer = client.post(form, {**second, **DOEL, "niveau_plus2": "De ander."})
    assert answer.status_code == 409
    assert "De een." in answer.content.decode()
    assert "De ander." in answer.content.decode()


def test_sending_a_goal_twice_makes_one(client, page):
    fields = hidden_of(text_of(client, page + "nieuw/"), 'name="tekst"')
    answers = [client.post(page + "nieuw/", {**fields, **DOEL}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Doel.objects.count() == 1


def test_a_date_that_is_none_gets_a_sentence_and_keeps_what_was_typed(client, page):
    answer = add(client, page, streef_op="32 mei")
    assert answer.status_code == 422
    assert (
        "Deze datum bestaat niet. Schrijf hem als dag-maand-jaar, bijvoorbeeld 3-2-2026."
        in answer.content.decode()
    )
    assert "Er is soms stroom." in answer.content.decode()


def test_many_goals_cost_no_more_queries(client, page, django_assert_max_num_queries):
    for _number in range(2):
        add(client, page)
    for doel in Doel.objects.all():
        tap(client, page, f"akkoord:{doel.pk}:{doel.versie}")
    with django_assert_max_num_queries(25) as few:
        client.get(page)
        aantal = len(few)
    for _number in range(5):
        add(client, page, toch="on")
    with django_assert_max_num_queries(aantal):
        client.get(page)
