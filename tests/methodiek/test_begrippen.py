import re
import tomllib
from collections import Counter
from pathlib import Path

from draagkracht.methodiek import begrippen, rode_draad, schaal
from draagkracht.methodiek.begrippen import load_begrippen


def test_every_noun_stands_once():
    tekst = Path(begrippen.__file__).with_name("begrippen.toml").read_text(encoding="utf-8")
    codes = Counter(ruw["code"] for ruw in tomllib.loads(tekst)["begrip"])
    assert [code for code, keer in codes.items() if keer > 1] == []
    assert len(load_begrippen()) == len(codes)


def test_a_code_is_the_noun_as_people_say_it():
    for code, begrip in load_begrippen().items():
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", code)
        assert begrip.naam.replace(" ", "_") == code


def test_no_two_nouns_share_a_plural():
    meervouden = Counter(begrip.code_meervoud for begrip in load_begrippen().values() if begrip.meervoud)
    assert [meervoud for meervoud, keer in meervouden.items() if keer > 1] == []
    assert not set(meervouden) & set(load_begrippen())


def test_every_definition_is_one_sentence_on_one_line():
    for begrip in load_begrippen().values():
        assert re.fullmatch(r"[A-Z][^\n]*[^.\n]\.", begrip.omschrijving), begrip
        assert ". " not in begrip.omschrijving, begrip
        assert begrip.engels.isascii()
        assert begrip.engels.strip() == begrip.engels != ""


def test_the_words_of_the_method_are_in_the_glossary():
    woorden = {*schaal.PANNEN, *schaal.STEMMEN, *sum(schaal.MATEN.values(), ())}
    assert woorden | set(rode_draad.KNOOPSOORTEN) <= set(load_begrippen())


def test_the_plural_of_a_noun_is_a_name_in_code():
    assert load_begrippen()["los_eind"].code_meervoud == "losse_einden"
    assert load_begrippen()["draaglast"].code_meervoud == ""
    for begrip in load_begrippen().values():
        assert begrip.code_meervoud == "" or begrip.code_meervoud.isidentifier()
