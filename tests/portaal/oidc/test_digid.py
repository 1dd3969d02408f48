"""Coming in with DigiD: only who has a dossier here, only with an answer to the own question, and never signed up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from draagkracht.toegang.models import Account, Rol
from draagkracht.werkproces.dossier.contact.binnenkomen import end_eigen_toegang
from draagkracht.werkproces.dossier.models import Inwoner
from tests import cast

from .makelaar import Makelaar

BSN, OTHER = "999990019", "999990020"


@pytest.fixture(scope="module")
def _server() -> Iterator[Makelaar]:
    makelaar = Makelaar()
    yield makelaar
    makelaar.close()


@pytest.fixture
def makelaar(_server, settings) -> Makelaar:
    _server.lie, _server.claims = "", {"bsn": BSN}
    settings.OIDC_URL, settings.OIDC_CLIENT, settings.OIDC_SECRET = _server.url, "draagkracht", "geheim"
    settings.GEMEENTE = cast.GEMEENTE
    cache.clear()
    return _server


@pytest.fixture
def dossier(noor, make_dossier):
    return make_dossier(noor, bsn=BSN)


def go_in(makelaar: Makelaar, client: Client | None = None):
    client = client or Client()
    there = client.get("/mijn/digid/")
    assert there.status_code == 302, there.content.decode()
    return client, client.get(makelaar.log_in(there["Location"]).removeprefix("http://testserver"))


def test_without_a_broker_there_is_no_button_and_no_address(db):
    assert "DigiD" not in Client().get("/mijn/inloggen/").content.decode()
    for path in ("/mijn/digid/", "/mijn/digid/terug/?code=x&state=y"):
        assert Client().get(path).status_code == 404


def test_who_has_a_dossier_comes_in_and_the_second_time_in_the_same_account(makelaar, dossier):
    assert "Inloggen met DigiD" in Client().get("/mijn/inloggen/").content.decode()
    client, answer = go_in(makelaar)
    assert answer["Location"] == "/"
    assert dossier.inwoner.naam in client.get("/mijn/").content.decode()
    account = Account.objects.get(rol=Rol.INWONER)
    assert not account.has_usable_password()
    assert (account.naam, account.email) == ("", "")
    assert BSN not in account.gebruikersnaam
    go_in(makelaar)
    assert Account.objects.get(rol=Rol.INWONER) == account
    assert dossier.handelingen.filter(soort="inwoner binnengekomen").count() == 1


def test_state_nonce_and_pkce_go_along_and_are_new_each_time(makelaar, dossier):
    seen = []
    for _ in range(2):
        go_in(makelaar)
        seen.append({k: makelaar.asked[k] for k in ("state", "nonce", "code_challenge")})
        assert makelaar.asked["code_challenge_method"] == "S256"
        assert makelaar.asked["redirect_uri"] == "http://testserver/mijn/digid/terug/"
        assert len(makelaar.got["code_verifier"]) >= 43
    assert not set(seen[0].values()) & set(seen[1].values())


LIES = ("state", "nonce", "signature", "no signature", "secret as key", "key", "issuer", "audience", "more audiences",
        "old", "issuer of the broker")  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_an_answer_that_does_not_hold_opens_nothing(makelaar, dossier, lie):
    makelaar.lie = lie
    client = Client()
    there = client.get("/mijn/digid/")
    if there.status_code == 302:
        there = client.get(makelaar.log_in(there["Location"]).removeprefix("http://testserver"))
    assert there.status_code == 422
    assert "niet gelukt" in there.content.decode()
    assert client.get("/mijn/").status_code == 302
    assert not Account.objects.filter(rol=Rol.INWONER).exists()


@pytest.mark.parametrize(
    "claims", [{}, {"bsn": ""}, {"bsn": OTHER}, {"bsn": "123"}, {"bsn": ["a"]}, {"bsn": None}]
)
def test_who_has_no_dossier_gets_a_kind_page_and_nothing_is_made(makelaar, dossier, claims):
    makelaar.claims = claims
    before = (Account.objects.count(), Inwoner.objects.count())
    client, answer = go_in(makelaar)
    assert answer.status_code in (404, 422)
    assert client.get("/mijn/").status_code == 302
    assert (Account.objects.count(), Inwoner.objects.count()) == before


def test_a_resident_of_another_municipality_is_not_found(makelaar, dossier, settings):
    settings.GEMEENTE = "elders"
    assert go_in(makelaar)[1].status_code == 404


def test_who_was_stopped_stays_out(makelaar, dossier, noor):
    go_in(makelaar)
    dossier.inwoner.refresh_from_db()
    end_eigen_toegang(dossier=dossier, door=noor, op=timezone.now())
    client, answer = go_in(makelaar)
    assert answer.status_code == 404
    assert client.get("/mijn/").status_code == 302


def test_an_answer_counts_once_and_only_in_the_session_that_asked(makelaar, dossier):
    client = Client()
    back = makelaar.log_in(client.get("/mijn/digid/")["Location"]).removeprefix("http://testserver")
    stranger = Client()
    assert stranger.get(back)["Location"] == "/mijn/inloggen/"
    assert client.get(back)["Location"] == "/"
    client.post("/mijn/uitloggen/")
    assert client.get(back)["Location"] == "/mijn/inloggen/"
    assert client.get("/mijn/").status_code == 302


def test_somebody_who_stops_at_the_broker_gets_the_kind_page(makelaar, dossier):
    client = Client()
    client.get("/mijn/digid/")
    state = client.session["digid"]["state"]
    assert client.get(f"/mijn/digid/terug/?error=access_denied&state={state}").status_code == 422


def test_a_broker_that_is_not_there_gets_the_kind_page(makelaar, settings, dossier):
    settings.OIDC_URL = "http://127.0.0.1:9"
    assert Client().get("/mijn/digid/").status_code == 422


def test_logging_in_gives_another_session(makelaar, dossier):
    client = Client()
    client.get("/mijn/digid/")
    before = client.cookies["sessie"].value
    go_in(makelaar, client)
    assert client.cookies["sessie"].value != before
