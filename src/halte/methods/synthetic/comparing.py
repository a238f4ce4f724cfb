"""How near a synthetic file comes: to the noisy tables (public), to the data (not).

What is computed from the measurements may be shown to anybody. A comparison
with the real rows is exact, carries no noise, and is for the holder of the data.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.synthetic.domain import Domain
from halte.methods.synthetic.measuring import Columns, Counts, count_tables
from halte.methods.synthetic.reading import Rows
from halte.methods.synthetic.releasing import Synthetic

MOST_TABLES: Final = 400
"""Tables compared for each number of ways; a fixed choice where there are more."""

RARE: Final = 10


@dataclass(frozen=True, slots=True)
class Nearness:
    """Two sets of tables side by side, all of the same number of ways.

    `distance` is half the sum of |difference of shares|, averaged over tables;
    `error` is in rows, over cells that hold anybody; `relative_error` over cells
    of ten or more. `lost` real cells have no synthetic row; `fabricated`
    synthetic cells have no real one; `rare_shown` of the real cells below ten
    have some.
    """

    ways: int
    tables: int
    distance: float
    worst: str
    worst_distance: float
    error: float
    relative_error: float
    lost: float
    fabricated: float
    rare: int
    rare_shown: float

    def to_dict(self) -> dict[str, Any]:
        """The comparison for machines."""
        return asdict(self)


def chosen(domain: Domain, ways: int) -> list[Columns]:
    """The tables that are compared: all, or a fixed choice."""
    tables = list(combinations(domain.measured, ways))
    if len(tables) <= MOST_TABLES:
        return tables
    picked = np.random.default_rng(ways).choice(len(tables), MOST_TABLES, replace=False)
    return [tables[i] for i in sorted(picked)]


def compared(real: Rows, made: Rows, known: Mapping[Columns, Counts]) -> list[Nearness]:
    """Real and synthetic rows by one to three ways; `known` are real counts at hand."""
    found: list[Nearness] = []
    for ways in (1, 2, 3):
        tables = chosen(real.domain, ways)
        if not tables:
            continue
        missing = [t for t in tables if t not in known]
        truth = {**known, **count_tables(real, missing)}
        theirs = count_tables(made, tables)
        pairs = [(t, truth[t].ravel(), theirs[t].ravel()) for t in tables]
        found.append(nearness(ways, pairs))
    return found


def nearness(ways: int, pairs: Sequence[tuple[Columns, Counts, Counts]]) -> Nearness:
    """One line of the comparison."""
    distances = [
        float(np.abs(a / max(1, a.sum()) - b / max(1, b.sum())).sum()) / 2
        for _, a, b in pairs
    ]
    worst = int(np.argmax(distances))
    real = np.concatenate([a for _, a, _ in pairs])
    made = np.concatenate([b for _, _, b in pairs])
    off = np.abs(real - made)
    some, large = real > 0, real >= RARE
    rare = some & ~large
    return Nearness(
        ways,
        len(pairs),
        float(np.mean(distances)),
        " × ".join(pairs[worst][0]),
        distances[worst],
        mean(off[some]),
        mean(off[large] / real[large]),
        mean(made[some] == 0),
        mean(real[made > 0] == 0),
        int(rare.sum()),
        mean(made[rare] > 0),
    )


def mean(values: NDArray[Any]) -> float:
    """The mean, 0 of nothing."""
    return float(values.mean()) if values.size else 0.0


@dataclass(frozen=True, slots=True)
class PublicError:
    """What anybody can work out about the error of the synthetic counts, in rows.

    `residual` is the root mean square distance of a cell to its noisy count, and
    `at_most`, that and the noise together, bounds the distance to the true one
    (triangle inequality). The fit follows the noise, so the difference of the
    two squares would promise too much.
    """

    ways: int
    tables: int
    sigma: float
    residual: float

    @property
    def at_most(self) -> float:
        """A bound of the root mean square error of a cell."""
        return self.sigma + self.residual

    def to_dict(self) -> dict[str, Any]:
        """The estimate for machines."""
        return {**asdict(self), "at_most": self.at_most}


def public_errors(made: Synthetic) -> list[PublicError]:
    """The estimate for each number of ways that was measured."""
    found: list[PublicError] = []
    for ways in (1, 2, 3):
        tables = [t for t in made.measured.tables if len(t.columns) == ways]
        if not tables:
            continue
        counts = count_tables(made.rows, [t.columns for t in tables])
        off = np.concatenate([(counts[t.columns] - t.counts).ravel() for t in tables])
        noise = math.fsum(t.counts.size * t.sigma**2 for t in tables) / off.size
        residual = math.sqrt(float((off.astype(np.float64) ** 2).mean()))
        found.append(PublicError(ways, len(tables), math.sqrt(noise), residual))
    return found


@dataclass(frozen=True, slots=True)
class Reproduction:
    """Unique real records that stand in the synthetic file, beside a holdout’s.

    Many are found by chance, in both. `z` above 3 would say that those in the
    data are found more often than people who were never in it.
    """

    in_data: int
    in_data_found: int
    in_holdout: int
    in_holdout_found: int
    z: float

    def to_dict(self) -> dict[str, Any]:
        """The comparison for machines."""
        return asdict(self)


def reproduction(real: Rows, holdout: Rows, made: Rows) -> Reproduction:
    """How often unique records are reproduced: of the data, and of other people."""
    there = marks(made)
    a, b = unique(marks(real)), unique(marks(holdout))
    found_a, found_b = int(np.isin(a, there).sum()), int(np.isin(b, there).sum())
    rate = (found_a + found_b) / max(1, a.size + b.size)
    spread = math.sqrt(rate * (1 - rate) * (1 / max(1, a.size) + 1 / max(1, b.size)))
    apart = found_a / max(1, a.size) - found_b / max(1, b.size)
    return Reproduction(
        a.size, found_a, b.size, found_b, apart / spread if spread else 0.0
    )


def marks(rows: Rows) -> NDArray[np.uint64]:
    """A number for each record: equal records, equal numbers (modulo 2^64)."""
    made: NDArray[np.uint64] = np.zeros(rows.count, dtype=np.uint64)
    factors = np.random.default_rng(0).integers(
        1, 2**63, len(rows.domain.columns), dtype=np.uint64
    )
    for name, factor in zip(rows.domain.columns, factors, strict=True):
        made *= factor
        made += rows.codes[name].astype(np.uint64) + np.uint64(1)
    return made


def unique(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The values that occur once."""
    found, counts = np.unique(values, return_counts=True)
    once: NDArray[np.uint64] = found[counts == 1]
    return once
