"""What is wrong with a catalogue is said in one sentence per fault, with the file, the intervention and the field."""

import pytest

from draagkracht.sociale_kaart.interventies import check_catalogus, load_catalogus
from draagkracht.sociale_kaart.interventies.catalogus import CatalogusFout, read_catalogus

GOED = """
[[interventie]]
code = "breicafe"
naam = "Samen breien"
wat = "U breit met buren."
voor_wie = "Voor wie graag breit."
niet_voor = "In de zomer dicht."
onderdelen = ["buurthuis"]
fase = "borgen"
grepen = ["steunende_relaties"]
weken = 12
uren_per_week = 2
met_wie = "voorziening"
soort = "ontmoeting"
bewijs = "eigen"
"""


@pytest.fixture
def problemen(tmp_path):
    def check(tekst, naam="eigen.toml"):
        pad = tmp_path / naam
        pad.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
        return check_catalogus(pad)

    return check


def test_one_file_that_holds_has_no_problems(problemen):
    assert problemen(GOED) == []


@pytest.mark.parametrize(
    ("was", "wordt", "zin"),
    [
        ('naam = "Samen breien"', "", "naam ontbreekt"),
        ('naam = "Samen breien"', 'naam = " "', "naam is leeg"),
        ('naam = "Samen breien"', "naam = 3", "naam hoort tekst te zijn, niet 3"),
        ('naam = "Samen breien"', 'naam = "Kom breien!"', "naam bevat een uitroepteken"),
        ('naam = "Samen breien"', f'naam = "{"x" * 81}"', "naam is langer dan 80 tekens"),
        ('naam = "Samen breien"', 'naam = "a\\u0000b"', "naam bevat een teken dat niet te lezen is"),
        ("weken = 12", "weken = 0", "weken is 0; het hoort een heel getal te zijn van 1 tot en met 104"),
        ("weken = 12", "weken = 1.5", "weken is 1.5"),
        ("weken = 12", "weken = true", "weken is true"),
        ("uren_per_week = 2", 'uren_per_week = "2"', "uren_per_week is '2'"),
        ("uren_per_week = 2", "uren_per_week = nan", "uren_per_week is nan"),
        ('onderdelen = ["buurthuis"]', "onderdelen = []", "onderdelen is leeg"),
        ('onderdelen = ["buurthuis"]', 'onderdelen = "buurthuis"', "onderdelen hoort een lijst te zijn"),
        ('onderdelen = ["buurthuis"]', 'onderdelen = ["geld"]', "onderdelen noemt 'geld'"),
        (
            'onderdelen = ["buurthuis"]',
            'onderdelen = ["wonen", "wonen"]',
            "onderdelen noemt 'wonen' twee keer",
        ),
        (
            'onderdelen = ["buurthuis"]',
            'onderdelen = ["veiligheid"]',
            "veiligheid komt nooit in een gedeeld plan",
        ),
        ('fase = "borgen"', 'fase = "daarna"', "fase is 'daarna'; kies uit stabiliseren, versterken, borgen"),
        ('met_wie = "voorziening"', 'met_wie = "netwerk"', "belast_netwerk ontbreekt"),
        ('met_wie = "voorziening"', 'met_wie = "netwerk"\nbelast_netwerk = 5', "belast_netwerk is 5"),
        ('soort = "ontmoeting"', 'soort = "oefening"', "kleine_stap ontbreekt"),
        ('bewijs = "eigen"', 'bewijs = "sterk"', "bronnen ontbreekt"),
        (
            'bewijs = "eigen"',
            'bewijs = "eigen"\nbronnen = ["zomaar"]',
            "bronnen noemt 'zomaar'; dat is geen bron",
        ),
        ('bewijs = "eigen"', 'bewijs = "eigen"\nbct = ["1.99"]', "bct noemt '1.99'"),
        ('bewijs = "eigen"', 'bewijs = "eigen"\nernst = [3, 1]', "ernst loopt van 3 tot 1"),
        ('bewijs = "eigen"', 'bewijs = "eigen"\nernst = [1]', "ernst hoort twee hele getallen te zijn"),
        ('bewijs = "eigen"', 'bewijs = "eigen"\nvraagt = { wonen = 1 }', "vraagt noemt 'wonen'"),
        ('bewijs = "eigen"', 'bewijs = "eigen"\nvraagt = { netwerk = 0 }', "vraagt vraagt bij netwerk 0"),
        (
            'bewijs = "eigen"',
            'bewijs = "eigen"\nna = ["breicafe"]',
            "mogen niet naar de interventie zelf wijzen",
        ),
        (
            'bewijs = "eigen"',
            'bewijs = "eigen"\nna = ["nergens"]',
            "na noemt 'nergens'; dat is geen interventie",
        ),
        (
            'bewijs = "eigen"',
            'bewijs = "eigen"\nna = ["bewind"]\nniet_met = ["bewind"]',
            "niet_met noemt 'bewind', maar dat staat ook in na",
        ),
        ('bewijs = "eigen"', 'bewijs = "eigen"\ngedeeld = "ja"', "gedeeld is true of false"),
        ('bewijs = "eigen"', 'bewijs = "eigen"\nsterren = 5', "'sterren' is geen bekend veld"),
        ('code = "breicafe"', 'code = "Brei Café"', "code is 'Brei Café'"),
        ('code = "breicafe"', "", "code ontbreekt"),
    ],
)
def test_a_fault_is_named_with_its_place(problemen, was, wordt, zin):
    assert was in GOED
    found = problemen(GOED.replace(was, wordt, 1))
    assert any(zin in probleem for probleem in found), found
    assert all(probleem.startswith("eigen.toml, interventie ") for probleem in found)


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("x = \n", "regel 1, teken 5: dit is geen geldige TOML"),
        ("x = ", "dit is geen geldige TOML"),
        (b"\xff", "regel 1: dit is geen UTF-8-tekst."),
        ("", "Er staat geen enkele [[interventie]] in."),
        ("interventie = 3", "'interventie' hoort er niet"),
        ("[[interventie]]\n[[cursus]]\n", "'cursus' hoort er niet"),
        ("interventie = [3]", "nummer 1 is geen interventie met velden"),
        (GOED + GOED, "Interventie 'breicafe' staat er 2 keer in."),
        (GOED + '[[bron]]\ncode = "x"\n', "Bron nummer 1 hoort precies deze velden te hebben"),
    ],
)
def test_a_file_that_cannot_be_says_so(problemen, tekst, zin):
    assert any(zin in probleem for probleem in problemen(tekst))


