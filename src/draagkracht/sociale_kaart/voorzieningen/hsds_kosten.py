"""What a service of HSDS costs: in words, and the lowest price that can be searched for."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from draagkracht.methodiek.fouten import cite

from .gelezen import read_datum
from .getallen import GeenGetal, bedrag_in, read_bedrag
from .hsds_ouder import Dienst, as_list
from .tekst import clean_line, clean_long
from .waarden import Waarden, without_doubles


def read_kosten(dienst: Dienst, vandaag: dt.date, opmerkingen: list[str]) -> Waarden:
    """What it costs in words, with every price that has a condition; and the lowest price."""
    opties = _current_options(dienst, vandaag, opmerkingen)
    bedragen = [b for optie in opties if (b := _amount(optie, opmerkingen)) is not None]
    kosten = clean_long(dienst.get("fees_description"), 2_000)
    regels = [kosten] + [
        tekst
        for optie in opties
        if (optie.get("option") or optie.get("amount_description"))
        and (tekst := _describe_option(optie)) not in kosten
    ]
    bedrag = min(bedragen) if bedragen else bedrag_in(kosten)
    return {"kosten": clean_long("\n".join(without_doubles(regels)), 2_000), "bedrag": bedrag}


def _current_options(dienst: Dienst, vandaag: dt.date, opmerkingen: list[str]) -> list[Dienst]:
    """The prices that hold today; another one is left out, and said so."""
    opties = []
    for optie in as_list(dienst.get("cost_options")):
        eind = read_datum(optie.get("valid_to"))
        begin = read_datum(optie.get("valid_from"))
        if eind and eind < vandaag:
            opmerkingen.append(f"Een prijs die gold tot en met {eind} is niet overgenomen.")
        elif begin and begin > vandaag:
            opmerkingen.append(f"Een prijs die pas geldt vanaf {begin} is niet overgenomen.")
        else:
            opties.append(optie)
    return opties


def _amount(optie: Dienst, opmerkingen: list[str]) -> Decimal | None:
    munt = clean_line(optie.get("currency"), 10).upper()
    try:
        bedrag = read_bedrag(optie.get("amount"))
    except GeenGetal as fout:
        opmerkingen.append(str(fout))
        return None
    if bedrag is not None and munt not in ("", "EUR", "€"):
        opmerkingen.append(f"Een bedrag in {cite(munt)} is niet overgenomen: alleen euro.")
        return None
    return bedrag


def _describe_option(optie: Dienst) -> str:
    """One price in words: "met stadspas: 2.5 EUR, per keer"."""
    wat, bedrag, munt, verder = (
        clean_line(optie.get(naam), 200) for naam in ("option", "amount", "currency", "amount_description")
    )
    prijs = f"{bedrag} {munt.upper()}".strip() if bedrag else ""
    achter = ", ".join(deel for deel in (prijs, verder) if deel)
    return ": ".join(deel for deel in (wat, achter) if deel)
