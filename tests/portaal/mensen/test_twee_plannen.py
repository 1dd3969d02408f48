"""Who looks along with two people has one code, chooses whose plan, and tells neither of the other."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.utils import timezone

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Account
from draagkracht.werkproces.dossier.contact.binnenkomen import link_uitnodiging
from draagkracht.werkproces.dossier.contact.models import Steunfiguur
from draagkracht.werkproces.dossier.contact.uitnodigingen import create_uitnodiging
from draagkracht.werkproces.dossier.netwerk import save_netwerklid
from tests import cast
from tests.team.plan import fill

MEEKIJKEN = "/mijn/meekijken/"
WOORD = "gele appel"


@pytest.fixture
def tweede(make_dossier, noor, op):
    """Another resident's dossier, with somebody in the network who may be the same person."""
    dossier = make_dossier(noor, cast.MARJAN)
    fill(dossier, noor, op)
    lid = save_netwerklid(
        dossier=dossier, door=noor, op=op, gegevens={"naam": "Sam van hiernaast", "soort": "buur"}
    )
    return SimpleNamespace(lid=lid)


def invite(made, noor):
    return create_uitnodiging(
        dossier=made.lid.dossier,
        door=noor,
        op=timezone.now(),
        kanaal="ter_plekke",
        bewijs="afgesproken",
        antwoord=WOORD,
        voor="naaste",
        netwerklid=made.lid,
    )


def prove(client, code):
    client.get(f"/mijn/welkom/{code}/")
    return client.post("/mijn/welkom/wie/", {"antwoord": WOORD})


def test_a_second_plan_comes_under_the_same_code(samira, tweede, noor, log_in):
    client = log_in(samira.account)
    assert prove(client, invite(tweede, noor).code)["Location"] == "/mijn/welkom/erbij/"
    assert "Wilt u dit plan erbij?" in client.get("/mijn/welkom/erbij/").content.decode()
    assert client.post("/mijn/welkom/erbij/")["Location"] == MEEKIJKEN
    names = client.get(MEEKIJKEN).content.decode()
    assert "Met wie kijkt u mee?" in names
    assert samira.account.steunfiguren.filter(tot_op=None).count() == 2
    assert Account.objects.filter(rol="naaste").count() == 1
    assert client.post("/mijn/welkom/erbij/")["Location"] == "/mijn/welkom/"


def test_each_plan_shows_nothing_of_the_other_and_no_resident_learns_of_it(
    samira, full, rachida, tweede, noor, log_in
):
    client = log_in(samira.account)
    prove(client, invite(tweede, noor).code)
    client.post("/mijn/welkom/erbij/")
    one, two = samira.account.steunfiguren.order_by("vanaf_op")
    first, second = (client.get(f"{MEEKIJKEN}{s.pk}/").content.decode() for s in (one, two))
    assert cast.MARJAN.naam not in first
    assert cast.RACHIDA.naam not in second
    for page in (
        "/mijn/mensen/",
        f"/mijn/mensen/{full.lid.pk}/",
        "/mijn/over-mij/wie/",
        "/mijn/over-mij/delen/",
    ):
        html = log_in(rachida).get(page).content.decode()
        assert cast.MARJAN.naam not in html
        assert "Sam van hiernaast" not in html


def test_stopping_one_leaves_the_other(samira, tweede, noor, log_in):
    client = log_in(samira.account)
    prove(client, invite(tweede, noor).code)
    client.post("/mijn/welkom/erbij/")
    Steunfiguur.objects.filter(pk=samira.steun.pk).update(tot_op=timezone.now())
    assert client.get(f"{MEEKIJKEN}{samira.steun.pk}/").status_code == 404
    assert client.get(MEEKIJKEN).status_code == 200


def test_only_the_supporters_own_act_joins_them(samira, tweede, noor, rachida, log_in, client):
    """Nobody else, not without the proof, and not with a code that was taken back or is for somebody else."""
    new = invite(tweede, noor)
    assert client.post("/mijn/welkom/erbij/")["Location"] == "/mijn/welkom/"
    supporter = log_in(samira.account)
    supporter.get(f"/mijn/welkom/{new.code}/")
    assert supporter.post("/mijn/welkom/erbij/")["Location"] == "/mijn/welkom/"
    for account in (rachida, noor):
        other = log_in(account)
        assert prove(other, new.code)["Location"] == "/mijn/welkom/pincode/"
        assert other.post("/mijn/welkom/erbij/")["Location"] == "/mijn/welkom/pincode/"
    assert prove(supporter, new.code)["Location"] == "/mijn/welkom/erbij/"
    invite(tweede, noor)  # a newer code ends this one
    assert supporter.post("/mijn/welkom/erbij/")["Location"] == "/mijn/welkom/"
    with pytest.raises(NietGevonden):
        link_uitnodiging(uitnodiging=new.uitnodiging, account=samira.account, op=timezone.now())
    assert samira.account.steunfiguren.count() == 1


def test_who_has_an_account_of_their_own_there_is_not_joined(samira, tweede, make_naaste, noor, log_in):
    make_naaste(tweede.lid, name="NAASTE6789")
    client = log_in(samira.account)
    assert prove(client, invite(tweede, noor).code)["Location"] == "/mijn/welkom/pincode/"
