"""Without JavaScript: one act of every step, with plain links, forms and buttons."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from .dossierweg import VANDAAG, Dossierweg

DOEL = "Ik zit elke vrijdag bij de eetclub."
STAP = "Kennismaken met de eetclub"


@pytest.fixture
def weg(log_in_page) -> Dossierweg:
    weg = Dossierweg(log_in_page("noor", java_script_enabled=False), has_script=False)
    weg.open_new("Geert Zonder", "Ik zit de hele dag alleen.")
    return weg


def test_the_acts_of_every_step_work_without_javascript(weg):
    expect(weg.page.locator("blockquote").first).to_contain_text("Ik zit de hele dag alleen.")
    measure(weg)
    clarify(weg)
    make_a_plan(weg)
    carry_out(weg)
    look_back(weg)


def measure(weg: Dossierweg) -> None:
    scores = {"tijdsbesteding": 3, "netwerk": (3, 3)}
    weg.begin_moment(VANDAAG, "Het eerste gesprek")
    weg.choose_onderdelen(scores)
    assert weg.answer_at_table(scores) == 3
    weg.finish_at_table()
    weg.fill_in_own_view({"tijdsbesteding": 1, "netwerk": (3, 2)}, {"netwerk": "Een zus die vaak belt."})
    expect(weg.page.locator(".mt-punt h3")).to_have_text("Wat ik doe op een dag")


def clarify(weg: Dossierweg) -> None:
    weg.go_to("vraagverheldering")
    weg.tik("neem:draaglast:tijdsbesteding")
    weg.take_up("Wat ik doe op een dag")
    weg.write_visie("Ik wil weer ergens bij horen.", "Elke week een avond onder de mensen.")
    weg.agree_both(weg.page.locator(".tv-standen"))
    weg.answer_zeggenschap(
        ("Ja, er is heel goed naar mij geluisterd.", "Ja, ik snapte alles.", "Ja, ik koos zelf.")
    )


def make_a_plan(weg: Dossierweg) -> None:
    weg.follow("Verder naar de doelen")
    weg.add_doel(
        DOEL,
        bij=("Wat ik doe op een dag",),
        over="Tijdsbesteding en dagbesteding",
        op=VANDAAG + dt.timedelta(days=60),
        van="de inwoner",
        niveaus=(
            "Ik zit thuis.",
            "Ik ga één keer.",
            "Ik zit er elke vrijdag.",
            "Ik kook mee.",
            "Ik haal een ander op.",
        ),
    )
    weg.follow("Verder naar de aanpak")
    weg.add_stap(STAP, (DOEL,), "eerst lucht", met_wie="de eetclub")
    weg.agree_plan()
    expect(weg.page.locator("#antwoorden li")).to_have_count(2)


def carry_out(weg: Dossierweg) -> None:
    weg.go_to("uitvoering")
    weg.make_afspraak(8, STAP, wat="loop ik binnen om te kijken.", als="het vrijdag is")
    weg.tell_outcome("loop ik binnen", "bijna", "De deur was dicht.")
    expect(weg.page.locator(".dk-gedaan__geleerd")).to_contain_text("De deur was dicht.")


def look_back(weg: Dossierweg) -> None:
    weg.go_to("doelbereiking")
    weg.judge_both(DOEL, "Ik ga één keer.", "Ik ga één keer.", "Het begin is er.")
    weg.close("Ik ga er elke vrijdag heen.", VANDAAG + dt.timedelta(days=90))
    expect(weg.page.locator(".dk-afsluiting")).to_contain_text("genoeg balans")
