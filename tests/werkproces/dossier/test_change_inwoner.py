"""What is known of the resident, and what cannot be true of anybody."""

import pytest

from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.dossier.inwoners import change_inwoner
from tests import cast


@pytest.mark.parametrize("datum", ["2045-04-12", "2026-01-13", "1875-04-12", "12-4-45", "0001-01-01"])
def test_a_birthday_that_nobody_can_have_is_refused(dossier, noor, op, datum):
    """The form reads 12-4-45 as 2045."""
    with pytest.raises(Fout) as refusal:
        change_inwoner(dossier=dossier, door=noor, op=op, gegevens={"geboortedatum": datum})
    assert refusal.value.veld == "geboortedatum"


@pytest.mark.parametrize("datum", ["1975-04-12", "2026-01-12", ""])
def test_a_birthday_up_to_today_is_kept(dossier, noor, op, datum):
    made = change_inwoner(dossier=dossier, door=noor, op=op, gegevens={"geboortedatum": datum})
    made.refresh_from_db()
    assert made.geboortedatum == datum


def test_a_new_dossier_asks_the_same(noor, make_dossier):
    with pytest.raises(Fout):
        make_dossier(noor, cast.MARJAN, geboortedatum="2045-04-12")
