"""Handing over at the team's door: a caseload in one sitting, the page that is read first, and coming back."""

from __future__ import annotations

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from draagkracht.methodiek.schaal import VEILIGHEID
from draagkracht.toegang.models import Inzage
from draagkracht.werkproces.dossier.contact.models import Bericht
from draagkracht.werkproces.dossier.models import Netwerklid
from draagkracht.werkproces.dossier.overdracht.models import Overdracht
from draagkracht.werkproces.dossier.overdracht.services import agree_overdracht, judge_overdracht
from draagkracht.werkproces.dossier.selectors import has_recht
from draagkracht.werkproces.voortgang.overdrachtsblad import read_overdrachtsblad
from tests import cast
from tests.aanval.conftest import fill_whole
from tests.overdrachten import IN_A_MONTH, of, open_many, propose, roles
from tests.portaal.mijnplan.conftest import give_account

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="(concept|sleutel|versie)" value="([^"]*)"')


def hidden(client, path: str, which: int = 0) -> dict[str, str]:
    """What the page's form sends along by itself."""
    page = client.get(path).content.decode()
    forms = re.findall(r"<form.*?</form>", page, re.S)
    mine = [dict(TOKEN.findall(text)) for text in forms if 'name="concept"' in text]
    return mine[which]


@pytest.fixture
def sixty(noor):
    return open_many(noor, 60)


def test_sixty_go_in_one_sitting_each_to_whom_was_chosen(sixty, noor, bram, make_account, log_in):
    third = make_account(cast.ZUID[0])
    client = log_in(noor)
    data = hidden(client, "/overdragen/") | {
        "soort": "blijvend",
        "allen": str(bram.pk),
        "bericht": "Dag, {naam} gaat u helpen.",
        f"naar_{sixty[0].pk.hex}": str(third.pk),
        f"naar_{sixty[1].pk.hex}": "blijft",
    }
    answer = client.post("/overdragen/", data, follow=True)
    assert "59 dossiers zijn voorgesteld" in answer.content.decode()
    assert Overdracht.objects.filter(naar=bram).count() == 58
    assert of(sixty[0]).naar == third
    assert not Overdracht.objects.filter(dossier=sixty[1]).exists()
    assert Bericht.objects.count() == 59
    # A double click: the same form once more does nothing, and says the same.
    again = client.post("/overdragen/", data, follow=True)
    assert "59 dossiers zijn voorgesteld" in again.content.decode()
    assert Overdracht.objects.count() == 59


def test_nothing_is_chosen_beforehand_and_an_empty_form_is_told_where(sixty, noor, log_in):
    client = log_in(noor)
    page = client.get("/overdragen/").content.decode()
    assert " checked" not in page.split("<main")[1]
    answer = client.post("/overdragen/", hidden(client, "/overdragen/") | {"soort": ""})
    assert answer.status_code == 422
    assert "Kies of het voor altijd is, of voor een tijd." in answer.content.decode()
    answer = client.post("/overdragen/", hidden(client, "/overdragen/") | {"soort": "blijvend"})
    assert "Kies minstens één dossier, en wie het overneemt." in answer.content.decode()
    assert not Overdracht.objects.exists()


def test_a_team_leader_hands_over_for_who_cannot_without_seeing_inside(sixty, noor, bram, liesbeth, log_in):
    client = log_in(liesbeth)
    assert noor.naam in client.get("/overdragen/").content.decode()
    path = f"/overdragen/?van={noor.pk}"
    assert 'name="bericht"' not in client.get(path).content.decode()
    client.post(path, hidden(client, path) | {"soort": "blijvend", "allen": str(bram.pk)})
    assert Overdracht.objects.filter(naar=bram, door=liesbeth).count() == 60
    assert not has_recht(door=liesbeth, dossier_id=sixty[0].pk, op=timezone.now())
    assert client.get(f"/dossier/{sixty[0].pk}/overdracht/").status_code == 404
    assert client.get(f"/overdragen/?van={uuid.uuid4()}").status_code == 404
    assert client.get("/overdragen/?van=iets").status_code == 404


def test_the_receiver_reads_first_and_takes_over_what_was_ticked(sixty, noor, bram, log_in):
    propose(noor, bram, *sixty[:3])
    client = log_in(bram)
    start = client.get("/dossiers/").content.decode()
    assert "u 3 dossiers overneemt" in start
    wanted = [of(d).pk for d in sixty[:2]]
    answer = client.post(
        "/overgedragen/",
        hidden(client, "/overgedragen/") | {"welke": [str(pk) for pk in wanted]},
        follow=True,
    )
    assert "2 dossiers zijn nu van u." in answer.content.decode()
    assert [roles(d) for d in sixty[:3]] == [{"bram": "regisseur"}] * 2 + [{"noor": "regisseur"}]


