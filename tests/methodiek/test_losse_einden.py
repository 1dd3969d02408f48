import pytest

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.rode_draad import Draad, Knoop, losse_einden

VRAAG = Knoop("hulpvraag", "v", "Ik durf de post niet meer open te maken.")
SCHULD = Knoop("bevinding", "b", "Schulden worden snel groter", keuze="oppakken")
ZUS = Knoop("bevinding", "k", "Zus wil helpen", keuze="oppakken", pan="draagkracht")
DOEL = Knoop("doel", "d", "Ik weet wat ik moet betalen.")
STAP = Knoop("stap", "s", "Schuldhulp: alles op een rij")
AFSPRAAK = Knoop("afspraak", "a", "Dinsdag de blauwe enveloppen")
HEEL = [VRAAG, SCHULD, ZUS, DOEL, STAP, AFSPRAAK]
DRADEN = [
    Draad("v", "b"),
    Draad("v", "k"),
    Draad("b", "d"),
    Draad("d", "s"),
    Draad("s", "a"),
    Draad("k", "s", "inzet"),
]


def loose(knopen, draden):
    return [(los.knoop.id, los.code) for los in losse_einden(knopen, draden)]


def without(van, naar):
    return [draad for draad in DRADEN if (draad.van, draad.naar) != (van, naar)]


def test_a_whole_thread_has_no_loose_end():
    assert loose(HEEL, DRADEN) == []


@pytest.mark.parametrize(
    ("van", "naar", "los"),
    [
        ("b", "d", ("b", "bevinding_zonder_doel")),
        ("s", "a", ("s", "stap_zonder_afspraak")),
        ("k", "s", ("k", "kracht_niet_gebruikt")),
    ],
)
def test_a_cut_thread_is_a_loose_end(van, naar, los):
    assert loose(HEEL, without(van, naar)) == [los]


def test_a_goal_and_a_step_without_each_other_both_hang_loose():
    assert loose(HEEL, without("d", "s")) == [("d", "doel_zonder_stap"), ("s", "hulp_zonder_doel")]


def test_a_finding_that_nobody_chose_about_yet_hangs_loose():
    assert loose([Knoop("bevinding", "b", "Slaapt slecht")], []) == [("b", "bevinding_niet_gekozen")]


def test_a_parked_finding_does_not_hang_loose():
    assert loose([Knoop("bevinding", "b", "Slaapt slecht", keuze="parkeren")], []) == []


def test_a_finding_about_neither_pan_asks_for_a_goal():
    assert loose([Knoop("bevinding", "b", "Slaapt slecht", keuze="oppakken", pan="")], []) == [
        ("b", "bevinding_zonder_doel")
    ]


def test_draagkracht_that_a_goal_strengthens_is_used():
    assert loose([ZUS, *HEEL[3:]], [*DRADEN[3:5], Draad("k", "d")]) == []


def test_help_that_serves_no_goal_hangs_loose():
    assert loose([Knoop("hulp", "h", "Maatje")], []) == [("h", "hulp_zonder_doel")]


def test_what_is_finished_or_parked_does_not_hang_loose():
    assert loose([Knoop("doel", "d", "Ik fiets weer.", is_actief=False)], []) == []


def test_a_thread_to_a_card_that_is_not_there_does_not_count():
    assert loose([SCHULD], [Draad("b", "weg")]) == [("b", "bevinding_zonder_doel")]


def test_a_loose_end_speaks_in_one_kind_sentence():
    zin = losse_einden([STAP], [])[0].zin
    assert zin.startswith("Nog los:")
    assert zin.endswith(".")


def test_every_code_has_a_sentence():
    soorten = [
        Knoop("bevinding", "1", ""),
        Knoop("bevinding", "2", "", keuze="oppakken"),
        Knoop("bevinding", "3", "", keuze="oppakken", pan="draagkracht"),
        Knoop("doel", "4", ""),
        Knoop("hulp", "5", ""),
        Knoop("doel", "6", ""),
        Knoop("stap", "7", ""),
    ]
    codes = {code for _, code in loose(soorten, [Draad("6", "7")])}
    assert len(codes) == 6


def test_two_cards_with_one_id_are_refused():
    with pytest.raises(MethodiekFout, match="twee keer"):
        losse_einden([SCHULD, SCHULD], [])


@pytest.mark.parametrize(
    ("knopen", "draden"), [([Knoop("traject", "t", "")], []), ([SCHULD, DOEL], [Draad("b", "d", "touw")])]
)
def test_an_unknown_kind_is_refused(knopen, draden):
    with pytest.raises(MethodiekFout, match="geen soort"):
        losse_einden(knopen, draden)
