import pytest

from draagkracht.toegang.fouten import AlGedaan, Fout
from draagkracht.werkproces.vraagverheldering.models import Bevinding
from draagkracht.werkproces.vraagverheldering.selectors import list_bevindingen, list_voorstellen, read_zicht
from draagkracht.werkproces.vraagverheldering.services import take_voorstel

from ...metingen import RACHIDA, measure


def take(dossier, door, op, **other):
    return take_voorstel(
        dossier=dossier, door=door, op=op, **{"soort": "draaglast", "onderdeel": "financien", **other}
    )


def test_it_becomes_a_finding_to_take_up_with_the_facts_it_rests_on(gemeten, noor, op):
    bevinding = take(gemeten, noor, op)
    assert (bevinding.keuze, bevinding.onderdeel) == ("oppakken", "financien")
    assert "acuut" in bevinding.waarom
    assert bevinding.moment.op == op.date()


def test_a_proposal_is_no_finding_until_somebody_takes_it(gemeten):
    read_zicht(dossier=gemeten, stem="professional")
    assert Bevinding.objects.count() == 0


def test_what_was_taken_is_no_longer_proposed(gemeten, noor, op):
    take(gemeten, noor, op)
    zicht = read_zicht(dossier=gemeten, stem="professional")
    left = list_voorstellen(zicht=zicht, bevindingen=list_bevindingen(dossier=gemeten))
    assert ("draaglast", "financien") not in {(v.soort, v.onderdeel) for v in left}


def test_two_people_who_take_the_same_get_the_same_finding(gemeten, noor, op):
    assert take(gemeten, noor, op) == take(gemeten, noor, op)
    assert Bevinding.objects.count() == 1


def test_it_refuses_what_the_profile_does_not_propose(gemeten, noor, op):
    with pytest.raises(Fout, match="niet meer"):
        take(gemeten, noor, op, onderdeel="wonen")


def test_it_never_builds_on_a_voice_that_may_not_be_seen_yet(dossier, noor, op):
    measure(dossier, noor, op, "inwoner", RACHIDA["inwoner"])
    with pytest.raises(Fout, match="niet meer"):
        take(dossier, noor, op)


def test_sending_twice_acts_once(gemeten, noor, op):
    take(gemeten, noor, op, sleutel="een")
    with pytest.raises(AlGedaan):
        take(gemeten, noor, op, sleutel="een")


def test_a_closed_dossier_refuses_with_the_sentence(gemeten, noor, op):
    gemeten.gesloten_op = op
    gemeten.save()
    with pytest.raises(Fout, match="Dit dossier is afgesloten"):
        take(gemeten, noor, op)
    assert Bevinding.objects.count() == 0
