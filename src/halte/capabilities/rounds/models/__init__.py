"""Rounds, the reports they ask for, what was written, and workbooks sent in.

What was written or decided never changes: the tables of `APPEND_ONLY` are closed
by database triggers, and a correction is a new row.
"""

from __future__ import annotations

from halte.capabilities.rounds.models.reports import Report, Step, Version
from halte.capabilities.rounds.models.rounds import (
    Delegation,
    Question,
    Reminder,
    Round,
)
from halte.capabilities.rounds.models.sheets import Sheet, SheetRow

APPEND_ONLY = ("rounds_version", "rounds_step", "rounds_sheet")
"""Tables that the database itself closes against update and delete."""

__all__ = [
    "APPEND_ONLY", "Delegation", "Question", "Reminder", "Report", "Round", "Sheet",
    "SheetRow", "Step", "Version",
]  # fmt: skip
