"""The first story, start to finish: no lack of skill, no room. Relief first, a friend along, no course."""

from __future__ import annotations

import datetime as dt

from playwright.sync_api import expect

from .dossierweg import VANDAAG, Dossierweg

VRAAG = "Ik regel dit voor mijn werk de hele dag en thuis krijg ik de envelop niet open."
KLEM = ("zelfkennis", "doorzettingsvermogen", "verantwoordelijkheidsgevoel")
INWONER = {
    "financien": 4,
    "wonen": 3,
    "geestelijke_gezondheid": 1,
    **dict.fromkeys(KLEM, (4, 1)),
    "netwerk": (4, 2),
    "hulp_vragen": (1, 1),
}
PROFESSIONAL = {**INWONER, "geestelijke_gezondheid": 3, "veiligheid": "besproken"}
VEILIG = "Gevraagd hoe het met de ex-man gaat; hij belde laat."
LATER = {
    "financien": 2,
    "wonen": 2,
    "geestelijke_gezondheid": 1,
    **dict.fromkeys(KLEM, (4, 3)),
    "netwerk": (4, 4),
    "hulp_vragen": (2, 2),
}
GELD = "Ik weet voor 1 maart wat ik per maand betaal en aan wie."
SCHULDHULP = "Schuldhulp start"
MEEGAAN = "Petra gaat mee naar het eerste gesprek"
VERTELLEN = "Ik vertel het voor Kerst aan twee vrienden."


def test_the_administrator_walks_from_the_question_to_enough_balance(log_in_page):
    weg = Dossierweg(log_in_page("noor"))
    ask(weg)
    measure(weg)
    clarify(weg)
    set_goals(weg)
    plan(weg)
    carry_out(weg)
    look_back(weg)
    finish(weg)


def ask(weg: Dossierweg) -> None:
    weg.open_new("Hanneke Verbruggen", VRAAG, bereiken="Niet op het werk bellen.")
    weg.complete_hulpvraag(
        "een andere professional",
        ("Financiën en schulden", "Wonen en opvang", "Geestelijke gezondheid"),
        "ja, binnen drie werkdagen praat iemand met u",
        "Er dreigt beslag op het loon. Noor belt morgen met de deurwaarder.",
    )
    expect(weg.page.locator("blockquote").first).to_contain_text(VRAAG)
    weg.go_to_dossier()
    weg.leave(weg.page.locator("nav a[href$='/netwerk/']"))
    weg.add_netwerklid(
        "Petra", "vriendin sinds de studie", "vriend of vriendin", "over en weer", "gaat makkelijk"
    )
    weg.add_netwerklid("Hans", "vriend van de zeilclub", "vriend of vriendin", "over en weer", "kost niets")
    expect(weg.page.locator(".dk-netwerk__naam")).to_have_count(2)
    expect(weg.page.locator(".dk-netwerk__beeld svg").first).to_be_visible()


def measure(weg: Dossierweg) -> None:
    weg.begin_moment(VANDAAG - dt.timedelta(days=124), "Het eerste gesprek")
    weg.choose_onderdelen(INWONER)
    weg.answer_at_table(INWONER)
    weg.finish_at_table()
    weg.fill_in_own_view(PROFESSIONAL, {"veiligheid": VEILIG})
    points = weg.page.locator(".mt-punt h3")
    expect(points).to_have_text(["Hoe ik me voel"])
    expect(weg.page.get_by_role("heading", name="Om over te praten")).to_be_visible()


