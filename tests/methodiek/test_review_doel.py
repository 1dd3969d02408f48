"""What the doelhulp says about a goal, and above all what it leaves alone."""

import datetime as dt
import time
import tomllib
from pathlib import Path

import pytest

import draagkracht.cli.demo
from draagkracht.methodiek.doelhulp import load_doelregels, review_doel

OP = dt.date(2026, 11, 23)
SOON = dt.date(2027, 2, 1)
LINES = Path(draagkracht.cli.demo.__file__).parent / "verhaallijnen"


def codes(tekst, streef_op=SOON, **meer):
    return [hint.code for hint in review_doel(tekst, streef_op, OP, **meer)]


def hint_of(code, tekst, streef_op=SOON, **meer):
    return next(hint for hint in review_doel(tekst, streef_op, OP, **meer) if hint.code == code)


FINE = [
    "Ik weet voor 1 maart wat ik per maand betaal en aan wie.",
    "Voor 1 maart weet ik wat ik betaal.",
    "Ik vertel het voor Kerst aan twee vrienden.",
    "Ik doe elke week mijn post, eerst samen en dan zelf.",
    "Ik doe elke week mijn post. Eerst samen, dan zelf.",
    # we and together
    "Mijn zus en ik eten elke vrijdag samen.",
    "Ik ga met mijn zoon elke woensdag naar de speeltuin.",
    "Ik kook elke vrijdag voor mijn zoon en zijn vriend.",
    "Ik zorg dat mijn kinderen elke dag om acht uur op school zijn.",
    "Ik spreek deze maand met mijn broer af dat hij op dinsdag kookt.",
    "Ik bel deze week de gemeente en de verhuurder.",
    # feelings and negations that are not what the goal says
    "Ik vertel elke week aan mijn zus hoe ik me voel.",
    "Als ik boos ben, loop ik elke keer een rondje.",
    "Als het niet lukt bel ik elke keer mijn maatje.",
    "Ik zeg elke week één keer nee als ik iets niet wil.",
    "Ik vertel deze maand aan de juf dat lezen niet lukt.",
    "Ik lees voor de zomer zonder hulp een brief van school.",
    "Ik ben elke dag niet later dan acht uur uit bed.",
    "Ik geef per week niet meer dan twintig euro uit aan snoep.",
    "Ik geef minder dan 20 euro per week uit aan snoep.",
    "Ik eet elke dag niet alleen brood maar ook fruit.",
    "Ik stop elke week tien euro in een pot.",
    "Ik stop elke dag om vijf uur met werken.",
    "Ik en mijn vrouw eten elke avond met de kinderen aan tafel zonder telefoon.",
    "Ik sta voor 1 april niet meer in het rood.",
    "Ik word rustig door elke avond te wandelen.",
    # daring, learning and wanting that can be seen
    "Ik durf voor de zomer alleen met de bus.",
    "Ik leer elke dag tien woorden Nederlands.",
    "Ik leer elke dinsdag lezen en schrijven.",
    "Ik zeg elke week tegen iemand wat ik wil.",
    "Ik ga Nederlands leren bij het taalhuis op dinsdagavond.",
    # who is named behind ‘door’ is a place, or an effort of one's own
    "Ik kom elke week door de stad bij mijn zus.",
    # long words that everybody knows
    "Ik rook vanaf 1 januari hoogstens vijf sigaretten per dag.",
    "Ik kan vanaf maart mijn rekeningen betalen.",
    "Ik woon in mei een week zelfstandig, zonder begeleiding.",
    "Ik bel donderdagavond met mijn moeder.",
    # a reason of two parts
    "Ik sta elke dag om acht uur op, want dan heb ik de hele dag en kan ik veel doen.",
    # lists are one thing
    "Ik betaal elke maand de huur en de stroom.",
    "Ik ga elke week zwemmen of fietsen.",
    "Ik eet elke dag groente en fruit.",
    "Ik heb elke week een uur stilte en rust.",
    "Ik kan voor 1 juni een brief van de gemeente lezen en begrijpen.",
    "Ik loop elke dag een rondje en dat houd ik vol.",
    "Ik ben elke dag op tijd op school en werk.",
    "Ik stop elke zaterdag de was in de machine met mijn dochter.",
    "Ik ga niet alleen naar buiten maar met mijn zus.",
    # small steps as they were named in the study
    "Volgende week ga ik een keer zelfstandig naar de bakker.",
    "Ik zal nu zelf contact opnemen met mijn oude vriendin.",
    # when it is, as people say it
    "Ik ga 2x in de week sporten.",
    "Ik ga 1 keer in de 14 dagen naar mijn dochter.",
    "Ik ga 3 dagen in de week naar dagbesteding.",
    "Ik ga eens per twee weken bij mijn oma langs.",
    "Ik ga dinsdags naar het taalhuis.",
    "Ik zwem 's maandags.",
    "Ik ga savonds een rondje fietsen.",
    "Ik zie mijn kinderen om het weekend.",
    "Ik drink alleen nog in het weekend.",
    "Ik drink door de week alleen water.",
    "Ik loop na het avondeten een blokje om.",
    "Ik betaal de huur op de eerste van de maand.",
    "Ik bel a.s. maandag de woningbouw.",
    "Ik ga zaterdag met mijn zoon vissen.",
    "Ik ga elken dag naar buiten.",
    "Ik ga alle dagen naar buiten.",
    "Ik heb over een halfjaar een eigen huis.",
    "Ik ga voor mijn veertigste weer werken.",
    "'k Bel elke week mijn zus.",
    # words that look long and are not hard
    "Ik solliciteer elke week op twee banen.",
    "Ik heb uiterlijk half maart een bankrekening.",
    "Ik spaar tot de zomervakantie elke maand 20 euro.",
    # a feeling or a no that is not what the goal says
    "Als mijn ex belt, blijf ik rustig en hang ik op.",
    "Ik vraag elke keer na wat ik niet snap.",
    "Ik stop elke dag na een uur met gamen.",
]


