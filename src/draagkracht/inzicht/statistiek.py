"""The figures themselves, from counts: change in pairs, agreement between two, and consistency of a pan.

Everything here takes counts (how often each difference, each pair of answers) or sums, so that it costs the same for a
hundred dossiers and for a hundred million. What cannot be computed is None.
"""

from __future__ import annotations

import dataclasses
import math
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special, stats

BETROUWBAARHEID = 0.95
NIVEAUS = 5  # scores 0-4
EXACT_TOT = 50  # so many pairs without ties or zeros have an exact p
ALLE_TEKENS_TOT = 13  # so many pairs with ties or zeros have one as well; above it the p is approximated
SAMEN = 9  # decimals after which two differences are the same


@dataclass(frozen=True)
class Verandering:
    """Change in pairs. `n` pairs, of which `omhoog` rose, `gelijk` stayed, `omlaag` fell; the rest is None for no pairs."""

    n: int
    gemiddelde_0: float | None = None
    gemiddelde_1: float | None = None
    verschil: float | None = None
    sd: float | None = None
    t: float | None = None
    df: int | None = None
    p: float | None = None
    laag: float | None = None
    hoog: float | None = None
    dz: float | None = None
    g: float | None = None
    wilcoxon_w: float | None = None
    wilcoxon_p: float | None = None
    omhoog: int | None = 0
    gelijk: int | None = 0
    omlaag: int | None = 0


def paired_change(verschillen: Mapping[float, int], som_0: float, som_1: float) -> Verandering:
    """The figures of change from how often each difference (last minus first) occurs.

    `som_0` and `som_1` are the sums of the first and the last values. Source: Student's t for pairs; Cohen's dz; Hedges' g
    with the exact gamma correction for n - 1 degrees of freedom; Wilcoxon's signed ranks without zeros, as SciPy does.
    """
    n = sum(verschillen.values())
    if n == 0:
        return Verandering(0)
    mean = math.fsum(d * k for d, k in verschillen.items()) / n
    rounded = _merge(verschillen)
    w, wilcoxon_p = _wilcoxon(rounded)
    squares = math.fsum(k * (d - mean) ** 2 for d, k in verschillen.items())
    return dataclasses.replace(
        _change(n, som_0 / n, som_1 / n, mean, squares),
        wilcoxon_w=w,
        wilcoxon_p=wilcoxon_p,
        omhoog=sum(k for d, k in rounded.items() if d > 0),
        gelijk=rounded.get(0.0, 0),
        omlaag=sum(k for d, k in rounded.items() if d < 0),
    )


def change_from_sums(sommen: Mapping[str, int | None], eenheid: int) -> Verandering:
    """The same figures, without Wilcoxon's, from whole sums in units of 1/`eenheid`: n, som_0, som_1, som_d, som_dd and
    how many rose, stayed and fell. The sums are whole, so that nothing is lost in adding them up.
    """
    n, total, squares = int(sommen["n"] or 0), int(sommen["som_d"] or 0), int(sommen["som_dd"] or 0)
    if n == 0:
        return Verandering(0)
    unit = n * eenheid
    about_mean = (squares * n - total**2) / (n * eenheid**2)
    return dataclasses.replace(
        _change(
            n, int(sommen["som_0"] or 0) / unit, int(sommen["som_1"] or 0) / unit, total / unit, about_mean
        ),
        omhoog=sommen["omhoog"],
        gelijk=sommen["gelijk"],
        omlaag=sommen["omlaag"],
    )


def _change(n: int, mean_0: float, mean_1: float, mean: float, squares: float) -> Verandering:
    """`squares` is the sum of the squared distances of the differences to their mean."""
    found = Verandering(n, mean_0, mean_1, mean)
    if n == 1:
        return found
    sd, df = math.sqrt(squares / (n - 1)), n - 1
    if sd < 10**-SAMEN:  # everybody changed by as much: there is no spread to weigh it against
        return dataclasses.replace(found, sd=0.0, df=df)
    se, dz = sd / math.sqrt(n), mean / sd
    half = float(stats.t.ppf((1 + BETROUWBAARHEID) / 2, df)) * se
    return dataclasses.replace(
        found,
        sd=sd,
        t=mean / se,
        df=df,
        p=float(2 * stats.t.sf(abs(mean / se), df)),
        laag=mean - half,
        hoog=mean + half,
        dz=dz,
        g=dz * hedges(df),
    )


