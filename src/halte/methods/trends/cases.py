"""The cases to be judged: one row each, as codes, with the periods they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from halte.methods.trends.periods import Period


@dataclass(frozen=True, slots=True)
class Cases:
    """Rows as codes. `periods` runs without gaps; the last one is judged.

    `levels[a][codes[a][i]]` is the value of attribute a in row i; where `others[a]`,
    the last level stands for all rarer values. `weights` counts cases a row, one each
    where it is None. `times` and `seasons` are numbers of the periods; `seasons` is
    None where fewer than two cycles are known. `completeness` is, per period and
    single value, the share reported so far against that of all cases.
    """

    attributes: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...]
    others: tuple[bool, ...]
    codes: tuple[NDArray[np.int32], ...]
    period: NDArray[np.int32]
    periods: tuple[Period, ...]
    times: NDArray[np.float64]
    seasons: NDArray[np.int64] | None = None
    weights: NDArray[np.int64] | None = None
    completeness: NDArray[np.float64] | None = None

    def holding(self, places: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
        """Which rows have all these (attribute, code)."""
        rows = np.ones(len(self.period), dtype=np.bool_)
        for attribute, code in places:
            rows &= self.codes[attribute] == code
        return rows

    def only(self, rows: NDArray[np.bool_], attributes: Sequence[int]) -> Cases:
        """Some of the rows, with some of the attributes."""
        return replace(
            self,
            attributes=tuple(self.attributes[a] for a in attributes),
            levels=tuple(self.levels[a] for a in attributes),
            others=tuple(self.others[a] for a in attributes),
            codes=tuple(self.codes[a][rows] for a in attributes),
            period=self.period[rows],
            weights=None if self.weights is None else self.weights[rows],
            completeness=self.completeness_of(attributes),
        )

    def completeness_of(self, attributes: Sequence[int]) -> NDArray[np.float64] | None:
        """The completeness of some attributes, side by side."""
        if self.completeness is None:
            return None
        ends = np.cumsum(self.sizes)
        places = [np.arange(ends[a] - self.sizes[a], ends[a]) for a in attributes]
        return self.completeness[:, np.concatenate(places)]

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many codes each attribute has."""
        return tuple(map(len, self.levels))
