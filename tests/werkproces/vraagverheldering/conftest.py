import pytest

from draagkracht.werkproces.vraagverheldering.services import add_bevinding, take_voorstel

from ...metingen import measure_both


@pytest.fixture
def gemeten(dossier, noor):
    """Rachida's dossier with a first moment of which both voices are finished."""
    measure_both(dossier, noor)
    return dossier


@pytest.fixture
def last(gemeten, noor, op):
    return take_voorstel(dossier=gemeten, door=noor, op=op, soort="draaglast", onderdeel="financien")


@pytest.fixture
def kracht(dossier, noor, op):
    return add_bevinding(dossier=dossier, door=noor, op=op, tekst="Mijn zus wil helpen", onderdeel="netwerk")
