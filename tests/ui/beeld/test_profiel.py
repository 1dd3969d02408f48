import re

import pytest

from draagkracht.ui.beeld.profiel import (
    Kracht,
    KrachtGroep,
    KrachtRij,
    Last,
    LastRij,
    Profiel,
    profiel,
    profiel_tabel,
)
from tests.ui.lezen import classes, images, words


def drawn(*lasten: LastRij, krachten: tuple[KrachtRij, ...] = (), **rest: str) -> str:
    groepen = (KrachtGroep("Ik zelf", krachten),) if krachten else ()
    return profiel(Profiel(lasten, groepen, **rest))


def test_the_two_voices_have_two_shapes():
    picture = drawn(LastRij("Geld", Last(4), Last(1)))
    assert '<circle class="dk-b-inwoner"' in picture
    assert '<path class="dk-b-professional"' in picture


def test_an_earlier_score_is_dashed_and_has_an_arrow():
    picture = drawn(LastRij("Geld", Last(2, eerder=4), Last(1)))
    assert {"dk-b-eerder", "dk-b-pijl"} <= classes(picture)


def test_an_earlier_score_that_is_the_same_is_not_drawn():
    assert "dk-b-pijl" not in classes(drawn(LastRij("Geld", Last(2, eerder=2), Last(1))))


def test_a_gesprekspunt_gets_a_dotted_line_and_a_speech_mark():
    rij = LastRij("Geld", Last(4), Last(1), is_gesprekspunt=True)
    assert {"dk-b-verschil", "dk-b-praat"} <= classes(drawn(rij))


def test_voices_that_agree_get_no_dotted_line():
    assert "dk-b-verschil" not in classes(drawn(LastRij("Geld", Last(4), Last(4))))


def test_marks_on_the_same_level_stand_beside_each_other():
    picture = drawn(LastRij("Geld", Last(4), Last(4)))
    circle = float(re.search(r'dk-b-inwoner" cx="([\d.]+)"', picture)[1])
    diamond = float(re.search(r'dk-b-professional" d="M([\d.]+)', picture)[1])
    assert 10 < diamond - circle < 25


@pytest.mark.parametrize(
    ("stand", "woorden"),
    [
        ("besproken", "besproken, niet vastgelegd"),
        ("niet_besproken", "niet besproken"),
        ("", "nog niet ingevuld"),
    ],
)
def test_a_part_without_a_score_says_so_in_words(stand, woorden):
    picture = drawn(LastRij("Veiligheid", Last(stand=stand), Last()))
    assert woorden in words(picture)
    assert "dk-b-last" not in classes(picture)


def test_zero_is_drawn_and_missing_is_not():
    zero = drawn(krachten=(KrachtRij("Netwerk", Kracht(0, 0), Kracht()),))
    missing = drawn(krachten=(KrachtRij("Netwerk", Kracht(), Kracht(1, 1)),))
    assert "dk-b-inwoner-vol" in zero.split("dk-legenda")[1]
    svg = missing[missing.rindex("dk-svg--kracht") : missing.rindex("dk-legenda")]
    assert "dk-b-inwoner-vol" not in svg


@pytest.mark.parametrize(
    ("toestand", "woord"),
    [("geblokkeerd", "zit klem"), ("benutten", "gebruiken"), ("versterken", "laten groeien")],
)
def test_a_state_says_what_to_do(toestand, woord):
    picture = drawn(krachten=(KrachtRij("Netwerk", Kracht(3, 1), Kracht(3, 1), toestand),))
    assert woord in words(picture)
    assert "Netwerk" in images(picture)[-1].findtext("{http://www.w3.org/2000/svg}desc")


def test_what_was_usable_before_is_a_dashed_tick():
    picture = drawn(krachten=(KrachtRij("Netwerk", Kracht(3, 3, eerder=1), Kracht(3, 2)),))
    assert "dk-b-tik" in classes(picture)


