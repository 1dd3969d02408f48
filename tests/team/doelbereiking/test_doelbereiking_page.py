"""The page of step 7: sentences before numbers, two voices apart, and closing."""

import pytest

from draagkracht.methodiek.leesbaarheid import measure_leesbaarheid
from draagkracht.werkproces.doelbereiking.models import Bijdrage, Oordeel
from draagkracht.werkproces.dossier.models import Dossier
from tests.team.plan import LEVELS, fill, form_with, send


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.BIJLAGEN = tmp_path


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def made(dossier, noor, op):
    return fill(dossier, noor, op)


@pytest.fixture
def page(dossier):
    return f"/dossier/{dossier.pk}/doelbereiking/"


def test_the_agreed_sentences_come_first_and_the_figure_is_folded_with_its_warning(client, page, made):
    html = client.get(page).content.decode()
    for zin in LEVELS:
        assert zin in html
    assert html.index(LEVELS[0]) < html.index("T = ")
    assert html.index("<summary>") < html.index("T = ")
    assert "Niet om mensen of teams te vergelijken" in html


def test_the_resident_chooses_a_sentence_and_sees_no_number_and_no_other_answer(client, page, made):
    own = f"{page}doel/{made.doel.pk}/inwoner/"
    html = client.get(own).content.decode()
    assert "checked" not in html
    assert "professional" not in html
    for number in (">-2<", ">-1<", ">0<", ">1<", ">2<"):
        assert number not in html
    answer = send(client, own, "Dit past het best", niveau="1", woorden="Ik durf het.")
    assert answer["Location"] == f"{own}bedankt/"
    last = Oordeel.objects.filter(stem="inwoner").latest("op")
    assert (last.niveau, last.woorden) == (1, "Ik durf het.")


def test_the_professional_judges_on_an_empty_page_of_their_own(client, page, made):
    own = f"{page}doel/{made.doel.pk}/"
    assert "checked" not in client.get(own).content.decode()
    send(client, own, "Bewaren", niveau="0")
    assert Oordeel.objects.filter(stem="professional").latest("op").niveau == 0


def test_a_double_click_judges_once(client, page, made):
    own = f"{page}doel/{made.doel.pk}/"
    before = Oordeel.objects.count()
    data = {**form_with(client.get(own).content.decode(), "Bewaren"), "niveau": "1"}
    assert [client.post(own, data).status_code for _ in range(2)] == [302, 302]
    assert Oordeel.objects.count() == before + 1


@pytest.mark.parametrize("niveau", ["", "3", "-3", "nul", "1.5", "9" * 50])
def test_no_sentence_chosen_gives_one_sentence(client, page, made, niveau):
    answer = send(client, f"{page}doel/{made.doel.pk}/", "Bewaren", niveau=niveau)
    assert answer.status_code == 422
    assert "Kies een van de vijf zinnen." in answer.content.decode()


def test_a_contribution_is_written_down_and_changed(client, page, made):
    send(client, page, "Wie droeg bij?", partij="Wim", tekst="Leest de post mee.", doel="")
    new = next(b for b in Bijdrage.objects.all() if b.partij == "Wim")
    send(
        client, f"{page}bijdrage/{new.pk}/", "Wie droeg bij?", partij="Wim", tekst="Leest alles mee.", doel=""
    )
    new.refresh_from_db()
    assert (new.tekst, new.doel) == ("Leest alles mee.", None)


def test_two_editors_of_a_contribution_see_both_with_the_goal_in_words(client, page, made):
    own = f"{page}bijdrage/{made.bijdrage.pk}/"
    first, second = (form_with(client.get(own).content.decode(), "Bewaren") for _ in range(2))
    client.post(own, {**first, "partij": "Zus", "tekst": "van de een", "doel": ""})
    answer = client.post(own, {**second, "partij": "Zus", "tekst": "van de ander", "doel": str(made.doel.pk)})
    html = answer.content.decode()
    assert answer.status_code == 409
    for text in ("van de een", "van de ander", made.doel.tekst):
        assert text in html


def test_the_dossier_is_closed_with_the_residents_last_words_and_opened_again(client, page, made, dossier):
    send(
        client,
        f"{page}afsluiten/",
        "Afsluiten",
        reden="genoeg_balans",
        woorden_inwoner="Dit schrijf ik zelf.",
        nazorg_op="",
    )
    html = client.get(page).content.decode()
    assert "Dit schrijf ik zelf." in html
    assert "genoeg balans" in html
    assert Dossier.objects.get(pk=dossier.pk).gesloten_op is not None
    send(client, f"{page}heropenen/", "Weer openen", reden="Nieuwe brief")
    assert Dossier.objects.get(pk=dossier.pk).gesloten_op is None
    assert "Nieuwe brief" in client.get(page).content.decode()


def test_a_form_that_was_open_while_the_dossier_closed_gets_one_sentence(client, page, made):
    own = f"{page}doel/{made.doel.pk}/"
    fields = form_with(client.get(own).content.decode(), "Bewaren")
    send(client, f"{page}afsluiten/", "Afsluiten", reden="verhuisd")
    answer = client.post(own, {**fields, "niveau": "1"})
    assert answer.status_code == 422


def test_the_way_back_to_goals_plan_and_a_new_moment_is_one_tap(client, page, made, dossier):
    html = client.get(page).content.decode()
    for step in ("meting", "doelen", "aanpak"):
        assert f'href="/dossier/{dossier.pk}/{step}/"' in html


RESIDENT = (
    "Hoe gaat het met uw doel? Welke zin past nu het best? In eigen woorden. Nu niet. Dit past het best. "
    "Dank u wel. Uw antwoord is bewaard. Geef het scherm nu terug. Terug naar de doelen."
)


def test_the_residents_screen_reads_as_b1(client, page, made):
    html = client.get(f"{page}doel/{made.doel.pk}/inwoner/").content.decode()
    for zin in ("Welke zin past nu het best?", "In eigen woorden", "Nu niet", "Dit past het best"):
        assert zin in html
        assert zin in RESIDENT
    assert measure_leesbaarheid(RESIDENT).is_makkelijk
