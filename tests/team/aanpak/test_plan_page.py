"""The page of step 5: steps, order, versions, and the resident's own answer."""

import pytest

from draagkracht.methodiek.leesbaarheid import measure_leesbaarheid
from draagkracht.werkproces.aanpak.models import Planversie, Stap
from draagkracht.werkproces.dossier.models import Akkoord
from tests.team.plan import fill, form_with, send


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.BIJLAGEN = tmp_path


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def page(dossier):
    return f"/dossier/{dossier.pk}/aanpak/"


def add(client, page, wat="Schuldhulp", **fields):
    return send(client, page, "Stap toevoegen", wat=wat, fase="stabiliseren", **fields)


def test_a_step_is_added_with_one_text_and_one_button(client, page):
    answer = add(client, page)
    assert answer.status_code == 302
    assert answer["Location"] == f"{page}#stap-{Stap.objects.get().pk}"


def test_a_double_click_adds_one_step(client, page):
    fields = form_with(client.get(page).content.decode(), "Stap toevoegen")
    data = {**fields, "wat": "Schuldhulp", "fase": "stabiliseren"}
    assert [client.post(page, data).status_code for _ in range(2)] == [302, 302]
    assert Stap.objects.count() == 1


def test_steps_are_put_in_order_with_plain_buttons(client, page):
    for wat in ("een", "twee"):
        add(client, page, wat)
    second = Stap.objects.get(wat="twee")
    send(client, page, "orde-verplaats", **{"orde-verplaats": f"{second.pk}:eerder"})
    assert [stap.wat for stap in Stap.objects.order_by("volgorde")] == ["twee", "een"]


def test_a_sketch_becomes_the_plan_with_one_button(client, page):
    add(client, page)
    assert "Dit is nog een schets" in client.get(page).content.decode()
    send(client, page, "Dit is nu ons plan")
    assert Planversie.objects.get().nummer == 1
    assert "nog niet afgesproken" not in client.get(page).content.decode()


def test_what_was_added_since_is_shown_as_not_in_the_plan_yet(client, page):
    add(client, page)
    send(client, page, "Dit is nu ons plan")
    add(client, page, "De post")
    html = client.get(page).content.decode()
    assert "Nieuw: &#39;De post&#39;." in html
    assert "nog niet afgesproken" in html


