"""The act under every other act: once per form, and found again without reading all acts there ever were."""

import uuid

import pytest
from django.db import connection

from draagkracht.toegang.fouten import AlGedaan
from draagkracht.werkproces.dossier.selectors import find_opened, has_handeling
from draagkracht.werkproces.dossier.services import record_handeling
from draagkracht.werkproces.models import Handeling


def act(dossier, door, op, sleutel=""):
    return record_handeling(
        dossier=dossier, door=door, op=op, stap="doelen", soort="doel gewijzigd", sleutel=sleutel
    )


def test_one_form_acts_once(dossier, noor, op):
    key = uuid.uuid4().hex
    act(dossier, noor, op, key)
    with pytest.raises(AlGedaan):
        act(dossier, noor, op, key)
    assert Handeling.objects.filter(sleutel=key).count() == 1
    assert has_handeling(sleutel=key)


def test_acts_without_a_form_do_not_stand_in_each_others_way(dossier, noor, op):
    assert act(dossier, noor, op).pk != act(dossier, noor, op).pk
    assert not has_handeling(sleutel="")
    assert find_opened(door=noor, sleutel="") is None


def test_a_key_is_looked_up_in_an_index(dossier):
    """At every pause in typing and at every act; without the index each would read the whole table."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # a table of three rows is read whole otherwise
    assert "handeling_sleutel" in Handeling.objects.filter(sleutel="k").values("pk").explain()
