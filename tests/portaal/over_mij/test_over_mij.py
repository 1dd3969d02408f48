"""My file: everything in plain words, who looked, with whom it is shared, and what touches veiligheid behind one tap."""

import pytest

from draagkracht.toegang.models import Inzage
from draagkracht.werkproces.dossier.betrokkenen import grant_toelating
from draagkracht.werkproces.dossier.contact.bereikbaarheden import save_bereikbaarheid
from draagkracht.werkproces.dossier.contact.verzoeken import record_verzoek
from draagkracht.werkproces.dossier.huishouden import link_huishouden
from draagkracht.werkproces.hulpvraag.services import record_hulpvraag
from draagkracht.werkproces.voortgang.over_mij import APART, collect_over_mij, list_onderwerpnamen
from tests import cast
from tests.metingen import measure

MIJ = "/mijn/over-mij/"


def html_of(client, page="") -> str:
    answer = client.get(f"{MIJ}{page}")
    assert answer.status_code == 200, page
    return answer.content.decode()


def test_everything_stands_under_its_subject_with_who_and_when(full, rachida, log_in):
    client = log_in(rachida)
    shown = {
        3: ("Zo zegt de inwoner het.", "Zo zegt de professional het."),
        4: ("Zus 0",),
        5: ("Ik doe elke week mijn post 0.", "Neemt de kinderen."),
        6: ("Schuldhulp 0",),
        7: ("Eén brief 0", "Eng en goed."),
        8: ("Samira 0",),
    }
    for number, texts in shown.items():
        html = html_of(client, f"{number}/")
        for text in texts:
            assert text in html, (number, text)
    assert "Opgeschreven door Noor van Dijk op 12 januari 2026." in html_of(client, "5/")
    assert "Gebeld 0." in html_of(client, f"{APART}/?verder=ja")


def test_each_subject_has_a_number_and_no_more(rachida, log_in):
    client = log_in(rachida)
    start = html_of(client)
    for number, _name in list_onderwerpnamen():
        assert f'href="{MIJ}{number}/"' in start
        assert client.get(f"{MIJ}{number}/").status_code == 200
    for wrong in ("0", "11", "99"):
        assert client.get(f"{MIJ}{wrong}/").status_code == 404


@pytest.fixture
def unsafe(full, dossier, noor, op):
    """Something about veiligheid in every place that can hold it."""
    who = {"dossier": dossier, "door": noor, "op": op}
    record_hulpvraag(woorden="GEVAAR in de vraag", gegevens={"onderdelen": ["veiligheid"]}, **who)
    save_bereikbaarheid(gegevens={"is_voorzichtig": True}, **who)
    dossier.inwoner.bereiken = "GEVAAR bij bellen"
    dossier.inwoner.save()
    dossier.bevindingen.create(
        soort="draaglast", onderdeel="veiligheid", tekst="GEVAAR gezien", door=noor, op=op
    )
    goal = dossier.doelen.create(
        tekst="GEVAAR als doel", voorgesteld_door="samen", onderdeel="veiligheid", door=noor, op=op
    )
    dossier.stappen.create(wat="GEVAAR als stap", door=noor, op=op).doelen.add(goal)
    dossier.netwerkleden.filter(pk=full.lid.pk).update(is_huisgenoot=True)
    full.lid.refresh_from_db()
    full.lid.toelichting = "GEVAAR in huis"
    full.lid.save()
    return dossier


def test_what_touches_veiligheid_comes_after_a_word_about_who_is_looking(unsafe, rachida, log_in):
    client = log_in(rachida)
    for number, _name in list_onderwerpnamen()[:-1]:
        html = html_of(client, f"{number}/")
        assert "GEVAAR" not in html, number
        assert "mag hier niets van weten" not in html, number
    before = html_of(client, f"{APART}/")
    assert "Kijkt er iemand mee?" in before
    assert "GEVAAR" not in before
    after = html_of(client, f"{APART}/?verder=ja")
    for words in ("in de vraag", "bij bellen", "gezien", "als doel", "als stap", "in huis"):
        assert f"GEVAAR {words}" in after, words


def test_that_there_is_something_apart_shows_nowhere(rachida, dossier, log_in):
    """The same door stands there for who has nothing behind it."""
    assert "Wat u liever alleen leest" in html_of(log_in(rachida))


def test_a_meting_that_is_not_open_yet_is_not_shown(dossier, rachida, noor, op, log_in):
    measure(dossier, noor, op, "professional", {"financien": 4}, woorden={"financien": "Nog geheim."})
    measure(
        dossier,
        rachida,
        op,
        "inwoner",
        {"financien": 2},
        woorden={"financien": "Mijn woord."},
        is_finished=False,
    )
    html = html_of(log_in(rachida), "3/")
    assert "Nog geheim." not in html
    assert "Mijn woord." in html