@pytest.mark.parametrize("tekst", FINE)
def test_a_concrete_goal_gets_no_hint(tekst):
    assert codes(tekst) == []


def demo_goals():
    return [
        doel["tekst"]
        for path in sorted(LINES.glob("*.toml"))
        for doel in tomllib.loads(path.read_text())["doel"]
    ]


def test_the_goals_of_the_demo_get_no_hint_but_the_one_that_says_zonder():
    hinted = {tekst: codes(tekst) for tekst in demo_goals() if codes(tekst)}
    assert hinted == {"Ik wissel voor de zomer acht weken zonder ruzie.": ["ontkenning"]}


VAGUE = [
    ("geen_ik", "De post op tafel"),
    ("geen_ik", "Elke week zwemmen"),
    ("van_ander", "Mijn zoon moet naar mij luisteren."),
    ("van_ander", "Mijn oudste zoon gaat elke dag naar school."),
    ("van_ander", "Dat mijn zoon naar school gaat."),
    ("van_ander", "Zij laten mij met rust."),
    ("van_ander", "De gemeente geeft mij een huis."),
    ("van_ander", "Ik wil dat mijn zoon luistert."),
    ("van_ander", "Ik kook en mijn zoon ruimt de tafel af."),
    ("van_ander", "dat me dochter beter d'r best doet"),
    ("van_ander", "Ik word geholpen door mijn broer."),
    ("van_ander", "Ik word begeleid door de wijkcoach."),
    ("van_ander", "Er komt iemand mij helpen met de post."),
    ("vaag", "Ik krijg betere slaap."),
    ("vaag", "Ik red mij zelf."),
    ("vaag", "Ik ben er voor mijn kinderen."),
    ("vaag", "Ik neem mijn verantwoordelijkheid."),
    ("ontkenning", "Ik leef zonder geweld."),
    ("geen_ik", "We gaan elke week met het hele gezin zwemmen."),
    ("wens", "Ik wil elke week zwemmen."),
    ("wens", "Dan wil ik elke week zwemmen."),
    ("wens", "Ik probeer elke dag te wandelen."),
    ("wens", "Ik leer zwemmen."),
    ("wens", "Ik ga proberen te sparen."),
    ("vaag", "Ik beweeg meer."),
    ("vaag", "Ik ga beter om met geld."),
    ("vaag", "Ik werk aan mezelf."),
    ("vaag", "Ik zit weer lekker in mijn vel."),
    ("vaag", "Ik breng mijn geld op orde."),
    ("vaag", "Ik krijg mijn leven weer op de rails."),
    ("vaag", "Ik pak mijn leven weer op."),
    ("vaag", "Ik kom op voor mezelf."),
    ("vaag", "Ik sta open voor hulp."),
    ("vaag", "Ik ga mijn best doen."),
    ("vaag", "Ik doe het rustig aan."),
    ("vaag", "Ik kom weer onder de mensen."),
    ("vaag", "Ik word zelfstandig."),
    ("vaag", "Ik geef mijn verdriet een plek."),
    ("gevoel", "Ik voel me minder alleen."),
    ("gevoel", "Ik ben weer gelukkig."),
    ("gevoel", "Ik wil me rustig voelen."),
    ("gevoel", "Ik blijf kalm als mijn zoon boos wordt."),
    ("gevoel", "Ik ben elke dag dankbaar."),
    ("ontkenning", "Ik ga niet meer naar het casino."),
    ("ontkenning", "Ik eet geen snoep."),
    ("ontkenning", "Ik kom nooit te laat."),
    ("ontkenning", "ik wil nie meer zo in de schulden zitte"),
    ("ontkenning", "Ik stop voor 1 maart met roken."),
    ("ontkenning", "Ik slaap zonder pillen."),
    ("twee_doelen", "Ik bel mijn zus en ik betaal de huur."),
    ("twee_doelen", "Ik bel mijn zus en betaal ook de huur."),
    ("twee_doelen", "Ik ga elke week zwemmen en elke dag wandelen."),
    ("twee_doelen", "Ik zwem elke week. Ik bel elke dag mijn moeder."),
    ("twee_doelen", "Elke dag ga ik wandelen en elke week zwem ik."),
    ("twee_doelen", "Ik zoek een oude vriend op en bel hem voor Kerst."),
    ("twee_doelen", "Ik zwem elke week; ik bel elke dag mijn moeder."),
    ("datum_voorbij", "Ik had voor 1 maart 2024 een huis."),
    ("datum_ver", "Ik heb over twee jaar een huis."),
    ("datum_ver", "Ik heb in 2031 een huis."),
    ("moeilijk", "Ik ben binnen een maand zelfredzaam."),
    ("moeilijk", "Ik heb binnen een maand arbeidsongeschiktheidsverzekeringspapieren."),
]


