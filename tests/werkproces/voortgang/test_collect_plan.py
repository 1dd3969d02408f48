"""collect_plan and collect_verslag: what may and what may not stand on paper."""

import datetime as dt
import json

import pytest

from draagkracht.werkproces.meting.vergelijking import compare
from draagkracht.werkproces.models import Afspraak, Doel, Hulpvraag, Meting, Stap
from draagkracht.werkproces.voortgang.papier import collect_plan
from draagkracht.werkproces.voortgang.papier_verslag import collect_verslag
from tests.team.papier.rachida import write_story


@pytest.fixture
def verhaal(dossier, noor, op):
    write_story(dossier, noor, op)
    return dossier


def test_it_is_plain_data(verhaal, op):
    assert json.loads(json.dumps(collect_plan(dossier=verhaal, op=op)))["titel"] == "Mijn plan"


def test_it_keeps_the_question_to_the_letter(verhaal, op):
    assert (
        collect_plan(dossier=verhaal, op=op)["vraag"]["woorden"] == "Ik durf de post niet meer open te maken."
    )


def test_a_question_about_veiligheid_stays_out_of_the_plan(verhaal, noor, op):
    Hulpvraag.objects.update(onderdelen=["veiligheid"])
    assert collect_plan(dossier=verhaal, op=op)["vraag"] is None


def test_a_step_that_also_serves_veiligheid_stays_out_of_the_plan(verhaal, op):
    Stap.objects.get(wat__startswith="Schuldhulp").doelen.add(Doel.objects.get(onderdeel="veiligheid"))
    plan = collect_plan(dossier=verhaal, op=op)
    assert [stap["wat"] for stap in plan["stappen"]] == ["Met een vrijwilliger mijn post doen"]
    assert [row["wat"] for row in plan["deze_week"]] == ["maak ik de blauwe enveloppen open"]


def test_only_goals_that_are_worked_on_stand_in_the_plan(verhaal, op):
    Doel.objects.filter(onderdeel="zelfvertrouwen").update(status="geparkeerd")
    assert len(collect_plan(dossier=verhaal, op=op)["doelen"]) == 1


def test_the_plan_of_a_closed_dossier_keeps_what_was_finished(verhaal, op):
    Doel.objects.filter(onderdeel="financien").update(status="afgerond")
    Stap.objects.filter(wat__startswith="Schuldhulp").update(status="klaar")
    assert len(collect_plan(dossier=verhaal, op=op)["doelen"]) == 1
    verhaal.gesloten_op = op
    plan = collect_plan(dossier=verhaal, op=op)
    assert [doel["wanneer"] for doel in plan["doelen"]] == ["afgerond", "voor 1 juni 2026"]
    assert plan["stappen"][0]["wanneer"] == "klaar"


def test_what_was_taken_up_is_sorted_by_what_weighs_and_what_carries(verhaal, op):
    plan = collect_plan(dossier=verhaal, op=op)
    assert plan["weegt"] == ["Geld en schulden: het kan niet wachten"]
    assert plan["draagt"] == ["Doorzetten: drie banen, nooit een dag gemist"]
    assert plan["ook"] == ["Mijn zus wil op dinsdag oppassen"]


def test_without_findings_it_shows_what_the_resident_answered(verhaal, op):
    verhaal.bevindingen.all().delete()
    plan = collect_plan(dossier=verhaal, op=op)
    assert plan["weegt"][0].startswith("Hoe ik me voel")
    assert not any("eilig" in line for line in plan["weegt"])


def test_a_meting_that_only_one_voice_has_finished_stays_unseen(verhaal, op):
    verhaal.bevindingen.all().delete()
    Meting.objects.filter(stem="professional").update(afgerond_op=None)
    assert collect_plan(dossier=verhaal, op=op)["weegt"] == []
    assert collect_verslag(dossier=verhaal, op=op)["profiel"] is None


def test_this_week_runs_from_monday_to_sunday(verhaal, noor, op):
    for days in (-1, 6, 7):
        when = op.date() + dt.timedelta(days=days)
        Afspraak.objects.create(dossier=verhaal, wat=f"dag {days}", wanneer_op=when, op=op, door=noor)
    plan = collect_plan(dossier=verhaal, op=op)
    assert "dag 6" in [row["wat"] for row in plan["deze_week"]]
    assert [row["wat"] for row in plan["later"]] == ["dag 7"]
    assert "dag -1" not in json.dumps(plan)


