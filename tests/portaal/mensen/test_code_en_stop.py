"""A code that was given can be seen and taken back; who looks along can stop by themselves."""

from __future__ import annotations

import pytest
from django.utils import timezone

from draagkracht.werkproces.dossier.contact.models import Steunfiguur
from draagkracht.werkproces.dossier.contact.uitnodigingen import find_uitnodiging
from draagkracht.werkproces.dossier.netwerk import save_netwerklid
from tests import cast
from tests.team.plan import send

MENSEN = "/mijn/mensen/"


@pytest.fixture
def mijn(rachida, log_in):
    return log_in(rachida)


@pytest.fixture
def code(mijn, dossier, noor, op):
    """A new code for somebody who does not look along yet, as (person, code)."""
    lid = save_netwerklid(
        dossier=dossier, door=noor, op=op, gegevens={"naam": "Oom Piet", "soort": "familie"}
    )
    html = send(mijn, f"{MENSEN}{lid.pk}/erbij/", 'name="antwoord"', antwoord="blauwe fiets").content.decode()
    return lid, html.split('class="mijn-code" dir="ltr">')[1].split("<")[0]


def is_open(code, moment) -> bool:
    return find_uitnodiging(code=code, op=moment) is not None


def test_a_code_that_is_open_is_seen_and_taken_back(mijn, code):
    lid, text = code
    assert "heeft een code" in mijn.get(MENSEN).content.decode()
    page = f"{MENSEN}{lid.pk}/"
    assert "De code is nog niet gebruikt" in mijn.get(page).content.decode()
    assert is_open(text, timezone.now())
    answer = send(mijn, page, "Laat de code niet meer werken", path=f"{page}code/")
    assert answer["Location"] == page
    assert not is_open(text, timezone.now())
    assert "Kijkt niet mee" in mijn.get(page).content.decode()
    assert mijn.post(f"{page}code/")["Location"] == page


def test_a_code_of_another_resident_is_not_taken_back(mijn, code, make_dossier, make_account, noor, log_in):
    other = make_dossier(noor, cast.MARJAN)
    other.inwoner.account = make_account(cast.MARJAN, in_team=None)
    other.inwoner.save()
    lid, text = code
    client = log_in(other.inwoner.account)
    assert client.get(f"{MENSEN}{lid.pk}/").status_code == 404
    client.post(f"{MENSEN}{lid.pk}/code/")
    assert is_open(text, timezone.now())


def test_who_looks_along_can_stop_and_is_out_at_once(full, samira, rachida, log_in):
    here, elsewhere = log_in(samira.account), log_in(samira.account)
    page = f"/mijn/meekijken/{samira.steun.pk}/stop/"
    assert "Wilt u niet meer meekijken?" in here.get(page).content.decode()
    answer = send(here, page, "Ja, stop nu")
    assert "U kijkt niet meer mee" in answer.content.decode()
    assert Steunfiguur.objects.get(pk=samira.steun.pk).tot_op
    for client in (here, elsewhere):
        assert client.get("/mijn/meekijken/").status_code == 302
    assert "kijkt mee sinds" not in log_in(rachida).get(MENSEN).content.decode()


def test_nobody_else_can_stop_it(full, samira, rachida, noor, log_in):
    page = f"/mijn/meekijken/{samira.steun.pk}/stop/"
    for account in (rachida, noor):
        assert log_in(account).get(page).status_code == 404
        assert log_in(account).post(page).status_code == 404
    assert not Steunfiguur.objects.get(pk=samira.steun.pk).tot_op
