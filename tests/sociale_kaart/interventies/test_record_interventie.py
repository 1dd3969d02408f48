"""A municipality adds an intervention of its own."""

import pytest

from draagkracht.sociale_kaart.interventies.fouten import (
    InterventieAlBewaard,
    InterventieFout,
    InterventieOnbekend,
)
from draagkracht.sociale_kaart.interventies.models import Aanpassing
from draagkracht.sociale_kaart.interventies.services import record_interventie


def test_it_gets_a_code_of_its_own_name_and_a_line_of_history(youssef, op, breicafe):
    made = record_interventie(door=youssef, op=op, gegevens=breicafe, reden="Loopt goed.")
    assert made.code == "eigen_samen_breien_in_de_brug"
    line = made.history.get()
    assert (line.door, line.op, line.reden, line.versie) == (youssef, op, "Loopt goed.", 1)


def test_two_of_the_same_name_get_two_codes(youssef, op, breicafe):
    codes = {record_interventie(door=youssef, op=op, gegevens=breicafe).code for _ in range(2)}
    assert codes == {"eigen_samen_breien_in_de_brug", "eigen_samen_breien_in_de_brug_2"}


def test_a_second_sending_makes_no_second_one(youssef, op, breicafe):
    record_interventie(door=youssef, op=op, gegevens=breicafe, sleutel="a" * 32)
    with pytest.raises(InterventieAlBewaard):
        record_interventie(door=youssef, op=op, gegevens=breicafe, sleutel="a" * 32)
    assert Aanpassing.objects.count() == 1


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("weken", 0),
        ("naam", "Kom erbij!"),
        ("onderdelen", ["veiligheid"]),
        ("na", ["nergens"]),
        ("fase", "ooit"),
    ],
)
def test_what_does_not_hold_is_refused_with_the_field(youssef, op, breicafe, veld, waarde):
    with pytest.raises(InterventieFout) as refusal:
        record_interventie(door=youssef, op=op, gegevens={**breicafe, veld: waarde})
    assert refusal.value.zin[0].isupper()
    assert refusal.value.veld in {veld, "gedeeld"}


def test_only_a_functional_administrator_may(noor, op, breicafe):
    with pytest.raises(InterventieOnbekend):
        record_interventie(door=noor, op=op, gegevens=breicafe)


def test_a_name_without_letters_gets_a_code_too(youssef, op, breicafe):
    made = record_interventie(door=youssef, op=op, gegevens={**breicafe, "naam": "ش"})
    assert made.code == "eigen_interventie"
