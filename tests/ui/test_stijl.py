"""Style sheets, scripts and templates keep to the house: tokens only, no inline anything, nothing from elsewhere."""

import re
from pathlib import Path

import pytest

from draagkracht import ui
from draagkracht.ui.jinja import known_icons

FOLDER = Path(ui.__file__).parent
TEMPLATES = sorted((FOLDER / "jinja2" / "ui").glob("*.html"))
SHEETS = sorted(file for file in (FOLDER / "static" / "ui").glob("*.css") if file.name != "thema.css")


def without_jinja(template: Path) -> str:
    return re.sub(r"\{[{%#].*?[}%#]\}", " ", template.read_text(), flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda file: file.name)
def test_colours_come_from_the_theme(sheet):
    found = re.findall(
        r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    )
    assert found == []


def test_every_token_that_is_used_is_set(css):
    used = set(re.findall(r"var\((--dk-[\w-]+)", css))
    assert used <= set(re.findall(r"(--dk-[\w-]+):", css))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda file: file.name)
def test_measures_follow_the_direction_of_the_text(sheet):
    found = re.findall(
        r"(?<![\w-])(?:margin|padding|border)-(?:left|right|top|bottom)|^\s+(?:left|right|top|bottom):",
        sheet.read_text(),
        re.M,
    )
    assert found == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_a_template_has_nothing_inline(template):
    source = without_jinja(template)
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]+src=)|javascript:", source)
    assert not re.search(r"""(?:src|href)=["']https?:""", source)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_every_class_in_a_template_has_a_style(template, css):
    source = without_jinja(template)
    used = {name for value in re.findall(r'class="([^"]*)"', source) for name in value.split()}
    names = {name for name in used if re.fullmatch(r"dk-[\w-]*\w", name)}
    known = set(re.findall(r"\.(dk-[\w-]+)", css))
    assert {name for name in names if not any(k == name or k.startswith(name + "--") for k in known)} == set()


def test_every_icon_in_a_template_exists():
    used = {name for file in TEMPLATES for name in re.findall(r'icoon\("([\w-]+)"', file.read_text())}
    assert used <= known_icons()


def test_motion_is_only_for_who_wants_it(css):
    without = re.sub(r"@media \(prefers-reduced-motion: no-preference\) \{.*?\n\}", "", css, flags=re.DOTALL)
    assert "transition:" not in without
    assert "animation" not in without
