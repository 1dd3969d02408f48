"""What asks attention this week."""

import datetime as dt

from draagkracht.toegang.models import Account
from draagkracht.toegang.pincode import MEESTE
from draagkracht.werkproces.hulpvraag.services import record_hulpvraag
from draagkracht.werkproces.voortgang.aandacht import list_aandacht
from tests import cast
from tests.metingen import measure


def test_a_day_is_a_day_on_the_clock_of_the_netherlands(dossier, noor):
    """A quarter past midnight in Amsterdam is still yesterday in UTC."""
    after_midnight = dt.datetime(2026, 1, 12, 23, 15, tzinfo=dt.UTC)
    record_hulpvraag(dossier=dossier, door=noor, op=after_midnight, woorden="Help", gegevens={"spoed": "nu"})
    found = list_aandacht(door=noor, nu=after_midnight, vandaag=dt.date(2026, 1, 13))
    assert [(a.dossier_id, a.op) for a in found["spoed"]] == [(str(dossier.pk), dt.date(2026, 1, 13))]


def kinds(door, op):
    return set(list_aandacht(door=door, nu=op, vandaag=op.date()))


def test_what_a_resident_answered_at_home_waits_for_the_professional(
    dossier, noor, op, make_account, make_dossier
):
    rachida = make_account(cast.RACHIDA, in_team=None)
    dossier.inwoner.account = rachida
    dossier.inwoner.save()
    measure(dossier, rachida, op, "inwoner", {"wonen": 2})
    assert "antwoord" in kinds(noor, op)
    assert "antwoord" not in kinds(noor, op + dt.timedelta(days=15))
    measure(dossier, noor, op, "professional", {"wonen": 2})
    assert "antwoord" not in kinds(noor, op)


def test_a_resident_who_cannot_come_in_any_more_is_seen_by_their_own_professional(
    dossier, noor, bram, op, make_account
):
    dossier.inwoner.account = make_account(cast.RACHIDA, in_team=None)
    dossier.inwoner.save()
    assert "pincode" not in kinds(noor, op)
    Account.objects.filter(pk=dossier.inwoner.account_id).update(mislukt=MEESTE)
    assert "pincode" in kinds(noor, op)
    assert "pincode" not in kinds(bram, op)