def test_two_editors_of_one_step_see_both_texts_and_lose_neither(client, dossier, noor, op):
    made = fill(dossier, noor, op)
    page = f"/dossier/{dossier.pk}/aanpak/stap/{made.stap.pk}/"
    first, second = (form_with(client.get(page).content.decode(), "Terug naar het plan") for _ in range(2))
    data = {"wat": "Schuldhulp 0", "fase": "stabiliseren", "status": "loopt"}
    client.post(page, {**first, **data, "met_wie": "de zus", "doelen": [str(made.doel.pk)]})
    answer = client.post(page, {**second, **data, "met_wie": "de buurvrouw"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "de zus" in html
    assert "de buurvrouw" in html
    assert "Ik doe elke week mijn post 0." in html
    made.stap.refresh_from_db()
    assert made.stap.met_wie == "de zus"


def test_taking_a_step_out_asks_for_its_own_button(client, dossier, noor, op):
    made = fill(dossier, noor, op)
    page = f"/dossier/{dossier.pk}/aanpak/stap/{made.stap.pk}/"
    assert send(client, page, "Stap weghalen").status_code == 302
    made.stap.refresh_from_db()
    assert made.stap.verwijderd_op is not None


def test_the_resident_answers_on_a_screen_of_their_own(client, dossier, noor, op):
    fill(dossier, noor, op)
    page = f"/dossier/{dossier.pk}/aanpak/versie/1/inwoner/"
    answer = send(client, page, "Dit is mijn antwoord", antwoord="anders", woorden="Eerst de huur.")
    assert answer["Location"] == f"{page}bedankt/"
    akkoord = Akkoord.objects.get()
    assert (akkoord.stem, akkoord.antwoord, akkoord.wijze) == ("inwoner", "anders", "samen")
    assert "Eerst de huur." in client.get(f"/dossier/{dossier.pk}/aanpak/").content.decode()


def test_another_wish_without_words_is_asked_for_kindly(client, dossier, noor, op):
    fill(dossier, noor, op)
    page = f"/dossier/{dossier.pk}/aanpak/versie/1/inwoner/"
    answer = send(client, page, "Dit is mijn antwoord", antwoord="anders")
    assert answer.status_code == 422
    assert "Schrijf op wat anders mag." in answer.content.decode()
    assert Akkoord.objects.count() == 0


def test_the_professional_answers_for_the_professional_only(client, dossier, noor, op):
    fill(dossier, noor, op)
    send(client, f"/dossier/{dossier.pk}/aanpak/versie/1/", "Antwoord bewaren", antwoord="akkoord")
    assert Akkoord.objects.get().stem == "professional"


def test_versions_can_be_compared(client, page, dossier, noor, op):
    made = fill(dossier, noor, op, size=2)
    html = client.get(f"{page}versie/2/?met=1").content.decode()
    assert made.versie.nummer == 2
    assert "Anders dan in versie 1" in html
    assert "Nieuw: &#39;Schuldhulp 1&#39;." in html


def test_from_the_plan_the_way_leads_on_to_what_happens_this_week(client, page, dossier, noor, op):
    assert "Verder naar de uitvoering" not in client.get(page).content.decode()
    fill(dossier, noor, op)
    assert "Verder naar de uitvoering" in client.get(page).content.decode()


def test_a_version_tells_the_hours_as_they_were(client, page, dossier, noor, op):
    fill(dossier, noor, op)
    Planversie.objects.update(stappen=[{**Planversie.objects.get().stappen[0], "uren_per_week": 2.5}])
    assert "2,5 uur" in client.get(f"{page}versie/1/").content.decode()


@pytest.mark.parametrize("met", ["x", "", "7", "%00", "9" * 30])
def test_comparing_with_nonsense_shows_the_version_as_it_is(client, page, dossier, noor, op, met):
    fill(dossier, noor, op)
    assert client.get(f"{page}versie/1/?met={met}").status_code == 200


@pytest.mark.parametrize("when", ["31-02-2026", "2026-02-31", "gisteren", "9999-99-99", "1e9"])
def test_a_date_that_is_not_there_gives_one_sentence(client, page, when):
    answer = add(client, page, start_op=when)
    assert answer.status_code == 422
    assert "Deze datum bestaat niet." in answer.content.decode()


@pytest.mark.parametrize("weken", ["0", "-1", "105", "9" * 400, "2,5", "acht"])
def test_weeks_that_cannot_be_give_one_sentence(client, page, weken):
    answer = add(client, page, weken=weken)
    assert answer.status_code == 422
    assert answer.content.decode().count("Schrijf een heel getal van 1 tot en met 104.") == 2


RESIDENT = (
    "Dit is uw plan. Lees het rustig. U mag ook vragen of iemand het voorleest. Klopt dit plan voor u? "
    "Ja, zo is het goed. Nee, ik wil het liever anders. Wat mag er anders, of wat wilt u erbij zeggen? "
    "Dank u wel. Uw antwoord is bewaard. U mag later altijd iets anders zeggen. Geef het scherm nu terug."
)


def test_the_residents_screen_reads_as_b1(client, dossier, noor, op):
    fill(dossier, noor, op)
    html = client.get(f"/dossier/{dossier.pk}/aanpak/versie/1/inwoner/").content.decode()
    for zin in ("Dit is uw plan", "Lees het rustig.", "Klopt dit plan voor u?", "Ja, zo is het goed"):
        assert zin in html
    assert measure_leesbaarheid(RESIDENT).is_makkelijk


def test_the_resident_is_asked_about_their_say_once_there_is_a_plan_to_talk_about(client, page):
    assert "Drie korte vragen voor de inwoner" not in client.get(page).content.decode()
    add(client, page)
    assert f'href="{page.replace("aanpak", "zeggenschap/aanpak")}"' in client.get(page).content.decode()
