import datetime as dt

import pytest

from draagkracht.toegang.fouten import Fout, Verouderd
from draagkracht.werkproces.vraagverheldering.selectors import list_visiestandpunten
from draagkracht.werkproces.vraagverheldering.services import agree_visie, save_visie


@pytest.fixture
def visie(dossier, noor, op):
    return save_visie(dossier=dossier, door=noor, op=op, samenvatting="", tekst="Ik open mijn post.")


def standen(visie):
    return list_visiestandpunten(dossier=visie.dossier, visie=visie)


def agree(visie, noor, op, stem="inwoner", antwoord="akkoord", **other):
    return agree_visie(visie=visie, door=noor, op=op, stem=stem, antwoord=antwoord, **other)


def test_each_voice_agrees_for_itself(visie, noor, op):
    agree(visie, noor, op, "inwoner")
    assert standen(visie)["inwoner"].is_akkoord
    assert "professional" not in standen(visie)


def test_the_resident_at_the_table_is_recorded_as_together(visie, noor, op):
    assert agree(visie, noor, op, "inwoner").wijze == "samen"
    assert agree(visie, noor, op, "professional").wijze == "zelf"


def test_liever_anders_needs_words(visie, noor, op):
    with pytest.raises(Fout, match="wat anders mag"):
        agree(visie, noor, op, antwoord="anders")
    agree(visie, noor, op, antwoord="anders", woorden="Ik wil eerst slapen.")
    assert standen(visie)["inwoner"].akkoord.woorden == "Ik wil eerst slapen."


def test_after_a_change_the_agreement_belongs_to_the_earlier_text(visie, noor, op):
    agree(visie, noor, op)
    later = save_visie(
        dossier=visie.dossier, door=noor, op=op, samenvatting="", tekst="Ik betaal alles.", versie=1
    )
    stand = standen(later)["inwoner"]
    assert not stand.is_akkoord
    assert stand.toen == {"tekst": "Ik open mijn post."}


def test_when_the_text_is_as_it_was_again_the_agreement_holds_again(visie, noor, op):
    agree(visie, noor, op)
    for versie, tekst in ((1, "Iets anders."), (2, "Ik open mijn post.")):
        later = save_visie(
            dossier=visie.dossier, door=noor, op=op, samenvatting="", tekst=tekst, versie=versie
        )
    assert standen(later)["inwoner"].is_akkoord


def test_nobody_agrees_with_a_text_that_was_changed_while_reading(visie, noor, op):
    with pytest.raises(Verouderd):
        agree(visie, noor, op, versie=visie.versie - 1)


def test_there_is_nothing_to_agree_with_without_a_vision(dossier, noor, op):
    visie = save_visie(dossier=dossier, door=noor, op=op, samenvatting="Ik wil rust.", tekst="")
    with pytest.raises(Fout, match="nog geen gedeelde visie"):
        agree(visie, noor, op)


def test_the_last_answer_counts(visie, noor, op):
    agree(visie, noor, op, antwoord="anders", woorden="Nee.")
    agree(visie, noor, op + dt.timedelta(minutes=1))
    assert standen(visie)["inwoner"].is_akkoord
