"""What goes up is what the pages of the rounds say, whatever came in and when."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halte.capabilities.plan.models import Plan
from halte.capabilities.rounds.asking import asked, plan_of
from halte.capabilities.rounds.models import Report, Round
from halte.capabilities.rounds.queries.lines import ReportLine
from halte.capabilities.rounds.queries.rounds import round_page
from halte.core.measures.periods import fiscal_year, fiscal_year_of
from halte.core.measures.registry import COUNTING
from tests.conftest import Person

REPORT = st.tuples(
    st.none() | st.integers(-40, 20), st.booleans(),
    st.sampled_from(["on_track", "at_risk", "off_track", "done", "stopped"]),
)  # fmt: skip
"""Handed in so many days after the due day, or never; accepted; how it stands."""
ROUNDS = st.lists(
    st.tuples(st.integers(-30, 20), st.lists(REPORT, min_size=3, max_size=3)),
    max_size=3,
)


def counted(name: str, year: int | None = None, breakdown: str = "") -> dict[str, int]:
    yesterday = timezone.localdate() - timedelta(days=1)
    period = fiscal_year_of(yesterday) if year is None else fiscal_year(year)
    return {r.key: r.value for r in COUNTING[f"rounds.{name}"](period, breakdown)}  # type: ignore[misc]


def a_round(person: Person, ends: date, due: int) -> Round:
    """A round that asks whom the plan names."""
    made = Round.objects.create(
        plan="lanterns", title_en="Q", title_fr="T", ends_on=ends,
        starts_on=ends - timedelta(days=60), organisation=person.organisation,
        due_on=timezone.localdate() + timedelta(days=due),
    )  # fmt: skip
    for one in asked(plan_of(made)):
        Report.objects.create(
            round=made, commitment=one.commitment, part=one.part,
            organisation_id=one.organisation_id, position=one.position,
        )  # fmt: skip
    return made


def filled(row: Round, due: int, reports: list[tuple[int | None, bool, str]]) -> None:
    """Days and decisions as they may have been."""
    today = timezone.localdate()
    for report, (after, accepted, standing) in zip(
        Report.objects.filter(round=row), reports, strict=True
    ):
        if after is None:
            continue
        report.handed_in_on = min(today + timedelta(days=due + after), today)
        report.state = "accepted" if accepted else "approved"
        report.standing = standing if accepted and report.part == "lead" else ""
        report.save()


@pytest.mark.django_db(transaction=True)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=ROUNDS)
def test_what_goes_up_is_what_the_pages_say(
    plan: Plan, amina: Person,
    drawn: list[tuple[int, list[tuple[int | None, bool, str]]]],
) -> None:  # fmt: skip
    rows = []
    with transaction.atomic():
        for number, (due, reports) in enumerate(drawn):
            ends = date(2013, 6, 30) + timedelta(days=90 * number)
            rows.append(a_round(amina, ends, due))
            filled(rows[-1], due, reports)
        _compare(amina, rows)
        transaction.set_rollback(True)


def _compare(person: Person, rows: list[Round]) -> None:
    year = fiscal_year_of(timezone.localdate() - timedelta(days=1))
    kept: list[bool] = []
    newest: dict[str, str] = {}
    for row in rows:
        page = round_page(person.actor, row.pk)
        if page.line.days < 0 and year.covers(page.line.due_on):
            late = sum(body.late for body in page.bodies)
            on_time = [on_its_day(page.line.due_on, line) for line in page.reports]
            came = sum(line.handed_in_on is not None for line in page.reports)
            assert came - late == sum(on_time)
            kept += on_time
        for line in page.reports:
            if line.leads and line.standing:
                newest[line.commitment] = line.standing
    by_state = counted("commitments_by_state", 2013, "state")
    assert by_state == Counter(newest.values())
    assert counted("commitments_by_state", 2013) == {"": len(newest)}
    share = counted("on_time")
    if not kept:
        assert share == {}
        return
    assert abs(share[""] - Decimal(100 * sum(kept)) / len(kept)) <= Decimal("0.05")


def on_its_day(due: date, line: ReportLine) -> bool:
    return line.handed_in_on is not None and line.handed_in_on <= due