def clarify(weg: Dossierweg) -> None:
    weg.go_to("vraagverheldering")
    for klem in ("Zelfkennis", "Doorzetten", "Verantwoordelijk"):
        proposal = weg.page.locator(".tv-voorstel").filter(
            has_text=f"{klem}: het is er, maar het zit nu klem"
        )
        expect(proposal.locator(".dk-merkje", has_text="zit klem")).to_have_count(1)
    for what in ("draaglast:financien", "gesprekspunt:geestelijke_gezondheid", "ongebruikt:netwerk"):
        weg.tik(f"neem:{what}")
    for klem in KLEM:
        weg.tik(f"neem:geblokkeerd:{klem}")
    weg.park("Hoe ik me voel", "Iets anders gaat nu voor.")
    for taken in ("Geld en schulden", "Zelfkennis", "Doorzetten", "Verantwoordelijk", "Mijn netwerk"):
        weg.take_up(taken)
    weg.connect("Geld en schulden", "Mijn netwerk")
    expect(weg.bevinding("Geld en schulden").locator(".tv-verband")).to_contain_text("kan hierbij helpen")
    expect(weg.bevinding("Hoe ik me voel")).to_contain_text("geparkeerd")
    weg.write_visie(
        "Ik kan dit werk, ik doe het al jaren. Zodra het over mij gaat, klapt alles dicht.",
        "Het is geen gebrek aan kunnen, er is geen ruimte. Eerst komt er lucht. De vrienden mogen helpen.",
    )
    weg.agree_both(weg.page.locator(".tv-standen"))
    expect(weg.page.locator(".tv-standen strong")).to_have_text(["akkoord", "akkoord"])
    weg.answer_zeggenschap(
        (
            "Ja, er is heel goed naar mij geluisterd.",
            "Ja, ik snapte alles.",
            "Ik mocht het meeste zelf kiezen.",
        )
    )


def set_goals(weg: Dossierweg) -> None:
    weg.follow("Verder naar de doelen")
    weg.add_doel(
        GELD,
        bij=("Geld en schulden",),
        over="Financiën en schulden",
        op=dt.date(VANDAAG.year + 1, 3, 1),
        van="samen",
        niveaus=(
            "Ik maak geen enveloppen open.",
            "Alle enveloppen zijn open.",
            "Ik weet wat ik per maand betaal en aan wie.",
            "Ik betaal elke maand wat is afgesproken.",
            "Ik betaal, en zet weer iets opzij.",
        ),
    )
    weg.add_doel(
        VERTELLEN,
        bij=("Mijn netwerk",),
        over="Hulp vragen",
        op=dt.date(VANDAAG.year, 12, 25),
        van="de inwoner",
        niveaus=(
            "Niemand weet het.",
            "Ik heb bedacht wie ik het vertel.",
            "Twee vrienden weten het.",
            "Een vriend gaat met mij mee naar een gesprek.",
            "Ik vraag zelf om hulp als het nodig is.",
        ),
    )
    expect(weg.doel(VERTELLEN)).to_contain_text("voorgesteld door: de inwoner")
    for doel in (GELD, VERTELLEN):
        weg.agree_both(weg.doel(doel).locator(".tv-standen"))
        expect(weg.doel(doel).locator(".tv-standen strong")).to_have_text(["akkoord", "akkoord"])
    weg.answer_zeggenschap(
        ("Ja, er is heel goed naar mij geluisterd.", "Ja, ik snapte alles.", "Ja, ik koos zelf.")
    )


def plan(weg: Dossierweg) -> None:
    weg.follow("Verder naar de aanpak")
    weg.add_stap(
        SCHULDHULP,
        doelen=(GELD,),
        fase="eerst lucht",
        krachten=("Zelfkennis", "Doorzetten", "Verantwoordelijk"),
        hoe="De schuldhulpverlener vraagt alle schuldeisers om uitstel.",
        met_wie="Wim Jacobs, schuldhulp",
        leer_ik="Hoe mijn eigen cijfers er nu voor staan.",
        start_op=VANDAAG.isoformat(),
        weken="16",
    )
    weg.add_stap(
        MEEGAAN,
        doelen=(VERTELLEN, GELD),
        fase="eerst lucht",
        krachten=("Mijn netwerk",),
        met_wie="Petra",
        start_op=VANDAAG.isoformat(),
        weken="4",
    )
    weg.agree_plan()
    expect(weg.page.locator("#antwoorden li")).to_have_count(2)
    weg.go_to("aanpak")
    expect(weg.page.locator(".dk-stand")).to_contain_text("Versie 1")
    expect(weg.page.locator("h3.dk-stap__wat")).to_have_text([SCHULDHULP, MEEGAAN])
    expect(weg.page.locator("ol.dk-plan__lijst")).not_to_contain_text("cursus")
    weg.answer_zeggenschap(
        ("Ja, er is heel goed naar mij geluisterd.", "Ja, ik snapte alles.", "Ja, ik koos zelf.")
    )


