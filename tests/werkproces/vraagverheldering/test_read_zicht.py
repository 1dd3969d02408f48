"""What one voice may see of the metingen, and what is proposed from it."""

import datetime as dt

from draagkracht.werkproces.meting.models import Score
from draagkracht.werkproces.vraagverheldering.selectors import (
    brief_profiel,
    list_bevindingen,
    list_voorstellen,
    list_woorden,
    read_zicht,
)

from ...metingen import RACHIDA, measure, measure_both


def look(dossier):
    return read_zicht(dossier=dossier, stem="professional")


def stemmen_of(zicht):
    return {score.meting.stem for score in zicht.scores}


def test_both_voices_are_seen_when_both_are_finished(dossier, noor):
    measure_both(dossier, noor)
    assert look(dossier).is_samen
    assert stemmen_of(look(dossier)) == {"inwoner", "professional"}


def test_only_the_own_voice_is_seen_while_the_other_is_not_finished(dossier, noor, op):
    measure(dossier, noor, op, "inwoner", RACHIDA["inwoner"], is_finished=False)
    measure(dossier, noor, op, "professional", RACHIDA["professional"])
    assert stemmen_of(look(dossier)) == {"professional"}
    assert not look(dossier).is_samen


def test_the_residents_voice_stays_hidden_until_the_professional_has_finished(dossier, noor, op):
    measure(dossier, noor, op, "inwoner", RACHIDA["inwoner"])
    measure(dossier, noor, op, "professional", RACHIDA["professional"], is_finished=False)
    assert look(dossier).scores == []
    assert look(dossier).moment is None


def test_a_third_voice_waits_for_both_as_well(dossier, noor, op):
    measure(dossier, noor, op, "professional", RACHIDA["professional"])
    measure(dossier, noor, op, "naaste", {"financien": 2})
    assert stemmen_of(look(dossier)) == {"professional"}


def test_the_latest_moment_of_both_goes_before_a_later_one_of_one_voice(dossier, noor, op):
    measure_both(dossier, noor, op)
    measure(dossier, noor, op + dt.timedelta(days=90), "professional", {"financien": 0})
    assert look(dossier).moment.op == op.date()


def test_the_profile_proposes_what_weighs_differs_is_stuck_and_can_be_used(dossier, noor):
    measure_both(dossier, noor)
    found = {(v.soort, v.onderdeel) for v in list_voorstellen(zicht=look(dossier), bevindingen=[])}
    assert {
        ("draaglast", "financien"),
        ("gesprekspunt", "geestelijke_gezondheid"),
        ("geblokkeerd", "verantwoordelijkheidsgevoel"),
        ("ongebruikt", "doorzettingsvermogen"),
    } <= found


def test_every_proposal_says_why(dossier, noor):
    measure_both(dossier, noor)
    assert all(v.waarom for v in list_voorstellen(zicht=look(dossier), bevindingen=[]))


def test_what_was_talked_about_and_not_recorded_is_never_proposed(dossier, noor, op):
    meting = measure(dossier, noor, op, "professional", {})
    Score.objects.create(meting=meting, onderdeel="veiligheid", status="besproken", op=op)
    assert list_voorstellen(zicht=look(dossier), bevindingen=[]) == []


def test_without_a_meting_nothing_is_proposed(dossier):
    assert list_voorstellen(zicht=look(dossier), bevindingen=[]) == []
    assert list(list_bevindingen(dossier=dossier)) == []


def test_the_profile_in_brief_says_who_sees_what_in_words(dossier, noor):
    measure_both(dossier, noor)
    first = brief_profiel(zicht=look(dossier))[0]
    assert (first.naam, first.stemmen) == (
        "Financiën en schulden",
        [("inwoner", "acuut"), ("professional", "acuut")],
    )


def test_own_words_are_kept_per_part_and_voice(dossier, noor):
    measure_both(dossier, noor)
    said = [(part.code, stem, tekst) for part, stem, tekst in list_woorden(zicht=look(dossier))]
    assert ("financien", "inwoner", "Zo zegt de inwoner het.") in said


def test_an_instrument_that_is_no_longer_there_breaks_nothing(dossier, noor):
    measure_both(dossier, noor)
    dossier.momenten.get().metingen.update(instrument="gemeente-9")
    assert list_voorstellen(zicht=look(dossier), bevindingen=[])


def test_what_came_from_another_system_proposes_too_whosever_voice_it_is(dossier, noor, op):
    meting = measure(dossier, noor, op, "inwoner", RACHIDA["inwoner"])
    type(meting).objects.filter(pk=meting.pk).update(wijze="import")
    assert stemmen_of(look(dossier)) == {"inwoner"}
    assert list_voorstellen(zicht=look(dossier), bevindingen=[])


def test_when_people_said_that_a_voice_does_not_come_the_other_is_what_there_is(dossier, noor, op):
    meting = measure(dossier, noor, op, "professional", RACHIDA["professional"])
    measure(dossier, noor, op, "inwoner", RACHIDA["inwoner"], is_finished=False)
    type(meting.moment).objects.update(ontbrekende_stem="inwoner")
    assert stemmen_of(look(dossier)) == {"professional"}
    assert look(dossier).is_samen
