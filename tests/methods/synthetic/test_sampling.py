"""Rows: always within the domain, and spread more evenly than by chance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from halte.methods.faults import Fault
from halte.methods.synthetic import Rows, domain_of, fit, synthesise
from halte.methods.synthetic.fitting import Mixture
from halte.methods.synthetic.sampling import (
    draw,
    even,
    independent,
    multipliers,
    primes,
)
from tests.methods.synthetic.worlds import measured, mixture_world, small


def mixture(count: int = 3, sizes: tuple[int, ...] = (3, 4, 2)) -> Mixture:
    random = np.random.default_rng(6)
    names = tuple(f"c{i:02}" for i in range(len(sizes)))
    shares = tuple(random.dirichlet(np.ones(n), size=count) for n in sizes)
    return Mixture(names, random.dirichlet(np.ones(count)), shares, 1.0, 0)


def error(drawn: dict[str, np.ndarray], made: Mixture, *names: str) -> float:
    table = made.table(names)
    flat = np.ravel_multi_index([drawn[n] for n in names], table.shape)
    counts = np.bincount(flat, minlength=table.size).reshape(table.shape)
    return float(np.abs(counts / counts.sum() - table).sum() / 2)


@pytest.mark.parametrize("names", [("c00",), ("c00", "c01"), ("c00", "c01", "c02")])
def test_even_rows_lie_nearer_to_the_mixture_than_independent_ones(
    names: tuple[str, ...],
) -> None:
    made = mixture()
    evenly = [error(even(made, 2000, rng(s)), made, *names) for s in range(20)]
    freely = [error(independent(made, 2000, rng(s)), made, *names) for s in range(20)]
    assert np.mean(evenly) < np.mean(freely) / 2


def rng(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_independent_rows_have_the_shares_of_the_mixture() -> None:
    made = mixture()
    drawn = independent(made, 200_000, rng(1))
    assert error(drawn, made, "c00", "c01", "c02") < 0.01


@pytest.mark.parametrize("count", [1, 7, 1000])
def test_there_are_as_many_rows_as_asked_for(count: int) -> None:
    drawn = even(mixture(), count, rng(1))
    assert {len(codes) for codes in drawn.values()} == {count}


def test_primes_are_prime() -> None:
    assert primes(8).tolist() == [2, 3, 5, 7, 11, 13, 17, 19]
    assert len(primes(800)) == 800


def test_multipliers_are_all_different() -> None:
    assert len(set(multipliers(20))) == 20


def test_sixty_columns_pair_by_pair_are_even_too() -> None:
    made = mixture(40, (4,) * 60)
    drawn = even(made, 10_000, rng(1))
    freely = independent(made, 10_000, rng(1))
    pairs = [(f"c{i:02}", f"c{j:02}") for i in range(60) for j in range(i)]
    found = [error(drawn, made, *p) for p in pairs]
    chance = [error(freely, made, *p) for p in pairs]
    assert np.mean(found) < 0.7 * np.mean(chance)
    assert max(found) < max(chance)


WHO = {
    "columns": {
        "city": ["Laval", "Ottawa", "Québec"],
        "province": ["QC", "ON"],
        "age": ["0-14", "15+", ""],
        "licence": ["no", "yes"],
        "country": ["Canada"],
    },
    "impossible": [
        {"age": ["0-14"], "licence": ["yes"]},
        {"province": ["ON"], "age": [""]},
    ],
    "hierarchies": {
        "city": {
            "column": "province",
            "groups": {"QC": ["Laval", "Québec"], "ON": ["Ottawa"]},
        }
    },
}


def who(count: int = 3000) -> Rows:
    """People who respect the domain; four in ten ages are missing in Quebec."""
    made, random = domain_of(WHO), rng(4)
    city = random.integers(0, 3, count)
    age = np.where((city != 1) & (random.random(count) < 0.4), 2, city % 2)
    licence = np.where(age == 0, 0, random.integers(0, 2, count))
    codes = {"city": city, "age": age, "licence": licence}
    full = made.derived({n: c.astype(np.int32) for n, c in codes.items()})
    return Rows(made, full, count, count)


@pytest.mark.parametrize("epsilon", [0.2, 4.0])
def test_no_row_holds_what_cannot_be_whatever_the_noise(epsilon: float) -> None:
    made = synthesise(measured(who(), epsilon), seed=2)
    assert not made.rows.domain.forbidden(made.rows.codes).any()
    grouping = made.rows.domain.groupings[0]
    group = made.rows.domain.groups(grouping)[made.rows.codes["city"]]
    assert (group == made.rows.codes["province"]).all()
    for name, codes in made.rows.codes.items():
        assert codes.min() >= 0
        assert codes.max() < made.rows.domain.size(name)


def test_missing_values_are_kept_as_often_and_where_they_were() -> None:
    real, made = who(), synthesise(measured(who(), 4.0), seed=2).rows
    for place in range(3):
        shares = [
            ((r.codes["age"] == 2) & (r.codes["city"] == place)).mean()
            for r in (real, made)
        ]
        assert shares[0] == pytest.approx(shares[1], abs=0.02)


def test_a_domain_that_leaves_no_row_is_said() -> None:
    made = mixture()
    every = domain_of(
        {
            n: [f"v{k:02}" for k in range(s)]
            for n, s in zip(made.columns, (3, 4, 2), strict=True)
        }
    )
    barred = replace(
        every, impossible=({"c00": every.columns["c00"], "c01": every.columns["c01"]},)
    )
    with pytest.raises(Fault, match="all_impossible"):
        draw(made, barred, 50, 1)


def test_rows_come_in_no_order_of_components() -> None:
    made = mixture()
    every = domain_of(
        {
            n: [f"v{k:02}" for k in range(s)]
            for n, s in zip(made.columns, (3, 4, 2), strict=True)
        }
    )
    drawn = draw(made, every, 20_000, 1)
    first, last = drawn["c00"][:10_000], drawn["c00"][10_000:]
    assert first.mean() == pytest.approx(last.mean(), abs=0.05)


def test_noise_above_all_people_is_said() -> None:
    found = measured(small(40), 1.0)
    empty = tuple(replace(t, counts=t.counts * 0 - 5) for t in found.tables)
    with pytest.raises(Fault, match="too_noisy"):
        synthesise(replace(found, tables=empty), seed=1)


def test_a_negative_seed_is_refused() -> None:
    with pytest.raises(Fault, match="seed_unusable"):
        synthesise(measured(small(), 1.0), seed=-1)


def test_a_fit_is_drawn_the_same_twice() -> None:
    found = measured(mixture_world(2000, 1), 1.0)
    mixed = fit(found, 3)
    one, other = (draw(mixed, found.domain, 500, 3) for _ in range(2))
    assert all((one[n] == other[n]).all() for n in one)
