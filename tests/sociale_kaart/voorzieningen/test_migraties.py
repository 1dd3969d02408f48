"""What a facility is found by is made anew when the database moves to other rows, there and back."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from draagkracht.sociale_kaart.models import Zoekplek, Zoekregel, Zoektekst, Zoektijd

from .conftest import dienst
from .test_zoeken import names

FIRST = "0001_voorzieningen_en_interventies"
NEW = (Zoekregel, Zoektekst, Zoektijd, Zoekplek)


def migrate_to(name: str) -> None:
    MigrationExecutor(connection).migrate([("sociale_kaart", name)])


def migrate_to_the_end() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([key for key in executor.loader.graph.leaf_nodes() if key[0] == "sociale_kaart"])


@pytest.fixture
def at_the_end_again():
    yield
    migrate_to_the_end()


def contents() -> list[list[tuple]]:
    velden = [[f.attname for f in model._meta.concrete_fields if f.name != "id"] for model in NEW]
    return [
        sorted(model.objects.values_list(*namen), key=repr) for model, namen in zip(NEW, velden, strict=True)
    ]


@pytest.mark.django_db(transaction=True)
def test_the_rows_of_searching_go_there_and_back(take_over, at_the_end_again):
    take_over([dienst(n) for n in range(3)])
    before = contents()
    migrate_to(FIRST)
    with connection.cursor() as cursor:
        cursor.execute("SELECT naam, is_gratis, tekst FROM sociale_kaart_zoekregel ORDER BY naam")
        naam, is_gratis, tekst = cursor.fetchone()
        cursor.execute("SELECT DISTINCT waarde FROM sociale_kaart_zoekkenmerk ORDER BY waarde")
        waarden = {waarde for (waarde,) in cursor.fetchall()}
    assert (naam, bool(is_gratis)) == ("taalcafe 0", True)
    assert "samen praten lezen" in tekst
    assert {"onderdeel:onderwijs", "taal:ar", "open:2", "open:ochtend", "open:3-avond"} <= waarden
    migrate_to_the_end()
    assert contents() == before
    assert names(woorden="aalcaf", dag=2) == ["Taalcafé 0", "Taalcafé 1", "Taalcafé 2"]
