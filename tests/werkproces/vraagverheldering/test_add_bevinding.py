import pytest

from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.vraagverheldering.services import add_bevinding


def test_people_add_what_they_see_in_their_own_words(dossier, noor, op):
    bevinding = add_bevinding(dossier=dossier, door=noor, op=op, tekst="  De hond moet mee  ")
    assert (bevinding.tekst, bevinding.soort, bevinding.keuze) == ("De hond moet mee", "eigen", "oppakken")


def test_something_of_ones_own_about_the_network_carries(kracht):
    assert kracht.is_kracht


def test_something_of_ones_own_about_housing_weighs(dossier, noor, op):
    bevinding = add_bevinding(dossier=dossier, door=noor, op=op, tekst="De lift is stuk", onderdeel="wonen")
    assert not bevinding.is_kracht


def test_it_refuses_an_empty_finding(dossier, noor, op):
    with pytest.raises(Fout, match="Schrijf op wat jullie zien"):
        add_bevinding(dossier=dossier, door=noor, op=op, tekst=" \n ")


def test_it_refuses_a_part_that_does_not_exist(dossier, noor, op):
    with pytest.raises(Fout, match="kennen wij niet"):
        add_bevinding(dossier=dossier, door=noor, op=op, tekst="x", onderdeel="toverij")


def test_it_refuses_a_finding_that_is_too_long(dossier, noor, op):
    with pytest.raises(Fout, match="korter"):
        add_bevinding(dossier=dossier, door=noor, op=op, tekst="a" * 301)
