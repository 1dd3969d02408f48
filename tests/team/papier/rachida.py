"""Rachida's whole way in one dossier, written straight into the tables: what goes on paper reads every step."""

from __future__ import annotations

import datetime as dt

from draagkracht.werkproces.models import (
    Afspraak,
    Akkoord,
    Bevinding,
    Bijdrage,
    Doel,
    Dossier,
    Hulpvraag,
    Meting,
    Moment,
    Netwerklid,
    Oordeel,
    Planversie,
    Score,
    Stap,
    Visie,
)

INSTRUMENT = "draagkracht-1"
LASTEN_T0 = {"financien": (4, 4), "wonen": (3, 3), "tijdsbesteding": (2, 1), "opvoeding": (1, 0)}
LASTEN_T1 = {"financien": (2, 2), "wonen": (1, 2), "tijdsbesteding": (1, 1), "opvoeding": (0, 0)}
MEER_LASTEN = {"lichamelijke_gezondheid": (1, 1), "geestelijke_gezondheid": (3, 1), "veiligheid": (1, 2)}
KRACHTEN = {
    "zelfvertrouwen": ((1, 0), (2, 1)),
    "zelfkennis": ((3, 3), (2, 2)),
    "doorzettingsvermogen": ((4, 2), (4, 1)),
    "verantwoordelijkheidsgevoel": ((3, 3), (3, 3)),
    "assertiviteit": ((1, 1), (1, 0)),
    "netwerk": ((2, 2), (3, 2)),
    "contacten_onderhouden": ((2, 2), (2, 1)),
    "hulp_vragen": ((1, 1), (3, 1)),
    "buurthuis": ((4, 0), (4, 1)),
    "gezondheidscentrum": ((4, 4), (4, 4)),
    "verenigingsleven": ((1, 0), (2, 1)),
}


def _measure(dossier: Dossier, op: dt.datetime, door, lasten: dict, gains: int) -> Moment:
    moment = Moment.objects.create(dossier=dossier, op=op.date())
    for index, stem in enumerate(("inwoner", "professional")):
        meting = Meting.objects.create(
            moment=moment, stem=stem, instrument=INSTRUMENT, door=door, begonnen_op=op, afgerond_op=op
        )
        rows = [
            Score(meting=meting, onderdeel=code, status="vastgelegd", score=pair[index], op=op)
            for code, pair in {**lasten, **MEER_LASTEN}.items()
        ]
        rows += [
            Score(
                meting=meting,
                onderdeel=code,
                status="vastgelegd",
                aanwezig=pairs[index][0],
                inzetbaar=min(4, pairs[index][1] + gains),
                op=op,
            )
            for code, pairs in KRACHTEN.items()
        ]
        rows.append(Score(meting=meting, onderdeel="onderwijs", status="besproken", op=op))
        rows[0].woorden = (
            "De stroom gaat er bijna af." if stem == "inwoner" else "Afsluiting over acht dagen."
        )
        Score.objects.bulk_create(rows)
    return moment


