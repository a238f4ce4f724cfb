"""What must not be worked out, and how wide an interval hides it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from halte.methods.disclosure.attack import CLOSE


@dataclass(frozen=True, slots=True)
class Target:
    """A sum that must not be worked out: its interval is to be this wide at least.

    Where one side by itself can tell too much (who pays the second most knows his
    own part), the interval must also reach down to `bottom` and up to `top`.
    """

    row: int
    width: float
    bottom: float = np.inf
    top: float = -np.inf

    def kept_by(self, low: float, high: float) -> bool:
        """Whether an interval with these ends is enough."""
        apart = high - low >= self.width - CLOSE
        return apart and low <= self.bottom + CLOSE and high >= self.top - CLOSE

    def goal(self, low: float) -> float:
        """How high the interval must reach where this is its lower end."""
        return max(low + self.width, self.top)


def rows_from(begin: int, count: int, width: float) -> list[Target]:
    """Targets for sums that stand one after the other."""
    return [Target(begin + i, width) for i in range(count)]
