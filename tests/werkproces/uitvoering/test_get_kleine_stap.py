"""What an afspraak for a step begins with: the catalogue's words, and who helps and where as the step has it."""

import pytest

from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.services import add_voorziening
from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.werkproces.aanpak.metwie import asks_who, who_of
from draagkracht.werkproces.aanpak.models import Stap
from draagkracht.werkproces.aanpak.services import change_stap, choose_voorziening, record_stap, remove_stap
from draagkracht.werkproces.dossier.netwerk import remove_netwerklid, save_netwerklid
from draagkracht.werkproces.uitvoering.selectors import (
    get_kleine_stap,
    list_kleine_stappen,
    list_plekken_to_choose,
)
from draagkracht.werkproces.uitvoering.services import change_afspraak, record_afspraak
from draagkracht.werkproces.voortgang.papier import collect_plan

WORDED = "vrijwilliger_post_en_geld"  # an intervention of the catalogue with a small step


@pytest.fixture
def who(noor, op):
    return {"door": noor, "op": op}


@pytest.fixture
def make_lid(dossier, who):
    def make(naam="Salma", **fields):
        return save_netwerklid(dossier=dossier, gegevens={"naam": naam, "soort": "familie", **fields}, **who)

    return make


@pytest.fixture
def taalhuis(noor, op):
    gegevens = {"naam": "Taalhuis", "plekken": [{"adres": "Kade 1"}]}
    return add_voorziening(gemeente=noor.gemeente, door=noor, op=op, gegevens=gegevens, sleutel="plek")


@pytest.fixture
def stap(dossier, who, taalhuis, make_lid):
    """With two people, somebody in words, and a place."""
    people = [make_lid("Salma").pk, make_lid("Bas").pk]
    gegevens = {"wat": "Naar het taalhuis", "met_wie": "een vrijwilliger", "netwerkleden": people}
    made = record_stap(dossier=dossier, gegevens=gegevens, **who)
    choose_voorziening(stap=made, voorziening=taalhuis, **who)
    return made


def test_it_takes_over_the_people_and_the_place_of_the_step(dossier, stap, taalhuis):
    found = get_kleine_stap(dossier=dossier, stap_id=stap.pk)
    assert found.netwerklid.naam in ("Salma", "Bas")
    rest = {"Salma", "Bas"} - {found.netwerklid.naam}
    assert found.met_wie == f"{rest.pop()}, een vrijwilliger"
    assert found.voorziening == taalhuis


def test_the_resident_is_not_named_as_their_own_helper(dossier, who):
    stap = record_stap(dossier=dossier, gegevens={"wat": "De post", "met_wie": "uzelf"}, **who)
    assert get_kleine_stap(dossier=dossier, stap_id=stap.pk).met_wie == ""


def test_somebody_around_you_is_not_said_beside_the_name_of_who_that_is(dossier, who, make_lid):
    gegevens = {"wat": "Een gesprek", "met_wie": "iemand om u heen"}
    stap = record_stap(dossier=dossier, gegevens=gegevens, **who)
    found = get_kleine_stap(dossier=dossier, stap_id=stap.pk)
    assert (found.netwerklid, found.met_wie, asks_who(found.stap)) == (None, "iemand om u heen", True)
    change_stap(stap=stap, gegevens={"netwerkleden": [make_lid("Petra").pk]}, **who)
    found = get_kleine_stap(dossier=dossier, stap_id=stap.pk)
    assert (found.netwerklid.naam, found.met_wie, asks_who(found.stap)) == ("Petra", "", False)
    assert who_of(found.stap) == "Petra"


def test_who_was_taken_off_the_list_is_not_proposed(dossier, stap, who):
    for lid in list(stap.netwerkleden.all()):
        remove_netwerklid(netwerklid=lid, **who)
    found = get_kleine_stap(dossier=dossier, stap_id=stap.pk)
    assert (found.netwerklid, found.met_wie) == (None, "een vrijwilliger")


def test_a_step_of_the_catalogue_comes_with_its_words(dossier, stap, who):
    Stap.objects.filter(pk=stap.pk).update(interventie=WORDED)
    assert (
        list_kleine_stappen(dossier=dossier)[0].wat == get_kleine_stap(dossier=dossier, stap_id=stap.pk).wat
    )
    assert "brief" in get_kleine_stap(dossier=dossier, stap_id=stap.pk).wat


def test_a_step_people_wrote_themselves_is_no_proposal_and_can_have_an_afspraak(dossier, stap):
    assert list_kleine_stappen(dossier=dossier) == []
    assert get_kleine_stap(dossier=dossier, stap_id=stap.pk).wat == ""


@pytest.mark.parametrize("wrong", ["geen id", "00000000-0000-4000-8000-000000000001"])
def test_another_step_is_not_there(dossier, stap, wrong):
    with pytest.raises(NietGevonden):
        get_kleine_stap(dossier=dossier, stap_id=wrong)


def test_a_step_that_is_over_or_of_another_dossier_is_not_there(make_dossier, noor, dossier, stap, who):
    with pytest.raises(NietGevonden):
        get_kleine_stap(dossier=make_dossier(noor), stap_id=stap.pk)
    remove_stap(stap=stap, **who)
    with pytest.raises(NietGevonden):
        get_kleine_stap(dossier=dossier, stap_id=stap.pk)


def test_an_afspraak_is_only_at_a_place_of_the_plan(dossier, stap, taalhuis, who, noor, op):
    made = record_afspraak(
        dossier=dossier, gegevens={"wat": "Kijken", "voorziening": str(taalhuis.pk)}, **who
    )
    assert made.voorziening == taalhuis
    other = add_voorziening(
        gemeente=noor.gemeente, door=noor, op=op, gegevens={"naam": "Elders"}, sleutel="elders"
    )
    for wrong in (str(other.pk), "geen id"):
        with pytest.raises(Fout) as refusal:
            change_afspraak(afspraak=made, gegevens={"voorziening": wrong}, **who)
        assert refusal.value.veld == "voorziening"


def test_the_place_of_an_afspraak_stays_when_the_step_moves_elsewhere(dossier, stap, taalhuis, who):
    made = record_afspraak(
        dossier=dossier, gegevens={"wat": "Kijken", "voorziening": str(taalhuis.pk)}, **who
    )
    choose_voorziening(stap=stap, voorziening=None, **who)
    change_afspraak(afspraak=made, gegevens={"wat": "Gaan", "voorziening": str(taalhuis.pk)}, **who)
    made.refresh_from_db()
    assert made.voorziening == taalhuis
    change_afspraak(afspraak=made, gegevens={"voorziening": ""}, **who)
    assert made.voorziening is None


def test_a_place_that_came_to_be_about_veiligheid_is_not_offered(dossier, stap, taalhuis):
    assert list_plekken_to_choose(dossier=dossier) == [taalhuis]
    Voorziening.objects.filter(pk=taalhuis.pk).update(onderdelen=["veiligheid"])
    assert list_plekken_to_choose(dossier=dossier) == []
    assert get_kleine_stap(dossier=dossier, stap_id=stap.pk).voorziening is None


def test_paper_says_with_whom_and_where(dossier, stap, taalhuis, who, make_lid, op):
    lid = make_lid("Mo")
    gegevens = {"wat": "Kijken", "netwerklid": lid.pk, "met_wie": "Anja", "voorziening": str(taalhuis.pk)}
    record_afspraak(dossier=dossier, gegevens=gegevens, **who)
    (row,) = collect_plan(dossier=dossier, op=op)["deze_week"]
    assert (row["met_wie"], row["waar"]) == ("Mo, Anja", "Taalhuis, Kade 1")
