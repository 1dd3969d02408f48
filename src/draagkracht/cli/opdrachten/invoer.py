"""`draagkracht import`: what another system knew."""

from __future__ import annotations

import click
from django.utils import timezone

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account, Organisatie
from draagkracht.werkproces.meting.invoer import Verslag, find_opener, import_zrm
from draagkracht.werkproces.meting.invoerbestand import MAX_BYTES

from ..bestanden import read_bytes
from ..database import ensure_klaar
from ..nederlands import Groep

MAX_REGELS = 200


@click.group("import", cls=Groep)
def opdracht() -> None:
    """Neem gegevens over uit een ander systeem."""


@opdracht.command("zrm")
@click.argument("bestand", metavar="BESTAND.csv|xlsx")
@click.option(
    "--gemeente",
    default="",
    metavar="GEMEENTE",
    help="De gemeente, als er meer dan één in de database staat.",
)
@click.option(
    "--door",
    "gebruikersnaam",
    default="",
    metavar="NAAM",
    help="Gebruikersnaam van wie de gegevens overneemt.",
)
@click.option("--proef", "is_proef", is_flag=True, help="Zeg alleen wat er zou gebeuren.")
def zrm(bestand: str, gemeente: str, gebruikersnaam: str, is_proef: bool) -> None:
    """Neem scores van de Zelfredzaamheid-Matrix over als eerste moment.

    Kolommen: dossier, datum, stem en een kolom per ZRM-domein met 1 tot en met 5 of leeg. Een rij die niet klopt, wordt
    overgeslagen en gemeld; hetzelfde bestand nog een keer verandert niets. Een dossier dat nog niet bestaat, wordt
    geopend op naam van wie overneemt, en anders van de eerste professional.
    """
    ruw = read_bytes(bestand, MAX_BYTES)
    ensure_klaar()
    door = _account(gebruikersnaam) if gebruikersnaam else None
    waar = door.gemeente if door else _gemeente(gemeente)
    verslag = import_zrm(
        ruw=ruw,
        gemeente=waar,
        op=timezone.now(),
        door=door,
        opener=find_opener(waar, door),
        kanaal="opdrachtregel",
        is_proef=is_proef,
    )
    for regel in report_lines(verslag):
        click.echo(regel)


def _account(gebruikersnaam: str) -> Account:
    account = Account.objects.filter(gebruikersnaam=gebruikersnaam, is_active=True).first()
    if account is None:
        raise Fout(f"Er is geen actief account met de gebruikersnaam {gebruikersnaam!r}.", "door")
    return account


def _gemeente(gevraagd: str) -> str:
    bekend = sorted(set(Organisatie.objects.values_list("gemeente", flat=True)))
    if gevraagd and gevraagd not in bekend:
        raise Fout(f"De gemeente {gevraagd!r} staat niet in de database.", "gemeente")
    if not gevraagd and len(bekend) != 1:
        welke = f"kies met --gemeente uit {', '.join(bekend)}" if bekend else "doe eerst: draagkracht demo"
        raise Fout(f"Het is niet duidelijk voor welke gemeente dit is: {welke}.", "gemeente")
    return gevraagd or bekend[0]


def report_lines(verslag: Verslag) -> list[str]:
    """The report as people read it; at most 200 lines of each kind of remark."""
    doen = "Zou overnemen" if verslag.is_proef else "Overgenomen"
    regels = [
        f"Gelezen: {_count(verslag.rijen, 'rij', 'rijen')}.",
        f"{doen}: {_count(verslag.ingelezen, 'rij', 'rijen')} met {_count(verslag.waarden, 'waarde', 'waarden')},"
        f" waarvan {verslag.afgeleid} afgeleid.",
        f"Al aanwezig: {_count(verslag.al_aanwezig, 'rij', 'rijen')}.",
    ]
    if verslag.nieuwe_dossiers:
        regels.append(
            f"Nieuw: {_count(verslag.nieuwe_dossiers, 'dossier', 'dossiers')}, op naam van {verslag.op_naam_van}."
        )
    if verslag.onbekende_kolommen:
        regels.append(f"Niet herkend en niet gebruikt: {', '.join(verslag.onbekende_kolommen)}.")
    if verslag.zonder_onderdeel:
        regels.append(f"Heeft hier geen onderdeel: {', '.join(verslag.zonder_onderdeel)}.")
    regels += _remarks("Overgeslagen", verslag.overgeslagen)
    return regels + _remarks("Anders dan wat er al staat", verslag.anders)


def _remarks(kop: str, meldingen: list[tuple[int, str]]) -> list[str]:
    if not meldingen:
        return []
    regels = [f"{kop}: {_count(len(meldingen), 'rij', 'rijen')}."]
    regels += [f"  regel {regel}: {waarom}" for regel, waarom in meldingen[:MAX_REGELS]]
    if len(meldingen) > MAX_REGELS:
        regels.append(f"  en nog {len(meldingen) - MAX_REGELS}.")
    return regels


def _count(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"
