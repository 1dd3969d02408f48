"""`draagkracht simulate`: a made-up study with a known effect."""

from __future__ import annotations

from pathlib import Path

import click

from draagkracht.inzicht.simulatie import Plan, plan_vermogen, simulate
from draagkracht.inzicht.zinnen import getal

from ..nederlands import Opdracht

GEWOON = Plan()


def _option(name: str, kind: type, uitleg: str):
    default = getattr(GEWOON, name)
    shown = getal(default, 2) if kind is float else default
    return click.option(
        f"--{name.replace('_', '-')}",
        type=kind,
        default=default,
        metavar="GETAL",
        help=f"{uitleg} ({shown}).",
    )


@click.command("simulate", cls=Opdracht)
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path))
@_option("gemeenten", int, "Hoeveel gemeenten")
@_option("dossiers", int, "Hoeveel dossiers per gemeente")
@_option("momenten", int, "Hoe vaak er gemeten wordt")
@click.option(
    "--stemmen",
    default=",".join(GEWOON.stemmen),
    metavar="STEMMEN",
    help="Wie er antwoorden, met komma's: inwoner,professional,naaste.",
)
@_option("uitval", float, "Kans om bij een volgend moment weg te zijn, van 0 tot 0.95")
@_option("effect", float, "Verandering per moment, in punten van de schaal")
@_option("zeggenschap", float, "Hoeveel meer verandering per punt zeggenschap boven het midden")
@_option("sd_gemeente", float, "Spreiding tussen gemeenten")
@_option("sd_dossier", float, "Spreiding tussen inwoners")
@_option("sd_meting", float, "Spreiding tussen metingen bij één inwoner")
@_option("sd_antwoord", float, "Spreiding van losse antwoorden")
@_option("zaad", int, "Hetzelfde zaad geeft dezelfde studie")
def opdracht(map_: Path, stemmen: str, **getallen: float) -> None:
    """Maak een verzonnen studie met een bekend effect, om een echte te plannen.

    MAP krijgt onderzoeksbestanden die `draagkracht analyse` leest, en plan.json met wat erin is gestopt.
    Daarna staat er hoe groot de kans is dat een studie als deze het effect vindt, en hoeveel dossiers
    daarvoor nodig zijn.
    """
    plan = Plan(stemmen=tuple(stem.strip() for stem in stemmen.split(",") if stem.strip()), **getallen)
    rows = simulate(plan, map_)
    click.echo(f"Geschreven in {map_}: {rows} antwoorden van {plan.gemeenten * plan.dossiers} dossiers.")
    power = plan_vermogen(plan)
    click.echo(
        f"Van deze dossiers houdt u naar verwachting {power.paren} paren over. De kans dat een studie als deze het effect "
        f"op draaglast vindt, is {round(100 * power.vermogen)} % (gestandaardiseerd effect {getal(power.dz)})."
    )
    if power.nodig_paren is None:
        click.echo("Er is geen effect om te vinden; hoeveel dossiers nodig zijn, is dan niet te zeggen.")
    else:
        click.echo(
            f"Voor een kans van 80 % zijn {power.nodig_paren} paren nodig: "
            f"{power.nodig_dossiers} dossiers om mee te beginnen."
        )
