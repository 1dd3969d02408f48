"""On no page of the residents' door is anything left in Dutch, but people's own words and what is marked as Dutch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape as html_unescape
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, TextField
from django.test import Client
from django.utils import timezone

from draagkracht.sociale_kaart.interventies.selectors import list_interventies
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.dossier.contact.leeswijzen import save_leeswijze
from draagkracht.werkproces.dossier.contact.uitnodigingen import create_uitnodiging, write_code
from draagkracht.werkproces.dossier.zeggenschap import record_zeggenschap
from draagkracht.werkproces.hulpvraag.services import record_hulpvraag
from draagkracht.werkproces.uitvoering.models import Afspraak
from draagkracht.werkproces.uitvoering.partijen.services import propose_deelname
from draagkracht.werkproces.voortgang.berichten import record_bericht
from tests import cast
from tests.metingen import measure
from tests.papier import words_on
from tests.partijen import let_in, make_partij, question
from tests.portaal.mijnplan.conftest import give_account
from tests.team.plan import fill

LATIN = re.compile(r"[A-Za-zÀ-ÿ]{3,}")
# The example of a code, the law, a number, a file and a way of logging in are called so in every language.
KNOWN = {"ABCDE", "Wmo", "Wgs", "BSN", "PDF", "JSON", "DigiD", "passkey", "QR"}
LANGUAGES = {"Nederlands", "English", "Türkçe", "Polski"}
LOGS = {"Handeling", "Inzage"}  # written in Dutch, for the professional
LINK = re.compile(r'href="(/mijn/[^"#]*|\?[^"#]*)"')
LEFT_ALONE = re.compile(r"/(snel|uitloggen|weg)|\.(pdf|ics|json)|/kopie/.|/lezen/")
FORM = re.compile(r'<form[^>]*method="post"[^>]*?(?:action="([^"]*)")?[^>]*>')
STAYS = re.compile(r"^/mijn/(weg|uitloggen|taal|lezen)/")  # these end the visit, or change the language of it
PER_KIND = 3


class Words(HTMLParser):
    """The visible texts of a page and those that are read to a blind person; not what is marked as Dutch."""

    VOID = frozenset(
        {"meta", "link", "input", "br", "img", "hr", "source", "path", "use", "circle", "rect", "line"}
    )

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        is_out = tag in ("script", "style", "noscript") or given.get("lang") == "nl"
        if not is_out and not any(self.open):
            names = (
                "aria-label",
                "title",
                "alt",
                "placeholder",
                "data-gekozen",
                "data-mislukt",
                "data-verlopen",
            )
            self.found += [given[name] for name in names if given.get(name)]
        if tag not in self.VOID:
            self.open.append(is_out)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if tag not in self.VOID and self.open:
            self.open.pop()

    def handle_data(self, data):
        if data.strip() and not any(self.open):
            self.found.append(" ".join(data.split()))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def own_words() -> list[str]:
    """Everything that people wrote or are called, the longest first. A single small word may be a code of ours: not that."""
    found: set[str] = set()
    for model in apps.get_models():
        if model.__name__ in LOGS or model.__name__.startswith("Historical"):
            continue
        names = [f.name for f in model._meta.fields if isinstance(f, CharField | TextField | JSONField)]
        for row in model._default_manager.all():
            for name in names:
                found |= {" ".join(text.split()) for text in _strings(getattr(row, name))}
    found |= {row.naam for row in list_interventies(gemeente="0999")}  # in an attribute they cannot be marked
    found |= {text.rstrip(".") for text in found}
    return sorted((text for text in found if " " in text or text[:1].isupper()), key=len, reverse=True)


def crawl(client: Client, *begin: str) -> Iterator[tuple[str, str]]:
    """Every page that links lead to from there, a few of each kind."""
    todo, seen, kinds = list(begin) or ["/mijn/"], set(), {}
    while todo:
        url = todo.pop()
        if url in seen or LEFT_ALONE.search(url):
            continue
        seen.add(url)
        kind = re.sub(r"[0-9a-f-]{20,}", "ID", url)
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] > PER_KIND:
            continue
        response = client.get(url)
        if response.status_code == 302:
            todo.append(response.url)
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            html = response.content.decode()
            yield url, html
            todo += [link if link[0] == "/" else url.split("?")[0] + link for link in LINK.findall(html)]


MINE = {
    "financien": 4,
    "wonen": 0,
    "doorzettingsvermogen": (4, 1),
    "netwerk": (3, 3),
}
THEIRS = {"financien": 1, "wonen": 2, "doorzettingsvermogen": (3, 3), "netwerk": (1, 0)}


@pytest.fixture
def rachida(make_account, dossier):
    return give_account(make_account, dossier, cast.RACHIDA)


@pytest.fixture
def full(dossier, rachida, noor, op):
    """Something on every page."""
    who = {"dossier": dossier, "door": noor, "op": op}
    fill(dossier, noor, op)
    asked = {"onderdelen": ["financien", "wonen"], "spoed": "nee"}
    record_hulpvraag(**who, woorden="De deurwaarder komt.", gegevens=asked)
    record_bericht(**who, stem="professional", tekst="Tot dinsdag.")
    said = {"geluisterd": 2, "begrepen": 1, "beslist": 3}
    record_zeggenschap(dossier=dossier, door=rachida, op=op, stap="doelen", antwoorden=said)
    now = timezone.now()
    measure(dossier, rachida, now, "inwoner", MINE)
    measure(dossier, noor, now, "professional", THEIRS)
    goals = list(Doel.objects.filter(dossier=dossier).exclude(onderdeel="veiligheid")[:1])
    let_in(dossier, noor, make_partij(), goals)
    consent = {"grondslag": "toestemming", "has_toestemming": True}
    let_in(dossier, noor, make_partij("Buurthuis De Linde", "vrijwilliger"), goals, **consent)
    asked_only = question(make_partij("Woonstede", "woningcorporatie"), goals)
    propose_deelname(dossier=dossier, door=noor, op=now, gegevens=asked_only)


def in_arabic(dossier) -> None:
    reading = {"letter": "gewoon", "lettertype": "gewoon", "is_stil": False, "taal": "ar"}
    save_leeswijze(inwoner=dossier.inwoner, gegevens=reading)


def test_nothing_is_left_in_dutch(full, dossier, rachida, log_in):
    in_arabic(dossier)
    pages = list(crawl(log_in(rachida)))
    assert len(pages) > 40
    assert any("/over-mij/delen/" in url and len(url) > 40 for url, _html in pages), "a party's own page"
    check_translated(pages)


@pytest.mark.parametrize("uitkomst", ["gelukt", "bijna", "nog_niet", "vervallen"])
def test_what_is_said_after_a_small_step_is_not_in_dutch(full, dossier, rachida, log_in, uitkomst):
    in_arabic(dossier)
    afspraak = Afspraak.objects.filter(dossier=dossier).first()
    Afspraak.objects.filter(pk=afspraak.pk).update(uitkomst=uitkomst, uitkomst_op=timezone.now())
    client = log_in(rachida)
    urls = [f"/mijn/week/{afspraak.pk}/ging/", "/mijn/week/", "/mijn/week/terug/"]
    check_translated((url, client.get(url).content.decode()) for url in urls)


def test_what_is_answered_to_an_empty_form_is_not_in_dutch(full, dossier, rachida, log_in):
    """Every form of every page is sent with nothing in it: refused, or done. What comes back is read as well."""
    in_arabic(dossier)
    client = log_in(rachida)
    todo = [(url, form) for url, html in list(crawl(client)) for form in FORM.findall(html)]
    answers = []
    for page, action in dict.fromkeys((url, html_unescape(action) or url) for url, action in todo):
        if not STAYS.search(action):
            sent = client.post(action, {}, follow=True, headers={"referer": page})
            assert sent.status_code < 500, action
            answers.append((f"POST {action}", sent.content.decode()))
    assert len(answers) > 30
    check_translated(answers)


def check_translated(pages: Iterable[tuple[str, str]]) -> None:
    """In these pages (address, HTML) nothing is in Latin letters but own words and what is marked as Dutch."""
    own, left = own_words(), []
    for url, html in pages:
        words = Words()
        words.feed(html)
        for text in words.found:
            rest = text
            for known in own:
                rest = rest.replace(known, "")
            if set(LATIN.findall(rest)) - KNOWN - LANGUAGES:
                left.append(f"{url}: {text}")
    assert not left, "\n".join(sorted(set(left)))


def test_nothing_is_left_in_dutch_for_who_looks_along(full, dossier, make_naaste, log_in):
    """Their language is that of the visit. Also what is refused, and the pages on which one stops."""
    lid = dossier.netwerkleden.first()
    client = log_in(make_naaste(lid).account)
    client.post("/mijn/taal/", {"taal": "ar"})
    pages = list(crawl(client, "/mijn/meekijken/", "/mijn/meekijken/pincode/"))
    wrong = client.post("/mijn/meekijken/pincode/", {"oud": "1", "nieuw": "111111", "nogmaals": "2"})
    pages.append(("pincode, geweigerd", wrong.content.decode()))
    assert len(pages) >= 4
    check_translated(pages)


def test_nothing_is_left_in_dutch_before_logging_in(dossier, noor):
    """The whole way in, with every answer that is refused on the way."""
    client, op = Client(), timezone.now()
    new = create_uitnodiging(
        dossier=dossier, door=noor, op=op, kanaal="ter_plekke", bewijs="afgesproken", antwoord="zonnebloem"
    )
    client.post("/mijn/taal/", {"taal": "ar"})
    pages = list(crawl(client, "/mijn/inloggen/", "/mijn/welkom/"))

    def see(path: str, **data: str) -> None:
        answer = client.post(path, data, follow=True)
        pages.append((f"{path} {data}", answer.content.decode()))

    see("/mijn/inloggen/", code="niets", pincode="1")
    see("/mijn/inloggen/")
    see("/mijn/welkom/", code="niets")
    see("/mijn/welkom/", code=new.code)
    see("/mijn/welkom/wie/", antwoord="")
    see("/mijn/welkom/wie/", antwoord="roos")
    see("/mijn/welkom/wie/", antwoord="zonnebloem")
    see("/mijn/welkom/pincode/", nieuw="111111", nogmaals="111111")
    see("/mijn/welkom/pincode/", nieuw="27496", nogmaals="2")
    for _ in range(12):
        see("/mijn/inloggen/", code=new.code, pincode="000001")
    check_translated(
        (url, html.replace(write_code(new.code), "").replace(new.code, "")) for url, html in pages
    )


@pytest.mark.parametrize("address", ["/mijn/plan/papier.pdf", "/mijn/over-mij/kopie.pdf?alles=ja"])
def test_nothing_is_left_in_dutch_on_paper(full, dossier, rachida, log_in, address):
    save_leeswijze(
        inwoner=dossier.inwoner,
        gegevens={"letter": "gewoon", "lettertype": "gewoon", "is_stil": False, "taal": "uk"},
    )
    answer = log_in(rachida).get(address)
    assert answer["Content-Type"] == "application/pdf"
    rest = text = words_on(answer.content)
    for known in own_words():
        rest = rest.replace(known, "")
    left = set(LATIN.findall(rest)) - KNOWN
    assert not left, (sorted(left), text)
