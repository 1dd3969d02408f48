"""The read log: every look and every denied try, in a chain nobody can mend unseen."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.inzage import ALGEMEEN, check_aantal, check_keten
from draagkracht.toegang.models import Grondslag, Inzage
from draagkracht.werkproces.dossier.betrokkenen import grant_toelating
from draagkracht.werkproces.dossier.models import Betrokkene
from draagkracht.werkproces.dossier.selectors import get_dossier


def look(door, dossier_id, op, **more):
    return get_dossier(door=door, dossier_id=dossier_id, pagina="meting", op=op, **more)


def test_a_look_is_logged_with_purpose_and_ground(noor, dossier, op):
    look(noor, dossier.pk, op)
    line = Inzage.objects.get(keten=dossier.pk)
    assert (line.account, line.soort, line.pagina, line.kanaal) == (noor, "gelezen", "meting", "pagina")
    assert (line.doel, line.grondslag) == ("ondersteuning", Grondslag.WMO)


def test_another_professional_gets_nothing_and_the_try_is_logged(bram, dossier, op):
    with pytest.raises(NietGevonden):
        look(bram, dossier.pk, op)
    line = Inzage.objects.get(keten=dossier.pk)
    assert (line.account, line.soort) == (bram, "geweigerd")


def test_an_unknown_id_gives_the_same_refusal_and_is_logged(bram, op):
    with pytest.raises(NietGevonden):
        look(bram, uuid.uuid4(), op)
    assert Inzage.objects.get(keten=ALGEMEEN).soort == "geweigerd"


def test_who_left_the_dossier_no_longer_sees_it(noor, dossier, op):
    Betrokkene.objects.filter(dossier=dossier).update(tot_op=op)
    with pytest.raises(NietGevonden):
        look(noor, dossier.pk, op)


def test_a_dismissed_account_sees_nothing(noor, dossier, op):
    noor.is_active = False
    with pytest.raises(NietGevonden):
        look(noor, dossier.pk, op)


def test_a_team_leader_sees_contents_only_with_a_reason_and_for_a_while(liesbeth, dossier, op):
    import datetime as dt

    with pytest.raises(NietGevonden):
        look(liesbeth, dossier.pk, op)
    grant_toelating(
        dossier=dossier, account=liesbeth, op=op, reden="Noor is ziek; er is spoed met de stroom."
    )
    assert look(liesbeth, dossier.pk, op).recht.toelichting.startswith("Noor is ziek")
    with pytest.raises(NietGevonden):
        look(liesbeth, dossier.pk, op, to_write=True)
    with pytest.raises(NietGevonden):
        look(liesbeth, dossier.pk, op + dt.timedelta(hours=9))


@pytest.mark.parametrize("rol", ["beheerder", "partner", "inwoner"])
def test_other_roles_never_see_a_dossier_even_as_betrokkene(rol, make_account, dossier, op):
    from tests.cast import WIM

    account = make_account(WIM, rol=rol)
    Betrokkene.objects.create(dossier=dossier, account=account, rol="medewerker", vanaf_op=op)
    with pytest.raises(NietGevonden):
        look(account, dossier.pk, op)


def test_a_resident_sees_the_own_dossier_and_no_other(make_account, noor, make_dossier, op):
    from tests.cast import MARJAN, RACHIDA

    account = make_account(RACHIDA)
    own, other = make_dossier(noor, RACHIDA), make_dossier(noor, MARJAN)
    own.inwoner.account = account
    own.inwoner.save()
    assert look(account, own.pk, op).recht.grondslag == Grondslag.EIGEN
    with pytest.raises(NietGevonden):
        look(account, other.pk, op)


def test_the_chain_is_whole_after_many_looks(noor, bram, dossier, op):
    for _ in range(5):
        look(noor, dossier.pk, op)
        with pytest.raises(NietGevonden):
            look(bram, dossier.pk, op)
    assert Inzage.objects.filter(keten=dossier.pk).count() == 10
    assert check_keten(dossier.pk) == []


@pytest.mark.parametrize(
    "statement", ["UPDATE toegang_inzage SET pagina = 'x'", "DELETE FROM toegang_inzage"]
)
def test_the_database_refuses_to_change_or_remove_a_line(noor, dossier, op, statement):
    look(noor, dossier.pk, op)
    with pytest.raises(DatabaseError, match="kan niet worden gewijzigd"), transaction.atomic():
        connection.cursor().execute(statement)


def test_a_line_that_is_there_cannot_be_written_over(noor, dossier, op):
    """REPLACE, which SQLite knows, takes the old line away without asking the trigger that refuses deletions."""
    look(noor, dossier.pk, op)
    line = Inzage.objects.get(keten=dossier.pk)
    line.pagina = "iets anders"
    with CaptureQueriesContext(connection) as asked, pytest.raises(DatabaseError), transaction.atomic():
        line.save(force_insert=True)
    [insert] = [q["sql"] for q in asked if q["sql"].startswith("INSERT")]
    if connection.vendor == "sqlite":
        with pytest.raises(DatabaseError, match="kan niet worden gewijzigd"), transaction.atomic():
            connection.cursor().execute(insert.replace("INSERT", "REPLACE", 1))
    assert Inzage.objects.get(keten=dossier.pk).pagina != "iets anders"


def test_a_forged_line_is_found(noor, dossier, op):
    look(noor, dossier.pk, op)
    line = Inzage.objects.get(keten=dossier.pk)
    line.pk, line.volgnummer = None, 3
    line.save(force_insert=True)
    problems = check_keten(dossier.pk)
    assert any("regel 2 ontbreekt" in zin for zin in problems)
    assert any("regel 3 is veranderd" in zin for zin in problems)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL leaves numbers out of its own accord")
def test_a_line_that_was_taken_from_the_end_is_missed(noor, dossier, op):
    look(noor, dossier.pk, op)
    look(noor, dossier.pk, op)
    assert check_aantal() == []
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER IF EXISTS inzage_geen_DELETE")
        cursor.execute("DELETE FROM toegang_inzage WHERE volgnummer = 2")
    assert check_keten(dossier.pk) == []
    assert check_aantal() == ["Uit het inzagelog zijn regels weg: 1."]
