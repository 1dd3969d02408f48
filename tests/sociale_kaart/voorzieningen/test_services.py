"""What can be done with a facility, by people here and by the facility itself."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core import signing

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.sociale_kaart.voorzieningen.fouten import AlToegevoegd, Gewijzigd
from draagkracht.sociale_kaart.voorzieningen.koppeling import GELDIG, make_token, read_token
from draagkracht.sociale_kaart.voorzieningen.models import Correctie, Voorziening
from draagkracht.sociale_kaart.voorzieningen.services import (
    PER_DAG,
    add_voorziening,
    change_voorziening,
    check_voorziening,
    close_koppeling,
    confirm_voorziening,
    open_koppeling,
    propose_correctie,
    return_correctie,
    take_correctie,
)
from tests import cast


@pytest.fixture
def voorziening(noor, op):
    gegevens = {"naam": "Inloop", "telefoon": "0999 123456", "kosten": "gratis"}
    return add_voorziening(gemeente=cast.GEMEENTE, door=noor, op=op, gegevens=gegevens, sleutel="een")


@pytest.fixture
def propose(voorziening, op):
    def do(sleutel="c1", toelichting="", **gegevens):
        return propose_correctie(
            voorziening=voorziening,
            op=op,
            gegevens=gegevens,
            namens="Balie",
            toelichting=toelichting,
            sleutel=sleutel,
        )

    return do


def test_who_adds_a_facility_has_checked_it(voorziening, noor, op):
    assert (voorziening.bron, voorziening.nagekeken_door, voorziening.nagekeken_op) == (
        "eigen",
        noor,
        op.date(),
    )
    assert voorziening.bedrag == Decimal("0.00")
    assert voorziening.history.get().history_user == noor


def test_the_same_form_sent_twice_adds_one(voorziening, noor, op):
    with pytest.raises(AlToegevoegd):
        add_voorziening(gemeente=cast.GEMEENTE, door=noor, op=op, gegevens={"naam": "Inloop"}, sleutel="een")
    assert Voorziening.objects.count() == 1


@pytest.mark.parametrize(
    ("gegevens", "veld"),
    [
        ({"naam": " "}, "naam"),
        ({"email": "niets"}, "email"),
        ({"web": "javascript:alert(1)"}, "web"),
        ({"telefoon": "bel maar"}, "telefoon"),
        ({"leeftijd_van": "-1"}, "leeftijd_van"),
        ({"leeftijd_van": 70, "leeftijd_tot": 18}, "leeftijd_tot"),
        ({"bedrag": "veel"}, "bedrag"),
        ({"status": "weg"}, "status"),
        ({"plekken": [{"lat": "noord", "lon": "5"}]}, "plekken"),
    ],
)
def test_it_refuses_what_cannot_be_right_and_names_the_field(voorziening, noor, op, gegevens, veld):
    with pytest.raises(MethodiekFout) as fout:
        change_voorziening(voorziening=voorziening, door=noor, op=op, gegevens=gegevens)
    assert fout.value.veld == veld
    assert Voorziening.objects.get().versie == 1


def test_two_who_change_the_same_both_hear_of_it(voorziening, noor, bram, op):
    change_voorziening(voorziening=voorziening, door=noor, op=op, gegevens={"naam": "Inloophuis"}, versie=1)
    with pytest.raises(Gewijzigd) as fout:
        change_voorziening(voorziening=voorziening, door=bram, op=op, gegevens={"naam": "Huis"}, versie=1)
    assert fout.value.huidig.naam == "Inloophuis"


def test_a_price_follows_the_words_about_it(voorziening, noor, op):
    change_voorziening(voorziening=voorziening, door=noor, op=op, gegevens={"kosten": "€ 3 per keer"})
    assert Voorziening.objects.get().bedrag == Decimal("3.00")


def test_checking_does_not_disturb_who_is_changing(voorziening, noor, bram, op):
    later = op + dt.timedelta(days=9)
    check_voorziening(voorziening=voorziening, door=bram, op=later)
    huidig = change_voorziening(
        voorziening=voorziening, door=noor, op=op, gegevens={"naam": "Huis"}, versie=1
    )
    assert huidig.history.count() == 3


def test_a_link_holds_until_it_is_old_withdrawn_or_replaced(voorziening, noor, op):
    eerste = make_token(open_koppeling(voorziening=voorziening, door=noor, op=op))
    assert read_token(eerste, op) == voorziening
    assert read_token(eerste, op + GELDIG + dt.timedelta(seconds=1)) is None
    tweede = make_token(open_koppeling(voorziening=voorziening, door=noor, op=op + dt.timedelta(hours=1)))
    assert read_token(eerste, op) is None
    assert read_token(tweede, op) == voorziening
    close_koppeling(voorziening=voorziening, door=noor, op=op)
    assert read_token(tweede, op) is None


def test_a_link_for_something_else_or_of_somebody_else_opens_nothing(voorziening, noor, op):
    vraag = open_koppeling(voorziening=voorziening, door=noor, op=op)
    goed = make_token(vraag)
    inhoud = signing.loads(goed, salt="voorziening")
    for slecht in (
        "",
        "x",
        goed[:-1],
        goed.replace(goed[0], "A", 1) + "x",
        signing.dumps(inhoud, salt="concept"),
        signing.dumps(inhoud, salt="voorziening", key="een andere sleutel"),
        signing.dumps([inhoud[0], inhoud[1] + 1], salt="voorziening"),
        signing.dumps(["niets"], salt="voorziening"),
        signing.dumps({"a": 1}, salt="voorziening"),
    ):
        assert read_token(slecht, op) is None


def test_a_facility_confirms_and_pressing_again_says_nothing_more(voorziening, op):
    confirm_voorziening(voorziening=voorziening, op=op, versie=1)
    confirm_voorziening(voorziening=voorziening, op=op + dt.timedelta(minutes=5), versie=1)
    huidig = Voorziening.objects.get()
    assert (huidig.bevestigd_op, huidig.history.count()) == (op, 2)


def test_a_facility_cannot_confirm_what_it_has_not_seen(voorziening, noor, op):
    change_voorziening(voorziening=voorziening, door=noor, op=op, gegevens={"naam": "Anders"})
    with pytest.raises(Gewijzigd):
        confirm_voorziening(voorziening=voorziening, op=op, versie=1)


def test_a_correction_changes_nothing_until_it_is_taken(propose, noor, op):
    correctie = propose(telefoon="0999 999999", naam="Inloophuis")
    assert Voorziening.objects.get().naam == "Inloop"
    take_correctie(correctie=correctie, velden=["telefoon"], door=noor, op=op, versie=1)
    huidig = Voorziening.objects.get()
    assert (huidig.telefoon, huidig.naam, huidig.nagekeken_door) == ("0999 999999", "Inloop", noor)
    assert Correctie.objects.get().status == "overgenomen"
    with pytest.raises(MethodiekFout, match="al over besloten"):
        return_correctie(correctie=correctie, door=noor, op=op, reden="")


def test_a_correction_can_be_left_with_a_reason(propose, noor, op):
    return_correctie(correctie=propose(naam="Inloophuis"), door=noor, op=op, reden="Het is een ander huis.")
    assert (Correctie.objects.get().status, Voorziening.objects.get().naam) == ("afgewezen", "Inloop")


def test_taking_a_correction_without_choosing_is_refused(propose, noor, op):
    with pytest.raises(MethodiekFout, match="Kies wat u overneemt"):
        take_correctie(correctie=propose(naam="Huis"), velden=[], door=noor, op=op, versie=1)


def test_a_correction_holds_only_what_is_different_and_only_the_facilitys_own_fields(propose):
    correctie = propose(
        naam="Inloop", telefoon="0999 111111", onderdelen=["financien"], bedrag="9", kosten="€ 3"
    )
    assert correctie.waarden == {"telefoon": "0999 111111", "kosten": "€ 3"}


def test_a_correction_that_says_nothing_is_refused_and_one_in_words_is_not(propose, noor, op):
    with pytest.raises(MethodiekFout, match="niets anders"):
        propose(naam="Inloop")
    take_correctie(
        correctie=propose(toelichting="Wij verhuizen in mei."), velden=[], door=noor, op=op, versie=1
    )


def test_the_same_correction_sent_twice_is_one_and_there_is_a_limit_per_day(propose):
    assert propose(naam="A") == propose(naam="A")
    for nummer in range(PER_DAG - 1):
        propose(sleutel=f"s{nummer}", naam=f"B{nummer}")
    with pytest.raises(MethodiekFout, match="liggen al verbeteringen"):
        propose(sleutel="meer", naam="C")
    assert Correctie.objects.count() == PER_DAG


def test_what_is_improved_about_a_facility_of_a_source_is_remembered(take_over, noor, op):
    take_over([{"id": "1", "name": "Van elders"}])
    change_voorziening(voorziening=Voorziening.objects.get(), door=noor, op=op, gegevens={"naam": "Beter"})
    assert Voorziening.objects.get().eigen_velden == ["naam"]
