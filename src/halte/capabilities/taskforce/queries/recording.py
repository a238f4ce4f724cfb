"""What the forms that write down a meeting begin from."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from halte.capabilities.taskforce.models import AgendaItem, Attendance, Meeting
from halte.capabilities.taskforce.names import decision_reference
from halte.capabilities.taskforce.queries.overview import seats_at
from halte.core.bilingual import pick

LONGEST = 80


def attendance_of(row: Meeting) -> tuple[list[tuple[str, str]], list[Attendance]]:
    """Organisations that sat on the day, and what is recorded of them so far."""
    there = list(row.attendance.select_related("organisation"))
    bodies = {body.slug: body for body in seats_at(row)}
    bodies |= {each.organisation.slug: each.organisation for each in there}
    return [(slug, pick(body, "name")) for slug, body in bodies.items()], there


def decision_pairs(item: AgendaItem) -> list[tuple[str, str]]:
    """Decisions of a point that stand, to choose from."""
    rows = item.decisions.filter(corrected_by=None).order_by("number")
    return [
        (
            str(row.pk),
            f"{decision_reference(row)}  {Truncator(pick(row, 'text')).chars(LONGEST)}",
        )
        for row in rows
    ]


def said_of_new(due: date) -> str:
    """What is said of a new action item: that of a meeting long past may be late."""
    if due < timezone.localdate():
        return _(
            "The action item is kept. Its day is over already: it stands as overdue."
        )
    return _("The action item is kept.")
