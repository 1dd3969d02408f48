"""Asking to change, add, take away or stop; the answer within a month; and a statement that stays."""

import datetime as dt

import pytest

from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.dossier.contact.models import Verzoek
from draagkracht.werkproces.dossier.contact.verzoeken import answer_by, finish_verzoek, record_verzoek
from draagkracht.werkproces.voortgang.over_mij import get_onderwerp
from tests.team.plan import send

VRAAG, VRAGEN = "/mijn/over-mij/vraag/", "/mijn/over-mij/vragen/"


@pytest.mark.parametrize(
    ("asked", "last"),
    [("2026-01-12", "2026-02-12"), ("2026-01-31", "2026-02-28"), ("2026-12-15", "2027-01-15")],
)
def test_the_law_gives_one_month(asked, last):
    op = dt.datetime.fromisoformat(f"{asked}T11:00:00+00:00")
    assert answer_by(op).isoformat() == last


def test_a_request_about_one_entry_is_answered_and_the_resident_reads_it(
    full, rachida, noor, dossier, log_in
):
    resident, professional = log_in(rachida), log_in(noor)
    doel = get_onderwerp(dossier=dossier, door=rachida, nummer=5).feiten[0]
    page = f"{VRAAG}?over={doel.sleutel}"
    assert "Ik doe elke week mijn post 0." in resident.get(page).content.decode()
    sent = send(resident, page, 'name="woorden"', soort="verbeteren", woorden="Het is elke maand.")
    assert sent.status_code == 302
    verzoek = Verzoek.objects.get()
    assert verzoek.over == f"doel:{full.doel.pk}"
    assert "Nog geen antwoord." in resident.get(VRAGEN).content.decode()
    assert "1 zonder antwoord" in professional.get(f"/dossier/{dossier.pk}/").content.decode()
    assert "Vragen over het eigen dossier" in professional.get("/dossiers/").content.decode()
    team = f"/dossier/{dossier.pk}/verzoeken/"
    html = professional.get(team).content.decode()
    assert "Het is elke maand." in html
    assert "Over: Ik doe elke week mijn post 0." in html
    fields = {"besluit": "niet", "antwoord": "Wij spraken elke week af."}
    assert send(professional, f"{team}{verzoek.pk}/", 'name="besluit"', **fields).status_code == 302
    html = resident.get(VRAGEN).content.decode()
    assert "Wij spraken elke week af." in html
    assert "Autoriteit Persoonsgegevens" in html
    assert "zonder antwoord" not in professional.get(f"/dossier/{dossier.pk}/").content.decode()


def test_asking_about_what_is_not_mine_is_not_there(full, rachida, make_dossier, noor, op, log_in):
    from tests import cast

    other = make_dossier(noor, cast.MARJAN)
    sleutel = get_onderwerp(dossier=other, door=noor, nummer=1).feiten[0].sleutel
    for key in (sleutel, "x", "0" * 20):
        assert log_in(rachida).get(f"{VRAAG}?over={key}").status_code == 404


@pytest.mark.parametrize("fields", [{"soort": "", "woorden": "x"}, {"soort": "bezwaar", "woorden": " "}])
def test_what_is_missing_is_said_and_nothing_is_lost(rachida, log_in, fields):
    answer = send(log_in(rachida), VRAAG, 'name="woorden"', **fields)
    assert answer.status_code == 422
    assert not Verzoek.objects.exists()


def test_these_rights_do_not_end_when_the_help_ends(rachida, noor, dossier, op, log_in):
    type(dossier).objects.filter(pk=dossier.pk).update(gesloten_op=op)
    fields = {"soort": "verwijderen", "woorden": "Haal alles weg."}
    assert send(log_in(rachida), VRAAG, 'name="woorden"', **fields).status_code == 302
    verzoek = Verzoek.objects.get()
    page = f"/dossier/{dossier.pk}/verzoeken/{verzoek.pk}/"
    fields = {"besluit": "deels", "antwoord": "De notities zijn weg."}
    assert send(log_in(noor), page, 'name="besluit"', **fields).status_code == 302


@pytest.fixture
def verzoek(dossier, rachida, op):
    return record_verzoek(dossier=dossier, door=rachida, op=op, soort="bezwaar", woorden="Dit wil ik niet.")


def test_an_answer_has_words_and_a_decision_and_comes_once(verzoek, noor, op):
    for besluit, antwoord in (("", "Ja."), ("gedaan", " "), ("misschien", "Ja.")):
        with pytest.raises(Fout):
            finish_verzoek(verzoek=verzoek, door=noor, op=op, besluit=besluit, antwoord=antwoord)
    finish_verzoek(verzoek=verzoek, door=noor, op=op, besluit="gedaan", antwoord="Gedaan.")
    with pytest.raises(Fout):
        finish_verzoek(verzoek=verzoek, door=noor, op=op, besluit="niet", antwoord="Toch niet.")
    verzoek.refresh_from_db()
    assert (verzoek.besluit, verzoek.antwoord) == ("gedaan", "Gedaan.")


def test_a_statement_waits_for_no_answer(dossier, rachida, noor, op, log_in):
    record_verzoek(dossier=dossier, door=rachida, op=op, soort="verklaring", woorden="Zo was het.")
    assert "zonder antwoord" not in log_in(noor).get(f"/dossier/{dossier.pk}/").content.decode()
    assert "Dit staat er nu bij" in log_in(rachida).get(VRAGEN).content.decode()
