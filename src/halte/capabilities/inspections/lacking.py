"""What an act of a file waits for, though its state and the actor’s role allow it.

The action refuses the same; a page reads it here, and offers only what would work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from halte.capabilities.inspections.clocks import today_at
from halte.capabilities.inspections.models import Inspection
from halte.capabilities.inspections.owing import defaulted, owed_cents
from halte.capabilities.inspections.standing import standing_findings, unsettled
from halte.capabilities.inspections.states import Finding, Kind, Outcome
from halte.capabilities.inspections.timing import decided_from, payment_clock_of
from halte.core.errors import Invalid

Waiting = Callable[[Inspection], Iterator[Invalid]]


def to_close(inspection: Inspection) -> Iterator[Invalid]:
    """Told, paid or in default, and published where it is due (IRPR s. 209.997)."""
    if not inspection.letters.filter(
        sending__isnull=False, kind__in=[Kind.FINAL, Kind.WARNING, Kind.CLOSING]
    ).exists():
        yield Invalid("close_untold")
    decision = getattr(inspection, "decision", None)
    if decision is None:
        return
    if owed_cents(inspection) and not defaulted(inspection):
        yield Invalid("close_unpaid")
    unlisted = (Outcome.NO_VIOLATION, Outcome.WARNING)
    if decision.outcome not in unlisted and not inspection.publications.exists():
        yield Invalid("close_unpublished")


def to_finish(inspection: Inspection) -> Iterator[Invalid]:
    """Something was examined, and nothing was left out without a word."""
    rows = standing_findings(inspection)
    if not [row for row in rows if row.status != Finding.NOT_EXAMINED]:
        yield Invalid("findings_none_entered")
    elif left := unsettled(inspection):
        yield Invalid("findings_left_out", items=", ".join(map(str, left)))


def to_decide(inspection: Inspection) -> Iterator[Invalid]:
    """The employer’s time to answer is over (IRPR s. 209.996(3))."""
    first_on = decided_from(inspection)
    if first_on is not None and first_on > today_at(inspection.office):
        yield Invalid("answer_still_open", day=first_on.isoformat())


def to_default(inspection: Inspection) -> Iterator[Invalid]:
    """The last day to pay is past."""
    clock = payment_clock_of(inspection)
    if clock is None or today_at(inspection.office) <= clock.ends_on:
        yield Invalid("default_not_yet", day=clock.ends_on.isoformat() if clock else "")


WAITS_FOR: Final[dict[str, Waiting]] = {
    "finish": to_finish,
    "decide": to_decide,
    "default": to_default,
    "close": to_close,
}
"""By the slug of the act."""


def lacking(slug: str, inspection: Inspection) -> list[Invalid]:
    """All that an act waits for; empty where it would work."""
    waiting = WAITS_FOR.get(slug)
    return list(waiting(inspection)) if waiting else []
