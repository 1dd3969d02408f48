"""Messages between resident and professional: on the plan, read or not, never by mail."""

import pytest
from django.core import mail

from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.dossier.betrokkenen import grant_toelating
from draagkracht.werkproces.dossier.contact.bereikbaarheden import save_bereikbaarheid
from draagkracht.werkproces.dossier.contact.models import Bericht, Kennisgeving
from draagkracht.werkproces.dossier.contact.verzoeken import record_verzoek
from draagkracht.werkproces.voortgang.berichten import list_berichten, list_onderwerpen, record_bericht
from draagkracht.werkproces.voortgang.contactstand import Contactstand, get_contactstand
from tests.team.plan import fill, send

MIJN = "/mijn/berichten/"


@pytest.fixture
def say(dossier, op):
    def record(door, stem, tekst, **where):
        return record_bericht(dossier=dossier, door=door, op=op, stem=stem, tekst=tekst, **where)

    return record


def team_page(dossier) -> str:
    return f"/dossier/{dossier.pk}/berichten/"


def test_a_message_goes_to_the_other_side_and_back_and_both_see_that_it_was_read(
    full, rachida, noor, dossier, log_in
):
    resident, professional = log_in(rachida), log_in(noor)
    over = f"doel:{full.doel.pk}"
    assert send(resident, MIJN, 'name="tekst"', tekst="Mag het later?", over=over).status_code == 302
    assert "1 nieuw" in professional.get(f"/dossier/{dossier.pk}/").content.decode()
    html = professional.get(team_page(dossier)).content.decode()
    assert "Mag het later?" in html
    assert "Over: Ik doe elke week mijn post 0." in html
    assert (
        send(professional, team_page(dossier), "Gelezen", f"{team_page(dossier)}gelezen/").status_code == 302
    )
    assert "1 nieuw" not in professional.get(f"/dossier/{dossier.pk}/").content.decode()
    assert "gelezen op" in resident.get(MIJN).content.decode()
    assert send(professional, team_page(dossier), 'name="tekst"', tekst="Ja, dat mag.").status_code == 302
    first, again = (resident.get(MIJN).content.decode() for _n in range(2))
    assert 'mijn-merk">nieuw' in first
    assert 'mijn-merk">nieuw' not in again
    assert "Noor van Dijk schreef" in again


def test_what_is_new_stands_first(say, rachida, noor, dossier):
    say(noor, "professional", "oud")
    Bericht.objects.update(gelezen_op=Bericht.objects.get().op)
    say(noor, "professional", "nieuw")
    say(rachida, "inwoner", "van mij")
    regels, has_more = list_berichten(dossier=dossier, stem="inwoner")
    assert (regels[0].bericht.tekst, regels[0].is_nieuw) == ("nieuw", True)
    assert {r.bericht.tekst for r in regels[1:]} == {"oud", "van mij"}
    assert not has_more


def test_at_the_table_the_residents_words_are_the_residents(say, noor, dossier):
    say(noor, "inwoner", "Dat zei ik zelf.")
    [regel], _more = list_berichten(dossier=dossier, stem="professional")
    assert regel.van == "Rachida Amrani"
    assert regel.is_nieuw


def test_a_resident_speaks_for_nobody_else(say, rachida):
    with pytest.raises(Fout):
        say(rachida, "professional", "Ik ben Noor.")


def test_a_message_hangs_on_nothing_of_another_dossier(say, rachida, make_dossier, noor, op):
    from tests import cast

    made = fill(make_dossier(noor, cast.MARJAN), noor, op)
    for onderwerp, row in (("doel", made.doel), ("stap", made.stap), ("afspraak", made.afspraak)):
        with pytest.raises(NietGevonden):
            say(rachida, "inwoner", "Hoi", onderwerp=onderwerp, onderwerp_id=row.pk)
    with pytest.raises(NietGevonden):
        say(rachida, "inwoner", "Hoi", onderwerp="notitie", onderwerp_id=made.notitie.pk)


def test_nothing_about_veiligheid_can_be_chosen_as_a_subject(full, dossier, noor, op):
    Doel.objects.create(
        dossier=dossier,
        door=noor,
        op=op,
        tekst="Veilig thuis",
        voorgesteld_door="samen",
        onderdeel="veiligheid",
    )
    texts = [row.tekst for row in list_onderwerpen(dossier=dossier)]
    assert "Ik doe elke week mijn post 0." in texts
    assert "Veilig thuis" not in texts


