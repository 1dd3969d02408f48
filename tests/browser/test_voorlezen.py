"""Reading aloud: sentence by sentence, marked where it stands, in the language of the page, with a voice that speaks it."""

from __future__ import annotations

import pytest

# A browser's speech, but quick and silent: what is said is written down, and a sentence ends when the test says so.
SPEECH = """(voices) => {
  window.gezegd = [];
  class Said { constructor(text) { this.text = text; } }
  window.SpeechSynthesisUtterance = Said;
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => voices,
    speak: (said) => window.gezegd.push(said),
    cancel: () => (window.gestopt = (window.gestopt || 0) + 1),
  } });
}"""
NL = [{"name": "Vlaams", "lang": "nl_BE", "localService": True}, {"name": "Nederlands", "lang": "nl-NL"}]
EN = [{"name": "English", "lang": "en-GB"}]
PAGE = "/mijn/eigen-plan/"
BUTTON = "[data-voorlezen]"


@pytest.fixture
def page_with(log_in_page):
    def make(voices, naam: str = "rachida", before: str = ""):
        page = log_in_page(naam, width=360, height=740)
        page.add_init_script(f"({SPEECH})({voices!r}".replace("True", "true") + f"); {before}")
        page.goto(PAGE)
        return page

    return make


def said(page) -> list[str]:
    return page.evaluate("() => window.gezegd.map(said => said.text)")


def end_sentence(page) -> None:
    page.evaluate("() => window.gezegd.at(-1).onend()")


def marked(page) -> str:
    return page.evaluate("() => [...(CSS.highlights.get('dk-voorlezen') || [])].map(String).join('|').trim()")


def test_one_sentence_at_a_time_and_that_one_is_marked(page_with):
    page = page_with(NL)
    page.locator(BUTTON).click()
    assert said(page) == ["Uw eigen plan"]
    end_sentence(page)
    end_sentence(page)
    assert said(page)[-2:] == ["U mag zelf een plan maken.", "Dat is uw recht."]
    assert marked(page) == "Dat is uw recht."
    assert page.locator(BUTTON).inner_text() == "Stop met voorlezen"


def test_the_voice_is_that_of_the_language_of_the_page(page_with):
    page = page_with([*EN, *NL])
    page.locator(BUTTON).click()
    assert page.evaluate("() => [gezegd[0].lang, gezegd[0].voice.name]") == ["nl-NL", "Nederlands"]


def test_a_neighbouring_voice_is_better_than_none(page_with):
    page = page_with([*EN, NL[0]])
    page.locator(BUTTON).click()
    assert page.evaluate("() => gezegd[0].voice.name") == "Vlaams"


def test_without_a_voice_for_the_language_it_says_so_and_is_silent(page_with):
    page = page_with(EN)
    page.locator(BUTTON).click()
    assert said(page) == []
    assert "geen stem voor deze taal" in page.locator(BUTTON).inner_text()


def test_a_browser_that_does_not_tell_its_voices_is_asked_by_the_language(page_with):
    page = page_with([])
    page.locator(BUTTON).click()
    assert page.evaluate("() => [gezegd[0].lang, gezegd[0].voice]") == ["nl-NL", None]


def test_stopping_takes_the_mark_away_and_says_no_more(page_with):
    page = page_with(NL)
    page.locator(BUTTON).click()
    page.locator(BUTTON).click()
    end_sentence(page)
    assert len(said(page)) == 1
    assert marked(page) == ""
    assert page.locator(BUTTON).inner_text() == "Lees voor"


def test_an_older_browser_marks_the_whole_line(page_with):
    page = page_with(NL, before="delete window.Highlight; delete CSS.highlights;")
    page.locator(BUTTON).click()
    end_sentence(page)
    assert "U mag zelf een plan maken." in page.locator(".dk-voorgelezen").inner_text()
    page.locator(BUTTON).click()
    assert page.locator(".dk-voorgelezen").count() == 0


def test_everything_is_read_once_to_the_end_and_nothing_that_is_folded(page_with):
    page = page_with(NL)
    page.goto("/mijn/vraag/nieuw/")
    page.locator(BUTTON).click()
    for _time in range(60):
        if page.locator(BUTTON).inner_text() == "Lees voor":
            break
        end_sentence(page)
    heard = said(page)
    assert heard[0] == "Wilt u nog iets vertellen?"
    assert heard.count("Het hoeft niet netjes.") == 1
    assert heard[-1] == "Verstuur"
    assert "Lees voor" not in " ".join(heard)


def test_an_answer_is_read_as_its_words_and_then_its_sentence_and_what_is_folded_is_not(log_in_page):
    page = log_in_page("noor", width=820, height=1080)
    page.add_init_script(f"({SPEECH})({NL!r})".replace("True", "true"))
    page.goto(page.locator(".dk-start__lijst a").last.get_attribute("href") + "meting/")
    if page.get_by_text("Nog een moment").count():
        page.get_by_text("Nog een moment").first.click()
    page.get_by_role("button", name="Samen aan tafel beginnen").click()
    page.locator("main button[type=submit]").last.click()
    page.wait_for_url("**/financien/score/")
    page.locator(BUTTON).click()
    for _time in range(60):
        if page.locator(BUTTON).inner_text() == "Lees voor":
            break
        end_sentence(page)
    heard = said(page)
    assert heard[:4] == [
        "Hoe gaat het met uw geld?",
        "Goed op orde",
        "Ik kom rond.",
        "Ik betaal alles op tijd.",
    ]
    assert "In eigen woorden" not in heard
