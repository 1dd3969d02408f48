"""The second factor in the database: a copy of it makes no codes, and rotating the keys takes it along."""

import importlib
import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.apps import apps
from django.db import connection

from draagkracht.toegang import sleutels
from draagkracht.toegang.herversleutelen import rewrite_factors

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def stored() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        return " ".join(str(row[0]) for row in cursor.fetchall())


@pytest.fixture
def factor(noor):
    TOTP.activate(noor, SECRET)
    RecoveryCodes.activate(noor)
    return noor


def codes_of(account) -> list[str]:
    return Authenticator.objects.get(user=account, type="recovery_codes").wrap().get_unused_codes()


def is_good(account) -> bool:
    return Authenticator.objects.get(user=account, type="totp").wrap().validate_code(code_of(SECRET))


def test_the_database_holds_no_secret_of_a_factor(factor):
    assert SECRET not in stored()
    assert stored().count("dk1:k1:") == 2
    assert is_good(factor)
    assert len(codes_of(factor)) == 10


def test_rotating_takes_the_factors_along(factor, settings):
    before = codes_of(factor)
    ring = json.loads(settings.SLEUTELS) | {"actief": "k2"}
    ring["sleutels"]["k2"] = sleutels._new_key()
    settings.SLEUTELS = json.dumps(ring)
    sleutels.sleutelbos.cache_clear()
    sleutels._cipher.cache_clear()
    try:
        assert rewrite_factors() == 2
        assert "dk1:k1:" not in stored()
        assert codes_of(factor) == before
        assert is_good(factor)
    finally:
        sleutels.sleutelbos.cache_clear()
        sleutels._cipher.cache_clear()


def test_the_secrets_that_were_there_are_encrypted_once_and_can_be_opened_again(factor):
    move = importlib.import_module("draagkracht.toegang.migrations.0005_tweede_factor_versleuteld")
    codes = codes_of(factor)
    move.open_again(apps, None)
    assert SECRET in stored()
    move.close(apps, None)
    assert SECRET not in stored()
    assert codes_of(factor) == codes
