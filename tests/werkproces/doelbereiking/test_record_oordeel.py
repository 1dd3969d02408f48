"""Both voices judge a goal; what every party brought; what changed."""

import datetime as dt
import uuid

import pytest

from draagkracht.methodiek import profiel
from draagkracht.methodiek.betrouwbaarheid import TE_KLEIN, Meetfout
from draagkracht.toegang.fouten import AlGedaan, Fout, NietGevonden, Verouderd
from draagkracht.werkproces.doelbereiking.models import Bijdrage, Oordeel
from draagkracht.werkproces.doelbereiking.selectors import (
    get_bijdrage,
    levels_of,
    list_doelscores,
    list_doelstanden,
    list_veranderingen,
)
from draagkracht.werkproces.doelbereiking.services import change_bijdrage, record_bijdrage, record_oordeel
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.doelen.selectors import get_doel
from draagkracht.werkproces.meting.models import Meting, Moment, Score
from tests import cast

LEVELS = ["zoals het was", "op weg", "zoals afgesproken", "meer", "veel meer"]


@pytest.fixture
def make_doel(dossier, noor, op):
    def make(tekst="Ik heb weer stroom.", **fields):
        return Doel.objects.create(
            dossier=dossier,
            tekst=tekst,
            voorgesteld_door="samen",
            onderdeel="financien",
            richting="draaglast_verminderen",
            **{"niveaus": LEVELS, **fields},
            op=op,
            door=noor,
        )

    return make


@pytest.fixture
def judge(noor, op):
    def act(doel, stem="inwoner", niveau=0, later=0, door=noor, **fields):
        moment = op + dt.timedelta(days=later)
        return record_oordeel(doel=doel, stem=stem, niveau=niveau, door=door, op=moment, **fields)

    return act


def test_a_later_judgement_is_a_new_one_and_the_earlier_stays(dossier, make_doel, judge):
    doel = make_doel()
    judge(doel, niveau=-1)
    judge(doel, niveau=1, later=30)
    (stand,) = list_doelstanden(dossier=dossier)
    assert stand.laatste["inwoner"].niveau == 1
    assert [o.niveau for o in stand.eerder] == [-1]


def test_the_voices_stay_apart(dossier, make_doel, judge):
    doel = make_doel()
    judge(doel, "inwoner", 1, woorden="Het licht brandt.")
    judge(doel, "professional", -1)
    (stand,) = list_doelstanden(dossier=dossier)
    assert {stem: o.niveau for stem, o in stand.laatste.items()} == {"inwoner": 1, "professional": -1}


@pytest.mark.parametrize("niveau", [-3, 3, None, "1", True, 1.0])
def test_it_refuses_a_level_outside_the_five(make_doel, judge, niveau):
    with pytest.raises(Fout, match="Kies een van de vijf zinnen"):
        judge(make_doel(), niveau=niveau)
    assert Oordeel.objects.count() == 0


def test_a_resident_speaks_only_for_the_resident(make_account, make_doel, judge):
    rachida = make_account(cast.RACHIDA, rol="inwoner", in_team=None)
    with pytest.raises(Fout, match="alleen voor uzelf"):
        judge(make_doel(), "professional", door=rachida)
    assert judge(make_doel(), "inwoner", door=rachida).door == rachida


def test_it_acts_once_for_one_form(make_doel, judge):
    doel = make_doel()
    judge(doel, sleutel="k")
    with pytest.raises(AlGedaan):
        judge(doel, sleutel="k")


def test_a_parked_goal_is_not_asked_about(dossier, make_doel):
    make_doel(status="geparkeerd")
    assert list_doelstanden(dossier=dossier) == []


def test_levels_that_were_not_agreed_are_empty(make_doel):
    assert levels_of(make_doel(niveaus=[])) == [(-2, ""), (-1, ""), (0, ""), (1, ""), (2, "")]


def test_the_score_for_research_is_per_voice_and_says_over_how_many_goals(dossier, make_doel, judge):
    for tekst in ("een", "twee", "drie"):
        judge(make_doel(tekst), "inwoner", 1)
    judge(Doel.objects.first(), "professional", 2)
    scores = {stem: (round(t, 3), n) for stem, t, n in list_doelscores(list_doelstanden(dossier=dossier))}
    assert scores == {"inwoner": (63.693, 3), "professional": (70.0, 1)}


def test_another_dossiers_goal_does_not_exist(make_dossier, noor, make_doel):
    with pytest.raises(NietGevonden):
        get_doel(dossier=make_dossier(noor), doel_id=make_doel().pk)


def test_a_contribution_is_for_a_goal_or_in_general(dossier, noor, op, make_doel):
    doel = make_doel()
    for chosen in (str(doel.pk), ""):
        gegevens = {"partij": "Samira", "tekst": "Neemt de kinderen.", "doel": chosen}
        record_bijdrage(dossier=dossier, door=noor, op=op, gegevens=gegevens)
    assert {b.doel for b in Bijdrage.objects.all()} == {doel, None}


