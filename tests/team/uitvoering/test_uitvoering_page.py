"""The page of step 6: one tap for an outcome, kind words, a smaller step, notes and files."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from draagkracht.werkproces.dossier.models import Concept
from draagkracht.werkproces.uitvoering.models import Afspraak, Bijlage, Notitie
from tests.team.plan import fill, form_with, send


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.BIJLAGEN = tmp_path


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def page(dossier):
    return f"/dossier/{dossier.pk}/uitvoering/"


def agree(client, page, **fields):
    return send(client, page, "Afspraak bewaren", **{f"nieuw-{k}": v for k, v in fields.items()})


def note(client, page, tekst="", **fields):
    return send(client, page, "notitie-tekst", **{"notitie-tekst": tekst, **fields})


def test_an_afspraak_needs_one_text_and_one_button(client, page):
    answer = agree(client, page, wat="Eén envelop openen")
    assert answer["Location"] == f"{page}#afspraak-{Afspraak.objects.get().pk}"


def test_who_is_not_so_sure_is_asked_kindly_for_a_smaller_step_with_everything_filled_in(client, page):
    answer = agree(client, page, wat="Alle post doen", als="het dinsdag is", zekerheid="5")
    html = client.get(answer["Location"]).content.decode()
    for text in (
        "Kan het nog iets kleiner?",
        "Zo laten",
        "\nAlle post doen</textarea>",
        "\nhet dinsdag is</textarea>",
    ):
        assert text in html
    assert Afspraak.objects.get().zekerheid == 5


def test_who_is_sure_is_not_asked_again(client, page):
    assert "kleiner" not in agree(client, page, wat="Eén envelop", zekerheid="7")["Location"]


def test_a_double_click_makes_one_afspraak(client, page):
    data = {**form_with(client.get(page).content.decode(), "Afspraak bewaren"), "nieuw-wat": "Eén envelop"}
    assert [client.post(page, data).status_code for _ in range(2)] == [302, 302]
    assert Afspraak.objects.count() == 1


@pytest.mark.parametrize(
    ("uitkomst", "kop", "vervolg"),
    [
        ("gelukt", "Het is gelukt.", "Nog een stap maken"),
        ("bijna", "Het is bijna gelukt.", "Een kleinere stap maken"),
        ("nog_niet", "Het is nog niet gelukt.", "Een kleinere stap maken"),
    ],
)
def test_an_outcome_is_one_tap_and_is_answered_with_kind_words(
    client, page, dossier, noor, op, uitkomst, kop, vervolg
):
    made = fill(dossier, noor, op)
    answer = send(client, page, "ging-uitkomst", **{"ging-uitkomst": f"{made.afspraak.pk}:{uitkomst}"})
    html = client.get(answer["Location"]).content.decode()
    made.afspraak.refresh_from_db()
    assert made.afspraak.uitkomst == uitkomst
    assert kop in html
    assert vervolg in html


def test_the_follow_up_is_filled_in_from_the_one_before(client, page, dossier, noor, op):
    made = fill(dossier, noor, op)
    follow = f"{page}afspraak/?vervolg={made.afspraak.pk}"
    assert "\nTwee brieven 0</textarea>" in client.get(follow).content.decode()
    send(client, follow, "Afspraak bewaren", wat="Eén brief, samen")
    assert Afspraak.objects.get(wat="Eén brief, samen").vervolg_op == made.afspraak


def test_own_words_are_kept_with_the_outcome(client, page, dossier, noor, op):
    made = fill(dossier, noor, op)
    own = f"{page}afspraak/{made.afspraak.pk}/uitkomst/"
    send(client, own, "Naar de afspraken", uitkomst="nog_niet", geleerd="Rechtbank maakt bang.")
    made.afspraak.refresh_from_db()
    assert (made.afspraak.uitkomst, made.afspraak.geleerd) == ("nog_niet", "Rechtbank maakt bang.")


def test_an_earlier_date_is_asked_about_calmly_and_is_never_an_alarm(client, page, dossier, noor, op):
    fill(dossier, noor, op)
    html = client.get(page).content.decode()
    assert "hoe ging het?" in html
    for word in ("te laat", "verlopen", "achterstallig", "mislukt"):
        assert word not in html.lower().replace("data-verlopen", "").replace("data-mislukt", "")


def test_somebody_who_carries_much_already_is_named_with_care(client, page, dossier, noor, op):
    fill(dossier, noor, op)
    assert "voor Samira 0 is het al veel" in client.get(page).content.decode()


def test_a_note_is_a_text_and_a_button(client, page):
    assert note(client, page, "Gebeld.").status_code == 302
    assert "Gebeld." in client.get(page).content.decode()


def test_a_note_is_kept_while_typing(client, page):
    fields = form_with(client.get(page).content.decode(), "notitie-tekst")
    client.post("/concept/", {**fields, "notitie-tekst": "Halverwege een zin"})
    assert "Halverwege een zin" in client.get(page).content.decode()
    assert (Notitie.objects.count(), Concept.objects.count()) == (0, 1)


def test_an_empty_note_gives_one_sentence(client, page):
    answer = note(client, page, "  ")
    assert answer.status_code == 422
    assert "Schrijf iets op, of kies een bestand." in answer.content.decode()


def test_a_file_goes_in_and_comes_out_as_a_download_that_nothing_may_guess_about(client, page):
    file = SimpleUploadedFile("../brief\u202e 'x'.txt", b"Beste mevrouw")
    note(client, page, "Post.", **{"notitie-bestand": file})
    answer = client.get(f"{page}bijlage/{Bijlage.objects.get().pk}/")
    assert answer.content == b"Beste mevrouw"
    assert answer["Content-Disposition"] == "attachment; filename=\"brief 'x'.txt\""
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [(b"", "Dit bestand is leeg."), (b"MZ\x90\x00", "Dit soort bestand"), (b"a" * 2_000_000, "te groot")],
)
def test_a_file_that_may_not_come_in_gives_one_sentence_and_keeps_the_text(
    client, page, settings, inhoud, zin
):
    settings.BIJLAGE_MAX_BYTES = 1024 * 1024
    answer = note(client, page, "Mijn tekst", **{"notitie-bestand": SimpleUploadedFile("a.txt", inhoud)})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert zin in html
    assert "Mijn tekst" in html
    assert Notitie.objects.count() == Bijlage.objects.count() == 0


def test_a_file_is_taken_away_after_one_question(client, page, dossier, noor, op):
    made = fill(dossier, noor, op)
    send(client, f"{page}bijlage/{made.bijlage.pk}/weghalen/", "Laten staan")
    assert client.get(f"{page}bijlage/{made.bijlage.pk}/").status_code == 404
    assert "weggehaald door Noor van Dijk" in client.get(page).content.decode()


def test_two_editors_of_one_note_see_both_texts(client, page, dossier, noor, op):
    made = fill(dossier, noor, op)
    own = f"{page}notitie/{made.notitie.pk}/"
    first, second = (form_with(client.get(own).content.decode(), "tekst") for _ in range(2))
    client.post(own, {**first, "tekst": "van de een"})
    answer = client.post(own, {**second, "tekst": "van de ander"})
    assert answer.status_code == 409
    assert "van de een" in answer.content.decode()
    assert "van de ander" in answer.content.decode()
    client.post(own, {**form_with(answer.content.decode(), "tekst"), "tekst": "van beiden"})
    html = client.get(own).content.decode()
    for text in ("Gebeld 0.", "van de een", "van beiden"):
        assert text in html


def test_after_closing_the_note_stays_and_the_file_goes(client, page, dossier, noor):
    from draagkracht.werkproces.doelbereiking.services import close_dossier

    now = dt.datetime(2026, 1, 20, tzinfo=dt.UTC)
    close_dossier(dossier=dossier, door=noor, op=now, gegevens={"reden": "genoeg_balans"})
    html = client.get(page).content.decode()
    assert "nazorg" in html
    assert "notitie-bestand" not in html
    note(client, page, "Drie maanden later: het gaat goed.")
    assert Notitie.objects.count() == 1
