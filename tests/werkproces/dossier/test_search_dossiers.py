"""Finding a resident again by part of a name."""

import datetime as dt

from draagkracht.toegang.inzage import ALGEMEEN
from draagkracht.toegang.models import Inzage
from draagkracht.werkproces.dossier.selectors import SEARCH_LIMIT, search_dossiers
from draagkracht.werkproces.models import Dossier
from tests import cast


def test_what_is_still_open_comes_before_what_is_closed_on_every_database(noor, make_dossier, op):
    made = [make_dossier(noor, cast.RACHIDA) for _n in range(4)]
    for dossier, days in zip(made, (10, 3, None, None), strict=True):
        closed = None if days is None else op - dt.timedelta(days=days)
        Dossier.objects.filter(pk=dossier.pk).update(gesloten_op=closed, laatst_op=op)
    Dossier.objects.filter(pk=made[3].pk).update(laatst_op=op - dt.timedelta(days=1))
    found = search_dossiers(door=noor, vraag="rach", op=op)
    assert [d.pk for d in found] == [made[n].pk for n in (2, 3, 1, 0)]


def test_an_open_dossier_does_not_fall_off_behind_many_closed_ones(noor, make_dossier, op):
    for _n in range(SEARCH_LIMIT + 1):
        make_dossier(noor, cast.RACHIDA)
    Dossier.objects.update(gesloten_op=op)
    still = make_dossier(noor, cast.RACHIDA)
    found = search_dossiers(door=noor, vraag="rach", op=op)
    assert len(found) == SEARCH_LIMIT
    assert found[0].pk == still.pk


def test_every_search_is_in_the_log_without_the_name_that_was_asked(noor, dossier, op):
    search_dossiers(door=noor, vraag="rach", op=op)
    line = Inzage.objects.get(keten=ALGEMEEN)
    assert (line.account, line.toelichting) == (noor, "1 gevonden")
