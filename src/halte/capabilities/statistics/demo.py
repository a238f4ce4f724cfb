"""The demonstration: the published Canadian figures; what Halte counts, frozen."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from halte.capabilities.statistics.freezing_together import freeze_together
from halte.capabilities.statistics.keeper import keeper
from halte.capabilities.statistics.printing import together_line
from halte.capabilities.statistics.shipped import load_published
from halte.core.measures.periods import Calendar, current
from halte.core.measures.registry import MEASURES


def load(say: Callable[[str], object]) -> None:
    """Bring in the published figures; safe to repeat."""
    loaded = load_published(keeper("job"))
    say(f"{loaded.series} series, {loaded.figures} figures")


def freeze_all(say: Callable[[str], object]) -> None:
    """What the rooms count, once all are there: the last year and this one so far.

    The year that is not over says so on its vintage, and has none of people; safe
    to repeat.
    """
    who, today = keeper("job"), timezone.localdate()
    say(together_line(freeze_together(who, MEASURES.values())))
    for measure in MEASURES.values():
        if measure.calendar is not Calendar.DAY:
            so_far = current(measure.calendar, today)
            freeze_together(who, [measure], period=so_far)
