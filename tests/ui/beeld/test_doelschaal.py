from draagkracht.ui.beeld.doelschaal import Doelschaal, doelschaal
from tests.ui.lezen import parse, words

LEVELS = ("min twee", "min een", "nul", "plus een", "plus twee")


def levels(d: Doelschaal) -> list[str]:
    return [" ".join(" ".join(li.itertext()).split()) for li in parse(doelschaal(d)).iter("li")]


def test_the_levels_run_from_much_more_to_not_yet():
    assert [line.split()[-2:] for line in levels(Doelschaal("Ik", LEVELS))] == [
        ["plus", "twee"],
        ["plus", "een"],
        ["afgesproken", "nul"],
        ["min", "een"],
        ["min", "twee"],
    ]


def test_each_voice_stands_at_its_own_level():
    lines = levels(Doelschaal("Ik", LEVELS, inwoner=1, professional=-1))
    assert lines[1].endswith("inwoner")
    assert lines[3].endswith("professional")


def test_an_earlier_judgement_is_told_as_earlier():
    assert levels(Doelschaal("Ik", LEVELS, inwoner=0, inwoner_eerder=-2))[4].endswith("inwoner, vorige keer")


def test_not_reached_is_not_yet():
    text = words(doelschaal(Doelschaal("Ik", LEVELS)))
    assert "nog niet" in text
    assert "mislukt" not in text
