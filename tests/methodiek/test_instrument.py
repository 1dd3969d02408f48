import pytest

from draagkracht.methodiek.fouten import InstrumentFout, MethodiekFout
from draagkracht.methodiek.instrument import (
    INSTRUMENTEN,
    check_instrument,
    load_instrument,
    read_instrument,
)
from draagkracht.methodiek.schaal import GROEPEN, KADER, MATEN, NIVEAUS

BESTAND = INSTRUMENTEN / "draagkracht-1.toml"
TEKST = BESTAND.read_text(encoding="utf-8")
ANKER = """
[[onderdeel.score]]
niveau = {niveau}
kop = "Kop"
inwoner = "Ik red het."
professional = "Redt het."
"""
EIGEN = """
[[onderdeel]]
code = "mantelzorg"
pan = "draaglast"
groep = "levensgebieden"
naam = "Mantelzorg"
naam_inwoner = "Zorgen voor een ander"
pictogram = "heart"
omschrijving = "De zorg voor een ander."
vraag = "Zorgt u voor iemand?"
gespreksvragen = ["Een?", "Twee?", "Drie?"]
eigen = true
""" + "".join(ANKER.format(niveau=niveau) for niveau in NIVEAUS)
MEETFOUT = """
[gemiddelde.draaglast]
sd_t0 = 0.6
r = 0.87
bron = "Voorbeeldstudie"
op = "2026-01-01"
"""


@pytest.fixture
def problemen(tmp_path):
    """Write a changed instrument and return what is wrong with it."""

    def check(tekst):
        pad = tmp_path / "instrument.toml"
        pad.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode("utf-8"))
        return check_instrument(pad)

    return check


def onderdeel_tekst(code):
    """The text of one part in the shipped file."""
    begin = TEKST.index(f'[[onderdeel]]\ncode = "{code}"')
    einde = TEKST.find("[[onderdeel]]", begin + 1)
    return TEKST[begin : einde if einde > 0 else None]


def without_first(blok):
    return TEKST.replace(blok, "", 1)


def test_the_shipped_instrument_holds():
    assert check_instrument(BESTAND) == []


def test_it_has_exactly_the_parts_of_the_kader_in_order():
    onderdelen = load_instrument().onderdelen
    assert [(o.code, o.groep, o.pan) for o in onderdelen] == [
        (code, groep, GROEPEN[groep]) for code, groep in KADER.items()
    ]


def test_every_level_of_every_measure_has_an_anchor():
    for onderdeel in load_instrument().onderdelen:
        assert tuple(onderdeel.ankers) == MATEN[onderdeel.pan]
        for maat in onderdeel.maten:
            assert [anker.niveau for anker in onderdeel.ankers[maat]] == list(NIVEAUS)
            assert onderdeel.anker(maat, 3).niveau == 3
            assert onderdeel.vraag_voor(maat).endswith("?")


def test_the_inzetbaar_question_is_another_one_than_the_first():
    netwerk = load_instrument().onderdeel("netwerk")
    assert netwerk.vraag_voor("aanwezig") == netwerk.vraag != netwerk.vraag_voor("inzetbaar")


def test_no_two_levels_of_a_measure_say_the_same():
    for onderdeel in load_instrument().onderdelen:
        for ankers in onderdeel.ankers.values():
            for veld in ("kop", "inwoner", "professional"):
                assert len({getattr(anker, veld) for anker in ankers}) == 5, (onderdeel.code, veld)


def test_texts_for_the_resident_speak_as_the_house_speaks():
    for onderdeel in load_instrument().onderdelen:
        assert " u" in onderdeel.vraag.lower()
        for ankers in onderdeel.ankers.values():
            for anker in ankers:
                assert 2 <= len(anker.kop.split()) <= 4, anker.kop
                tekst = f"{anker.kop} {anker.inwoner}".lower()
                verboden = ("!", "cliënt", "problematiek", "zelfredzaam", "conform", "—")
                assert not any(woord in tekst for woord in verboden), anker
                assert not any(teken.isdigit() for teken in anker.inwoner), anker


def test_no_figures_on_noise_are_claimed_without_research():
    instrument = load_instrument()
    assert not instrument.meetfouten
    assert not any(onderdeel.meetfouten for onderdeel in instrument.onderdelen)


def test_an_instrument_is_read_once():
    assert load_instrument() is load_instrument()


