"""Drafts: a token of one place writes there and nowhere else, and shows nothing to anybody."""

from __future__ import annotations

import re

import pytest
from django.core import signing
from django.test import Client

from draagkracht.entree.concepten import Plek
from draagkracht.werkproces.dossier.models import Concept


def token_of(html: str) -> str:
    return re.search(r'name="concept" value="([^"]+)"', html)[1]


def hulpvraag(client, dossier) -> str:
    return client.get(f"/dossier/{dossier.pk}/hulpvraag/").content.decode()


def test_a_draft_of_one_is_not_shown_to_the_other(dossier, noor, bram, op, log_in):
    from draagkracht.werkproces.dossier.models import Betrokkene

    Betrokkene.objects.create(dossier=dossier, account=bram, rol="medewerker", vanaf_op=op)
    token = token_of(hulpvraag(log_in(noor), dossier))
    answer = log_in(bram).post("/concept/", {"concept": token, "woorden": "Alleen van Noor"})
    assert answer.status_code == 200
    assert "Noor" not in answer.content.decode()
    assert "Alleen van Noor" not in hulpvraag(log_in(bram), dossier)
    assert "Alleen van Noor" in hulpvraag(log_in(noor), dossier)


def test_a_token_of_one_place_fills_no_other(dossier, make_dossier, noor, log_in):
    second, client = make_dossier(noor), log_in(noor)
    token = token_of(hulpvraag(client, dossier))
    client.post(f"/dossier/{second.pk}/hulpvraag/", {"concept": token, "woorden": "Verdwaald"})
    assert second.hulpvragen.count() == dossier.hulpvragen.count() == 0
    assert "Verdwaald" not in hulpvraag(client, second)


def test_a_token_of_another_account_sends_no_form(dossier, noor, bram, op, log_in):
    from draagkracht.werkproces.dossier.models import Betrokkene

    Betrokkene.objects.create(dossier=dossier, account=bram, rol="medewerker", vanaf_op=op)
    token = token_of(hulpvraag(log_in(noor), dossier))
    log_in(bram).post(f"/dossier/{dossier.pk}/hulpvraag/", {"concept": token, "woorden": "Namens Noor"})
    assert dossier.hulpvragen.count() == 0


def test_who_left_the_dossier_writes_a_draft_that_nobody_reads(dossier, noor, op, log_in):
    from draagkracht.werkproces.dossier.models import Betrokkene

    client = log_in(noor)
    token = token_of(hulpvraag(client, dossier))
    Betrokkene.objects.update(tot_op=op)
    client.post("/concept/", {"concept": token, "woorden": "Te laat"})
    answer = client.get(f"/dossier/{dossier.pk}/hulpvraag/")
    assert answer.status_code == 404
    assert "Te laat" not in answer.content.decode()


@pytest.mark.parametrize("part", [0, 1, 2])
def test_a_token_that_was_changed_keeps_nothing(dossier, noor, log_in, part):
    client = log_in(noor)
    parts = token_of(hulpvraag(client, dossier)).split(":")
    parts[part] = parts[part][:-2] + ("AA" if not parts[part].endswith("AA") else "BB")
    assert client.post("/concept/", {"concept": ":".join(parts), "woorden": "x"}).status_code == 422
    assert not Concept.objects.exists()


@pytest.mark.parametrize("token", ["", ":", "a:b:c", "\x00", "x" * 100_000, "é:é:é", "." + "A" * 60])
def test_a_made_up_token_keeps_nothing(db, token):
    assert Client().post("/concept/", {"concept": token, "woorden": "x"}).status_code == 422


@pytest.mark.parametrize("inside", [[], {}, None, 3, ["x"], ["x", "y", "z"], [1, 2, 3], ["", "", ""]])
def test_something_else_that_we_signed_is_no_token(db, inside):
    for salt in ("concept", "geen-concept", "django.core.signing"):
        token = signing.dumps(inside, salt=salt)
        assert Client().post("/concept/", {"concept": token, "woorden": "x"}).status_code == 422


def test_the_token_of_a_form_that_is_never_kept_keeps_nothing(dossier, noor, log_in):
    """What a resident answers about their say, typed on the professional's device."""
    client = log_in(noor)
    token = token_of(client.get(f"/dossier/{dossier.pk}/zeggenschap/doelen/").content.decode())
    assert client.post("/concept/", {"concept": token, "beslist": "0"}).status_code == 422
    client.post("/uitloggen/")
    client.post(f"/dossier/{dossier.pk}/zeggenschap/doelen/", {"concept": token, "beslist": "0"})
    assert not Concept.objects.exists()


def test_a_password_is_never_kept_as_a_draft(noor, log_in):
    client = log_in(noor)
    token = token_of(client.get("/wachtwoord/").content.decode())
    sent = {"concept": token, "oud": "geheim-1", "nieuw": "geheim-2"}
    client.post("/concept/", sent)
    client.post("/uitloggen/")
    client.post("/wachtwoord/", sent)
    assert "geheim" not in str([c.velden for c in Concept.objects.all()])


@pytest.mark.parametrize("veld", ["sleutel", "woorden", "versie", "\x00"])
def test_a_nul_is_no_error_anywhere_in_a_draft(dossier, noor, log_in, veld):
    client = log_in(noor)
    token = token_of(hulpvraag(client, dossier))
    assert client.post("/concept/", {"concept": token, veld: "a\x00b"}).status_code == 200
    assert client.get(f"/dossier/{dossier.pk}/hulpvraag/").status_code == 200


def test_a_token_of_nobody_keeps_nothing(db, dossier):
    token = Plek(dossier.pk, dossier.pk, "hulpvraag").sign()
    assert Client().post("/concept/", {"concept": token, "woorden": "x"}).status_code == 422
