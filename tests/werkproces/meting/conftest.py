"""Two voices at one moment, and short ways to say what somebody answers."""

from __future__ import annotations

import datetime as dt

import pytest

from tests import cast

from .antwoorden import AL_DE_SCORES


@pytest.fixture
def rachida(make_account, dossier):
    """The resident's own account, tied to the dossier."""
    account = make_account(cast.RACHIDA)
    dossier.inwoner.account = account
    dossier.inwoner.save()
    return account


@pytest.fixture
def datum(op) -> dt.date:
    return op.date()


@pytest.fixture
def moment(dossier, noor, op, datum):
    from draagkracht.werkproces.meting.services import start_moment

    return start_moment(dossier=dossier, door=noor, op=op, datum=datum)


@pytest.fixture
def begin(moment, op):
    """Begin a voice at the moment."""
    from draagkracht.werkproces.meting.services import start_meting

    def start(door, stem="professional", wijze="zelf"):
        return start_meting(moment=moment, stem=stem, wijze=wijze, door=door, op=op)

    return start


@pytest.fixture
def record_whole(dossier, op, datum):
    """A whole voice in one act."""
    from draagkracht.werkproces.meting.services import record_meting

    def record(door, stem, wijze, antwoorden=AL_DE_SCORES, op_datum=datum):
        return record_meting(
            dossier=dossier, door=door, op=op, datum=op_datum, stem=stem, wijze=wijze, antwoorden=antwoorden
        )

    return record
