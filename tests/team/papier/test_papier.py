"""The plan and the verslag at the team's door."""

import datetime as dt
import io
import re

import pytest
from pypdf import PdfReader

from draagkracht.toegang.models import Inzage
from draagkracht.ui.papier.pdf import make_pdf
from draagkracht.ui.papier.woorden import plan_words
from draagkracht.werkproces.voortgang.papier import collect_plan
from tests.metingen import measure
from tests.papier import words_on

PAGES = ("", "plan/", "verslag/", "plan.pdf", "verslag.pdf")


def get(client, dossier, page):
    return client.get(f"/dossier/{dossier.pk}/papier/{page}")


def words_of(response) -> str:
    return words_on(response.content)


@pytest.mark.parametrize("page", PAGES)
def test_it_opens_for_who_works_in_the_dossier(page, verhaal, noor, log_in):
    assert get(log_in(noor), verhaal, page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_it_does_not_exist_for_others(page, verhaal, bram, log_in):
    assert get(log_in(bram), verhaal, page).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_it_also_works_for_a_dossier_with_nothing_in_it(page, dossier, noor, log_in):
    assert get(log_in(noor), dossier, page).status_code == 200


@pytest.mark.parametrize("soort", ["plan", "verslag"])
def test_a_pdf_is_a_look_that_is_logged_as_pdf(soort, verhaal, noor, log_in):
    get(log_in(noor), verhaal, f"{soort}.pdf")
    last = Inzage.objects.filter(keten=verhaal.pk).order_by("-volgnummer").first()
    assert (last.kanaal, last.pagina, last.account_id) == ("pdf", f"{soort} op papier", noor.pk)


@pytest.mark.parametrize("soort", ["plan", "verslag"])
def test_the_name_of_the_file_tells_nobody_of_whom_it_is(soort, verhaal, noor, log_in):
    response = get(log_in(noor), verhaal, f"{soort}.pdf")
    name = response["Content-Disposition"]
    assert re.fullmatch(rf'attachment; filename="{soort}-\d{{4}}-\d\d-\d\d\.pdf"', name)
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("page", ["plan/", "plan.pdf"])
def test_nothing_about_veiligheid_stands_in_the_plan(page, verhaal, noor, log_in):
    response = get(log_in(noor), verhaal, page)
    shown = words_of(response) if page.endswith("pdf") else response.content.decode()
    for words in ("eiligheid", "Mijn ex", "als hij er weer staat", "slot"):
        assert words not in shown


def test_the_verslag_marks_what_is_about_veiligheid_as_confidential(verhaal, noor, log_in):
    reader = PdfReader(io.BytesIO(get(log_in(noor), verhaal, "verslag.pdf").content))
    marked = [
        page.extract_text() for page in reader.pages if "Dit deel hoort niet in het" in page.extract_text()
    ]
    assert len(marked) == 1
    assert "Mijn ex staat soms voor de deur" in marked[0]
    before = "".join(page.extract_text() for page in reader.pages[:-1])
    assert "Mijn ex staat soms voor de deur" not in before


@pytest.mark.parametrize("soort", ["plan", "verslag"])
def test_the_page_and_the_pdf_say_the_same(soort, verhaal, noor, log_in):
    client = log_in(noor)
    html = get(client, verhaal, f"{soort}/").content.decode()
    pdf = words_of(get(client, verhaal, f"{soort}.pdf"))
    for words in (
        "Ik durf de post niet meer open te maken.",
        "Karin van schuldhulp",
        "Ik doe elke week mijn post, eerst samen en dan zelf.",
    ):
        assert words in html
        assert words.replace(" ", "") in pdf.replace(" ", "")


def test_the_plan_of_a_usual_resident_fits_on_one_page(verhaal, op):
    gegevens = {**collect_plan(dossier=verhaal, op=op), "woorden": plan_words()}
    assert len(PdfReader(io.BytesIO(make_pdf("plan", gegevens, op=op))).pages) == 1


def test_the_picture_in_the_verslag_is_told_in_words(verhaal, noor, log_in):
    content = get(log_in(noor), verhaal, "verslag.pdf").content
    tree = PdfReader(io.BytesIO(content)).trailer["/Root"]["/StructTreeRoot"]
    assert any("Wat weegt" in alt for alt in alts_of(tree))


def test_a_naaste_who_spoke_stands_in_the_verslag_on_the_page_and_in_the_pdf(verhaal, noor, log_in):
    client = log_in(noor)
    assert "naaste" not in words_of(get(client, verhaal, "verslag.pdf"))
    newest = verhaal.momenten.order_by("op").last().op
    noon = dt.datetime.combine(newest, dt.time(12), dt.UTC)
    measure(verhaal, noor, noon, "naaste", {"financien": 2, "netwerk": (3, 3)})
    html = get(client, verhaal, "verslag/").content.decode()
    assert {"dk-b-naaste", "dk-b-naaste-vol"} <= set(re.findall(r'class="(dk-b-naaste[a-z-]*)"', html))
    for shown in (html, words_of(get(client, verhaal, "verslag.pdf"))):
        assert "naaste" in shown
        assert "2, aanpakken" in shown


def alts_of(node, depth=0):
    """Every alternative text below this node of the structure."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if depth > 40 or not hasattr(node, "get"):
        return
    if "/Alt" in node:
        yield str(node["/Alt"])
    kids = node.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from alts_of(kid, depth + 1)


def test_markup_in_a_name_does_not_run(make_dossier, noor, log_in):
    dossier = make_dossier(noor, naam='<script>alert(1)</script> #panic("x")')
    client = log_in(noor)
    assert "<script>alert" not in get(client, dossier, "verslag/").content.decode()
    assert get(client, dossier, "verslag.pdf").status_code == 200
