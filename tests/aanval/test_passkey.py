"""Passkeys: what is made up opens nothing and breaks nothing, and nobody adds one to somebody else's door."""

from __future__ import annotations

import base64
import json
import time

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from draagkracht.toegang.models import Account
from tests import cast


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def answers(account: Account) -> list[object]:
    whole = {
        "id": "AAAA",
        "rawId": "AAAA",
        "type": "public-key",
        "clientExtensionResults": {},
        "response": {
            "clientDataJSON": b64(
                b'{"type":"webauthn.get","challenge":"AAAA","origin":"https://testserver"}'
            ),
            "authenticatorData": b64(b"\x00" * 37),
            "signature": b64(b"x"),
            "userHandle": b64(str(account.pk).encode()),
        },
    }
    broken = [{**whole, "response": {**whole["response"], name: value}} for name in whole["response"]
              for value in ("", "!", None, 5, {}, "\x00")]  # fmt: skip
    return [None, 1, [], {}, "x", {"response": 5}, {"response": {}}, whole, *broken]


DOORS = ("/inloggen/passkey/", "/mijn/inloggen/passkey/")


@pytest.mark.parametrize("door", DOORS)
def test_a_made_up_answer_opens_nothing(noor, door):
    for answer in answers(noor):
        client = Client()
        assert "publicKey" in client.get(door).json()
        sent = client.post(door, {"credential": json.dumps(answer)})
        assert sent.status_code == 302
        assert sent["Location"] == door.replace("passkey/", "")
        assert client.get("/dossiers/").status_code == 302
    assert Client().post(door, {"credential": "{"}).status_code == 302
    assert Client().post(door).status_code == 302


def test_allauths_own_pages_for_passkeys_are_not_there(noor, log_in):
    for path in (
        "webauthn/",
        "webauthn/add/",
        "webauthn/login/",
        "webauthn/signup/",
        "webauthn/reauthenticate/",
    ):
        assert log_in(noor).get(f"/tweede-factor/{path}").status_code == 404
        assert Client().get(f"/tweede-factor/{path}").status_code == 404


@pytest.fixture
def resident(dossier, make_account):
    account = make_account(cast.RACHIDA)
    type(dossier.inwoner).objects.filter(pk=dossier.inwoner_id).update(account=account)
    return account


def test_an_open_session_is_not_enough_to_make_one(resident, log_in):
    """Who picks up a telephone that stands open has to know the pincode; tries are counted."""
    client = log_in(resident)
    page = client.get("/mijn/pincode/passkey/").content.decode()
    assert "data-opties" not in page
    assert client.post("/mijn/pincode/passkey/", {"credential": "{}"}).status_code == 422
    assert not Authenticator.objects.exists()
    for _ in range(8):
        client.post("/mijn/pincode/passkey/", {"pincode": "000111"})
    assert client.post("/mijn/pincode/passkey/", {"pincode": cast.WACHTWOORD}).status_code == 429
    assert "data-opties" not in client.get("/mijn/pincode/passkey/").content.decode()


def test_after_the_pincode_the_telephone_may_make_one_and_for_five_minutes_only(resident, log_in):
    client = log_in(resident)
    client.post("/mijn/pincode/passkey/", {"pincode": cast.WACHTWOORD})
    assert "data-opties" in client.get("/mijn/pincode/passkey/").content.decode()
    assert client.post("/mijn/pincode/passkey/", {"credential": "{}"})["Location"] == "/mijn/pincode/passkey/"
    assert not Authenticator.objects.exists()
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - 301}]
    session.save()
    assert "data-opties" not in client.get("/mijn/pincode/passkey/").content.decode()


def test_nobody_takes_away_somebody_elses(resident, noor, log_in):
    own = Authenticator.objects.create(user=noor, type="webauthn", data={"name": "x", "credential": {}})
    client = log_in(resident)
    client.post("/mijn/pincode/passkey/", {"pincode": cast.WACHTWOORD})
    for number in (str(own.pk), "0", "-1", "x", "9" * 30, "\x00"):
        assert client.post("/mijn/pincode/passkey/", {"weg": number}).status_code == 302
    assert Authenticator.objects.filter(pk=own.pk).exists()


def test_the_name_on_the_device_tells_nothing(resident, log_in):
    client = log_in(resident)
    client.post("/mijn/pincode/passkey/", {"pincode": cast.WACHTWOORD})
    html = client.get("/mijn/pincode/passkey/").content.decode()
    assert "&#34;Mijn plan&#34;" in html
    for word in ("Draagkracht", "rachida", "Rachida"):
        assert word not in html.split("data-opties")[1].split(">")[0]


def test_guessing_the_pincode_of_now_is_counted(resident, log_in):
    client = log_in(resident)
    for _ in range(8):
        client.post("/mijn/pincode/", {"oud": "000111", "nieuw": "258013", "nogmaals": "258013"})
    answer = client.post("/mijn/pincode/", {"oud": cast.WACHTWOORD, "nieuw": "258013", "nogmaals": "258013"})
    assert answer.status_code == 429
    resident.refresh_from_db()
    assert resident.check_password(cast.WACHTWOORD)


def test_changing_the_pincode_takes_the_telephones_of_before_along(resident, log_in):
    """Who changes a pincode because somebody knows it does not expect a passkey of that somebody to go on opening."""
    Authenticator.objects.create(user=resident, type="webauthn", data={"name": "x", "credential": {}})
    client, elsewhere = log_in(resident), log_in(resident)
    client.post("/mijn/pincode/", {"oud": cast.WACHTWOORD[:20], "nieuw": "258013", "nogmaals": "258013"})
    assert not Authenticator.objects.exists()
    assert client.get("/mijn/").status_code == 200
    assert elsewhere.get("/mijn/").status_code == 302
