"""Three questions that the resident answers alone, on the professional's device."""

import re

import pytest

from draagkracht.methodiek.leesbaarheid import measure_leesbaarheid
from draagkracht.werkproces.doelen.services import propose_doel
from draagkracht.werkproces.dossier.models import Concept, Zeggenschap
from draagkracht.werkproces.dossier.zeggenschap import load_teksten
from draagkracht.werkproces.vraagverheldering.services import save_visie

from ..formulieren import hidden_of

VRAGEN = load_teksten().vragen
PAGINAS = (
    "vraagverheldering/",
    "doelen/",
    "",
    "hulpvraag/",
    "meting/",
    "aanpak/",
    "uitvoering/",
    "doelbereiking/",
)


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def page(dossier):
    return f"/dossier/{dossier.pk}/zeggenschap/doelen/"


def answer_all(client, page, antwoorden=("4", "3", "0")):
    """Walk from the beginning to the thanks; gives the last answer of the server."""
    html = client.get(page).content.decode()
    sent = client.post(page, hidden_of(html, 'name="bij"'))
    for vraag, antwoord in zip(VRAGEN, antwoorden, strict=True):
        fields = hidden_of(sent.content.decode(), 'name="bij"')
        given = {vraag.code: antwoord} if antwoord else {"overslaan": "ja"}
        sent = client.post(page, {**fields, **given})
    return sent


def words_of(html):
    main = html[html.index("<main") :]
    return " ".join(re.sub(r"<[^>]+>", ". ", main).replace(". .", ".").split())


def test_the_resident_answers_one_question_per_screen_and_gives_the_screen_back(client, page):
    sent = answer_all(client, page)
    assert "U mag het scherm teruggeven." in client.get(sent["Location"]).content.decode()
    assert Zeggenschap.objects.values_list("stap", "geluisterd", "begrepen", "beslist").get() == (
        "doelen",
        4,
        3,
        0,
    )


def test_the_screen_says_beforehand_who_sees_it(client, page):
    html = client.get(page).content.decode()
    assert "Uw hulpverlener ziet uw antwoorden niet." in html


def test_every_question_may_be_skipped(client, page):
    answer_all(client, page, ("4", None, "2"))
    assert Zeggenschap.objects.get().begrepen is None


def test_skipping_takes_back_what_was_chosen_on_that_screen(client, page):
    sent = client.post(page, hidden_of(client.get(page).content.decode(), 'name="bij"'))
    fields = hidden_of(sent.content.decode(), 'name="bij"')
    sent = client.post(page, {**fields, "geluisterd": "4", "overslaan": "ja"})
    assert hidden_of(sent.content.decode(), 'name="bij"')["geluisterd"] == ""


def test_who_skips_everything_has_answered_nothing_and_is_thanked(client, page):
    sent = answer_all(client, page, (None, None, None))
    assert "Dank u wel." in client.get(sent["Location"]).content.decode()
    assert Zeggenschap.objects.count() == 0


def test_back_shows_the_earlier_question_with_what_was_chosen(client, page):
    sent = client.post(page, hidden_of(client.get(page).content.decode(), 'name="bij"'))
    sent = client.post(page, {**hidden_of(sent.content.decode(), 'name="bij"'), "geluisterd": "3"})
    sent = client.post(page, {**hidden_of(sent.content.decode(), 'name="bij"'), "terug": "ja"})
    assert VRAGEN[0].tekst in sent.content.decode()
    assert re.search(r'value="3" checked', sent.content.decode())


def test_no_page_of_the_team_shows_an_answer_only_that_and_when(client, page, dossier):
    answer_all(client, page)
    for path in PAGINAS:
        html = client.get(f"/dossier/{dossier.pk}/{path}").content.decode()
        assert not [zin for vraag in VRAGEN for zin in vraag.antwoorden if zin in html]
    assert "Beantwoord op" in client.get(f"/dossier/{dossier.pk}/doelen/").content.decode()


