"""Series: quiet on noise of every kind, true to statsmodels, awake to real changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import f
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from halte.methods.trends.periods import Length, Period
from halte.methods.trends.shapes import Shape, chance_of, fitted, seasons_of, shape_of
from halte.methods.trends.slopes import slope
from tests.methods.trends.worlds import by_month, changed, noise

Floats = NDArray[np.float64]
Draw = Callable[[np.random.Generator, int], Floats]


def months(number: int) -> list[Period]:
    return [Period(2021 * 12 + i, Length.MONTH) for i in range(number)]


def turning(size: int, reach: float = 0.4) -> Floats:
    """A season of the year."""
    return np.asarray(1 + reach * np.sin(np.arange(size) / 12 * 2 * np.pi + 1))


@pytest.mark.parametrize("kind", ["even", "skewed", "restless", "clustered"])
def test_series_of_noise_are_steady_in_nineteen_runs_of_twenty(kind: str) -> None:
    """Bursts and restless periods once made two runs of three tell a change."""
    runs = [changed(noise(300 + s, kind, attributes=4), 4) > 0 for s in range(6)]
    assert sum(runs) == 0


@pytest.mark.parametrize("size", [24, 36])
def test_a_season_is_no_change(size: int) -> None:
    """A season once made every run tell a change."""
    assert (
        sum(changed(by_month(seed, size, 150 * size), 12) > 0 for seed in range(3)) == 0
    )


NULLS: dict[str, Draw] = {
    "even": lambda random, size: random.poisson(30, size).astype(float),
    "restless": lambda random, size: random.negative_binomial(5, 1 / 9, size).astype(
        float
    ),
    "clustered": lambda random, size: np.array(
        [float(random.geometric(1 / 3, n).sum()) for n in random.poisson(10, size)]
    ),
    "seasonal": lambda random, size: random.poisson(40 * turning(size)).astype(float),
}


@pytest.mark.parametrize(
    ("kind", "size"),
    # In ten months a season cannot be told from a change.
    [
        (kind, size)
        for kind in NULLS
        for size in (10, 36)
        if kind != "seasonal" or size > 23
    ],
)
def test_p_is_small_no_more_often_than_it_says(kind: str, size: int) -> None:
    """Of 80 series without change, 10 with p < .05 would be one chance in 200."""
    random = np.random.default_rng(11)
    seasons = seasons_of(months(size))
    found = [
        shape_of(NULLS[kind](random, size), np.ones(size), seasons).p_value
        for _ in range(80)
    ]
    assert sum(p < 0.05 for p in found) <= 9


def told(
    levels: Sequence[float] | Floats, seed: int, reach: float
) -> tuple[Shape, list[int]]:
    size = len(levels)
    random = np.random.default_rng(seed)
    counts = random.poisson(np.array(levels) * turning(size, reach)).astype(float)
    found = shape_of(counts, np.ones(size), seasons_of(months(size)))
    return found, [change.place for change in found.changes]


@pytest.mark.parametrize("reach", [0.0, 0.4])
@pytest.mark.parametrize("seed", range(3))
def test_a_change_is_found_through_the_season(seed: int, reach: float) -> None:
    step, places = told([40.0] * 20 + [64.0] * 20, seed, reach)
    assert (step.name, len(places)) == ("step", 1)
    assert places[0] == pytest.approx(20, abs=3)
    assert step.p_value < 1e-4
    assert step.seasonal or not reach
    pulse, places = told([40.0] * 13 + [76.0] * 14 + [40.0] * 13, seed, reach)
    assert pulse.name == "step"
    assert places == pytest.approx([13, 27], abs=3)
    assert pulse.p_value < 1e-4
    slow, _ = told(30 * 1.02 ** np.arange(48), seed, reach)
    assert slow.name == "trend"
    assert slow.trend is not None
    assert slow.trend.low < 1.02 < slow.trend.high


def test_f_is_that_of_statsmodels() -> None:
    """Seasons, and seasons with two cuts, fitted as generalized linear models."""
    random = np.random.default_rng(4)
    size, cuts = 36, [10, 25]
    exposure = random.uniform(80, 200, size)
    counts = random.negative_binomial(6, 6 / (6 + exposure * 0.2 * turning(size)))
    counts = counts.astype(np.float64)
    seasons, zeros = np.arange(size) % 12, np.zeros(size, dtype=np.int64)
    one = (seasons[:, None] == np.arange(12)).astype(float)
    level = np.searchsorted(cuts, np.arange(size), "right")
    two = np.concatenate([one, level[:, None] == np.arange(1, 3)], axis=1)
    small, large = (
        GLM(counts, design, family=Poisson(), exposure=exposure).fit(scale="X2")
        for design in (one, two)
    )
    mean = fitted(counts, exposure, level, seasons)
    assert mean == pytest.approx(large.fittedvalues, rel=1e-6)
    steady = fitted(counts, exposure, zeros, seasons)
    assert steady == pytest.approx(small.fittedvalues, rel=1e-6)
    value = (small.deviance - large.deviance) / 2 / large.scale
    # Each level holds two periods at least: so many places for two cuts, times 2².
    places = sum(b - a >= 2 for a in range(2, size - 3) for b in range(a, size - 1))
    oracle = min(1.0, float(f.sf(value, 2, size - 14)) * places * 4)
    found = chance_of(counts, exposure, seasons, cuts, float(small.deviance))
    assert found == pytest.approx(oracle, rel=1e-5)
    assert large.scale > 1


def test_a_trend_beside_a_season_is_that_of_statsmodels() -> None:
    random = np.random.default_rng(5)
    size, times = 30, np.arange(30, dtype=float)
    exposure = random.uniform(80, 200, size)
    mean = exposure * 0.2 * turning(size) * 1.01**times
    counts = random.negative_binomial(9, 9 / (9 + mean)).astype(float)
    seasons = np.arange(size) % 12
    one = (seasons[:, None] == np.arange(12)).astype(float)
    model = GLM(counts, np.column_stack([one, times]), family=Poisson(),
                exposure=exposure)  # fmt: skip
    oracle = model.fit(scale="X2", use_t=True, tol=1e-12)
    found = slope(counts, exposure, times, seasons)
    assert found is not None
    assert found.factor == pytest.approx(np.exp(oracle.params[-1]))
    low, high = np.exp(oracle.conf_int()[-1])
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-6)
    assert found.p_value == pytest.approx(oracle.pvalues[-1], rel=1e-6)
    assert found.fitted == pytest.approx(oracle.fittedvalues, rel=1e-6)


def test_a_season_needs_two_whole_years() -> None:
    assert seasons_of(months(23)) is None
    assert seasons_of(months(24)) is not None
    assert seasons_of([Period(2001 + i, Length.YEAR) for i in range(30)]) is None
    assert shape_of(np.zeros(30), np.ones(30)).name == "steady"
