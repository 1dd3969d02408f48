"""A light note, changed and read back; and files with it, encrypted on disk."""

import io
import zipfile
from pathlib import Path

import pytest

from draagkracht.toegang.fouten import AlGedaan, Fout, NietGevonden, Verouderd
from draagkracht.werkproces.doelbereiking.services import close_dossier
from draagkracht.werkproces.dossier.models import Handeling
from draagkracht.werkproces.uitvoering.bestanden import check_bestand, clean_naam, sniff
from draagkracht.werkproces.uitvoering.models import Bijlage, Notitie
from draagkracht.werkproces.uitvoering.selectors import (
    PER_PAGE,
    SOME,
    get_bijlage,
    get_notitie,
    list_bijlagen,
    list_notities,
    list_versies,
    read_bijlage,
)
from draagkracht.werkproces.uitvoering.services import change_notitie, record_notitie, remove_bijlage

PDF = b"%PDF-1.7\nbrief van de rechtbank"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 40


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.BIJLAGEN = tmp_path


def make_zip(**parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


DOCX = make_zip(**{"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})
XLSX = make_zip(**{"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"})
ODT = make_zip(**{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})


@pytest.fixture
def note(dossier, noor, op):
    def act(tekst="Gebeld.", bestanden=(), **fields):
        return record_notitie(dossier=dossier, door=noor, op=op, tekst=tekst, bestanden=bestanden, **fields)

    return act


def test_a_note_is_kept_as_it_was_typed(note):
    notitie = note("Regel een\r\nregel twee 😀\u202eabc")
    assert Notitie.objects.get().tekst == "Regel een\nregel twee 😀\u202eabc" == notitie.tekst


def test_an_empty_note_without_a_file_is_refused(note):
    with pytest.raises(Fout, match="Schrijf iets op"):
        note("  \n ")


def test_a_note_acts_once_for_one_form(note):
    note(sleutel="k")
    with pytest.raises(AlGedaan):
        note(sleutel="k")
    assert Notitie.objects.count() == 1


def test_every_text_a_note_had_can_be_read_back_with_who_and_when(dossier, noor, bram, op, note):
    notitie = note("eerst")
    change_notitie(notitie=notitie, door=bram, op=op, tekst="later", versie=1)
    versies = [(v.tekst, v.history_user, v.history_date) for v in list_versies(notitie=notitie)]
    assert versies == [("later", bram, op), ("eerst", noor, op)]


def test_changing_a_note_refuses_an_older_version_and_an_empty_text(noor, op, note):
    notitie = note()
    with pytest.raises(Verouderd):
        change_notitie(notitie=notitie, door=noor, op=op, tekst="x", versie=7)
    with pytest.raises(Fout, match="zonder tekst"):
        change_notitie(notitie=notitie, door=noor, op=op, tekst=" ", versie=1)


def test_a_file_comes_with_a_note_and_is_read_back_whole(dossier, note):
    notitie = note(bestanden=[("brief.pdf", PDF)])
    bijlage = list_notities(dossier=dossier)[0][0].bijlagen.get()
    assert (bijlage.notitie, bijlage.naam, bijlage.mediatype) == (notitie, "brief.pdf", "application/pdf")
    assert read_bijlage(bijlage=bijlage) == PDF


def test_a_file_may_come_alone_and_acts_once(dossier, note):
    assert note("", bestanden=[("brief.pdf", PDF)], sleutel="k") is None
    with pytest.raises(AlGedaan):
        note("", bestanden=[("brief.pdf", PDF)], sleutel="k")
    assert Bijlage.objects.count() == 1


def test_what_lies_on_the_disk_tells_nothing(settings, note):
    note(bestanden=[("brief.pdf", PDF)])
    (path,) = [p for p in Path(settings.BIJLAGEN).rglob("*") if p.is_file()]
    assert b"rechtbank" not in path.read_bytes()
    assert "brief" not in str(path.relative_to(settings.BIJLAGEN))
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_that_was_changed_on_the_disk_is_not_given_out(settings, dossier, note):
    note(bestanden=[("brief.pdf", PDF)])
    (path,) = [p for p in Path(settings.BIJLAGEN).rglob("*") if p.is_file()]
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(Fout, match="niet meer te lezen"):
        read_bijlage(bijlage=Bijlage.objects.get())


def test_the_file_of_another_bijlage_cannot_be_put_in_its_place(settings, note):
    note(bestanden=[("een.pdf", PDF), ("twee.pdf", PDF + b"2")])
    one, two = [p for p in Path(settings.BIJLAGEN).rglob("*") if p.is_file()]
    one.write_bytes(two.read_bytes())
    replaced = Bijlage.objects.get(pk=one.name)
    with pytest.raises(Fout):
        read_bijlage(bijlage=replaced)


def test_a_note_with_a_refused_file_is_not_half_kept(note):
    with pytest.raises(Fout):
        note("Gebeld.", bestanden=[("leeg.pdf", b"")])
    assert Notitie.objects.count() == 0
    assert Handeling.objects.filter(soort="notitie geschreven").count() == 0


def test_removing_takes_the_contents_and_keeps_who_and_when(
    settings, dossier, bram, op, note, django_capture_on_commit_callbacks
):
    note(bestanden=[("brief.pdf", PDF)])
    bijlage = Bijlage.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        remove_bijlage(bijlage=bijlage, door=bram, op=op)
    with pytest.raises(NietGevonden):
        get_bijlage(dossier=dossier, bijlage_id=bijlage.pk)
    assert [p for p in Path(settings.BIJLAGEN).rglob("*") if p.is_file()] == []
    (row,) = list_bijlagen(dossier=dossier)
    assert (row.naam, row.weg_door, row.verwijderd_op) == ("brief.pdf", bram.naam, op)


def test_after_closing_a_note_can_be_written_and_a_file_cannot_be_added(dossier, noor, op, note):
    close_dossier(dossier=dossier, door=noor, op=op, gegevens={"reden": "genoeg_balans"})
    assert note("Nazorg: het gaat goed.") is not None
    with pytest.raises(Fout, match="afgesloten"):
        note("Met brief.", bestanden=[("brief.pdf", PDF)])
    assert Notitie.objects.count() == 1


def test_another_dossiers_note_and_file_do_not_exist(make_dossier, noor, note):
    notitie = note(bestanden=[("brief.pdf", PDF)])
    other = make_dossier(noor)
    with pytest.raises(NietGevonden):
        get_notitie(dossier=other, notitie_id=notitie.pk)
    with pytest.raises(NietGevonden):
        get_bijlage(dossier=other, bijlage_id=Bijlage.objects.get().pk)


@pytest.mark.parametrize(
    ("inhoud", "naam", "extension"),
    [
        (PDF, "a.pdf", "pdf"),
        (PNG, "a.png", "png"),
        (JPG, "a.jpeg", "jpeg"),
        (DOCX, "a.docx", "docx"),
        (XLSX, "a.xlsx", "xlsx"),
        (ODT, "a.odt", "odt"),
        ("Beste mevrouw, café".encode(), "a.txt", "txt"),
        ("Beste mevrouw, café".encode("cp1252"), "a.txt", "txt"),
        ("hallo".encode("utf-16"), "a.txt", "txt"),
        (b"From: zus@voorbeeld.nl\nSubject: dinsdag\n\nTot dan.", "a.eml", "eml"),
        (PDF, "factuur.exe", "pdf"),
        (b"gewoon tekst", "a.eml", "txt"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(inhoud, naam, extension):
    assert check_bestand(naam, inhoud)[0].rpartition(".")[2] == extension


@pytest.mark.parametrize(
    "inhoud",
    [
        b"MZ\x90\x00\x03\x00\x00\x00\x04",
        b"\x7fELF\x02\x01\x01\x00",
        make_zip(**{"a.txt": "zip"}),
        make_zip(**{"[Content_Types].xml": "", "word/document.xml": "", "word/vbaProject.bin": "x"}),
        b"PK\x03\x04 kapot",
        b"\x00\x01\x02\x03",
        b"GIF89a" + b"\x00" * 30,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    ],
)
def test_another_kind_of_file_is_refused(inhoud):
    assert sniff(inhoud) is None
    with pytest.raises(Fout, match="Dit soort bestand"):
        check_bestand("a.pdf", inhoud)


def test_an_empty_or_too_large_file_is_refused_with_one_sentence(settings):
    settings.BIJLAGE_MAX_BYTES = 1024 * 1024
    with pytest.raises(Fout, match="leeg"):
        check_bestand("a.pdf", b"")
    with pytest.raises(Fout, match="hoogstens 1 MB"):
        check_bestand("a.pdf", PDF + b"0" * 1024 * 1024)


@pytest.mark.parametrize(
    ("naam", "clean"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\noor\\brief.pdf", "brief.pdf"),
        ("a\x00b\r\n.pdf", "ab.pdf"),
        ("factuur\u202efdp.exe", "factuurfdp.pdf"),
        ("", "bijlage.pdf"),
        (".pdf", "bijlage.pdf"),
        ('"; filename="x.html', "filename= x.pdf"),
        ("x" * 500 + ".pdf", "x" * 114 + ".pdf"),
        ("brief 😀.PDF", "brief 😀.pdf"),
    ],
)
def test_a_hostile_name_becomes_a_plain_one(naam, clean):
    assert clean_naam(naam, "application/pdf") == clean


def test_however_many_notes_there_are_each_can_be_reached(dossier, noor, op):
    for n in range(PER_PAGE + 2):
        record_notitie(dossier=dossier, door=noor, op=op, tekst=f"Nummer {n}")
    few, more = list_notities(dossier=dossier)
    assert (len(few), more) == (SOME, True)
    pages = [list_notities(dossier=dossier, bladzijde=n) for n in (1, 2)]
    assert [has_more for _rows, has_more in pages] == [True, False]
    assert len({row.pk for rows, _more in pages for row in rows}) == PER_PAGE + 2
