"""Measures of the room over the last thirty days."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from halte.capabilities.support.actions.work import Life
from halte.capabilities.support.states import Better
from halte.core.measures.periods import Calendar, Period
from halte.core.measures.registry import COUNTING, Row

AREAS = ("housing", "status", "safety", "income", "health", "own")


def now() -> Period:
    today = timezone.localdate()
    return Period(today, today - timedelta(days=30), "now", Calendar.FISCAL)


def rows(name: str, breakdown: str = "") -> list[Row]:
    return list(COUNTING[f"support.{name}"](now(), breakdown))


def counted(name: str, breakdown: str = "") -> dict[str, Decimal]:
    return {row.key: row.value for row in rows(name, breakdown)}


def life(better: set[str]) -> Life:
    """Better in these areas, the same in all others."""
    said = {area: Better.BETTER if area in better else Better.SAME for area in AREAS}
    return Life(True, **said)
