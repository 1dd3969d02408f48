"""The same figures from an independent library, on data nobody chose."""

import random

import numpy as np
import pytest
from statsmodels.multivariate.factor import Factor
from statsmodels.stats.inter_rater import cohens_kappa

from draagkracht.methodiek.samenhang import cronbach_alpha, mcdonald_omega, overeenstemming


def scores_of(seed: int, people: int, parts: int) -> list[list[int]]:
    """Scores 0-4 that share one source, so that a single factor is there to be found."""
    rng = random.Random(seed)
    levels = [rng.gauss(2, 1) for _ in range(people)]
    return [[min(4, max(0, round(level + rng.gauss(0, 0.8)))) for _ in range(parts)] for level in levels]


@pytest.mark.parametrize("seed", range(5))
def test_kappa_equals_that_of_statsmodels(seed):
    rows = scores_of(seed, people=60, parts=2)
    table = np.zeros((5, 5))
    for a, b in rows:
        table[a, b] += 1
    expected = cohens_kappa(table, weights=np.arange(5) ** 1, wt="quadratic").kappa
    ours = overeenstemming([a for a, _ in rows], [b for _, b in rows])
    assert ours.kappa == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_alpha_equals_that_of_numpy(seed):
    data = np.array(scores_of(seed, people=50, parts=8))
    k = data.shape[1]
    expected = k / (k - 1) * (1 - data.var(axis=0, ddof=1).sum() / data.sum(axis=1).var(ddof=1))
    assert cronbach_alpha(data.tolist()) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_omega_equals_that_of_the_factor_model_of_statsmodels(seed):
    data = np.array(scores_of(seed, people=80, parts=8))
    fitted = Factor(corr=np.corrcoef(data.T), n_factor=1, method="pa").fit(maxiter=20_000, tol=1e-14)
    loadings = np.abs(fitted.loadings[:, 0])
    expected = loadings.sum() ** 2 / (loadings.sum() ** 2 + (1 - loadings**2).sum())
    assert mcdonald_omega(data.tolist()) == pytest.approx(expected, rel=1e-6)
