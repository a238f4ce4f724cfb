"""What everyone may know of the rounds of published plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.plan.facade import budget_kept
from halte.capabilities.rounds.models import Report, Round
from halte.capabilities.rounds.policy import has_handed_in, is_late
from halte.capabilities.rounds.queries.lines import RoundLine, plan_titles, round_line
from halte.capabilities.rounds.states import ReportState
from halte.core.errors import Missing


@dataclass(frozen=True, slots=True)
class OpenReport:
    """Whether a report came in. `on_time` is None while its day is still to come."""

    commitment: str
    organisation: str
    part: str
    handed_in: bool
    handed_in_on: date | None
    on_time: bool | None
    accepted: bool
    state: str


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round of a published plan; `reports` are empty in a list."""

    line: RoundLine
    reports: tuple[OpenReport, ...] = ()


def open_rounds() -> tuple[OpenRound, ...]:
    """The rounds of published plans, the newest first."""
    rows = _published(list(Round.objects.all()))
    plans = plan_titles(rows)
    return tuple(OpenRound(round_line(row, plans)) for row in rows)


def open_round(number: int) -> OpenRound:
    """One round of a published plan, with its reports."""
    rows = _published(list(Round.objects.filter(pk=number)))
    if not rows:
        raise Missing("not_found")
    reports = Report.objects.filter(round=rows[0]).select_related(
        "round", "organisation"
    )
    line = round_line(rows[0], plan_titles(rows))
    return OpenRound(line, tuple(map(_report, reports)))


def _published(rows: Sequence[Round]) -> list[Round]:
    plans = {slug: budget_kept(slug) for slug in {row.plan for row in rows}}
    public = {slug for slug, plan in plans.items() if plan and plan.published}
    return [row for row in rows if row.plan in public]


def _report(row: Report) -> OpenReport:
    handed = has_handed_in(row)
    over = row.round.due_on < timezone.localdate()
    return OpenReport(
        commitment=row.commitment,
        organisation=row.organisation.slug,
        part=row.part,
        handed_in=handed,
        handed_in_on=row.handed_in_on if handed else None,
        on_time=not is_late(row) if handed else (False if over else None),
        accepted=row.state == ReportState.ACCEPTED,
        state=row.standing,
    )
