"""Trends that stay quiet on noise, each change told once; series with exact rates.

`detect_file()` → `Detection`; `series_file()` → `Collection`. The reference page says
what is assumed and when not to use it. Each module’s docstring names its source.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from halte.methods.trends.alerts import Alert
    from halte.methods.trends.cases import Cases
    from halte.methods.trends.detecting import Detection, Settings, detect, detect_file
    from halte.methods.trends.nowcasting import completeness
    from halte.methods.trends.rates import benjamini_hochberg, per, ratio, share
    from halte.methods.trends.reading import Columns
    from halte.methods.trends.series import Collection, Series, series_file
    from halte.methods.trends.slopes import slope

HOMES: Final = {
    "alerts": ("Alert",),
    "cases": ("Cases",),
    "detecting": ("Detection", "Settings", "detect", "detect_file"),
    "nowcasting": ("completeness",),
    "rates": ("benjamini_hochberg", "per", "ratio", "share"),
    "reading": ("Columns",),
    "series": ("Collection", "Series", "series_file"),
    "slopes": ("slope",),
}
"""Names by their module. They load when asked for, so that detection needs no scipy."""

__all__ = [
    "Alert",
    "Cases",
    "Collection",
    "Columns",
    "Detection",
    "Series",
    "Settings",
    "benjamini_hochberg",
    "completeness",
    "detect",
    "detect_file",
    "per",
    "ratio",
    "series_file",
    "share",
    "slope",
]


def __getattr__(name: str) -> Any:
    for module, names in HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(name)
