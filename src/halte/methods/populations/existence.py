"""Whether a model can be fitted to a table at all.

Existence: Fienberg and Rinaldo (2012), the totals of the terms must lie inside the
cone that histories span. Identifiability: the design has full column rank. Both are
judged on what is left once terms that nobody holds are fixed at minus infinity and
their histories dropped (Chan, Silverman and Vincent 2021).
"""

from __future__ import annotations

from typing import Final

import numpy as np

from halte.methods.populations.fitting import (
    MINUS_INFINITY,
    Fits,
    Problem,
    first_guess,
    fit,
    logarithms,
    problem,
    unions,
)
from halte.methods.populations.lattice import (
    Counts,
    Floats,
    Marks,
    add_subsets,
    add_supersets,
    overlaps,
)

FITS: Final = 0
NO_MAXIMUM: Final = 1
NOT_IDENTIFIED: Final = 2

TOLERANCE: Final = 1e-9
FEW: Final = 12
"""Newton steps before a table that has not settled is looked at more closely."""

Programmes = dict[tuple[bytes, bytes], bool]
"""Answers of linear programmes by the zero pattern of a table and by model."""


def identified(given: Problem) -> Marks:
    """Whether the terms of each model can be told apart."""
    answer = np.ones(len(given.terms), dtype=np.bool_)
    cells = 1 << given.lists
    order = np.bitwise_count(given.terms).max(axis=1)
    # All terms free, none above two lists, three lists or more: always identified.
    doubtful = np.flatnonzero(
        ~given.free.all(axis=1) | (order > 2) | (given.terms.shape[1] >= cells)
    )
    if not doubtful.size:
        return answer
    shapes = np.where(given.free, given.terms + 1, -given.terms - 1)[doubtful]
    _, first, back = np.unique(shapes, axis=0, return_index=True, return_inverse=True)
    answer[doubtful] = full_rank(given.only(doubtful[first]))[back.reshape(-1)]
    return answer


def full_rank(given: Problem) -> Marks:
    """Full column rank of each design, from its (whole-number) Gram matrix."""
    apart = np.where(given.free, 0.0, MINUS_INFINITY)
    kept = (logarithms(given, apart) > MINUS_INFINITY / 2).astype(np.float64)
    kept[0] = 0.0
    sums = add_supersets(kept, given.lists)
    gram = sums.reshape(-1).take(unions(given))
    size = gram.shape[1]
    gram.reshape(len(gram), -1)[:, :: size + 1] += ~given.free
    values = np.linalg.eigvalsh(gram)
    enough: Marks = values[:, 0] > TOLERANCE * np.maximum(values[:, -1], 1.0)
    return enough


def maximum_by_programme(support: Marks, terms: Counts, lists: int) -> bool:
    """The linear programme: maximise s with A'x = A'n, x >= s, x >= 0; s > 0?

    `support` marks the histories that somebody has: only that matters.
    """
    if not support.any():
        return False
    from scipy.optimize import linprog

    present = support.astype(np.float64)[:, None]
    whole = problem(overlaps(present, lists), terms[None, :], lists)
    apart = logarithms(whole, np.where(whole.free, 0.0, MINUS_INFINITY))[:, 0]
    cells = np.flatnonzero(apart > MINUS_INFINITY / 2)[1:]
    free = terms[whole.free[0]]
    design = ((cells[:, None] & free[None, :]) == free[None, :]).astype(np.float64)
    # With x = y + s: A'y + s A'1 = A'n, both not negative.
    equal = np.hstack([design.T, design.sum(axis=0)[:, None]])
    cost = np.zeros(len(cells) + 1)
    cost[-1] = -1.0
    found = linprog(cost, A_eq=equal, b_eq=whole.totals[whole.free], bounds=(0, None))
    return found.x is not None and float(found.x[-1]) > TOLERANCE


