"""Problems that tests share."""

from __future__ import annotations

SCHULDEN = {
    "horizon_weken": 26,
    "behapbaar": {"uren_per_week": 6, "tegelijk": 2},
    "draagkracht": {"zelfvertrouwen": 1, "netwerk": 3},
    "doelen": [
        {
            "code": "schulden",
            "onderdeel": "financien",
            "richting": "draaglast_verminderen",
            "ernst": 4,
            "gewicht": 4,
        }
    ],
    "interventies": [
        {
            "code": "schuldhulp",
            "werkt_op": ["schulden"],
            "fase": "stabiliseren",
            "weken": 8,
            "uren_per_week": 2,
            "wachttijd": 2,
            "na": [],
            "niet_met": [],
            "vraagt": {},
            "voorkeur": 0,
            "met_wie": "professional",
        }
    ],
}


def doel(code: str = "d", **fields) -> dict:
    """A goal that any step serves, unless told otherwise."""
    return {
        "code": code,
        "onderdeel": "netwerk",
        "richting": "draagkracht_versterken",
        "ernst": 1,
        "gewicht": 1,
        **fields,
    }


def stap(code: str, **fields) -> dict:
    """An intervention of two weeks and an hour on goal `d`, unless told otherwise."""
    return {
        "code": code,
        "werkt_op": ["d"],
        "fase": "versterken",
        "weken": 2,
        "uren_per_week": 1,
        **fields,
    }


def opgave(doelen, stappen, weken: int = 12, uren: float = 4, tegelijk: int = 2, **draagkracht) -> dict:
    """A problem of these."""
    return {
        "horizon_weken": weken,
        "behapbaar": {"uren_per_week": uren, "tegelijk": tegelijk},
        "draagkracht": draagkracht,
        "doelen": doelen,
        "interventies": stappen,
    }
