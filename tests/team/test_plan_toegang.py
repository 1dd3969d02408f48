"""Who may look at aanpak, uitvoering and doelbereiking, and what every one of their pages costs."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagkracht.toegang.models import Inzage
from draagkracht.werkproces.doelbereiking.services import close_dossier
from draagkracht.werkproces.dossier.betrokkenen import grant_toelating
from draagkracht.werkproces.uitvoering.services import remove_bijlage

from .plan import fill, pages_of


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.BIJLAGEN = tmp_path


@pytest.fixture
def made(dossier, noor, op):
    return fill(dossier, noor, op)


def test_every_page_opens_for_who_works_in_the_dossier(dossier, made, noor, log_in):
    client = log_in(noor)
    assert {client.get(page).status_code for page in pages_of(dossier, made)} == {200}


def test_every_screen_that_is_handed_over_can_be_read_aloud(dossier, made, noor, log_in):
    client = log_in(noor)
    handed = [page for page in pages_of(dossier, made) if page.endswith("/inwoner/")]
    assert len(handed) == 2
    for page in handed:
        html = client.get(page).content.decode()
        assert 'data-voorlezen="#lees"' in html, page
        assert 'id="lees"' in html, page


def test_every_page_opens_in_a_closed_dossier_and_lets_nothing_be_changed(dossier, made, noor, op, log_in):
    close_dossier(dossier=dossier, door=noor, op=op, gegevens={"reden": "genoeg_balans"})
    client = log_in(noor)
    for page in pages_of(dossier, made):
        answer = client.get(page)
        assert answer.status_code == 200
        html = answer.content.decode() if "/bijlage/" not in page else ""
        for word in (
            "Laat mogelijke plannen zien",
            "Dit plan kiezen",
            "Dit wordt ons plan",
            "Stap toevoegen",
            "Afspraak bewaren",
            "Dit is nu ons plan",
            "Dit past het best",
        ):
            assert word not in html


def test_every_page_opens_in_an_empty_dossier(dossier, noor, log_in):
    client = log_in(noor)
    for stap in ("aanpak", "uitvoering", "doelbereiking"):
        assert client.get(f"/dossier/{dossier.pk}/{stap}/").status_code == 200


def test_nothing_exists_for_another_professional_or_a_leader_without_a_reason(
    dossier, made, bram, liesbeth, log_in
):
    for account in (bram, liesbeth):
        client = log_in(account)
        for page in pages_of(dossier, made):
            assert client.get(page).status_code == 404
            assert client.post(page).status_code == 404


def test_a_leader_with_a_reason_reads_and_changes_nothing(dossier, made, liesbeth, op, log_in, monkeypatch):
    from draagkracht.entree import deur

    grant_toelating(dossier=dossier, account=liesbeth, op=op, reden="Noor is ziek, wie belt er terug?")
    monkeypatch.setattr(deur, "now", lambda: op)
    client = log_in(liesbeth)
    for page in pages_of(dossier, made):
        assert client.get(page).status_code == 200
        assert client.post(page).status_code == 404


def test_what_is_of_another_dossier_does_not_exist_here(dossier, made, make_dossier, noor, log_in):
    other = make_dossier(noor)
    client = log_in(noor)
    starts = (f"/dossier/{dossier.pk}/{step}/" for step in ("aanpak", "uitvoering", "doelbereiking"))
    everywhere = ("/plannen/", "/behapbaar/", "/mogelijk/", "/mogelijk/budgetcursus/")
    own = (*starts, *everywhere, "/afsluiten/", "/heropenen/", "/uitvoering/afspraak/", "?alles&notities")
    inner = [page for page in pages_of(dossier, made) if not page.endswith(own)]
    assert len(inner) > 10
    for page in inner:
        assert client.get(page.replace(str(dossier.pk), str(other.pk))).status_code == 404


def test_every_look_is_logged_and_a_file_by_its_own_channel(dossier, made, noor, log_in):
    client = log_in(noor)
    for page in pages_of(dossier, made):
        before = Inzage.objects.filter(keten=dossier.pk).count()
        client.get(page)
        assert Inzage.objects.filter(keten=dossier.pk).count() == before + 1
    assert Inzage.objects.filter(keten=dossier.pk, kanaal="bestand").count() == 1


PLANNEN = "aanpak/plannen"


@pytest.mark.parametrize(
    "stap",
    [
        *("aanpak", "uitvoering", "doelbereiking", PLANNEN, f"{PLANNEN}/mogelijk"),
        *(f"{PLANNEN}/<voorstel>", f"{PLANNEN}/<voorstel>/1", f"{PLANNEN}/<voorstel>/1/kiezen"),
    ],
)
def test_a_page_asks_the_same_number_of_questions_however_full_it_is(dossier, noor, op, log_in, stap):
    client = log_in(noor)
    counts = []
    for size in (1, 5):
        made = fill(dossier, noor, op, size)
        page = f"/dossier/{dossier.pk}/{stap}/".replace("<voorstel>", str(made.voorstel.pk))
        remove_bijlage(bijlage=made.bijlage, door=noor, op=op)
        client.get(page)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 32


@pytest.mark.parametrize("nummer", ["0", "2", "99999999999999999999999"])
def test_an_unknown_version_does_not_exist(dossier, made, noor, log_in, nummer):
    for rest in ("", "inwoner/", "inwoner/bedankt/"):
        page = f"/dossier/{dossier.pk}/aanpak/versie/{nummer}/{rest}"
        assert log_in(noor).get(page).status_code == 404


def test_a_follow_up_of_nonsense_does_not_exist(dossier, made, noor, log_in):
    page = f"/dossier/{dossier.pk}/uitvoering/afspraak/?vervolg="
    assert [log_in(noor).get(page + tail).status_code for tail in ("x%00", str(uuid.uuid4()))] == [404, 404]
