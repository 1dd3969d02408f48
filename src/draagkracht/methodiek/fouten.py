"""The one error tree of the method: bad input becomes one Dutch sentence that names the place."""

from decimal import Decimal

_LANGSTE_CITAAT = 40


class MethodiekFout(ValueError):
    """A value that the method refuses.

    `veld` is the path of the value (`metingen[0].draaglast.financien`; "" when the whole input is meant) and
    `zin` is one Dutch sentence for people. `str()` gives the sentence. Doors map this class once.
    """

    def __init__(self, veld: str, zin: str) -> None:
        super().__init__(zin)
        self.veld = veld
        self.zin = zin


class InstrumentFout(MethodiekFout):
    """An instrument file that cannot be used; `problemen` holds every problem found, one sentence each."""

    def __init__(self, veld: str, problemen: list[str]) -> None:
        super().__init__(veld, problemen[0])
        self.problemen = tuple(problemen)


def cite(waarde: object) -> str:
    """Return foreign input fit to print inside a sentence: at most 40 characters, all of them printable.

    Unprintable characters and lone surrogates become escapes, so that writing the sentence to a terminal
    or a page can never fail. Shapes are named instead of printed: nobody reads a nested object back in
    one sentence.
    """
    if waarde is None:
        return "null"
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, dict):
        return "een object"
    if isinstance(waarde, (list, tuple)):
        return "een lijst"
    tekst = waarde if isinstance(waarde, str) else _cite_number(waarde)
    veilig = "".join(
        teken if teken.isprintable() else ascii(teken)[1:-1] for teken in tekst[:_LANGSTE_CITAAT]
    )
    rest = "..." if len(tekst) > _LANGSTE_CITAAT else ""
    return f"'{veilig}{rest}'" if isinstance(waarde, str) else f"{veilig}{rest}"


def _cite_number(waarde: object) -> str:
    # Python refuses to print an integer of more than 4300 digits; such input must still get its sentence.
    if isinstance(waarde, int) and abs(waarde) >= 10**_LANGSTE_CITAAT:
        return "een veel te groot getal"
    return str(waarde) if isinstance(waarde, (int, float, Decimal)) else type(waarde).__name__
