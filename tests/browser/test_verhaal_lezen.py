"""The second story, start to finish, on a phone: read aloud, sentences without numbers, small steps."""

from __future__ import annotations

import datetime as dt
import re

from playwright.sync_api import expect

from .dossierweg import NIET_NU, VANDAAG, Dossierweg
from .nakijken import overflow

VRAAG = "Ik durf de post niet meer open te maken."
INWONER = {
    "financien": 4,
    "wonen": 3,
    "opvoeding": 1,
    "geestelijke_gezondheid": NIET_NU,
    "onderwijs": 2,
    "zelfvertrouwen": (1, 0),
    "doorzettingsvermogen": (4, 2),
    "netwerk": (2, 2),
    "hulp_vragen": (1, 1),
    "buurthuis": (4, 0),
}
PROFESSIONAL = {
    **{code: said for code, said in INWONER.items() if said != NIET_NU},
    "opvoeding": 0,
    "veiligheid": "besproken",
}
VEILIG = "Gesproken over ruzie met de buurman."
LATER = {
    "financien": 1,
    "wonen": 1,
    "opvoeding": 0,
    "onderwijs": 1,
    "zelfvertrouwen": (3, 3),
    "doorzettingsvermogen": (4, 4),
    "netwerk": (3, 3),
    "hulp_vragen": (3, 3),
    "buurthuis": (4, 4),
}
STROOM = "Ik heb weer stroom en een lijst van wat ik moet betalen."
POST = "Ik doe elke week mijn post, eerst samen en dan zelf."
SCHULDHULP = "Schuldhulp regelt de schulden"
ENERGIE = "De stroom blijft aan"
VRIJWILLIGER = "Met de vrijwilliger aan de post en het geld"


def test_the_resident_who_reads_with_difficulty_walks_to_the_end_on_a_phone(log_in_page):
    weg = Dossierweg(
        log_in_page("noor", width=360, height=740, has_touch=True, is_mobile=True), has_finger=True
    )
    ask(weg)
    measure(weg)
    clarify(weg)
    set_goals(weg)
    plan(weg)
    take_small_steps(weg)
    look_back(weg)
    finish(weg)


def is_for_the_resident(weg: Dossierweg) -> None:
    """A screen that is handed over: it fits, and no score stands on it as a number."""
    assert overflow(weg.page) == ""
    for words in weg.page.locator(".dk-niveau, legend").all_inner_texts():
        assert not re.search(r"\d", words), f"{weg.page.url}: {words}"


def ask(weg: Dossierweg) -> None:
    weg.open_new("Samira el Idrissi", VRAAG, voorlezen="ja", bereiken="Bellen; een bericht kan niet.")
    weg.complete_hulpvraag(
        "de inwoner zelf",
        ("Financiën en schulden", "Wonen en opvang", "Onderwijs en scholing"),
        "ja, binnen drie werkdagen praat iemand met u",
        "Over acht dagen gaat de stroom eraf. Noor belt vandaag het energiebedrijf.",
    )
    expect(weg.page.locator(".dk-vraag__spoed")).to_contain_text("Binnen drie werkdagen praat iemand")
    weg.go_to_dossier()
    expect(weg.page.get_by_text("wil graag dat wij voorlezen")).to_be_visible()
    weg.leave(weg.page.locator("nav a[href$='/netwerk/']"))
    weg.add_netwerklid("Salma", "zus", "familie", "geeft steun", "kost soms moeite")
    expect(weg.page.locator(".dk-netwerk__lijst")).to_contain_text("kost soms moeite")


def measure(weg: Dossierweg) -> None:
    weg.begin_moment(VANDAAG - dt.timedelta(days=272), "Het eerste gesprek")
    is_for_the_resident(weg)
    weg.choose_onderdelen(INWONER)
    weg.answer_at_table(INWONER, is_for_the_resident, stop_after=5)
    asked = weg.page.url
    weg.follow("Stoppen")
    weg.go_to_dossier()
    weg.go_to("meting")
    weg.follow("Verder samen aan tafel")
    weg.send("Verder waar wij waren")
    assert weg.page.url == asked
    assert weg.answer_at_table(INWONER, is_for_the_resident) == 10
    weg.finish_at_table()
    weg.fill_in_own_view(PROFESSIONAL, {"veiligheid": VEILIG})
    expect(weg.page.get_by_text("De twee stemmen verschillen nergens twee niveaus of meer.")).to_be_visible()


