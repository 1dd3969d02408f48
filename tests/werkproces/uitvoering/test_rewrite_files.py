"""A new key: attachments on the disk are written anew under it and stay readable."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from draagkracht.toegang import sleutels
from draagkracht.werkproces.uitvoering.models import Bijlage
from draagkracht.werkproces.uitvoering.selectors import read_bijlage
from draagkracht.werkproces.uitvoering.services import record_notitie

TEKST = b"%PDF-1.7\nbrief van de rechtbank"


@pytest.fixture
def files(settings, tmp_path, dossier, noor, op):
    """A key ring and attachments on the disk, as in production; gives the files."""
    settings.BIJLAGEN, settings.SLEUTELBESTAND = tmp_path / "bijlagen", tmp_path / "sleutels.json"
    settings.SLEUTELBESTAND.write_text(settings.SLEUTELS)
    settings.SLEUTELS = ""
    _forget()
    bestanden = [("een.pdf", TEKST), ("twee.pdf", TEKST + b"2")]
    record_notitie(dossier=dossier, door=noor, op=op, tekst="Post.", bestanden=bestanden)
    yield [path for path in Path(settings.BIJLAGEN).rglob("*") if path.is_file()]
    _forget()


def _forget():
    sleutels.sleutelbos.cache_clear()
    sleutels._cipher.cache_clear()


def rotate() -> str:
    said = StringIO()
    call_command("rotate_sleutels", stdout=said)
    return said.getvalue()


def test_attachments_stay_readable_and_lie_under_the_new_key(files):
    assert "2 bijlagen zijn opnieuw versleuteld" in rotate()
    assert all(path.read_bytes().startswith(b"dk1:k2:") for path in files)
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)
    assert {read_bijlage(bijlage=b) for b in Bijlage.objects.all()} == {TEKST, TEKST + b"2"}


def test_one_that_cannot_be_read_stays_and_is_told(files):
    files[0].write_bytes(b"dk1:k1:kapot")
    with pytest.raises(CommandError, match="1 bijlagen zijn niet te lezen"):
        rotate()
    assert files[0].read_bytes() == b"dk1:k1:kapot"
    assert files[1].read_bytes().startswith(b"dk1:k2:")