def carry_out(weg: Dossierweg) -> None:
    weg.go_to("uitvoering")
    samen = {
        "als": "Petra zondag komt wandelen",
        "wat": "zeg ik wat er aan de hand is.",
        "met_wie": "Petra",
        "wanneer_op": VANDAAG.isoformat(),
    }
    weg.make_afspraak(8, MEEGAAN, **samen)
    open_post = {"als": "Petra naast mij zit", "wat": "maken we de eerste tien enveloppen open."}
    weg.make_afspraak(7, SCHULDHULP, **open_post, wanneer_op=VANDAAG.isoformat())
    weg.tell_outcome("zeg ik wat er aan de hand is.", "gelukt", "Ze gaat mee naar schuldhulp.")
    weg.tell_outcome("de eerste tien enveloppen", "gelukt", "Het waren er drieëntwintig.")
    weg.make_afspraak(8, SCHULDHULP, wat="Ik zet alle bedragen in mijn eigen overzicht.")
    weg.make_afspraak(9, MEEGAAN, wat="Ik bel Hans zelf.", met_wie="Hans")
    expect(weg.page.locator(".dk-gedaan__geleerd")).to_have_count(2)


def look_back(weg: Dossierweg) -> None:
    weg.begin_moment(VANDAAG, "Na vier maanden")
    weg.choose_onderdelen(LATER)
    weg.answer_at_table(LATER)
    weg.finish_at_table()
    weg.fill_in_own_view({**LATER, "netwerk": (4, 3)})
    weg.go_to("doelbereiking")
    expect(
        weg.page.locator(
            "section[aria-labelledby=verandering-kop] svg, section[aria-labelledby=verandering-kop] figure"
        ).first
    ).to_be_visible()
    weg.judge_both(
        GELD,
        "Ik betaal elke maand wat is afgesproken.",
        "Ik weet wat ik per maand betaal en aan wie.",
        "Elke maand op de 25e. Zoals ik het op mijn werk ook doe.",
    )
    weg.judge_both(
        VERTELLEN,
        "Een vriend gaat met mij mee naar een gesprek.",
        "Een vriend gaat met mij mee naar een gesprek.",
        "Petra gaat overal mee naartoe.",
    )
    weg.add_bijdrage("Petra", "Ging mee naar drie gesprekken en maakte de post mee open.", VERTELLEN)
    expect(weg.page.locator("article[id^=bijdrage], li[id^=bijdrage]")).to_have_count(1)


def finish(weg: Dossierweg) -> None:
    weg.go_to_dossier()
    weg.expect_complete_thread()
    weg.go_to("uitvoering")
    weg.tell_outcome("in mijn eigen overzicht", "gelukt", "In een uur was het klaar.")
    weg.tell_outcome("Ik bel Hans zelf", "gelukt", "Hij had het al gedacht.")
    weg.go_to("doelbereiking")
    weg.close("Ik maak de post open bij de koffie.", VANDAAG + dt.timedelta(days=92))
    expect(weg.page.locator(".dk-afsluiting")).to_contain_text("genoeg balans")
    weg.go_to_dossier()
    weg.expect_complete_thread()
    expect(weg.page.get_by_text("Afgesproken om nog een keer te bellen")).to_be_visible()
    paper = weg.print_plan()
    for words in (VRAAG, GELD, VERTELLEN, SCHULDHULP, MEEGAAN):
        assert words in paper
    assert VEILIG not in paper
    assert "eiligheid" not in paper
