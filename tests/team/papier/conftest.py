import pytest

from .rachida import write_story


@pytest.fixture
def verhaal(dossier, noor, op):
    """Rachida's dossier with something in every step."""
    write_story(dossier, noor, op)
    return dossier
