"""Table of contents of the data model of what is nearby."""

from .voorzieningen.models import Correctie, Voorziening, Zoekkenmerk, Zoekplek, Zoekregel

__all__ = ["Correctie", "Voorziening", "Zoekkenmerk", "Zoekplek", "Zoekregel"]
