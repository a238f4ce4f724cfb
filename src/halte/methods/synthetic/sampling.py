"""Rows from a mixture, spread so evenly that drawing them adds hardly any error.

Independent draws would add a sampling error as large as that of a fresh survey.
Instead components get their rows by systematic allocation, and the rows of each
take a Kronecker sequence (multiples of square roots of primes, modulo one; Niederreiter
1992, chapter 3) through the inverse of each column’s distribution.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.faults import Fault
from halte.methods.synthetic.domain import Domain
from halte.methods.synthetic.fitting import Mixture

TRIES: Final = 100
"""Fresh draws for a row that cannot be, before it becomes a copy of one that can."""

POOL: Final = 800
"""Primes among which the multipliers are chosen."""

REACH: Final = 6
MOST_IN_SEQUENCE: Final = 20
"""Columns in the sequence. Beyond, some pair of them would fill its square badly, so
further columns are spread evenly by themselves and shuffled within a component."""

Drawn = dict[str, NDArray[np.int32]]


def draw(mixture: Mixture, domain: Domain, count: int, seed: int) -> Drawn:
    """`count` rows as codes of all columns of the domain, in random order."""
    random = np.random.default_rng([seed, 2])
    codes = domain.derived(even(mixture, count, random))
    wrong = np.flatnonzero(domain.forbidden(codes))
    for _ in range(TRIES):
        if not wrong.size:
            break
        again = domain.derived(independent(mixture, wrong.size, random))
        for name, values in again.items():
            codes[name][wrong] = values
        wrong = wrong[domain.forbidden(again)]
    if wrong.size:
        right = np.setdiff1d(np.arange(count), wrong)
        if not right.size:
            raise Fault("all_impossible")
        chosen = random.choice(right, wrong.size)
        for values in codes.values():
            values[wrong] = values[chosen]
    order = random.permutation(count)
    return {name: values[order] for name, values in codes.items()}


def even(mixture: Mixture, count: int, random: np.random.Generator) -> Drawn:
    """Rows of the measured columns, component after component."""
    ends = np.cumsum(mixture.weights) * count
    edges = np.r_[0, np.ceil(ends - random.random())].clip(0, count).astype(int)
    edges[-1] = count
    sizes = np.diff(edges)
    number = np.arange(count)
    component = np.repeat(np.arange(len(sizes)), sizes)
    turns = multipliers(min(len(mixture.columns), MOST_IN_SEQUENCE))
    made: Drawn = {}
    for i, name in enumerate(mixture.columns):
        shift = random.random(len(sizes))[component]
        if i < len(turns):
            points = np.mod(number * turns[i] + shift, 1.0)
        else:
            place = np.argsort(component + random.random(count), kind="stable")
            points = np.empty(count)
            points[place] = (number - edges[component] + shift) / sizes[component]
        made[name] = inverse(mixture.shares[i], edges, points)
    return made


def independent(mixture: Mixture, count: int, random: np.random.Generator) -> Drawn:
    """The same, each row by itself."""
    sizes = random.multinomial(count, mixture.weights)
    edges = np.r_[0, np.cumsum(sizes)]
    order = random.permutation(count)
    return {
        name: inverse(mixture.shares[i], edges, random.random(count))[order]
        for i, name in enumerate(mixture.columns)
    }


def inverse(
    shares: NDArray[np.float64], edges: NDArray[np.int_], points: NDArray[np.float64]
) -> NDArray[np.int32]:
    """The values at these points of each component’s distribution."""
    made = np.empty(len(points), dtype=np.int32)
    for k, (start, end) in enumerate(pairwise(edges)):
        if end > start:
            steps = np.cumsum(shares[k])[:-1]
            made[start:end] = np.searchsorted(steps, points[start:end], side="right")
    return made


def multipliers(count: int) -> list[float]:
    """Fractions of square roots of primes that are as unlike each other as can be.

    Two columns fill their square evenly where no small whole-number combination
    of their multipliers comes near a whole number: each next one is that whose
    worst combination with those before is the least bad.
    """
    pool = np.sqrt(primes(POOL)) % 1.0
    a, b = np.indices((REACH + 1, 2 * REACH + 1))
    a, b = a.ravel(), b.ravel() - REACH
    some = (a > 0) | (b > 0)
    a, b = a[some], b[some]
    weight = np.maximum(1, abs(a)) * np.maximum(1, abs(b))
    quality = np.full(POOL, np.inf)
    chosen: list[float] = []
    at = 0
    while len(chosen) < count:
        chosen.append(float(pool[at]))
        mixed = np.outer(pool, a) + b * pool[at]
        near = (np.abs(mixed - np.rint(mixed)) * weight).min(axis=1)
        quality = np.minimum(quality, near)
        quality[at] = -1
        at = int(quality.argmax())
    return chosen


def primes(count: int) -> NDArray[np.int_]:
    """The first primes, by the sieve of Eratosthenes."""
    sieve = np.ones(12 * count, dtype=bool)
    sieve[:2] = False
    for number in range(2, int(len(sieve) ** 0.5) + 1):
        if sieve[number]:
            sieve[number * number :: number] = False
    return np.flatnonzero(sieve)[:count]
