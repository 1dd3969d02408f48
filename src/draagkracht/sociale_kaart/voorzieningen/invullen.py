"""What people fill in about a facility, made the same as what a file would say: so that writing it out and back is equal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from draagkracht.methodiek.fouten import MethodiekFout, cite

from .getallen import GeenGetal, bedrag_in, read_bedrag, read_leeftijd
from .plekken import make_plekken
from .talen import load_talen
from .tekst import clean_email, clean_line, clean_long, clean_phone, clean_web
from .themas import limit, order
from .tijden import MAX_TIJDEN, Tijd, order_tijden
from .waarden import LENGTES, TELEFOONS, VELDEN, Waarden, without_doubles

LANG = ("omschrijving", "voor_wie", "aanmelden", "let_op")
KORT = ("naam", "organisatie", "contact")


def clean_waarden(gegevens: Mapping[str, Any]) -> Waarden:
    """The fields of `gegevens` that a facility has, ready to keep. Raises MethodiekFout with the field and a sentence."""
    schoon: Waarden = {}
    for veld in VELDEN:
        if veld in gegevens:
            schoon[veld] = CLEANERS[veld](veld, gegevens[veld])
    if schoon.get("naam") == "":
        raise MethodiekFout("naam", "Schrijf op hoe de voorziening heet.")
    if "kosten" in schoon and schoon.get("bedrag") is None:
        schoon["bedrag"] = bedrag_in(schoon["kosten"])
    van, tot = schoon.get("leeftijd_van"), schoon.get("leeftijd_tot")
    if van is not None and tot is not None and van > tot:
        raise MethodiekFout("leeftijd_tot", "De hoogste leeftijd is lager dan de laagste.")
    return schoon


def _long(veld: str, waarde: Any) -> str:
    return clean_long(waarde, 2_000 if veld in ("kosten", "tijden_tekst") else 20_000)


def _line(veld: str, waarde: Any) -> str:
    return clean_line(waarde, LENGTES[veld])


def _status(veld: str, waarde: Any) -> str:
    if waarde not in ("actief", "tijdelijk_dicht", "gestopt"):
        raise MethodiekFout(veld, "Kies of de voorziening actief is, tijdelijk dicht of gestopt.")
    return waarde


def _checked(maak: Callable[[Any], str], zin: str) -> Callable[[str, Any], str]:
    def clean(veld: str, waarde: Any) -> str:
        ruw = clean_line(waarde, 600)
        schoon = maak(ruw)
        if ruw and not schoon:
            raise MethodiekFout(veld, zin)
        return schoon

    return clean


def _telefoon(veld: str, waarde: Any) -> str:
    nummers = []
    for deel in clean_line(waarde, 200).replace(" / ", ";").split(";"):
        if deel.strip() and not (nummer := clean_phone(deel)):
            raise MethodiekFout(veld, f"{cite(deel.strip())} is geen telefoonnummer.")
        if deel.strip():
            nummers.append(nummer)
    schoon = TELEFOONS.join(without_doubles(nummers))
    if len(schoon) > LENGTES["telefoon"]:
        raise MethodiekFout(veld, "Dit zijn te veel telefoonnummers.")
    return schoon


def _number(lees: Callable[[Any], Any]) -> Callable[[str, Any], Any]:
    def clean(veld: str, waarde: Any) -> Any:
        try:
            return lees(waarde if not isinstance(waarde, str) or waarde.strip() else None)
        except GeenGetal as fout:
            raise MethodiekFout(veld, str(fout)) from None

    return clean


def _plekken(veld: str, waarde: Any) -> list[Any]:
    opmerkingen: list[str] = []
    plekken = make_plekken(waarde, opmerkingen)
    # Swapped coordinates are turned, in a form too; what cannot be a place is for the person to look at.
    over = [zin for zin in opmerkingen if "omgedraaid" not in zin]
    if over:
        raise MethodiekFout(veld, over[0])
    return plekken


def _tijden(veld: str, waarde: list[Tijd]) -> list[Tijd]:
    if len(waarde) > MAX_TIJDEN:
        raise MethodiekFout(veld, "Dit zijn te veel openingstijden.")
    return order_tijden(waarde)


CLEANERS: Mapping[str, Callable[[str, Any], Any]] = {
    **dict.fromkeys((*LANG, "kosten", "tijden_tekst"), _long),
    **dict.fromkeys(KORT, _line),
    "status": _status,
    "email": _checked(clean_email, "Dit is geen e-mailadres."),
    "web": _checked(
        clean_web, "Dit is geen webadres. Een webadres ziet er zo uit: https://www.voorbeeld.nl/"
    ),
    "telefoon": _telefoon,
    "onderdelen": lambda veld, codes: order(codes),
    "trefwoorden": lambda veld, woorden: limit((clean_line(woord, 60) for woord in woorden), []),
    "talen": lambda veld, codes: sorted(set(codes) & load_talen().keys()),
    "bedrag": _number(lambda w: read_bedrag(str(w) if w is not None else None)),
    "leeftijd_van": _number(read_leeftijd),
    "leeftijd_tot": _number(read_leeftijd),
    "plekken": _plekken,
    "tijden": _tijden,
}