def hedges(df: int) -> float:
    """The exact correction of Hedges (1981) for `df` degrees of freedom, 1 or more; it is 0 for one."""
    return math.exp(special.gammaln(df / 2) - special.gammaln((df - 1) / 2)) / math.sqrt(df / 2)


def _merge(verschillen: Mapping[float, int]) -> dict[float, int]:
    """Differences that are equal but for the noise of a division count as one; -0 is 0."""
    found: dict[float, int] = {}
    for d, k in verschillen.items():
        key = round(d, SAMEN) + 0.0
        found[key] = found.get(key, 0) + k
    return found


def _wilcoxon(rounded: Mapping[float, int]) -> tuple[float | None, float | None]:
    """W (the smaller sum of ranks) and the two-sided p, as scipy.stats.wilcoxon(zero_method="wilcox", method="auto").

    SciPy looks at every way the signs could have fallen where there are few pairs with ties or zeros; it does so one by one.
    Here the sums of ranks are counted instead, which gives the same and takes no time.
    """
    n, zeros = sum(rounded.values()), rounded.get(0.0, 0)
    if n == zeros:
        return None, None
    by_size: dict[float, list[int]] = {}
    for d, k in rounded.items():
        if d:
            by_size.setdefault(abs(d), [0, 0])[d > 0] += k
    has_ties = any(sum(both) > 1 for both in by_size.values())
    if n <= EXACT_TOT and not zeros and not has_ties:
        found = stats.wilcoxon(np.array(list(rounded)), zero_method="wilcox", method="exact")
        return float(found.statistic), float(found.pvalue)
    before, down_sum, up_sum, ties = 0, 0.0, 0.0, 0
    ranks: list[float] = []
    for size in sorted(by_size):
        down, up = by_size[size]
        together = down + up
        rank = before + (together + 1) / 2
        down_sum, up_sum = down_sum + rank * down, up_sum + rank * up
        ties += together**3 - together
        before += together
        if n <= ALLE_TEKENS_TOT:
            ranks += [rank] * together
    if n <= ALLE_TEKENS_TOT:
        return min(down_sum, up_sum), _sign_p(ranks, up_sum)
    se = math.sqrt((before * (before + 1) * (2 * before + 1) - ties / 2) / 24)
    z = (up_sum - before * (before + 1) / 4) / se
    return min(down_sum, up_sum), float(2 * stats.norm.sf(abs(z)))


def _sign_p(ranks: Sequence[float], up_sum: float) -> float:
    """The two-sided p of this sum of positive ranks among all ways the signs could have fallen."""
    doubled = [round(2 * rank) for rank in ranks]  # ties make halves
    ways = np.zeros(sum(doubled) + 1)
    ways[0] = 1
    for rank in doubled:
        ways[rank:] = ways[rank:] + ways[: len(ways) - rank]
    seen = round(2 * up_sum)
    one_side = min(ways[: seen + 1].sum(), ways[seen:].sum()) / ways.sum()
    return min(1.0, float(2 * one_side))


@dataclass(frozen=True)
class Overeenstemming:
    """How far two voices say the same of one part: shares of pairs, and quadratic weighted kappa (Cohen 1968)."""

    n: int
    exact: float | None = None
    binnen_1: float | None = None
    kappa: float | None = None


def agreement(paren: Mapping[tuple[int, int], int]) -> Overeenstemming:
    """Agreement from how often each pair of scores (0-4, 0-4) occurs. No kappa where all give one and the same score."""
    n = sum(paren.values())
    if n == 0:
        return Overeenstemming(0)
    exact = sum(k for (a, b), k in paren.items() if a == b) / n
    near = sum(k for (a, b), k in paren.items() if abs(a - b) <= 1) / n
    first, second = [0] * NIVEAUS, [0] * NIVEAUS
    for (a, b), k in paren.items():
        first[a] += k
        second[b] += k
    seen = sum((a - b) ** 2 * k for (a, b), k in paren.items())
    chance = sum((a - b) ** 2 * first[a] * second[b] for a in range(NIVEAUS) for b in range(NIVEAUS)) / n
    return Overeenstemming(n, exact, near, 1 - seen / chance if chance else None)


