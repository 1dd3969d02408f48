"""What was done is written down in Dutch for everybody, in whatever language the resident's page was."""

from __future__ import annotations

import pytest
from django.utils import translation

from draagkracht.werkproces.doelbereiking.services import record_oordeel
from draagkracht.werkproces.dossier.akkoorden import record_akkoord
from draagkracht.werkproces.uitvoering.services import record_afspraak, record_uitkomst
from tests.team.plan import fill


@pytest.mark.parametrize("taal", ["ar", "uk", "en"])
def test_the_log_of_acts_is_dutch(dossier, noor, op, taal):
    doel = fill(dossier, noor, op).doel
    who = {"door": noor, "op": op}
    with translation.override(taal):
        afspraak = record_afspraak(dossier=dossier, gegevens={"wat": "Ik bel."}, **who)
        record_uitkomst(afspraak=afspraak, uitkomst="nog_niet", **who)
        record_oordeel(doel=doel, stem="inwoner", niveau=0, **who)
        record_akkoord(
            dossier=dossier,
            onderwerp="doel",
            onderwerp_id=doel.pk,
            onderwerp_versie=doel.versie,
            stem="inwoner",
            antwoord="akkoord",
            stap="doelen",
            **who,
        )
    said = set(dossier.handelingen.values_list("soort", flat=True))
    assert {"afspraak: nog niet", "oordeel van inwoner"} <= {soort.lower() for soort in said}
    assert all(soort.isascii() for soort in said), said
