"""What can be set or typed is documented, and nothing is documented that does not exist."""

import re

from tools.naslag import NASLAG, ROOT, SOURCE

VARIABLE = re.compile(r"DRAAGKRACHT_[A-Z_]+")


def targets() -> set[str]:
    return set(re.search(r"\.PHONY: (.+)", (ROOT / "Makefile").read_text())[1].split())


def settings_read() -> set[str]:
    return set(VARIABLE.findall((SOURCE / "config" / "settings.py").read_text())) - {"DRAAGKRACHT_"}


def test_every_setting_is_documented_and_no_other():
    rows = re.findall(r"^\| `(DRAAGKRACHT_[A-Z_]+)` \|", (NASLAG / "instellingen.md").read_text(), re.M)
    assert len(rows) == len(set(rows))
    assert set(rows) == settings_read()


def test_every_make_target_is_documented_and_no_other():
    rows = re.findall(r"^\| `make ([a-z]+)` \|", (NASLAG / "make.md").read_text(), re.M)
    assert set(rows) == targets()


def test_the_readme_names_the_two_commands():
    text = (ROOT / "README.md").read_text()
    assert {"run", "test"} <= set(re.findall(r"^make ([a-z]+)", text, re.M)) <= targets()


def test_every_decision_is_in_the_list_and_has_its_four_parts():
    index = (ROOT / "docs/besluiten/index.md").read_text()
    records = sorted((ROOT / "docs/besluiten").glob("[0-9]*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    for path in records:
        text = path.read_text()
        assert f"({path.name})" in index
        assert all(f"\n## {part}\n" in text for part in ("Context", "Decision", "Cost", "Rejected")), (
            path.name
        )


def test_every_page_of_the_documentation_is_in_the_menu():
    menu = (ROOT / "mkdocs.yml").read_text()
    for path in (ROOT / "docs").rglob("*.md"):
        assert str(path.relative_to(ROOT / "docs")) in menu


def test_the_licence_is_the_eupl_in_full():
    text = (ROOT / "LICENSE").read_text()
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
    assert "Appendix" in text


def test_the_texts_for_people_use_no_exclamation_marks():
    for path in (ROOT / "docs/handleiding").glob("*.md"):
        words = re.sub(r"!\[|!--", "", path.read_text())
        assert "!" not in words, path.name
