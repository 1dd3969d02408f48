"""The dossier's first page: what it shows, what it costs, and what happens when nothing changed."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from draagkracht.toegang.models import Inzage
from draagkracht.werkproces.dossier.concepten import save_concept
from draagkracht.werkproces.dossier.inwoners import change_inwoner
from draagkracht.werkproces.dossier.models import Concept
from draagkracht.werkproces.hulpvraag.services import record_hulpvraag
from draagkracht.werkproces.models import Afspraak, Bevinding, Doel, Stap

MOST_QUERIES = 12
WOORDEN = "Ik durf de post niet meer open te maken."


@pytest.fixture
def page(dossier):
    return f"/dossier/{dossier.pk}/"


@pytest.fixture
def client(noor, log_in, page):
    """Noor's, after a first request: the session's time stands and the form's cookie is set."""
    client = log_in(noor)
    client.get(page)
    return client


@pytest.fixture
def full(dossier, noor, op):
    """A question, a finding, a goal, a step and an afspraak on one thread, and a goal that hangs loose."""
    by = {"dossier": dossier, "door": noor, "op": op}
    vraag = record_hulpvraag(**by, woorden=WOORDEN, gegevens={})
    bevinding = Bevinding.objects.create(
        **by,
        hulpvraag=vraag,
        soort="draaglast",
        onderdeel="financien",
        tekst="Schulden worden groter",
        keuze="oppakken",
    )
    doelen = [
        Doel.objects.create(
            **by,
            tekst=tekst,
            voorgesteld_door="inwoner",
            onderdeel="financien",
            richting="draaglast_verminderen",
        )
        for tekst in ("Ik heb weer stroom", "Ik slaap door")
    ]
    for doel in doelen:
        doel.bevindingen.add(bevinding)
    stap = Stap.objects.create(**by, wat="Samen bellen met de energieleverancier", status="loopt")
    stap.doelen.add(doelen[0])
    today = timezone.localdate()
    Afspraak.objects.create(
        **by, stap=stap, als="het dinsdag is", wat="bel ik met mijn zus", wanneer_op=today
    )
    return dossier


def looks(dossier, noor) -> int:
    return Inzage.objects.filter(keten=dossier.pk, account=noor, soort="gelezen", pagina="dossier").count()


def test_it_shows_the_thread_what_hangs_loose_and_this_week(client, page, full):
    html = client.get(page).content.decode()
    for text in (
        WOORDEN,
        "Schulden worden groter",
        "Ik heb weer stroom",
        "Als het dinsdag is, bel ik met mijn zus",
    ):
        assert text in html
    assert "Nog los: bij dit doel is nog geen stap." in html
    assert f'href="/dossier/{full.pk}/doelen/#doel-' in html


def test_the_thread_ends_at_what_was_done_when_no_afspraak_of_a_step_is_open(client, page, full, op):
    afspraak = Afspraak.objects.get()
    Afspraak.objects.update(uitkomst="nog_niet", uitkomst_op=op)
    html = client.get(page).content.decode()
    figure = html.split("dk-draad__lijst--alles")[1].split("</figure>")[0]
    assert afspraak.wat in figure
    assert re.search(r'dk-draad__onder">[^\n]*nog niet</span>', figure)
    assert "Er zijn geen afspraken voor deze week." in html


def test_an_empty_dossier_says_where_to_begin(client, page):
    html = client.get(page).content.decode()
    assert "Begin met de vraag, in de woorden van de inwoner." in html


def test_before_there_is_more_than_the_question_the_thread_shows_where_it_begins(
    client, page, dossier, noor, op
):
    empty = client.get(page).content.decode()
    record_hulpvraag(dossier=dossier, door=noor, op=op, woorden=WOORDEN, gegevens={})
    begun = client.get(page).content.decode()
    for html in (empty, begun):
        assert html.count("dk-draadbegin__plek") >= 5
        assert "De draad begint bij de vraag" in html
    assert "dk-draadbegin__plek--is" not in empty
    assert f'<a href="{page}hulpvraag/">“{WOORDEN}”</a>' in begun


def test_it_asks_the_database_at_most_twelve_times(client, page, full):
    client.get(page)
    with CaptureQueriesContext(connection) as seen:
        client.get(page)
    assert len(seen) <= MOST_QUERIES


