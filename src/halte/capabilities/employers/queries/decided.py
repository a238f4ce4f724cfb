"""Who had a positive decision in a province: the frame that inspections draw from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from halte.capabilities.employers.models import Decision
from halte.capabilities.employers.states import Outcome
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission

AT_ONCE: Final = 5_000
"""Rows that are fetched together: a province has more employers than memory should."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Numbers of employers, ascending, each once; `decisions` are those behind them.

    The numbers come from the database a few at a time and are read once.
    """

    numbers: Iterator[int]
    decisions: int
    demonstration: bool


def decided_in(
    actor: Actor, *, province: str, first_on: date, last_on: date
) -> Decided:
    """Employers with a positive decision in a province and a period.

    The province is that of the place of the application; where it names none, that of
    the employer. What was revoked later was decided all the same. Numbers only:
    nothing identifying is read. Invented employers are there only where no real one
    is.
    """
    actor.require(Permission.EMPLOYERS_READ)
    found = Decision.objects.filter(
        Q(application__site__province=province)
        | Q(application__site=None, application__employer__province=province),
        outcome=Outcome.POSITIVE,
        decided_on__range=(first_on, last_on),
    )
    real = found.filter(application__employer__demonstration=False)
    demonstration = not real.exists()
    chosen = found if demonstration else real
    return Decided(numbers_of(chosen), chosen.count(), demonstration)


def numbers_of(found: QuerySet[Decision]) -> Iterator[int]:
    """Each employer once, the smallest number first."""
    numbers = found.order_by("application__employer_id").values_list(
        "application__employer_id", flat=True
    )
    return numbers.distinct().iterator(chunk_size=AT_ONCE)
