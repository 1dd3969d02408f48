"""make_pdf: plain data in, an accessible PDF out, whatever people wrote."""

import datetime as dt
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from draagkracht.toegang.fouten import Fout
from draagkracht.ui.papier import pdf
from draagkracht.ui.papier.pdf import make_pdf
from draagkracht.ui.papier.woorden import plan_words

OP = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)
STAP = {
    "wat": "De post",
    "hoe": "Samen",
    "met_wie": "Ans",
    "waar": "",
    "leer_ik": "",
    "wanneer": "vanaf 1 maart",
}


def plan(**parts):
    empty = {
        "titel": "Mijn plan",
        "naam": "Rachida",
        "op": "23 november 2026",
        "vraag": {"woorden": "Ik durf de post niet meer open te maken.", "bron": ""},
        **{name: [] for name in ("weegt", "draagt", "ook", "doelen", "stappen", "deze_week", "later")},
        "bellen": [{"naam": "Noor", "rol": "", "team": "De Linde", "email": ""}],
        "woorden": plan_words(),
    }
    return {**empty, **parts}


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words_of(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in read(pdf).pages)
    return " ".join(text.replace("\u200b", "").split())


@pytest.fixture(autouse=True)
def dutch(settings):
    settings.LANGUAGE_CODE = "nl"


def test_it_is_a_tagged_pdf_that_says_its_title_and_language():
    root = read(make_pdf("plan", plan(), op=OP)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a pypdf object, not a bool
    assert "/StructTreeRoot" in root
    assert root["/Lang"].startswith("nl")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712


def test_it_claims_the_accessibility_standard_in_its_metadata():
    reader = read(make_pdf("plan", plan(), op=OP))
    assert reader.metadata.title == "Mijn plan, 23 november 2026"
    assert b"pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_its_fonts_travel_inside_the_file():
    fonts = read(make_pdf("plan", plan(), op=OP)).pages[0]["/Resources"]["/Font"].values()
    names = {str(font.get_object()["/BaseFont"]) for font in fonts}
    assert names
    assert all("NotoSans" in name and "+" in name for name in names)


def test_the_same_data_gives_the_same_bytes_all_day():
    assert make_pdf("plan", plan(), op=OP) == make_pdf("plan", plan(), op=OP.replace(hour=18))


@pytest.mark.parametrize(
    "hostile",
    [
        '#panic("stuk")',
        '#read("/etc/passwd")',
        "*vet* _schuin_ $x^2$ @iemand",
        "</script><b>",
        "= Kop",
        "\\u{41}",
    ],
)
def test_what_looks_like_markup_is_shown_as_it_was_written(hostile):
    shown = words_of(make_pdf("plan", plan(doelen=[{"tekst": hostile, "wanneer": ""}]), op=OP))
    assert hostile.replace(" ", "") in shown.replace(" ", "")


def test_arabic_and_cyrillic_words_are_shown():
    shown = make_pdf("plan", plan(weegt=["القلق", "Долги"]), op=OP)
    assert "Долги" in words_of(shown)
    assert "□" not in words_of(shown)


def test_arabic_is_set_in_our_own_typeface():
    page = read(make_pdf("plan", plan(weegt=["القلق بشأن المال"]), op=OP)).pages[0]
    names = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert any("NotoSansArabic" in name for name in names)
    assert "□" not in page.extract_text()


def test_a_plan_in_another_language_says_so():
    assert read(make_pdf("plan", plan(taal="ar"), op=OP)).trailer["/Root"]["/Lang"].startswith("ar")


def test_cyrillic_is_set_in_the_typeface_of_the_rest():
    page = read(make_pdf("plan", plan(weegt=["Борги і ґанок"]), op=OP)).pages[0]
    names = {
        str(font.get_object()["/BaseFont"]).split("+")[1] for font in page["/Resources"]["/Font"].values()
    }
    assert all(name.startswith("NotoSans") for name in names)
    assert "ґанок" in page.extract_text()


def test_a_character_without_a_shape_becomes_one_square():
    shown = words_of(make_pdf("plan", plan(weegt=["blij 😀😀 dus"]), op=OP))
    assert "blij □ dus" in shown
    assert "Een vierkantje staat voor een teken" in shown


def test_without_squares_nothing_is_said_about_them():
    assert "vierkantje" not in words_of(make_pdf("plan", plan(), op=OP))


def test_control_characters_and_half_pairs_are_left_out():
    shown = words_of(make_pdf("plan", plan(weegt=["a\x00b\x07c\ud800d\u202ee"]), op=OP))
    assert "abcde" in shown


def test_a_word_wider_than_the_page_is_broken_and_not_lost():
    reader = read(make_pdf("plan", plan(weegt=["x" * 900]), op=OP))
    text = "".join(page.extract_text() for page in reader.pages)
    assert text.count("x") >= 900
    assert reader.pages[0].mediabox.width == pytest.approx(595, abs=1)


def test_a_plan_without_anything_in_it_still_is_a_page():
    assert len(read(make_pdf("plan", plan(vraag=None), op=OP)).pages) == 1


def test_a_long_plan_flows_over_pages_and_keeps_every_step():
    steps = [{**STAP, "wat": f"Stap nummer {i}"} for i in range(40)]
    shown = words_of(make_pdf("plan", plan(stappen=steps), op=OP))
    assert all(f"Stap nummer {i}" in shown for i in range(40))


def test_it_refuses_a_template_that_does_not_exist():
    with pytest.raises(ValueError, match="unknown template"):
        make_pdf("../plan", plan(), op=OP)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=120))
def test_no_text_breaks_it(text):
    made = make_pdf("plan", plan(naam=text, weegt=[text], stappen=[{**STAP, "hoe": text}]), op=OP)
    assert made.startswith(b"%PDF-1.7")


def test_what_typst_cannot_make_is_refused_with_one_sentence(monkeypatch):
    def fail(files, op):
        raise pdf.typst.TypstError("something else")

    monkeypatch.setattr(pdf, "_compile", fail)
    with pytest.raises(Fout, match="Gebruik de afdrukpagina"):
        make_pdf("plan", plan(), op=OP)


def test_characters_without_a_shape_together_leave_our_own_typeface(monkeypatch):
    make, seen = pdf._compile, []

    def refuse_once(files, op):
        seen.append(files["gegevens.json"].decode())
        if len(seen) == 1:
            raise pdf.typst.TypstError("the text could not be displayed with font")
        return make(files, op)

    monkeypatch.setattr(pdf, "can_show", lambda characters: True)
    monkeypatch.setattr(pdf, "_compile", refuse_once)
    make_pdf("plan", plan(weegt=["\u0d05"]), op=OP)
    assert "\u0d05" in seen[0]
    assert "\u0d05" not in seen[1]
