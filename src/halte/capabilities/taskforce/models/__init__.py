"""What this room keeps. What was said is append-only: the database refuses a change."""

from halte.capabilities.taskforce.models.decisions import (
    ActionItem,
    ActionStatement,
    Decision,
    Effect,
)
from halte.capabilities.taskforce.models.feeds import CalendarKey
from halte.capabilities.taskforce.models.meetings import (
    AgendaItem,
    Attendance,
    Meeting,
    Minutes,
    Paper,
    PaperContent,
    Step,
    Verdict,
)
from halte.capabilities.taskforce.models.risks import Assessment, Risk
from halte.capabilities.taskforce.models.seats import Seat, seated

__all__ = [
    "ActionItem", "ActionStatement", "AgendaItem", "Assessment", "Attendance",
    "CalendarKey", "Decision", "Effect", "Meeting", "Minutes", "Paper",
    "PaperContent", "Risk", "Seat", "Step", "Verdict", "seated",
]  # fmt: skip
