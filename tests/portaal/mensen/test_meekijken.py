"""Who looks along sees the plan and their own afspraken, and nothing else; every other page is not there."""

import datetime as dt
import re

import pytest
from django.urls import get_resolver

from draagkracht.toegang.models import Inzage
from draagkracht.werkproces.aanpak.services import record_stap
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.dossier.contact.models import Bericht
from draagkracht.werkproces.dossier.netwerk import save_netwerklid
from draagkracht.werkproces.uitvoering.services import record_afspraak
from tests.team.plan import send
from tests.team.test_rechten import ROUTES, fill, walk

MEEKIJKEN = "/mijn/meekijken/"
MIJN = sorted(
    route
    for route in walk(
        next(r for r in get_resolver().url_patterns if getattr(r, "app_name", "") == "portaal").url_patterns,
        "mijn/",
    )
    if not re.match(r"mijn/(meekijken|inloggen|welkom|taal|uitloggen|weg|wakker)/", route)
)


@pytest.fixture
def client(samira, log_in):
    return log_in(samira.account)


def test_of_veiligheid_and_of_others_nothing_is_shown(full, client, dossier, noor, op):
    who = {"dossier": dossier, "door": noor, "op": op}
    goal = Doel.objects.create(
        tekst="Ik ben thuis veilig.",
        voorgesteld_door="samen",
        onderdeel="veiligheid",
        richting="minder",
        **who,
    )
    step = record_stap(
        gegevens={"wat": "Geheime stap", "doelen": [goal.pk], "netwerkleden": [full.lid.pk]}, **who
    )
    other = save_netwerklid(gegevens={"naam": "Buurman", "soort": "buur"}, **who)
    for wat, gegevens in (
        ("Geheime afspraak", {"stap": step.pk, "netwerklid": full.lid.pk}),
        ("Afspraak met buurman", {"netwerklid": other.pk}),
        ("Afspraak alleen", {}),
    ):
        record_afspraak(gegevens={"wat": wat, **gegevens}, **who)
    html = client.get(MEEKIJKEN).content.decode()
    assert "Twee brieven 0" in html
    for hidden in ("Geheime", "veilig", "buurman", "Afspraak alleen", "Eng en goed", "Zo zegt de"):
        assert hidden not in html, hidden


def test_a_helper_of_a_step_sees_its_afspraken_unless_somebody_else_is_named(full, client, dossier, noor, op):
    who = {"dossier": dossier, "door": noor, "op": op}
    step = record_stap(gegevens={"wat": "Samen wandelen", "netwerkleden": [full.lid.pk]}, **who)
    record_afspraak(gegevens={"wat": "Rondje door het park", "stap": step.pk}, **who)
    record_afspraak(gegevens={"wat": "Rondje met Truus", "stap": step.pk, "met_wie": "Truus"}, **who)
    html = client.get(MEEKIJKEN).content.decode()
    assert "Rondje door het park" in html
    assert "Rondje met Truus" not in html


def test_a_look_is_logged_with_consent_as_the_ground(client, dossier, samira):
    client.get(MEEKIJKEN)
    line = Inzage.objects.get(keten=dossier.pk, account=samira.account)
    assert (line.grondslag, line.soort) == ("toestemming", "gelezen")


def test_a_few_words_reach_resident_and_professional_and_change_nothing_else(
    full, client, samira, rachida, noor, dossier, log_in
):
    page = f"{MEEKIJKEN}{samira.steun.pk}/{full.afspraak.pk}/"
    assert send(client, page, 'name="tekst"', tekst="Het ging heel rustig.").status_code == 302
    full.afspraak.refresh_from_db()
    assert (full.afspraak.uitkomst, full.afspraak.geleerd) == ("", "")
    bericht = Bericht.objects.get()
    assert (bericht.stem, bericht.onderwerp_id) == ("naaste", full.afspraak.pk)
    assert "Het ging heel rustig." in client.get(MEEKIJKEN).content.decode()
    for reader, address in ((rachida, "/mijn/berichten/"), (noor, f"/dossier/{dossier.pk}/berichten/")):
        html = log_in(reader).get(address).content.decode()
        assert "Het ging heel rustig." in html
        assert "Samira 0" in html


def test_words_go_to_no_afspraak_of_somebody_else(full, client, samira, dossier, noor, op):
    other = record_afspraak(dossier=dossier, door=noor, op=op, gegevens={"wat": "Alleen van Rachida"})
    page = f"{MEEKIJKEN}{samira.steun.pk}/{other.pk}/"
    assert client.get(page).status_code == 404
    assert client.post(page, {"tekst": "Hoi"}).status_code == 404
    assert not Bericht.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_other_page_is_not_there(full, client, dossier, method):
    assert len(MIJN) > 15
    for route in [*MIJN, *ROUTES]:
        answer = getattr(client, method)(fill(route, dossier.pk))
        assert answer.status_code in (404, 405), (route, answer.status_code)
        assert "Rachida" not in answer.content.decode(), route


def test_the_supporters_door_is_there_for_nobody_else(samira, rachida, noor, log_in):
    for account in (rachida, noor):
        for page in (MEEKIJKEN, f"{MEEKIJKEN}{samira.steun.pk}/"):
            assert log_in(account).get(page).status_code == 404


def test_nothing_is_shown_once_the_help_has_ended(client, dossier, op):
    type(dossier).objects.filter(pk=dossier.pk).update(gesloten_op=op + dt.timedelta(days=1))
    html = client.get(MEEKIJKEN).content.decode()
    assert "Er is nu niets te zien" in html
    assert "Rachida" not in html


def test_the_page_costs_the_same_for_many_steps(
    full, client, dossier, noor, op, django_assert_max_num_queries
):
    with django_assert_max_num_queries(30) as few:
        client.get(MEEKIJKEN)
    for n in range(8):
        step = record_stap(
            dossier=dossier, door=noor, op=op, gegevens={"wat": f"Stap {n}", "netwerkleden": [full.lid.pk]}
        )
        record_afspraak(dossier=dossier, door=noor, op=op, gegevens={"wat": f"Doe {n}", "stap": step.pk})
    with django_assert_max_num_queries(len(few)):
        client.get(MEEKIJKEN)
