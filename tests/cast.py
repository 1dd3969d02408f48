"""The cast of every test: the same people as in the demo and the documentation."""

from draagkracht.cli.demo.cast import (
    ANDER_TEAM_NAAM,
    BRAM,
    GEMEENTE,
    GEMEENTE_NAAM,
    INWONERS,
    LIESBETH,
    LINDE,
    MARJAN,
    MEDEWERKERS,
    NOOR,
    RACHIDA,
    TEAM_NAAM,
    WACHTWOORD,
    WIM,
    YOUSSEF,
    ZUID,
)

__all__ = [
    "ANDER_TEAM_NAAM",
    "BRAM",
    "GEMEENTE",
    "GEMEENTE_NAAM",
    "INWONERS",
    "LIESBETH",
    "LINDE",
    "MARJAN",
    "MEDEWERKERS",
    "NOOR",
    "RACHIDA",
    "TEAM_NAAM",
    "WACHTWOORD",
    "WIM",
    "YOUSSEF",
    "ZUID",
]
