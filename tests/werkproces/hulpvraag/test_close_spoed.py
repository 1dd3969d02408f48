"""What could not wait stays in sight until somebody spoke with the resident about it."""

import datetime as dt

import pytest

from draagkracht.toegang.fouten import AlGedaan, Fout
from draagkracht.werkproces.hulpvraag.services import (
    change_hulpvraag,
    close_spoed,
    record_hulpvraag,
    reopen_spoed,
)
from draagkracht.werkproces.voortgang.aandacht import list_aandacht
from draagkracht.werkproces.voortgang.overzicht import get_overzicht


@pytest.fixture
def who(noor, op):
    return {"door": noor, "op": op}


@pytest.fixture
def vraag(dossier, who):
    return record_hulpvraag(
        dossier=dossier, woorden="De stroom gaat eraf.", gegevens={"spoed": "dagen"}, **who
    )


def is_in_sight(dossier, noor, op) -> set[bool]:
    """On the dossier's first page, and on the page where a day begins."""
    advies = get_overzicht(dossier=dossier, account_id=noor.pk, vandaag=op.date()).advies
    aandacht = list_aandacht(door=noor, nu=op, vandaag=op.date())
    return {"spoed" in [advice.code for advice in advies], bool(aandacht.get("spoed"))}


def test_it_is_in_sight_until_somebody_spoke_with_the_resident(vraag, dossier, noor, op):
    assert is_in_sight(dossier, noor, op) == {True}
    close_spoed(hulpvraag=vraag, door=noor, op=op)
    assert is_in_sight(dossier, noor, op) == {False}
    vraag.refresh_from_db()
    assert (vraag.gesproken_op, vraag.gesproken_door) == (op, noor)


def test_a_mistake_is_taken_back(vraag, dossier, noor, op):
    close_spoed(hulpvraag=vraag, door=noor, op=op)
    reopen_spoed(hulpvraag=vraag, door=noor, op=op)
    assert is_in_sight(dossier, noor, op) == {True}
    assert list(dossier.handelingen.values_list("soort", flat=True).order_by("pk"))[-2:] == [
        "gesproken over de haast",
        "haast weer open",
    ]


def test_another_danger_is_spoken_about_anew(vraag, dossier, noor, op):
    close_spoed(hulpvraag=vraag, door=noor, op=op)
    change_hulpvraag(hulpvraag=vraag, door=noor, op=op, gegevens={"spoed": "dagen", "namens": "een buur"})
    assert vraag.gesproken_op == op
    change_hulpvraag(hulpvraag=vraag, door=noor, op=op, gegevens={"spoed": "nu"})
    assert is_in_sight(dossier, noor, op) == {True}


def test_the_same_button_twice_acts_once(vraag, who):
    close_spoed(hulpvraag=vraag, sleutel="k", **who)
    with pytest.raises(AlGedaan):
        close_spoed(hulpvraag=vraag, sleutel="k", **who)


def test_it_refuses_a_question_that_can_wait(dossier, who):
    calm = record_hulpvraag(dossier=dossier, woorden="Ik zoek een club.", gegevens={"spoed": "nee"}, **who)
    with pytest.raises(Fout, match="geen gevaar of haast"):
        close_spoed(hulpvraag=calm, **who)


def test_a_later_danger_is_in_sight_beside_an_earlier_one_that_is_done(vraag, dossier, noor, op):
    close_spoed(hulpvraag=vraag, door=noor, op=op)
    later = op + dt.timedelta(days=1)
    record_hulpvraag(dossier=dossier, door=noor, op=later, woorden="Hij slaat.", gegevens={"spoed": "nu"})
    assert is_in_sight(dossier, noor, later) == {True}
