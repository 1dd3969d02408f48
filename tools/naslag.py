"""The reference pages and the README's table of rooms, made from what they describe: `python -m tools.naslag`.

A test holds every page equal to what this module makes, so that a change in the code without its page fails the build.
What needs Django is imported where it is used: `main` has to set Django up before its models can be read.
"""

from __future__ import annotations

import ast
import os
import tomllib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "draagkracht"
NASLAG = ROOT / "docs" / "naslag"
START, END = "<!-- kamers: gemaakt door tools.naslag -->", "<!-- einde kamers -->"
MADE = "<!-- Gemaakt door `python -m tools.naslag`. Verander de bron, niet deze pagina. -->"
APPS = ("toegang", "sociale_kaart", "werkproces")


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table; what would break a cell is made harmless."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(value: object) -> str:
    text = " ".join(str(value).split())
    return text.replace("|", "\\|").replace("<", "&lt;")


def page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", MADE, *parts]) + "\n"


def docstring(path: Path) -> str:
    """The first line of a module's docstring."""
    told = ast.get_docstring(ast.parse(path.read_text()))
    if not told:
        raise SystemExit(f"{path.relative_to(ROOT)} zegt niet waar de kamer voor is.")
    return told.splitlines()[0]


def rooms() -> list[tuple[str, str]]:
    """Every room with its sentence."""
    return [(path.parent.name, docstring(path)) for path in sorted(SOURCE.glob("*/__init__.py"))]


def rooms_table() -> str:
    return table(["kamer", "waarvoor"], [(f"`{name}`", told) for name, told in rooms()])


def readme() -> str:
    """The README with its table of rooms made anew."""
    text = (ROOT / "README.md").read_text()
    before, rest = text.split(START)
    return f"{before}{START}\n{rooms_table()}\n{END}{rest.split(END)[1]}"


def kopie() -> str:
    """The names in the resident's copy, from the lists that make it."""
    from draagkracht.werkproces.voortgang.kopie_velden import COLUMNS, SLEUTELS, WEG

    rows = [
        (
            f"`{name}`",
            ", ".join(f"`{field}`" for field in fields),
            ", ".join(f"`{f}`" for f in WEG.get(name, {})),
        )
        for name, fields in COLUMNS.items()
    ]
    return page(
        "De kopie van de inwoner",
        "Een inwoner haalt bij *Over mij* een bestand op met alles wat er over hem of haar is opgeschreven (AVG, artikel 15 "
        "en 20): `kopie.json`. De namen hieronder blijven gelijk zolang `versie` gelijk blijft; tijden zijn ISO 8601. "
        "`met_alles` zegt of ook meegaat wat over veiligheid gaat, met de vrije notities.",
        "Bovenaan staan `versie`, `gemaakt_op`, `met_alles`, en daarna één ding of een lijst per soort: "
        + ", ".join(f"`{key}`" for key in SLEUTELS)
        + ". Een moment heeft `metingen`, een meting heeft `scores`, een deelname heeft `deelnemers` en `delingen`, "
        "een bijdrage heeft `betekenissen`. Bij het dossier staan ook `team` en `organisatie`.",
        table(["soort", "namen", "niet erin"], rows),
        "Niet erin zijn sleutels om in te loggen, zegels van het logboek, en dat een huisgenoot ook een dossier heeft. Wie "
        "werd geweigerd, wordt niet genoemd. Oude versies van een tekst en de inhoud van bijlagen gaan niet mee; de "
        "inwoner kan ernaar vragen.",
    )


def begrippen() -> str:
    found = tomllib.loads((SOURCE / "methodiek" / "begrippen.toml").read_text())["begrip"]
    rows = [
        (f"**{b['naam']}**", b.get("meervoud", ""), f"`{b['code']}`", b["engels"], b["omschrijving"])
        for b in found
    ]
    intro = "Een woord per ding, in de code, op het scherm en hier. De bron is `methodiek/begrippen.toml`."
    return page("Begrippen", intro, table(["begrip", "meervoud", "in code", "Engels", "wat het is"], rows))


