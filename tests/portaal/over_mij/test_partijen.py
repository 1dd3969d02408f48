"""The resident sees every share, takes back a yes, and says what a contribution meant."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from draagkracht.werkproces.uitvoering.partijen.services import add_deling
from draagkracht.werkproces.voortgang.partijwerk import contribute
from tests.partijen import let_in, make_partij, person_of
from tests.planvoorstellen import add_doel
from tests.team.formulieren import send

DELEN = "/mijn/over-mij/delen/"


@pytest.fixture
def thuis(rachida, log_in):
    return log_in(rachida)


@pytest.fixture
def deelname(dossier, noor, full):
    return let_in(dossier, noor, make_partij(), [full.doel], [full.stap])


def test_with_whom_what_on_which_ground_and_until_when(deelname, noor, thuis):
    add_deling(deelname=deelname, soort="bereiken", waarom="Om te bellen.", door=noor, op=timezone.now())
    listed = thuis.get(DELEN).content.decode()
    assert deelname.organisatie.naam in listed
    assert "doet mee" in listed
    page = thuis.get(f"{DELEN}{deelname.pk}/").content.decode()
    for words in ("Wilt u de schulden regelen?", "Rust in de post.", "hulp bij schulden (Wgs)"):
        assert words in page
    assert deelname.doelen.get().tekst in page
    assert deelname.stappen.get().wat in page


def test_what_is_by_law_is_not_stopped_here_and_a_yes_is(deelname, dossier, noor, full, thuis):
    by_law = f"{DELEN}{deelname.pk}/"
    assert "Stop hiermee" not in thuis.get(by_law).content.decode()
    assert thuis.post(f"{by_law}stop/").url == by_law
    deelname.refresh_from_db()
    assert deelname.status == "aangenomen"
    consent = let_in(
        dossier,
        noor,
        make_partij("Buurthuis", "vrijwilligers"),
        [full.doel],
        grondslag="toestemming",
        has_toestemming=True,
    )
    partner = thuis.__class__()
    partner.force_login(person_of(consent.organisatie), backend="draagkracht.toegang.sessies.AccountBackend")
    assert partner.get(f"/partner/{consent.pk}/").status_code == 200
    done = send(thuis, f"{DELEN}{consent.pk}/stop/", 'name="sleutel"', {})
    assert done.url == DELEN
    assert partner.get(f"/partner/{consent.pk}/").status_code == 404
    assert "is gestopt" in thuis.get(DELEN).content.decode()


def test_what_it_meant_is_read_back_by_the_party(deelname, full, thuis, log_in):
    who = person_of(deelname.organisatie)
    told = {"gedaan": "Drie brieven.", "tekst": "Rust.", "op": timezone.now()}
    contribute(account=who, deelname_id=deelname.pk, doel_id=full.doel.pk, **told)
    bijdrage = deelname.bijdragen.get()
    page = f"{DELEN}{deelname.pk}/{bijdrage.pk}/"
    done = send(thuis, page, 'name="waarde"', {"waarde": "veel", "woorden": "Ik slaap weer."})
    assert done.status_code == 302
    seen = log_in(who).get(f"/partner/{deelname.pk}/").content.decode()
    assert "hielp veel" in seen
    assert "Ik slaap weer." in seen


def test_a_party_or_contribution_of_another_is_not_there(deelname, make_dossier, noor, op, thuis):
    other = make_dossier(noor)
    theirs = let_in(other, noor, make_partij("School", "school"), [add_doel(other, noor, op)])
    for path in (
        f"{theirs.pk}/",
        f"{theirs.pk}/stop/",
        f"{theirs.pk}/{theirs.pk}/",
        f"{deelname.pk}/{theirs.pk}/",
    ):
        assert thuis.get(DELEN + path).status_code == 404


def test_a_party_whose_name_tells_stands_apart(dossier, noor, full, thuis):
    made = let_in(dossier, noor, make_partij("Veilig Thuis Midden", "veilig_thuis"), [full.doel])
    html = thuis.get(DELEN).content.decode()
    lees, _mark, rest = html.partition("Dit is alleen voor u")
    assert made.organisatie.naam not in lees
    assert made.organisatie.naam in rest
    for name in ("kopie.json", "kopie.json?alles=ja"):
        copied = thuis.get(f"/mijn/over-mij/{name}").content.decode()
        assert (made.organisatie.naam in copied) == name.endswith("ja")


def test_the_first_page_says_that_somebody_was_asked(deelname, thuis):
    told = "Wij vroegen iemand om mee te doen"
    assert told in thuis.get("/mijn/").content.decode()
    long_ago = timezone.now() - dt.timedelta(days=20)
    type(deelname).objects.filter(pk=deelname.pk).update(op=long_ago)
    assert told not in thuis.get("/mijn/").content.decode()


def test_the_first_page_says_nothing_of_a_party_whose_name_tells(dossier, noor, full, thuis):
    let_in(dossier, noor, make_partij("Veilig Thuis Midden", "veilig_thuis"), [full.doel])
    assert "Wij vroegen iemand" not in thuis.get("/mijn/").content.decode()