def runs_away(given: Problem, drift: Floats, counts: Floats) -> Marks:
    """Whether the drift proves that no maximum exists.

    A direction along which no seen history changes and some unseen one falls,
    none rising, makes the likelihood rise for ever.
    """
    size = np.abs(drift).max(axis=1)
    length = np.where(np.isfinite(size) & (size > 0), size, 1.0)
    direction = np.where(given.free, np.nan_to_num(drift) / length[:, None], 0.0)
    slope = np.zeros((1 << given.lists, len(drift)))
    slope[given.terms.T, np.arange(len(drift))] = direction.T
    add_subsets(slope, given.lists)
    apart = np.where(given.free, 0.0, MINUS_INFINITY)
    slope[logarithms(given, apart) < MINUS_INFINITY / 2] = 0.0
    slope[0] = 0.0
    seen = counts > 0
    still = np.abs(np.where(seen, slope, 0.0)).max(axis=0) < 1e-4
    falling = (slope.max(axis=0) < 1e-4) & (slope.min(axis=0) < -0.1)
    proven: Marks = still & falling & (size > 0.3)
    return proven


def fit_where_possible(
    given: Problem, counts: Floats, start: Floats, known: Programmes
) -> tuple[Fits, Counts]:
    """Fits and their codes: 0 fitted, 1 no maximum, 2 not identified, 3 both.

    A fit that settles with a step of nothing is its own proof of existence: its
    expected counts are positive and have the right totals. A drift that fits the
    definition proves the contrary. The programme is asked for the rest.
    """
    codes = np.where(identified(given), FITS, NOT_IDENTIFIED)
    well = np.flatnonzero(codes == FITS)
    found = Fits(
        np.full_like(start, np.nan),
        np.zeros(len(start), np.bool_),
        np.zeros_like(start),
    )
    if well.size:
        settle(
            given.only(well), counts[:, well], start[well], known, found, well, codes
        )
    for ill in np.flatnonzero(codes == NOT_IDENTIFIED):
        if not maximum(counts[:, ill], given.terms[ill], given.lists, known):
            codes[ill] += NO_MAXIMUM
    return found, codes


def settle(
    given: Problem,
    counts: Floats,
    start: Floats,
    known: Programmes,
    found: Fits,
    places: Counts,
    codes: Counts,
) -> None:
    """Fit the identified ones into `found`, and mark in `codes` what has no maximum."""
    fits = fit(given, start, FEW)
    fits.reached &= given.free[:, 0]
    late = np.flatnonzero(~fits.reached)
    if late.size:
        lost = runs_away(given.only(late), fits.drift[late], counts[:, late])
        for place in late[~lost]:
            if maximum(counts[:, place], given.terms[place], given.lists, known):
                again = fit(given.only(np.array([place])), fits.alpha[[place]])
                fits.alpha[place], fits.reached[place] = again.alpha[0], True
    found.alpha[places], found.reached[places] = fits.alpha, fits.reached
    found.drift[places] = fits.drift
    codes[places[~fits.reached]] = NO_MAXIMUM


def maximum(counts: Floats, terms: Counts, lists: int, known: Programmes) -> bool:
    """Existence by the programme, asked once for each zero pattern and model."""
    support = counts > 0
    key = support.tobytes(), np.sort(terms).tobytes()
    if key not in known:
        known[key] = maximum_by_programme(support, terms, lists)
    return known[key]


def check(counts: Counts, terms: Counts, lists: int) -> int:
    """The code of one model on one table, by programme and rank alone."""
    present = counts.astype(np.float64)[:, None]
    given = problem(overlaps(present, lists), np.asarray(terms)[None, :], lists)
    code = FITS if identified(given)[0] else NOT_IDENTIFIED
    if not maximum_by_programme(counts > 0, np.asarray(terms), lists):
        code += NO_MAXIMUM
    return int(code)


def fresh(given: Problem, counts: Floats, known: Programmes) -> tuple[Fits, Counts]:
    """`fit_where_possible` with no earlier fit to start from."""
    well = identified(given)
    start = np.zeros(given.terms.shape)
    if well.any():
        start[well] = first_guess(given.only(well), counts[:, well])
    return fit_where_possible(given, counts, np.clip(start, -50, 50), known)