def test_on_a_professionals_device_only_what_lies_open_and_no_answers_for_the_resident_alone(
    dossier, rachida, noor, op
):
    measure(dossier, noor, op, "professional", {"financien": 4}, woorden={"financien": "Nog geheim."})
    measure(dossier, rachida, op, "inwoner", {"financien": 2}, woorden={"financien": "Mijn woord."})
    dossier.momenten.get().metingen.filter(stem="professional").update(afgerond_op=None)
    dossier.zeggenschappen.create(stap="doelen", geluisterd=4, op=op)
    said = {}
    for name, door, is_samen in (("zelf", rachida, False), ("samen", noor, True)):
        feiten = [
            f for o in collect_over_mij(dossier=dossier, door=door, is_samen=is_samen) for f in o.feiten
        ]
        said[name] = str(feiten)
    assert "Nog geheim." not in said["zelf"] + said["samen"]
    assert "Mijn woord." in said["zelf"]
    assert "Mijn woord." not in said["samen"]
    assert "mee kon beslissen" in said["zelf"]
    assert "mee kon beslissen" not in said["samen"]


def test_that_somebody_at_home_has_a_dossier_too_is_told_nowhere(
    full, dossier, rachida, noor, op, make_dossier, log_in
):
    other = make_dossier(noor, cast.MARJAN)
    huishouden = link_huishouden(dossier=dossier, ander=other, door=noor, op=op)
    client = log_in(rachida)
    pages = [
        "",
        *(f"{n}/?verder=ja" for n, _name in list_onderwerpnamen()),
        "wie/",
        "delen/",
        "kopie.json?alles=ja",
    ]
    for page in pages:
        html = html_of(client, page)
        assert "Marjan" not in html, page
        assert str(huishouden.pk) not in html, page


def test_who_looked_stands_there_per_day_and_person_in_plain_words(
    dossier, rachida, noor, bram, liesbeth, log_in
):
    from django.utils import timezone

    professional = log_in(noor)
    for _n in range(3):
        professional.get(f"/dossier/{dossier.pk}/netwerk/")
    log_in(bram).get(f"/dossier/{dossier.pk}/")
    grant_toelating(dossier=dossier, account=liesbeth, op=timezone.now(), reden="Klacht van de inwoner")
    log_in(liesbeth).get(f"/dossier/{dossier.pk}/")
    html = html_of(log_in(rachida), "wie/")
    assert html.count("Noor van Dijk") == 1
    assert "3 keer" in html
    assert "Keek naar: uw mensen." in html
    assert "de wet voor hulp van de gemeente (Wmo)" in html
    assert "Iemand mocht er niet in" in html
    assert "Bram" not in html
    assert "Klacht van de inwoner" in html
    assert "Uzelf" in html


def test_who_tried_from_another_home_is_not_named(dossier, rachida, make_account, op, log_in):
    other = make_account(cast.MARJAN)
    log_in(other).get(f"/dossier/{dossier.pk}/")
    assert Inzage.objects.filter(keten=dossier.pk, soort="geweigerd", account=other).exists()
    html = html_of(log_in(rachida), "wie/")
    assert "Iemand mocht er niet in" in html
    assert "Marjan" not in html
    assert str(dossier.pk) not in html


def test_with_whom_it_is_shared_says_why_and_what_can_be_stopped(full, samira, rachida, dossier, log_in):
    html = html_of(log_in(rachida), "delen/")
    assert "Noor van Dijk" in html
    assert "Samira 0" in html
    assert f"/mijn/mensen/{full.lid.pk}/stop/" in html


def test_a_statement_stands_beside_its_entry_for_resident_and_professional(
    full, rachida, noor, dossier, op, log_in
):
    record_verzoek(
        dossier=dossier,
        door=rachida,
        op=op,
        soort="verklaring",
        woorden="Dit zei ik anders.",
        over=f"doel:{full.doel.pk}",
    )
    assert "Dit zei ik anders." in html_of(log_in(rachida), "5/")
    professional = log_in(noor)
    assert "Dit zei ik anders." in professional.get(f"/dossier/{dossier.pk}/doelen/").content.decode()
    assert "Dit zei ik anders." not in professional.get(f"/dossier/{dossier.pk}/aanpak/").content.decode()
    assert "Dit zei ik anders." in professional.get(f"/dossier/{dossier.pk}/papier/verslag/").content.decode()


def test_a_page_costs_the_same_for_a_full_dossier(
    full, rachida, dossier, noor, op, log_in, django_assert_max_num_queries
):
    client = log_in(rachida)
    with django_assert_max_num_queries(30) as few:
        html_of(client, "5/")
    _more(dossier, noor, op)
    with django_assert_max_num_queries(len(few)):
        html_of(client, "5/")


def _more(dossier, noor, op) -> None:
    """More of what grows: goals with judgements, steps, afspraken and notes."""
    for n in range(6):
        goal = dossier.doelen.create(
            tekst=f"Doel {n}", voorgesteld_door="samen", onderdeel="financien", door=noor, op=op
        )
        goal.oordelen.create(stem="inwoner", niveau=0, door=noor, op=op)
        goal.bijdragen.create(dossier=dossier, partij="Zus", tekst="Hielp", door=noor, op=op)
        step = dossier.stappen.create(wat=f"Stap {n}", door=noor, op=op)
        step.doelen.add(goal)
        dossier.afspraken.create(wat=f"Doe {n}", stap=step, door=noor, op=op)
        dossier.notities.create(tekst=f"Notitie {n}", door=noor, op=op)
