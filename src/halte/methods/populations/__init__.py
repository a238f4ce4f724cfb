"""Multiple systems estimation: how many people are on no list.

`CaptureTable` → `diagnose()` → `panel()` → `Report`. The reference page says what is
assumed and when not to use it. Each module's docstring names its source.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from halte.methods.populations.captures import CaptureTable
    from halte.methods.populations.diagnosis import Diagnosis, diagnose
    from halte.methods.populations.estimates import Estimate
    from halte.methods.populations.estimating import (
        by_bic,
        fixed,
        independent,
        stepwise,
    )
    from halte.methods.populations.existence import check
    from halte.methods.populations.gates import Gate
    from halte.methods.populations.graphs import over_graphs
    from halte.methods.populations.linkage import (
        LinkageError,
        draw,
        with_errors,
    )
    from halte.methods.populations.methods import Settings
    from halte.methods.populations.reading import Columns, read_draws, read_table
    from halte.methods.populations.reporting import Report, panel
    from halte.methods.populations.resampling import jackknife
    from halte.methods.populations.selection import forward
    from halte.methods.populations.shrinkage import shrunk
    from halte.methods.populations.spreads import Spread

HOMES: Final = {
    "captures": ("CaptureTable",),
    "diagnosis": ("Diagnosis", "diagnose"),
    "estimates": ("Estimate",),
    "estimating": ("by_bic", "fixed", "independent", "stepwise"),
    "existence": ("check",),
    "gates": ("Gate",),
    "graphs": ("over_graphs",),
    "linkage": ("LinkageError", "draw", "with_errors"),
    "reporting": ("Report", "panel"),
    "reading": ("Columns", "read_draws", "read_table"),
    "resampling": ("jackknife",),
    "selection": ("forward",),
    "methods": ("Settings",),
    "shrinkage": ("shrunk",),
    "spreads": ("Spread",),
}
"""Loaded when asked for: a command that only helps must not load scipy."""


def __getattr__(name: str) -> Any:
    """The public names, each from its module."""
    for module, names in HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "CaptureTable",
    "Columns",
    "Diagnosis",
    "Estimate",
    "Gate",
    "LinkageError",
    "Report",
    "Settings",
    "Spread",
    "by_bic",
    "check",
    "diagnose",
    "draw",
    "fixed",
    "forward",
    "independent",
    "jackknife",
    "over_graphs",
    "panel",
    "read_draws",
    "read_table",
    "shrunk",
    "stepwise",
    "with_errors",
]
