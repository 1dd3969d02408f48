"""A draft that is still on its way when its form is sent."""

from draagkracht.entree import concepten
from draagkracht.werkproces.dossier.models import Concept

from .test_formulier import WOORDEN, hidden_fields


def test_a_draft_that_arrives_after_its_form_was_sent_is_not_kept(noor, dossier, log_in):
    client, page = log_in(noor), f"/dossier/{dossier.pk}/hulpvraag/"
    fields = {**hidden_fields(client.get(page).content.decode()), "woorden": WOORDEN}
    client.post(page, {**fields, "gesteld_door": "inwoner"})
    assert client.post("/concept/", fields).status_code == 200
    assert Concept.objects.count() == 0


def test_a_draft_that_is_kept_while_its_form_is_being_sent_does_not_come_up_again(
    noor, dossier, log_in, monkeypatch
):
    client, page = log_in(noor), f"/dossier/{dossier.pk}/hulpvraag/"
    fields = {**hidden_fields(client.get(page).content.decode()), "woorden": WOORDEN}
    save = concepten.save_concept

    def act_and_save(**draft):
        monkeypatch.setattr(concepten, "save_concept", save)
        client.post(page, {**fields, "gesteld_door": "inwoner"})
        save(**draft)

    monkeypatch.setattr(concepten, "save_concept", act_and_save)
    assert client.post("/concept/", fields).status_code == 200
    assert Concept.objects.count() == 0


def test_what_is_typed_anew_stays_when_an_old_draft_comes_late(noor, dossier, log_in):
    client, page = log_in(noor), f"/dossier/{dossier.pk}/hulpvraag/"
    sent = {**hidden_fields(client.get(page).content.decode()), "woorden": WOORDEN}
    client.post(page, {**sent, "gesteld_door": "inwoner"})
    anew = {**hidden_fields(client.get(page).content.decode()), "woorden": "Een heel andere vraag"}
    client.post("/concept/", anew)
    client.post("/concept/", sent)
    assert Concept.objects.get().velden["woorden"] == ["Een heel andere vraag"]