def instrument() -> str:
    from draagkracht.methodiek.instrument import load_instrument

    made = load_instrument()
    parts = [
        f"{made.naam} (`{made.code}`). {made.herkomst}",
        "Bij elk niveau staat de zin voor de inwoner en wat de professional kan zien of horen. Een score is geen oordeel "
        "over een mens: hij zegt wat er nu weegt, of wat er nu draagt.",
    ]
    for part in made.onderdelen:
        parts += [f"## {part.naam}", f"{part.omschrijving} Voor de inwoner heet dit: {part.naam_inwoner}."]
        for maat in part.maten:
            parts += [f"**{maat}**: {part.vraag_voor(maat)}", _anchors(part.ankers[maat])]
        parts.append("Om over te praten:\n\n" + "\n".join(f"- {vraag}" for vraag in part.gespreksvragen))
    return page("Het instrument", *parts)


def _anchors(ankers) -> str:
    rows = [(anker.niveau, anker.kop, anker.inwoner, anker.professional) for anker in ankers]
    return table(["niveau", "kort", "inwoner", "professional"], rows)


def doelhulp() -> str:
    from draagkracht.methodiek.doelhulp import load_doelregels
    from draagkracht.methodiek.doelhulp_taal import load_doelhulp
    from draagkracht.methodiek.voorbeelddoelen import load_voorbeelddoelen

    numbers, words = load_doelhulp(), load_doelhulp()["woorden"]
    parts = [
        "De doelhulp zegt vriendelijk wat in een doel nog vaag is. Het zijn gewone regels over de tekst: geen model, geen "
        "dienst van buiten. Een wenk houdt niets tegen. De bron is `methodiek/doelhulp.toml`; elke regel heeft een toets.",
        "## De regels",
    ]
    for regel in load_doelregels().values():
        told = [("wanneer", regel.wanneer), ("wat er staat", regel.tekst), ("voorbeeld", regel.voorbeeld)]
        if regel.eigen:
            told.append(("met eigen woorden", regel.eigen))
        parts += [f"### {regel.titel} (`{regel.code}`)", table(["", ""], told)]
    counted = [
        (name, numbers[name]) for name in ("langste_doel", "ver_na_dagen", "meeste_tegelijk", "lastig_vanaf")
    ]
    parts += [
        "Tussen accolades komen woorden uit het doel zelf.",
        "## De getallen",
        table(["getal", "waarde"], [*counted, ("zeker_vanaf", numbers["voorstel"]["zeker_vanaf"])]),
        "## De woordenlijsten",
        table(["lijst", "woorden"], [(f"`{name}`", ", ".join(words[name])) for name in words]),
        "## Moeilijke woorden",
        table(["woord", "zoals thuis"], numbers["moeilijk"].items()),
        "## Voorbeelddoelen",
        _voorbeelddoelen(load_voorbeelddoelen().values()),
    ]
    return page("De doelhulp", *parts)


def _voorbeelddoelen(doelen) -> str:
    from draagkracht.methodiek.instrument import load_instrument

    names = {part.code: part.naam for part in load_instrument().onderdelen}
    kant = {"draaglast_verminderen": "minder last", "draagkracht_versterken": "meer draagkracht"}
    return table(
        ["onderdeel", "richting", "doel"], [(names[d.onderdeel], kant[d.richting], d.tekst) for d in doelen]
    )


def datamodel() -> str:
    from django.apps import apps

    parts = [
        "De tabellen in de volgorde van het werkproces. Een veld met *versleuteld* is in de database niet te lezen. Van "
        "tabellen met *geschiedenis* blijft elke versie bewaard: wie, wanneer en wat."
    ]
    for label in APPS:
        parts.append(f"## {apps.get_app_config(label).verbose_name}")
        for model in apps.get_app_config(label).get_models():
            if not model.__name__.startswith("Historical"):
                parts += _model(model)
    return page("Datamodel", *parts)


def _model(model) -> list[str]:
    told = (model.__doc__ or "").strip().splitlines()[0]
    told = "" if told.startswith(f"{model.__name__}(") else told
    marks = f"Tabel `{model._meta.db_table}`." + (" Met geschiedenis." if hasattr(model, "history") else "")
    fields = [field for field in model._meta.get_fields() if not field.auto_created or field.concrete]
    rows = [_field(field) for field in fields if hasattr(field, "get_internal_type")]
    head = ["veld", "soort", "naam op het scherm", "bijzonder"]
    return [f"### {model.__name__}", " ".join(part for part in (told, marks) if part), table(head, rows)]


