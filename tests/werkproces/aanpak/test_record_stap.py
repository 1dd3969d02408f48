"""A step is written down, changed, moved and taken away."""

import datetime as dt
import uuid

import pytest

from draagkracht.toegang.fouten import AlGedaan, Fout, Verouderd
from draagkracht.werkproces.aanpak.models import Stap
from draagkracht.werkproces.aanpak.selectors import list_stappen
from draagkracht.werkproces.aanpak.services import change_stap, move_stap, record_stap, remove_stap
from draagkracht.werkproces.doelen.models import Doel


@pytest.fixture
def make_doel(dossier, noor, op):
    def make(tekst="Ik heb weer stroom.", in_dossier=dossier, **fields):
        values = {
            "onderdeel": "financien",
            "richting": Doel.Richting.DRAAGLAST_VERMINDEREN,
            "voorgesteld_door": "samen",
            **fields,
        }
        return Doel.objects.create(dossier=in_dossier, tekst=tekst, op=op, door=noor, **values)

    return make


def write(dossier, noor, op, wat="Schuldhulp", sleutel="", **gegevens):
    return record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": wat, **gegevens}, sleutel=sleutel)


def test_it_keeps_the_step_with_its_goals(dossier, noor, op, make_doel):
    doel = make_doel()
    stap = write(dossier, noor, op, hoe="Samen brieven lezen", weken=8, doelen=[doel.pk])
    stap.refresh_from_db()
    assert (stap.hoe, stap.weken, stap.fase) == ("Samen brieven lezen", 8, "stabiliseren")
    assert list(stap.doelen.all()) == [doel]


def test_it_puts_a_new_step_last(dossier, noor, op):
    for wat in ("een", "twee", "drie"):
        write(dossier, noor, op, wat)
    assert [stap.wat for stap in list_stappen(dossier=dossier)] == ["een", "twee", "drie"]


@pytest.mark.parametrize(
    ("gegevens", "veld"),
    [
        ({"wat": "  "}, "wat"),
        ({"weken": 0}, "weken"),
        ({"weken": 105}, "weken"),
        ({"fase": "later"}, "fase"),
        ({"status": "bezig"}, "status"),
        ({"start_op": dt.date(9999, 1, 1)}, "start_op"),
        ({"doelen": [uuid.uuid4()]}, "doelen"),
        ({"doelen": ["geen id"]}, "doelen"),
    ],
)
def test_it_refuses_what_cannot_be_with_one_sentence(dossier, noor, op, gegevens, veld):
    with pytest.raises(Fout) as refusal:
        write(dossier, noor, op, **{"wat": "Schuldhulp", **gegevens})
    assert refusal.value.veld == veld
    assert refusal.value.zin.endswith(".")
    assert Stap.objects.count() == 0


def test_it_refuses_a_goal_of_another_dossier(dossier, make_dossier, noor, op, make_doel):
    other = make_doel(in_dossier=make_dossier(noor))
    with pytest.raises(Fout):
        write(dossier, noor, op, doelen=[other.pk])


def test_it_acts_once_for_one_form(dossier, noor, op):
    write(dossier, noor, op, sleutel="k")
    with pytest.raises(AlGedaan):
        write(dossier, noor, op, sleutel="k")
    assert Stap.objects.count() == 1


def test_changing_refuses_an_older_version_and_keeps_history(dossier, noor, op):
    stap = write(dossier, noor, op)
    change_stap(stap=stap, door=noor, op=op, gegevens={"wat": "Schuldhulp, samen"}, versie=1)
    with pytest.raises(Verouderd):
        change_stap(stap=stap, door=noor, op=op, gegevens={"wat": "Anders"}, versie=1)
    assert [h.wat for h in stap.history.order_by("history_id")] == ["Schuldhulp", "Schuldhulp, samen"]


def test_a_removed_step_leaves_the_list_and_stays_in_history(dossier, noor, op):
    stap = write(dossier, noor, op)
    remove_stap(stap=stap, door=noor, op=op)
    assert list_stappen(dossier=dossier) == []
    assert stap.history.count() == 2


@pytest.mark.parametrize(
    ("eerder", "order"),
    [(True, ["een", "drie", "twee"]), (False, ["een", "twee", "drie"])],
)
def test_moving_the_last_step(dossier, noor, op, eerder, order):
    stappen = [write(dossier, noor, op, wat) for wat in ("een", "twee", "drie")]
    move_stap(stap=stappen[-1], eerder=eerder, door=noor, op=op)
    assert [stap.wat for stap in list_stappen(dossier=dossier)] == order


def test_moving_does_not_interrupt_who_edits_the_step(dossier, noor, op):
    stappen = [write(dossier, noor, op, wat) for wat in ("een", "twee")]
    move_stap(stap=stappen[1], eerder=True, door=noor, op=op)
    change_stap(stap=Stap.objects.get(pk=stappen[1].pk), door=noor, op=op, gegevens={"hoe": "zo"}, versie=1)
    assert [stap.wat for stap in list_stappen(dossier=dossier)] == ["twee", "een"]