def write_story(dossier: Dossier, door, op: dt.datetime) -> dict[str, object]:
    """Fill every step of `dossier`, `op` being the day of the first talk. Returns the rows tests ask about."""
    later = op + dt.timedelta(days=60)
    base = {"dossier": dossier, "door": door, "op": op}
    vraag = Hulpvraag.objects.create(
        **base,
        woorden="Ik durf de post niet meer open te maken.",
        onderdelen=["financien"],
        spoed="dagen",
        spoed_toelichting="De stroom wordt over acht dagen afgesloten. Noor belt vandaag.",
        has_clientondersteuning_verteld=True,
    )
    zus = Netwerklid.objects.create(
        dossier=dossier, naam="Samira", relatie="mijn zus", soort="familie", nabijheid=1, belasting=2
    )
    _measure(dossier, op, door, LASTEN_T0, 0)
    _measure(dossier, later, door, LASTEN_T1, 1)
    schulden = Bevinding.objects.create(
        **base,
        hulpvraag=vraag,
        soort="draaglast",
        onderdeel="financien",
        keuze="oppakken",
        tekst="Geld en schulden: het kan niet wachten",
    )
    kracht = Bevinding.objects.create(
        **base,
        soort="geblokkeerd",
        onderdeel="doorzettingsvermogen",
        keuze="oppakken",
        tekst="Doorzetten: drie banen, nooit een dag gemist",
    )
    Bevinding.objects.create(
        **base, soort="eigen", tekst="Mijn zus wil op dinsdag oppassen", keuze="oppakken"
    )
    Bevinding.objects.create(
        **base,
        soort="draaglast",
        onderdeel="wonen",
        tekst="Wonen: het is heel onzeker",
        keuze="parkeren",
        reden="eerst de stroom en de schulden",
    )
    onveilig = Bevinding.objects.create(
        **base,
        soort="draaglast",
        onderdeel="veiligheid",
        tekst="Mijn ex staat soms voor de deur",
        keuze="oppakken",
    )
    visie = Visie.objects.create(
        **base,
        samenvatting="Ik werk hard, maar de brieven zijn mij de baas. Met hulp durf ik ze weer open te maken.",
        tekst="Eerst rust door schuldhulp. Daarna leert Rachida met een vrijwilliger haar post en geld te doen.",
    )
    for stem in ("inwoner", "professional"):
        Akkoord.objects.create(
            **base,
            onderwerp="visie",
            onderwerp_id=visie.pk,
            onderwerp_versie=1,
            stem=stem,
            antwoord="akkoord",
            wijze="samen",
        )
    doel = Doel.objects.create(
        **base,
        tekst="Ik heb weer stroom en een lijst van wat ik moet betalen.",
        voorgesteld_door="inwoner",
        onderdeel="financien",
        richting="draaglast_verminderen",
        streef_op=dt.date(2026, 3, 1),
        volgorde=1,
        niveaus=[
            "De stroom is eraf en ik weet niet wat ik moet betalen.",
            "De stroom is aan, een lijst is er nog niet.",
            "De stroom is aan en er is een lijst.",
            "Ik betaal twee maanden alles op de lijst.",
            "Ik betaal alles en houd de lijst zelf bij.",
        ],
    )
    post = Doel.objects.create(
        **base,
        tekst="Ik doe elke week mijn post, eerst samen en dan zelf.",
        voorgesteld_door="samen",
        onderdeel="zelfvertrouwen",
        richting="draagkracht_versterken",
        streef_op=dt.date(2026, 6, 1),
        volgorde=2,
    )
    veilig_doel = Doel.objects.create(
        **base,
        tekst="Ik weet wie ik bel als hij er weer staat.",
        voorgesteld_door="inwoner",
        onderdeel="veiligheid",
        richting="draaglast_verminderen",
        volgorde=3,
    )
    doel.bevindingen.add(schulden)
    veilig_doel.bevindingen.add(onveilig)
    hulp = Stap.objects.create(
        **base,
        wat="Schuldhulp en een regeling voor de stroom",
        hoe="Wij bellen samen met het energiebedrijf. Daarna maakt schuldhulp een lijst.",
        met_wie="Karin van schuldhulp",
        leer_ik="wat ik elke maand moet betalen",
        start_op=dt.date(2026, 1, 14),
        weken=8,
        status="loopt",
        volgorde=1,
    )
    hulp.doelen.add(doel)
    samen = Stap.objects.create(
        **base,
        wat="Met een vrijwilliger mijn post doen",
        hoe="Elke dinsdag een uur in het buurthuis.",
        met_wie="Ans van het buurthuis",
        leer_ik="brieven openen en op stapels leggen",
        fase="versterken",
        start_op=dt.date(2026, 3, 16),
        weken=12,
        volgorde=2,
    )
    samen.doelen.add(post)
    samen.krachten.add(kracht)
    slot = Stap.objects.create(**base, wat="Een ander slot op de deur", met_wie="de woningbouw", volgorde=3)
    slot.doelen.add(veilig_doel)
    Planversie.objects.create(**base, nummer=1, reden="eerste plan")
    Afspraak.objects.create(
        **base,
        stap=samen,
        als="het dinsdag is en de kinderen bij mijn zus zijn",
        wat="maak ik de blauwe enveloppen open",
        wanneer_op=op.date() + dt.timedelta(days=1),
        met_wie="Ans",
        zekerheid=8,
    )
    Afspraak.objects.create(
        **base, stap=hulp, wat="Ik bel het energiebedrijf", netwerklid=zus, wanneer_op=op.date()
    )
    Afspraak.objects.create(**base, stap=slot, wat="Ik bel de woningbouw over het slot", wanneer_op=op.date())
    Afspraak.objects.create(
        **base,
        stap=samen,
        wat="Ik maak één envelop alleen open",
        wanneer_op=op.date() - dt.timedelta(days=20),
        uitkomst="nog_niet",
        geleerd="Brieven van de rechtbank maken bang. Die gaan apart.",
    )
    Oordeel.objects.create(doel=doel, stem="inwoner", niveau=1, woorden="Ik slaap weer.", op=later, door=door)
    Oordeel.objects.create(doel=doel, stem="professional", niveau=0, op=later, door=door)
    Bijdrage.objects.create(
        dossier=dossier,
        doel=doel,
        partij="Schuldhulp",
        tekst="De stroom is aan gebleven.",
        op=later,
        door=door,
    )
    return {"doel": doel, "stap": hulp, "zus": zus, "visie": visie}
