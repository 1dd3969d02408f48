"""The figures of a folder, next to what pandas and SciPy say of the same rows, written apart from it."""

from __future__ import annotations

import itertools
import math
import warnings

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from scipy.special import gamma

from draagkracht.inzicht.analyse import analyse
from draagkracht.inzicht.statistiek import agreement, consistency, paired_change
from draagkracht.inzicht.tabellen import cells
from draagkracht.methodiek.schaal import kader_codes

from .bestanden import PANNEN, make_dossiers, make_metingen, write

CEL = ["stem", "pan", "maat", "onderdeel"]
WHO = ["gemeente", "dossier"]


def pairs_of(m: pd.DataFrame) -> dict[tuple, tuple[np.ndarray, np.ndarray]]:
    """Per cell the first and last values of who has both, by plain Python."""
    last = {who: g["moment"].max() for who, g in m.groupby(WHO)}
    values: dict[tuple, dict[tuple, dict[int, float]]] = {}
    for who, moment, stem, pan, maat, code, score in zip(
        zip(m.gemeente, m.dossier, strict=True), m.moment, m.stem, m.pan, m.maat, m.onderdeel, m.score, strict=True
    ):  # fmt: skip
        values.setdefault((stem, pan, maat, code), {}).setdefault(who, {})[moment] = score
    for stem in m.stem.unique():
        for pan, maat in PANNEN:
            codes = kader_codes(pan)
            for who in last:
                for moment in (0, last[who]):
                    found = [
                        v
                        for code in codes
                        if (v := values.get((stem, pan, maat, code), {}).get(who, {}).get(moment)) is not None
                    ]
                    if len(found) * 2 >= len(codes):
                        mean = sum(found) / len(found)
                        values.setdefault((stem, pan, maat, "*"), {}).setdefault(who, {})[moment] = mean
        for who in last:
            for moment in (0, last[who]):
                kracht = values.get((stem, "draagkracht", "inzetbaar", "*"), {}).get(who, {}).get(moment)
                zwaar = values.get((stem, "draaglast", "score", "*"), {}).get(who, {}).get(moment)
                if kracht is not None and zwaar is not None:
                    cel = (stem, "balans", "balans", "*")
                    values.setdefault(cel, {}).setdefault(who, {})[moment] = kracht - zwaar
    found = {}
    for cel, by_who in values.items():
        both = [
            (v[0], v[last[who]]) for who, v in by_who.items() if last[who] > 0 and 0 in v and last[who] in v
        ]
        if both:
            found[cel] = tuple(np.array(column, dtype=float) for column in zip(*both, strict=True))
    return found


def expected(x0: np.ndarray, x1: np.ndarray) -> dict[str, float]:
    d = x1 - x0
    n = len(d)
    found = {"n": n, "gemiddelde_0": x0.mean(), "gemiddelde_1": x1.mean(), "verschil": d.mean()}
    rounded = np.round(d, 9)
    found |= {
        "omhoog": int((rounded > 0).sum()),
        "gelijk": int((rounded == 0).sum()),
        "omlaag": int((rounded < 0).sum()),
    }
    if (
        rounded.any() and not 10 <= n <= 13
    ):  # there SciPy takes a second a test; see test_every_way_the_signs_could_fall
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            w = stats.wilcoxon(rounded, zero_method="wilcox", method="auto")
        found |= {"wilcoxon_w": w.statistic, "wilcoxon_p": w.pvalue}
    if n > 1 and d.std(ddof=1) > 1e-9:
        t = stats.ttest_rel(x1, x0)
        low, high = t.confidence_interval(0.95)
        dz = d.mean() / d.std(ddof=1)
        df = n - 1
        j = gamma(df / 2) / (math.sqrt(df / 2) * gamma((df - 1) / 2)) if df < 340 else 1 - 3 / (4 * df - 1)
        found |= {"sd": d.std(ddof=1), "t": t.statistic, "df": df, "p": t.pvalue, "laag": low, "hoog": high}
        found |= {"dz": dz, "g": dz * j}
    return found


@pytest.mark.parametrize(("zaad", "n", "gaten"), [(1, 150, 0.15), (2, 30, 0.5), (3, 9, 0.1), (4, 400, 0.02)])
def test_every_figure_of_change_is_what_scipy_says(tmp_path, zaad, n, gaten):
    m = make_metingen(zaad, n, gaten)
    found = {tuple(row[name] for name in CEL): row for row in analyse(write(tmp_path, m))["verandering"]}
    assert list(found) == cells()
    pairs = pairs_of(m)
    assert len(pairs) > 60
    for cel, row in found.items():
        wanted = expected(*pairs[cel]) if cel in pairs else {"n": 0}
        for name, value in wanted.items():
            assert row[name] == pytest.approx(value, rel=1e-9, abs=1e-9), (cel, name)
        for name, value in row.items():
            if name not in wanted and name not in CEL and not name.startswith("wilcoxon"):
                assert value in (None, 0) or (name, value) == ("df", row["n"] - 1), (cel, name, value)


