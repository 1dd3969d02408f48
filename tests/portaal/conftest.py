"""A resident with an own account and a full dossier, and somebody of her network who looks along."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from draagkracht.toegang.models import Account
from draagkracht.werkproces.dossier.contact.models import Steunfiguur
from draagkracht.werkproces.dossier.models import Inwoner
from tests import cast
from tests.metingen import measure_both
from tests.team.plan import fill


@pytest.fixture
def rachida(make_account, dossier):
    """The resident's own account, with her dossier."""
    account = make_account(cast.RACHIDA)
    Inwoner.objects.filter(pk=dossier.inwoner_id).update(account=account)
    dossier.inwoner.account = account
    return account


@pytest.fixture
def full(dossier, noor, op, rachida):
    """Rachida's dossier with something of every step in it."""
    made = fill(dossier, noor, op)
    measure_both(dossier, noor, op)
    made.lid = dossier.netwerkleden.get()
    return made


@pytest.fixture
def make_naaste(op):
    """An account that looks along as this person of the network."""

    def make(lid, name="NAASTE2345", account=None):
        account = account or Account.objects.create_user(
            name, cast.WACHTWOORD, naam="", rol="naaste", gemeente=cast.GEMEENTE, is_demo=True
        )
        steun = Steunfiguur.objects.create(dossier=lid.dossier, netwerklid=lid, account=account, vanaf_op=op)
        return SimpleNamespace(account=account, steun=steun)

    return make


@pytest.fixture
def samira(full, make_naaste):
    return make_naaste(full.lid)
