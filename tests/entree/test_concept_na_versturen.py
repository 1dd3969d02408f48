"""A draft that is still on its way when its form is sent."""

from draagkracht.werkproces.dossier.models import Concept

from .test_formulier import WOORDEN, hidden_fields


def test_a_draft_that_arrives_after_its_form_was_sent_is_not_kept(noor, dossier, log_in):
    client, page = log_in(noor), f"/dossier/{dossier.pk}/hulpvraag/"
    fields = {**hidden_fields(client.get(page).content.decode()), "woorden": WOORDEN}
    client.post(page, {**fields, "gesteld_door": "inwoner"})
    assert client.post("/concept/", fields).status_code == 200
    assert Concept.objects.count() == 0