def test_it_gives_no_total_and_no_verdict():
    picture = drawn(
        LastRij("Geld", Last(4), Last(4)), krachten=(KrachtRij("Netwerk", Kracht(1, 1), Kracht(1, 1)),)
    )
    assert not re.search(r"totaal|gemiddeld|balans|saldo", words(picture), re.IGNORECASE)


def test_a_long_name_is_wrapped_and_not_lost():
    picture = drawn(
        krachten=(KrachtRij("Verantwoordelijkheidsgevoel", Kracht(3, 3), Kracht(3, 3), "versterken"),)
    )
    assert "…" not in words(picture)
    assert "gevoel" in words(picture)


def test_the_table_tells_each_voice_and_what_was_before():
    rij = LastRij("Geld", Last(2, eerder=4), Last(stand="niet_besproken"), is_gesprekspunt=True)
    text = words(profiel_tabel(Profiel((rij,), ())))
    assert "2, aanpakken (eerder 4) niet besproken gesprekspunt" in text


def test_a_resident_reads_own_words_in_the_legend():
    assert "wat ik vind" in words(drawn(LastRij("Geld", Last(1), Last(1)), voor="inwoner"))


def test_an_empty_profile_is_still_a_picture():
    assert len(images(profiel(Profiel((), ())))) == 4


MET_NAASTE = LastRij("Geld", Last(4), Last(4), naaste=Last(4, eerder=1))
KRACHT_MET_NAASTE = KrachtRij("Netwerk", Kracht(3, 1), Kracht(3, 2), naaste=Kracht(4, 3))


def marks_of(picture: str) -> list[float]:
    """Where the three marks of the first row stand, from left to right as resident, professional, naaste."""
    circle = float(re.search(r'dk-b-inwoner" cx="([\d.]+)"', picture)[1])
    diamond = float(re.search(r'dk-b-professional" d="M([\d.]+)', picture)[1])
    return [circle, diamond, float(re.search(r'dk-b-naaste" d="M([\d.]+)', picture)[1])]


def test_a_naaste_is_a_third_shape_with_a_bar_of_its_own():
    picture = drawn(MET_NAASTE, krachten=(KRACHT_MET_NAASTE,))
    assert {"dk-b-naaste", "dk-b-naaste-licht", "dk-b-naaste-vol"} <= classes(picture)
    assert "naaste" in words(picture)


def test_without_a_naaste_nothing_is_said_of_one():
    facts = Profiel(
        (LastRij("Geld", Last(4), Last(4)),), (KrachtGroep("Ik", (KrachtRij("Netwerk", Kracht(3, 1)),)),)
    )
    assert "naaste" not in profiel(facts) + profiel_tabel(facts)


def test_three_marks_on_one_level_stand_beside_each_other_around_it():
    left, middle, right = marks_of(drawn(MET_NAASTE))
    assert 10 < middle - left < 25
    assert 10 < right - middle < 25


def test_the_bar_reaches_to_the_highest_of_three_voices():
    with_naaste = drawn(LastRij("Geld", Last(1), Last(1), naaste=Last(3)))
    assert (
        re.search(r'dk-b-last"[^>]*width="([\d.]+)"', with_naaste)[1]
        == (re.search(r'dk-b-last"[^>]*width="([\d.]+)"', drawn(LastRij("Geld", Last(3), Last(1))))[1])
    )


def test_a_naaste_who_gave_no_score_of_a_part_takes_no_room_there():
    silent = KrachtRij("Netwerk", Kracht(3, 1), Kracht(3, 2), naaste=Kracht())
    assert images(drawn(krachten=(silent,)))[-1].get("viewBox") == (
        images(drawn(krachten=(KrachtRij("Netwerk", Kracht(3, 1), Kracht(3, 2)),)))[-1].get("viewBox")
    )


def test_the_table_has_the_columns_of_a_naaste():
    text = words(profiel_tabel(Profiel((MET_NAASTE,), (KrachtGroep("Ik", (KRACHT_MET_NAASTE,)),))))
    assert "4, acuut (eerder 1)" in text
    assert "naaste: aanwezig naaste: inzetbaar" in text
    assert "4, heel sterk 3, goed" in text