def test_a_notice_is_neutral_only_when_agreed_and_never_for_the_residents_own(
    say, rachida, noor, dossier, op, settings
):
    settings.MAIL_URL = "smtp://127.0.0.1:25"
    say(noor, "professional", "Een geheim woord.")
    assert not Kennisgeving.objects.exists()
    dossier.inwoner.email = "r@example.org"
    dossier.inwoner.save()
    save_bereikbaarheid(dossier=dossier, door=noor, op=op, gegevens={"has_email": True})
    say(rachida, "inwoner", "Van mij.")
    assert not Kennisgeving.objects.exists()
    say(noor, "professional", "Een geheim woord.")
    notice = Kennisgeving.objects.get()
    assert "geheim" not in notice.tekst
    assert "plan" not in notice.tekst.lower()
    assert not mail.outbox


def test_empty_words_are_refused_in_one_sentence(rachida, log_in):
    answer = send(log_in(rachida), MIJN, 'name="tekst"', tekst="  ")
    assert answer.status_code == 422
    assert "Schrijf op wat u wilt zeggen." in answer.content.decode()


def test_a_double_click_sends_once(rachida, log_in):
    from tests.team.plan import form_with

    client = log_in(rachida)
    hidden = form_with(client.get(MIJN).content.decode(), 'name="tekst"')
    for _n in range(2):
        assert client.post(MIJN, {**hidden, "tekst": "Eén keer."}).status_code == 302
    assert Bericht.objects.count() == 1


def test_a_closed_dossier_is_read_and_not_written(say, rachida, noor, dossier, op, log_in):
    say(noor, "professional", "Het ga u goed.")
    type(dossier).objects.filter(pk=dossier.pk).update(gesloten_op=op)
    html = log_in(rachida).get(MIJN).content.decode()
    assert "Het ga u goed." in html
    assert "<textarea" not in html


def test_the_start_list_names_who_waits_for_an_answer(say, rachida, noor, dossier, log_in):
    say(rachida, "inwoner", "Bent u er?")
    say(rachida, "inwoner", "Hallo?")
    html = log_in(noor).get("/dossiers/").content.decode()
    assert html.count(f'href="/dossier/{dossier.pk}/berichten/"') == 1
    assert "Berichten van inwoners" in html


def test_a_team_leader_reads_and_confirms_nothing(say, rachida, dossier, liesbeth, log_in):
    from django.utils import timezone

    say(rachida, "inwoner", "Bent u er?")
    grant_toelating(dossier=dossier, account=liesbeth, op=timezone.now(), reden="Klacht van de inwoner")
    client = log_in(liesbeth)
    assert "Bent u er?" in client.get(team_page(dossier)).content.decode()
    assert client.post(f"{team_page(dossier)}gelezen/").status_code == 404
    assert Bericht.objects.get().gelezen_op is None


def test_many_messages_cost_no_more_queries(full, say, rachida, noor, log_in, django_assert_max_num_queries):
    client = log_in(rachida)
    for kind, row in (("doel", full.doel), ("stap", full.stap), ("afspraak", full.afspraak)):
        say(noor, "professional", f"Over {kind}", onderwerp=kind, onderwerp_id=row.pk)
    with django_assert_max_num_queries(35) as few:
        client.get(MIJN)
    for n in range(20):
        say(noor, "professional", f"Nog {n}", onderwerp="doel", onderwerp_id=full.doel.pk)
    with django_assert_max_num_queries(len(few)):
        client.get(MIJN)


def test_the_first_page_can_say_what_is_new_and_who_looks_along(
    full, samira, say, rachida, noor, dossier, op, django_assert_num_queries
):
    say(noor, "professional", "Nieuw voor u.")
    say(rachida, "inwoner", "Van mij.")
    record_verzoek(dossier=dossier, door=rachida, op=op, soort="bezwaar", woorden="Liever niet.")
    with django_assert_num_queries(3):
        assert get_contactstand(dossier=dossier) == Contactstand(berichten=1, meekijkers=1, verzoeken=1)
