"""What is the resident's to do now, with everything about safety apart."""

from __future__ import annotations

import datetime as dt

import pytest

from draagkracht.werkproces.aanpak.services import record_stap
from draagkracht.werkproces.doelbereiking.selectors import is_to_judge, list_doelstanden
from draagkracht.werkproces.doelbereiking.services import record_oordeel
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.doelen.services import agree_doel, change_doel_status
from draagkracht.werkproces.dossier.zeggenschap import list_to_ask, record_zeggenschap
from draagkracht.werkproces.uitvoering.services import record_afspraak, record_uitkomst
from draagkracht.werkproces.uitvoering.terugblik import list_gelukt, list_zelf_gezegd
from draagkracht.werkproces.voortgang.mijn_plan import list_agenda, read_aan_de_beurt, read_week
from tests import cast
from tests.team.plan import fill
from tests.werkproces.aanpak.test_agree_stappen import answer

MAANDAG = dt.date(2026, 1, 12)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def made(dossier, noor, op):
    return fill(dossier, noor, op)


@pytest.fixture
def veilig(dossier, noor, op):
    """A goal and a step about safety, with a small step of it."""
    doel = Doel.objects.create(
        dossier=dossier,
        tekst="Ik slaap bij mijn zus.",
        voorgesteld_door="inwoner",
        onderdeel="veiligheid",
        richting="draaglast_verminderen",
        streef_op=MAANDAG,
        niveaus=list("abcde"),
        door=noor,
        op=op,
    )
    who = {"dossier": dossier, "door": noor, "op": op}
    stap = record_stap(**who, gegevens={"wat": "Een plek", "doelen": [doel.pk]})
    gegevens = {"wat": "Ik bel mijn zus.", "stap": stap.pk, "wanneer_op": MAANDAG}
    return record_afspraak(**who, gegevens=gegevens)


def add(dossier, noor, op, wat, wanneer_op=None):
    return record_afspraak(dossier=dossier, door=noor, op=op, gegevens={"wat": wat, "wanneer_op": wanneer_op})


def test_the_week_ends_on_sunday_and_what_is_about_safety_is_apart(dossier, noor, op, veilig):
    add(dossier, noor, op, "eerder", MAANDAG - dt.timedelta(days=3))
    add(dossier, noor, op, "zondag", MAANDAG + dt.timedelta(days=6))
    add(dossier, noor, op, "maandag erna", MAANDAG + dt.timedelta(days=7))
    add(dossier, noor, op, "zonder dag")
    week = read_week(dossier=dossier, vandaag=MAANDAG)
    assert [a.wat for a in week.nu] == ["eerder", "zondag", "zonder dag"]
    assert [a.wat for a in week.later] == ["maandag erna"]
    assert week.apart == [veilig]
    assert [a.wat for a in list_agenda(dossier=dossier)] == ["eerder", "zondag", "maandag erna"]


def test_what_did_not_work_out_stays_until_another_follows_it_or_four_weeks_are_over(
    dossier, noor, op, veilig
):
    day = op.date()
    again, dropped, older, late = (add(dossier, noor, op, wat) for wat in ("nog", "klein", "oud", "straks"))
    for afspraak in (again, dropped, veilig):
        record_uitkomst(afspraak=afspraak, uitkomst="nog_niet", door=noor, op=op)
    record_uitkomst(afspraak=older, uitkomst="nog_niet", door=noor, op=op - dt.timedelta(days=29))
    record_uitkomst(afspraak=late, uitkomst="vervallen", door=noor, op=op)
    for wat in ("kleiner", "nog kleiner"):
        gegevens = {"wat": wat}
        record_afspraak(dossier=dossier, door=noor, op=op, gegevens=gegevens, vervolg_op=dropped)
    week = read_week(dossier=dossier, vandaag=day)
    assert {a.wat for a in week.nu} == {"nog", "kleiner", "nog kleiner"}
    assert week.apart == [veilig]
    assert {a.wat for a in read_aan_de_beurt(dossier=dossier, op=op).nu} == {"kleiner", "nog kleiner"}


def test_what_was_done_since_monday_is_shown_but_nothing_about_safety(dossier, noor, op, veilig):
    monday = op - dt.timedelta(days=op.weekday())
    for wat, uitkomst, when in (
        ("deze week", "gelukt", monday),
        ("bijna", "bijna", op),
        ("vorige week", "gelukt", monday - dt.timedelta(days=1)),
    ):
        record_uitkomst(afspraak=add(dossier, noor, op, wat), uitkomst=uitkomst, door=noor, op=when)
    record_uitkomst(afspraak=veilig, uitkomst="gelukt", door=noor, op=op)
    week = read_week(dossier=dossier, vandaag=op.date())
    assert ({a.wat for a in week.klaar}, week.nu, week.apart) == ({"deze week", "bijna"}, [], [])


