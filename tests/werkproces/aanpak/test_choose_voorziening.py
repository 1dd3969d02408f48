"""A step says who of the network goes along and at which facility it is."""

import uuid

import pytest

from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.services import add_voorziening
from draagkracht.toegang.fouten import AlGedaan, Fout
from draagkracht.werkproces.aanpak.metwie import place_of, who_of
from draagkracht.werkproces.aanpak.planverschil import compare_plannen, snapshot_of
from draagkracht.werkproces.aanpak.selectors import list_raad, list_stappen
from draagkracht.werkproces.aanpak.services import change_stap, choose_voorziening, record_stap
from draagkracht.werkproces.dossier.netwerk import remove_netwerklid, save_netwerklid


@pytest.fixture
def who(noor, op):
    return {"door": noor, "op": op}


@pytest.fixture
def make_lid(dossier, who):
    def make(naam="Salma", **fields):
        return save_netwerklid(dossier=dossier, gegevens={"naam": naam, "soort": "familie", **fields}, **who)

    return make


@pytest.fixture
def make_plek(noor, op):
    def make(naam="Taalhuis", gemeente=noor.gemeente, **fields):
        return add_voorziening(
            gemeente=gemeente, door=noor, op=op, gegevens={"naam": naam, **fields}, sleutel=str(uuid.uuid4())
        )

    return make


@pytest.fixture
def stap(dossier, who):
    return record_stap(
        dossier=dossier, gegevens={"wat": "Naar het taalhuis", "met_wie": "een vrijwilliger"}, **who
    )


def now(dossier):
    return list_stappen(dossier=dossier)[0]


def test_it_names_the_people_of_the_network_before_who_was_written(dossier, stap, who, make_lid):
    change_stap(stap=stap, gegevens={"netwerkleden": [make_lid().pk]}, **who)
    assert who_of(now(dossier)) == "Salma, een vrijwilliger"


def test_a_name_that_was_written_too_is_said_once(dossier, who, make_lid):
    record_stap(
        dossier=dossier,
        gegevens={"wat": "Dinsdag", "met_wie": "Salma, na het werk", "netwerkleden": [make_lid().pk]},
        **who,
    )
    assert who_of(now(dossier)) == "Salma, na het werk"


def test_it_refuses_somebody_of_another_dossier(stap, who, make_dossier, noor):
    other = make_dossier(noor)
    stranger = save_netwerklid(dossier=other, gegevens={"naam": "Vreemd", "soort": "buur"}, **who)
    with pytest.raises(Fout) as fout:
        change_stap(stap=stap, gegevens={"netwerkleden": [stranger.pk]}, **who)
    assert fout.value.veld == "netwerkleden"


def test_a_place_is_chosen_and_taken_back(dossier, stap, who, make_plek):
    plek = make_plek(telefoon="0999 555 100")
    choose_voorziening(stap=stap, voorziening=plek, **who)
    assert place_of(now(dossier)) == "Taalhuis, 0999 555 100"
    choose_voorziening(stap=stap, voorziening=None, **who)
    assert place_of(now(dossier)) == ""
    assert dossier.handelingen.filter(soort="plek weggehaald bij stap").count() == 1


def test_the_same_button_pressed_twice_acts_once(dossier, stap, who, make_plek):
    plek = make_plek()
    choose_voorziening(stap=stap, voorziening=plek, sleutel="k1", **who)
    with pytest.raises(AlGedaan):
        choose_voorziening(stap=stap, voorziening=plek, sleutel="k1", **who)


def test_a_place_of_another_municipality_is_refused(stap, who, make_plek):
    with pytest.raises(Fout, match="niet op de sociale kaart"):
        choose_voorziening(stap=stap, voorziening=make_plek(gemeente="9999"), **who)


def test_a_place_for_safety_stays_out_of_the_shared_plan(stap, who, make_plek):
    with pytest.raises(Fout, match="veiligheid"):
        choose_voorziening(stap=stap, voorziening=make_plek("Spreekuur", onderdelen=["veiligheid"]), **who)


def test_a_facility_that_goes_from_the_map_leaves_the_step_as_it_is(dossier, stap, who, make_plek):
    plek = make_plek()
    choose_voorziening(stap=stap, voorziening=plek, **who)
    Voorziening.objects.filter(pk=plek.pk).delete()
    assert (now(dossier).wat, place_of(now(dossier))) == ("Naar het taalhuis", "")


def test_a_version_of_the_plan_keeps_who_and_where_as_they_were(dossier, stap, who, make_lid, make_plek):
    before = [snapshot_of(now(dossier))]
    lid = make_lid()
    change_stap(stap=stap, gegevens={"netwerkleden": [lid.pk]}, **who)
    choose_voorziening(stap=now(dossier), voorziening=make_plek(), **who)
    after = [snapshot_of(now(dossier))]
    assert compare_plannen(before, after) == [
        "Bij 'Naar het taalhuis' is met wie nu: 'Salma, een vrijwilliger'. Dat was: 'een vrijwilliger'.",
        "Bij 'Naar het taalhuis' is waar nu: 'Taalhuis'. Dat was: niets.",
    ]


def test_a_version_from_before_places_were_chosen_is_not_a_change(dossier, stap):
    snapshot = snapshot_of(now(dossier))
    old = {name: value for name, value in snapshot.items() if name != "waar"}
    assert compare_plannen([old], [snapshot]) == []


def test_who_is_taken_out_of_the_network_stays_named_in_the_step(dossier, stap, who, make_lid):
    lid = make_lid()
    change_stap(stap=stap, gegevens={"netwerkleden": [lid.pk]}, **who)
    remove_netwerklid(netwerklid=lid, **who)
    assert "Salma" in who_of(now(dossier))


def test_advice_says_for_whom_it_is_much_already(dossier, stap, who, make_lid):
    change_stap(stap=stap, gegevens={"netwerkleden": [make_lid(belasting=3).pk]}, **who)
    raad = [
        r for r in list_raad(dossier=dossier, stappen=list_stappen(dossier=dossier), doelen=[], krachten=[])
    ]
    assert [r.zin for r in raad if r.code == "netwerk_zwaar"] == ["Voor Salma is het al veel."]


@pytest.mark.parametrize(("steps", "said"), [(2, 0), (3, 1)])
def test_advice_says_when_many_steps_lean_on_one_person(dossier, who, make_lid, steps, said):
    lid = make_lid(belasting=1)
    for n in range(steps):
        record_stap(dossier=dossier, gegevens={"wat": f"Stap {n}", "netwerkleden": [lid.pk]}, **who)
    raad = list_raad(dossier=dossier, stappen=list_stappen(dossier=dossier), doelen=[], krachten=[])
    assert sum(r.code == "netwerk_leunt" for r in raad) == said


def test_it_asks_the_same_number_of_queries_for_one_step_and_for_five(
    dossier, who, make_lid, make_plek, django_assert_num_queries
):
    for n in range(5):
        stap = record_stap(
            dossier=dossier, gegevens={"wat": f"Stap {n}", "netwerkleden": [make_lid(f"Lid {n}").pk]}, **who
        )
        choose_voorziening(stap=stap, voorziening=make_plek(f"Plek {n}"), **who)
    with django_assert_num_queries(4):
        found = [(who_of(s), place_of(s)) for s in list_stappen(dossier=dossier)]
    assert found == [(f"Lid {n}", f"Plek {n}") for n in range(5)]
