"""The team in numbers: behind every number exactly the dossiers it counted, of the own team, and of no worker."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Team
from draagkracht.werkproces.dossier.models import Betrokkene, Dossier
from draagkracht.werkproces.hulpvraag.services import record_hulpvraag
from draagkracht.werkproces.voortgang.teambeeld import TELLINGEN, count_teambeeld, list_teamregels
from tests import cast
from tests.overdrachten import open_many, propose

pytestmark = pytest.mark.django_db
NU = timezone.now()


@pytest.fixture
def team_of_work(noor, bram, make_account, liesbeth, organisatie):
    """Sixty dossiers of every sort, four faces in some, and one in another team that counts nowhere."""
    dossiers = open_many(noor, 60)
    others = [make_account(persoon) for persoon in cast.ZUID[:3]]
    for n, dossier in enumerate(dossiers):
        Dossier.objects.filter(pk=dossier.pk).update(
            geopend_op=NU - dt.timedelta(weeks=n), laatst_op=NU - dt.timedelta(days=n + 0.5)
        )
        Betrokkene.objects.filter(dossier=dossier).update(vanaf_op=NU - dt.timedelta(weeks=n))
        for k, who in enumerate(others[: n % 4]):
            began = NU - dt.timedelta(weeks=n) + dt.timedelta(days=30 * (k + 1))
            Betrokkene.objects.create(
                dossier=dossier, account=who, rol="regisseur", vanaf_op=began, tot_op=began
            )
    record_hulpvraag(
        dossier=dossiers[0], door=noor, op=NU, woorden="Nu.", gegevens={"spoed": "dagen", "onderdelen": []}
    )
    propose(noor, bram, *dossiers[:2])
    elsewhere = Team.objects.create(organisatie=organisatie, naam="Elders")
    Dossier.objects.filter(pk=dossiers[59].pk).update(team=elsewhere)
    Dossier.objects.filter(pk=dossiers[58].pk).update(gesloten_op=NU)
    return dossiers


def all_rows(door, code) -> list[str]:
    found, bladzijde, has_more = [], 1, True
    while has_more:
        _telling, regels, has_more = list_teamregels(door=door, code=code, nu=NU, bladzijde=bladzijde)
        found += [row.id for row in regels]
        bladzijde += 1
    return found


def numbers(door) -> dict[str, int]:
    return {t.code: n for _groep, rows in count_teambeeld(door=door, nu=NU) for t, n in rows}


@pytest.mark.parametrize("code", TELLINGEN)
def test_behind_the_number_stand_exactly_the_rows_it_counted(team_of_work, liesbeth, code):
    rows = all_rows(liesbeth, code)
    assert len(rows) == len(set(rows)) == numbers(liesbeth)[code]


@pytest.mark.parametrize("code", TELLINGEN)
def test_the_page_says_the_same_as_the_list_it_leads_to(team_of_work, liesbeth, log_in, code):
    client = log_in(liesbeth)
    page = client.get("/team/").content.decode()
    said = int(re.search(rf'href="/team/{code}/"><span class="dk-team__getal">(\d+)', page)[1])
    shown, bladzijde = 0, 1
    while True:
        found = client.get(f"/team/{code}/?bladzijde={bladzijde}").content.decode().count("dk-start__naam")
        shown, bladzijde = shown + found, bladzijde + 1
        if found < 25:
            break
    assert shown == said


def test_the_numbers_are_what_one_counts_by_hand(team_of_work, liesbeth):
    found = numbers(liesbeth)
    assert found["lopend"] == 58
    assert found["nieuw"] == 4  # of weeks 0 to 3
    assert (found["spoed"], found["overdracht"], found["zonder"]) == (1, 2, 0)
    # By the day, but the two of which something was done just now.
    assert sum(found[f"rust-{n}"] for n in (0, 2, 4, 8)) == 58
    assert found["rust-8"] == len([n for n in range(58) if n + 0.5 >= 56])
    faces = [1 + n % 4 for n in range(58)]
    assert [found[f"gezichten-{n}"] for n in (1, 2, 3, 4)] == [faces.count(n) for n in (1, 2, 3, 4)]


def test_who_came_after_the_first_year_is_no_new_face_in_it(dossier, noor, bram, liesbeth):
    later = dossier.geopend_op + dt.timedelta(days=366)
    Betrokkene.objects.create(dossier=dossier, account=bram, rol="regisseur", vanaf_op=later, tot_op=later)
    assert numbers(liesbeth)["gezichten-1"] == 1


def test_who_left_the_municipality_leaves_nothing_unseen(dossier, noor, liesbeth):
    noor.is_active = False
    noor.save()
    assert numbers(liesbeth)["zonder"] == 1


def test_only_for_who_leads_the_team(dossier, noor, liesbeth, log_in):
    for path in ("/team/", "/team/lopend/"):
        assert log_in(noor).get(path).status_code == 404
        assert log_in(liesbeth).get(path).status_code == 200
    assert log_in(liesbeth).get("/team/bestaat-niet/").status_code == 404
    with pytest.raises(NietGevonden):
        count_teambeeld(door=noor, nu=NU)


def test_it_costs_as_many_queries_whatever_the_size(dossier, noor, liesbeth, log_in):
    client = log_in(liesbeth)
    client.get("/team/")
    counts = []
    for more in (1, 30):
        open_many(noor, more)
        with CaptureQueriesContext(connection) as seen:
            client.get("/team/")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 25
