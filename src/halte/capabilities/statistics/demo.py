"""The demonstration: the published Canadian figures."""

from __future__ import annotations

from collections.abc import Callable

from halte.capabilities.statistics.keeper import keeper
from halte.capabilities.statistics.shipped import load_published


def load(say: Callable[[str], object]) -> None:
    """Bring in the published figures; safe to repeat."""
    loaded = load_published(keeper("job"))
    say(f"{loaded.series} series, {loaded.figures} figures")
