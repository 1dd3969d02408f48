"""Files that pretend: refused with a sentence, or given back as a plain download and nothing more."""

from __future__ import annotations

import contextlib
import io
import struct
import time
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.overname.tabel import read_tabel
from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.uitvoering.bestanden import EXTENSIONS, check_bestand
from draagkracht.werkproces.uitvoering.models import Bijlage
from tests.team.plan import form_with

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
DOCX = {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}
NAMES = [
    "../../../etc/passwd",
    "..\\..\\win.ini",
    "a\x00.html",
    "rekening\u202efdp.exe",
    "x" * 5000,
    "",
    ".",
    "con.txt",
    'a"; filename="b.html',
    "a\r\nSet-Cookie: x=1",
    "<script>alert(1)</script>.txt",
    "😀.txt",
    "-rf.txt",
    "%2e%2e%2fx.txt",
    "a.txt.html",
]


def package(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def broken_inside(method: int) -> bytes:
    """A package whose own kind cannot be unpacked."""
    whole = bytearray(package({"mimetype": b"application/vnd.oasis.opendocument.text" * 9, **DOCX}, method))
    start = 30 + len("mimetype")
    whole[start : start + 12] = b"\xff" * 12
    return bytes(whole)


def kept_or_refused(naam: str, inhoud: bytes) -> str | None:
    try:
        safe, mediatype = check_bestand(naam, inhoud)
    except Fout:
        return None
    assert mediatype in EXTENSIONS
    assert safe.rpartition(".")[2] in EXTENSIONS[mediatype]
    assert len(safe) <= 120
    assert not set(safe) & set('/\\"<>:|?*;%\x00\r\n\u202e')
    return mediatype


@pytest.mark.parametrize(
    "inhoud",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
    ],
)
def test_what_a_browser_would_run_is_plain_text_at_most(inhoud):
    assert kept_or_refused("tekening.svg", inhoud) in (None, "text/plain")


@pytest.mark.parametrize(
    "inhoud",
    [
        b"MZ" + b"\x00" * 200,
        b"\x7fELF" + b"\x00" * 200,
        b"GIF89a" + b"\x00" * 200,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        package({**DOCX, "word/vbaProject.bin": b"x"}),
        package({**DOCX, "xl/VBAPROJECT.BIN": b"x"}),
        package({"a.html": b"<script>"}),
        package({}),
        broken_inside(zipfile.ZIP_DEFLATED),
        broken_inside(zipfile.ZIP_LZMA),
        broken_inside(zipfile.ZIP_BZIP2),
        b"PK\x03\x04" + b"\xff" * 400,
        b"PK\x05\x06" + b"\x00" * 18,
        zlib.compress(b"x" * 100),
        struct.pack("<4sI", b"RIFF", 100) + b"WEBPVP8 " + b"\x00" * 100,
    ],
)
def test_another_kind_of_file_is_refused_with_a_sentence(inhoud):
    assert kept_or_refused("brief.docx", inhoud) is None


@pytest.mark.parametrize("naam", NAMES)
def test_a_name_is_made_harmless(naam):
    assert kept_or_refused(naam, b"Beste mevrouw") == "text/plain"


@given(
    naam=st.text(max_size=200),
    inhoud=st.binary(max_size=300),
    kop=st.sampled_from([b"", PNG, b"PK\x03\x04", b"%PDF-1.7\n"]),
)
def test_no_bytes_and_no_name_break_the_look_at_a_file(naam, inhoud, kop):
    kept_or_refused(naam, kop + inhoud)


@pytest.mark.parametrize("naam", [n for n in NAMES if n not in ("", ".") and "\x00" not in n])
def test_a_file_comes_back_as_a_download_and_nothing_else(dossier, noor, log_in, naam):
    client, page = log_in(noor), f"/dossier/{dossier.pk}/uitvoering/"
    html = client.get(page).content.decode()
    fields = form_with(html, 'name="notitie-tekst"')
    file = SimpleUploadedFile("x.txt", b"<script>alert(1)</script>", "text/html")
    file.name = naam  # as a client may send it, whatever Django makes of it
    answer = client.post(page, {**fields, "notitie-tekst": "", "notitie-bestand": file})
    if answer.status_code == 422:
        return
    bijlage = Bijlage.objects.get()
    answer = client.get(f"/dossier/{dossier.pk}/uitvoering/bijlage/{bijlage.pk}/")
    assert answer["Content-Type"] == "text/plain"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Disposition"].count("filename") == 1
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert "Set-Cookie" not in answer
    assert "<script>alert(1)" not in client.get(page).content.decode()


