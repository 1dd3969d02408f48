import pytest

from draagkracht.methodiek.bevindingen import Beeld, propose_bevindingen, propose_verbanden
from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.instrument import load_instrument

INSTRUMENT = load_instrument()


def last(code, **stemmen):
    return Beeld(code, {stem: {"score": score} for stem, score in stemmen.items()})


def kracht(code, **stemmen):
    return Beeld(code, {stem: {"aanwezig": a, "inzetbaar": i} for stem, (a, i) in stemmen.items()})


def found(*beelden, gebruikt=()):
    return [(v.soort, v.onderdeel) for v in propose_bevindingen(beelden, INSTRUMENT, gebruikt)]


def test_the_administrator_of_the_first_story_gets_the_findings_of_the_story():
    beelden = [
        last("geestelijke_gezondheid", inwoner=1, professional=3),
        last("wonen", inwoner=3, professional=3),
        last("financien", inwoner=4, professional=4),
        kracht("zelfkennis", inwoner=(4, 1)),
        kracht("netwerk", inwoner=(4, 2)),
        kracht("hulp_vragen", inwoner=(1, 1)),
    ]
    assert found(*beelden) == [
        ("draaglast", "financien"),
        ("draaglast", "wonen"),
        ("draaglast", "geestelijke_gezondheid"),
        ("gesprekspunt", "geestelijke_gezondheid"),
        ("geblokkeerd", "zelfkennis"),
        ("ongebruikt", "netwerk"),
    ]


def test_the_resident_reads_their_own_sentence_back():
    voorstel = propose_bevindingen([last("financien", inwoner=4, professional=3)], INSTRUMENT)[0]
    assert voorstel.tekst == "Geld en schulden: het kan niet wachten"
    assert voorstel.waarom == ("Inwoner: acuut.", "Professional: snel aanpakken.")


def test_nobody_puts_words_in_the_mouth_of_a_resident_who_sees_no_burden():
    voorstel = propose_bevindingen([last("financien", inwoner=0, professional=3)], INSTRUMENT)[0]
    assert voorstel.tekst == "Geld en schulden: snel aanpakken"


def test_a_naaste_can_see_a_burden_that_the_others_do_not():
    assert found(last("wonen", inwoner=1, professional=1, naaste=2)) == [("draaglast", "wonen")]


def test_a_light_burden_is_no_finding():
    assert found(last("wonen", inwoner=1, professional=1)) == []


def test_what_was_only_talked_about_is_no_finding():
    assert found(Beeld("veiligheid", {"professional": {"score": 4}}, status="besproken")) == []


def test_a_gesprekspunt_names_only_what_differs():
    voorstel = propose_bevindingen([kracht("netwerk", inwoner=(4, 2), professional=(2, 2))], INSTRUMENT)[0]
    assert voorstel.soort == "gesprekspunt"
    assert voorstel.waarom == ("Inwoner: heel sterk.", "Professional: redelijk.")


def test_the_facts_are_one_short_sentence_per_voice_and_what_both_say_is_said_once():
    (apart,) = propose_bevindingen([kracht("netwerk", inwoner=(3, 3), professional=(3, 2))], INSTRUMENT)
    assert apart.waarom == (
        "Inwoner: goed, nu te gebruiken.",
        "Professional: goed, nu redelijk te gebruiken.",
    )
    (samen,) = propose_bevindingen([kracht("netwerk", inwoner=(4, 1), professional=(4, 1))], INSTRUMENT)
    assert samen.waarom == ("Inwoner en professional: heel sterk, nu een beetje te gebruiken.",)


def test_draagkracht_that_the_plan_uses_is_not_unused():
    assert found(kracht("netwerk", inwoner=(3, 3))) == [("ongebruikt", "netwerk")]
    assert found(kracht("netwerk", inwoner=(3, 3)), gebruikt={"netwerk"}) == []


def test_blocked_in_one_voice_is_not_offered_as_ready_in_another():
    assert ("ongebruikt", "netwerk") not in found(kracht("netwerk", inwoner=(4, 4), professional=(3, 0)))


def test_usable_draagkracht_is_offered_most_usable_first():
    beelden = [
        kracht("buurthuis", inwoner=(4, 0)),
        kracht("netwerk", inwoner=(2, 2)),
        kracht("zelfvertrouwen", professional=(3, 3)),
        last("financien", inwoner=4),
    ]
    verbanden = propose_verbanden(beelden, INSTRUMENT)
    assert [v.onderdeel for v in verbanden] == ["zelfvertrouwen", "netwerk"]
    assert verbanden[1].tekst == "Mijn netwerk: redelijk te gebruiken"


def test_a_part_outside_the_instrument_is_refused():
    with pytest.raises(MethodiekFout, match="geen onderdeel"):
        propose_bevindingen([last("geld", inwoner=3)], INSTRUMENT)
