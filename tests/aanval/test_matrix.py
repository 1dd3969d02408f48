"""Every address of every door, for every kind of person, read and sent: who gets in is one table, and all of it is tried.

What the table says is about doors, not about single pages: a page that opens for somebody it should not open for is found
here whatever it is for. What stands on a page is tried elsewhere (canaries).
"""

from __future__ import annotations

import itertools

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from draagkracht.toegang.models import Account, Organisatie, Team
from draagkracht.werkproces.dossier.contact.models import Steunfiguur
from draagkracht.werkproces.dossier.models import Betrokkene, Inwoner
from draagkracht.werkproces.uitvoering.partijen.antwoorden import finish_deelname, judge_deelname
from draagkracht.werkproces.uitvoering.partijen.models import Deelname
from draagkracht.werkproces.uitvoering.partijen.services import end_deelname, propose_deelname
from tests import cast
from tests.overdrachten import propose
from tests.partijen import let_in, make_partij, person_of, question

from .conftest import PLACE
from .test_mijn_slot import walk

NOBODY = "niemand"
METHODS = ("get", "post")
# Doors by how their addresses begin, and which kinds of person each opens for. The rest of the kinds get nothing there.
DOORS = {
    "dossier/<uuid:dossier_id>/inzien/": {"regisseur", "medewerker", "teamleider"},  # to give a reason first
    "dossier/": {"regisseur", "medewerker"},
    "beheer/": {"beheerder"},
    "partner/<": {"partner doet mee"},
    "overgedragen/<": {"ontvanger"},
    "team/": {"teamleider"},
    "meldcode/<": {"regisseur"},  # who began it; nobody else is on its list
    "meldcodes/<": set(),  # to take over what nobody can read: not as long as somebody can
    "overdragen/<": {"regisseur", "teamleider"},  # taking it back shows a name and no more
    "mijn/meekijken/<": {"naaste"},
}
# Kinds of person who stand outside this dossier whatever door they try.
OUTSIDE = (
    "collega",
    "ontvanger",
    "teamleider",
    "andere gemeente",
    "andere inwoner",
    "huisgenoot",
    "naaste gestopt",
    "partner gevraagd",
    "partner nee",
    "partner klaar",
    "partner gestopt",
    "partner voorbij",
    "partner elders",
    "partner zonder plan",
    "uitgezet",
    NOBODY,
)


def account(naam: str, rol: str, **more) -> Account:
    return Account.objects.create_user(
        naam,
        cast.WACHTWOORD,
        naam=naam,
        rol=rol,
        gemeente=more.pop("gemeente", cast.GEMEENTE),
        is_demo=True,
        **more,
    )


def partners(whole, noor, op) -> dict[str, Account]:
    """One of a party in every state a deelname can be in, all of this dossier."""
    dossier, now = whole.dossier, timezone.now()
    doelen = [dossier.doelen.get(pk=whole.places["doel_id"])]
    found = {"partner doet mee": person_of(Deelname.objects.get(pk=whole.places["deelname_id"]).organisatie)}
    for naam, antwoord in (("partner gevraagd", ""), ("partner nee", "afgewezen")):
        party = make_partij(f"{naam} organisatie", "school")
        made = propose_deelname(dossier=dossier, door=noor, op=now, gegevens=question(party, doelen))
        if antwoord:
            judge_deelname(deelname=made, door=person_of(party), op=now, antwoord=antwoord, woorden="Nee.")
        found[naam] = person_of(party)
    ends = {
        "partner klaar": lambda d: finish_deelname(deelname=d, door=noor, op=now),
        "partner gestopt": lambda d: end_deelname(deelname=d, door=noor, op=now),
        "partner voorbij": lambda d: Deelname.objects.filter(pk=d.pk).update(tot_op=op.date()),
    }
    for naam, end in ends.items():
        made = let_in(dossier, noor, make_partij(f"{naam} organisatie", "school"), doelen)
        end(made)
        found[naam] = person_of(made.organisatie)
    found["partner zonder plan"] = person_of(make_partij("Leeg", "school"))
    return found


@pytest.fixture
def mensen(whole, other, noor, op) -> dict[str, Account | None]:
    """One account of every kind."""
    dossier = whole.dossier
    elsewhere = Team.objects.create(
        organisatie=Organisatie.objects.create(gemeente="elders", naam="Elders"), naam="Elders"
    )
    team = {"team": dossier.team}
    found = {
        "regisseur": noor,
        "medewerker": account("mede", "professional", **team),
        "collega": account("collega", "professional", **team),
        "ontvanger": account("ontvanger", "professional", **team),
        "teamleider": account("leider", "teamleider", **team),
        "andere gemeente": account("elders", "professional", team=elsewhere, gemeente="elders"),
        "beheerder": account("beheer", "beheerder"),
        "inwoner": account("inwoner", "inwoner"),
        "andere inwoner": account("buur", "inwoner"),
        "huisgenoot": account("huis", "inwoner"),
        "naaste": account("naaste", "naaste"),
        "naaste gestopt": account("ooit", "naaste"),
        "uitgezet": account("uit", "professional", is_active=False, **team),
        "partner elders": person_of(Deelname.objects.get(pk=other.places["deelname_id"]).organisatie),
        NOBODY: None,
        **partners(whole, noor, op),
    }
    for kind in ("medewerker", "uitgezet"):
        Betrokkene.objects.create(dossier=dossier, account=found[kind], rol="medewerker", vanaf_op=op)
    Inwoner.objects.filter(pk=dossier.inwoner_id).update(account=found["inwoner"])
    Inwoner.objects.filter(pk=other.dossier.inwoner_id).update(account=found["huisgenoot"])
    propose(noor, found["ontvanger"], dossier)
    lid = dossier.netwerkleden.first()
    for kind, tot_op in (("naaste", None), ("naaste gestopt", op)):
        Steunfiguur.objects.create(
            dossier=dossier, netwerklid=lid, account=found[kind], vanaf_op=op, tot_op=tot_op
        )
    return found


