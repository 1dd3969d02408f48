"""The cast of every test: the same people as in the demo and the documentation."""

from draagkracht.cli.demo.cast import (
    ANDER_TEAM_NAAM,
    BRAM,
    GEMEENTE,
    GEMEENTE_NAAM,
    INWONERS,
    LIESBETH,
    MARJAN,
    MEDEWERKERS,
    NOOR,
    RACHIDA,
    TEAM_NAAM,
    WACHTWOORD,
    WIM,
    YOUSSEF,
)

__all__ = [
    "ANDER_TEAM_NAAM",
    "BRAM",
    "GEMEENTE",
    "GEMEENTE_NAAM",
    "INWONERS",
    "LIESBETH",
    "MARJAN",
    "MEDEWERKERS",
    "NOOR",
    "RACHIDA",
    "TEAM_NAAM",
    "WACHTWOORD",
    "WIM",
    "YOUSSEF",
]
