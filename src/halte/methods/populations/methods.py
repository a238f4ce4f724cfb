"""The methods of the panel by their names, and how they are run."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from halte.methods.populations.captures import CaptureTable
from halte.methods.populations.estimates import Estimate
from halte.methods.populations.estimating import (
    by_bic,
    fixed,
    independent,
    stepwise,
)
from halte.methods.populations.graphs import over_graphs
from halte.methods.populations.information import Ranked
from halte.methods.populations.linkage import DRAWS, LinkageError
from halte.methods.populations.models import Terms
from halte.methods.populations.resampling import BOOTSTRAPS, LEVELS
from halte.methods.populations.selection import THRESHOLD
from halte.methods.populations.shrinkage import shrunk
from halte.methods.progress import Report, silent

METHODS: Final = ("stepwise", "bic", "bayes", "graphs", "main")
COMPARISONS: Final = frozenset({"main", "fixed"})
"""Methods whose figure is shown but not weighed against the others."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the panel is run. Equal settings and equal tables give equal answers."""

    methods: tuple[str, ...] = METHODS
    threshold: float = THRESHOLD
    bootstraps: int = BOOTSTRAPS
    seed: int = 1
    model: Terms | None = None
    linkage: LinkageError | None = None
    draws: int = DRAWS
    trials: bool = True
    least_cell: int = 5

    def random(self, purpose: str) -> np.random.Generator:
        """A generator of its own for each purpose: methods do not move each other."""
        return np.random.default_rng([self.seed, zlib.crc32(purpose.encode())])

    def to_dict(self) -> dict[str, Any]:
        """For machines."""
        return {
            "methods": list(self.methods),
            "threshold": self.threshold,
            "bootstraps": self.bootstraps,
            "seed": self.seed,
            "missed_links": self.linkage.missed if self.linkage else None,
            "false_links": self.linkage.false if self.linkage else None,
            "least_cell": self.least_cell,
        }


def estimate_by(
    method: str,
    table: CaptureTable,
    settings: Settings,
    *,
    purpose: str = "",
    levels: Sequence[float] = LEVELS,
    among: Ranked | None = None,
    report: Report = silent,
) -> Estimate:
    """One method on a table; `among` are the models that BIC may choose from."""
    random = settings.random(method + purpose)
    if method == "stepwise":
        return stepwise(
            table, threshold=settings.threshold, bootstraps=settings.bootstraps,
            random=random, report=report, levels=levels,
        )  # fmt: skip
    if method == "bic":
        return by_bic(
            table, bootstraps=settings.bootstraps, random=random, among=among,
            report=report, levels=levels,
        )  # fmt: skip
    if method == "fixed":
        return fixed(table, settings.model, levels=levels)
    plain = {"graphs": over_graphs, "bayes": shrunk, "main": independent}
    return plain[method](table, levels=levels)
