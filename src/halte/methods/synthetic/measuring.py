"""Counts with noise: the only place where the real data is touched, and paid for.

All one-, two- and three-way tables get discrete Gaussian noise from OpenDP on
whole numbers. Which tables depends on the public domain alone, so choosing them
costs nothing. What comes out is safe by itself and is kept as a file.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault
from halte.methods.progress import Report, silent
from halte.methods.synthetic.accounting import epsilon_of, rho_of, scales
from halte.methods.synthetic.domain import Domain, domain_of
from halte.methods.synthetic.reading import Rows

FORMAT: Final = "halte measurements 1"
MOST_TRIPLE_CELLS: Final = 400_000
MOST_TRIPLES: Final = 2_000
SHARE_OF_TRIPLES: Final = 0.5
"""Between .3 and .7 the accuracy hardly moves (reference page, “Measured”)."""

Counts = NDArray[np.int64]
Columns = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Noisy counts of all combinations of some columns, and the noise in them."""

    columns: Columns
    sigma: float
    counts: Counts


@dataclass(frozen=True, slots=True, eq=False)
class Measurements:
    """All that was taken from the data. Everything later follows from this.

    No digest of the data is in it: whoever knew all people but one could try
    out the last one against it.
    """

    domain: Domain
    unit: str
    rows_per_person: int
    epsilon: float
    delta: float
    rho: float
    tables: tuple[Table, ...]

    @property
    def total(self) -> int:
        """How many rows there are, from the noisy tables: the best weighted mean."""
        weights = [1 / (t.counts.size * t.sigma**2) for t in self.tables]
        totals = [int(t.counts.sum()) for t in self.tables]
        mean = math.fsum(w * t for w, t in zip(weights, totals, strict=True))
        return max(0, round(mean / math.fsum(weights)))

    @property
    def total_error(self) -> float:
        """The standard error of `total`."""
        weights = (1 / (t.counts.size * t.sigma**2) for t in self.tables)
        return 1 / math.sqrt(math.fsum(weights))

    def text(self) -> str:
        """The file, in the one way it is written."""
        head = {
            "format": FORMAT,
            "unit": self.unit,
            "rows_per_person": self.rows_per_person,
            "epsilon": self.epsilon,
            "delta": self.delta,
            "rho": self.rho,
            "domain": self.domain.to_dict(),
        }
        tables = [
            json.dumps(
                {
                    "columns": t.columns,
                    "sigma": t.sigma,
                    "counts": t.counts.ravel().tolist(),
                },
                ensure_ascii=False,
                separators=(",", ":"),
            )
            for t in self.tables
        ]
        opened = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
        return opened + ',\n "tables": [\n' + ",\n".join(tables) + "\n ]\n}\n"


def workload(domain: Domain) -> tuple[tuple[Columns, ...], tuple[Columns, ...]]:
    """Which tables are measured: all pairs (or the one column), and all triples.

    The margins follow from the pairs. Where the triples are too many or too
    large, there are none.
    """
    names = domain.measured
    pairs = tuple(combinations(names, 2)) if len(names) > 1 else (names,)
    triples = tuple(combinations(names, 3))
    cells = sum(math.prod(domain.shape(t)) for t in triples)
    if len(triples) > MOST_TRIPLES or cells > MOST_TRIPLE_CELLS:
        triples = ()
    return pairs, triples


def count_tables(
    rows: Rows, tables: Sequence[Columns], report: Report = silent
) -> dict[Columns, Counts]:
    """Exact counts, one array for each table, an axis for each column."""
    made: dict[Columns, Counts] = {}
    before: Columns = ()
    place = np.zeros(rows.count, dtype=np.int64)
    for i, columns in enumerate(tables):
        *first, last = columns
        if tuple(first) != before:
            before, place = tuple(first), np.zeros(rows.count, dtype=np.int64)
            for name in first:
                place = place * rows.domain.size(name) + rows.codes[name]
        shape = rows.domain.shape(columns)
        cell = place * shape[-1] + rows.codes[last]
        made[columns] = np.bincount(cell, minlength=math.prod(shape)).reshape(shape)
        report(i / len(tables), Texts("counting", "comptage"))
    return made


def measure(
    counts: Mapping[Columns, Counts],
    domain: Domain,
    *,
    epsilon: float,
    delta: float,
    rows_per_person: int = 1,
    unit: str = "person",
) -> Measurements:
    """Exact counts of the whole workload with noise; epsilon and delta in all.

    One person changes each table by at most `rows_per_person`, in the Euclidean
    norm (all of their rows in one cell). The noise comes from the secure source
    of OpenDP; no seed can reproduce it.
    """
    pairs, triples = workload(domain)
    rho = rho_of(epsilon, delta)
    rest = SHARE_OF_TRIPLES if triples else 0.0
    tables: list[Table] = []
    spent: list[float] = []
    for group, share in ((pairs, 1 - rest), (triples, rest)):
        cells = [math.prod(domain.shape(columns)) for columns in group]
        sigmas = scales(cells, rho * share, rows_per_person)
        for columns, sigma in zip(group, sigmas, strict=True):
            noisy, cost = with_noise(counts[columns], sigma, rows_per_person)
            tables.append(Table(columns, sigma, noisy))
            spent.append(cost)
    paid = math.nextafter(math.fsum(spent), math.inf)
    if epsilon_of(paid, delta) > epsilon:
        raise ArithmeticError("the noise spends more than it was given")
    return Measurements(
        domain, unit, rows_per_person, epsilon, delta, paid, tuple(tables)
    )


def with_noise(counts: Counts, sigma: float, sensitivity: int) -> tuple[Counts, float]:
    """Whole numbers with discrete Gaussian noise, and the rho that it spends.

    OpenDP samples exactly (Canonne, Kamath & Steinke 2020) and its `map` is the
    accountant: its figure is rounded up.
    """
    import opendp.prelude as dp

    dp.enable_features("contrib")
    mechanism: Any = dp.m.make_gaussian(
        dp.vector_domain(dp.atom_domain(T="i64")), dp.l2_distance(T="f64"), scale=sigma
    )
    noisy = mechanism(counts.ravel().tolist())
    cost = float(mechanism.map(float(sensitivity)))
    return np.array(noisy, dtype=np.int64).reshape(counts.shape), cost


def read_measurements(path: Path) -> Measurements:
    """A file of measurements; raises Fault where it is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return measurements_of(found)
    except OSError as error:
        raise Fault("file_missing", file=path.name) from error
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise Fault("measurements_unusable", file=path.name) from error


def measurements_of(found: Mapping[str, Any]) -> Measurements:
    """Measurements from JSON values; ValueError, KeyError or TypeError elsewhere."""
    if found["format"] != FORMAT:
        raise ValueError("another format")
    domain = domain_of(found["domain"])
    pairs, triples = workload(domain)
    tables: list[Table] = []
    for one, columns in zip(found["tables"], (*pairs, *triples), strict=True):
        shape = domain.shape(columns)
        counts = np.array(one["counts"])
        if tuple(one["columns"]) != columns or counts.dtype != np.int64:
            raise ValueError("another table")
        sigma = float(one["sigma"])
        if not (math.isfinite(sigma) and sigma > 0):
            raise ValueError("no noise")
        tables.append(Table(columns, sigma, counts.reshape(shape)))
    return Measurements(
        domain,
        str(found["unit"]),
        int(found["rows_per_person"]),
        float(found["epsilon"]),
        float(found["delta"]),
        float(found["rho"]),
        tuple(tables),
    )