def test_opening_the_questions_again_shows_no_earlier_answer(client, page):
    answer_all(client, page)
    html = client.get(page).content.decode()
    sent = client.post(page, hidden_of(html, 'name="bij"'))
    assert "checked" not in sent.content.decode()
    assert hidden_of(sent.content.decode(), 'name="bij"')["begrepen"] == ""


def test_what_was_answered_cannot_be_called_back_by_sending_an_old_screen_again(client, page):
    sent = client.post(page, hidden_of(client.get(page).content.decode(), 'name="bij"'))
    old = {**hidden_of(sent.content.decode(), 'name="bij"'), "geluisterd": "0"}
    for place in ("1", "2", "3"):
        client.post(page, {**old, "bij": place})
    again = client.post(page, {**old, "bij": "1"})
    assert again.status_code == 302
    assert Zeggenschap.objects.count() == 1


def test_what_was_chosen_before_stopping_cannot_be_called_back(client, page):
    fields = hidden_of(client.get(page).content.decode(), 'name="bij"')
    assert client.post(page, {**fields, "bij": "1", "geluisterd": "0", "stop": "ja"}).status_code == 302
    assert client.post(page, {**fields, "bij": "1", "geluisterd": "0"}).status_code == 302
    assert Zeggenschap.objects.count() == 0


def test_no_draft_of_an_answer_is_kept_for_the_professional(client, page):
    fields = {**hidden_of(client.get(page).content.decode(), 'name="bij"'), "geluisterd": "0"}
    assert client.post("/concept/", fields).status_code == 422
    client.logout()
    client.post(page, fields)
    assert Concept.objects.count() == 0


def test_the_browser_is_told_to_store_nothing(client, page):
    assert "no-store" in client.get(page)["Cache-Control"]


@pytest.mark.parametrize("stap", ["vraagverheldering", "doelen", "aanpak"])
def test_after_each_of_the_three_steps_the_way_back_is_that_step(client, dossier, stap):
    sent = answer_all(client, f"/dossier/{dossier.pk}/zeggenschap/{stap}/")
    html = client.get(sent["Location"]).content.decode()
    assert f'href="/dossier/{dossier.pk}/{stap}/"' in html
    assert Zeggenschap.objects.get().stap == stap


@pytest.mark.parametrize("stap", ["hulpvraag", "uitvoering", "toverij"])
def test_there_are_no_questions_after_other_steps(client, dossier, stap):
    assert client.get(f"/dossier/{dossier.pk}/zeggenschap/{stap}/").status_code == 404


def test_an_answer_that_is_none_of_the_five_gets_a_sentence(client, page):
    fields = hidden_of(client.get(page).content.decode(), 'name="bij"')
    answer = client.post(page, {**fields, "bij": "3", "geluisterd": "7"})
    assert answer.status_code == 422
    assert "Kies een van de vijf antwoorden." in answer.content.decode()


def test_the_screens_that_a_resident_reads_are_b1(client, dossier, noor, op):
    save_visie(dossier=dossier, door=noor, op=op, samenvatting="Ik wil rust.", tekst="Ik open mijn post.")
    gegevens = {"tekst": "Ik heb weer stroom.", "onderdeel": "financien", "voorgesteld_door": "inwoner"}
    niveaus = ["Nu is er niets.", "Soms wel.", "", "Ook de huur.", "Alles."]
    doel = propose_doel(dossier=dossier, door=noor, op=op, gegevens={**gegevens, "niveaus": niveaus})
    base = f"/dossier/{dossier.pk}/"
    for path in (
        "vraagverheldering/akkoord/",
        f"doelen/{doel.pk}/akkoord/",
        "zeggenschap/doelen/",
        "zeggenschap/klaar/",
    ):
        gemeten = measure_leesbaarheid(words_of(client.get(base + path).content.decode()))
        assert gemeten.is_makkelijk, (path, gemeten)
