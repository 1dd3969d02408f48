"""Sessions: who was let in may be put out at any moment, and a shared device remembers nobody."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from draagkracht.toegang.models import Account
from draagkracht.toegang.services import reset_toegang
from tests import cast

SECRET = "JBSWY3DPEHPK3PXP"


def enter(client, naam=cast.NOOR.gebruikersnaam, wachtwoord=cast.WACHTWOORD):
    return client.post("/inloggen/", {"gebruikersnaam": naam, "wachtwoord": wachtwoord})


@pytest.fixture
def real(noor):
    """Noor as she is outside a demo: with a second factor."""
    noor.is_demo = False
    noor.save()
    return noor


@pytest.mark.parametrize("headers", [{}, {"If-None-Match": '"x"'}])
def test_an_account_that_was_closed_is_out_at_once(noor, dossier, log_in, headers):
    client = log_in(noor)
    assert client.get(f"/dossier/{dossier.pk}/", headers=headers).status_code == 200
    Account.objects.filter(pk=noor.pk).update(is_active=False)
    assert client.get(f"/dossier/{dossier.pk}/", headers=headers).status_code == 302
    assert client.post(f"/dossier/{dossier.pk}/hulpvraag/", headers=headers).status_code == 302


@pytest.mark.parametrize("headers", [{}, {"If-None-Match": '"x"'}])
def test_a_new_password_ends_the_sessions_with_the_old_one(noor, make_account, op, client, headers):
    enter(client)
    assert client.get("/dossiers/", headers=headers).status_code == 200
    reset_toegang(account=noor, door=make_account(cast.YOUSSEF), op=op)
    assert client.get("/dossiers/", headers=headers).status_code == 302


def test_logging_in_gives_another_session(noor, client):
    client.get("/inloggen/")
    session = client.session
    session["x"] = 1
    session.save()
    client.cookies["sessie"] = session.session_key
    enter(client)
    assert client.cookies["sessie"].value != session.session_key


@pytest.mark.parametrize("cookie", ["\x00" * 10, "x" * 5000, "../../etc/passwd", "é" * 10, "' or 1=1--"])
def test_a_made_up_session_is_no_session(noor, client, cookie):
    client.cookies["sessie"] = cookie
    for headers in ({}, {"If-None-Match": '"x"'}):
        assert client.get("/dossiers/", headers=headers).status_code == 302


def test_the_next_person_at_the_device_gets_no_page_of_the_one_before(noor, bram, dossier, client):
    enter(client)
    page = f"/dossier/{dossier.pk}/"
    tag = client.get(page)["ETag"]
    assert client.get(page, headers={"If-None-Match": tag}).status_code == 304
    assert client.post("/uitloggen/")["Clear-Site-Data"] == '"cache"'
    assert client.get(page, headers={"If-None-Match": tag}).status_code == 302
    enter(client, cast.BRAM.gebruikersnaam)
    answer = client.get(page, headers={"If-None-Match": tag})
    assert answer.status_code == 404
    assert "ETag" not in answer


@pytest.mark.parametrize("tag", ["*", 'W/"*"', '"' + "a" * 9000 + '"', ",,,", "\x7f"])
def test_a_guessed_tag_is_never_the_page(noor, bram, dossier, log_in, tag):
    assert log_in(noor).get(f"/dossier/{dossier.pk}/", headers={"If-None-Match": tag}).status_code == 200
    assert log_in(bram).get(f"/dossier/{dossier.pk}/", headers={"If-None-Match": tag}).status_code == 404


def test_an_idle_session_takes_its_pages_along(noor, client, settings):
    enter(client)
    session = client.session
    session["gezien"] = int(time.time()) - settings.SESSIE_MINUTEN * 60 - 1
    session.save()
    assert client.get("/dossiers/")["Clear-Site-Data"] == '"cache"'


def test_a_session_from_before_the_factor_neither_reads_nor_undoes_it(real, client):
    """Somebody with the password alone was in first; then the owner set the second factor elsewhere."""
    enter(client)
    assert client.get("/dossiers/")["Location"] == "/tweede-factor/totp/activate/"
    TOTP.activate(real, SECRET)
    for page in (
        "recovery-codes/",
        "recovery-codes/download/",
        "recovery-codes/generate/",
        "totp/deactivate/",
    ):
        assert client.get(f"/tweede-factor/{page}").status_code == 302
        assert client.post(f"/tweede-factor/{page}").status_code == 302
    assert Authenticator.objects.filter(user=real).exists()


def test_the_six_digits_cannot_be_guessed_at_leisure(real):
    TOTP.activate(real, SECRET)
    client, page = Client(), "/tweede-factor/authenticate/"
    enter(client)
    for number in range(5):
        client.post(page, {"code": f"{number:06}"})
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    right = format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))
    client.post(page, {"code": right})
    assert client.get("/dossiers/").status_code == 302


@pytest.mark.parametrize("page", ["/dossiers/", "/dossiers/nieuw/", "/dossiers/invoer/", "/wachtwoord/", "/"])
def test_without_the_factor_every_page_leads_to_setting_it(real, client, page):
    enter(client)
    for path in (page, page + "?/tweede-factor/", page.rstrip("/") + "//tweede-factor/"):
        answer = client.get(path)
        assert answer.status_code == 302, path
        assert answer["Location"] == "/tweede-factor/totp/activate/", path


def test_the_form_of_an_account_cannot_make_it_a_demo_account_or_staff(real, make_account, log_in):
    from tests.team.plan import form_with

    client = log_in(make_account(cast.YOUSSEF))
    page = reverse("beheer:account", args=[real.pk])
    html = client.get(page).content.decode()
    fields = {
        **form_with(html, 'name="naam"'),
        "naam": "Noor",
        "rol": "professional",
        "team": str(real.team_id),
    }
    extra = {"is_demo": "on", "is_staff": "on", "is_superuser": "on", "gemeente": "elders", "is_active": "on"}
    assert client.post(page, {**fields, **extra}).status_code == 302
    real.refresh_from_db()
    assert (real.naam, real.is_demo, real.is_staff, real.is_superuser, real.gemeente) == (
        "Noor",
        False,
        False,
        False,
        cast.GEMEENTE,
    )


def test_setting_somebodys_access_anew_is_kept_in_the_history(real, make_account, op):
    youssef = make_account(cast.YOUSSEF)
    reset_toegang(account=real, door=youssef, op=op)
    line = real.history.get(history_change_reason="toegang opnieuw ingesteld")
    assert (line.history_user, line.history_date) == (youssef, op)
