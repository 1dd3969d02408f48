"""The words of these pages: easy to read, and none of the field's own words."""

import re
from pathlib import Path

import pytest

import draagkracht
from draagkracht.methodiek.leesbaarheid import LANGSTE_ZIN, MAKKELIJK_VANAF, measure_leesbaarheid

PORTAAL = Path(draagkracht.__file__).parent / "portaal"
PARTS = ("mensen", "meekijken", "berichten", "over_mij")
PAGES = [
    path
    for part in PARTS
    for path in sorted([*(PORTAAL / "jinja2/portaal" / part).glob("*.html"), *(PORTAAL / part).glob("*.py")])
]
TEXT = re.compile(r'\b_\(\s*"((?:[^"\\]|\\.)+)"')
OF_THE_FIELD = re.compile(
    r"\b(dossiers?|netwerk|bevinding|visie|meting|steunfigu|naasten?|inzage|grondslag|cliënt|problematiek|regisseur"
    r"|zelfredzaam|draaglast|draagkracht|hulpvraag|professional|betrokkene)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_page_reads_easily_and_in_everyday_words(page):
    texts = [re.sub(r"%\(\w+\)s", "Sam", text) for text in TEXT.findall(page.read_text())]
    found = measure_leesbaarheid("\n".join(texts))
    if found is None:
        return
    assert found.woorden_per_zin <= LANGSTE_ZIN
    if found.woorden >= 10:
        assert found.flesch_douma >= MAKKELIJK_VANAF
    assert [text for text in texts if OF_THE_FIELD.search(text)] == []
    assert [text for text in texts if "!" in text] == []