@pytest.mark.parametrize(("code", "tekst"), VAGUE)
def test_what_is_vague_gets_its_hint(code, tekst):
    assert code in codes(tekst)


@pytest.mark.parametrize(
    "tekst",
    ["Ik ga niet meer naar het casino.", "Ik eet geen snoep meer.", "Ik drink nooit meer."],
)
def test_niet_meer_is_a_negation_and_not_vague(tekst):
    assert codes(tekst) == ["ontkenning"]


def test_a_feeling_is_said_once_and_not_also_as_a_wish():
    assert codes("Ik wil me minder alleen voelen.") == ["gevoel"]
    assert codes("Ik ben niet meer bang voor de post.") == ["gevoel"]
    assert hint_of("gevoel", "Ik ben niet meer bang voor de post.").gevonden == "Ik ben niet meer bang"


@pytest.mark.parametrize(
    "tekst",
    [
        "Ik bel mijn zus.",
        "Ik weet wat ik per maand betaal.",
        "Ik sta om acht uur op.",
        "Ik loop 3 kilometer.",
    ],
)
def test_without_a_date_and_without_a_time_in_the_text_it_asks_when(tekst):
    assert "geen_datum" in codes(tekst, None)
    assert "geen_datum" not in codes(tekst, SOON)


def test_a_chosen_date_that_is_past_or_far_is_said_with_the_date():
    assert hint_of("datum_voorbij", "Ik bel.", dt.date(2026, 11, 22)).gevonden == "22 november 2026"
    assert codes("Ik bel.", OP) == []
    assert codes("Ik bel.", OP + dt.timedelta(days=366)) == []
    assert codes("Ik bel.", OP + dt.timedelta(days=367)) == ["datum_ver"]


def test_more_than_twenty_words_is_long():
    twenty = " ".join(["Ik", *["bel"] * 19])
    assert "lang" not in codes(twenty)
    assert "lang" in codes(f"{twenty} bel")


def test_levels_that_miss_or_are_the_same_are_said_only_when_they_were_asked():
    five = ["Ik bel niet.", "Ik bel een keer.", "Ik bel.", "Ik bel vaak.", "Ik bel iedereen."]
    assert codes("Ik bel.", niveaus=None) == []
    assert codes("Ik bel.", niveaus=five) == []
    assert codes("Ik bel.", niveaus=[]) == ["niveaus"]
    assert codes("Ik bel.", niveaus=[*five[:4], " "]) == ["niveaus"]
    assert codes("Ik bel.", niveaus=[*five[:4], "ik  BEL"]) == ["niveaus_gelijk"]


def test_a_fourth_goal_is_asked_about_and_nothing_more():
    assert codes("Ik bel.", actief=2) == []
    assert codes("Ik bel.", actief=3) == ["veel_tegelijk"]


