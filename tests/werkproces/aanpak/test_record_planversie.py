"""'This is our plan now': versions, what changed, and what each voice answers."""

import datetime as dt

import pytest

from draagkracht.toegang.fouten import AlGedaan, Fout
from draagkracht.werkproces.aanpak.models import Planversie
from draagkracht.werkproces.aanpak.planverschil import compare_plannen
from draagkracht.werkproces.aanpak.selectors import get_planstand, list_stappen
from draagkracht.werkproces.aanpak.services import (
    change_stap,
    move_stap,
    record_planversie,
    record_stap,
    remove_stap,
)
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.dossier.akkoorden import record_akkoord
from draagkracht.werkproces.vraagverheldering.services import add_bevinding


@pytest.fixture
def stap(dossier, noor, op):
    return record_stap(
        dossier=dossier,
        door=noor,
        op=op,
        gegevens={"wat": "Schuldhulp", "start_op": dt.date(2026, 2, 2), "weken": 8},
    )


@pytest.fixture
def fix(dossier, noor, op):
    def act(**fields):
        return record_planversie(dossier=dossier, door=noor, op=op, **fields)

    return act


def stand_of(dossier):
    return get_planstand(dossier=dossier, stappen=list_stappen(dossier=dossier))


def test_steps_are_a_sketch_until_people_say_this_is_our_plan(dossier, stap, fix):
    assert stand_of(dossier).nieuw == {str(stap.pk)}
    fix()
    assert stand_of(dossier).nieuw == frozenset()


def test_the_first_version_says_that_it_is_the_first(stap, fix):
    assert fix().veranderd == ["Dit is het eerste plan, met één stap."]


def test_it_refuses_a_plan_without_steps(fix):
    with pytest.raises(Fout, match="nog geen stappen"):
        fix()


def test_it_refuses_a_version_in_which_nothing_changed(stap, fix):
    fix()
    with pytest.raises(Fout, match="niets veranderd sinds versie 1"):
        fix()
    assert Planversie.objects.count() == 1


def test_it_acts_once_for_one_form(stap, fix):
    fix(sleutel="k")
    with pytest.raises(AlGedaan):
        fix(sleutel="k")


def test_a_new_version_tells_what_changed_in_sentences(dossier, noor, op, stap, fix):
    fix()
    doel = Doel.objects.create(
        dossier=dossier,
        tekst="Ik heb stroom.",
        voorgesteld_door="samen",
        onderdeel="financien",
        richting="draaglast_verminderen",
        op=op,
        door=noor,
    )
    change_stap(
        stap=stap,
        door=noor,
        op=op,
        gegevens={"weken": 10, "start_op": dt.date(2026, 3, 2), "fase": "borgen", "doelen": [doel.pk]},
    )
    record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "De post"})
    versie = fix(reden="Het duurt langer")
    assert versie.nummer == 2
    assert versie.reden == "Het duurt langer"
    assert versie.veranderd == [
        "Nieuw: 'De post'.",
        "Bij 'Schuldhulp' is fase nu: vasthouden. Dat was: eerst lucht.",
        "Bij 'Schuldhulp' is begin nu: 2 maart 2026. Dat was: 2 februari 2026.",
        "Bij 'Schuldhulp' is duur nu: 10 weken. Dat was: 8 weken.",
        "'Schuldhulp' hoort nu ook bij het doel 'Ik heb stroom.'.",
    ]


def test_removing_renaming_and_moving_are_told_too(dossier, noor, op, stap, fix):
    others = [record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": w}) for w in ("Post", "Huur")]
    fix()
    remove_stap(stap=stap, door=noor, op=op)
    change_stap(stap=others[0], door=noor, op=op, gegevens={"wat": "Mijn post"})
    move_stap(stap=others[1], eerder=True, door=noor, op=op)
    assert fix().veranderd == [
        "Niet meer in het plan: 'Schuldhulp'.",
        "'Post' heet nu 'Mijn post'.",
        "De volgorde is nu: 'Huur', 'Mijn post'.",
    ]


def test_a_version_stays_as_it_was(noor, op, stap, fix):
    versie = fix()
    change_stap(stap=stap, door=noor, op=op, gegevens={"wat": "Iets anders"})
    versie.refresh_from_db()
    assert versie.stappen[0]["wat"] == "Schuldhulp"


def test_comparing_a_plan_with_itself_gives_nothing(stap, fix):
    versie = fix()
    assert compare_plannen(versie.stappen, versie.stappen) == []


def test_each_voice_answers_a_version_and_a_new_version_waits_for_answers(dossier, noor, op, stap, fix):
    first = fix()
    record_akkoord(
        dossier=dossier,
        door=noor,
        op=op,
        onderwerp="plan",
        onderwerp_id=first.pk,
        onderwerp_versie=1,
        stem="inwoner",
        antwoord="akkoord",
        stap="aanpak",
    )
    assert stand_of(dossier).akkoorden["inwoner"].wijze == "samen"
    change_stap(stap=stap, door=noor, op=op, gegevens={"weken": 9})
    fix()
    assert stand_of(dossier).akkoorden == {}


def test_a_step_about_safety_stays_out_of_every_version_and_counts_as_no_change(dossier, noor, op):
    who = {"door": noor, "op": op}
    kracht = add_bevinding(dossier=dossier, tekst="Bang thuis", onderdeel="veiligheid", **who)
    record_stap(dossier=dossier, gegevens={"wat": "De post"}, **who)
    record_stap(dossier=dossier, gegevens={"wat": "Een veilige plek", "krachten": [kracht.pk]}, **who)
    versie = record_planversie(dossier=dossier, **who)
    assert [row["wat"] for row in versie.stappen] == ["De post"]
    stand = get_planstand(dossier=dossier, stappen=list_stappen(dossier=dossier))
    assert (stand.veranderd, stand.nieuw) == ([], frozenset())
