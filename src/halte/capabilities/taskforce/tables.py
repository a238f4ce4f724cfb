"""Files of this room, with English headings that programs can rely on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from halte.capabilities.taskforce.queries.register import ActionLine
from halte.methods.spreadsheets import Cell

ACTION_ITEMS: Final = (
    "reference", "text_en", "text_fr", "owner", "state", "promised", "due", "settled",
    "times_moved", "overdue", "meeting", "decision", "demonstration",
)  # fmt: skip


def rows(lines: Iterable[ActionLine]) -> Iterator[list[Cell]]:
    """One row an action item."""
    for line in lines:
        yield [
            line.reference,
            line.text.en,
            line.text.fr,
            line.owner.slug,
            line.state,
            line.promised.isoformat(),
            line.due.isoformat(),
            line.settled.isoformat() if line.settled else "",
            line.slips,
            "yes" if line.overdue else "no",
            line.meeting,
            line.decision_reference,
            "yes" if line.demonstration else "no",
        ]
