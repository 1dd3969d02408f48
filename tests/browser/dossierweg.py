"""One professional's way through one dossier: each act of the seven steps as it is done on the pages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, expect

from tests.papier import words_on

from .scherm import Scherm

NIET_NU = "niet"
VANDAAG = dt.datetime.now(ZoneInfo("Europe/Amsterdam")).date()
Scores = Mapping[str, int | str | tuple[int, int]]


class Dossierweg(Scherm):
    """`Scores` are per part a score, two scores (aanwezig, inzetbaar), or a word for an answer beside the scores."""

    adres = ""

    # The dossier

    def open_new(self, naam: str, woorden: str, **meer: str) -> None:
        self.follow("Nieuwe hulpvraag")
        self.fill("Naam, of hoe de inwoner genoemd wil worden", naam)
        self.fill("De vraag, letterlijk", woorden)
        if "bereiken" in meer:
            self.fill("Hoe en wanneer veilig te bereiken", meer["bereiken"])
        if "voorlezen" in meer:
            self.tick("Lezen gaat moeilijk")
        self.send("Dossier openen")
        self.adres = re.search(r"/dossier/[0-9a-f-]{36}/", self.page.url)[0]

    def go_to(self, stap: str) -> None:
        """Along the bar of seven steps, which stands on every page of the dossier."""
        if not self.page.locator("nav.dk-stappen").count():
            self.page.goto(self.adres)
        self.leave(self.page.locator(f"nav.dk-stappen a[href$='/{stap}/']"))

    def go_to_dossier(self) -> None:
        self.page.goto(self.adres)

    def complete_hulpvraag(
        self, gesteld_door: str, onderdelen: Iterable[str], spoed: str, actie: str
    ) -> None:
        self.follow("Aanvullen")
        self.choose("Wie stelde de vraag?", gesteld_door)
        self.choose("Waar gaat het over?", *onderdelen)
        self.choose("Is er gevaar of haast?", spoed)
        self.fill("Wat gebeurt er dan, en wanneer?", actie)
        self.tick("Verteld: u mag gratis een onafhankelijke ondersteuner meenemen.")
        self.tick("Verteld: u mag binnen 7 dagen een eigen plan inleveren.")
        self.send("Bewaren")

    def add_netwerklid(self, naam: str, relatie: str, soort: str, richting: str, belasting: str) -> None:
        self.unfold("Iemand erbij zetten")
        form = self.form_with("Erbij zetten")
        self.fill("Wie is het?", naam, form)
        self.fill("Wat is het van de inwoner?", relatie, form)
        self.select("Kring", soort, form)
        self.choose("Welke kant gaat de steun op?", richting, within=form)
        self.choose("Wat kost het deze persoon om er te zijn?", belasting, within=form)
        self.send("Erbij zetten", form)

    # Step 2

    def begin_moment(self, op: dt.date, aanleiding: str) -> None:
        self.go_to("meting")
        if self.page.locator("summary").filter(has_text="Nog een moment").count():
            self.unfold("Nog een moment")
        self.fill("Datum", op.isoformat())
        self.fill("Waarom nu?", aanleiding)
        self.send("Samen aan tafel beginnen")

    def choose_onderdelen(self, codes: Iterable[str]) -> None:
        """Leave the other parts out, and begin."""
        self.unfold("Kies waar u over wilt praten")
        wanted = set(codes)
        for box in self.page.locator("input[name=onderdelen]").all():
            if box.get_attribute("value") not in wanted:
                self.press(self.page.locator(f"label[for={box.get_attribute('id')}]"))
        self.send("Begin met de eerste vraag")

    def answer_at_table(self, scores: Scores, look=None, stop_after: int = 100) -> int:
        """Answer question after question, `look(screen)` at each; True facts only: the address says what is asked."""
        for nummer in range(stop_after):
            asked = re.search(r"/samen/([a-z_]+)/([a-z]+)/$", self.page.url)
            if not asked:
                return nummer
            if look:
                look(self)
            answer = score_for(scores, *asked.groups())
            self.press(self.page.locator(f"label[for=id_antwoord_{answer}]"))
            self.send("Verder")
        return stop_after

    def finish_at_table(self) -> None:
        self.send("Klaar")
        self.follow("Terug naar het dossier")

    def fill_in_own_view(self, scores: Scores, woorden: Mapping[str, str] | None = None) -> None:
        """The professional's cards; each tap is kept at once, and the card says so."""
        self.follow("Mijn eigen kijk")
        for code, said in scores.items():
            first, *second = said if isinstance(said, tuple) else (said,)
            self.tap_kaart(code, f"id_{code}-keuze_{first}")
            for score in second:
                self.tap_kaart(code, f"id_{code}-inzetbaar_{score}")
        for code, text in (woorden or {}).items():
            card = self.page.locator(f"#kaart-{code}")
            self.open_kaart(code)
            self.unfold("Woorden en gespreksvragen", card)
            self.fill("In uw eigen woorden", text, card)
        self.send("Mijn kijk is klaar")

    def open_kaart(self, code: str) -> None:
        """On a phone the cards are folded, one open at a time."""
        knob = self.page.locator(f"#kaart-{code}.mt-kaart--dicht .mt-kaart__knop")
        if knob.count() and knob.is_visible():
            self.press(knob)

    def tap_kaart(self, code: str, control: str) -> None:
        self.open_kaart(code)
        label = self.page.locator(f"label[for={control}]")
        if not self.has_script:
            return self.press(label)
        with self.page.expect_response(lambda r: r.url.endswith(f"/professional/{code}/")) as kept:
            self.press(label)
        assert kept.value.ok

    # Step 3

    def tik(self, waarde: str) -> None:
        """Press the button with this value, wherever it is folded away."""
        button = self.page.locator(f"button[name=tik][value='{waarde}']").first
        for fold in button.locator("xpath=ancestor::details[not(@open)]").all():
            self.press(fold.locator("summary").first)
        self.leave(button)

    def bevinding(self, tekst: str) -> Locator:
        return self.page.locator(".tv-bevinding").filter(
            has=self.page.locator(".tv-bevinding__tekst", has_text=tekst)
        )

    def open_bevinding(self, tekst: str) -> Locator:
        """The card with everything on it in sight: what changes a choice that was made lies under one line."""
        card = self.bevinding(tekst)
        if card.locator(".tv-bijstellen").count():
            self.unfold("Bijstellen", card)
        return card

    def take_up(self, tekst: str) -> None:
        card = self.bevinding(tekst)
        if card.get_by_text("pakken we op").count() == 0:
            self.leave(card.get_by_role("button", name="Oppakken"))

    def park(self, tekst: str, reden: str) -> None:
        card = self.open_bevinding(tekst)
        self.unfold("Parkeren", card)
        self.send(reden, card)

    def connect(self, last: str, kracht: str) -> None:
        """'Wat kan hierbij helpen?': press what carries on the card of what weighs."""
        card = self.bevinding(last)
        self.unfold("Wat kan hierbij helpen?", card)
        self.leave(card.locator(".tv-helpt__keuze").filter(has_text=kracht).first)

    def write_visie(self, samenvatting: str, visie: str) -> None:
        self.fill("Samenvatting in de woorden van de inwoner", samenvatting)
        self.choose("Wie schreef dit op?", "inwoner")
        self.fill("Gedeelde visie", visie)
        self.send(
            "Bewaren",
            self.page.locator("form").filter(has=self.page.get_by_label("Gedeelde visie", exact=True)),
        )

    def agree_both(self, standen: Locator, look=None) -> None:
        """The resident on the screen that is handed over, then the professional."""
        self.follow("Scherm geven aan de inwoner", standen)
        if look:
            look(self)
        self.send("Ja, hier ben ik het mee eens")
        self.follow("Voor de hulpverlener: terug naar het dossier")
        self.send("Ik ben akkoord", standen)

    def answer_zeggenschap(self, antwoorden: Iterable[str], look=None) -> None:
        """Three questions, by the resident alone."""
        self.follow("Scherm geven aan de inwoner", self.page.locator(".tv-zeggenschap"))
        self.send("Beginnen")
        for nummer, antwoord in enumerate(antwoorden, start=1):
            if look:
                look(self)
            self.press(self.page.locator("label.dk-niveau").filter(has_text=antwoord))
            self.send("Klaar" if nummer == 3 else "Verder")
        self.follow("Voor de hulpverlener: terug naar het dossier")
        expect(self.page.locator(".tv-zeggenschap")).to_contain_text("Beantwoord op")

    # Step 4

    def add_doel(
        self, tekst: str, bij: Iterable[str], over: str, op: dt.date, van: str, niveaus: Iterable[str]
    ) -> None:
        """`niveaus`: five texts from as it is now to much better."""
        self.follow("Doel toevoegen")
        self.fill("Het doel", tekst)
        self.choose("Bij welke bevindingen hoort dit?", *bij, by_begin=True)
        self.select("Waar gaat het over?", over)
        self.fill("Wanneer moet het gelukt zijn?", op.isoformat())
        for naam, niveau in zip(("min2", "min1", "0", "plus1", "plus2"), niveaus, strict=True):
            self.page.locator(f"#id_niveau_{naam}").fill(niveau)
        self.choose("Wie stelde dit voor?", van)
        self.choose("In wiens woorden staat het er?", "de inwoner")
        self.send("Doel bewaren")

    def doel(self, tekst: str) -> Locator:
        return self.page.locator("article").filter(has_text=tekst)

    # Step 5

    def add_stap(
        self, wat: str, doelen: Iterable[str], fase: str, krachten: Iterable[str] = (), **meer: str
    ) -> None:
        """`meer`: hoe, met_wie, leer_ik, start_op and weken, by the name of their field."""
        if self.page.locator("#nieuw > summary").count():
            self.unfold("Een stap erbij")
        form = self.form_with("Stap toevoegen")
        self.fill("Wat gaan we doen?", wat, form)
        self.choose("Voor welk doel?", *doelen, within=form)
        self.choose("Wat voor stap is het?", fase, within=form)
        self.unfold("Hoe, met wie, wanneer en wat leer ik", form)
        for naam, waarde in meer.items():
            form.locator(f"[name={naam}]").fill(waarde)
        if krachten:
            self.choose("Welke draagkracht gebruiken we?", *krachten, within=form, by_begin=True)
        self.send("Stap toevoegen", form)

    def agree_plan(self, look=None) -> None:
        self.send("Dit is nu ons plan")
        self.follow("Laat de inwoner lezen en antwoorden")
        if look:
            look(self)
        self.choose("Klopt dit plan voor u?", "Ja, zo is het goed")
        self.send("Dit is mijn antwoord")
        self.follow("Terug naar het plan")
        self.follow("Zelf antwoord geven")
        self.choose("Klopt dit plan voor u?", "Ja, zo is het goed")
        self.send("Antwoord bewaren")

    # Step 6

    def make_afspraak(self, zekerheid: int, stap: str = "", **velden: str) -> None:
        """`velden`: als, wat, wanneer_op, met_wie. On the page of the afspraken, or on that of a next small step."""
        if self.page.locator("#nieuw > summary").count():
            self.unfold("Nieuwe afspraak")
        form = self.form_with("Afspraak bewaren")
        self.fill_afspraak(form, zekerheid, stap, **velden)
        self.send("Afspraak bewaren", form)

    def fill_afspraak(self, form: Locator, zekerheid: int, stap: str = "", **velden: str) -> None:
        for naam, waarde in velden.items():
            form.locator(f"[name$={naam}]").first.fill(waarde)
        if stap:
            self.select("Bij welke stap hoort dit?", stap, form)
        self.choose("Hoe zeker bent u dat het lukt?", str(zekerheid), within=form)

    def tell_outcome(self, wat: str, uitkomst: str, geleerd: str) -> None:
        """One tap for how it went, then what was learned."""
        card = self.page.locator("li.dk-afspraak").filter(has_text=wat)
        self.send(uitkomst, card)
        self.page.locator("textarea[name=geleerd]").fill(geleerd)
        self.send("Bewaren")

    # Step 7

    def judge_both(self, doel: str, inwoner: str, professional: str, woorden: str) -> None:
        self.follow("Scherm geven aan de inwoner", self.doel(doel))
        self.choose("Welke zin past nu het best?", inwoner)
        self.fill("In eigen woorden", woorden)
        self.send("Dit past het best")
        self.follow("Terug naar de doelen")
        self.follow("Zelf kijken", self.doel(doel))
        self.choose("Welke zin past nu het best?", professional)
        self.send("Bewaren")

    def add_bijdrage(self, partij: str, tekst: str, doel: str) -> None:
        self.unfold("Bijdrage opschrijven")
        form = self.form_with("Bewaren")
        self.fill("Wie droeg bij?", partij, form)
        self.fill("Wat deed die, en wat bracht het?", tekst, form)
        self.select("Voor welk doel?", doel, form)
        self.send("Bewaren", form)

    def close(self, woorden: str, nazorg_op: dt.date) -> None:
        self.follow("Genoeg balans: afsluiten")
        self.choose("Waarom kan het dossier dicht?", "genoeg balans")
        self.fill("De laatste woorden zijn voor de inwoner", woorden)
        self.fill("Wanneer belt u nog een keer?", nazorg_op.isoformat())
        self.send("Afsluiten")

    # What is left of it

    def kaarten_zonder_draad(self) -> list[str]:
        """The cards of the red thread on the dossier's page that no thread touches."""
        return [
            card.locator(".dk-draad__titel").inner_text()
            for card in self.page.locator(".dk-draad__plek").all()
            if card.locator(":scope > .dk-verborgen").count() == 0
        ]

    def kolommen(self) -> set[int]:
        """Which of the five columns, from the question (0) to the afspraken (4), have a card."""
        classes = " ".join(card.get_attribute("class") for card in self.page.locator(".dk-draad__plek").all())
        return {int(found) for found in re.findall(r"dk-kol(\d)", classes)}

    def losse_einden(self) -> list[str]:
        return self.page.locator(".dk-dossier__los li, .dk-draad__los").all_inner_texts()

    def expect_complete_thread(self) -> None:
        """From the question to the afspraken: cards in every column, all of them on a thread, nothing loose."""
        assert self.kolommen() == {0, 1, 2, 3, 4}
        assert self.kaarten_zonder_draad() == []
        assert self.losse_einden() == []

    def print_plan(self) -> str:
        """Bring up the papers, download the resident's plan and read it."""
        self.follow("Op papier")
        with self.page.expect_download() as download:
            self.press(self.page.locator("a[href$='/plan.pdf']"))
        return words_on(download.value.path().read_bytes())


def score_for(scores: Scores, code: str, maat: str) -> int | str:
    said = scores[code]
    if isinstance(said, tuple):
        return said[1 if maat == "inzetbaar" else 0]
    return said
