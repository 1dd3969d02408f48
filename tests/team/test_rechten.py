"""Who may open what at the team's door. Every address of the door is tried, so a new one is covered by itself."""

import re
import uuid
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from draagkracht.toegang.models import Inzage, Rol
from draagkracht.werkproces.dossier.betrokkenen import grant_toelating
from draagkracht.werkproces.dossier.models import Betrokkene

from .. import cast

UNKNOWN = uuid.UUID("11111111-1111-4111-8111-111111111111")
OWN_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def walk(patterns: list, before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def addresses() -> list[str]:
    """Every route of the door that is about one dossier, with the dossier's place marked."""
    team = next(r for r in get_resolver().url_patterns if getattr(r, "app_name", "") == "team")
    return sorted(route for route in walk(team.url_patterns) if "<uuid:dossier_id>" in route)


ROUTES = addresses()
PLACES = {"uuid": str(UNKNOWN), "slug": "iets", "str": "iets", "int": "1", "path": "iets"}


def fill(route: str, dossier_id: object) -> str:
    filled = route.replace("<uuid:dossier_id>", str(dossier_id))
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda m: PLACES.get(m[1] or "str", "financien"), filled)


def body(answer) -> str:
    return OWN_TOKEN.sub("", answer.content.decode())


def test_the_door_has_addresses_to_try():
    assert len(ROUTES) > 10


@pytest.fixture
def stranger(request, bram, liesbeth, make_account):
    """Somebody who may not look in Noor's dossier."""
    if request.param == "other professional":
        return bram
    if request.param == "team leader without a reason":
        return liesbeth
    people = {"beheerder": cast.YOUSSEF, "inwoner": cast.MARJAN, "partner": cast.WIM}
    return make_account(people[request.param], rol=request.param)


STRANGERS = ["other professional", "team leader without a reason", "beheerder", "inwoner", "partner"]


@pytest.mark.parametrize("stranger", STRANGERS, indirect=True)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_yours_does_not_exist(stranger, method, dossier, log_in):
    client = log_in(stranger)
    for route in ROUTES:
        if route.endswith("/inzien/") and stranger.rol == Rol.TEAMLEIDER:
            continue  # the one address where a team leader gives the reason
        mine, unknown = (getattr(client, method)(fill(route, key)) for key in (dossier.pk, UNKNOWN))
        assert mine.status_code == 404, route
        assert body(mine) == body(unknown), route
        assert dossier.inwoner.naam not in mine.content.decode(), route


@pytest.mark.parametrize("stranger", STRANGERS, indirect=True)
def test_every_try_is_logged_in_the_dossiers_own_chain(stranger, dossier, log_in):
    client = log_in(stranger)
    tried = [route for route in ROUTES if not (route.endswith("/inzien/") and stranger.rol == Rol.TEAMLEIDER)]
    for route in tried:
        client.get(fill(route, dossier.pk))
    lines = Inzage.objects.filter(keten=dossier.pk, account=stranger)
    assert lines.count() == len(tried)
    assert set(lines.values_list("soort", flat=True)) == {"geweigerd"}


def test_without_a_session_every_address_asks_to_log_in(dossier, client):
    for route in ROUTES:
        answer = client.get(fill(route, dossier.pk))
        assert answer.status_code == 302, route
        assert answer["Location"].startswith("/inloggen/?next="), route


def test_a_professional_who_left_the_dossier_is_a_stranger_again(dossier, noor, op, log_in):
    Betrokkene.objects.filter(dossier=dossier, account=noor).update(tot_op=op)
    assert log_in(noor).get(f"/dossier/{dossier.pk}/").status_code == 404


def test_a_team_leader_with_a_reason_reads_and_finds_no_form(dossier, liesbeth, log_in):
    from django.utils import timezone

    grant_toelating(
        dossier=dossier, account=liesbeth, op=timezone.now(), reden="Klacht van de inwoner bekijken"
    )
    client, with_form = log_in(liesbeth), []
    for route in ROUTES:
        answer = client.get(fill(route, dossier.pk))
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        forms = re.findall(r'<form[^>]*method="post"[^>]*>', answer.content.decode())
        if any("/uitloggen/" not in form for form in forms):
            with_form.append((route, forms))
    assert with_form == []


def test_a_team_leader_with_a_reason_changes_nothing(dossier, liesbeth, log_in):
    from django.utils import timezone

    grant_toelating(
        dossier=dossier, account=liesbeth, op=timezone.now(), reden="Klacht van de inwoner bekijken"
    )
    client = log_in(liesbeth)
    for route in ROUTES:
        if not route.endswith("/inzien/"):
            assert client.post(fill(route, dossier.pk)).status_code == 404, route


def test_a_team_leader_of_another_team_cannot_even_give_a_reason(dossier, make_account, organisatie, log_in):
    from draagkracht.toegang.models import Team

    other = Team.objects.create(organisatie=organisatie, naam=cast.ANDER_TEAM_NAAM)
    leader = make_account(cast.LIESBETH, in_team=other)
    assert log_in(leader).get(f"/dossier/{dossier.pk}/inzien/").status_code == 404
