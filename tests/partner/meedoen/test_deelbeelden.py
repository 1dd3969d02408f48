"""Six parties in one plan: each sees its own part, and no fact that was not shared with it is in anybody's part."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from draagkracht.toegang.models import Inzage
from draagkracht.werkproces.aanpak.models import Stap
from draagkracht.werkproces.aanpak.services import record_stap
from draagkracht.werkproces.doelbereiking.services import record_oordeel
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.dossier.contact.models import Bereikbaarheid
from draagkracht.werkproces.dossier.models import Inwoner
from draagkracht.werkproces.dossier.netwerk import save_netwerklid
from draagkracht.werkproces.hulpvraag.services import record_hulpvraag
from draagkracht.werkproces.uitvoering.partijen.models import Deelname
from draagkracht.werkproces.uitvoering.partijen.services import add_deling, end_deelname, end_deling
from draagkracht.werkproces.uitvoering.services import record_afspraak, record_notitie
from draagkracht.werkproces.voortgang.partijwerk import contribute
from draagkracht.werkproces.vraagverheldering.models import Bevinding
from draagkracht.werkproces.vraagverheldering.services import save_visie
from tests.metingen import measure
from tests.partijen import let_in, make_partij, person_of
from tests.planvoorstellen import add_doel

SOORTEN = ("schuldhulp", "school", "woningcorporatie", "vrijwilligers", "zorgaanbieder", "gezondheidszorg")
PAGES = ("", "bijdrage/", "klaar/")


def canary(kind: str, n: int | str = "") -> str:
    return f"KANARIE{kind}{n}E"


@pytest.fixture
def zes(dossier, noor, op):
    """A dossier with a canary in everything, and six parties with a goal, a step and an afspraak each."""
    who = {"door": noor, "op": op}
    Inwoner.objects.filter(pk=dossier.inwoner_id).update(
        telefoon=canary("TELEFOON"),
        email="kanariemail@x.example",
        adres=canary("ADRES"),
        bereiken=canary("BEREIK"),
    )
    dossier.inwoner.refresh_from_db()
    record_hulpvraag(dossier=dossier, woorden=canary("VRAAG"), gegevens={"spoed": "nee"}, **who)
    for stem in ("inwoner", "professional"):
        measure(dossier, noor, op, stem, {"financien": 4}, woorden={"financien": canary("SCORE")})
    save_visie(dossier=dossier, samenvatting=canary("SAMENVATTING"), tekst=canary("VISIE"), **who)
    record_notitie(dossier=dossier, tekst=canary("NOTITIE"), **who)
    save_netwerklid(dossier=dossier, gegevens={"naam": canary("NAASTE"), "soort": "familie"}, **who)
    bevinding = Bevinding.objects.create(
        dossier=dossier, soort="gesprekspunt", tekst=canary("BEVINDING"), **who
    )
    geheim = add_doel(dossier, noor, op, onderdeel="veiligheid", tekst=canary("VEILIG"))
    record_stap(dossier=dossier, gegevens={"wat": canary("VEILIGESTAP"), "doelen": [geheim.pk]}, **who)
    made = []
    for n, soort in enumerate(SOORTEN):
        doel = add_doel(
            dossier, noor, op, tekst=canary("DOEL", n), niveaus=[canary(f"NIVEAU{k}", n) for k in range(5)]
        )
        record_oordeel(doel=doel, stem="inwoner", niveau=0, woorden=canary("OORDEEL", n), **who)
        stap = record_stap(
            dossier=dossier,
            gegevens={
                "wat": canary("STAP", n),
                "hoe": canary("HOE", n),
                "leer_ik": canary("LEER", n),
                "doelen": [doel.pk],
            },
            **who,
        )
        record_afspraak(dossier=dossier, gegevens={"wat": canary("AFSPRAAK", n), "stap": stap.pk}, **who)
        party = make_partij(f"{soort} {canary('PARTIJ', n)}", soort)
        deelname = let_in(
            dossier, noor, party, [doel], [stap], vraag=canary("VRAAGAAN", n), waartoe=canary("WAARTOE", n)
        )
        contribute(
            account=person_of(party),
            deelname_id=deelname.pk,
            doel_id=doel.pk,
            gedaan=canary("GEDAAN", n),
            tekst=canary("BRACHT", n),
            op=timezone.now(),
        )
        made.append(deelname)
    loose = record_afspraak(dossier=dossier, gegevens={"wat": canary("LOSSEAFSPRAAK")}, **who)
    return made, bevinding, loose


def seen_by(deelname: Deelname, log_in) -> str:
    """Every page of this party's door, with the list and what an unknown address says."""
    client = log_in(person_of(deelname.organisatie))
    paths = ["/partner/", *(f"/partner/{deelname.pk}/{page}" for page in PAGES)]
    found = []
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        found.append(answer.content.decode())
    return "\n".join(found)


