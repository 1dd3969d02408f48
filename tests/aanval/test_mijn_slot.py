"""The lock on the residents' door: every way to send a code is the same code, from wherever it is tried."""

from __future__ import annotations

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from draagkracht.toegang.models import Account
from draagkracht.toegang.pincode import MEESTE
from draagkracht.werkproces.dossier.contact.binnenkomen import open_uitnodiging
from draagkracht.werkproces.dossier.contact.uitnodigingen import create_uitnodiging, write_code
from tests import cast
from tests.team.test_rechten import fill, walk

PIN = "258013"


@pytest.fixture
def code(dossier, noor) -> str:
    now = timezone.now()
    new = create_uitnodiging(
        dossier=dossier, door=noor, op=now, kanaal="ter_plekke", bewijs="afgesproken", antwoord="blauwe fiets"
    )
    open_uitnodiging(uitnodiging=new.uitnodiging, code=new.code, pincode=PIN, op=now)
    return new.code


def try_pincode(code, pincode="111222", address="192.0.2.1", **more):
    fields = {"code": code, "pincode": pincode, **more}
    return Client(REMOTE_ADDR=address).post("/mijn/inloggen/", fields)


def spellings(code: str) -> list[str]:
    spaced = " ".join(code)
    return [
        code,
        write_code(code),
        code.lower(),
        f" {code}\t",
        spaced,
        write_code(code).lower(),
        f"{code}\n",
        f"{code}.",
    ]


def test_code_and_pincode_open_the_door(code):
    answer = try_pincode(write_code(code).lower(), PIN)
    assert answer["Location"] == "/"


def test_a_wrong_code_and_a_wrong_pincode_are_one_answer(code):
    answers = [try_pincode(code), try_pincode("ABCDEFGHJK")]
    assert [a.status_code for a in answers] == [422, 422]
    assert all("horen niet bij elkaar" in a.content.decode() for a in answers)


def test_spellings_and_addresses_give_no_new_tries(code):
    for number, spelling in enumerate(spellings(code)):
        assert try_pincode(spelling, address=f"192.0.2.{number}").status_code in (422, 429)
    answer = try_pincode(code, PIN, address="198.51.100.7")
    assert answer.status_code == 429
    html = answer.content.decode()
    assert "over een uur" in html
    assert "<title>Mijn plan" in html


def test_a_second_field_with_a_name_gives_no_new_tries(code):
    for number in range(8):
        try_pincode(code, gebruikersnaam=f"iemand{number}")
    assert try_pincode(code, PIN, gebruikersnaam="nog-iemand").status_code == 429


def test_the_door_of_the_staff_gives_no_new_tries(code):
    for number in range(8):
        fields = {"gebruikersnaam": code, "wachtwoord": "111222", "code": f"ABCDEFGHJ{'KMNPRSTU'[number]}"}
        Client(REMOTE_ADDR=f"192.0.2.{number}").post("/inloggen/", fields)
    assert try_pincode(code, PIN).status_code == 429
    answer = Client().post("/inloggen/", {"gebruikersnaam": code, "wachtwoord": PIN})
    assert answer.status_code == 429


def guess(code, times):
    """Wrong pincodes for as long as it takes: the hours between are over each time."""
    for _ in range(times):
        AccessAttempt.objects.all().delete()
        try_pincode(code)
    AccessAttempt.objects.all().delete()


def test_who_has_all_the_time_gets_no_more_than_so_many_tries(code, dossier, noor, log_in):
    guess(code, MEESTE - 1)
    assert try_pincode(code, PIN).status_code == 302
    guess(code, MEESTE)
    answer = try_pincode(code, PIN)
    assert answer.status_code == 422
    assert "Vraag uw hulpverlener om een nieuwe code." in answer.content.decode()
    team = log_in(noor)
    assert "De pincode was te vaak verkeerd." in team.get(f"/dossier/{dossier.pk}/inwoner/").content.decode()
    assert "de pincode was te vaak verkeerd" in team.get("/dossiers/").content.decode()


def test_an_open_session_goes_on_and_a_new_code_opens_the_door_again(code, dossier, noor):
    inside = Client()
    inside.post("/mijn/inloggen/", {"code": code, "pincode": PIN})
    guess(code, MEESTE)
    assert inside.get("/mijn/").status_code == 200
    now = timezone.now()
    new = create_uitnodiging(
        dossier=dossier, door=noor, op=now, kanaal="ter_plekke", bewijs="afgesproken", antwoord="rode bus"
    )
    open_uitnodiging(uitnodiging=new.uitnodiging, code=new.code, pincode="930274", op=now)
    assert try_pincode(new.code, "930274").status_code == 302


