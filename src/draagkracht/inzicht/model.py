"""The model over all moments: does it change with time, and does it change more where residents had more say.

A linear mixed model (REML) with a random intercept for the dossier within the municipality, fitted by `mixedlm`, which gives
what lme4 gives. Intervals are by the normal distribution.
"""

from __future__ import annotations

import math
import warnings
from typing import Any

import ibis.expr.types as ir
import pandas as pd
from scipy import stats

from draagkracht.methodiek.fouten import MethodiekFout

from . import tabellen
from .onderzoek import STEMMEN
from .tabellen import BALANS, EENHEID, HEEL, NUMMER

MINSTE = 10  # persons with more than one moment below which a model says nothing
MIDDEN = 2.0  # of the scale of zeggenschap, so that `moment` is the change of somebody in the middle
UITKOMSTEN = (("draaglast", "score"), ("draagkracht", "inzetbaar"), (BALANS, BALANS))
TERMEN = {
    "(Intercept)": "begin",
    "moment": "moment",
    "zeggenschap": "zeggenschap",
    "moment:zeggenschap": "moment:zeggenschap",
}


def fit_models(means: ir.Table, mensen: ir.Table, dossiers: ir.Table) -> list[dict[str, Any]]:
    """For each voice and outcome a model of change over moments, and one with the influence of zeggenschap.

    `means` as `tabellen.mean_pans` gives, `mensen` as `number_people`. `termen` is None where there are too few persons or
    no spread. Raises MethodiekFout for dossiers that do not hold.
    """
    wanted = means.filter(
        means.cel.isin([NUMMER[stem, pan, maat, HEEL] for stem in STEMMEN for pan, maat in UITKOMSTEN[:2]])
    )
    data = pd.concat([wanted.to_pandas(), tabellen.mean_balans(means).to_pandas()], ignore_index=True)
    people = mensen.to_pandas()
    said = dossiers.select(*tabellen.PERSOON, "zeggenschap").to_pandas()
    _check_dossiers(said)
    people = people.merge(said, on=list(tabellen.PERSOON), how="left")
    data = data.merge(people[["persoon", "gemeente", "zeggenschap"]], on="persoon", how="left")
    data["moment"] = data["moment"].astype(float)
    data["waarde"] = data["waarde"] / EENHEID
    data["zeggenschap"] = data["zeggenschap"].astype(float) - MIDDEN
    data = data.sort_values(["persoon", "moment"], kind="stable")
    found = []
    for stem in STEMMEN:
        for pan, maat in UITKOMSTEN:
            own = data[data["cel"] == NUMMER[stem, pan, maat, HEEL]]
            for vorm, formula in (
                ("tijd", "waarde ~ moment"),
                ("zeggenschap", "waarde ~ moment * zeggenschap"),
            ):
                rows = own if vorm == "tijd" else own[own["zeggenschap"].notna()]
                found.append({"stem": stem, "pan": pan, "maat": maat, "model": vorm} | _fit(rows, formula))
    return found


def _check_dossiers(said: pd.DataFrame) -> None:
    """Raises MethodiekFout for a dossier that stands there twice, and for zeggenschap outside the scale."""
    double = said[said.duplicated(list(tabellen.PERSOON))]
    for row in double.itertuples():
        raise MethodiekFout(
            "dossiers", f"In dossiers staat dossier {row.dossier} van {row.gemeente} twee keer."
        )
    for row in said[(said["zeggenschap"] < 0) | (said["zeggenschap"] > 4)].itertuples():
        raise MethodiekFout(
            "zeggenschap",
            f"In dossiers heeft dossier {row.dossier} van {row.gemeente} als zeggenschap {row.zeggenschap}; "
            "dat is een getal van 0 tot en met 4.",
        )


def _fit(rows: pd.DataFrame, formula: str) -> dict[str, Any]:
    persons, places = rows["persoon"].nunique(), rows["gemeente"].nunique()
    basis: dict[str, Any] = {
        "n": len(rows),
        "n_dossiers": persons,
        "n_gemeenten": places,
        "termen": None,
        "sd_gemeente": None,
        "sd_dossier": None,
        "sd_rest": None,
    }
    repeated = int((rows.groupby("persoon").size() > 1).sum())
    varies = "zeggenschap" not in formula or rows["zeggenschap"].nunique() > 1
    if repeated < MINSTE or rows["waarde"].nunique() < 2 or rows["moment"].nunique() < 2 or not varies:
        return basis
    import mixedlm  # a second of start that a folder too small for a model does without

    groups = "(1|gemeente) + (1|persoon)" if places > 1 else "(1|persoon)"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a variance of nothing is an answer, and is told as 0
            fitted = mixedlm.lmer(f"{formula} + {groups}", rows)
        estimates, covariance = fitted.fixef(), fitted.vcov()
        spread = {name: group for name, group in fitted.VarCorr().groups.items()}
    except (ValueError, ArithmeticError, RuntimeError):
        return basis
    return basis | {"termen": _terms(estimates, covariance), **_spread(spread, float(fitted.sigma))}


def _terms(estimates: dict[str, float], covariance: Any) -> list[dict[str, Any]]:
    found = []
    half = float(stats.norm.ppf(0.975))
    for i, (name, value) in enumerate(estimates.items()):
        se = math.sqrt(float(covariance[i, i]))
        z = float(value) / se if se else None
        found.append(
            {
                "term": TERMEN[name],
                "schatting": float(value),
                "se": se,
                "z": z,
                "p": float(2 * stats.norm.sf(abs(z))) if z is not None else None,
                "laag": float(value) - half * se,
                "hoog": float(value) + half * se,
            }
        )
    return found


def _spread(groups: dict[str, Any], sigma: float) -> dict[str, float | None]:
    def of(name: str) -> float | None:
        if name not in groups:
            return None
        return float(next(iter(groups[name].stddev.values())))

    return {"sd_gemeente": of("gemeente"), "sd_dossier": of("persoon"), "sd_rest": sigma}
