"""Averaging over decomposable graphs (Madigan and York 1997).

Each graph on the lists says which are conditionally independent; with a
hyper-Dirichlet prior the probability of the table, for a given number of people on no
list, is a product of gamma functions of its margins. Summed over all graphs and all
numbers, no model has to be chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from scipy.special import gammaln, logsumexp

from halte.methods.populations.captures import CaptureTable
from halte.methods.populations.estimates import Estimate, notes_of_interval
from halte.methods.populations.lattice import Counts, Floats, members, pairs
from halte.methods.populations.resampling import LEVELS, Interval

MOST_LISTS: Final = 5
"""822 graphs; six lists have 18,154."""

POINTS: Final = 3000
REACH: Final = 100
"""The grid ends at this many times the people seen."""

EDGE: Final = 0.01


@cache
def decomposable(lists: int) -> tuple[tuple[frozenset[int], ...], Counts]:
    """All decomposable graphs by their edges, and the weight of each set of lists.

    By a perfect elimination order the probability is the product over lists of
    p(list | its later neighbours): +1 for that set with the list, -1 without.
    """
    edges = [int(p) for p in pairs(lists)]
    graphs, weights = [], []
    for chosen in range(1 << len(edges)):
        graph = frozenset(e for k, e in enumerate(edges) if chosen >> k & 1)
        found = elimination(graph, lists)
        if found is not None:
            graphs.append(graph)
            weights.append(found)
    return tuple(graphs), np.array(weights, dtype=np.int64)


def elimination(graph: frozenset[int], lists: int) -> Counts | None:
    """Weights of a decomposable graph; None where it is not decomposable."""
    beside = [0] * lists
    for edge in graph:
        first, second = members(edge)
        beside[first] |= 1 << second
        beside[second] |= 1 << first
    weights = np.zeros(1 << lists, dtype=np.int64)
    left = (1 << lists) - 1
    while left:
        for k in members(left):
            around = beside[k] & left
            if all((around & ~(1 << j)) & ~beside[j] == 0 for j in members(around)):
                weights[around | 1 << k] += 1
                weights[around] -= 1
                left &= ~(1 << k)
                break
        else:
            return None
    return weights


def margins(table: CaptureTable, hidden: Floats) -> Floats:
    """log p of the margin of each set of lists (row), for each hidden number."""
    lists = len(table.lists)
    cells = np.arange(1 << lists)
    total = gammaln(table.people + hidden + 1)
    made = np.zeros((1 << lists, len(hidden)))
    for kept in range(1, 1 << lists):
        size = kept.bit_count()
        prior = 0.5**size
        sums = np.bincount(cells & kept, table.counts, 1 << lists)
        some = sums[1:][sums[1:] > 0]
        made[kept] = (
            (gammaln(some + prior) - gammaln(prior)).sum()
            + gammaln(sums[0] + hidden + prior)
            - gammaln(prior)
            - total
        )
    return made


def grid(people: int) -> tuple[Floats, Floats]:
    """Hidden numbers, dense where small, and how many whole numbers each stands for."""
    points = np.unique(np.round(np.geomspace(1, REACH * people + 1, POINTS)) - 1)
    middles = (points[1:] + points[:-1]) / 2
    edges = np.concatenate([[-0.5], middles, [points[-1] + 0.5]])
    return points, np.diff(edges)


def over_graphs(table: CaptureTable, *, levels: Sequence[float] = LEVELS) -> Estimate:
    """The posterior of the total, each decomposable graph equally likely at first.

    Prior of a cell 1/2**lists; of the total N, 1/N.
    """
    if len(table.lists) > MOST_LISTS:
        return Estimate("graphs", table.people, None, notes=("many_lists",))
    hidden, widths = grid(table.people)
    graphs, weights = decomposable(len(table.lists))
    common = (
        gammaln(table.people + hidden + 1)
        - gammaln(hidden + 1)
        - np.log(table.people + hidden)
    ) + np.log(widths)
    joint = weights @ margins(table, hidden) + common
    whole = logsumexp(joint)
    mass = np.exp(logsumexp(joint, axis=0) - whole)
    share = np.exp(logsumexp(joint, axis=1) - whole)
    below = np.cumsum(mass)
    intervals: dict[float, Interval] = {
        level: (
            table.people + placed(hidden, below, (1 - level) / 2),
            table.people + placed(hidden, below, (1 + level) / 2),
        )
        for level in levels
    }
    best = np.argsort(-share, kind="stable")[:5]
    at_edge = float(mass[hidden > 0.9 * hidden[-1]].sum())
    notes = notes_of_interval(intervals)
    return Estimate(
        "graphs", table.people, table.people + placed(hidden, below, 0.5), intervals,
        "posterior", notes=(*notes, "grid_edge") if at_edge > EDGE else notes,
        model=f"{len(graphs)} decomposable graphs",
        details={
            "best_graphs": [
                {
                    "pairs": [table.named(e) for e in sorted(graphs[g])],
                    "share": float(share[g]),
                }
                for g in best
            ],
            "mass_at_the_edge": at_edge,
        },
    )  # fmt: skip


def placed(points: Floats, below: Floats, share: float) -> float:
    """The first point at which the mass reaches the share."""
    return float(points[min(int(np.searchsorted(below, share)), len(points) - 1)])
