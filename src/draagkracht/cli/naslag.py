"""Writes docs/naslag/opdrachten.md from the commands themselves: python -m draagkracht.cli.naslag"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from . import draagkracht

BESTAND = Path("docs/naslag/opdrachten.md")
KOP = """# Opdrachten

Deze bladzijde is gemaakt uit de opdrachten zelf met `python -m draagkracht.cli.naslag`. Verander haar daar, niet hier.

Een opdracht geeft 0 als het lukte. Klopt er iets niet aan wat is ingevoerd, dan geeft zij 2, zegt zij op de
foutuitvoer in één zin wat en waar, en is de gewone uitvoer leeg. `draagkracht check` geeft 1 als er iets niet in orde is.
"""


def render() -> str:
    """The page as Markdown."""
    ctx = click.Context(draagkracht, info_name="draagkracht")
    return "\n".join([KOP, *_sections(draagkracht, ctx)])


def _sections(groep: click.Group, ctx: click.Context) -> Iterator[str]:
    for naam in groep.list_commands(ctx):
        opdracht = groep.get_command(ctx, naam)
        if opdracht is None:
            continue
        onder = click.Context(opdracht, info_name=naam, parent=ctx)
        yield f"## `{onder.command_path}`\n"
        yield f"```text\n{opdracht.get_help(onder)}\n```\n"
        if isinstance(opdracht, click.Group):
            yield from _sections(opdracht, onder)


if __name__ == "__main__":
    BESTAND.parent.mkdir(parents=True, exist_ok=True)
    BESTAND.write_text(render(), encoding="utf-8")