def _field(field) -> tuple[str, str, str, str]:
    special = []
    if "Encrypted" in type(field).__name__:
        special.append("versleuteld")
    if field.is_relation:
        special.append(f"verwijst naar {field.related_model.__name__}")
    if getattr(field, "choices", None):
        special.append("een van: " + ", ".join(str(value) or '""' for value, _label in field.choices))
    shown = str(getattr(field, "verbose_name", ""))
    return f"`{field.name}`", field.get_internal_type(), shown, "; ".join(special)


def interventies() -> str:
    from draagkracht.methodiek.instrument import load_instrument
    from draagkracht.methodiek.schaal import KADER
    from draagkracht.sociale_kaart.interventies import load_catalogus
    from draagkracht.sociale_kaart.interventies.woorden import load_woorden

    catalogus = load_catalogus()
    parts = [
        f"{catalogus.naam} (`{catalogus.code}`, {catalogus.op}): {len(catalogus.interventies)} stuks. {catalogus.herkomst}",
        "Een interventie staat bij het onderdeel waar zij het meest over gaat. De uren zijn die van de inwoner, per week. "
        "Hoe de catalogus gemaakt is en hoe een gemeente haar aanpast, staat in [de uitleg](../uitleg/interventies.md).",
    ]
    for code in KADER:
        found = [one for one in catalogus.interventies if one.onderdelen[0] == code]
        parts += [f"## {load_instrument().onderdeel(code).naam}", _interventies(found)]
    parts += ["## Hoe sterk is het bewijs", _woorden(load_woorden()["bewijs"])]
    parts += ["## Waar een interventie op aangrijpt", _woorden(load_woorden()["greep"])]
    sources = sorted(catalogus.bronnen.values(), key=lambda bron: (bron.soort, bron.titel))
    rows = [(bron.titel, bron.wie, bron.jaar or "", bron.soort, f"`{bron.code}`") for bron in sources]
    parts += ["## Bronnen", table(["titel", "van wie", "jaar", "soort", "code"], rows)]
    return page("Interventies", *parts)


def _interventies(found) -> str:
    from draagkracht.methodiek.instrument import load_instrument
    from draagkracht.sociale_kaart.interventies.woorden import word_of

    rows = [
        (
            f"**{one.naam}**" + (f" ({one.vakterm})" if one.vakterm else ""),
            word_of("fase", one.fase),
            word_of("met_wie", one.met_wie),
            one.weken,
            f"{one.uren_per_week:g}".replace(".", ","),
            one.wachttijd or "",
            word_of("bewijs", one.bewijs),
            ", ".join(load_instrument().onderdeel(code).naam for code in one.onderdelen[1:]),
            f"`{one.code}`",
        )
        for one in found
    ]
    head = ["interventie", "fase", "wie", "weken", "uren", "wachten", "bewijs", "werkt ook op", "code"]
    return table(head, rows)


def _woorden(woorden) -> str:
    return table(
        ["woord", "wat het zegt"], [(f"**{woord.naam}**", woord.uitleg) for woord in woorden.values()]
    )


def opdrachten() -> str:
    from draagkracht.cli.naslag import render

    return render()


def stappenplan() -> str:
    from draagkracht.planning.regels import load_regels

    regels = load_regels()
    head = ["", "regel", "wat het zegt"]
    return page(
        "De regels van het stappenplan",
        f"Versie `{regels.versie}`. De bron is `planning/regels.toml`; uit hetzelfde bestand komen de redenen bij een plan "
        "en de vermelding voor het Algoritmeregister. Waarom het zo werkt staat bij "
        "[Het stappenplan](../uitleg/stappenplan.md).",
        "## Wat erin gaat",
        regels.gegevens,
        "Een opgave met een van deze gegevens wordt geweigerd: " + ", ".join(sorted(regels.verboden)) + ".",
        "## Waar elk plan zich aan houdt",
        table(head, [(regel.nummer, regel.naam, regel.tekst) for regel in regels.regels]),
        "## Wat het beste plan is",
        "In volgorde van belang. Pas als twee plannen op een regel gelijk zijn, telt de volgende.",
        table(head, [(regel.nummer, regel.naam, regel.tekst) for regel in regels.volgorde]),
        "## De redenen",
        "Bij elke stap en bij alles wat wegbleef staat een reden met een code. Codes van doelen en stappen staan tussen "
        "rechte aanhalingstekens.",
        table(["code", "zin"], [(f"`{code}`", zin) for code, zin in regels.redenen.items()]),
    )