def addresses(whole, mensen) -> dict[str, str]:
    """Every address behind a door, of this dossier. What no fixture makes is an id that is nowhere."""
    steun = Steunfiguur.objects.get(account=mensen["naaste"])
    deelname = Deelname.objects.get(pk=whole.places["deelname_id"])
    values = {
        **whole.places,
        "dossier_id": str(whole.dossier.pk),
        "steunfiguur_id": str(steun.pk),
        "account_id": str(mensen["collega"].pk),
        "organisatie_id": str(deelname.organisatie_id),
        "deelnemer_id": str(deelname.deelnemers.first().pk),
        "overdracht_id": str(whole.dossier.overdrachten.get().pk),
        "vraag": "anders",
        "token": "x",
    }
    nowhere = "00000000-0000-4000-8000-000000000000"
    return {
        route: "/" + PLACE.sub(lambda m: values.get(m[2], nowhere), route)
        for route in walk(get_resolver().url_patterns)
        if route.startswith(
            (
                "dossier/",
                "beheer/",
                "partner/",
                "mijn/",
                "overgedragen/",
                "overdragen/",
                "team/",
                "meldcode/",
                "meldcodes/",
            )
        )
    }


def is_open(kind: str, route: str) -> bool | None:
    """What the table says; None where the door is open to more people than this dossier's own (their own pages)."""
    for begin, kinds in DOORS.items():
        if route.startswith(begin):
            return kind in kinds
    return None


def is_let_in(answer) -> bool:
    """Whether anything was shown or done: not the page that does not exist, and not the way to a login."""
    if answer.status_code in (403, 404, 405):
        return False
    if answer.status_code == 302:
        return "inloggen" not in answer.url
    return True


@pytest.mark.parametrize("method", METHODS)
def test_every_address_opens_for_whom_the_table_says_and_for_nobody_else(whole, mensen, method, log_in):
    routes, wrong, cells = addresses(whole, mensen), [], 0
    for kind, who in mensen.items():
        client = log_in(who) if who is not None else Client()
        for route, path in routes.items():
            expected = is_open(kind, route)
            if expected is None or (expected and method == "post"):
                continue  # own pages are tried below; what may be sent changes what the next cell is about
            cells += 1
            seen = is_let_in(getattr(client, method)(path))
            if seen and not expected:
                wrong.append(f"{kind} {method} {path}")
    assert cells > 1_500
    assert not wrong, f"{len(wrong)} van {cells}:\n" + "\n".join(wrong[:40])


def test_the_right_people_do_get_in(whole, mensen, log_in):
    """Otherwise a server that refuses everybody would pass."""
    routes = addresses(whole, mensen)
    for kind, begin in (
        ("regisseur", "dossier/"),
        ("medewerker", "dossier/"),
        ("partner doet mee", "partner/<"),
        ("naaste", "mijn/meekijken/<"),
        ("beheerder", "beheer/organisaties/"),
    ):
        client = log_in(mensen[kind])
        here = [path for route, path in routes.items() if route.startswith(begin)]
        opened = [path for path in here if client.get(path).status_code != 404]
        assert len(opened) >= 0.8 * len(here), (kind, set(here) - set(opened))


def test_no_page_shows_a_fact_of_this_dossier_to_who_stands_outside_it(whole, mensen, log_in):
    """Also on pages of their own, lists and search: none of the words of this dossier stands there."""
    routes, wrong, cells = addresses(whole, mensen), [], 0
    extra = (
        "/",
        "/dossiers/",
        "/dossiers/?vraag=Rachida",
        "/overdragen/terug/",
        "/partner/",
        "/mijn/",
        "/mijn/over-mij/kopie.json?alles=ja",
    )
    # The other dossier holds the same words: whose they are is told by what only this one has.
    whole.dossier.doelen.filter(pk=whole.places["doel_id"]).update(tekst="KANARIEDOEL")
    whole.dossier.stappen.filter(pk=whole.places["stap_id"]).update(wat="KANARIESTAP")
    whole.dossier.afspraken.update(wat="KANARIEAFSPRAAK")
    whole.dossier.hulpvragen.update(woorden="KANARIEVRAAG")
    whole.dossier.notities.update(tekst="KANARIENOTITIE")
    whole.dossier.meldcodes.update(over="KANARIEMELDCODE")
    Inwoner.objects.filter(pk=whole.dossier.inwoner_id).update(telefoon="KANARIETELEFOON")
    for kind in OUTSIDE:
        who = mensen[kind]
        client = log_in(who) if who is not None else Client()
        for path in itertools.chain(routes.values(), extra):
            if kind == "partner gevraagd" and path.startswith("/partner/"):
                continue  # what is asked of them they may read; see test_deelbeelden
            if kind == "ontvanger" and path.startswith("/overgedragen/"):
                continue  # the page they were asked to take over; see test_overdragen
            cells += 1
            answer = client.get(path, follow=True)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            if b"KANARIE" in body:
                wrong.append(f"{kind} {path}")
    assert cells > 2_000
    assert not wrong, f"{len(wrong)} van {cells}:\n" + "\n".join(wrong[:40])
