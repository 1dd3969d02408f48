"""Table of contents of the data model of what is nearby."""

from .interventies.models import Aanpassing
from .voorzieningen.models import Correctie, Voorziening, Zoekplek, Zoekregel, Zoektekst, Zoektijd

__all__ = ["Aanpassing", "Correctie", "Voorziening", "Zoekplek", "Zoekregel", "Zoektekst", "Zoektijd"]
