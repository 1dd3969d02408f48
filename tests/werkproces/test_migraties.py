"""Every migration can be undone, and keeps what people wrote."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from draagkracht.werkproces.models import Stap

FIRST, ENCRYPTED = "0001_dossier_en_zeven_stappen", "0002_namen_versleuteld"


def migrate_to(name: str) -> None:
    MigrationExecutor(connection).migrate([("werkproces", name)])


@pytest.fixture
def at_the_end_again():
    yield
    executor = MigrationExecutor(connection)
    executor.migrate([key for key in executor.loader.graph.leaf_nodes() if key[0] == "werkproces"])


def in_the_database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT met_wie FROM werkproces_stap")
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_encrypting_who_helps_can_be_undone_and_done_again(dossier, noor, op, at_the_end_again):
    stap = Stap.objects.create(dossier=dossier, wat="Bellen", met_wie="Petra en Hans", op=op, door=noor)
    assert in_the_database().startswith("dk1:")
    migrate_to(FIRST)
    assert in_the_database() == "Petra en Hans"
    migrate_to(ENCRYPTED)
    assert in_the_database().startswith("dk1:")
    assert Stap.objects.values_list("met_wie", flat=True).get(pk=stap.pk) == "Petra en Hans"
