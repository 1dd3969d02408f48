"""Encryption: what is stored tells nothing, and nothing can be moved or changed unseen."""

import json
import stat

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.toegang import sleutels
from draagkracht.toegang.herversleutelen import encrypted_fields, rewrite_fields
from draagkracht.werkproces.dossier.models import Inwoner


@given(st.text())
def test_every_text_comes_back_as_it_was(text):
    assert sleutels.decrypt(sleutels.encrypt(text, "naam"), "naam") == text


def test_the_empty_text_stays_empty():
    assert sleutels.encrypt("", "naam") == ""
    assert sleutels.decrypt("", "naam") == ""


def test_the_same_text_never_gives_the_same_token():
    assert sleutels.encrypt("Rachida", "naam") != sleutels.encrypt("Rachida", "naam")


def test_a_token_of_another_field_is_refused():
    with pytest.raises(ValueError, match="ander veld"):
        sleutels.decrypt(sleutels.encrypt("Rachida", "naam"), "adres")


def test_a_changed_token_is_refused():
    token = sleutels.encrypt_bytes(b"geheim", "bijlage")
    with pytest.raises(ValueError, match="veranderd"):
        sleutels.decrypt_bytes(token[:-1] + bytes([token[-1] ^ 1]), "bijlage")


def test_the_database_holds_no_name(dossier):
    with connection.cursor() as cursor:
        cursor.execute("SELECT naam FROM werkproces_inwoner")
        [(stored,)] = cursor.fetchall()
    assert stored.startswith("dk1:k1:")
    assert "Rachida" not in stored
    assert Inwoner.objects.get(pk=dossier.inwoner_id).naam == "Rachida Amrani"


def test_an_encrypted_field_cannot_be_filtered(db):
    with pytest.raises(FieldError, match="encrypted"):
        Inwoner.objects.filter(naam="Rachida Amrani").exists()


def test_the_key_file_is_readable_by_the_owner_alone_and_is_made_once(tmp_path):
    path = tmp_path / "data" / "sleutels.json"
    sleutels.ensure_sleutelbestand(path)
    first = path.read_text()
    sleutels.ensure_sleutelbestand(path)
    assert path.read_text() == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_unreadable_key_ring_stops_with_a_sentence(settings):
    settings.SLEUTELS = '{"actief": "k1"}'
    sleutels.sleutelbos.cache_clear()
    try:
        with pytest.raises(ImproperlyConfigured, match="ontbreekt of is niet te lezen"):
            sleutels.sleutelbos()
    finally:
        sleutels.sleutelbos.cache_clear()


@pytest.fixture
def key_file(settings, tmp_path):
    """A key ring in a file, as in production."""
    path = tmp_path / "sleutels.json"
    sleutels.ensure_sleutelbestand(path)
    settings.SLEUTELS, settings.SLEUTELBESTAND = "", path
    sleutels.sleutelbos.cache_clear()
    sleutels._cipher.cache_clear()
    yield path
    sleutels.sleutelbos.cache_clear()
    sleutels._cipher.cache_clear()


def test_rotating_writes_everything_under_the_new_key_and_keeps_it_readable(key_file, noor, make_dossier):
    dossier = make_dossier(noor)
    sleutels.add_sleutel(key_file)
    assert rewrite_fields() > 0
    ring = json.loads(key_file.read_text())
    del ring["sleutels"]["k1"]
    key_file.write_text(json.dumps(ring))
    sleutels.sleutelbos.cache_clear()
    sleutels._cipher.cache_clear()
    assert Inwoner.objects.get(pk=dossier.inwoner_id).naam == "Rachida Amrani"


def test_a_new_key_never_takes_the_name_of_one_that_is_there(key_file):
    sleutels.add_sleutel(key_file)
    ring = json.loads(key_file.read_text())
    del ring["sleutels"]["k1"]
    key_file.write_text(json.dumps(ring))
    assert sleutels.add_sleutel(key_file) == "k3"
    assert json.loads(key_file.read_text())["sleutels"]["k2"] == ring["sleutels"]["k2"]


def test_a_server_that_runs_on_reads_what_was_written_under_a_newer_key(key_file):
    before = sleutels.sleutelbos()
    sleutels.add_sleutel(key_file)
    token = sleutels.encrypt("Rachida", "naam")
    sleutels.sleutelbos.cache_clear()
    sleutels._cipher.cache_clear()
    newer = key_file.read_text()
    older = json.loads(newer) | {"actief": before.actief}
    del older["sleutels"]["k2"]
    key_file.write_text(json.dumps(older))
    assert sleutels.sleutelbos().actief == "k1"
    key_file.write_text(newer)
    assert sleutels.decrypt(token, "naam") == "Rachida"
    assert sleutels.sleutelbos().actief == "k2"


def test_every_place_where_a_resident_can_be_recognised_is_encrypted():
    fields = {f"{model.__name__}.{name}" for model, names in encrypted_fields() for name in names}
    assert {
        "Inwoner.naam",
        "Inwoner.bsn",
        "Inwoner.adres",
        "Inwoner.telefoon",
        "Inwoner.email",
        "Inwoner.geboortedatum",
        "HistoricalInwoner.naam",
        "HistoricalInwoner.bsn",
        "Netwerklid.naam",
        "HistoricalNetwerklid.naam",
        "Bijlage.naam",
        "Concept.velden",
        "Hulpvraag.namens",
        "HistoricalHulpvraag.namens",
        "Stap.met_wie",
        "HistoricalStap.met_wie",
        "Planversie.stappen",
        "Planversie.veranderd",
        "Afspraak.met_wie",
        "HistoricalAfspraak.met_wie",
        "Bijdrage.partij",
        "HistoricalBijdrage.partij",
    } <= fields
