import datetime as dt

import pytest

from draagkracht.toegang.fouten import AlGedaan, Fout
from draagkracht.werkproces.dossier.models import Dossier, Handeling
from draagkracht.werkproces.meting.models import Moment
from draagkracht.werkproces.meting.services import start_moment


def test_it_makes_a_moment_and_writes_down_the_act(dossier, noor, op, datum):
    moment = start_moment(dossier=dossier, door=noor, op=op, datum=datum, aanleiding="De start")
    assert (moment.op, moment.aanleiding) == (datum, "De start")
    assert Handeling.objects.filter(dossier=dossier, stap="meting", door=noor).count() == 1


def test_an_earlier_date_is_possible(dossier, noor, op, datum):
    assert start_moment(dossier=dossier, door=noor, op=op, datum=datum - dt.timedelta(days=40))


@pytest.mark.parametrize("days", [1, 400])
def test_it_refuses_the_future(dossier, noor, op, datum, days):
    with pytest.raises(Fout, match="toekomst"):
        start_moment(dossier=dossier, door=noor, op=op, datum=datum + dt.timedelta(days=days))


def test_today_is_today_in_the_netherlands(dossier, noor):
    just_after_midnight_here = dt.datetime(2026, 1, 12, 23, 30, tzinfo=dt.UTC)
    assert start_moment(dossier=dossier, door=noor, op=just_after_midnight_here, datum=dt.date(2026, 1, 13))


def test_it_refuses_a_date_that_must_be_a_slip_of_the_pen(dossier, noor, op):
    with pytest.raises(Fout, match="te ver terug"):
        start_moment(dossier=dossier, door=noor, op=op, datum=dt.date(202, 1, 1))


def test_there_is_one_moment_per_date(dossier, noor, op, datum, moment):
    with pytest.raises(Fout, match="al een moment") as refusal:
        start_moment(dossier=dossier, door=noor, op=op, datum=datum)
    assert refusal.value.veld == "datum"
    assert Moment.objects.count() == 1


def test_the_same_form_twice_makes_one_moment(dossier, noor, op, datum):
    start_moment(dossier=dossier, door=noor, op=op, datum=datum, sleutel="een")
    with pytest.raises(AlGedaan):
        start_moment(dossier=dossier, door=noor, op=op, datum=datum - dt.timedelta(days=1), sleutel="een")
    assert Moment.objects.count() == 1


def test_a_closed_dossier_takes_no_moment(dossier, noor, op, datum):
    Dossier.objects.filter(pk=dossier.pk).update(gesloten_op=op)
    with pytest.raises(Fout, match="afgesloten"):
        start_moment(dossier=dossier, door=noor, op=op, datum=datum)
    assert not Moment.objects.exists()
