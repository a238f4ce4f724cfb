"""How things stand, from rows that only grow."""

from __future__ import annotations

from halte.capabilities.visits.models import Answer, Stop


def current_answers(stop: Stop) -> dict[str, Answer]:
    """The answer that counts of each question."""
    rows = stop.answers.filter(aside=False).select_related("note").order_by("id")
    return {row.question: row for row in rows}


def waiting_answers(stop: Stop) -> list[Answer]:
    """Answers that wait until someone chooses."""
    rows = stop.answers.filter(aside=True, resolved_by=None)
    return list(rows.select_related("note", "against__note").order_by("id"))
