"""Every link and every picture in the documentation is there."""

import re
from pathlib import Path

import pytest
from tools.naslag import ROOT

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_its_links_resolve(page: Path):
    for target in LINK.findall(page.read_text()):
        if not target.startswith(("http://", "https://", "#", "mailto:")):
            assert (page.parent / target.split("#")[0]).exists(), target


def test_the_documentation_loads_nothing_from_elsewhere():
    assert "font: false" in (ROOT / "mkdocs.yml").read_text()
    assert "http" not in (ROOT / "docs" / "stijl.css").read_text()


def test_no_page_shows_an_outside_picture():
    for page in PAGES:
        assert not re.search(r"!\[[^\]]*\]\(https?:", page.read_text()), page
