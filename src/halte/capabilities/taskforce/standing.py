"""How things stand on a day: pure functions of rows that only grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from halte.capabilities.taskforce.models import (
    ActionItem,
    ActionStatement,
    Assessment,
    Decision,
    Meeting,
    Minutes,
    Risk,
)
from halte.capabilities.taskforce.states import (
    ItemState,
    Level,
    MeetingState,
    Said,
    level_of,
)

SETTLES = {
    Said.DONE: ItemState.DONE,
    Said.DROPPED: ItemState.DROPPED,
    Said.REOPENED: ItemState.OPEN,
}


def newest_minutes(meeting: Meeting) -> Minutes | None:
    """The minutes that were submitted last, with or without a verdict."""
    made = list(meeting.minutes.all())
    return made[-1] if made else None


def state_of(meeting: Meeting, now: datetime) -> MeetingState:
    """How a meeting stands at a moment."""
    if meeting.cancelled_on:
        return MeetingState.CANCELLED
    minutes = newest_minutes(meeting)
    if minutes is not None:
        verdict = getattr(minutes, "verdict", None)
        if verdict is None:
            return MeetingState.WAITING
        return MeetingState.APPROVED if verdict.approved else MeetingState.HELD
    return MeetingState.HELD if meeting.starts_at <= now else MeetingState.PLANNED


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """How an action item stands: the day first promised, and the day now."""

    state: ItemState
    promised: date
    due: date
    settled: date | None
    slips: int

    @property
    def slipped(self) -> bool:
        """True where it is now due later than was promised."""
        return self.due > self.promised

    def overdue(self, today: date) -> bool:
        """True where its day is over and nothing settled it."""
        return self.state is ItemState.OPEN and self.due < today

    @property
    def on_time(self) -> bool:
        """Done by the day that was promised first."""
        done = self.state is ItemState.DONE and self.settled is not None
        return done and (self.settled or self.promised) <= self.promised


def item_standing(row: ActionItem, day: date | None = None) -> ItemStanding:
    """After everything that was said of it by the end of `day`; None: to date."""
    said = [s for s in row.statements.all() if day is None or s.on <= day]
    return standing_after(said or list(row.statements.all())[:1])


def standing_after(said: Sequence[ActionStatement]) -> ItemStanding:
    """After these statements, the first of which gives the promised day."""
    promised = due = said[0].due or said[0].on
    state, settled, slips = ItemState.OPEN, None, -1
    for each in said:
        kind = Said(each.kind)
        if kind is Said.DUE and each.due:
            slips += each.due > due or slips < 0
            due = each.due
        elif kind in SETTLES:
            state = SETTLES[kind]
            settled = None if state is ItemState.OPEN else each.on
    return ItemStanding(state, promised, due, settled, slips)


def action_items_of(rows: Iterable[Decision]) -> Iterator[list[ActionItem]]:
    """The action items of each decision that stands, with those of what it corrects."""
    known = {row.pk: row for row in rows}
    corrected = {row.corrects_id for row in known.values()}
    for row in known.values():
        if row.pk in corrected:
            continue
        found, each = list(row.action_items.all()), known.get(row.corrects_id or 0)
        while each is not None:
            found += each.action_items.all()
            each = known.get(each.corrects_id or 0)
        yield found


@dataclass(frozen=True, slots=True)
class RiskStanding:
    """The assessment that stands."""

    row: Assessment

    @property
    def open(self) -> bool:
        """True until it is closed."""
        return not self.row.closed

    @property
    def level(self) -> Level:
        """Low, medium or high."""
        return level_of(self.row.likelihood, self.row.impact)

    def to_review(self, today: date) -> bool:
        """True once its day of review is over."""
        return self.open and self.row.review is not None and self.row.review < today


def risk_standing(row: Risk, day: date | None = None) -> RiskStanding | None:
    """After the assessments made by the end of `day`; None where there was none."""
    made = [a for a in row.assessments.all() if day is None or a.on <= day]
    return RiskStanding(made[-1]) if made else None