def test_looking_back_is_at_what_worked_or_taught_something(dossier, noor, op, veilig):
    for wat, uitkomst, geleerd in (
        ("lukte", "gelukt", ""),
        ("bijna", "bijna", ""),
        ("leerde", "nog_niet", "Te vroeg op de dag."),
        ("niets", "nog_niet", ""),
    ):
        afspraak = add(dossier, noor, op, wat)
        record_uitkomst(afspraak=afspraak, uitkomst=uitkomst, geleerd=geleerd, door=noor, op=op)
    record_uitkomst(afspraak=veilig, uitkomst="gelukt", door=noor, op=op)
    rows, has_more = list_gelukt(dossier=dossier)
    assert ({a.wat for a in rows}, has_more) == ({"lukte", "bijna", "leerde"}, False)


def test_it_is_known_who_said_how_it_went(dossier, noor, op, make_account):
    rachida = make_account(cast.RACHIDA, rol="inwoner", in_team=None)
    home, table = add(dossier, noor, op, "thuis"), add(dossier, noor, op, "aan tafel")
    record_uitkomst(afspraak=home, uitkomst="gelukt", door=rachida, op=op)
    record_uitkomst(afspraak=table, uitkomst="gelukt", door=rachida, op=op)
    record_uitkomst(afspraak=table, uitkomst="bijna", door=noor, op=op + HOUR)
    assert list_zelf_gezegd(dossier=dossier, afspraken=[home, table]) == {home.pk}


def test_everything_new_waits_and_nothing_waits_once_it_was_answered(dossier, made, noor, op):
    before = read_aan_de_beurt(dossier=dossier, op=op)
    assert (before.doelen, before.has_plan, before.has_keuze) == ([made.doel], True, True)
    assert before.mening == ""
    agree_doel(doel=made.doel, door=noor, op=op, stem="inwoner", antwoord="akkoord")
    answer(dossier, noor, op)
    after = read_aan_de_beurt(dossier=dossier, op=op + HOUR)
    assert (after.doelen, after.has_plan, after.mening) == ([], False, "doelen")
    assert [a.wat for a in after.nu] == ["Twee brieven 0"]


def test_nothing_about_safety_waits_on_the_first_page(dossier, noor, op, veilig):
    waiting = read_aan_de_beurt(dossier=dossier, op=op)
    assert (waiting.nu, waiting.doelen, waiting.hoe, waiting.has_plan) == ([], [], [], False)


def test_the_number_of_queries_does_not_grow(dossier, noor, op, django_assert_max_num_queries):
    fill(dossier, noor, op, size=1)
    with django_assert_max_num_queries(40) as first:
        read_aan_de_beurt(dossier=dossier, op=op)
    for n in range(4):
        doel = dossier.doelen.first()
        doel.pk, doel._state.adding, doel.tekst = None, True, f"Doel {n}"
        doel.pk = Doel._meta.pk.get_default()
        doel.save()
        stap = record_stap(
            dossier=dossier, door=noor, op=op, gegevens={"wat": f"Stap {n}", "doelen": [doel.pk]}
        )
        record_afspraak(dossier=dossier, door=noor, op=op, gegevens={"wat": "Iets", "stap": stap.pk})
    with django_assert_max_num_queries(len(first)):
        read_aan_de_beurt(dossier=dossier, op=op)


def test_the_questions_about_say_are_asked_once_in_four_weeks(dossier, made, noor, op):
    assert list_to_ask(dossier=dossier, op=op) == []
    agree_doel(doel=made.doel, door=noor, op=op, stem="inwoner", antwoord="akkoord")
    assert list_to_ask(dossier=dossier, op=op) == ["doelen"]
    assert list_to_ask(dossier=dossier, op=op + dt.timedelta(days=29)) == []
    record_zeggenschap(dossier=dossier, door=noor, op=op, stap="doelen", antwoorden={"beslist": 3})
    assert list_to_ask(dossier=dossier, op=op + HOUR) == []
    later = op + dt.timedelta(days=30)
    agree_doel(doel=made.doel, door=noor, op=later, stem="inwoner", antwoord="akkoord")
    assert list_to_ask(dossier=dossier, op=later + HOUR) == ["doelen"]


def judged(dossier, vandaag=MAANDAG):
    (stand,) = list_doelstanden(dossier=dossier)
    return is_to_judge(stand, vandaag)


def test_the_resident_is_asked_when_the_professional_looked_later(dossier, made, noor, op):
    record_oordeel(doel=made.doel, stem="professional", niveau=0, door=noor, op=op + HOUR)
    assert judged(dossier)
    record_oordeel(doel=made.doel, stem="inwoner", niveau=0, door=noor, op=op + 2 * HOUR)
    assert not judged(dossier)


def test_the_resident_is_asked_when_the_day_has_come(dossier, made, noor, op):
    record_oordeel(doel=made.doel, stem="inwoner", niveau=0, door=noor, op=op + HOUR)
    Doel.objects.filter(pk=made.doel.pk).update(streef_op=MAANDAG + dt.timedelta(days=2))
    assert not judged(dossier)
    assert judged(dossier, MAANDAG + dt.timedelta(days=2))


def test_of_what_waits_nothing_is_asked(dossier, made, noor, op):
    record_oordeel(doel=made.doel, stem="professional", niveau=0, door=noor, op=op + HOUR)
    made.doel.dossier = dossier
    change_doel_status(doel=made.doel, door=noor, op=op, status="geparkeerd", reden="Later.")
    assert not [s for s in list_doelstanden(dossier=dossier) if is_to_judge(s, MAANDAG)]