@pytest.mark.parametrize("code", ["draagkracht-9", "../begrippen", "", "Draagkracht-1", "a" * 300, "a\x00"])
def test_an_unknown_instrument_is_refused(code):
    with pytest.raises(MethodiekFout, match="geen bekend instrument"):
        load_instrument(code)


def test_an_unknown_part_is_refused():
    with pytest.raises(MethodiekFout, match="geen onderdeel"):
        load_instrument().onderdeel("geld")


def test_a_municipality_can_add_its_own_part(tmp_path, problemen):
    assert problemen(TEKST + EIGEN) == []
    onderdeel = read_instrument(tmp_path / "instrument.toml").onderdeel("mantelzorg")
    assert onderdeel.eigen
    assert onderdeel.anker("score", 4).inwoner == "Ik red het."


def test_figures_on_noise_are_read_with_their_source(tmp_path, problemen):
    assert problemen(TEKST + MEETFOUT) == []
    assert read_instrument(tmp_path / "instrument.toml").meetfouten["draaglast"].bron == "Voorbeeldstudie"


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        (without_first(onderdeel_tekst("wonen")), "Onderdeel wonen ontbreekt."),
        (TEKST + onderdeel_tekst("wonen"), "Onderdeel 'wonen' staat er 2 keer in."),
        (
            TEKST.replace("niveau = 4", "niveau = 3", 1),
            "Onderdeel financien, score: het anker voor niveau 4 ontbreekt.",
        ),
        (
            TEKST.replace("niveau = 4", "niveau = 3", 1),
            "Onderdeel financien, score: niveau 3 staat er 2 keer in.",
        ),
        (
            TEKST.replace("niveau = 4", "niveau = 7", 1),
            "Onderdeel financien, score, anker nummer 5: niveau is een heel getal van 0 tot en met 4.",
        ),
        (
            TEKST.replace("\ninwoner = ", "\ninwonner = ", 1),
            "Onderdeel financien, score, niveau 0: het veld 'inwonner' is onbekend.",
        ),
        (
            TEKST.replace("\ninwoner = ", "\ninwonner = ", 1),
            "Onderdeel financien, score, niveau 0: inwoner ontbreekt.",
        ),
        (
            TEKST.replace('kop = "Goed op orde"', 'kop = "  "', 1),
            "Onderdeel financien, score, niveau 0: kop is leeg.",
        ),
        (
            TEKST.replace('kop = "Goed op orde"', "kop = 3", 1),
            "Onderdeel financien, score, niveau 0: kop hoort tekst te zijn, niet 3.",
        ),
        (
            TEKST.replace('kop = "Goed op orde"', f'kop = "{"x" * 1001}"', 1),
            "Onderdeel financien, score, niveau 0: kop is langer dan 1000 tekens.",
        ),
        (
            TEKST.replace('pan = "draaglast"', 'pan = "draagkracht"', 1),
            "Onderdeel financien staat in de verkeerde pan: het hoort bij draaglast.",
        ),
        (
            TEKST.replace('pan = "draaglast"', 'pan = "lasten"', 1),
            "Onderdeel financien: pan 'lasten' bestaat niet; kies draaglast of draagkracht.",
        ),
        (
            TEKST.replace('groep = "netwerk"', 'groep = "competenties"', 1),
            "Onderdeel netwerk staat in de verkeerde groep: het hoort bij netwerk.",
        ),
        (
            TEKST.replace('groep = "netwerk"', 'groep = "mensen"', 1),
            "Onderdeel netwerk: groep 'mensen' bestaat niet; kies levensgebieden, competenties, netwerk, "
            "voorliggend_veld.",
        ),
        (
            TEKST.replace('code = "wonen"', 'code = "wonnen"'),
            "Onderdeel 'wonnen' hoort niet bij het kader; is het een eigen vraag van de gemeente, zet er dan "
            "eigen = true bij.",
        ),
        (
            TEKST.replace('code = "wonen"', 'code = "wonen"\neigen = true'),
            "Onderdeel wonen hoort bij het kader en kan dus niet eigen = true hebben.",
        ),
        (
            TEKST + EIGEN.replace("eigen = true", 'eigen = "ja"'),
            "Onderdeel 'mantelzorg': eigen is true of false",
        ),
        (
            TEKST + EIGEN.replace('"mantelzorg"', '"Mantel zorg"'),
            "Onderdeel 'Mantel zorg': de code 'Mantel zorg'",
        ),
        (TEKST + EIGEN.replace('code = "mantelzorg"\n', ""), "Onderdeel nummer 21: code ontbreekt."),
        (
            TEKST + EIGEN.replace('"Drie?"', '""'),
            "Onderdeel 'mantelzorg': gespreksvraag 3 is leeg.",
        ),
        (
            TEKST + EIGEN.replace(', "Drie?"', ""),
            "Onderdeel 'mantelzorg': er horen ten minste 3 gespreksvragen te staan.",
        ),
        (TEKST.replace('naam = "Draagkracht', 'titel = "Draagkracht', 1), "Het bestand: naam ontbreekt."),
        (TEKST.replace('code = "draagkracht-1"', 'code = "../x"'), "Het bestand: de code '../x' mag alleen"),
        (TEKST + MEETFOUT.replace("0.6", "0"), "gemiddelde.draaglast.sd_t0 moet een getal groter dan 0"),
        (TEKST + MEETFOUT.replace("0.6", "-1"), "gemiddelde.draaglast.sd_t0 moet een getal groter dan 0"),
        (TEKST + MEETFOUT.replace("0.87", "1.2"), "gemiddelde.draaglast.r moet van 0 tot 1 zijn"),
        (TEKST + MEETFOUT.replace("0.87", "nan"), "gemiddelde.draaglast.r moet van 0 tot 1 zijn"),
        (TEKST + MEETFOUT.replace("-01-01", "-02-30"), "gemiddelde.draaglast.op is geen bestaande datum"),
        (TEKST + MEETFOUT.replace("bron = ", "bon = "), "gemiddelde.draaglast: bron ontbreekt."),
        (TEKST + MEETFOUT.replace(".draaglast", ".last"), "gemiddelde: 'last' is onbekend"),
        (TEKST + "\n[gemiddelde]\ndraaglast = 3\n", "gemiddelde.draaglast hoort een tabel"),
        (
            TEKST.replace(
                "\n[[onderdeel.score]]", "\n[onderdeel.meetfout]\nscore = 1\n\n[[onderdeel.score]]", 1
            ),
            "Onderdeel financien, meetfout.score hoort een tabel",
        ),
    ],
)
def test_every_mistake_is_one_sentence_that_names_its_place(problemen, tekst, zin):
    gevonden = problemen(tekst)
    assert any(probleem.startswith(zin) for probleem in gevonden), gevonden
    assert all(probleem.endswith(".") and "\n" not in probleem for probleem in gevonden)


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("code = \n", "Regel 1, teken 8: dit is geen geldige TOML."),
        ("code = 'a'\nnaam = [1, 2", "Regel 2: het bestand houdt op midden in een waarde."),
        (b"code = 'a'\nnaam = '\xff'\n", "Regel 2: dit bestand is geen UTF-8-tekst."),
        (b"#" * 2_000_001, "Het bestand 'instrument.toml' is groter dan 2 MB en dus geen instrument."),
        ("a = " + "9" * 5000, "Dit bestand is geen geldige TOML: een waarde is te groot of te diep genest."),
        ("a = " + "[" * 5000, "Dit bestand is geen geldige TOML: een waarde is te groot of te diep genest."),
    ],
    ids=["invalid", "unfinished", "not utf-8", "huge", "huge number", "deeply nested"],
)
def test_a_file_that_cannot_be_read_gives_one_sentence(problemen, tekst, zin):
    assert problemen(tekst) == [zin]


def test_an_empty_file_says_that_there_are_no_parts(problemen):
    assert any("geen onderdelen" in probleem for probleem in problemen(""))


@pytest.mark.parametrize(
    "tekst",
    ["onderdeel = 3", "onderdeel = [3]", "[[onderdeel]]\npan = []\ngroep = {}\nscore = 3\nmeetfout = 1"],
)
def test_wrong_shapes_are_named_too(problemen, tekst):
    assert problemen(tekst)


def test_a_missing_file_and_a_folder_give_one_sentence(tmp_path):
    assert check_instrument(tmp_path / "weg.toml") == ["Het bestand 'weg.toml' bestaat niet."]
    (tmp_path / "map.toml").mkdir()
    assert check_instrument(tmp_path / "map.toml") == ["Het bestand 'map.toml' is niet te lezen."]


def test_reading_a_wrong_file_raises_with_every_problem(tmp_path):
    pad = tmp_path / "fout.toml"
    pad.write_text(without_first(onderdeel_tekst("wonen")).replace("niveau = 4", "niveau = 3", 1))
    with pytest.raises(InstrumentFout) as gevangen:
        read_instrument(pad)
    assert len(gevangen.value.problemen) == 3
    assert str(gevangen.value) == gevangen.value.problemen[0]
