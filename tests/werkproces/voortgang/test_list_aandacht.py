"""What asks attention this week."""

import datetime as dt

from draagkracht.werkproces.hulpvraag.services import record_hulpvraag
from draagkracht.werkproces.voortgang.aandacht import list_aandacht


def test_a_day_is_a_day_on_the_clock_of_the_netherlands(dossier, noor):
    """A quarter past midnight in Amsterdam is still yesterday in UTC."""
    after_midnight = dt.datetime(2026, 1, 12, 23, 15, tzinfo=dt.UTC)
    record_hulpvraag(dossier=dossier, door=noor, op=after_midnight, woorden="Help", gegevens={"spoed": "nu"})
    found = list_aandacht(door=noor, nu=after_midnight, vandaag=dt.date(2026, 1, 13))
    assert [(a.dossier_id, a.op) for a in found["spoed"]] == [(str(dossier.pk), dt.date(2026, 1, 13))]