def clarify(weg: Dossierweg) -> None:
    weg.go_to("vraagverheldering")
    for what in (
        "draaglast:financien",
        "draaglast:onderwijs",
        "geblokkeerd:buurthuis",
        "ongebruikt:doorzettingsvermogen",
    ):
        weg.tik(f"neem:{what}")
    for taken in ("Geld en schulden", "Leren en school", "Buurthuis", "Doorzetten"):
        weg.take_up(taken)
    weg.connect("Leren en school", "Buurthuis")
    weg.write_visie(
        "Ik werk hard. De brieven maken mij bang. Eerst moet de stroom blijven. Daarna wil ik het leren.",
        "Eerst rust: de stroom blijft aan. Daarna leer ik met een vrijwilliger mijn post doen.",
    )
    weg.agree_both(weg.page.locator(".tv-standen"), is_for_the_resident)
    weg.answer_zeggenschap(
        ("Ja, er is best goed naar mij geluisterd.", "Ik snapte het meeste.", "Ja, ik koos zelf."),
        is_for_the_resident,
    )


def set_goals(weg: Dossierweg) -> None:
    weg.follow("Verder naar de doelen")
    weg.add_doel(
        STROOM,
        bij=("Geld en schulden",),
        over="Financiën en schulden",
        op=VANDAAG + dt.timedelta(days=60),
        van="samen",
        niveaus=(
            "De stroom gaat eraf.",
            "De stroom blijft aan.",
            "De stroom blijft aan en ik heb een lijst.",
            "Ik betaal elke maand wat op de lijst staat.",
            "Er komt geen nieuwe schuld bij.",
        ),
    )
    weg.add_doel(
        POST,
        bij=("Leren en school", "Buurthuis"),
        over="Zelfvertrouwen",
        op=VANDAAG + dt.timedelta(days=120),
        van="de inwoner",
        niveaus=(
            "Ik maak de post niet open.",
            "Ik maak de post samen open.",
            "Ik doe elke week mijn post, met hulp dichtbij.",
            "Ik doe elke week zelf mijn post.",
            "Ik doe mijn post en help een ander.",
        ),
    )
    for doel in (STROOM, POST):
        weg.agree_both(weg.doel(doel).locator(".tv-standen"), lambda weg: expect_fits(weg))
    weg.answer_zeggenschap(
        ("Ja, er is heel goed naar mij geluisterd.", "Ja, ik snapte alles.", "Ja, ik koos zelf."),
        is_for_the_resident,
    )


def expect_fits(weg: Dossierweg) -> None:
    assert overflow(weg.page) == ""


def plan(weg: Dossierweg) -> None:
    weg.follow("Verder naar de aanpak")
    weg.add_stap(ENERGIE, (STROOM,), "eerst lucht", met_wie="Noor", start_op=VANDAAG.isoformat(), weken="3")
    weg.add_stap(
        SCHULDHULP,
        (STROOM,),
        "eerst lucht",
        ("Doorzetten",),
        met_wie="Wim Jacobs, schuldhulp",
        start_op=VANDAAG.isoformat(),
        weken="12",
    )
    weg.add_stap(
        VRIJWILLIGER,
        (POST,),
        "leren en sterker worden",
        ("Buurthuis",),
        hoe="Elke dinsdag een uur in het buurthuis. Salma heeft dan de kinderen.",
        met_wie="Ineke",
        leer_ik="Welke brief wat wil, en wat ik dan doe.",
        start_op=(VANDAAG + dt.timedelta(weeks=12)).isoformat(),
        weken="20",
    )
    weg.agree_plan(expect_fits)
    weg.go_to("aanpak")
    expect(weg.page.locator("h3.dk-stap__wat")).to_have_text([ENERGIE, SCHULDHULP, VRIJWILLIGER])
    weg.answer_zeggenschap(
        (
            "Ja, er is heel goed naar mij geluisterd.",
            "Ik snapte het meeste.",
            "Ik mocht het meeste zelf kiezen.",
        ),
        is_for_the_resident,
    )