def test_a_dossier_ten_times_as_full_asks_no_more(client, page, full, noor, op):
    client.get(page)
    with CaptureQueriesContext(connection) as before:
        client.get(page)
    for i in range(30):
        Bevinding.objects.create(dossier=full, door=noor, op=op, soort="eigen", tekst=f"Bevinding {i}")
        Doel.objects.create(
            dossier=full,
            door=noor,
            op=op,
            tekst=f"Ik {i}",
            voorgesteld_door="samen",
            onderdeel="wonen",
            richting="draaglast_verminderen",
        )
    with CaptureQueriesContext(connection) as after:
        client.get(page)
    assert len(after) == len(before)


def test_unchanged_it_answers_304_and_adds_no_line_within_a_quarter(client, page, dossier, noor):
    tag = client.get(page)["ETag"]
    lines = looks(dossier, noor)
    answer = client.get(page, headers={"if-none-match": tag})
    assert answer.status_code == 304
    assert answer["ETag"] == tag
    assert looks(dossier, noor) == lines


def test_unchanged_after_a_quarter_it_answers_304_and_is_logged(client, page, dossier, noor, monkeypatch):
    tag = client.get(page)["ETag"]
    lines = looks(dossier, noor)
    later = timezone.now() + dt.timedelta(minutes=16)
    if timezone.localtime(later).date() != timezone.localdate():
        pytest.skip("the quarter passes midnight, and then the page is another one")
    monkeypatch.setattr("draagkracht.entree.deur.now", lambda: later)
    assert client.get(page, headers={"if-none-match": tag}).status_code == 304
    assert looks(dossier, noor) == lines + 1


def test_after_an_act_the_page_is_sent_anew(client, page, dossier, noor, op):
    tag = client.get(page)["ETag"]
    record_hulpvraag(dossier=dossier, door=noor, op=op, woorden=WOORDEN, gegevens={})
    answer = client.get(page, headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert WOORDEN in answer.content.decode()


def test_after_a_change_of_name_in_another_dossier_the_page_is_sent_anew(client, page, dossier, noor, op):
    tag = client.get(page)["ETag"]
    change_inwoner(dossier=dossier, door=noor, op=op, gegevens={"naam": "Rachida A."})
    assert client.get(page, headers={"if-none-match": tag}).status_code == 200


def test_an_own_draft_changes_the_page_and_anothers_does_not(client, page, dossier, noor, bram, op):
    tag = client.get(page)["ETag"]
    save_concept(
        account_id=bram.pk, dossier_id=dossier.pk, plek="hulpvraag", velden={"woorden": ["a"]}, op=op
    )
    assert client.get(page, headers={"if-none-match": tag}).status_code == 304
    save_concept(
        account_id=noor.pk, dossier_id=dossier.pk, plek="hulpvraag", velden={"woorden": ["a"]}, op=op
    )
    answer = client.get(page, headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert "Er staat nog een tekst van u klaar" in answer.content.decode()
    assert Concept.objects.count() == 2


def test_a_tag_of_somebody_else_is_worth_nothing(client, page, dossier, bram, log_in, noor, op):
    from draagkracht.werkproces.dossier.models import Betrokkene

    Betrokkene.objects.create(dossier=dossier, account=bram, rol="medewerker", vanaf_op=op)
    tag = client.get(page)["ETag"]
    assert log_in(bram).get(page, headers={"if-none-match": tag}).status_code == 200


def test_with_a_right_that_ended_a_tag_opens_nothing(client, page, dossier, noor, op):
    from draagkracht.werkproces.dossier.models import Betrokkene

    tag = client.get(page)["ETag"]
    Betrokkene.objects.filter(account=noor).update(tot_op=op)
    assert client.get(page, headers={"if-none-match": tag}).status_code == 404


def test_the_day_after_the_page_is_sent_anew(client, page, monkeypatch):
    tag = client.get(page)["ETag"]
    monkeypatch.setattr("draagkracht.entree.deur.now", lambda: timezone.now() + dt.timedelta(days=1))
    assert client.get(page, headers={"if-none-match": tag}).status_code == 200


def test_a_closed_dossier_can_be_read_and_not_written(client, page, dossier, op):
    dossier.gesloten_op = op
    dossier.save()
    html = client.get(page).content.decode()
    assert "Dit dossier is afgesloten" in html
    assert "Begin met de vraag" not in html