OPEN = "http://schemas.openxmlformats.org"
MAIN = f"{OPEN}/spreadsheetml/2006/main"
REL = f"{OPEN}/officeDocument/2006/relationships"
PACKAGE = f"{OPEN}/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def relation(kind: str, target: str) -> bytes:
    inner = f'<Relationship Id="r1" Type="{REL}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'.encode()


BOOK = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}"/></Types>'.encode(),
    "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>'
    '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'.encode(),
    "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/sheet1.xml"),
}
SHEET = f'<worksheet xmlns="{MAIN}"><sheetData>%s</sheetData></worksheet>'.encode()
CELL = b'<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>'


def book(sheet: bytes, **more: bytes) -> bytes:
    return package({**BOOK, "xl/worksheets/sheet1.xml": sheet, **more})


def test_the_workbook_of_these_tests_can_be_read():
    assert read_tabel(book(SHEET % (CELL % b"dossier"))).kolommen == ("dossier",)


def test_a_workbook_reads_no_file_of_the_machine(tmp_path):
    secret = tmp_path / "geheim"
    secret.write_text("geheim")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
    with pytest.raises(MethodiekFout) as refusal:
        read_tabel(book(entity + SHEET % (CELL % b"&e;")))
    assert "geheim" not in refusal.value.zin


def test_entities_that_multiply_are_refused():
    lines = b"".join(b'<!ENTITY e%d "%s">' % (n + 1, b"&e%d;" % n * 10) for n in range(1, 9))
    with pytest.raises(MethodiekFout):
        read_tabel(book(b'<!DOCTYPE x [<!ENTITY e1 "aaaaaaaaaa">' + lines + b"]>" + SHEET % (CELL % b"&e9;")))


@pytest.mark.parametrize(
    "kop",
    [
        b'<?xml version="1.0" encoding="cp037"?>',
        b"<?xml version='1.0' encoding = 'utf-7'?>",
        b"\xff\xfe<\0?\0x\0m\0l\0",
        b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://x.example/x">',
    ],
)
def test_a_sheet_in_which_a_definition_could_hide_is_refused(kop):
    with pytest.raises(MethodiekFout):
        read_tabel(book(kop + SHEET % (CELL % b"dossier")))


def test_a_sheet_that_names_its_ordinary_encoding_is_read():
    kop = b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    assert read_tabel(book(kop + SHEET % (CELL % b"dossier"))).kolommen == ("dossier",)


def test_a_package_that_unpacks_to_gigabytes_is_refused_before_unpacking():
    whole = bytearray(book(SHEET % (CELL % b"x")))
    central = whole.rindex(b"xl/worksheets/sheet1.xml") - 46
    whole[central + 24 : central + 28] = struct.pack("<I", 3_000_000_000)
    with pytest.raises(MethodiekFout) as refusal:
        read_tabel(bytes(whole))
    assert "groot" in refusal.value.zin


def test_a_small_file_with_endless_shared_texts_is_refused_at_once():
    """A file of 40 KB that would keep the server busy for minutes."""
    texts = f'<sst xmlns="{MAIN}">'.encode() + b"<si><t>a</t></si>" * 1_000_000 + b"</sst>"
    raw = book(SHEET % (CELL % b"x"), **{"xl/sharedStrings.xml": texts})
    began = time.process_time()
    with pytest.raises(MethodiekFout) as refusal:
        read_tabel(raw)
    assert "groot" in refusal.value.zin
    assert time.process_time() - began < 1


@given(
    ruw=st.binary(max_size=400),
    kop=st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"dossier;datum;stem\n"]),
)
def test_no_bytes_break_the_reading_of_a_table(ruw, kop):
    with contextlib.suppress(MethodiekFout):
        read_tabel(kop + ruw)
