"""The blind rule on every page: neither side reads the other's answers before both are in."""

from __future__ import annotations

import csv
import io
import re

import pytest

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.werkproces.meting.antwoorden import Antwoord
from draagkracht.werkproces.meting.invoer import import_zrm
from draagkracht.werkproces.meting.models import Meting
from draagkracht.werkproces.meting.services import (
    finish_meting,
    record_meting,
    record_scores,
    reopen_meting,
    start_meting,
    start_moment,
)
from draagkracht.werkproces.models import Stap
from tests import cast
from tests.papier import words_on
from tests.team.test_rechten import ROUTES

from .conftest import address

WORDS = "Zeventien deurwaarders op de stoep"
ANSWERS = {
    "financien": Antwoord(scores={"score": 4}, woorden=WORDS),
    "wonen": Antwoord(scores={"score": 0}, woorden=WORDS),
    "zelfvertrouwen": Antwoord(scores={"aanwezig": 4, "inzetbaar": 0}, woorden=WORDS),
}
TOKENS = re.compile(r'name="(?:csrfmiddlewaretoken|concept|sleutel)" value="[^"]*"')
PLACES = dict.fromkeys(("hulpvraag_id", "bevinding_id", "doel_id", "stap_id", "afspraak_id", "notitie_id"))


@pytest.fixture
def rachida(make_account, dossier):
    account = make_account(cast.RACHIDA)
    dossier.inwoner.account = account
    dossier.inwoner.save()
    return account


@pytest.fixture
def moment(dossier, noor, op):
    return start_moment(dossier=dossier, door=noor, op=op, datum=op.date())


@pytest.fixture
def speak(moment, noor, rachida, op):
    """One voice, at home or at the desk, with words that can be searched for; finished or not."""

    def act(stem, is_finished):
        door = rachida if stem == "inwoner" else noor
        meting = start_meting(moment=moment, stem=stem, wijze="zelf", door=door, op=op)
        record_scores(meting=meting, antwoorden=ANSWERS, door=door, op=op)
        return finish_meting(meting=meting, door=door, op=op) if is_finished else meting

    return act


def pages(client, dossier, moment, stem="inwoner") -> dict[str, str]:
    """The text of every page of the dossier that needs no other object than the moment."""
    places = {"moment_id": str(moment.pk), "stem": stem, "onderdeel": "financien", "maat": "score"}
    found = {}
    for route in ROUTES:
        if route.endswith("<str:stap>/"):
            continue
        try:
            answer = client.get(address(route, dossier, places))
        except KeyError:
            continue
        found[route] = _text(answer)
    return found


def _text(answer) -> str:
    if answer.get("Content-Type") == "application/pdf":
        return words_on(answer.content)
    return answer.content.decode()


@pytest.mark.parametrize(("is_finished", "own"), [(False, False), (False, True), (True, False)])
def test_no_page_shows_the_residents_words_before_both_are_in(
    speak, dossier, moment, noor, log_in, is_finished, own
):
    speak("inwoner", is_finished)
    if own:
        meting = start_meting(
            moment=moment, stem="professional", wijze="zelf", door=noor, op=moment.dossier.laatst_op
        )
        record_scores(
            meting=meting,
            antwoorden={"financien": Antwoord(scores={"score": 1})},
            door=noor,
            op=moment.dossier.laatst_op,
        )
        finish_meting(meting=meting, door=noor, op=moment.dossier.laatst_op)
    found = pages(log_in(noor), dossier, moment)
    assert len(found) > 25
    assert [route for route, text in found.items() if WORDS in text] == []


def steady(found: dict[str, str]) -> dict[str, str]:
    """The pages without what differs with every look: the tokens of the forms, and the list of looks itself."""
    return {route: TOKENS.sub("", text) for route, text in found.items() if not route.endswith("inzage/")}


@pytest.mark.parametrize("is_finished", [False, True])
def test_no_page_changes_with_what_the_resident_answered(speak, dossier, moment, noor, log_in, is_finished):
    """Not a word, a count, a picture or an advice that hangs on it: with other answers every page is the same."""
    meting, client = speak("inwoner", is_finished), log_in(noor)
    before = steady(pages(client, dossier, moment))
    for onderdeel, other in (("financien", {"score": 0}), ("wonen", {"score": 4})):
        meting.scores.filter(onderdeel=onderdeel).update(**other, woorden="Iets heel anders")
    meting.scores.filter(onderdeel="zelfvertrouwen").update(aanwezig=0, status="niet_besproken")
    after = steady(pages(client, dossier, moment))
    assert len(before) > 25
    assert [route for route in before if before[route] != after[route]] == []