@pytest.mark.parametrize("zaad", range(12))
def test_every_way_the_signs_could_fall(zaad):
    """Few pairs with ties and zeros: next to SciPy, and for as many as 13 next to writing out every way there is."""
    rng = np.random.default_rng(zaad)
    for n in (3, 7, 12, 13):
        d = rng.integers(-3, 4, n).astype(float)
        if not d.any():
            continue
        counts = {float(v): int(k) for v, k in zip(*np.unique(d, return_counts=True), strict=True)}
        found = paired_change(counts, 0.0, d.sum())
        ranks = stats.rankdata(abs(d[d != 0]))
        seen = ranks[d[d != 0] > 0].sum()
        signs = np.array(list(itertools.product([0, 1], repeat=len(ranks))))
        sums = signs @ ranks
        p = min(1.0, 2 * min((sums <= seen + 1e-9).mean(), (sums >= seen - 1e-9).mean()))
        has_ties = len(np.unique(ranks)) < len(ranks) or not d.all()
        if has_ties:
            assert found.wilcoxon_p == pytest.approx(p, rel=1e-12), (n, d)
        assert found.wilcoxon_w == min(seen, ranks.sum() - seen)
        if n < 10:
            w = stats.wilcoxon(d, zero_method="wilcox", method="auto")
            assert (found.wilcoxon_w, found.wilcoxon_p) == pytest.approx((w.statistic, w.pvalue), rel=1e-12)


def test_the_worked_example(tmp_path):
    """Twelve residents with these means: sums of eight parts in eighths cannot give them, so balance and parts do."""
    t0 = [1.2, 1.8, 0.9, 2.1, 1.5, 1.1, 2.4, 1.7, 0.8, 1.9, 1.3, 2.0]
    t1 = [1.9, 1.8, 1.6, 2.3, 2.2, 1.0, 2.9, 2.4, 1.5, 1.7, 2.1, 2.6]
    counts: dict[float, int] = {}
    for a, b in zip(t0, t1, strict=True):
        counts[b - a] = counts.get(b - a, 0) + 1
    found = paired_change(counts, sum(t0), sum(t1))
    assert (found.n, found.df) == (12, 11)
    for name, value in (
        ("verschil", 0.4416666667), ("sd", 0.3629633924), ("t", 4.2152411105), ("p", 0.0014479309),
        ("laag", 0.2110507295), ("hoog", 0.6722826038), ("dz", 1.2168352949), ("g", 1.1316079196),
    ):  # fmt: skip
        assert getattr(found, name) == pytest.approx(value, abs=1e-10), name
    w = stats.wilcoxon(np.round(np.array(t1) - np.array(t0), 9))
    assert (found.wilcoxon_w, found.wilcoxon_p) == (w.statistic, w.pvalue)


def test_the_worked_example_of_agreement():
    inwoner = [3, 2, 4, 1, 0, 2, 3, 3, 1, 2, 4, 0, 2, 3, 1, 2, 0, 4, 3, 2]
    professional = [2, 2, 3, 1, 1, 2, 4, 2, 1, 3, 4, 0, 1, 3, 0, 2, 1, 3, 3, 2]
    counts: dict[tuple[int, int], int] = {}
    for pair in zip(inwoner, professional, strict=True):
        counts[pair] = counts.get(pair, 0) + 1
    found = agreement(counts)
    assert (found.n, found.exact, found.binnen_1) == (20, 0.5, 1.0)
    assert found.kappa == pytest.approx(0.8275862069, abs=5e-11)
    assert agreement({(2, 2): 7}).kappa is None
    assert agreement({}).exact is None


