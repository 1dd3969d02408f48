"""What holds for all pictures, whatever they show."""

import dataclasses
import re

import pytest

from draagkracht.ui import voorbeeld_beelden as feiten
from draagkracht.ui.beeld.doelschaal import doelschaal, doelschaal_tabel
from draagkracht.ui.beeld.ecogram import ecogram, ecogram_tabel
from draagkracht.ui.beeld.profiel import Kracht, Last, profiel, profiel_tabel
from draagkracht.ui.beeld.rode_draad import rode_draad, rode_draad_tabel
from draagkracht.ui.beeld.tijdlijn import tijdlijn, tijdlijn_tabel
from draagkracht.ui.beeld.verandering import verandering, verandering_tabel
from tests.ui.lezen import classes, images, parse, words

HOSTILE = "<script>alert('&')</script>\"' onload=x \x00\x0b\ud800]]> \u202eomgekeerd 😀"

WITH_NAASTE = dataclasses.replace(
    feiten.PROFIEL,
    lasten=tuple(dataclasses.replace(rij, naaste=Last(2, eerder=3)) for rij in feiten.LASTEN),
    krachten=tuple(
        dataclasses.replace(
            groep,
            rijen=tuple(dataclasses.replace(rij, naaste=Kracht(3, 2, eerder=1)) for rij in groep.rijen),
        )
        for groep in feiten.KRACHTEN
    ),
)
PICTURES = {
    "profiel": (profiel, profiel_tabel, feiten.PROFIEL),
    "profiel_met_naaste": (profiel, profiel_tabel, WITH_NAASTE),
    "rode_draad": (rode_draad, rode_draad_tabel, feiten.DRAAD),
    "ecogram": (ecogram, ecogram_tabel, feiten.ECOGRAM),
    "tijdlijn": (tijdlijn, tijdlijn_tabel, feiten.PLAN),
    "doelschaal": (doelschaal, doelschaal_tabel, feiten.DOELSCHAAL),
    "verandering": (verandering, verandering_tabel, feiten.VERANDERINGEN),
}
# Facts that choose or link; all other texts come from people.
FIXED = {"fase", "uitkomst", "richting", "pan", "stand", "toestand", "voor", "sleutel", "van", "naar"}


def spoiled(value: object, name: str = "") -> object:
    """The same facts with every free text replaced by something hostile."""
    if isinstance(value, str):
        return value if name in FIXED or not value else HOSTILE
    if isinstance(value, tuple):
        return tuple(spoiled(item, name) for item in value)
    if dataclasses.is_dataclass(value):
        fields = {f.name: spoiled(getattr(value, f.name), f.name) for f in dataclasses.fields(value)}
        return type(value)(**fields)
    return value


@pytest.fixture(params=PICTURES)
def picture(request):
    return PICTURES[request.param]


def test_it_is_well_formed(picture):
    draw, tell, facts = picture
    assert len(list(parse(draw(facts)).iter())) > 10
    assert len(list(parse(tell(facts)).iter())) > 10


def test_it_has_no_style_attribute_and_no_script(picture):
    draw, tell, facts = picture
    assert not re.search(r"<script|\sstyle=|\son[a-z]+=|<style", draw(facts) + tell(facts))


def test_every_image_has_a_name_and_a_description_of_its_own(picture):
    draw, _tell, facts = picture
    for svg in images(draw(facts)):
        parts = {part.get("id"): part for part in svg}
        named = [parts[ref] for ref in svg.get("aria-labelledby").split()]
        assert [part.tag.split("}")[1] for part in named] == ["title", "desc"]
        assert all(part.text for part in named)


@pytest.mark.parametrize("name", sorted(PICTURES.keys() - {"doelschaal"}))
def test_ids_are_unique_also_when_it_stands_twice_on_a_page(name):
    draw, _tell, facts = PICTURES[name]
    ids = re.findall(r'\sid="([^"]+)"', draw(facts, prefix="een") + draw(facts, prefix="twee"))
    assert ids
    assert len(ids) == len(set(ids))


def test_every_class_exists_in_the_style_sheets(picture, css):
    draw, tell, facts = picture
    known = set(re.findall(r"\.(dk-[\w-]+)", css))
    assert classes(draw(facts) + tell(facts)) <= known


def test_hostile_text_stays_text(picture):
    draw, tell, facts = picture
    bad = spoiled(facts)
    parse(draw(bad))
    assert "<script" not in draw(bad) + tell(bad)
    assert "<script>alert('&')</script>" in words(tell(bad))


def test_the_table_has_a_caption_and_a_header_for_every_row(picture):
    _draw, tell, facts = picture
    for table in parse(tell(facts)).iter("table"):
        assert table.findtext("caption")
        assert all(
            row.find("th").get("scope") == "row" for row in table.iter("tr") if row.find("td") is not None
        )