OWN = ("DOEL", "STAP", "HOE", "AFSPRAAK", "VRAAGAAN", "WAARTOE", "GEDAAN", "BRACHT")
NEVER = ("OORDEEL", "LEER")
GENERAL = (
    "TELEFOON",
    "ADRES",
    "BEREIK",
    "VRAAGE",
    "SCORE",
    "VISIE",
    "SAMENVATTING",
    "NOTITIE",
    "NAASTE",
    "BEVINDING",
)
GENERAL += ("VEILIG", "LOSSEAFSPRAAK")


def test_each_party_sees_its_own_part_and_nothing_of_the_rest(zes, log_in):
    deelnames, _bevinding, _loose = zes
    for n, deelname in enumerate(deelnames):
        html = seen_by(deelname, log_in)
        for kind in OWN:
            assert canary(kind, n) in html, (kind, n)
        for kind in NEVER:
            assert canary(kind, n) not in html, (kind, n)
        for other in set(range(len(SOORTEN))) - {n}:
            for kind in (*OWN, *NEVER, "PARTIJ", "NIVEAU0"):
                assert canary(kind, other) not in html, (kind, n, other)
        for kind in GENERAL:
            assert f"KANARIE{kind}" not in html, (kind, n)
        assert "kanariemail" not in html


def test_what_is_shared_is_seen_by_that_party_alone_until_it_stops(zes, dossier, noor, log_in):
    deelnames, bevinding, loose = zes
    one, other, *_rest = deelnames
    now = timezone.now()
    share = {"deelname": one, "door": noor, "op": now, "waarom": canary("WAAROM")}
    made = [
        add_deling(soort="visie", **share),
        add_deling(soort="bereiken", **share),
        add_deling(soort="bevinding", onderwerp=bevinding.pk, **share),
        add_deling(soort="afspraak", onderwerp=loose.pk, **share),
    ]
    words = ("VISIE", "TELEFOON", "BEVINDING", "LOSSEAFSPRAAK", "WAAROM")
    html = seen_by(one, log_in)
    assert all(canary(kind) in html for kind in words)
    assert all(f"KANARIE{kind}" not in html for kind in ("SAMENVATTING", "ADRES", "NOTITIE"))
    assert not any(canary(kind) in seen_by(other, log_in) for kind in words)
    for deling in made:
        end_deling(deling=deling, door=noor, op=now)
    assert not any(canary(kind) in seen_by(one, log_in) for kind in words)


def test_what_came_to_be_about_safety_is_in_no_part_any_more(zes, noor, log_in):
    deelnames, bevinding, _loose = zes
    one = deelnames[0]
    add_deling(
        deelname=one, soort="bevinding", onderwerp=bevinding.pk, waarom="W", door=noor, op=timezone.now()
    )
    Doel.objects.filter(deelnames=one).update(onderdeel="veiligheid")
    Bevinding.objects.filter(pk=bevinding.pk).update(onderdeel="veiligheid")
    html = seen_by(one, log_in)
    for kind in ("DOEL", "STAP", "HOE", "AFSPRAAK", "GEDAAN"):
        assert canary(kind, 0) not in html, kind
    assert canary("BEVINDING") not in html


def test_how_to_reach_somebody_who_must_be_careful_is_shared_with_nobody(zes, dossier, noor, log_in):
    one = zes[0][0]
    add_deling(deelname=one, soort="bereiken", waarom="Bellen.", door=noor, op=timezone.now())
    assert canary("TELEFOON") in seen_by(one, log_in)
    Bereikbaarheid.objects.create(inwoner=dossier.inwoner, is_voorzichtig=True)
    assert canary("TELEFOON") not in seen_by(one, log_in)


