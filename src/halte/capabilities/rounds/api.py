"""`/api/v1/rounds/`: when departments were asked, and how far they are.

Open to everyone: whether a report came in, and on time, is public; its words are
in the plan’s statements once accepted and in both languages.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Router, Schema

from halte.capabilities.rounds.queries.open import OpenReport, OpenRound, open_rounds
from halte.capabilities.rounds.queries.open import open_round as found_round

router = Router(tags=["rounds"])

Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


class RoundText(Schema):
    """A text in both languages."""

    en: str
    fr: str


class RoundReportOut(Schema):
    """What one organisation was asked of one commitment."""

    commitment: str
    organisation: str
    part: str
    handed_in: bool
    handed_in_on: date | None
    on_time: bool | None
    accepted: bool
    state: str | None


class RoundOut(Schema):
    """A time of asking. Counts are of reports."""

    number: int
    plan: str
    title: RoundText
    first_day: date
    last_day: date
    due_on: date
    closed_on: date | None
    asked: int
    handed_in: int
    accepted: int
    demonstration: bool


class RoundDetailOut(RoundOut):
    """A round with the reports that it asked for."""

    reports: list[RoundReportOut]


@router.get("/", response=list[RoundOut])
def rounds(request: HttpRequest) -> list[dict[str, Any]]:
    """The rounds of published plans, the newest first."""
    return [round_out(one) for one in open_rounds()]


@router.get("/{number}", response=RoundDetailOut)
def one_round(request: HttpRequest, number: Number) -> dict[str, Any]:
    """One round of a published plan."""
    found = found_round(number)
    reports = [report_out(one) for one in found.reports]
    return {**round_out(found), "reports": reports}


def round_out(found: OpenRound) -> dict[str, Any]:
    """A round for programs."""
    line = found.line
    return {
        "number": line.id, "plan": line.plan, "title": line.title.to_dict(),
        "first_day": line.starts_on, "last_day": line.ends_on,
        "due_on": line.due_on, "closed_on": line.closed_on, "asked": line.asked,
        "handed_in": line.handed_in, "accepted": line.accepted,
        "demonstration": line.demonstration,
    }  # fmt: skip


def report_out(found: OpenReport) -> dict[str, Any]:
    """A report for programs."""
    return {
        "commitment": found.commitment, "organisation": found.organisation,
        "part": found.part, "handed_in": found.handed_in,
        "handed_in_on": found.handed_in_on, "on_time": found.on_time,
        "accepted": found.accepted, "state": found.state or None,
    }  # fmt: skip