def algoritmeregister() -> str:
    from draagkracht.planning.algoritmeregister import make_vermelding

    rows = [(f"`{veld}`", _shown(waarde)) for veld, waarde in make_vermelding().items()]
    return page(
        "Vermelding in het Algoritmeregister",
        "Dit is wat `draagkracht algoritmeregister` schrijft, als tabel. De velden volgen de publicatiestandaard van het "
        "Nederlandse Algoritmeregister, versie 1.0. Wat de gemeente zelf invult, is hier leeg.",
        table(["veld", "waarde"], rows),
    )


def _shown(value: object) -> str:
    if isinstance(value, list):
        value = ", ".join(
            f"{one['title']} ({one['link']})" if isinstance(one, dict) else one for one in value
        )
    return str(value) or "*(vult de gemeente in)*"


def sociale_kaart() -> str:
    from draagkracht.sociale_kaart.voorzieningen.hsds_tabel_schrijven import load_tabellen
    from draagkracht.sociale_kaart.voorzieningen.hsds_tabellen import TABELLEN
    from draagkracht.sociale_kaart.voorzieningen.talen import load_talen
    from draagkracht.sociale_kaart.voorzieningen.werkblad import load_kolommen

    kolommen = [(f"`{k.veld}`", ", ".join(k.koppen), k.uitleg) for k in load_kolommen()]
    gelezen = [(f"`{naam}`", ", ".join(f"`{ook}`" for ook in anders)) for naam, anders in TABELLEN.items()]
    geschreven = [
        (f"`{t['bestand']}`", ", ".join(f"`{kolom}`" for kolom in t["kolommen"]))
        for t in load_tabellen().values()
    ]
    return page(
        "Sociale kaart",
        "Wat `draagkracht import sociale-kaart` leest en `draagkracht export sociale-kaart` schrijft.",
        "## Een werkblad",
        "CSV (met `;` of `,`, in UTF-8 of zoals Windows het bewaart) of Excel (.xlsx), met een voorziening per rij. "
        "Alleen de kolom `naam` is nodig. Hoofdletters, accenten, spaties en leestekens in een kop tellen niet mee. Een "
        "kolom die er niet is, verandert niets; een lege cel maakt het veld leeg.",
        table(["kolom", "ook als", "wat erin staat"], kolommen),
        "## HSDS lezen",
        "JSON: een lijst van diensten, een bladzijde (`contents`), een enkele dienst, of tabellen met hun naam. Een dienst "
        "met `service_at_locations` is volledig: wat er niet in staat, is er niet. Een kortere dienst laat de rest zoals "
        "het was. Tabellen: een map of zip met CSV-bestanden, met of zonder `datapackage.json`.",
        table(["tabel", "mag ook heten"], gelezen),
        "## HSDS schrijven",
        "Als bladzijde in JSON, of als data package in een zip met deze tabellen.",
        table(["bestand", "kolommen"], geschreven),
        "## Talen",
        table(["code", "taal"], [(f"`{code}`", naam) for code, naam in load_talen().items()]),
    )


PAGES = {
    "stappenplan.md": stappenplan,
    "algoritmeregister.md": algoritmeregister,
    "begrippen.md": begrippen,
    "kopie.md": kopie,
    "instrument.md": instrument,
    "doelhulp.md": doelhulp,
    "interventies.md": interventies,
    "sociale-kaart.md": sociale_kaart,
    "datamodel.md": datamodel,
    "opdrachten.md": opdrachten,
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagkracht.config.settings")
    os.environ.setdefault("DRAAGKRACHT_DATA", str(ROOT / "build" / "naslag"))
    import django

    django.setup()
    NASLAG.mkdir(parents=True, exist_ok=True)
    for name, make in PAGES.items():
        (NASLAG / name).write_text(make())
    (ROOT / "README.md").write_text(readme())


if __name__ == "__main__":
    main()
