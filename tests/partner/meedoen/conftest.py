"""A full dossier of Rachida, a party that works along in it, and its person logged in."""

from __future__ import annotations

import pytest

from tests.partijen import let_in, make_partij, person_of
from tests.team.plan import fill


@pytest.fixture
def gevuld(dossier, noor, op):
    return fill(dossier, noor, op)


@pytest.fixture
def partij(team):
    return make_partij(mensen=2)


@pytest.fixture
def deelname(dossier, noor, gevuld, partij):
    return let_in(dossier, noor, partij, [gevuld.doel], [gevuld.stap])


@pytest.fixture
def wim(partij):
    return person_of(partij)


@pytest.fixture
def deur(wim, log_in):
    return log_in(wim)
