"""Cell keys: the same people, the same noise, by whichever table one asks.

Each person has a secret number; the sum of the numbers of the people in a cell
picks the noise from a table (Fraser & Wooton 2005; Thompson, Broadfoot &
Elazar 2013). The table has the greatest entropy among those with mean 0, the
given variance, noise of at most D, no result below 0 and none from 1 to `smallest`
(Giessing 2016). Bounded noise can be averaged away by many different questions
(Asghar & Kaafar 2020), hence the fixed family of tables and the log.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from halte.methods.disclosure.keys import draws, shares
from halte.methods.disclosure.population import Population

Counts = NDArray[np.int64]
STEPS: Final = 200
EXACT: Final = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Noise:
    """A table of noise: for each count (the last for all above) the chance of each."""

    values: NDArray[np.int64]
    chances: NDArray[np.float64]

    @property
    def most(self) -> int:
        """The largest noise."""
        return int(self.values[-1])

    def of(self, counts: Counts, keys: NDArray[np.uint64]) -> Counts:
        """The noise of each count by the key of its cell; nothing for a zero."""
        rows = np.minimum(counts, len(self.chances) - 1)
        edges = np.cumsum(self.chances, axis=1)
        edges[:, -1] = 1.0
        drawn = shares(keys)
        picked = (drawn[:, None] >= edges[rows]).sum(axis=1)
        return np.where(counts > 0, self.values[picked], 0)


@lru_cache(maxsize=32)
def noise_table(most: int, variance: float, smallest: int) -> Noise:
    """The table of greatest entropy under the conditions of the module."""
    values = np.arange(-most, most + 1)
    rows = [np.where(values == 0, 1.0, 0.0)]
    for count in range(1, most + smallest + 2):
        result = count + values
        allowed = (result >= 0) & ~((result >= 1) & (result <= smallest))
        chances = np.zeros(values.size)
        chances[allowed] = widest(values[allowed].astype(np.float64), variance)
        rows.append(chances)
    return Noise(values, np.array(rows))


def widest(values: NDArray[np.float64], variance: float) -> NDArray[np.float64]:
    """The chances of greatest entropy with mean 0 and this variance.

    Where no chances have this variance, those with the nearest that can be had.
    """
    low, high = reachable(values, variance)
    slack = 1e-6 * max(1.0, high - low)
    if high - low < slack or not low + slack < variance < high - slack:
        return nearest(values, low if variance <= low + slack else high)
    features = np.stack([values, values**2 - variance])
    weights = np.zeros(2)
    for _ in range(STEPS):
        chances = weighed(weights @ features)
        slope = features @ chances
        if np.abs(slope).max() < EXACT:
            break
        spread = (features * chances) @ features.T - np.outer(slope, slope)
        step = np.asarray(np.linalg.solve(spread, slope), dtype=np.float64)
        weights = descended(weights, step, features)
    return weighed(weights @ features)


def weighed(exponents: NDArray[np.float64]) -> NDArray[np.float64]:
    """Chances in proportion to powers of e."""
    made = np.exp(exponents - exponents.max())
    return np.asarray(made / made.sum())


def descended(
    weights: NDArray[np.float64],
    step: NDArray[np.float64],
    features: NDArray[np.float64],
) -> NDArray[np.float64]:
    """A Newton step, shortened until the dual of the entropy falls."""

    def dual(at: NDArray[np.float64]) -> float:
        exponents = at @ features
        top = float(exponents.max())
        return top + float(np.log(np.exp(exponents - top).sum()))

    now, share = dual(weights), 1.0
    while share > 1e-8 and dual(weights - share * step) > now:
        share /= 2
    return weights - share * step


def reachable(values: NDArray[np.float64], variance: float) -> tuple[float, float]:
    """The least and the greatest variance that chances with mean 0 can have."""
    ends = []
    for sign in (1.0, -1.0):
        chances = extreme(values, sign)
        ends.append(float(values**2 @ chances))
    return ends[0], ends[1]


def extreme(values: NDArray[np.float64], sign: float) -> NDArray[np.float64]:
    """Chances with mean 0 of least (or greatest) variance."""
    rules = np.stack([values, np.ones(values.size)])
    found = linprog(sign * values**2, A_eq=rules, b_eq=[0.0, 1.0], bounds=(0, 1))
    return np.asarray(found.x, dtype=np.float64)


def nearest(values: NDArray[np.float64], variance: float) -> NDArray[np.float64]:
    """Chances at the end of what can be reached."""
    ends = [extreme(values, sign) for sign in (1.0, -1.0)]
    gaps = [abs(float(values**2 @ chances) - variance) for chances in ends]
    return ends[int(np.argmin(gaps))]


def numbers_of(people: Sequence[str], key: bytes) -> NDArray[np.uint64]:
    """The secret number of each person, the same in every file and year."""
    return draws(key, "person", people)


def cell_keys(
    people: Population, key: bytes, numbers: NDArray[np.uint64] | None = None
) -> NDArray[np.uint64]:
    """The key of each cell: the sum of its people’s numbers, over 2**64 in a circle."""
    numbers = numbers_of(people.people, key) if numbers is None else numbers
    finest = np.zeros(int(people.cube.matrix.shape[1]), dtype=np.uint64)
    np.add.at(finest, people.place, numbers[people_of(people)])
    shape = [len(d.levels) for d in people.cube.dimensions]
    table = finest.reshape(shape)
    for axis, dimension in enumerate(people.cube.dimensions):
        members = dimension.members.astype(np.uint64)
        table = np.moveaxis(np.tensordot(members, table, (1, axis)), 0, axis)
    return stirred(np.asarray(table, dtype=np.uint64).ravel(), key)


def people_of(people: Population) -> NDArray[np.int64]:
    """The person of each row."""
    if people.who is None:
        return np.arange(people.place.size)
    return people.who


def stirred(keys: NDArray[np.uint64], key: bytes) -> NDArray[np.uint64]:
    """Sums drawn once more, so that the noise of two cells says nothing of a third."""
    return draws(key, "cell", [f"{int(value):016x}" for value in keys])