def test_a_no_with_words_and_a_yes_on_the_page_itself(sixty, noor, bram, log_in):
    propose(noor, bram, *sixty[:2])
    client = log_in(bram)
    path = f"/overgedragen/{of(sixty[0]).pk}/"
    empty = client.post(path, hidden(client, path, 1) | {"woorden": " "})
    assert empty.status_code == 422
    assert "Schrijf kort op waarom niet." in empty.content.decode()
    client.post(path, hidden(client, path, 1) | {"woorden": "Ik zit vol."})
    assert of(sixty[0]).antwoord == "Ik zit vol."
    assert client.get(path).status_code == 404
    path = f"/overgedragen/{of(sixty[1]).pk}/"
    yes = client.post(path, hidden(client, path, 0))
    assert yes.url == f"/dossier/{sixty[1].pk}/"
    assert roles(sixty[1]) == {"bram": "regisseur"}


def test_the_page_says_the_residents_voice_first_and_what_only_the_leaver_knows(
    dossier, noor, bram, op, log_in, make_account
):
    fill_whole(dossier, noor, op)
    rachida = give_account(make_account, dossier, cast.RACHIDA)
    propose(noor, bram, dossier)
    agree_overdracht(
        overdracht=of(dossier),
        door=rachida,
        op=timezone.now(),
        antwoord="goed",
        woorden="Bel niet op zondag.",
    )
    client = log_in(noor)
    path = f"/dossier/{dossier.pk}/overdracht/"
    words = {
        "beloften": "Ik bel dinsdag.",
        "niet_opnieuw": "De scheiding.",
        "kwetsbaar": "De brieven.",
        "woorden": "Warm.",
    }
    client.post(path, hidden(client, path) | words)
    page = log_in(bram).get(f"/overgedragen/{of(dossier).pk}/").content.decode()
    places = [
        page.index(text)
        for text in ("Bel niet op zondag.", "Ik durf de post", "Ik bel dinsdag.", "De scheiding.")
    ]
    assert places == sorted(places)
    assert "De brieven." in page
    assert "Warm." in page
    assert "dat is goed" in page


def test_before_it_is_taken_over_nothing_about_veiligheid_is_on_the_page(dossier, noor, bram, op, log_in):
    places = fill_whole(dossier, noor, op)
    dossier.doelen.filter(pk=places["doel_id"]).update(
        onderdeel=VEILIGHEID, tekst="KANARIEDOEL", status="actief"
    )
    dossier.afspraken.update(wat="KANARIEAFSPRAAK", stap=places["stap_id"])
    dossier.hulpvragen.update(woorden="KANARIEVRAAG", onderdelen=[VEILIGHEID])
    propose(noor, bram, dossier)
    client = log_in(bram)
    path = f"/overgedragen/{of(dossier).pk}/"
    assert "KANARIE" not in client.get(path).content.decode()
    client.post(path, hidden(client, path, 0))
    after = client.get(f"/dossier/{dossier.pk}/overdracht/").content.decode()
    assert "KANARIEDOEL" in after
    assert "KANARIEVRAAG" in after
    assert "KANARIEAFSPRAAK" in after


def test_reading_it_beforehand_stands_in_the_log(dossier, noor, bram, log_in):
    propose(noor, bram, dossier)
    log_in(bram).get(f"/overgedragen/{of(dossier).pk}/")
    assert Inzage.objects.get(account=bram, keten=dossier.pk).doel == "een overdracht"


def test_who_carries_too_much_is_named_as_fragile(dossier, noor, bram):
    Netwerklid.objects.create(dossier=dossier, naam="Salma", soort="familie", belasting=4)
    Netwerklid.objects.create(dossier=dossier, naam="Omar", soort="familie", belasting=1)
    blad = read_overdrachtsblad(dossier=dossier, overdracht=None, vandaag=timezone.localdate())
    assert [row.tekst for row in blad.kwetsbaar] == ["Salma"]


def test_the_page_costs_as_many_queries_however_much_there_is(dossier, noor, bram, op, log_in):
    fill_whole(dossier, noor, op)
    client = log_in(noor)
    path = f"/dossier/{dossier.pk}/overdracht/"
    client.get(path)
    counts = []
    for round_ in range(2):
        for n in range(12 * round_):
            Netwerklid.objects.create(dossier=dossier, naam=f"Iemand {n}", soort="vriend", belasting=3)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 45


def test_back_from_an_absence(dossier, noor, bram, log_in):
    day = timezone.localdate()
    propose(noor, bram, dossier, soort="tijdelijk", terug_op=day + IN_A_MONTH)
    judge_overdracht(overdracht=of(dossier), door=bram, op=timezone.now(), is_aangenomen=True)
    client = log_in(noor)
    assert "Bent u terug?" not in client.get("/dossiers/").content.decode()
    Overdracht.objects.update(terug_op=day)
    assert "Bent u terug?" in client.get("/dossiers/").content.decode()
    path = "/overdragen/terug/"
    client.post(path, hidden(client, path) | {"welke": [str(of(dossier).pk)], "bericht": "Ik ben er weer."})
    assert roles(dossier) == {"noor": "regisseur"}
    assert Bericht.objects.latest("op").tekst == "Ik ben er weer."


def test_it_is_taken_back_by_who_proposed_and_by_nobody_else(dossier, noor, bram, log_in):
    propose(noor, bram, dossier)
    path = f"/overdragen/{of(dossier).pk}/intrekken/"
    assert log_in(bram).get(path).status_code == 404
    client = log_in(noor)
    client.post(path, hidden(client, path))
    assert of(dossier).status == Overdracht.Status.INGETROKKEN
    assert client.get(path).status_code == 404
