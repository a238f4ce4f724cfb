"""Attacks on our own releases: what they learn must stay below what was promised.

An attacker who knows all people but one, and that person, tries to tell from what
went out whether they are in it. How often that succeeds bounds epsilon from below
(Jagielski, Ullman & Oprea 2020), with exact intervals (Clopper & Pearson 1934).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.bilingual import Texts
from halte.methods.progress import Report, silent
from halte.methods.synthetic.measuring import (
    Columns,
    Counts,
    Measurements,
    count_tables,
    measure,
    with_noise,
    workload,
)
from halte.methods.synthetic.reading import Rows
from halte.methods.synthetic.releasing import synthesise

CONFIDENCE: Final = 0.95

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Leak:
    """What an attack learnt. `least_epsilon` is proven by it, at the confidence.

    `right` is how often the attacker tells in from out; chance is one half.
    """

    attack: str
    runs: int
    epsilon: float
    least_epsilon: float
    right: float

    @property
    def kept(self) -> bool:
        """Whether the promise stands."""
        return self.least_epsilon <= self.epsilon


def leak(
    attack: str, inside: Scores, outside: Scores, epsilon: float, delta: float
) -> Leak:
    """What scores of releases with and without the person prove.

    The threshold is chosen on every other run and judged on the rest, so
    choosing does not flatter the attacker.
    """
    tries = np.unique(np.r_[inside[::2], outside[::2]])
    gains = [(inside[::2] >= t).mean() - (outside[::2] >= t).mean() for t in tries]
    threshold = tries[int(np.argmax(gains))]
    hits, alarms = inside[1::2] >= threshold, outside[1::2] >= threshold
    least = max(proven(hits, alarms, delta), proven(~alarms, ~hits, delta), 0.0)
    right = (hits.mean() + 1 - alarms.mean()) / 2
    return Leak(attack, len(inside) + len(outside), epsilon, least, float(right))


def proven(more: NDArray[np.bool_], less: NDArray[np.bool_], delta: float) -> float:
    """The epsilon below which these two frequencies cannot lie, at the confidence."""
    from scipy.stats import beta

    risk = (1 - CONFIDENCE) / 2
    k, n = int(more.sum()), more.size
    low = float(beta.ppf(risk, k, n - k + 1)) if k else 0.0
    k, n = int(less.sum()), less.size
    high = float(beta.ppf(1 - risk, k + 1, n - k)) if k < n else 1.0
    return math.log((low - delta) / high) if low > delta else -math.inf


def without(people: Rows, row: int) -> Rows:
    """The same people but one."""
    kept = np.delete(np.arange(people.count), row)
    codes = {name: values[kept] for name, values in people.codes.items()}
    return Rows(people.domain, codes, people.count - 1, people.people - 1)


def counted(people: Rows) -> dict[Columns, Counts]:
    """The exact counts of the whole workload."""
    pairs, triples = workload(people.domain)
    return count_tables(people, [*pairs, *triples])


def neighbours(
    people: Rows, row: int, *, epsilon: float, delta: float, runs: int = 100_000
) -> Leak:
    """The best attack there is on the measurements, `runs` times with and without.

    The likelihood ratio adds up y/sigma^2 over the cells in which the person
    stands: noise is all there is beside them, so no other statistic does better.
    """
    exact, fewer = counted(people), counted(without(people, row))
    template = measure(exact, people.domain, epsilon=epsilon, delta=delta)
    inside, outside = np.zeros(runs), np.zeros(runs)
    for table in template.tables:
        at = tuple(int(people.codes[name][row]) for name in table.columns)
        for scores, counts in ((inside, exact), (outside, fewer)):
            cell = np.full(runs, counts[table.columns][at])
            noisy, _ = with_noise(cell, table.sigma, 1)
            scores += noisy / table.sigma**2
    return leak("neighbouring tables", inside, outside, epsilon, delta)


def membership(
    people: Rows,
    row: int,
    *,
    epsilon: float,
    delta: float,
    releases: int = 200,
    report: Report = silent,
) -> tuple[Leak, Leak]:
    """Whole releases, half with the person: attacked by measurements, and by rows."""
    sides = counted(people), counted(without(people, row))
    by_noise: list[list[float]] = [[], []]
    by_rows: list[list[float]] = [[], []]
    for number in range(releases):
        side = number % 2
        measured = measure(sides[side], people.domain, epsilon=epsilon, delta=delta)
        made = synthesise(measured, seed=number).rows
        by_noise[side].append(likelihood(measured, people, row))
        by_rows[side].append(likeness(made, people, row))
        report(number / releases, Texts("audit", "audit"))
    scores = [[np.array(side) for side in kind] for kind in (by_noise, by_rows)]
    return (
        leak("measurements", scores[0][0], scores[0][1], epsilon, delta),
        leak("synthetic rows", scores[1][0], scores[1][1], epsilon, delta),
    )


def likelihood(measured: Measurements, people: Rows, row: int) -> float:
    """How strongly the measurements speak for the person."""
    return math.fsum(
        table.counts[tuple(people.codes[name][row] for name in table.columns)]
        / table.sigma**2
        for table in measured.tables
    )


def likeness(made: Rows, people: Rows, row: int) -> float:
    """How many synthetic rows are the person, or differ in one column (for less)."""
    same = sum(
        (made.codes[name] == people.codes[name][row]).astype(np.int64)
        for name in people.domain.measured
    )
    columns = len(people.domain.measured)
    return float((same == columns).sum() + (same == columns - 1).sum() / 10)
