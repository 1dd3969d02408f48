import pytest

from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.vraagverheldering.selectors import list_verbanden
from draagkracht.werkproces.vraagverheldering.services import (
    add_bevinding,
    connect_kracht,
    connect_voorstel,
    disconnect_kracht,
)


def pairs(dossier):
    return [(v.last.onderdeel, v.kracht.onderdeel) for v in list_verbanden(dossier=dossier)]


def test_what_carries_is_connected_with_what_weighs(last, kracht, noor, op):
    connect_kracht(last=last, kracht=kracht, door=noor, op=op)
    assert pairs(last.dossier) == [("financien", "netwerk")]


def test_connecting_twice_is_the_same_as_once(last, kracht, noor, op):
    for _time in range(2):
        connect_kracht(last=last, kracht=kracht, door=noor, op=op)
    assert len(pairs(last.dossier)) == 1


def test_proposed_draagkracht_is_taken_along_and_connected_in_one_act(last, noor, op):
    connect_voorstel(last=last, door=noor, op=op, soort="ongebruikt", onderdeel="doorzettingsvermogen")
    assert pairs(last.dossier) == [("financien", "doorzettingsvermogen")]


def test_a_connection_is_taken_away_again(last, kracht, noor, op):
    connect_kracht(last=last, kracht=kracht, door=noor, op=op)
    disconnect_kracht(last=last, kracht=kracht, door=noor, op=op)
    assert pairs(last.dossier) == []


def test_it_refuses_to_let_what_weighs_help(last, noor, op):
    other = add_bevinding(dossier=last.dossier, door=noor, op=op, tekst="De huur", onderdeel="wonen")
    with pytest.raises(Fout, match="wat draagt"):
        connect_kracht(last=last, kracht=other, door=noor, op=op)


def test_a_proposal_that_weighs_is_not_taken_along_when_it_cannot_help(last, noor, op):
    with pytest.raises(Fout, match="wat draagt"):
        connect_voorstel(last=last, door=noor, op=op, soort="draaglast", onderdeel="geestelijke_gezondheid")
    assert not last.dossier.bevindingen.filter(onderdeel="geestelijke_gezondheid").exists()


def test_it_refuses_a_finding_of_another_dossier(last, make_dossier, noor, op):
    elsewhere = make_dossier(noor)
    other = add_bevinding(dossier=elsewhere, door=noor, op=op, tekst="Een broer", onderdeel="netwerk")
    with pytest.raises(Fout, match="wat draagt"):
        connect_kracht(last=last, kracht=other, door=noor, op=op)
