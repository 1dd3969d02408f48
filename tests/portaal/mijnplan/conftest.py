"""Rachida at her own door: her account, a full dossier, and the same pages on the device of her professional."""

from __future__ import annotations

import pytest

from draagkracht.portaal.deur import OVERHANDIGD
from draagkracht.toegang.models import Rol
from draagkracht.werkproces.dossier.models import Inwoner
from tests import cast
from tests.team.plan import fill


def give_account(make_account, dossier, persoon):
    account = make_account(persoon, rol=Rol.INWONER, in_team=None)
    Inwoner.objects.filter(pk=dossier.inwoner_id).update(account=account)
    return account


@pytest.fixture
def rachida(make_account, dossier):
    return give_account(make_account, dossier, cast.RACHIDA)


@pytest.fixture
def thuis(rachida, log_in):
    """A client in which Rachida is logged in with her own account."""
    return log_in(rachida)


@pytest.fixture
def tafel(noor, dossier, log_in):
    """Noor's client, whose device Rachida has in hand."""
    client = log_in(noor)
    session = client.session
    session[OVERHANDIGD] = str(dossier.pk)
    session.save()
    return client


@pytest.fixture
def gevuld(dossier, noor, op):
    """Something of everything about goals, plan and week in Rachida's dossier."""
    return fill(dossier, noor, op)


@pytest.fixture
def ander(make_dossier, noor, op):
    """Another dossier of Noor's, as full."""
    return fill(make_dossier(noor, cast.MARJAN), noor, op)