def test_agreement_and_consistency_are_what_plain_arithmetic_says(tmp_path):
    m = make_metingen(5, 200, 0.05)
    found = analyse(write(tmp_path, m))
    start = m[m.moment == 0]
    for row in found["overeenstemming"]:
        own = start[
            (start.onderdeel == row["onderdeel"]) & (start.maat == row["maat"]) & (start.pan == row["pan"])
        ]
        wide = own.pivot_table(index=WHO, columns="stem", values="score")[
            ["inwoner", "professional"]
        ].dropna()
        a, b = wide["inwoner"].to_numpy(), wide["professional"].to_numpy()
        assert row["n"] == len(a)
        assert row["is_weinig"] == (len(a) < 20)
        assert row["exact"] == pytest.approx((a == b).mean())
        assert row["binnen_1"] == pytest.approx((abs(a - b) <= 1).mean())
        weights = np.subtract.outer(np.arange(5), np.arange(5)) ** 2
        seen = np.histogram2d(a, b, bins=[np.arange(-0.5, 5)] * 2)[0] / len(a)
        chance = np.outer(seen.sum(1), seen.sum(0))
        assert row["kappa"] == pytest.approx(1 - (weights * seen).sum() / (weights * chance).sum(), rel=1e-9)
    for row in found["betrouwbaarheid"]:
        own = start[(start.stem == row["stem"]) & (start.pan == row["pan"]) & (start.maat == row["maat"])]
        wide = own.pivot_table(index=WHO, columns="onderdeel", values="score").dropna()
        k = len(kader_codes(row["pan"]))
        assert row["n"] == len(wide)
        alpha = k / (k - 1) * (1 - wide.var(ddof=1).sum() / wide.sum(axis=1).var(ddof=1))
        assert row["alpha"] == pytest.approx(alpha, rel=1e-9)
        if row["omega"] is not None:
            assert 0 < row["omega"] < 1


def test_omega_of_a_known_factor_model_is_found_back():
    loadings, rest = np.array([0.9, 0.8, 0.7, 0.6]), np.array([0.5, 0.4, 0.6, 0.7])
    covariance = np.outer(loadings, loadings) + np.diag(rest)
    n = 1000
    # Sums that belong to exactly this covariance and a mean of 2 for every part.
    products = covariance * (n - 1) + n * 4
    found = consistency(n, [2.0 * n] * 4, products)
    assert found.omega == pytest.approx(loadings.sum() ** 2 / (loadings.sum() ** 2 + rest.sum()), abs=1e-5)


def test_who_drops_out_is_counted_and_compared(tmp_path):
    m = make_metingen(6, 150)
    found = analyse(write(tmp_path, m))
    last = m.groupby(WHO).moment.max()
    assert found["n_dossiers"] == found["uitval"]["dossiers"] == len(last)
    assert found["uitval"]["met_vervolg"] == (last > 0).sum()
    assert found["uitval"]["zonder_vervolg"] == (last == 0).sum()
    assert found["n_metingen"] == len(m)
    pairs = pairs_of(m)
    for row in found["uitval"]["per"]:
        cel = tuple(row[name] for name in CEL)
        assert row["n_gepaard"] == (len(pairs[cel][0]) if cel in pairs else 0)
        assert row["n_0"] == row["n_gepaard"] + row["n_uitval"]
    own = m[(m.stem == "inwoner") & (m.moment == 0) & (m.onderdeel == "financien")].set_index(WHO).score
    end = m[(m.stem == "inwoner") & (m.onderdeel == "financien")].set_index([*WHO, "moment"]).score
    stays = [who for who in own.index if last[who] > 0 and (*who, last[who]) in end.index]
    a, b = own.drop(stays), own.loc[stays]
    welch = stats.ttest_ind(a, b, equal_var=False)
    [row] = [r for r in found["uitval"]["per"] if r["stem"] == "inwoner" and r["onderdeel"] == "financien"]
    assert (row["t"], row["df"], row["p"]) == pytest.approx(
        (welch.statistic, welch.df, welch.pvalue), rel=1e-9
    )


def test_the_model_is_what_statsmodels_fits(tmp_path):
    import statsmodels.formula.api as smf

    m = make_metingen(7, 90, 0.02)
    m = m[m.gemeente == "stad"]
    dossiers = make_dossiers(m)
    found = analyse(write(tmp_path, m, dossiers))
    [row] = [
        r
        for r in found["model"]
        if (r["stem"], r["pan"], r["model"]) == ("professional", "draaglast", "tijd")
    ]
    own = m[(m.stem == "professional") & (m.pan == "draaglast")]
    means = own.groupby([*WHO, "moment"]).score.mean().reset_index()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = smf.mixedlm("score ~ moment", means, groups=means["dossier"]).fit(reml=True)
    assert row["n"] == len(means)
    for term, name in zip(row["termen"], ("Intercept", "moment"), strict=True):
        assert term["schatting"] == pytest.approx(fitted.fe_params[name], abs=1e-4)
        assert term["se"] == pytest.approx(fitted.bse_fe[name], rel=1e-3)


def test_the_influence_of_zeggenschap_is_told_apart_and_too_little_is_not_told(tmp_path):
    m = make_metingen(8, 150)
    found = {(r["stem"], r["pan"], r["model"]): r for r in analyse(write(tmp_path, m))["model"]}
    assert len(found) == 18
    terms = [t["term"] for t in found["inwoner", "balans", "zeggenschap"]["termen"]]
    assert terms == ["begin", "moment", "zeggenschap", "moment:zeggenschap"]
    few = analyse(write(tmp_path / "few", make_metingen(9, 6)))["model"]
    assert all(row["termen"] is None for row in few)