@pytest.mark.parametrize(
    ("gegevens", "veld"),
    [
        ({"partij": " "}, "partij"),
        ({"tekst": ""}, "tekst"),
        ({"doel": uuid.uuid4()}, "doel"),
        ({"doel": "x"}, "doel"),
    ],
)
def test_a_contribution_without_words_or_of_another_dossier_is_refused(dossier, noor, op, gegevens, veld):
    with pytest.raises(Fout) as refusal:
        record_bijdrage(
            dossier=dossier, door=noor, op=op, gegevens={"partij": "Samira", "tekst": "Helpt.", **gegevens}
        )
    assert refusal.value.veld == veld


def test_changing_a_contribution_refuses_an_older_version(dossier, noor, op):
    made = record_bijdrage(dossier=dossier, door=noor, op=op, gegevens={"partij": "Wim", "tekst": "Post."})
    change_bijdrage(bijdrage=made, door=noor, op=op, gegevens={"tekst": "De post."}, versie=1)
    with pytest.raises(Verouderd):
        change_bijdrage(bijdrage=made, door=noor, op=op, gegevens={"tekst": "x"}, versie=1)
    with pytest.raises(NietGevonden):
        get_bijdrage(dossier=dossier, bijdrage_id=uuid.uuid4())


@pytest.fixture
def measure(dossier, noor, op):
    def begin(dag, stem, finished=True, instrument="draagkracht-1"):
        moment, _made = Moment.objects.get_or_create(dossier=dossier, op=dag)
        facts = {
            "instrument": instrument,
            "door": noor,
            "begonnen_op": op,
            "afgerond_op": op if finished else None,
        }
        return Meting.objects.update_or_create(moment=moment, stem=stem, defaults=facts)[0]

    def act(dag, stem="inwoner", finished=True, instrument="draagkracht-1", alone=False, **scores):
        if not alone and stem == "inwoner":
            begin(dag, "professional")
        meting = begin(dag, stem, finished, instrument)
        for onderdeel, value in scores.items():
            row = (
                {"score": value}
                if type(value) is int
                else dict(zip(("aanwezig", "inzetbaar"), value, strict=True))
            )
            Score.objects.create(meting=meting, onderdeel=onderdeel, status="vastgelegd", op=op, **row)

    return act


JAN, MAY, NOV = dt.date(2026, 1, 5), dt.date(2026, 5, 4), dt.date(2026, 11, 2)


def test_change_is_told_per_part_and_voice_with_every_moment_between(dossier, measure):
    measure(JAN, financien=4, zelfvertrouwen=(2, 0))
    measure(MAY, financien=3)
    measure(NOV, financien=1, zelfvertrouwen=(3, 3), wonen=2)
    measure(JAN, "professional", financien=4)
    money, trust = list_veranderingen(dossier=dossier)
    assert money.punten["inwoner"] == [(JAN, 4), (MAY, 3), (NOV, 1)]
    assert set(money.uitslagen) == {"inwoner"}
    assert trust.punten["inwoner"] == [(JAN, 0), (NOV, 3)]


def test_without_figures_about_the_noise_nobody_says_more_than_is_known(dossier, measure):
    measure(JAN, financien=4)
    measure(NOV, financien=1)
    (money,) = list_veranderingen(dossier=dossier)
    assert money.uitslagen["inwoner"]["betrouwbaar"] is None


def test_with_figures_a_small_change_is_too_small_to_say_anything_about(dossier, measure, monkeypatch):
    known = Meetfout(1.1, 0.85, "proef", "2026-01-01")
    real = profiel._change
    monkeypatch.setattr(profiel, "_change", lambda *args: real(*args[:5], known))
    measure(JAN, financien=4, wonen=3)
    measure(NOV, financien=2, wonen=2)
    money, house = list_veranderingen(dossier=dossier)
    assert money.uitslagen["inwoner"]["betrouwbaar"] is True
    assert house.uitslagen["inwoner"]["tekst"] == TE_KLEIN == "te klein om iets over te zeggen"


def test_a_moment_in_which_somebody_is_busy_gives_nothing_away(dossier, measure):
    measure(JAN, financien=4)
    measure(NOV, financien=1)
    measure(NOV, "professional", finished=False, financien=0)
    assert list_veranderingen(dossier=dossier) == []


def test_a_moment_in_which_only_the_resident_spoke_gives_nothing_away(dossier, measure):
    measure(JAN, financien=4)
    measure(NOV, alone=True, financien=1)
    assert list_veranderingen(dossier=dossier) == []


def test_parts_and_instruments_that_we_do_not_know_are_left_out(dossier, measure):
    measure(JAN, financien=4, eigen_vraag=2)
    measure(MAY, instrument="draagkracht-0", financien=0)
    measure(NOV, financien=1, eigen_vraag=1)
    (money,) = list_veranderingen(dossier=dossier)
    assert money.punten["inwoner"] == [(JAN, 4), (NOV, 1)]
