"""Synthetic people for the tests: a mixture world, a network world, small files."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from halte.methods.synthetic import (
    Domain,
    Measurements,
    Rows,
    count_tables,
    domain_of,
    measure,
    workload,
)

SIZES = (12, 13, 3, 7, 8, 4, 10, 6, 2, 2, 2, 2, 2, 2)
"""Years, provinces, genders, ages, citizenships, exploitations, sectors, recruiters,
six yes/no means: the shape of the field’s own files."""


def domain(sizes: Sequence[int] = SIZES) -> Domain:
    """Columns c00, c01, … with values of their own."""
    return domain_of(
        {f"c{i:02}": [f"v{k:02}" for k in range(n)] for i, n in enumerate(sizes)}
    )


def mixture_world(count: int, seed: int, draw: int = 0) -> Rows:
    """People of six latent kinds; `draw` gives other people of the same world."""
    random = np.random.default_rng(seed)
    weights = random.dirichlet(np.full(6, 3.0))
    steps = []
    for size in SIZES:
        base = random.dirichlet(np.full(size, 2.0)) + 1e-3
        kinds = random.dirichlet(base / base.sum() * size * 0.6, size=6)
        steps.append(np.cumsum(kinds, axis=1))
    people = np.random.default_rng([seed, draw])
    kind = people.choice(6, count, p=weights)
    columns = [
        (people.random(count)[:, None] >= step[kind]).sum(axis=1) for step in steps
    ]
    return rows(columns, SIZES)


def network_world(count: int, seed: int, draw: int = 0) -> Rows:
    """People of a random Bayesian network: two parents to a column, no mixture."""
    random = np.random.default_rng(seed)
    people = np.random.default_rng([seed, draw])
    order = random.permutation(len(SIZES))
    columns: list[NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)] * len(SIZES)
    for i, column in enumerate(order):
        parents = random.choice(order[:i], min(i, 2), replace=False) if i else []
        cases = int(np.prod([SIZES[p] for p in parents], dtype=np.int64))
        shares = random.dirichlet(np.full(SIZES[column], 1.5), size=cases)
        at = np.zeros(count, dtype=np.int64)
        for parent in parents:
            at = at * SIZES[parent] + columns[parent]
        steps = np.cumsum(shares, axis=1)[at]
        columns[column] = (people.random(count)[:, None] >= steps).sum(axis=1)
    return rows(columns, SIZES)


def rows(columns: Sequence[NDArray[np.int64]], sizes: Sequence[int]) -> Rows:
    """Rows of the domain of these sizes."""
    codes = {
        f"c{i:02}": np.minimum(column, sizes[i] - 1).astype(np.int32)
        for i, column in enumerate(columns)
    }
    count = len(columns[0])
    return Rows(domain(sizes), codes, count, count)


def small(count: int = 400, seed: int = 3, sizes: Sequence[int] = (3, 4, 2)) -> Rows:
    """A few related columns."""
    random = np.random.default_rng(seed)
    first = random.integers(0, sizes[0], count)
    others = [
        np.where(random.random(count) < 0.6, first % n, random.integers(0, n, count))
        for n in sizes[1:]
    ]
    return rows([first, *others], sizes)


def measured(people: Rows, epsilon: float, delta: float = 1e-6) -> Measurements:
    """Measurements of rows at hand."""
    pairs, triples = workload(people.domain)
    counts = count_tables(people, [*pairs, *triples])
    return measure(counts, people.domain, epsilon=epsilon, delta=delta)


def distance(real: Rows, made: Rows, ways: int) -> float:
    """Half the sum of |difference of shares|, mean over all tables: written anew."""
    found = []
    for names in combinations(sorted(real.domain.columns), ways):
        sizes = [len(real.domain.columns[n]) for n in names]
        tables = []
        for people in (real, made):
            flat = np.ravel_multi_index([people.codes[n] for n in names], sizes)
            counts = np.bincount(flat, minlength=int(np.prod(sizes)))
            tables.append(counts / people.count)
        found.append(np.abs(tables[0] - tables[1]).sum() / 2)
    return float(np.mean(found))


def write(path: Path, headings: Sequence[str], lines: Sequence[Sequence[str]]) -> Path:
    """A CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(lines)
    return path


def save(people: Rows, path: Path) -> Path:
    """Rows as a file."""
    names = list(people.domain.columns)
    texts = [[people.domain.columns[n][c] for c in people.codes[n]] for n in names]
    return write(path, names, list(zip(*texts, strict=True)))


def save_domain(given: object, path: Path) -> Path:
    """A domain as a file: a Domain, or JSON values as they are."""
    shown = given.to_dict() if isinstance(given, Domain) else given
    path.write_text(json.dumps(shown, ensure_ascii=False), encoding="utf-8")
    return path