def test_what_follows_on_itself_by_way_of_another_can_never_begin(problemen):
    tweede = GOED.replace('"breicafe"', '"breiles"').replace("weken = 12", 'weken = 12\nna = ["breicafe"]')
    eerste = GOED.replace("weken = 12", 'weken = 12\nna = ["breiles"]')
    assert "Interventie breicafe: na loopt in een kring, dus dit kan nooit beginnen." in problemen(
        eerste + tweede
    )


def test_a_folder_needs_a_head(tmp_path):
    (tmp_path / "buurt.toml").write_text(GOED)
    assert "catalogus.toml: code ontbreekt of is geen tekst." in check_catalogus(tmp_path)


def test_an_empty_folder_is_no_catalogue(tmp_path):
    assert "geen, of te veel, bestanden" in check_catalogus(tmp_path)[0]


def test_a_folder_of_ones_own_can_be_read(tmp_path):
    (tmp_path / "catalogus.toml").write_text(
        'code = "eigen-1"\nnaam = "Eigen"\nop = "2026-01-01"\nherkomst = "Wij"\n'
    )
    (tmp_path / "buurt.toml").write_text(GOED)
    catalogus = read_catalogus(tmp_path)
    assert catalogus.interventie("breicafe").kosten == "gratis"
    assert catalogus.interventie("breicafe").richtingen == ("draagkracht_versterken",)


@pytest.mark.parametrize("code", ["..", "nergens", "../sociale_kaart", ""])
def test_only_a_shipped_catalogue_can_be_named(code):
    with pytest.raises(CatalogusFout, match="geen bekende catalogus"):
        load_catalogus(code)
