"""Coming in with a code: one answer for every code that does not work, and five proofs."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from draagkracht.toegang.models import Account, Rol
from draagkracht.werkproces.dossier.contact.binnenkomen import end_eigen_toegang
from draagkracht.werkproces.dossier.contact.models import Uitnodiging
from draagkracht.werkproces.dossier.contact.uitnodigingen import count_pogingen, end_uitnodiging, write_code
from draagkracht.werkproces.dossier.models import Inwoner
from tests import cast

from ..conftest import PIN, WOORD


def test_from_the_letter_to_the_own_page_in_three_screens(invite, come_in, dossier):
    client = come_in(invite().code)
    assert client.get("/")["Location"] == "/mijn/"
    page = client.get("/mijn/")
    assert page.status_code == 200
    assert dossier.inwoner.naam in page.content.decode()
    account = Account.objects.get(rol=Rol.INWONER)
    assert (account.naam, account.email) == ("", "")
    assert Inwoner.objects.get().account == account


@pytest.mark.parametrize("kind", ["unknown", "used", "withdrawn", "expired", "too many proofs"])
def test_every_code_that_does_not_work_gets_the_same_answer(kind, invite, come_in, dossier, noor, now, words):
    new = invite(op=now - dt.timedelta(days=15)) if kind == "expired" else invite()
    code = new.code
    if kind == "unknown":
        code = "ABCDEFGHJK"
    elif kind == "used":
        come_in(code)
    elif kind == "withdrawn":
        end_uitnodiging(dossier=dossier, uitnodiging_id=new.uitnodiging.pk, door=noor, op=now)
    elif kind == "too many proofs":
        Uitnodiging.objects.update(mislukt=5)
    answers = [
        Client().get(f"/mijn/welkom/{code}/"),
        Client().post("/mijn/welkom/", {"code": f" {write_code(code).lower()} "}),
    ]
    for answer in answers:
        assert answer.status_code == 422
        text = words(answer)
        assert "Met deze code kunt u niet (meer) naar binnen. Vraag een nieuwe code." in text
        assert text.replace(code, "") == words(Client().get("/mijn/welkom/ABCDEFGHJN/")), (
            "nothing on the page tells which it was"
        )


def test_the_code_is_not_in_any_address_after_the_first(invite):
    client, code = Client(), invite().code
    answer = client.get(f"/mijn/welkom/{code}/", follow=True)
    assert [code in address for address, _status in answer.redirect_chain] == [False]


def test_five_wrong_proofs_end_the_invitation(invite, words):
    new, client = invite(), Client()
    client.get(f"/mijn/welkom/{new.code}/")
    for left in (4, 3, 2, 1):
        answer = client.post("/mijn/welkom/wie/", {"antwoord": "rode auto"})
        assert answer.status_code == 422
        assert f"nog {left} keer" in words(answer)
    assert "Deze code werkt niet meer" in words(client.post("/mijn/welkom/wie/", {"antwoord": "rode auto"}))
    again = Client()
    assert again.get(f"/mijn/welkom/{new.code}/").status_code == 422
    assert client.post("/mijn/welkom/wie/", {"antwoord": WOORD})["Location"] == "/mijn/welkom/"
    assert not Account.objects.filter(rol=Rol.INWONER).exists()


def test_another_browser_gives_no_new_proofs(invite):
    new = invite()
    for _ in range(5):
        client = Client()
        client.get(f"/mijn/welkom/{new.code}/")
        client.post("/mijn/welkom/wie/", {"antwoord": "rode auto"})
    assert Client().get(f"/mijn/welkom/{new.code}/").status_code == 422


def test_requests_that_read_the_invitation_before_are_together_no_more_than_five(invite):
    """What many at the same moment have in hand is the same row, read while no proof was wrong yet."""
    stale = invite().uitnodiging
    answers = [count_pogingen(uitnodiging=stale, bewijs=f"gok {n}") for n in range(5)]
    assert not any(answers)
    assert not count_pogingen(uitnodiging=stale, bewijs=WOORD)


def test_a_right_proof_costs_no_try(invite):
    new = invite()
    assert count_pogingen(uitnodiging=new.uitnodiging, bewijs="BLAUWE  fiets")
    assert Uitnodiging.objects.get().mislukt == 0


@pytest.mark.parametrize("typed", ["3-9-1992", "03-09-1992", "03/09/1992", "3 9 1992", "3.9.1992"])
def test_a_day_of_birth_is_read_as_people_write_it(make_dossier, noor, invite, come_in, typed):
    other = make_dossier(noor, cast.MARJAN, geboortedatum="1992-09-03")
    new = invite(other, bewijs="geboortedatum", antwoord="")
    come_in(new.code, antwoord=typed)


def test_the_page_of_the_pincode_needs_the_proof_of_this_invitation(make_dossier, noor, invite, come_in):
    """The proof of one invitation is none for another, in the same browser."""
    other = make_dossier(noor, cast.MARJAN)
    mine, theirs, client = invite(), invite(other), Client()
    client.get(f"/mijn/welkom/{mine.code}/")
    client.post("/mijn/welkom/wie/", {"antwoord": WOORD})
    client.get(f"/mijn/welkom/{theirs.code}/")
    for send in (client.get, client.post):
        assert send("/mijn/welkom/pincode/")["Location"] == "/mijn/welkom/"
    assert Client().post("/mijn/welkom/pincode/", {"nieuw": PIN, "nogmaals": PIN})["Location"] == (
        "/mijn/welkom/"
    )


@pytest.mark.parametrize("pincode", ["123456", "111111", "987654", "123123", "12345", "abcdef", "٣٣٣١٤٢"])
def test_a_pincode_that_everybody_tries_first_is_refused_and_nothing_is_lost(invite, pincode):
    new, client = invite(), Client()
    client.get(f"/mijn/welkom/{new.code}/")
    client.post("/mijn/welkom/wie/", {"antwoord": WOORD})
    answer = client.post("/mijn/welkom/pincode/", {"nieuw": pincode, "nogmaals": pincode})
    assert answer.status_code == 422
    assert write_code(new.code) in answer.content.decode()
    assert client.post("/mijn/welkom/pincode/", {"nieuw": PIN, "nogmaals": PIN}).status_code == 302


def test_a_new_code_ends_the_old_code_and_whoever_is_in_with_it(invite, come_in):
    first = invite()
    client = come_in(first.code)
    second = invite()
    assert client.get("/mijn/")["Location"].startswith("/mijn/inloggen/")
    again = Client()
    again.post("/mijn/inloggen/", {"code": first.code, "pincode": PIN})
    assert again.get("/mijn/").status_code == 302
    account = Account.objects.get(rol=Rol.INWONER)
    assert come_in(second.code, pincode="740851").get("/mijn/").status_code == 200
    assert Account.objects.get(rol=Rol.INWONER).pk == account.pk


def test_ending_the_own_way_in_puts_somebody_out_at_once(invite, come_in, dossier, noor, now):
    client = come_in(invite().code)
    dossier.inwoner.refresh_from_db()
    end_eigen_toegang(dossier=dossier, door=noor, op=now)
    assert client.get("/mijn/").status_code == 302
    for headers in ({}, {"If-None-Match": '"x"'}):
        assert client.get("/mijn/lezen/", headers=headers).status_code == 302


def test_a_language_before_logging_in_goes_along(invite, come_in):
    client = Client()
    answer = client.post("/mijn/taal/", {"taal": "ar", "next": "/mijn/welkom/"})
    assert answer["Location"] == "/mijn/welkom/"
    assert '<html lang="ar" dir="rtl"' in client.get("/mijn/welkom/").content.decode()
    come_in(invite().code, client=client)
    assert '<html lang="ar" dir="rtl"' in client.get("/mijn/").content.decode()
    client.post("/mijn/taal/", {"taal": "xx"})
    assert client.session["taal"] == "ar"


@pytest.mark.parametrize("target", ["https://elders.example/", "//elders.example", "javascript:alert(1)"])
def test_choosing_a_language_leads_to_no_other_site(target, db):
    assert Client().post("/mijn/taal/", {"taal": "en", "next": target})["Location"] == "/mijn/inloggen/"
