"""Whether two voices agree, and whether the parts of a pan hang together: figures for research only.

Plain Python: a pan has at most twelve parts, and so no page or command has to load an array library for it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from draagkracht.methodiek.schaal import HOOGSTE, LAAGSTE, check_score

GENOEG_PAREN = 20
TE_WEINIG_PAREN = "minder dan 20 paren: deze cijfers zijn nog onzeker"
_STEPS = 10_000
_CLOSE = 1e-13


@dataclass(frozen=True, slots=True)
class Overeenstemming:
    """Agreement over `n` pairs: `exact` and `binnen_1` as shares (0..1), `kappa` in -1..1.

    A figure that cannot be computed is None; `waarschuwing` is a sentence when there are fewer than 20 pairs.
    """

    n: int
    exact: float | None
    binnen_1: float | None
    kappa: float | None
    waarschuwing: str | None


def overeenstemming(inwoner: Sequence[int | None], professional: Sequence[int | None]) -> Overeenstemming:
    """Return how far two series of scores (0-4, same order, equally long) agree; a pair missing one is
    left out.

    Kappa: Cohen (1968), Psychological Bulletin 70(4), 213-220, with quadratic weights. Raises
    MethodiekFout for a score outside the scale and ValueError for series of unequal length.
    """
    paren = [
        (check_score(a, "inwoner"), check_score(b, "professional"))
        for a, b in zip(inwoner, professional, strict=True)
        if a is not None and b is not None
    ]
    n = len(paren)
    waarschuwing = TE_WEINIG_PAREN if n < GENOEG_PAREN else None
    if not n:
        return Overeenstemming(0, None, None, None, waarschuwing)
    exact = sum(a == b for a, b in paren) / n
    binnen_1 = sum(abs(a - b) <= 1 for a, b in paren) / n
    return Overeenstemming(n, exact, binnen_1, _kappa(paren), waarschuwing)


def _kappa(paren: Sequence[tuple[int, int]]) -> float | None:
    n = len(paren)
    niveaus = range(LAAGSTE, HOOGSTE + 1)
    van = [sum(a == niveau for a, _ in paren) for niveau in niveaus]
    tot = [sum(b == niveau for _, b in paren) for niveau in niveaus]
    seen = sum((a - b) ** 2 for a, b in paren) / n
    expected = sum(van[i] * tot[j] * (i - j) ** 2 for i in niveaus for j in niveaus) / n**2
    # Both voices always gave one and the same score: chance alone already agrees fully, kappa says nothing.
    return None if expected == 0 else 1 - seen / expected


def cronbach_alpha(rijen: Sequence[Sequence[int | None]]) -> float | None:
    """Return Cronbach's alpha over rows (one per person) of scores (one per part); only complete rows count.

    Source: Cronbach (1951), Psychometrika 16, 297-334. None with fewer than two parts or two complete
    rows, or when the sums do not vary.
    """
    kolommen = _complete_columns(rijen)
    if len(kolommen) < 2 or len(kolommen[0]) < 2:
        return None
    totaal = _variance([sum(rij) for rij in zip(*kolommen, strict=True)])
    if totaal == 0:
        return None
    k = len(kolommen)
    return k / (k - 1) * (1 - math.fsum(_variance(kolom) for kolom in kolommen) / totaal)


def mcdonald_omega(rijen: Sequence[Sequence[int | None]]) -> float | None:
    """Return McDonald's omega of a one-factor model over rows of scores; only complete rows count.

    (sum l)^2 / ((sum l)^2 + sum(1 - l^2)), l the loadings that leave the least squared residual
    correlations (minres: Harman & Jones 1966). Source: McDonald (1999), Test Theory. None with fewer than
    three parts or three complete rows, when a part does not vary, or when no single factor can be found.
    """
    kolommen = _complete_columns(rijen)
    if len(kolommen) < 3 or len(kolommen[0]) < 3 or any(_variance(kolom) == 0 for kolom in kolommen):
        return None
    loadings = _one_factor([[_correlation(a, b) for b in kolommen] for a in kolommen])
    if loadings is None:
        return None
    common = math.fsum(loadings) ** 2
    total = common + math.fsum(1 - loading**2 for loading in loadings)
    return common / total if total > 0 else None


def _complete_columns(rijen: Sequence[Sequence[int | None]]) -> list[tuple[int, ...]]:
    recorded = ([score for score in rij if score is not None] for rij in rijen)
    complete = [
        [check_score(score, "score") for score in scores]
        for rij, scores in zip(rijen, recorded, strict=True)
        if len(scores) == len(rij)
    ]
    return list(zip(*complete, strict=True))


def _variance(waarden: Sequence[int]) -> float:
    n = len(waarden)
    # Scores are whole, so this numerator is exact: a constant column gives precisely 0.
    return (n * sum(w * w for w in waarden) - sum(waarden) ** 2) / (n * (n - 1))


def _correlation(a: Sequence[int], b: Sequence[int]) -> float:
    n = len(a)
    covariance = (n * sum(x * y for x, y in zip(a, b, strict=True)) - sum(a) * sum(b)) / (n * (n - 1))
    return covariance / math.sqrt(_variance(a) * _variance(b))


def _one_factor(correlations: Sequence[Sequence[float]]) -> list[float] | None:
    """Minres by turns: each loading in its own least-squares place, the others held, until nothing moves."""
    k = len(correlations)
    loadings = [0.5] * k
    for _ in range(_STEPS):
        moved = 0.0
        for i in range(k):
            weight = math.fsum(loadings[j] ** 2 for j in range(k) if j != i)
            if weight == 0:
                return None
            best = math.fsum(correlations[i][j] * loadings[j] for j in range(k) if j != i) / weight
            best = max(-1.0, min(1.0, best))
            moved, loadings[i] = max(moved, abs(best - loadings[i])), best
        if moved < _CLOSE:
            return loadings
    return None