def test_an_afspraak_with_an_outcome_is_not_asked_again(verhaal, op):
    assert "Ik maak één envelop alleen open" not in json.dumps(
        collect_plan(dossier=verhaal, op=op), ensure_ascii=False
    )


def test_the_verslag_follows_the_seven_steps(verhaal, op):
    assert [sectie["kop"] for sectie in collect_verslag(dossier=verhaal, op=op)["secties"]] == [
        "De hulpvraag",
        "Wat weegt en wat draagt",
        "Wat we samen zagen",
        "De doelen",
        "De aanpak",
        "De uitvoering",
        "Wat er bereikt is",
    ]


def test_the_verslag_names_nobody_of_the_network(verhaal, op):
    secties = collect_verslag(dossier=verhaal, op=op)["secties"]
    assert "Samira" not in json.dumps(secties[0], default=str)


def test_the_picture_leaves_veiligheid_to_the_confidential_part(verhaal, op):
    verslag = collect_verslag(dossier=verhaal, op=op)
    assert not any("eiligheid" in rij["naam"] for rij in verslag["profiel"]["lasten"])
    assert any(blok.get("kop") == "Meting" for blok in verslag["vertrouwelijk"])


def test_a_verslag_without_anything_on_veiligheid_has_no_confidential_part(dossier, op):
    assert collect_verslag(dossier=dossier, op=op)["vertrouwelijk"] == []


def test_it_says_once_what_can_be_said_of_a_change(verhaal, op):
    words = json.dumps(collect_verslag(dossier=verhaal, op=op), default=str)
    assert words.count("of dit meer dan toeval is") == 1


@pytest.mark.parametrize(("collect", "most"), [(collect_plan, 14), (collect_verslag, 32)])
def test_it_asks_the_database_no_more_when_there_is_more_to_tell(
    collect, most, verhaal, noor, op, django_assert_max_num_queries
):
    for number in range(10):
        Stap.objects.create(dossier=verhaal, wat=f"Stap {number}", op=op, door=noor).doelen.add(
            Doel.objects.create(
                dossier=verhaal,
                tekst=f"Ik doe {number}.",
                voorgesteld_door="samen",
                onderdeel="wonen",
                richting="draaglast_verminderen",
                op=op,
                door=noor,
            )
        )
    with django_assert_max_num_queries(most):
        collect(dossier=verhaal, op=op)


def test_an_afspraak_without_a_date_comes_last_on_every_database(verhaal, noor, op):
    Afspraak.objects.all().delete()
    for wat, wanneer_op in (("zonder dag", None), ("morgen", op.date() + dt.timedelta(days=1))):
        Afspraak.objects.create(dossier=verhaal, door=noor, op=op, wat=wat, wanneer_op=wanneer_op)
    plan = collect_plan(dossier=verhaal, op=op)
    assert [row["wat"] for row in plan["deze_week"]] == ["morgen", "zonder dag"]


def test_paper_says_no_more_of_a_part_than_the_screen_while_the_voices_differ(verhaal, noor, op):
    """The resident can use it, the professional sees it stuck: first they talk, and no word stands beside it."""
    last = Meting.objects.filter(moment__dossier=verhaal).order_by("-moment__op")
    for stem, inzetbaar in (("inwoner", 4), ("professional", 0)):
        last.filter(stem=stem).first().scores.update_or_create(
            onderdeel="hulp_vragen",
            defaults={"status": "vastgelegd", "aanwezig": 4, "inzetbaar": inzetbaar, "op": op},
        )
    groepen = collect_verslag(dossier=verhaal, op=op)["profiel"]["krachten"]
    rij = next(r for groep in groepen for r in groep["rijen"] if r["naam"] == "Hulp vragen")
    assert (rij["is_gesprekspunt"], rij["toestand"]) == (True, "")
    (on_screen,) = [r for r in compare(list(last[:2])).rijen if r.onderdeel.code == "hulp_vragen"]
    assert on_screen.toestand == rij["toestand"]
