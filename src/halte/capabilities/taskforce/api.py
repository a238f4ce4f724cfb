"""`/api/v1/taskforce/`: the registers, for those who sit on the taskforce.

Nothing here is public; a key opens figures only. Ask in a session.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal, cast

from django.http import HttpRequest
from ninja import Router, Schema

from halte.capabilities.taskforce.queries import decisions as deciding
from halte.capabilities.taskforce.queries import meetings as meeting_queries
from halte.capabilities.taskforce.queries.register import ActionLine, Which, register
from halte.capabilities.taskforce.queries.risks import RiskLine, risk_register
from halte.core.access.request import Request
from halte.core.bilingual import Bilingual

router = Router(tags=["taskforce"])

Part = Literal["open", "ours", "overdue", "slipped", "settled"]


class TaskforceText(Schema):
    """A text in both languages."""

    en: str
    fr: str


class MeetingOut(Schema):
    """A meeting; hours carry their offset."""

    number: int
    title: TaskforceText
    starts_at: datetime
    ends_at: datetime
    state: str
    demonstration: bool


class DecisionOut(Schema):
    """A decision that stands."""

    reference: str
    meeting: int
    text: TaskforceText
    on: date
    commitments: list[str]
    action_items: int
    action_items_done: int
    minutes_approved: bool
    demonstration: bool


class ActionItemOut(Schema):
    """An action item. `promised` is the first day given, `due` the one that holds."""

    reference: str
    text: TaskforceText
    owner: str
    state: str
    promised: date
    due: date
    settled: date | None
    times_moved: int
    overdue: bool
    decision: str | None
    demonstration: bool


class RiskOut(Schema):
    """A risk by its last assessment; likelihood and impact from 1 to 5."""

    number: int
    title: TaskforceText
    likelihood: int
    impact: int
    level: str
    owner: str
    review: date | None
    review_overdue: bool
    closed: bool
    demonstration: bool


@router.get("/meetings", response=list[MeetingOut])
def taskforce_meetings(request: HttpRequest) -> list[dict[str, Any]]:
    """Every meeting, newest first."""
    found = meeting_queries.meetings(cast(Request, request).actor)
    return [
        {
            "number": line.id, "title": text(line.title), "starts_at": line.starts_at,
            "ends_at": line.ends_at, "state": line.state,
            "demonstration": line.demonstration,
        }
        for line in found
    ]  # fmt: skip


@router.get("/decisions", response=list[DecisionOut])
def taskforce_decisions(request: HttpRequest) -> list[dict[str, Any]]:
    """Every decision that stands, newest first."""
    found = deciding.decisions(cast(Request, request).actor)
    return [
        {
            "reference": line.reference, "meeting": line.meeting,
            "text": text(line.text), "on": line.on, "commitments": line.promises,
            "action_items": line.to_do, "action_items_done": line.done,
            "minutes_approved": line.adopted, "demonstration": line.demonstration,
        }
        for line in found
    ]  # fmt: skip


@router.get("/action-items", response=list[ActionItemOut])
def taskforce_action_items(
    request: HttpRequest, which: Part = "open"
) -> list[dict[str, Any]]:
    """A part of the register of action items."""
    found = register(cast(Request, request).actor, which=Which(which))
    return [action_item(line) for line in found.lines]


@router.get("/risks", response=list[RiskOut])
def taskforce_risks(request: HttpRequest) -> list[dict[str, Any]]:
    """Open risks, the gravest first, then closed ones."""
    found = risk_register(cast(Request, request).actor)
    return [risk(line) for line in (*found.open, *found.closed)]


def action_item(line: ActionLine) -> dict[str, Any]:
    """An action item for programs."""
    return {
        "reference": line.reference, "text": text(line.text),
        "owner": line.owner.slug, "state": line.state, "promised": line.promised,
        "due": line.due, "settled": line.settled, "times_moved": line.slips,
        "overdue": line.overdue, "decision": line.decision_reference or None,
        "demonstration": line.demonstration,
    }  # fmt: skip


def risk(line: RiskLine) -> dict[str, Any]:
    """A risk for programs."""
    now = line.now
    return {
        "number": line.id, "title": text(line.title), "likelihood": now.likelihood,
        "impact": now.impact, "level": now.level, "owner": now.owner.slug,
        "review": now.review, "review_overdue": line.to_review, "closed": now.closed,
        "demonstration": line.demonstration,
    }  # fmt: skip


def text(found: Bilingual) -> dict[str, str]:
    """Both languages."""
    return found.to_dict()