OWN_WORDS = [
    ("geen_ik", "Elke week zwemmen", "Ik ga elke week zwemmen."),
    ("geen_ik", "We gaan elke week met het gezin zwemmen.", "Ik ga elke week met het gezin zwemmen."),
    (
        "twee_doelen",
        "Ik bel mijn zus en 'k betaal de huur.",
        "‘Ik bel mijn zus.’ En apart: ‘Ik betaal de huur.’",
    ),
    ("wens", "Ik wil elke week zwemmen.", "Ik ga elke week zwemmen."),
    ("wens", "Ik probeer elke dag te wandelen.", "Ik ga elke dag wandelen."),
    (
        "twee_doelen",
        "Ik sta om acht uur op en zoek elke dag werk.",
        "‘Ik sta om acht uur op.’ En apart: ‘Ik zoek elke dag werk.’",
    ),
    (
        "twee_doelen",
        "Ik ga elke week zwemmen en elke dag wandelen.",
        "‘Ik ga elke week zwemmen.’ En apart: ‘Ik ga elke dag wandelen.’",
    ),
    (
        "twee_doelen",
        "Ik bel morgen de bank en bel ik de gemeente.",
        "‘Ik bel morgen de bank.’ En apart: ‘Ik bel de gemeente.’",
    ),
    ("moeilijk", "Ik ga participeren.", "In plaats van ‘participeren’: ‘meedoen’."),
]


@pytest.mark.parametrize(("code", "tekst", "voorbeeld"), OWN_WORDS)
def test_the_example_is_made_of_the_own_words_where_that_is_honest(code, tekst, voorbeeld):
    assert hint_of(code, tekst).voorbeeld == voorbeeld


def test_a_goal_without_a_date_is_shown_with_one():
    hint = hint_of("geen_datum", "Ik open mijn post.", None)
    assert hint.voorbeeld == "Ik open voor 22 februari 2027 mijn post."


@pytest.mark.parametrize("tekst", ["Ik voel me weer goed.", "Ik wil meer bewegen.", "Ik stop met roken."])
def test_no_example_is_made_of_a_sentence_that_has_more_to_mend(tekst):
    assert hint_of("geen_datum", tekst, None).voorbeeld == load_doelregels()["geen_datum"].voorbeeld


def test_a_moment_is_a_time_too():
    for tekst in ("Ik maak de brief open als hij komt.", "Zodra de kinderen slapen, ruim ik op."):
        assert codes(tekst, None) == []


def test_the_words_of_a_hint_are_a_whole_piece():
    assert hint_of("ontkenning", "Ik zit niet meer in de schuld.").gevonden == "niet meer"
    assert hint_of("gevoel", "Ik wil gelukkig zijn.").gevonden == "Ik wil gelukkig zijn"


def test_who_has_no_idea_yet_is_not_told_what_they_do_not_do():
    for tekst in ("Geen idee", "Ik weet het niet"):
        assert "ontkenning" not in codes(tekst)


def test_a_hint_names_the_words_it_is_about_as_they_were_written():
    assert hint_of("van_ander", "MIJN Zóón moet luisteren").gevonden == "MIJN Zóón"
    assert "‘geen snoep’" in hint_of("ontkenning", "Ik eet geen snoep").tekst


@pytest.mark.parametrize("tekst", ["", " ", "\x00", "😀", "\u202e\u2066", "...", "—", "ى ي"])
def test_a_text_without_dutch_words_is_no_reason_for_an_error(tekst):
    assert all(hint.tekst and hint.voorbeeld for hint in review_doel(tekst, None, OP))


def test_an_empty_goal_has_nothing_to_be_said_about():
    assert review_doel("  ", None, OP, niveaus=[], actief=9) == []


@pytest.mark.parametrize(
    "piece", ["Ik wil niet meer en ik ", "a", "é'", "1-", "niet ", "en ik bel, ", "als ik "]
)
def test_a_huge_text_is_read_in_no_time(piece):
    started = time.perf_counter()
    review_doel(piece * (500_000 // len(piece)), None, OP)
    assert time.perf_counter() - started < 1


def test_every_rule_has_a_text_for_people_and_an_example_that_it_has_no_hint_for():
    for regel in load_doelregels().values():
        assert regel.titel
        assert regel.wanneer.endswith(".")
        assert "!" not in f"{regel.tekst}{regel.voorbeeld}"
        better = regel.voorbeeld.rpartition("Wel: ‘")[2].split("’")[0]
        if "Wel: ‘Ik" in regel.voorbeeld:
            assert codes(better, None) == [], better


def test_every_rule_is_tried_here():
    tried = {code for code, *_rest in VAGUE} | {
        "geen_datum",
        "lang",
        "niveaus",
        "niveaus_gelijk",
        "veel_tegelijk",
    }
    assert tried == set(load_doelregels())
