"""Click in Dutch: headings, help and what is wrong with how a command was typed."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import click

from draagkracht.methodiek.fouten import cite


class _Nederlands:
    """Dutch headings for groups and commands alike."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze uitleg."
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))
        rows = [row for option in options if (row := option.get_help_record(ctx))]
        if rows:
            with formatter.section("Opties"):
                formatter.write_dl(rows)
        if isinstance(self, Groep):
            with formatter.section("Opdrachten"):
                formatter.write_dl(self.lines(ctx))


class Opdracht(_Nederlands, click.Command):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[OPTIES]")
        super().__init__(*args, **kwargs)


class Groep(_Nederlands, click.Group):
    command_class = Opdracht

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[OPTIES]")
        kwargs.setdefault("subcommand_metavar", "OPDRACHT ...")
        super().__init__(*args, **kwargs)

    def lines(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Name and one line of every command in this group."""
        commands = ((naam, self.get_command(ctx, naam)) for naam in self.list_commands(ctx))
        return [(naam, command.get_short_help_str(80)) for naam, command in commands if command]


def explain_usage(fout: click.UsageError) -> str:
    """One Dutch sentence for what click refused, ending with where help is."""
    pad = fout.ctx.command_path if fout.ctx else "draagkracht"
    return f"{_what(fout)} Zie: {pad} --help"


def _what(fout: click.UsageError) -> str:
    if isinstance(fout, click.NoSuchOption):
        return f"De optie {cite(fout.option_name)} bestaat niet."
    if isinstance(fout, click.MissingParameter):
        return f"{_name(fout.param)} ontbreekt."
    if isinstance(fout, click.BadParameter):
        return f"{_name(fout.param)} klopt niet: {fout.message}"
    if isinstance(fout, click.BadOptionUsage):
        return f"De optie {fout.option_name} staat er zonder waarde, of met een waarde te veel."
    if isinstance(fout, click.exceptions.NoSuchCommand):
        return f"De opdracht {cite(fout.command_name)} bestaat niet."
    return "Er staat iets te veel of te weinig achter deze opdracht."


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "Een gegeven"
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.human_readable_name


class HeelGetal(click.ParamType):
    """A whole number from `laag` to `hoog`, refused in Dutch."""

    name = "getal"

    def __init__(self, laag: int, hoog: int) -> None:
        self.laag, self.hoog = laag, hoog

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        if not re.fullmatch(r"-?[0-9]{1,12}", value, re.ASCII):
            self.fail(f"{cite(value)} is geen heel getal.", param, ctx)
        if not self.laag <= int(value) <= self.hoog:
            self.fail(f"{value} ligt niet tussen {self.laag} en {self.hoog}.", param, ctx)
        return int(value)


class Datum(click.ParamType):
    """A date written as 2026-01-31, from 2000 up to and including 2099."""

    name = "datum"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            datum = dt.datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            self.fail(f"{cite(value)} is geen bestaande datum in de vorm 2026-01-31.", param, ctx)
        if not 2000 <= datum.year <= 2099:
            self.fail(f"{cite(value)} ligt niet tussen 2000 en 2099.", param, ctx)
        return datum