def test_asking_the_pincode_again_takes_of_the_same_tries(code):
    inside = Client()
    inside.post("/mijn/inloggen/", {"code": code, "pincode": PIN})
    account = Account.objects.get(gebruikersnaam=code)
    for _ in range(3):
        inside.post("/mijn/pincode/", {"oud": "111222", "nieuw": "930274", "nogmaals": "930274"})
    account.refresh_from_db()
    assert account.mislukt == 3


def test_a_password_of_the_staff_is_not_counted_this_way(noor, db):
    for _ in range(3):
        Client().post("/inloggen/", {"gebruikersnaam": noor.gebruikersnaam, "wachtwoord": "x"})
    noor.refresh_from_db()
    assert noor.mislukt == 0


def test_the_lock_is_of_one_code(code):
    for _ in range(9):
        try_pincode("ABCDEFGHJK")
    assert try_pincode(code, PIN).status_code == 302


def test_a_mistyped_pincode_is_kept_nowhere_and_no_code_is_in_the_log(code, caplog):
    try_pincode(code, "258014")
    assert code.casefold() not in caplog.text.casefold()
    assert "258014" not in str(vars(AccessAttempt.objects.get()))


def test_codes_cannot_be_asked_for_as_long_as_somebody_likes(db):
    client = Client()
    statuses = [
        client.get(f"/mijn/welkom/{'ABCDEFGHJ'}{sign}/").status_code for sign in "ABCDEFGHJKMNPRST" * 2
    ]
    assert statuses[-1] == 429
    assert "tien minuten" in client.get("/mijn/welkom/").content.decode()


@pytest.mark.parametrize("naam", ["\x00", "x" * 5000, "😀", "ABCDE\x0023456", "‮ABCDE23456", "ß" * 10])
def test_hostile_codes_get_a_sentence_and_no_error(db, naam):
    assert try_pincode(naam).status_code == 422
    assert Client().post("/mijn/welkom/", {"code": naam}).status_code == 422


def test_logging_in_gives_another_session(code):
    client = Client()
    client.post("/mijn/taal/", {"taal": "nl"})
    before = client.cookies["sessie"].value
    client.post("/mijn/inloggen/", {"code": code, "pincode": PIN})
    assert client.cookies["sessie"].value != before
    assert Client(headers={"cookie": f"sessie={before}"}).get("/mijn/").status_code == 302


def test_coming_in_with_an_invitation_gives_another_session(dossier, noor):
    new = create_uitnodiging(
        dossier=dossier,
        door=noor,
        op=timezone.now(),
        kanaal="ter_plekke",
        bewijs="afgesproken",
        antwoord="blauwe fiets",
    )
    client = Client()
    client.get(f"/mijn/welkom/{new.code}/")
    before = client.cookies["sessie"].value
    client.post("/mijn/welkom/wie/", {"antwoord": "blauwe fiets"})
    client.post("/mijn/welkom/pincode/", {"nieuw": PIN, "nogmaals": PIN})
    assert client.cookies["sessie"].value != before
    assert not {"uitnodiging", "bewezen"} & set(client.session.keys())


def test_a_residents_account_reaches_no_page_of_another_door(code, dossier, log_in):
    """Not of the team, not of the administration, and not the pages with which staff guard their accounts."""
    client = log_in(Account.objects.get(rol="inwoner"))
    open_to_all = ("mijn/", "static/", "concept/", "uitloggen/", "inloggen/", "voorziening/")
    for route in walk(get_resolver().url_patterns):
        if route == "" or route.startswith(open_to_all):
            continue
        for method in ("get", "post"):
            answer = getattr(client, method)(fill(route, dossier.pk))
            assert answer.status_code in (404, 405), (method, route, answer.status_code)
            assert dossier.inwoner.naam not in answer.content.decode(), route


def test_a_resident_sees_the_own_dossier_and_no_other(code, make_dossier, noor, log_in):
    make_dossier(noor, cast.MARJAN)
    client = log_in(Account.objects.get(rol="inwoner"))
    session = client.session
    session["dossier"] = str(noor.betrokkenheden.latest("pk").dossier_id)
    session.save()
    html = client.get("/mijn/").content.decode()
    assert cast.RACHIDA.naam in html
    assert cast.MARJAN.naam not in html
