"""A conditional request reads session and account another way, and lets in nobody else."""

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

ASKED = {"if-none-match": '"iets"'}


@pytest.fixture
def noor_client(noor, log_in):
    return log_in(noor)


@pytest.mark.parametrize("headers", [{}, ASKED])
def test_a_session_lets_in_either_way(noor_client, headers):
    answer = noor_client.get("/dossiers/", headers=headers)
    assert answer.status_code == 200
    assert answer.wsgi_request.user.naam == "Noor van Dijk"


def test_a_conditional_request_costs_the_same_two_queries_for_who_asks(noor_client):
    counts = []
    for headers in ({}, ASKED):
        noor_client.get("/dossiers/", headers=headers)
        with CaptureQueriesContext(connection) as seen:
            noor_client.get("/dossiers/", headers=headers)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_an_expired_session_is_out(noor_client):
    Session.objects.update(expire_date=timezone.now() - dt.timedelta(seconds=1))
    assert noor_client.get("/dossiers/", headers=ASKED).status_code == 302


def test_a_session_that_was_ended_is_out(noor_client):
    Session.objects.all().delete()
    assert noor_client.get("/dossiers/", headers=ASKED).status_code == 302


def test_a_changed_password_ends_the_session(noor_client, noor):
    noor.set_password("een-heel-ander-wachtwoord")
    noor.save()
    assert noor_client.get("/dossiers/", headers=ASKED).status_code == 302


def test_an_account_that_may_no_longer_log_in_is_out(noor_client, noor):
    noor.is_active = False
    noor.save()
    assert noor_client.get("/dossiers/", headers=ASKED).status_code == 302


def test_the_tag_of_one_person_is_no_answer_for_another(noor_client, bram, dossier, log_in):
    tag = noor_client.get(f"/dossier/{dossier.pk}/")["ETag"]
    assert log_in(bram).get(f"/dossier/{dossier.pk}/", headers={"if-none-match": tag}).status_code == 404
