"""Bring the catalogs of the residents' texts up to date with the code: `python -m tools.vertalingen`.

Every text a resident may read is looked up where it stands: templates, Python, the sentences of refused acts, the labels
of choices, and the data files that residents read. No translation is ever lost: what is not asked for any more stays below
in the catalog, and comes back when the text does. A translation whose Dutch changed becomes fuzzy, and is then neither
shown nor counted as checked. A check holds for the words that were checked: change them, and it no longer counts.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import io
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

from draagkracht.ui.vertalingen import (
    TALEN,
    compile_catalogi,
    is_vertaald,
    messages_of,
    path_of,
    read_catalogus,
    source_of,
    stand_of,
    strings_of,
)

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "draagkracht"
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
TEMPLATES = (
    "ui/jinja2/ui/mijn.html",
    "ui/jinja2/ui/vertaald.html",
    "ui/jinja2/ui/voorlezen.html",
    "ui/jinja2/ui/velden.html",
    "ui/jinja2/ui/formulier.html",
    "ui/jinja2/ui/knoppen.html",
    "ui/jinja2/ui/niveaukeuze.html",
    "ui/jinja2/ui/meldingen.html",
    "entree/jinja2/entree/fout.html",
)
PYTHON = (
    "entree/fouten.py",
    "entree/middleware.py",
    "entree/concepten.py",
    "entree/formulier.py",
    "entree/inloggen.py",
)
# What the team and the residents share: asking the questions, having a say, the words of the plan and of the file.
GEDEELD = (
    "entree/meten/*.py",
    "entree/zeggenschap*.py",
    "entree/passkey*.py",
    "ui/jinja2/ui/passkey*.html",
    "ui/beeld/profiel_woorden.py",
    "ui/papier/woorden.py",
    "werkproces/aanpak/planwoorden.py",
    "werkproces/voortgang/feiten*.py",
    "werkproces/voortgang/over_mij.py",
    "werkproces/voortgang/papier.py",
)
# Acts that a resident can be refused. A sentence that only a professional can meet may stand in these files as well.
FOUTEN = (
    "toegang/fouten.py",
    "werkproces/dossier/akkoorden.py",
    "werkproces/dossier/services.py",
    "werkproces/dossier/zeggenschap.py",
    "werkproces/dossier/contact/*.py",
    "werkproces/dossier/overdracht/services.py",
    "werkproces/hulpvraag/*.py",
    "werkproces/meting/services.py",
    "werkproces/meting/eigen*.py",
    "werkproces/doelen/eigen*.py",
    "werkproces/aanpak/planantwoord.py",
    "werkproces/aanpak/planbronnen.py",
    "werkproces/aanpak/planwerk.py",
    "werkproces/aanpak/services.py",
    "werkproces/doelbereiking/services.py",
    "werkproces/voortgang/berichten.py",
    "werkproces/uitvoering/services.py",
    "werkproces/uitvoering/partijen/services.py",
)
NAGEKEKEN = re.compile(r"(nagekeken: *[^\[]*?) *(?:\[(\w+)\])?$")


def resident_choices() -> list[tuple[str, list[str]]]:
    """The labels of choices that residents read, with the file they come from."""
    from draagkracht.ui.beeld.doelschaal import niveau_woord
    from draagkracht.werkproces.aanpak.models import Stap
    from draagkracht.werkproces.aanpak.planstap import HELPERS
    from draagkracht.werkproces.doelen.models import Doel
    from draagkracht.werkproces.dossier.contact.models import Bericht, Leeswijze, Verzoek
    from draagkracht.werkproces.dossier.models import Akkoord, Netwerklid, Stem
    from draagkracht.werkproces.dossier.overdracht.models import Overdracht
    from draagkracht.werkproces.dossier.termijnen.models import Termijngebeurtenis
    from draagkracht.werkproces.hulpvraag.models import Hulpvraag
    from draagkracht.werkproces.meting.models import Score
    from draagkracht.werkproces.uitvoering.models import Afspraak

    found = (
        Leeswijze.Letter,
        Leeswijze.Lettertype,
        Bericht.Onderwerp,
        Verzoek.Soort,
        Verzoek.Besluit,
        Overdracht.Antwoord,
        Termijngebeurtenis.Soort,
        Stem,
        Akkoord.Onderwerp,
        Akkoord.Antwoord,
        Score.Status,
        Afspraak.Uitkomst,
        Hulpvraag.Spoed,
        Doel.Status,
        Stap.Status,
        Netwerklid.Soort,
        Netwerklid.Nabijheid,
        Netwerklid.Richting,
        Netwerklid.Belasting,
    )
    levels = ("ui/beeld/doelschaal.py", [niveau_woord(n) for n in range(-2, 3)])
    helpers = ("werkproces/aanpak/planstap.py", list(HELPERS.values()))
    return [levels, helpers] + [
        (
            choices.__module__.removeprefix("draagkracht.").replace(".", "/") + ".py",
            list(map(str, choices.labels)),
        )
        for choices in found
    ]


def instrument_texts() -> Iterator[tuple[str, str]]:
    """What a resident reads of every shipped instrument."""
    from draagkracht.methodiek.instrument import INSTRUMENTEN, read_instrument

    for path in sorted(INSTRUMENTEN.glob("*.toml")):
        for part in read_instrument(path).onderdelen:
            texts = [part.naam_inwoner, part.vraag, part.vraag_inzetbaar, *part.gespreksvragen[:1]]
            texts += [text for maat in part.maten for a in part.ankers[maat] for text in (a.kop, a.inwoner)]
            yield from ((str(path.relative_to(SOURCE)), text) for text in texts if text)


def zeggenschap_texts() -> Iterator[tuple[str, str]]:
    """Every text of the three questions on having a say."""
    path = SOURCE / "werkproces" / "dossier" / "zeggenschap.toml"
    data = tomllib.loads(path.read_text())
    texts = [data["kop"], *data["uitleg"], data["overslaan"], *data["dank"], *data["over"].values()]
    texts += [text for vraag in data["vraag"] for text in (vraag["tekst"], *vraag["antwoorden"])]
    yield from ((str(path.relative_to(SOURCE)), text) for text in texts)


def uitkomst_texts() -> Iterator[tuple[str, str]]:
    """What we say after a small step: a kind answer, a question, and what can be done now."""
    path = SOURCE / "werkproces" / "uitvoering" / "uitkomsten.toml"
    for woorden in tomllib.loads(path.read_text()).values():
        for name in ("kop", "tekst", "vraag", "vervolg"):
            if woorden[name]:
                yield str(path.relative_to(SOURCE)), woorden[name]


def termijn_texts() -> Iterator[tuple[str, str]]:
    """What the terms of the law are called where a resident reads what is written."""
    from draagkracht.methodiek.termijnen import BESTAND, load_termijnen

    yield from ((str(BESTAND.relative_to(SOURCE)), termijn.naam) for termijn in load_termijnen().values())


def resident_files() -> list[Path]:
    """The residents' door itself, and what its pages are made of."""
    door = SOURCE / "portaal"
    own = [*sorted(door.rglob("*.py")), *sorted((door / "jinja2").rglob("*.html"))]
    shared = [path for pattern in GEDEELD for path in sorted(SOURCE.glob(pattern))]
    return [*own, *(SOURCE / name for name in (*TEMPLATES, *PYTHON)), *shared]


