"""Rates against published intervals; trends and change points against other methods."""

from __future__ import annotations

import json
from itertools import combinations, pairwise
from math import inf, log
from pathlib import Path

import numpy as np
import pytest
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

from halte.methods.trends.changes import SHORTEST, changes, deviance, dispersion
from halte.methods.trends.commands import main
from halte.methods.trends.rates import benjamini_hochberg, per, ratio, share
from halte.methods.trends.slopes import slope
from tests.methods.trends.worlds import noise, write, written

TIMES = np.arange(20, dtype=float)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    # Garwood (1936) limits as tabulated in Pearson & Hartley, Biometrika Tables, 40.
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.390),
     (50, 37.111, 65.919)],
)  # fmt: skip
def test_the_interval_of_a_count_is_garwoods(
    count: int, low: float, high: float
) -> None:
    found = per(count, 1.0)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1.5e-3)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    # Exact limits printed by Newcombe (1998), table I, method 5.
    [(81, 263, 0.2527, 0.3676), (15, 148, 0.0578, 0.1617), (0, 20, 0.0, 0.1684),
     (1, 29, 0.0009, 0.1776)],
)  # fmt: skip
def test_the_interval_of_a_share_is_the_printed_one(
    count: int, of: int, low: float, high: float
) -> None:
    found = share(count, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=6e-5)
    oracle = proportion_confint(count, of, method="beta")
    assert (found.low, found.high) == pytest.approx(oracle)


def test_of_none_nothing_is_known() -> None:
    assert (share(0, 0).low, share(0, 0).high) == (0.0, 1.0)
    assert ratio((0, 10.0), (0, 10.0)).high == inf


def test_a_ratio_covers_the_truth_as_often_as_it_says() -> None:
    random = np.random.default_rng(1)
    covered = 0
    for _ in range(300):
        found = ratio((random.poisson(20), 10.0), (random.poisson(10), 10.0))
        covered += found.low <= 2 <= found.high
    assert covered >= 285


def test_q_values_are_those_of_statsmodels() -> None:
    random = np.random.default_rng(2)
    chances = [*random.random(30), *random.random(5) / 1000]
    _, oracle, *_ = multipletests(chances, method="fdr_bh")
    assert benjamini_hochberg(chances) == pytest.approx(oracle.tolist())


def test_a_slow_trend_is_that_of_statsmodels() -> None:
    random = np.random.default_rng(3)
    exposure = random.uniform(100, 300, 20)
    counts = random.negative_binomial(8, 8 / (8 + exposure * 0.1 * 1.04**TIMES))
    found = slope(counts.astype(float), exposure, TIMES)
    design = np.stack([np.ones(20), TIMES], axis=1)
    model = GLM(counts, design, family=Poisson(), exposure=exposure)
    oracle = model.fit(scale="X2", use_t=True, tol=1e-12)
    assert found is not None
    assert found.dispersion == pytest.approx(oracle.scale)
    assert found.factor == pytest.approx(np.exp(oracle.params[1]))
    low, high = np.exp(oracle.conf_int()[1])
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-6)
    assert found.p_value == pytest.approx(oracle.pvalues[1], rel=1e-6)


def test_too_short_a_series_has_no_trend() -> None:
    assert slope(np.ones(3), np.ones(3), TIMES[:3]) is None
    assert slope(np.zeros(9), np.ones(9), TIMES[:9]) is None


@pytest.mark.parametrize("seed", range(8))
def test_the_cuts_are_the_best_of_all_that_could_be(seed: int) -> None:
    random = np.random.default_rng(seed)
    size = 11
    level = np.where(np.arange(size) < random.integers(3, 9), 10, 25)
    counts, exposure = random.poisson(level).astype(float), np.ones(size)
    cost = deviance(counts, exposure) / dispersion(counts, exposure)
    best, kept = inf, ()
    for many in range(4):
        for cuts in combinations(range(SHORTEST, size - SHORTEST + 1), many):
            edges = [0, *cuts, size]
            steps = np.diff(edges)
            if many and steps.min() < SHORTEST:
                continue
            price = 3 * log(size) * many
            price += sum(cost[a, b] for a, b in pairwise(edges))
            if price < best - 1e-9:
                best, kept = price, cuts
    assert tuple(c.place for c in changes(counts, exposure)) == kept


def test_the_deviance_of_a_segment_is_that_of_statsmodels() -> None:
    random = np.random.default_rng(4)
    counts, exposure = random.poisson(20, 9).astype(float), random.uniform(1, 2, 9)
    model = GLM(counts[2:7], np.ones(5), family=Poisson(), exposure=exposure[2:7])
    assert deviance(counts, exposure)[2, 7] == pytest.approx(model.fit().deviance)