def test_the_words_are_found_once_both_are_in(speak, dossier, moment, noor, log_in):
    """So that the test above can fail."""
    speak("inwoner", True)
    speak("professional", True)
    found = pages(log_in(noor), dossier, moment)
    shown = {route.split("<uuid:dossier_id>/")[1] for route, text in found.items() if WORDS in text}
    assert {"geschiedenis/", "vraagverheldering/", "meting/<uuid:moment_id>/"} <= shown


def test_looking_back_and_reopening_gives_no_second_look(speak, dossier, moment, noor, op, log_in):
    """Finish, read the other's answers in the history, open one's own again and adapt them: not so."""
    speak("inwoner", False)
    own = speak("professional", True)
    meting = Meting.objects.get(stem="inwoner")
    record_scores(
        meting=meting,
        antwoorden={"opvoeding": Antwoord(scores={"score": 3}, woorden="Alleen van mij")},
        door=meting.door,
        op=op,
    )
    text = log_in(noor).get(f"/dossier/{dossier.pk}/geschiedenis/").content.decode()
    assert WORDS in text  # the own ones
    assert "Alleen van mij" not in text
    assert reopen_meting(meting=own, door=noor, op=op).afgerond_op is None


def test_a_colleague_does_not_read_an_unfinished_view(speak, dossier, moment, noor, bram, op, log_in):
    from draagkracht.werkproces.dossier.models import Betrokkene

    speak("professional", False)
    Betrokkene.objects.create(dossier=dossier, account=bram, rol="medewerker", vanaf_op=op)
    found = pages(log_in(bram), dossier, moment, "professional")
    assert [route for route, text in found.items() if WORDS in text] == []


def test_advice_about_the_plan_tells_nothing_of_one_voice(speak, dossier, moment, noor, op, log_in):
    Stap.objects.create(
        dossier=dossier, wat="Cursus", fase="versterken", door=noor, op=op, start_op=op.date()
    )
    page, client = f"/dossier/{dossier.pk}/aanpak/", log_in(noor)
    before = client.get(page).content.decode()
    speak("inwoner", True)
    after = client.get(page).content.decode()
    name = load_instrument().onderdeel("financien").naam
    assert name not in after or name in before
    assert len(after.split("<li")) == len(before.split("<li"))


def test_taking_over_a_file_does_not_tell_whether_a_guess_is_right(speak, dossier, moment, noor, op):
    """Five guesses would be enough, if "the same" were told apart from "other values"."""
    record = Meting.objects.filter(moment=moment)
    speak("inwoner", False)
    reports = []
    for guess in range(1, 6):
        file = io.StringIO()
        rows = [["dossier", "datum", "stem", "Financiën"], [dossier.pk, moment.op, "inwoner", guess]]
        csv.writer(file).writerows(rows)
        verslag = import_zrm(
            ruw=file.getvalue().encode(),
            gemeente=cast.GEMEENTE,
            op=op,
            door=noor,
            opener=noor,
            kanaal="bestand",
        )
        reports.append((verslag.ingelezen, verslag.al_aanwezig, verslag.anders, verslag.overgeslagen))
    assert reports == [reports[0]] * 5
    assert reports[0][2]
    assert record.count() == 1


def test_a_file_that_was_taken_over_twice_still_changes_nothing(dossier, noor, op):
    file = f"dossier;datum;stem;Financiën\n{dossier.pk};2026-01-05;inwoner;2\n".encode()
    given = {
        "ruw": file,
        "gemeente": cast.GEMEENTE,
        "op": op,
        "door": noor,
        "opener": noor,
        "kanaal": "bestand",
    }
    assert import_zrm(**given).ingelezen == 1
    assert import_zrm(**given).al_aanwezig == 1


def test_a_whole_voice_from_home_is_blind_too(dossier, rachida, noor, op, log_in):
    record_meting(
        dossier=dossier,
        door=rachida,
        op=op,
        datum=op.date(),
        stem="inwoner",
        wijze="zelf",
        antwoorden=ANSWERS,
    )
    found = pages(log_in(noor), dossier, dossier.momenten.get())
    assert [route for route, text in found.items() if WORDS in text] == []