def collect() -> Catalog:
    """Every text a resident may read, each with the files it stands in."""
    catalogus = Catalog(domain="django", fuzzy=False)
    for path in resident_files():
        _add_file(catalogus, path, KEYWORDS)
    for path in (path for pattern in FOUTEN for path in sorted(SOURCE.glob(pattern))):
        names = {} if path.name == "models.py" else KEYWORDS  # a model's own words are never on a page
        _add_file(catalogus, path, {**names, "Fout": None, "__init__": None})
    for name, labels in resident_choices():
        for label in labels:
            catalogus.add(label, locations=[(name, 0)])
    for name, text in [*instrument_texts(), *zeggenschap_texts(), *uitkomst_texts(), *termijn_texts()]:
        catalogus.add(text, locations=[(name, 0)])
    return catalogus


def _add_file(catalogus: Catalog, path: Path, keywords: dict) -> None:
    method = babel_extract if path.suffix == ".html" else "python"
    found = extract(method, io.BytesIO(path.read_bytes()), keywords=keywords, comment_tags=("vertaler:",))
    for _line, text, comments, context in found:
        if text:
            catalogus.add(
                text, None, [(str(path.relative_to(SOURCE)), 0)], auto_comments=comments, context=context
            )


def update(taal: str, asked: Catalog) -> Catalog:
    """The catalog of one language with exactly what is asked now; everything else goes to `obsolete`."""
    catalogus = read_catalogus(taal) if path_of(taal).is_file() else Catalog(locale=taal, domain="django")
    # What comes back from below keeps its translation.
    for key, message in list(catalogus.obsolete.items()):
        if key not in catalogus:
            catalogus[message.id] = message
    catalogus.obsolete.clear()
    catalogus.update(asked, keep_user_comments=True)
    catalogus.fuzzy = False
    for message in messages_of(catalogus):
        message.user_comments = [line for text in message.user_comments if (line := sealed(text, message))]
    return catalogus


