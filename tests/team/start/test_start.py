"""The start page: my dossiers, this week, and finding somebody again."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from draagkracht.toegang.models import Inzage
from draagkracht.werkproces.dossier.inwoners import open_dossier
from draagkracht.werkproces.models import Afspraak, Hulpvraag, Meting, Moment

from ... import cast

START = "/dossiers/"


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


def found(client, vraag, **headers):
    return client.get(START, {"vraag": vraag}, headers=headers)


def test_it_lists_my_dossiers_and_nobody_elses(client, dossier, bram, make_dossier):
    make_dossier(bram, cast.MARJAN)
    html = client.get(START).content.decode()
    assert cast.RACHIDA.naam in html
    assert cast.MARJAN.naam not in html


def test_this_week_shows_what_asks_attention(client, dossier, noor):
    now = timezone.now()
    Afspraak.objects.create(
        dossier=dossier, door=noor, op=now, wat="bel ik mijn zus", wanneer_op=timezone.localdate()
    )
    Hulpvraag.objects.create(dossier=dossier, door=noor, op=now, woorden="Help", spoed="dagen")
    moment = Moment.objects.create(dossier=dossier, op=timezone.localdate())
    Meting.objects.create(moment=moment, stem="professional", instrument="draagkracht-1", begonnen_op=now)
    html = client.get(START).content.decode()
    for text in ("bel ik mijn zus", "binnen drie werkdagen een gesprek", "Metingen die nog niet af zijn"):
        assert text in html


def test_this_week_shows_nothing_of_anothers_dossier(client, bram, make_dossier):
    other = make_dossier(bram, cast.MARJAN)
    now = timezone.now()
    Afspraak.objects.create(
        dossier=other, door=bram, op=now, wat="bel ik mijn zus", wanneer_op=timezone.localdate()
    )
    assert "bel ik mijn zus" not in client.get(START).content.decode()


@pytest.mark.parametrize("vraag", ["rach", "AMR", "amrani rach", "a", "chida"])
def test_a_part_of_the_name_is_enough(client, dossier, vraag):
    assert cast.RACHIDA.naam in found(client, vraag).content.decode()


@pytest.mark.parametrize("vraag", ["verh", "marjan", "m", "mar ver"])
def test_search_never_shows_anothers_resident(client, dossier, bram, make_dossier, vraag):
    make_dossier(bram, cast.MARJAN)
    assert cast.MARJAN.naam not in found(client, vraag).content.decode()


@pytest.mark.parametrize(
    "vraag",
    [
        "",
        " ",
        "%",
        "_",
        "'; DROP TABLE x; --",
        "\x00",
        "🙂",
        "مرحبا",
        "a" * 5000,
        "<script>alert(1)</script>",
        "x " * 200,
    ],
)
def test_an_empty_or_hostile_question_gets_an_answer(client, dossier, vraag):
    answer = found(client, vraag)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert cast.RACHIDA.naam not in answer.content.decode() or not vraag.strip("\x00 ")


def test_while_typing_only_what_was_found_is_sent(client, dossier):
    html = found(client, "rach", **{"hx-request": "true"}).content.decode()
    assert cast.RACHIDA.naam in html
    assert "<html" not in html


def test_a_closed_dossier_is_found_and_listed_apart(client, dossier, op):
    dossier.gesloten_op = op
    dossier.save()
    assert cast.RACHIDA.naam not in client.get(START).content.decode()
    assert cast.RACHIDA.naam in client.get(START, {"gesloten": "1"}).content.decode()
    assert cast.RACHIDA.naam in found(client, "rach").content.decode()


def test_every_search_is_logged_without_the_question(client, dossier, noor):
    found(client, "rach")
    line = Inzage.objects.get(account=noor, pagina="zoeken")
    assert "rach" not in line.toelichting


def test_the_number_of_queries_does_not_grow_with_the_list(client, noor, team, make_dossier, op):
    make_dossier(noor)
    client.get(START)
    with CaptureQueriesContext(connection) as before:
        client.get(START)
    for i in range(30):
        open_dossier(door=noor, team=team, op=op + dt.timedelta(days=i), gegevens={"naam": f"Rachida {i}"})
    with CaptureQueriesContext(connection) as after:
        client.get(START)
    assert len(after) == len(before) <= 8


def test_a_long_list_comes_in_pages(client, noor, team, op):
    for i in range(30):
        open_dossier(
            door=noor, team=team, op=op + dt.timedelta(days=i), gegevens={"naam": f"Inwoner nummer {i:02}."}
        )
    first, second = (client.get(START, {"bladzijde": n}).content.decode() for n in (1, 2))
    assert "Inwoner nummer 29." in first
    assert "Inwoner nummer 00." in second
    assert "Inwoner nummer 00." not in first


@pytest.mark.parametrize("bladzijde", ["0", "-1", "x", "99999999", "١"])
def test_a_page_that_is_none_is_no_error(client, dossier, bladzijde):
    assert client.get(START, {"bladzijde": bladzijde}).status_code == 200


def test_a_team_leader_sees_who_does_what_and_no_contents(liesbeth, noor, dossier, log_in, op):
    Hulpvraag.objects.create(
        dossier=dossier, door=noor, op=timezone.now(), woorden="Geheime woorden", spoed="nu"
    )
    html = log_in(liesbeth).get(START).content.decode()
    assert cast.RACHIDA.naam in html
    assert cast.NOOR.naam in html
    assert "Geheime woorden" not in html
    assert f"/dossier/{dossier.pk}/inzien/" in html


def test_a_team_leader_opens_a_dossier_with_a_reason_and_reads_it(liesbeth, dossier, log_in):
    import re

    client = log_in(liesbeth)
    page = f"/dossier/{dossier.pk}/inzien/"
    fields = dict(re.findall(r'name="(sleutel|concept)" value="([^"]*)"', client.get(page).content.decode()))
    assert client.post(page, {**fields, "reden": "kort"}).status_code == 422
    reden = "Klacht van de inwoner bekijken"
    assert client.post(page, {**fields, "reden": reden})["Location"] == f"/dossier/{dossier.pk}/"
    assert client.get(f"/dossier/{dossier.pk}/").status_code == 200
    assert Inzage.objects.get(keten=dossier.pk, account=liesbeth, soort="gelezen").toelichting == reden
    assert client.get(page).status_code == 302
