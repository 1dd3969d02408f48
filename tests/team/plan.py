"""What the page tests of aanpak, uitvoering and doelbereiking share: a form read from its page, and a full dossier."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from types import SimpleNamespace

from draagkracht.sociale_kaart.interventies.selectors import list_interventies
from draagkracht.werkproces.aanpak.planwerk import record_behapbaar, record_voorkeur
from draagkracht.werkproces.aanpak.services import record_planversie, record_stap
from draagkracht.werkproces.doelbereiking.services import record_bijdrage, record_oordeel
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.dossier.netwerk import save_netwerklid
from draagkracht.werkproces.uitvoering.services import record_afspraak, record_notitie, record_uitkomst
from draagkracht.werkproces.vraagverheldering.models import Bevinding
from tests.planvoorstellen import make_voorstel

LEVELS = [
    "Ik open niets.",
    "Ik open met hulp.",
    "Ik doe mijn post.",
    "Ik doe alles zelf.",
    "Ik help een ander.",
]


def forms_of(html: str) -> list[dict[str, str]]:
    """Per form on the page its hidden fields, and under `""` all of its text."""
    found = []
    for body in re.findall(r"<form[^>]*>(.*?)</form>", html, re.DOTALL):
        hidden = dict(re.findall(r'name="(sleutel|versie|concept)" value="([^"]*)"', body))
        if hidden:
            found.append({**{k: unescape(v) for k, v in hidden.items()}, "": body})
    return found


def form_with(html: str, text: str) -> dict[str, str]:
    """The hidden fields of the one form that holds `text`."""
    (form,) = [form for form in forms_of(html) if text in form[""]]
    return {name: value for name, value in form.items() if name}


def send(client, page: str, text: str, path: str = "", **fields):
    """Open `page`, find the form that holds `text`, and send it with `fields`."""
    hidden = form_with(client.get(page).content.decode(), text)
    return client.post(path or page, {**hidden, **fields})


def fill(dossier, noor, op, size: int = 1) -> SimpleNamespace:
    """`size` of everything these three steps show."""
    who = {"door": noor, "op": op}
    made = SimpleNamespace()
    for n in range(size):
        made.doel = Doel.objects.create(
            dossier=dossier,
            tekst=f"Ik doe elke week mijn post {n}.",
            voorgesteld_door="samen",
            onderdeel="financien",
            richting="draaglast_verminderen",
            niveaus=LEVELS,
            **who,
        )
        kracht = Bevinding.objects.create(dossier=dossier, soort="ongebruikt", tekst=f"Zus {n}", **who)
        lid = save_netwerklid(
            dossier=dossier, gegevens={"naam": f"Samira {n}", "soort": "familie", "belasting": 3}, **who
        )
        gegevens = {
            "wat": f"Schuldhulp {n}",
            "doelen": [made.doel.pk],
            "krachten": [kracht.pk],
            "start_op": dt.date(2026, 1, 5),
            "weken": 8,
        }
        made.stap = record_stap(dossier=dossier, gegevens=gegevens, **who)
        made.versie = record_planversie(dossier=dossier, **who)
        done = record_afspraak(dossier=dossier, gegevens={"wat": f"Eén brief {n}"}, **who)
        record_uitkomst(afspraak=done, uitkomst="gelukt", geleerd="Eng en goed.", **who)
        gegevens = {
            "wat": f"Twee brieven {n}",
            "stap": made.stap.pk,
            "netwerklid": lid.pk,
            "wanneer_op": dt.date(2026, 1, 13),
            "zekerheid": 5,
        }
        made.afspraak = record_afspraak(dossier=dossier, gegevens=gegevens, vervolg_op=done, **who)
        made.notitie = record_notitie(
            dossier=dossier, tekst=f"Gebeld {n}.", bestanden=[(f"brief {n}.txt", b"Beste mevrouw")], **who
        )
        made.bijlage = made.notitie.bijlagen.get()
        for stem in ("inwoner", "professional"):
            record_oordeel(doel=made.doel, stem=stem, niveau=-1, **who)
        gegevens = {"partij": f"Zus {n}", "tekst": "Neemt de kinderen.", "doel": made.doel.pk}
        made.bijdrage = record_bijdrage(dossier=dossier, gegevens=gegevens, **who)
        wish = list_interventies(gemeente=dossier.gemeente)[n].code
        record_voorkeur(dossier=dossier, interventie=wish, gegevens={"waarde": 2}, **who)
    room = {"uren_per_week": 40, "tegelijk": 6, "in_woorden_van": "inwoner"}
    record_behapbaar(dossier=dossier, gegevens=room, **who)
    made.voorstel = make_voorstel(dossier, noor, op)
    return made


def pages_of(dossier, made) -> list[str]:
    """Every page of the three steps, for one dossier that was filled."""
    base = f"/dossier/{dossier.pk}"
    return [
        f"{base}/aanpak/",
        f"{base}/aanpak/stap/{made.stap.pk}/",
        f"{base}/aanpak/versie/1/",
        f"{base}/aanpak/versie/1/?met=1",
        f"{base}/aanpak/versie/1/inwoner/",
        f"{base}/aanpak/versie/1/inwoner/bedankt/",
        f"{base}/aanpak/plannen/",
        f"{base}/aanpak/plannen/behapbaar/",
        f"{base}/aanpak/plannen/mogelijk/",
        f"{base}/aanpak/plannen/mogelijk/budgetcursus/",
        f"{base}/aanpak/plannen/{made.voorstel.pk}/",
        f"{base}/aanpak/plannen/{made.voorstel.pk}/1/",
        f"{base}/aanpak/plannen/{made.voorstel.pk}/1/kiezen/",
        f"{base}/uitvoering/",
        f"{base}/uitvoering/?alles&notities",
        f"{base}/uitvoering/afspraak/",
        f"{base}/uitvoering/afspraak/?vervolg={made.afspraak.pk}",
        f"{base}/uitvoering/afspraak/{made.afspraak.pk}/",
        f"{base}/uitvoering/afspraak/{made.afspraak.pk}/?kleiner",
        f"{base}/uitvoering/afspraak/{made.afspraak.pk}/uitkomst/",
        f"{base}/uitvoering/notitie/{made.notitie.pk}/",
        f"{base}/uitvoering/bijlage/{made.bijlage.pk}/",
        f"{base}/uitvoering/bijlage/{made.bijlage.pk}/weghalen/",
        f"{base}/doelbereiking/",
        f"{base}/doelbereiking/doel/{made.doel.pk}/",
        f"{base}/doelbereiking/doel/{made.doel.pk}/inwoner/",
        f"{base}/doelbereiking/doel/{made.doel.pk}/inwoner/bedankt/",
        f"{base}/doelbereiking/bijdrage/{made.bijdrage.pk}/",
        f"{base}/doelbereiking/afsluiten/",
        f"{base}/doelbereiking/heropenen/",
    ]
