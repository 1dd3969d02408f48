import pytest

from draagkracht.toegang.fouten import Fout, Verouderd
from draagkracht.werkproces.vraagverheldering.services import save_visie


def write(dossier, door, op, **other):
    words = {"samenvatting": "Ik wil weer rust.", "tekst": "Ik open mijn post weer zelf."}
    return save_visie(dossier=dossier, door=door, op=op, **{**words, **other})


def test_the_summary_stands_in_the_residents_words_with_who_wrote_it(dossier, noor, op):
    visie = write(dossier, noor, op, samengevat_door="professional")
    assert (visie.samenvatting, visie.samengevat_door) == ("Ik wil weer rust.", "professional")


def test_every_version_can_be_seen_back(dossier, noor, op):
    visie = write(dossier, noor, op)
    write(dossier, noor, op, tekst="Ik slaap weer.", versie=visie.versie)
    assert [h.tekst for h in visie.history.order_by("history_id")] == [
        "Ik open mijn post weer zelf.",
        "Ik slaap weer.",
    ]


def test_saving_what_already_stands_is_no_new_version(dossier, noor, op):
    visie = write(dossier, noor, op)
    assert write(dossier, noor, op, versie=visie.versie).versie == visie.versie


def test_it_refuses_two_empty_texts(dossier, noor, op):
    with pytest.raises(Fout, match="Schrijf de samenvatting op"):
        write(dossier, noor, op, samenvatting=" ", tekst="")


def test_it_refuses_an_unknown_writer(dossier, noor, op):
    with pytest.raises(Fout, match="wie dit opschreef"):
        write(dossier, noor, op, samengevat_door="niemand")


def test_the_second_of_two_who_write_the_first_text_hears_of_the_other(dossier, noor, op):
    write(dossier, noor, op)
    with pytest.raises(Verouderd) as conflict:
        write(dossier, noor, op, tekst="Iets anders")
    assert conflict.value.huidig.tekst == "Ik open mijn post weer zelf."


def test_a_closed_dossier_refuses_with_the_sentence(dossier, noor, op):
    dossier.gesloten_op = op
    dossier.save()
    with pytest.raises(Fout, match="Dit dossier is afgesloten"):
        write(dossier, noor, op)
