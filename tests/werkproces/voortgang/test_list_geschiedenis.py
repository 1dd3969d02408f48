"""Looking back: who did what and when, what it changed, and what nobody may read there."""

import datetime as dt

import pytest

from draagkracht.werkproces.dossier.inwoners import change_inwoner
from draagkracht.werkproces.dossier.netwerk import save_netwerklid
from draagkracht.werkproces.dossier.services import record_handeling, save_versioned
from draagkracht.werkproces.hulpvraag.services import change_hulpvraag, record_hulpvraag
from draagkracht.werkproces.meting.invoer import import_zrm
from draagkracht.werkproces.meting.models import Meting, Moment, Score
from draagkracht.werkproces.models import Dossier
from draagkracht.werkproces.voortgang.geschiedenis import PER_PAGE, list_geschiedenis, list_inzages
from draagkracht.werkproces.vraagverheldering.services import save_visie, take_voorstel

from ...metingen import measure_both


def later(op, minutes):
    return op + dt.timedelta(minutes=minutes)


def test_a_change_shows_what_stood_there_before(dossier, noor, op):
    vraag = record_hulpvraag(dossier=dossier, door=noor, op=op, woorden="Help", gegevens={"spoed": "nee"})
    change_hulpvraag(hulpvraag=vraag, door=noor, op=later(op, 1), gegevens={"spoed": "nu"})
    regels, has_more = list_geschiedenis(dossier=dossier, door=noor)
    (verschil,) = regels[0].verschillen
    assert (verschil.oud, verschil.nieuw) == ("nee, het kan wachten", "ja, vandaag: er is gevaar")
    assert regels[0].handeling.door == noor
    assert has_more is False


def test_the_same_act_on_one_day_is_one_line_with_every_change_apart(dossier, noor, op):
    for minute, naam in ((1, "Rachida A."), (2, "Mevrouw Amrani")):
        change_inwoner(dossier=dossier, door=noor, op=later(op, minute), gegevens={"naam": naam})
    regels, _more = list_geschiedenis(dossier=dossier, door=noor)
    assert regels[0].aantal == 2
    assert [v.nieuw for v in regels[0].verschillen] == ["Mevrouw Amrani", "Rachida A."]


def test_the_same_act_on_another_day_stands_apart(dossier, noor, op):
    for day, naam in ((1, "Rachida A."), (2, "Mevrouw Amrani")):
        change_inwoner(dossier=dossier, door=noor, op=op + dt.timedelta(days=day), gegevens={"naam": naam})
    regels, _more = list_geschiedenis(dossier=dossier, door=noor)
    assert [regel.aantal for regel in regels[:2]] == [1, 1]


def test_a_page_is_bounded_and_the_next_one_goes_on(dossier, noor, op):
    for minute in range(PER_PAGE + 5):
        record_handeling(
            dossier=dossier, door=noor, op=later(op, minute), stap="hulpvraag", soort=f"nummer {minute}"
        )
    first, more = list_geschiedenis(dossier=dossier, door=noor)
    second, end = list_geschiedenis(dossier=dossier, door=noor, bladzijde=2)
    assert (len(first), more, end) == (PER_PAGE, True, False)
    assert {r.handeling.pk for r in first}.isdisjoint({r.handeling.pk for r in second})


def test_the_number_of_queries_does_not_grow_with_the_page(dossier, noor, op, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    save_netwerklid(
        dossier=dossier, door=noor, op=later(op, 1), gegevens={"naam": "Fatima", "soort": "familie"}
    )
    with CaptureQueriesContext(connection) as before:
        list_geschiedenis(dossier=dossier, door=noor)
    for minute in range(2, 20):
        gegevens = {"naam": f"Buur {minute}", "soort": "buur"}
        save_netwerklid(dossier=dossier, door=noor, op=later(op, minute), gegevens=gegevens)
    with django_assert_num_queries(len(before)):
        list_geschiedenis(dossier=dossier, door=noor)


@pytest.mark.parametrize(
    ("done", "shown"),
    [
        ([], []),
        (["professional"], []),
        (["inwoner"], []),
        (["inwoner", "professional"], ["financien: score"]),
    ],
)
def test_the_residents_scores_stay_unseen_until_both_are_in(dossier, noor, op, done, shown):
    moment = Moment.objects.create(dossier=dossier, op=op.date())
    _own, theirs = (
        Meting.objects.create(moment=moment, stem=stem, instrument="draagkracht-1", begonnen_op=op)
        for stem in ("professional", "inwoner")
    )
    Meting.objects.filter(stem__in=done).update(afgerond_op=op)
    record_handeling(
        dossier=dossier, door=noor, op=later(op, 1), stap="meting", soort="gemeten", onderwerp=theirs.pk
    )
    score = Score(meting=theirs, onderdeel="financien", status="vastgelegd", score=4, op=op)
    save_versioned(score, door=noor, op=later(op, 1))
    regels, _more = list_geschiedenis(dossier=dossier, door=noor)
    assert [v.veld for v in regels[0].verschillen if v.veld.endswith("score")] == shown


def test_the_read_log_of_a_dossier_is_its_own(dossier, noor, make_dossier, op):
    from draagkracht.werkproces.dossier.selectors import get_dossier

    other = make_dossier(noor)
    for key in (dossier.pk, other.pk):
        get_dossier(door=noor, dossier_id=key, pagina="dossier", op=op)
    lines, has_more = list_inzages(dossier=dossier)
    assert [line.keten for line in lines] == [dossier.pk]
    assert has_more is False


def test_what_stood_in_the_shared_vision_can_be_read_back(dossier, noor, op):
    first = save_visie(dossier=dossier, door=noor, op=op, samenvatting="", tekst="Eerst de huur")
    save_visie(
        dossier=dossier,
        door=noor,
        op=later(op, 1),
        samenvatting="",
        tekst="Eerst rust",
        versie=first.versie,
    )
    regels, _more = list_geschiedenis(dossier=dossier, door=noor)
    assert ("Eerst de huur", "Eerst rust") in [(v.oud, v.nieuw) for v in regels[0].verschillen]


def test_what_was_taken_along_from_the_profile_can_be_read_back(dossier, noor, op):
    measure_both(dossier, noor, op)
    made = take_voorstel(
        dossier=dossier, door=noor, op=later(op, 1), soort="draaglast", onderdeel="financien"
    )
    regels, _more = list_geschiedenis(dossier=dossier, door=noor)
    assert made.tekst in [v.nieuw for v in regels[0].verschillen]


def test_scores_that_were_taken_over_can_be_read_back(noor, op):
    import_zrm(
        ruw=b"dossier;datum;stem;Huisvesting\nA1;2026-01-05;professional;1\n",
        gemeente=noor.gemeente,
        op=op,
        door=noor,
        opener=noor,
        kanaal="toets",
    )
    regels, _more = list_geschiedenis(dossier=Dossier.objects.get(), door=noor)
    assert ("wonen: score", "4") in [(v.veld, v.nieuw) for r in regels for v in r.verschillen]