def take_small_steps(weg: Dossierweg) -> None:
    weg.go_to("uitvoering")
    weg.make_afspraak(9, ENERGIE, wat="geef ik de tas met alle brieven mee.", als="Noor donderdag komt")
    weg.make_afspraak(8, SCHULDHULP, wat="Ik bel Wim.")
    weg.make_afspraak(
        8,
        VRIJWILLIGER,
        als="het dinsdag is en de kinderen bij mijn zus zijn",
        wat="maak ik de blauwe enveloppen open met de vrijwilliger.",
        met_wie="Ineke",
        wanneer_op=VANDAAG.isoformat(),
    )
    weg.tell_outcome("de blauwe enveloppen", "gelukt", "Twee van de drie waren niet eens slecht nieuws.")
    next_step(weg, "de blauwe enveloppen", "Nog een stap maken")
    weg.make_afspraak(5, wat="maak ik alle post alleen open.", wanneer_op=VANDAAG.isoformat())
    make_smaller(weg, "maak ik er één open.")
    weg.tell_outcome("maak ik er één open.", "nog niet", "Brieven van de rechtbank maken mij bang.")
    next_step(weg, "maak ik er één open.", "Een kleinere stap maken")
    expect(weg.page.get_by_text("Welk klein deel lukt wel?")).to_be_visible()
    weg.make_afspraak(8, wat="maak ik een gewone envelop open; de rechtbank gaat in een bakje.")
    expect(weg.page.locator(".dk-afspraak").filter(has_text="een gewone envelop")).to_contain_text(
        "vervolg op"
    )


def next_step(weg: Dossierweg, wat: str, vervolg: str) -> None:
    """From an afspraak that is over to the one after it."""
    weg.leave(weg.page.locator(".dk-gedaan__wat a").filter(has_text=wat))
    weg.follow(vervolg)


def make_smaller(weg: Dossierweg, wat: str) -> None:
    """Not so sure leads by itself to the kind question for a smaller step."""
    expect(weg.page.get_by_role("heading", level=1)).to_have_text("Kan het nog iets kleiner?")
    weg.fill_afspraak(weg.form_with("Bewaren"), 8, wat=wat)
    weg.send("Bewaren")


def look_back(weg: Dossierweg) -> None:
    weg.begin_moment(VANDAAG, "Na negen maanden")
    weg.choose_onderdelen(LATER)
    weg.answer_at_table(LATER, is_for_the_resident)
    weg.finish_at_table()
    weg.fill_in_own_view(LATER)
    weg.go_to("doelbereiking")
    weg.judge_both(
        STROOM,
        "Er komt geen nieuwe schuld bij.",
        "Ik betaal elke maand wat op de lijst staat.",
        "Alles van de lijst is betaald.",
    )
    weg.judge_both(
        POST, "Ik doe elke week zelf mijn post.", "Ik doe elke week zelf mijn post.", "Op dinsdag."
    )
    weg.add_bijdrage("Salma", "De kinderen elke dinsdag opgevangen, omdat ze het zelf wil.", POST)


def finish(weg: Dossierweg) -> None:
    weg.go_to_dossier()
    weg.expect_complete_thread()
    expect_fits(weg)
    weg.go_to("doelbereiking")
    weg.close("Dit schrijf ik zelf. Ik ben niet meer bang voor de post.", VANDAAG + dt.timedelta(days=91))
    weg.go_to_dossier()
    weg.expect_complete_thread()
    paper = weg.print_plan()
    for words in (VRAAG, STROOM, POST, ENERGIE, SCHULDHULP, VRIJWILLIGER):
        assert words in paper
    assert VEILIG not in paper
    assert "eiligheid" not in paper
