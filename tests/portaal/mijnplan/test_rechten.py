"""Nobody else's goals, plan and week: another resident, a naaste, other roles, and ids of another dossier."""

from __future__ import annotations

import re

import pytest

from draagkracht.toegang.models import Inzage, Rol
from tests import cast
from tests.team.plan import form_with

OWN = ("doelen/", "doelen/nieuw/anders/", "plan/", "plan/papier.pdf", "plan/ruimte/", "plan/keuze/?opnieuw")
OWN += ("week/", "week/nieuw/", "week/terug/", "week/agenda/", "week/agenda.ics", "mening/1/")


def children(made) -> list[str]:
    d, a, v = made.doel.pk, made.afspraak.pk, made.voorstel.pk
    return [
        *(f"doelen/{d}/{sub}" for sub in ("", "anders/", "later/", "hoe/")),
        *(f"week/{a}/{sub}" for sub in ("", "ging/")),
        f"week/nieuw/?vervolg={a}",
        *(f"plan/keuze/{v}/{sub}" for sub in ("", "geen/", "1/")),
    ]


@pytest.mark.parametrize("wie", ["thuis", "tafel"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_of_another_dossier_does_not_exist_here(gevuld, ander, wie, method, request):
    client = request.getfixturevalue(wie)
    for path in children(gevuld):
        assert client.get(f"/mijn/{path}").status_code == 200, path
    for path in children(ander):
        assert getattr(client, method)(f"/mijn/{path}").status_code == 404, path


def test_an_id_of_another_dossier_in_a_form_reaches_nothing(gevuld, ander, thuis):
    hidden = form_with(thuis.get("/mijn/week/").content.decode(), 'name="concept"')
    answer = thuis.post("/mijn/week/", {**hidden, "uitkomst": f"{ander.afspraak.pk}:gelukt"})
    assert answer.status_code == 404
    ander.afspraak.refresh_from_db()
    assert ander.afspraak.uitkomst == ""


@pytest.mark.parametrize("rol", [Rol.NAASTE, Rol.PARTNER, Rol.BEHEERDER, Rol.INWONER])
def test_others_find_nothing_here(gevuld, make_account, log_in, rol):
    client = log_in(make_account(cast.WIM, rol=rol, in_team=None))
    for path in (*OWN, *children(gevuld)):
        assert client.get(f"/mijn/{path}").status_code == 404, path


def test_a_professional_has_no_page_here_without_handing_over(gevuld, noor, log_in):
    client = log_in(noor)
    for path in (*OWN, *children(gevuld)):
        assert client.get(f"/mijn/{path}").status_code == 404, path


def test_without_a_session_the_way_in_comes_first(gevuld, client):
    for path in (*OWN, *children(gevuld)):
        answer = client.get(f"/mijn/{path}")
        assert answer["Location"].startswith("/mijn/inloggen/"), path


def test_every_page_is_neutral_outside_logged_and_kept_nowhere(gevuld, thuis, dossier):
    for path in (*OWN, *children(gevuld)):
        before = Inzage.objects.filter(keten=dossier.pk).count()
        answer = thuis.get(f"/mijn/{path}")
        assert "no-store" in answer["Cache-Control"], path
        assert Inzage.objects.filter(keten=dossier.pk).count() == before + 1, path
        if answer["Content-Type"].startswith("text/html"):
            html = answer.content.decode()
            assert re.findall(r"<title>(.*?)</title>", html) == ["Mijn plan"], path
            assert html.count("<h1") == 1, path
            assert "data-voorlezen" in html, path
            assert len(answer.content) < 60_000, path
