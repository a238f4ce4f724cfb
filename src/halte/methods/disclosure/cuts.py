"""Cuts: what every safe choice of withheld cells must obey, learnt from attacks.

Let u and l be dual values of the attacker’s greatest value of a sum (and of its
least) when y says which cells are withheld. Weak duality bounds the width of
the interval by K + sum of (u times the room above + l times the room below) y,
for every y. So a choice that gives the width W obeys: sum of coefficients times
y is at least W - K (Fischetti & Salazar 2001, section 4).
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from halte.methods.disclosure.attack import CLOSE, Mask, Statements
from halte.methods.disclosure.programmes import (
    Matrix,
    Programme,
    Values,
    dual_values,
    rows_of,
    solved,
)
from halte.methods.disclosure.targets import Target

SMALL: Final = 700
"""Cells up to which the whole programme is tried."""


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """Coefficients of the cells, and the sum that withheld cells must reach."""

    weights: Values
    needed: float

    def broken_by(self, withheld: Mask) -> bool:
        """Whether a choice does not obey it."""
        return float(self.weights[withheld].sum()) < self.needed - CLOSE


@dataclass
class Cuts:
    """All cuts learnt so far, and the programme that they make."""

    statements: Statements
    loss: Values
    kept: list[Cut] = field(default_factory=list)

    @property
    def small(self) -> bool:
        """Whether the whole programme is worth trying."""
        return self.loss.size <= SMALL and bool(self.kept)

    def keep(self, cut: Cut) -> None:
        """Hold every later choice to this cut."""
        self.kept.append(cut)

    def against(self, target: Target, withheld: Mask) -> list[Cut]:
        """The cuts of a target that is not wide enough: of its width, of each side."""
        up = self.side(target.row, 1.0, withheld)
        down = self.side(target.row, -1.0, withheld)
        made: list[Cut | None] = []
        if up is not None and down is not None:
            both = up[0] + down[0], up[1] + down[1]
            made.append(self.cut(*both, target.width))
        if up is not None:
            made.append(self.cut(*up, target.top))
        if down is not None:
            made.append(self.cut(*down, -target.bottom))
        return [one for one in made if one is not None]

    def cut(self, weights: Values, constant: float, least: float) -> Cut | None:
        """The cut that this bound must reach so much; None where it does anyway."""
        needed = least - constant
        if needed <= CLOSE:
            return None
        weights = np.minimum(weights, needed)
        weights[self.statements.kept] = 0.0
        return Cut(weights, needed)

    def side(
        self, row: int, sign: float, withheld: Mask
    ) -> tuple[Values, float] | None:
        """Weights and constant of one end of the interval, by its dual values."""
        known = self.statements
        least, most = known.bounds(withheld)
        goal = -sign * known.matrix[[row]].toarray().ravel()
        found = dual_values(goal, known.matrix, least, most)
        if found is None:
            return None
        under, over = (np.where(price > CLOSE, price, 0.0) for price in found)
        published_most = np.where(known.kept, most, known.most)
        published_least = np.where(known.kept, least, known.least)
        room = priced(over, apart(known.open_most, published_most))
        room += priced(under, apart(published_least, known.open_least))
        constant = priced(over, published_most) - priced(under, published_least)
        return np.nan_to_num(room, posinf=1e12), float(constant.sum())

    def relaxed(self, first: Mask) -> float:
        """The loss under which no safe choice lies, by the relaxation."""
        if not self.kept:
            return float(self.loss[first].sum())
        point = solved(self.programme(first)).point
        return float(self.loss[first].sum() if point is None else self.loss @ point)

    def cheapest(
        self, first: Mask, bound: float, until: float
    ) -> tuple[Mask | None, float]:
        """The choice that loses least under all cuts, and the bound it proves."""
        left = max(0.1, until - time.monotonic())
        found = solved(self.programme(first), whole=True, seconds=left)
        if found.bound is not None:
            bound = max(bound, found.bound)
        if found.point is None or not found.proven:
            return None, bound
        return np.asarray(found.point > 0.5), bound

    def programme(self, first: Mask) -> Programme:
        """The least loss that obeys all cuts."""
        must, may = self.choices(first)
        needed = np.array([c.needed for c in self.kept])
        rows: Matrix = rows_of(np.array([c.weights for c in self.kept]))
        most = np.full(needed.size, np.inf)
        return Programme(self.loss, rows, needed, most, must, may)

    def choices(self, first: Mask) -> tuple[Values, Values]:
        """For each cell, whether it must and whether it may be withheld."""
        must = first.astype(np.float64)
        return must, np.where(self.statements.kept & ~first, 0.0, 1.0)


def priced(prices: Values, amounts: Values) -> Values:
    """Prices times amounts; no price, no matter how large the amount."""
    return prices * np.where(prices > 0, amounts, 0.0)


def apart(far: Values, near: Values) -> Values:
    """How far apart two bounds are; not at all where neither bounds anything."""
    same = far == near
    return np.where(same, 0.0, np.where(same, 0.0, far) - np.where(same, 0.0, near))
