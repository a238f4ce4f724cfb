"""Search by BIC over hierarchical models (Silverman, Chan and Vincent 2024).

BIC = k log n - 2 l, with n people (not cells), k terms including those fixed at minus
infinity, and l the Poisson log-likelihood of the histories that are left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import gammaln

from halte.methods.populations.captures import CaptureTable
from halte.methods.populations.existence import (
    FITS,
    Programmes,
    fit_where_possible,
    fresh,
)
from halte.methods.populations.fitting import Problem, expected, problem
from halte.methods.populations.lattice import Counts, Floats, overlaps, pairs
from halte.methods.populations.models import (
    MOST_EXHAUSTIVE,
    Terms,
    by_size,
    closed,
    hierarchical,
    main_effects,
    usual_order,
)

AT_ONCE: Final = 1 << 15


@dataclass(frozen=True, slots=True)
class Ranked:
    """Models that can be fitted, best BIC first."""

    models: tuple[Terms, ...]
    bic: Floats
    dark: Floats
    alpha: tuple[Floats, ...]
    valid: int
    tried: int
    order: int
    exhaustive: bool


def likelihoods(given: Problem, alpha: Floats, counts: Floats) -> Floats:
    """Poisson log-likelihoods, constants included."""
    total = expected(given, alpha).sum(axis=0)
    linear = (given.totals * np.where(given.free, alpha, 0.0)).sum(axis=1)
    constant: Floats = gammaln(counts + 1).sum(axis=0)
    value: Floats = linear - total - constant
    return value


def search(table: CaptureTable, order: int = 0, most: int = 1000) -> Ranked:
    """Rank the models on a table; with more than six lists, a search up and down."""
    lists = len(table.lists)
    order = order or usual_order(lists)
    if lists > MOST_EXHAUSTIVE:
        return climb(table)
    models = hierarchical(lists, order)
    bic, dark, alpha = judged(table, models)
    return ranked(models, bic, dark, alpha, order, True, most)


def chosen_among(table: CaptureTable, among: Ranked, most: int = 100) -> Ranked:
    """The best models of another table, ranked on this one."""
    models = among.models[:most]
    made = judged(table, models)
    return ranked(models, *made, among.order, among.exhaustive, most)


def ranked(
    models: Sequence[Terms],
    bic: Floats,
    dark: Floats,
    alpha: Sequence[Floats],
    order: int,
    exhaustive: bool,
    most: int,
) -> Ranked:
    """Best first; of equals, the one with fewer terms and named first."""
    valid = np.flatnonzero(np.isfinite(bic))
    sizes = np.array([len(models[int(v)]) for v in valid], dtype=np.int64)
    first = valid[np.lexsort((valid, sizes, np.round(bic[valid], 8)))][:most]
    places = first.tolist()
    return Ranked(
        tuple(models[int(p)] for p in places),
        bic[first],
        dark[first],
        tuple(alpha[int(p)] for p in places),
        len(valid),
        len(models),
        order,
        exhaustive,
    )


def judged(
    table: CaptureTable, models: Sequence[Terms]
) -> tuple[Floats, Floats, list[Floats]]:
    """BIC (infinite where there is no fit), dark figure, coefficients of each model."""
    lists, known = len(table.lists), Programmes()
    counts = table.counts.astype(np.float64)[:, None]
    overlapping = overlaps(counts, lists)
    bic, dark = np.full(len(models), np.inf), np.full(len(models), np.inf)
    alpha: list[Floats] = [np.empty(0)] * len(models)
    for places, terms in by_size(models).values():
        for begin in range(0, len(places), max(8, AT_ONCE >> lists)):
            block = slice(begin, begin + max(8, AT_ONCE >> lists))
            given = problem(overlapping, terms[block], lists)
            same = np.tile(counts, (1, len(given.terms)))
            fits, codes = fresh(given, same, known)
            well = np.flatnonzero(codes == FITS)
            where = np.array(places[block])[well]
            value = likelihoods(given.only(well), fits.alpha[well], same[:, well])
            bic[where] = given.terms.shape[1] * np.log(table.people) - 2 * value
            dark[where] = np.exp(fits.alpha[well, 0])
            for place, row in zip(where, fits.alpha[well], strict=True):
                alpha[place] = row
    return bic, dark, alpha


def climb(table: CaptureTable) -> Ranked:
    """From main effects, add or remove the pair that lowers BIC most, until none does.

    Every model tried on the way is ranked.
    """
    lists = len(table.lists)
    seen: dict[Terms, tuple[float, float, Floats]] = {}
    here = main_effects(lists)
    while True:
        beside = [here, *neighbours(here, lists)]
        fresh_ones = [terms for terms in beside if terms not in seen]
        bic, dark, alpha = judged(table, fresh_ones)
        for place, terms in enumerate(fresh_ones):
            seen[terms] = float(bic[place]), float(dark[place]), alpha[place]
        best = min(beside, key=lambda terms: seen[terms][0])
        if seen[best][0] >= seen[here][0] - 1e-9:
            break
        here = best
    models = list(seen)
    return ranked(
        models,
        np.array([seen[m][0] for m in models]),
        np.array([seen[m][1] for m in models]),
        [seen[m][2] for m in models],
        2,
        False,
        1000,
    )


def neighbours(terms: Terms, lists: int) -> list[Terms]:
    """The models with one pair more or less."""
    singles = set(main_effects(lists))
    have = {t for t in terms if t not in singles}
    return [closed(sorted(have ^ {int(pair)}), lists) for pair in pairs(lists)]


def best_of(
    tables: Counts, lists: int, models: Sequence[Terms], start: Sequence[Floats]
) -> tuple[Floats, Floats]:
    """BIC and dark figure of each model (row) on each table (column).

    Infinite where the model has no fit. `start` are coefficients to begin from.
    """
    known: Programmes = {}
    shape = len(models), tables.shape[1]
    bic, dark = np.full(shape, np.inf), np.full(shape, np.inf)
    width = max(8, AT_ONCE >> lists)
    for begin in range(0, shape[1], width):
        block = slice(begin, begin + width)
        counts = np.array(tables[:, block], dtype=np.float64, order="C")
        overlapping = overlaps(counts, lists)
        people = np.log(counts.sum(axis=0))
        constant = gammaln(counts + 1).sum(axis=0)
        for row, (terms, alpha) in enumerate(zip(models, start, strict=True)):
            tiled = np.tile(np.array(terms, np.int64), (counts.shape[1], 1))
            given = problem(overlapping, tiled, lists)
            begun = np.tile(np.maximum(alpha, -30.0), (counts.shape[1], 1))
            fits, codes = fit_where_possible(given, counts, begun, known)
            well = codes == FITS
            part = given.only(well)
            linear = (part.totals * np.where(part.free, fits.alpha[well], 0)).sum(1)
            # At the maximum the expected counts add up to the people seen.
            value = linear - counts[:, well].sum(axis=0) - constant[well]
            bic[row, block][well] = len(terms) * people[well] - 2 * value
            dark[row, block][well] = np.exp(fits.alpha[well, 0])
    return bic, dark
