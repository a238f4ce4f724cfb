"""Poisson log-linear models for many capture tables at once, by Newton's method.

Section 1.3 of the method (reference page): log mu_w = sum of alpha_s over terms s
within w. The information matrix needs no design matrix: its entry (s, r) is the sum
of mu over histories that hold the union of s and r, one row of a superset sum.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from halte.methods.populations.lattice import (
    Counts,
    Floats,
    Marks,
    add_subsets,
    add_supersets,
)

MINUS_INFINITY: Final = -2000.0
"""exp of it, plus anything a fit may hold, is 0: histories with it fall out."""

STEPS: Final = 60
CLOSE: Final = 1e-7
"""Newton's steps at the end are quadratic: after one of 1e-7 the error is 1e-13."""

LONGEST: Final = 8.0


@dataclass(slots=True)
class Problem:
    """A batch of fits that have the same number of terms.

    `terms` (table, term) holds sets of lists as bits, the empty set first; `totals`
    the people on all lists of each term; `free` is False where a term is fixed at
    minus infinity, because nobody is on all its lists.
    """

    lists: int
    terms: Counts
    totals: Floats
    free: Marks

    def only(self, chosen: Counts | Marks) -> Problem:
        """Some of the tables."""
        return Problem(
            self.lists, self.terms[chosen], self.totals[chosen], self.free[chosen]
        )


@dataclass(slots=True)
class Fits:
    """Coefficients (table, term); whether each maximum was reached, and its slope.

    `drift` is the last Newton step: where no maximum exists it tends to a direction
    in which the likelihood rises for ever (see `existence`).
    """

    alpha: Floats
    reached: Marks
    drift: Floats


def problem(overlapping: Floats, terms: Counts, lists: int) -> Problem:
    """The problem of models `terms` on tables given by their superset sums."""
    columns = np.arange(len(terms))[:, None]
    which = columns if overlapping.shape[1] > 1 else np.zeros_like(columns)
    totals = overlapping[terms, which]
    return Problem(lists, terms, totals, totals > 0)


def logarithms(given: Problem, alpha: Floats) -> Floats:
    """log mu of each history (row) and table (column)."""
    eta = np.zeros((1 << given.lists, len(alpha)))
    eta[given.terms.T, np.arange(len(alpha))] = alpha.T
    return add_subsets(eta, given.lists)


def expected(given: Problem, alpha: Floats) -> Floats:
    """The fitted count of each history; 0 for the one that nobody can observe."""
    mu = logarithms(given, alpha)
    np.exp(mu, out=mu)
    mu[0] = 0.0
    return mu


def first_guess(given: Problem, counts: Floats) -> Floats:
    """One weighted least-squares step from the counts plus a tenth."""
    apart = np.where(given.free, 0.0, MINUS_INFINITY)
    weights = np.where(logarithms(given, apart) > MINUS_INFINITY / 2, counts + 0.1, 0)
    weights[0] = 0.0
    work = weights * np.log(np.maximum(weights, 0.1)) + (weights > 0) * (-0.1)
    right = add_supersets(np.ascontiguousarray(work), given.lists)
    sums = add_supersets(weights, given.lists)
    alpha = solved(given, unions(given), sums, gathered(given.terms, right))
    return np.where(given.free, alpha, MINUS_INFINITY)


def gathered(terms: Counts, sums: Floats) -> Floats:
    """Of each table's column, the rows of its terms."""
    picked: Floats = sums[terms.T, np.arange(len(terms))].T
    return picked


def unions(given: Problem) -> Counts:
    """Where each entry of the information matrices stands in the flat sums."""
    terms, tables = given.terms, len(given.terms)
    flat: Counts = (terms[:, :, None] | terms[:, None, :]) * tables
    flat += np.arange(tables)[:, None, None]
    return flat


def solved(given: Problem, places: Counts, sums: Floats, right: Floats) -> Floats:
    """Information matrix to the minus one, times the right side.

    Fixed terms get a unit row; a trillionth on the diagonal keeps a table that is
    about to fail from stopping the others.
    """
    matrix: Floats = sums.reshape(-1).take(places)
    size = matrix.shape[1]
    diagonal: Floats = matrix.reshape(len(matrix), -1)[:, :: size + 1]
    diagonal *= 1 + 1e-12
    diagonal += np.where(given.free, 1e-290, 1.0)
    answer = np.linalg.solve(matrix, right[:, :, None])[:, :, 0]
    return answer.astype(np.float64, copy=False)


@dataclass(slots=True)
class State:
    """Where the tables still under way stand."""

    who: Counts
    given: Problem
    places: Counts
    alpha: Floats
    kept: Floats
    likelihood: Floats
    step: Floats

    def only(self, chosen: Marks) -> State:
        """Those still under way."""
        given = self.given.only(chosen)
        return State(
            self.who[chosen],
            given,
            unions(given),
            self.alpha[chosen],
            self.kept[chosen],
            self.likelihood[chosen],
            self.step[chosen],
        )


def fit(given: Problem, start: Floats, steps: int = STEPS) -> Fits:
    """Maximum likelihood from `start`; not reached within `steps` is said, no more."""
    tables = len(start)
    found = Fits(
        np.where(given.free, start, MINUS_INFINITY),
        np.zeros(tables, dtype=np.bool_),
        np.zeros_like(start),
    )
    state = State(
        np.arange(tables),
        given,
        unions(given),
        found.alpha.copy(),
        found.alpha.copy(),
        np.full(tables, -np.inf),
        np.full(tables, np.inf),
    )
    for _ in range(steps):
        advance(state)
        close = state.step < CLOSE
        found.alpha[state.who] = state.alpha
        found.drift[state.who] = state.alpha - state.kept
        found.reached[state.who[close]] = True
        if close.all():
            break
        if close.mean() > 0.3:
            state = state.only(~close)
    return found


def advance(state: State) -> None:
    """One Newton step; where the last one went too far, half of it is taken back."""
    given, alpha = state.given, state.alpha
    sums = add_supersets(expected(given, alpha), given.lists)
    likelihood = (given.totals * np.where(given.free, alpha, 0.0)).sum(axis=1) - sums[0]
    slack = 1e-9 * (np.abs(likelihood) + 1)
    far = ~(likelihood >= state.likelihood - slack)
    right = given.totals - gathered(given.terms, sums)
    if far.any():
        sums[:, far] = 1.0
        right[far] = 0.0
    move = solved(given, state.places, sums, right) * given.free
    longest = np.abs(move).max(axis=1)
    if (longest > LONGEST).any():
        move *= np.minimum(1.0, LONGEST / np.maximum(longest, 1e-300))[:, None]
    state.step = np.where(far, np.inf, longest)
    back = (alpha + state.kept) / 2
    state.kept = np.where(far[:, None], state.kept, alpha)
    state.alpha = np.where(far[:, None], back, alpha + move)
    state.likelihood = np.where(far, state.likelihood, likelihood)


def standard_errors(given: Problem, alpha: Floats) -> Floats:
    """Of the log of the dark figure, from the inverse information."""
    sums = add_supersets(expected(given, alpha), given.lists)
    unit = np.zeros_like(alpha)
    unit[:, 0] = 1.0
    variance: Floats = solved(given, unions(given), sums, unit)[:, 0]
    return np.sqrt(np.maximum(variance, 0.0))
