"""Facts that need no file: published figures, and the method done the plain way."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.stats import poisson

from halte.methods.populations import (
    CaptureTable,
    check,
    diagnose,
    fixed,
    forward,
    independent,
    shrunk,
    stepwise,
)
from halte.methods.populations.existence import fresh
from halte.methods.populations.fitting import problem
from halte.methods.populations.lattice import overlaps
from halte.methods.populations.models import closed, notation, parse
from halte.methods.populations.resampling import quantile
from tests.methods.populations.tables import constructed, korea, simulated


def test_two_lists_give_the_estimate_of_petersen() -> None:
    table = CaptureTable.of_histories(["A", "B"], {"10": 60, "01": 80, "11": 20})
    assert independent(table).estimate == pytest.approx(80 * 100 / 20)


def test_korea_is_as_published() -> None:
    """SparseMSE on Ball et al. (2018): 269, all pairs without a maximum."""
    found = stepwise(korea(), bootstraps=2000, random=np.random.default_rng(1))
    assert found.estimate == pytest.approx(268.7777778, rel=1e-9)
    assert found.acceleration == pytest.approx(-0.02877337985, abs=1e-8)
    assert found.terms == ("b:c",)
    assert found.intervals[0.95] == pytest.approx((123.3, 440.3), rel=0.05)
    assert diagnose(korea()).models_without_maximum == ("b:c+b:d", "b:c+b:d+c:d")


def test_the_constructed_example_fails_where_the_paper_says() -> None:
    """Chan, Silverman and Vincent (2021), table 2."""
    found = diagnose(constructed())
    assert found.models_without_maximum == ("A:B", "A:B+A:C", "A:B+B:C")
    assert (found.main_effects, found.all_pairs) == (0, 2)
    assert found.single_pairs == {"A:B": 1, "A:C": 0, "B:C": 0}
    assert independent(constructed()).estimate == pytest.approx(539.0939294, rel=1e-8)


def test_the_shrinkage_posterior_of_the_constructed_example() -> None:
    """numpyro 0.22, two chains of 15,000: 171, 271, 702, 2374, 5091."""
    found = shrunk(constructed())
    assert found.estimate == pytest.approx(702, rel=0.02)
    assert found.intervals[0.95] == pytest.approx((171, 5091), rel=0.02)


@pytest.mark.parametrize("share", [0.01, 0.1, 0.25, 0.5, 0.77, 0.975, 1.0])
def test_quantiles_are_of_type_eight(share: float) -> None:
    """numpy’s "median_unbiased" is type 8 of Hyndman and Fan."""
    values = np.sort(np.random.default_rng(1).exponential(size=37))
    theirs = np.quantile(values, share, method="median_unbiased")
    assert quantile(values, share) == pytest.approx(theirs, rel=1e-12)


def plain_code(table: CaptureTable, terms: list[int]) -> int:
    """Existence and rank straight from the definitions, with a design matrix."""
    _, design, counts = plain_design(table, terms)
    code = 2 if np.linalg.matrix_rank(design) < design.shape[1] else 0
    cells = len(counts)
    found = linprog(
        np.r_[np.zeros(cells), -1.0],
        A_ub=np.hstack([-np.eye(cells), np.ones((cells, 1))]),
        b_ub=np.zeros(cells),
        A_eq=np.hstack([design.T, np.zeros((design.shape[1], 1))]),
        b_eq=design.T @ (counts > 0),
        bounds=(0, None),
    )
    return code + (0 if found.status == 0 and -found.fun > 1e-9 else 1)


def plain_design(
    table: CaptureTable, terms: list[int]
) -> tuple[list[int], np.ndarray, np.ndarray]:
    counts, size = table.counts, len(table.counts)
    held = {t: sum(counts[w] for w in range(1, size) if w & t == t) for t in terms}
    live = [t for t in terms if held[t]]
    cells = [
        w for w in range(1, size) if not any(w & t == t for t in terms if not held[t])
    ]
    design = np.array([[float(w & t == t) for t in live] for w in cells])
    return cells, design, np.array([float(counts[w]) for w in cells])


def plain_stepwise(table: CaptureTable, threshold: float) -> tuple[float, set[int]]:
    """Forward selection one table, one model, one pair at a time (statsmodels)."""
    import statsmodels.api as models

    lists = len(table.lists)
    terms = [0, *(1 << k for k in range(lists))]
    both = [1 << i | 1 << j for i, j in combinations(range(lists), 2)]
    while True:
        cells, design, counts = plain_design(table, terms)
        family = models.families.Poisson()
        fit = models.GLM(counts, design, family=family).fit(tol=1e-12, maxiter=200)
        fitted = dict(zip(cells, fit.fittedvalues, strict=True))
        dark = float(np.exp(fit.params[0]))
        tails = []
        for pair in both:
            if pair in terms:
                continue
            seen = sum(
                table.counts[w] for w in range(len(table.counts)) if w & pair == pair
            )
            mean = sum(v for w, v in fitted.items() if w & pair == pair)
            tails.append(
                (min(poisson.cdf(seen, mean), poisson.sf(seen - 1, mean)), pair)
            )
        chosen = next(
            (
                pair
                for tail, pair in sorted(tails, key=lambda one: one[0])
                if tail < threshold and not plain_code(table, [*terms, pair])
            ),
            None,
        )
        if chosen is None:
            return table.people + dark, set(terms)
        terms.append(chosen)


def sparse(seed: int, lists: int) -> CaptureTable:
    """A table with some dependence and many zeros."""
    random = np.random.default_rng([seed, lists])
    start = random.uniform(3.5, 6.5)
    alone = random.normal(-1.8, 0.6, lists)
    pull = {p: random.normal(0, 1.2) for p in combinations(range(lists), 2)}
    counts = np.zeros(1 << lists, np.int64)
    for cell in range(1, len(counts)):
        on = [k for k in range(lists) if cell >> k & 1]
        mean = start + alone[on].sum() + sum(pull[p] for p in combinations(on, 2))
        counts[cell] = random.poisson(np.exp(min(mean, 7.0)))
    return CaptureTable(tuple("ABCDEF"[:lists]), counts).informative()


@pytest.mark.parametrize("lists", [3, 4, 5])
@pytest.mark.parametrize("seed", range(6))
def test_selection_is_that_of_statsmodels_and_plain_programmes(
    seed: int, lists: int
) -> None:
    table = sparse(seed, lists)
    main = [0, *(1 << k for k in range(len(table.lists)))]
    found = forward(table.counts[:, None], len(table.lists), 0.05)
    assert found.codes[0] == plain_code(table, main)
    if found.codes[0] == 0:
        total, terms = plain_stepwise(table, 0.05)
        assert table.people + found.dark[0] == pytest.approx(total, rel=1e-6)
        assert set(map(int, found.terms[0])) == terms


@pytest.mark.parametrize("seed", range(8))
def test_codes_are_those_of_the_definitions(seed: int) -> None:
    table = sparse(seed, 4)
    lists = len(table.lists)
    main = [0, *(1 << k for k in range(lists))]
    both = [1 << i | 1 << j for i, j in combinations(range(lists), 2)]
    counts = table.counts[:, None].astype(np.float64)
    for size in range(len(both) + 1):
        for some in list(combinations(both, size))[:6]:
            terms = np.array([*main, *some])
            plain = plain_code(table, [*main, *some])
            given = problem(overlaps(counts, lists), terms[None], lists)
            assert check(table.counts, terms, lists) == plain
            assert fresh(given, counts, {})[1][0] == plain


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_lists_changes_nothing(seed: int) -> None:
    table = sparse(seed, 4)
    turned = table.in_order(table.lists[::-1])
    for way in (
        lambda t: stepwise(t, bootstraps=300, random=np.random.default_rng(4)),
        shrunk,
        independent,
    ):
        first, second = way(table), way(turned)
        assert first.estimate == pytest.approx(second.estimate, rel=1e-9)
        assert first.intervals.keys() == second.intervals.keys()
        for level, limits in first.intervals.items():
            assert limits == pytest.approx(second.intervals[level], rel=1e-6)


def test_counts_ten_times_as_large_give_ten_times_the_estimate() -> None:
    table = simulated(3)
    larger = table.with_counts(table.counts * 10)
    for terms in (None, parse("A:B,C:D", table)):
        once, tenfold = fixed(table, terms), fixed(larger, terms)
        assert once.estimate is not None
        assert tenfold.estimate == pytest.approx(10 * once.estimate, rel=1e-9)
        error = "standard_error_of_log_dark_figure"
        assert tenfold.details[error] == pytest.approx(
            once.details[error] / np.sqrt(10), rel=1e-9
        )


def test_one_person_more_moves_a_fixed_model_by_little() -> None:
    """A person seen once raises the estimate, one seen by all lowers it."""
    table = simulated(4)
    main = independent(table).estimate
    assert main is not None
    for cell, sign in ((1, 1), (15, -1)):
        counts = np.array(table.counts)
        counts[cell] += 1
        moved = independent(table.with_counts(counts)).estimate
        assert moved is not None
        assert 0 < sign * (moved - main) < 0.05 * main


def test_independent_lists_find_the_people_that_were_drawn() -> None:
    for seed in range(5):
        table = simulated(seed, people=3000)
        found = independent(table)
        assert found.intervals[0.95][0] * 0.9 < 3000 < found.intervals[0.95][1] * 1.1


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("main", "[1,2,3]"),
        ("b:c", "[12,3]"),
        ("[12,23]", "[12,23]"),
        ("b:c:d", "[123]"),
    ],
)
def test_models_are_written_and_read(text: str, model: str) -> None:
    assert notation(parse(text, korea())) == model


def test_a_triple_brings_its_pairs() -> None:
    assert set(closed([7], 3)) == {0, 1, 2, 4, 3, 5, 6, 7}


@pytest.mark.parametrize("people", [10**4, 10**6, 10**8])
def test_the_shrinkage_posterior_finds_any_number_of_people(people: int) -> None:
    # Independent lists, exactly as expected: everybody is known to be there.
    shares = {"A": 0.3, "B": 0.2, "C": 0.1}
    counts = [0]
    for cell in range(1, 8):
        chance = 1.0
        for place, share in enumerate(shares.values()):
            chance *= share if cell >> place & 1 else 1 - share
        counts.append(round(people * chance))
    found = shrunk(CaptureTable(tuple(shares), np.array(counts)))
    low, high = found.intervals[0.95]
    assert low < people < high
    assert found.estimate == pytest.approx(people, rel=0.15 if people < 10**5 else 0.05)
