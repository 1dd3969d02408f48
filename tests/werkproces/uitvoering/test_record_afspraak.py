"""A small step is agreed, changed, and talked about afterwards."""

import datetime as dt
import uuid

import pytest

from draagkracht.toegang.fouten import AlGedaan, Fout, NietGevonden, Verouderd
from draagkracht.werkproces.aanpak.services import record_stap, remove_stap
from draagkracht.werkproces.dossier.netwerk import save_netwerklid
from draagkracht.werkproces.uitvoering.models import Afspraak
from draagkracht.werkproces.uitvoering.selectors import SOME, get_afspraak, list_afspraken
from draagkracht.werkproces.uitvoering.services import change_afspraak, record_afspraak, record_uitkomst

TODAY = dt.date(2026, 1, 14)  # a Wednesday


@pytest.fixture
def make(dossier, noor, op):
    def act(wat="Eén envelop openen", in_dossier=dossier, sleutel="", vervolg_op=None, **gegevens):
        return record_afspraak(
            dossier=in_dossier,
            door=noor,
            op=op,
            gegevens={"wat": wat, **gegevens},
            vervolg_op=vervolg_op,
            sleutel=sleutel,
        )

    return act


def test_it_keeps_the_cue_the_helper_and_the_sureness(dossier, noor, op, make):
    zus = save_netwerklid(dossier=dossier, door=noor, op=op, gegevens={"naam": "Samira", "soort": "familie"})
    stap = record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "De post"})
    made = make(als="het dinsdag is", zekerheid=0, netwerklid=str(zus.pk), stap=stap.pk)
    made.refresh_from_db()
    assert (made.als, made.zekerheid, made.netwerklid, made.stap) == ("het dinsdag is", 0, zus, stap)


@pytest.mark.parametrize(
    ("gegevens", "veld"),
    [
        ({"wat": " "}, "wat"),
        ({"zekerheid": 11}, "zekerheid"),
        ({"zekerheid": -1}, "zekerheid"),
        ({"wanneer_op": dt.date(9999, 12, 31)}, "wanneer_op"),
        ({"stap": uuid.uuid4()}, "stap"),
        ({"netwerklid": "geen id"}, "netwerklid"),
    ],
)
def test_it_refuses_what_cannot_be_with_one_sentence(make, gegevens, veld):
    with pytest.raises(Fout) as refusal:
        make(**gegevens)
    assert refusal.value.veld == veld
    assert Afspraak.objects.count() == 0


def test_it_refuses_a_step_that_was_taken_away(dossier, noor, op, make):
    stap = record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "De post"})
    remove_stap(stap=stap, door=noor, op=op)
    with pytest.raises(Fout):
        make(stap=stap.pk)


def test_it_acts_once_for_one_form(make):
    make(sleutel="k")
    with pytest.raises(AlGedaan):
        make(sleutel="k")
    assert Afspraak.objects.count() == 1


def test_another_dossiers_afspraak_does_not_exist(make_dossier, noor, make):
    other = make_dossier(noor)
    with pytest.raises(NietGevonden):
        get_afspraak(dossier=other, afspraak_id=make().pk)


def test_changing_refuses_an_older_version(noor, op, make):
    made = make()
    change_afspraak(afspraak=made, door=noor, op=op, gegevens={"wat": "Kleiner"}, versie=1)
    with pytest.raises(Verouderd):
        change_afspraak(afspraak=made, door=noor, op=op, gegevens={"wat": "Groter"}, versie=1)


@pytest.mark.parametrize("uitkomst", ["gelukt", "bijna", "nog_niet", "vervallen"])
def test_an_outcome_is_kept_with_own_words_and_a_date(noor, op, make, uitkomst):
    made = record_uitkomst(afspraak=make(), uitkomst=uitkomst, geleerd="Het ging zo.", door=noor, op=op)
    made.refresh_from_db()
    assert (made.uitkomst, made.geleerd, made.uitkomst_op) == (uitkomst, "Het ging zo.", op)


def test_an_outcome_without_words_leaves_the_words_there_were(noor, op, make):
    made = record_uitkomst(afspraak=make(), uitkomst="bijna", geleerd="Eng.", door=noor, op=op)
    assert record_uitkomst(afspraak=made, uitkomst="gelukt", door=noor, op=op).geleerd == "Eng."


def test_an_outcome_can_be_taken_back(noor, op, make):
    made = record_uitkomst(afspraak=make(), uitkomst="gelukt", door=noor, op=op)
    made = record_uitkomst(afspraak=made, uitkomst="", door=noor, op=op)
    assert (made.uitkomst, made.uitkomst_op) == ("", None)


def test_it_refuses_an_outcome_that_we_do_not_know(noor, op, make):
    with pytest.raises(Fout, match="Kies gelukt"):
        record_uitkomst(afspraak=make(), uitkomst="mislukt", door=noor, op=op)


def test_a_smaller_step_follows_the_one_that_did_not_work_yet(noor, op, make):
    first = record_uitkomst(afspraak=make(), uitkomst="nog_niet", door=noor, op=op)
    assert make("Eén envelop, samen", vervolg_op=first).vervolg_op == first


def test_the_list_tells_this_week_from_later_and_from_no_date(dossier, noor, op, make):
    dates = {"gisteren": -1, "zondag": 4, "maandag": 5}
    for wat, days in dates.items():
        make(wat, wanneer_op=TODAY + dt.timedelta(days=days))
    make("ooit")
    record_uitkomst(afspraak=make("klaar"), uitkomst="gelukt", door=noor, op=op)
    found = list_afspraken(dossier=dossier, vandaag=TODAY)
    assert [a.wat for a in found.deze_week] == ["gisteren", "zondag"]
    assert [a.wat for a in found.later] == ["maandag"]
    assert [a.wat for a in found.zonder_datum] == ["ooit"]
    assert [a.wat for a in found.gedaan] == ["klaar"]


def test_the_list_of_what_was_done_is_bounded_and_says_so(dossier, noor, op, make):
    for n in range(SOME + 1):
        record_uitkomst(afspraak=make(str(n)), uitkomst="gelukt", door=noor, op=op)
    found = list_afspraken(dossier=dossier, vandaag=TODAY)
    assert (len(found.gedaan), found.has_more) == (SOME, True)
    whole = list_afspraken(dossier=dossier, vandaag=TODAY, bladzijde=1)
    assert (len(whole.gedaan), whole.has_more) == (SOME + 1, False)
