"""What an administrator does with accounts, and what must not come back by it."""

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError

from draagkracht.toegang import inzage
from draagkracht.toegang.inzage import ALGEMEEN, Blik, check_keten, record_inzagen
from draagkracht.toegang.models import Account, Inzage
from draagkracht.toegang.services import change_account, change_wachtwoord, reset_toegang
from tests import cast


@pytest.fixture
def youssef(make_account):
    return make_account(cast.YOUSSEF, in_team=None)


def test_a_new_password_does_not_give_back_an_access_that_was_taken_away(youssef, noor, op):
    """Two administrators at once: this one read the account before the other one closed it."""
    as_it_was = Account.objects.get(pk=noor.pk)
    change_account(account=noor, door=youssef, op=op, gegevens={"is_active": False})
    reset_toegang(account=as_it_was, door=youssef, op=op)
    assert Account.objects.get(pk=noor.pk).is_active is False


def test_an_own_new_password_is_in_the_history_with_who_and_when(noor, op):
    change_wachtwoord(account=noor, op=op, oud=cast.WACHTWOORD, nieuw="vier-lange-woorden-hier")
    line = noor.history.latest("history_id")
    assert (line.history_user, line.history_date) == (noor, op)
    assert line.history_change_reason == "eigen wachtwoord gewijzigd"


def test_logging_in_writes_no_line_of_history(noor, client):
    before = noor.history.count()
    answer = client.post("/inloggen/", {"gebruikersnaam": noor.gebruikersnaam, "wachtwoord": cast.WACHTWOORD})
    assert answer.status_code == 302
    assert noor.history.count() == before


def test_the_first_administrator_is_of_the_municipality_of_the_settings(db, settings):
    settings.GEMEENTE = "rivierveen"
    made = get_user_model().objects.create_superuser("eerste", "samen-aan-tafel")
    assert (made.gemeente, made.rol) == ("rivierveen", "beheerder")


def test_many_looks_at_once_try_again_when_somebody_else_wrote_in_a_chain(noor, op, monkeypatch):
    real, tries = inzage._append_many, []

    def once_too_late(*args):
        tries.append(args)
        if len(tries) == 1:
            raise IntegrityError("inzage_keten_volgnummer")
        real(*args)

    monkeypatch.setattr(inzage, "_append_many", once_too_late)
    record_inzagen(account=noor, soort="gelezen", blikken={ALGEMEEN: Blik("zrm overnemen")}, op=op)
    assert Inzage.objects.count() == 1
    assert check_keten(ALGEMEEN) == []
