"""The dossier at a glance: its advice rests on the same rules as the pages of the steps."""

import datetime as dt

import pytest

from draagkracht.werkproces.doelen.services import agree_doel, change_doel, change_doel_status, propose_doel
from draagkracht.werkproces.voortgang.overzicht import get_overzicht
from draagkracht.werkproces.vraagverheldering.services import agree_visie, save_visie

GOAL = {"tekst": "Ik open mijn post", "onderdeel": "financien", "voorgesteld_door": "inwoner"}


@pytest.fixture
def codes(dossier, noor, op):
    def look():
        overzicht = get_overzicht(dossier=dossier, account_id=noor.pk, vandaag=op.date())
        return {advies.code for advies in overzicht.advies}

    return look


@pytest.fixture
def doel(dossier, noor, op):
    made = propose_doel(dossier=dossier, door=noor, op=op, gegevens=GOAL)
    agree_doel(doel=made, door=noor, op=op, stem="inwoner", antwoord="akkoord")
    return made


def test_a_goal_that_was_put_on_later_and_taken_up_again_needs_no_new_agreement(doel, noor, op, codes):
    assert "doelen_zonder_akkoord" not in codes()
    change_doel_status(doel=doel, door=noor, op=op, status="geparkeerd", reden="Eerst de huur")
    change_doel_status(doel=doel, door=noor, op=op, status="actief")
    assert "doelen_zonder_akkoord" not in codes()


def test_a_goal_that_reads_otherwise_asks_for_it(doel, noor, op, codes):
    change_doel(doel=doel, door=noor, op=op, gegevens=GOAL | {"tekst": "Ik open mijn post elke dag"})
    assert "doelen_zonder_akkoord" in codes()


def test_the_last_answer_counts(doel, noor, op, codes):
    later = op + dt.timedelta(minutes=1)
    agree_doel(doel=doel, door=noor, op=later, stem="inwoner", antwoord="anders", woorden="Kleiner")
    assert "doelen_zonder_akkoord" in codes()


def test_who_wrote_the_summary_down_is_no_part_of_what_was_agreed(dossier, noor, op, codes):
    texts = {"samenvatting": "Ik wil rust", "tekst": "Eerst de huur"}
    visie = save_visie(dossier=dossier, door=noor, op=op, **texts)
    agree_visie(visie=visie, door=noor, op=op, stem="inwoner", antwoord="akkoord")
    save_visie(
        dossier=dossier, door=noor, op=op, versie=visie.versie, samengevat_door="professional", **texts
    )
    assert "visie_akkoord" not in codes()


def test_answers_to_older_versions_cost_one_query_more_per_kind_however_many_goals(
    dossier, noor, op, codes, django_assert_max_num_queries
):
    for n in range(3):
        made = propose_doel(dossier=dossier, door=noor, op=op, gegevens=GOAL | {"tekst": f"Ik doe {n}"})
        agree_doel(doel=made, door=noor, op=op, stem="inwoner", antwoord="akkoord")
        change_doel_status(doel=made, door=noor, op=op, status="geparkeerd", reden="Later")
        change_doel_status(doel=made, door=noor, op=op, status="actief")
    with django_assert_max_num_queries(4):
        assert "doelen_zonder_akkoord" not in codes()