def sealed(comment: str, message: Message) -> str:
    """A check with the fingerprint of the words it is about; "" when these changed, other comments as they are."""
    found = NAGEKEKEN.match(comment)
    if not found:
        return comment
    seal = fingerprint(message)
    return f"{found[1]} [{seal}]" if is_vertaald(message) and found[2] in (None, seal) else ""


def fingerprint(message: Message) -> str:
    """Eight signs that differ as soon as the Dutch or the translation differs."""
    return hashlib.sha256("\x00".join((*source_of(message), *strings_of(message))).encode()).hexdigest()[:8]


def write(taal: str, catalogus: Catalog) -> None:
    """Write the file with the same bytes for the same texts: no line numbers and no times that change by themselves."""
    catalogus.header_comment = (
        "# Brontaal: Nederlands. Nagekeken? Schrijf boven een tekst: # nagekeken: naam, datum"
    )
    catalogus.project, catalogus.version, catalogus.copyright_holder = "draagkracht", "1", "Draagkracht"
    catalogus.creation_date = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    out = io.BytesIO()
    write_po(out, catalogus, width=120, include_lineno=False)
    path_of(taal).parent.mkdir(parents=True, exist_ok=True)
    path_of(taal).write_bytes(out.getvalue())


def report(taal: str, is_long: bool) -> Iterator[str]:
    """Lines for people: the counts, and each text that is missing."""
    stand = stand_of(taal)
    yield (
        f"{taal}: {stand.vertaald} van {stand.teksten} vertaald, {stand.ontbreekt} niet, {stand.nagekeken} nagekeken"
    )
    for message in messages_of(read_catalogus(taal)) if is_long else ():
        if not is_vertaald(message):
            yield f"   {'oud' if message.fuzzy else 'leeg'}: {source_of(message)[0]}  ({message.locations[0][0]})"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.vertalingen", description=__doc__.splitlines()[0])
    parser.add_argument("--ontbreekt", action="store_true", help="noem elke tekst die nog niet vertaald is")
    parser.add_argument("--alleen-kijken", action="store_true", help="verander geen bestand")
    chosen = parser.parse_args()
    set_up()
    asked = collect()
    for taal in TALEN:
        if not chosen.alleen_kijken:
            write(taal, update(taal, asked))
        print("\n".join(report(taal, chosen.ontbreekt)))
    compile_catalogi()


def set_up() -> None:
    """Django, for the labels of choices; on a data folder of its own."""
    import django

    os.environ.setdefault("DRAAGKRACHT_DATA", str(ROOT / "build" / "vertalingen"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagkracht.config.settings")
    django.setup()


if __name__ == "__main__":
    main()