def test_even_noise_has_few_cuts_and_a_jump_has_one() -> None:
    random = np.random.default_rng(5)
    false = sum(
        bool(changes(random.poisson(50, 24).astype(float), np.ones(24)))
        for _ in range(100)
    )
    assert false <= 10
    jump = np.where(np.arange(24) < 15, 40, 70)
    (cut,) = changes(random.poisson(jump).astype(float), np.ones(24))
    assert cut.place == pytest.approx(15, abs=1)
    assert (cut.before, cut.after) == pytest.approx((40, 70), rel=0.15)


def run(path: Path, *words: str) -> dict[str, object]:
    out = path.with_suffix(".json")
    words = ("series", str(path), "--period", "period", "--out", str(out), *words)
    assert main([*words, "--quiet"]) == 0
    found: dict[str, object] = json.loads(out.read_text("utf-8"))
    return found


def test_series_of_noise_are_steady(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "d.csv", noise(6, attributes=4))
    found = run(path, "--lang", "fr")
    assert {one["shape"] for one in found["series"]} == {"steady"}  # type: ignore[attr-defined]
    assert len(found["series"]) == 21  # type: ignore[arg-type]
    assert "aucun changement au-delà du hasard" in capsys.readouterr().out


def test_a_step_a_trend_and_a_page(tmp_path: Path) -> None:
    random = np.random.default_rng(70)
    period, table = noise(7, rows=8_000, attributes=2, periods=16)
    step = (period >= 9) & (random.random(8_000) < 0.3)
    table[step, 0] = 1
    slow = random.random(8_000) < period * 0.03
    table[slow, 1] = 2
    path, page = written(tmp_path / "d.csv", (period, table)), tmp_path / "p.html"
    found = run(path, "--html", str(page), "--lang", "en", "--compare", "a0")
    by_name = {tuple(s["attributes"].items()): s for s in found["series"]}  # type: ignore[attr-defined]
    one = by_name[("a0", "v1"),]
    assert one["shape"] == "step"
    assert one["changes"][0]["period"] == "2023-Q2"
    assert by_name[("a1", "v2"),]["shape"] == "trend"
    first = found["comparisons"][0]  # type: ignore[index]
    assert first["attributes"] == {"a0": "v1"}
    assert first["interval"][0] > 1
    text = page.read_text("utf-8")
    assert "the level changed with 2023-Q2" in text
    assert "<svg" in text


def test_rates_per_population_and_conditions(tmp_path: Path) -> None:
    period, table = noise(8, rows=2_000, attributes=3)
    path = written(tmp_path / "d.csv", (period, table))
    periods = sorted({line.split(",")[0] for line in path.read_text().split()[1:]})
    people = write(
        tmp_path / "pop.csv",
        {"period": periods, "population": [50_000] * len(periods)},
    )
    words = ["--population", str(people), "--where", "a0=v1", "--attributes", "a1"]
    found = run(path, *words)
    total = found["series"][0]  # type: ignore[index]
    assert total["unit"] == "population"
    counts, rates = total["counts"], total["rates"]
    assert sum(counts) == int((table[:, 0] == 1).sum())
    assert rates[0]["rate"] == pytest.approx(counts[0] * 2)
    assert rates[0]["low"] < rates[0]["rate"] < rates[0]["high"]


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--where", "a0"], "where_unreadable"), (["--where", "a0=no"], "value_missing"),
     (["--where", "b=1"], "column_missing"), (["--compare", "b"], "column_missing")],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: str
) -> None:
    path = written(tmp_path / "d.csv", noise(8, rows=900, attributes=3))
    words = ["series", str(path), "--period", "period", "--quiet", *words]
    assert main([*words, "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith(f"{code}:")


@pytest.mark.parametrize(
    ("population", "code"),
    [("-3", "population_unreadable"), ("many", "population_unreadable"),
     ("", "population_missing")],
)  # fmt: skip
def test_a_population_that_cannot_be_one_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], population: str, code: str
) -> None:
    path = written(tmp_path / "d.csv", noise(8, rows=900, attributes=3))
    text = "period,population\n2021-Q1,100\n"
    if population:
        text += f"2021-Q2,{population}\n"
    (tmp_path / "pop.csv").write_text(text)
    words = ["series", str(path), "--period", "period", "--quiet", "--lang", "en"]
    assert main([*words, "--population", str(tmp_path / "pop.csv")]) == 2
    assert capsys.readouterr().err.startswith(f"{code}:")