def test_the_same_number_of_questions_whatever_is_in_the_plan(zes, log_in, noor, op):
    one = zes[0][0]
    client = log_in(person_of(one.organisatie))
    client.get(f"/partner/{one.pk}/")
    with CaptureQueriesContext(connection) as small:
        client.get(f"/partner/{one.pk}/")
    doel, stap = one.doelen.get(), one.stappen.get()
    for n in range(8):
        more = Stap.objects.create(dossier=one.dossier, wat=f"Meer {n}", door=noor, op=op)
        more.doelen.add(doel)
        one.stappen.add(more)
        record_afspraak(dossier=one.dossier, gegevens={"wat": f"Nog {n}", "stap": stap.pk}, door=noor, op=op)
    with CaptureQueriesContext(connection) as large:
        client.get(f"/partner/{one.pk}/")
    assert len(large) == len(small)


@pytest.mark.parametrize(
    "close",
    ["ingetrokken", "voorbij", "dossier", "organisatie", "account", "eraf", "andere organisatie", "rol"],
)
def test_closed_is_closed_on_the_next_request_everywhere(zes, noor, log_in, close):
    one = zes[0][0]
    who, now = person_of(one.organisatie), timezone.now()
    client = log_in(who)
    assert client.get(f"/partner/{one.pk}/").status_code == 200
    if close == "ingetrokken":
        end_deelname(deelname=one, door=noor, op=now, reden="Klaar.")
    elif close == "voorbij":
        Deelname.objects.filter(pk=one.pk).update(tot_op=timezone.localdate() - dt.timedelta(days=1))
    elif close == "dossier":
        type(one.dossier).objects.filter(pk=one.dossier_id).update(gesloten_op=now)
    elif close == "organisatie":
        type(one.organisatie).objects.filter(pk=one.organisatie_id).update(is_actief=False)
    elif close == "account":
        type(who).objects.filter(pk=who.pk).update(is_active=False)
    elif close == "eraf":
        one.deelnemers.update(tot_op=now)
    elif close == "andere organisatie":
        type(who).objects.filter(pk=who.pk).update(organisatie=zes[0][1].organisatie)
    else:
        type(who).objects.filter(pk=who.pk).update(rol="beheerder", organisatie=None)
    for page in PAGES:
        answer = client.get(f"/partner/{one.pk}/{page}")
        assert answer.status_code in (404, 302), (close, page)
        assert answer.status_code == 404 or answer.url.startswith("/inloggen/")
        assert "KANARIE" not in answer.content.decode().replace(str(who), "")
    assert client.post(f"/partner/{one.pk}/bijdrage/", {"tekst": "x"}).status_code in (404, 302)
    listed = client.get("/partner/")
    assert listed.status_code != 200 or one.dossier.inwoner.naam not in listed.content.decode()


def test_every_look_is_in_the_log_with_its_ground_and_a_try_is_too(zes, log_in):
    one, other, *_rest = zes[0]
    client = log_in(person_of(one.organisatie))
    client.get(f"/partner/{one.pk}/")
    last = Inzage.objects.filter(keten=one.dossier_id).order_by("-volgnummer").first()
    assert (last.doel, last.grondslag, last.toelichting) == ("meedoen in het plan", "wgs", "")
    assert client.get(f"/partner/{other.pk}/").status_code == 404
    denied = Inzage.objects.filter(account=person_of(one.organisatie), soort="geweigerd")
    assert str(other.pk) in denied.get().toelichting


def test_a_partner_has_no_other_door(zes, dossier, log_in):
    client = log_in(person_of(zes[0][0].organisatie))
    for path in (
        "/dossiers/",
        f"/dossier/{dossier.pk}/",
        f"/dossier/{dossier.pk}/doelen/",
        "/beheer/",
        "/mijn/",
    ):
        assert client.get(path).status_code == 404, path
    assert client.get("/", follow=True).redirect_chain[-1][0].endswith("/partner/")


def test_nobody_else_comes_in_at_this_door(zes, noor, liesbeth, log_in, client):
    one = zes[0][0]
    for account in (noor, liesbeth):
        assert log_in(account).get("/partner/").status_code == 404
        assert log_in(account).get(f"/partner/{one.pk}/").status_code == 404
    assert client.get(f"/partner/{one.pk}/").url.startswith("/inloggen/")
