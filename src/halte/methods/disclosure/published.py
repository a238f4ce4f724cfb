"""What a released table tells its readers, and nothing else: bounds of every cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halte.methods.disclosure.attack import Mask, Statements
from halte.methods.disclosure.cube import Cube
from halte.methods.disclosure.dimensions import dimension
from halte.methods.disclosure.programmes import Values

Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Published:
    """A table as it went out: for each cell the bounds that a reader knows.

    `least` and `most` are those of the published value (its rounding or noise),
    and of a withheld cell what is true of any. `where` filters who is counted.
    """

    cube: Cube
    where: Mapping[str, tuple[str, ...]]
    method: str
    measure: str
    least: Values
    most: Values
    withheld: Mask
    entry: int = 0
    step: str = "1"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it speaks of."""
        names = tuple(d.name for d in self.cube.dimensions)
        return (*names, *(c for c in self.where if c not in names))

    @property
    def exact(self) -> bool:
        """Whether published values are the truth itself."""
        return self.method == "suppress"

    def to_dict(self) -> dict[str, Any]:
        """The table for the ledger: all of this is public already."""
        whole = [None if not np.isfinite(v) else int(v) for v in self.most]
        return {
            "dimensions": [d.to_dict() for d in self.cube.dimensions],
            "where": {c: list(levels) for c, levels in self.where.items()},
            "method": self.method,
            "measure": self.measure,
            "step": self.step,
            "least": [int(v) for v in self.least],
            "most": whole,
            "withheld": [int(i) for i in np.flatnonzero(self.withheld)],
        }


def published_of(found: Mapping[str, Any], entry: int) -> Published:
    """A table back from the ledger."""
    cube = Cube(
        tuple(
            dimension(d["name"], d["levels"], d["groups"]) for d in found["dimensions"]
        )
    )
    withheld = np.zeros(cube.size, dtype=bool)
    withheld[found["withheld"]] = True
    return Published(
        cube,
        {column: tuple(levels) for column, levels in found["where"].items()},
        found["method"],
        found["measure"],
        np.array(found["least"], dtype=np.float64),
        np.array([np.inf if v is None else v for v in found["most"]]),
        withheld,
        entry,
        found["step"],
    )


def statements(
    cube: Cube,
    values: Counts,
    *,
    reach: int,
    least_withheld: int = 0,
    kept: Mask | None = None,
    whole: bool = True,
    some: bool = False,
) -> Statements:
    """What a reader knows of each cell: its value give or take `reach`.

    `least_withheld` is what any withheld cell must be at least: 1 where zeros
    are always published. `some`: a published value above zero is never nobody.
    """
    told = values.astype(np.float64)
    kept = np.zeros(told.size, dtype=bool) if kept is None else kept
    floor = np.maximum(told - reach, np.where(some & (told > 0), 1.0, 0.0))
    return Statements(
        cube.matrix,
        floor,
        told + reach,
        np.minimum(floor, float(least_withheld)),
        np.where(kept, told + reach, np.inf),
        kept,
        whole,
    )


def questions(where: Mapping[str, Sequence[str]]) -> list[str]:
    """A filter as part of what a cell asks, in one way whatever the order."""
    return sorted(f"{column}={'|'.join(sorted(of))}" for column, of in where.items())