@dataclass(frozen=True)
class Samenhang:
    """Internal consistency of a pan over `n` complete answers: Cronbach's alpha and McDonald's omega (one factor)."""

    n: int
    alpha: float | None = None
    omega: float | None = None


def consistency(n: int, sommen: Sequence[float], producten: Sequence[Sequence[float]]) -> Samenhang:
    """Consistency from sums: `sommen[i]` of part i, `producten[i][j]` of part i times part j, over complete answers.

    Omega is that of one common factor, fitted by maximum likelihood (statsmodels), on the parts' own scale. None where
    there are too few answers for as many parts, a part does not vary, or no factor can be fitted.
    """
    k = len(sommen)
    if n < 2 or k < 2:
        return Samenhang(n)
    sums = np.asarray(sommen, dtype=float)
    covariance = (np.asarray(producten, dtype=float) - np.outer(sums, sums) / n) / (n - 1)
    total = float(covariance.sum())
    if total <= 0:
        return Samenhang(n)
    alpha = k / (k - 1) * (1 - float(np.trace(covariance)) / total)
    return Samenhang(n, alpha, _omega(covariance) if n > k else None)


def _omega(covariance: np.ndarray) -> float | None:
    from statsmodels.multivariate.factor import Factor  # two seconds of start that only this figure needs

    spread = np.sqrt(np.diag(covariance))
    if not (spread > 0).all():
        return None
    correlation = covariance / np.outer(spread, spread)
    sizes, vectors = np.linalg.eigh(correlation)
    # A start of our own: by itself it begins somewhere else each time, and stops somewhere else in the last decimals.
    begin = np.clip(np.abs(vectors[:, -1]) * math.sqrt(sizes[-1]), 0.1, 0.95)
    try:
        factor = Factor(corr=correlation, n_factor=1, method="ml")
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # that it can come no closer than the machine counts is no trouble
            fitted = factor.fit(start=(begin[:, None], 1 - begin**2), opt={"gtol": 1e-9, "maxiter": 10_000})
        loadings = fitted.loadings[:, 0] * spread
    except (np.linalg.LinAlgError, ValueError, RuntimeError):
        return None
    common = float(loadings.sum()) ** 2
    rest = float(np.sum(np.diag(covariance) - loadings**2))
    found = common / (common + rest)
    return found if math.isfinite(found) and rest >= 0 else None


@dataclass(frozen=True)
class Groep:
    """A group of values by its sums: how many, their sum and the sum of their squares."""

    n: int
    som: float = 0.0
    kwadraten: float = 0.0

    @property
    def gemiddelde(self) -> float | None:
        return self.som / self.n if self.n else None

    @property
    def variantie(self) -> float | None:
        if self.n < 2:
            return None
        return max(0.0, (self.kwadraten - self.som**2 / self.n) / (self.n - 1))


@dataclass(frozen=True)
class Vergelijking:
    """Two groups side by side, by Welch (1947): unequal spread, unequal size."""

    verschil: float | None = None
    t: float | None = None
    df: float | None = None
    p: float | None = None


def compare_groups(een: Groep, ander: Groep) -> Vergelijking:
    """`een` minus `ander`; None where a group has fewer than two values or nothing varies."""
    if een.gemiddelde is None or ander.gemiddelde is None:
        return Vergelijking()
    difference = een.gemiddelde - ander.gemiddelde
    if een.variantie is None or ander.variantie is None:
        return Vergelijking(difference)
    a, b = een.variantie / een.n, ander.variantie / ander.n
    if a + b <= 0:
        return Vergelijking(difference)
    t = difference / math.sqrt(a + b)
    df = (a + b) ** 2 / (a**2 / (een.n - 1) + b**2 / (ander.n - 1))
    return Vergelijking(difference, t, df, float(2 * stats.t.sf(abs(t), df)))
