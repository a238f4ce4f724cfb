"""What inspections report up: counts of real files, and nothing of demonstrations."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from halte.capabilities.employers.models import Employer
from halte.capabilities.inspections.actions.finding import compute
from halte.capabilities.inspections.actions.opening import (
    begin_examining,
    go_unannounced,
    open_inspection,
)
from halte.capabilities.inspections.home import home
from halte.capabilities.inspections.measures import files as measures
from halte.capabilities.inspections.measures import money
from halte.capabilities.inspections.models import Decision, FindingRow, Inspection
from halte.capabilities.inspections.queries.listing import Asked, files
from halte.capabilities.inspections.states import Trigger
from halte.core.measures.periods import Calendar, Period
from halte.core.measures.registry import MEASURES
from tests.conftest import Person
from tests.inspections.conftest import EXAMINED, OPENED, failed, opening

pytestmark = pytest.mark.django_db(transaction=True)

YEAR = Period(date(2026, 12, 31), date(2026, 1, 1), "2026", Calendar.YEAR)


def test_files_are_counted_by_trigger_and_demonstrations_are_not(
    ines: Person, greens: Employer, found: Inspection
) -> None:
    invented = opening(greens, demonstration=True)
    open_inspection(ines.actor, Inspection(), opening=invented)
    opened_more(ines, 9)
    opened_more(ines, 6, trigger=Trigger.UNDER_ORDER)
    rows = list(measures.opened(YEAR, "trigger"))
    # Ten for past failures: with a few others, or without them.
    assert {row.key: int(row.value) for row in rows} == {
        "": 16, "under_order": 6, "other": 10,
    }  # fmt: skip
    assert [row.value for row in measures.opened(YEAR, "")] == [Decimal(16)]


def opened_more(person: Person, count: int, **more: Any) -> None:
    """Files of so many employers."""
    for _ in range(count):
        row = opening(Employer.objects.create(demonstration=True), **more)
        open_inspection(person.actor, Inspection(), opening=row)


def test_a_single_reason_to_suspect_cannot_be_counted(
    ines: Person, greens: Employer, found: Inspection
) -> None:
    """IRPR s. 209.5(a) and 207.1: one file that rests on a suspicion could tell that
    someone spoke. None and one look alike, also beside other grounds."""
    opened_more(ines, 9)
    silent = list(measures.opened(YEAR, "trigger"))
    opened_more(ines, 1, trigger=Trigger.SUSPICION)
    spoken = list(measures.opened(YEAR, "trigger"))
    # With its part shown beside the total, 11 less 10 would tell.
    assert [row.key for row in spoken] == [row.key for row in silent] == [""]


def test_a_single_reason_to_suspect_is_hidden_beside_two_other_grounds(
    ines: Person, greens: Employer
) -> None:
    """That parts are shown at all must not hang on there being none."""
    opened_more(ines, 9)
    opened_more(ines, 6, trigger=Trigger.UNDER_ORDER)
    silent = list(measures.opened(YEAR, "trigger"))
    opened_more(ines, 1, trigger=Trigger.SUSPICION)
    spoken = list(measures.opened(YEAR, "trigger"))
    assert [row.key for row in spoken] == [row.key for row in silent]
    assert [row.key for row in spoken] == ["", "under_order", "other"]


def test_a_single_warning_cannot_be_counted(
    diane: Person, ines: Person, found: Inspection
) -> None:
    """IRPR s. 209.997: a warning is not on the public list."""
    made = compute(ines.actor, found, determined_on=date(2026, 6, 16))
    Decision.objects.create(
        inspection=found, computation=made, outcome="warning", by_name="Diane",
        reasons=found.trigger_said, decided_on=date(2026, 7, 3),
        by_user_id=diane.user.pk,
    )  # fmt: skip
    for counted in (measures.warnings, measures.repeated, measures.concluded):
        assert list(counted(YEAR, "")) == []
    assert list(measures.concluded(YEAR, "outcome")) == []
    for name in ("warnings", "repeated", "concluded", "opened"):
        assert MEASURES[f"inspections.{name}"].smallest_cell == 5


def test_one_household_with_a_caregiver_cannot_be_counted(
    ines: Person, greens: Employer, found: Inspection
) -> None:
    silent = list(measures.caregiver_conditions(YEAR, "finding"))
    other = open_inspection(ines.actor, Inspection(), opening=opening(greens))
    go_unannounced(ines.actor, other, on=OPENED, said="Records could be changed.")
    begin_examining(ines.actor, other, on=EXAMINED)
    failed(ines, other, 3)
    assert FindingRow.objects.filter(inspection=other, item=3).count() == 1
    assert list(measures.caregiver_conditions(YEAR, "finding")) == silent == []
    assert MEASURES["inspections.caregiver_conditions"].smallest_cell == 5


def test_of_the_file_of_one_employer_nothing_is_said(found: Inspection) -> None:
    for count in (measures.conditions_examined, measures.days_to_findings):
        assert list(count(YEAR, "")) == []


def test_nothing_was_decided_so_nothing_is_owed(found: Inspection) -> None:
    for counted in (money.penalties, money.penalties_paid, measures.bans):
        assert [row.value for row in counted(YEAR, "")] == [0]


def test_a_file_that_lies_still_is_shown(ines: Person, found: Inspection) -> None:
    Inspection.objects.filter(pk=found.pk).update(last_on=date(2026, 1, 1))
    assert [item.title.en for item in home(ines.actor)] == [
        "Inspections: nothing for 60 days"
    ]
    shown = files(ines.actor, asked=Asked(stale=True))
    assert [line.pk for line in shown.lines] == [found.pk]


def test_an_earlier_decision_counts_as_history(
    ines: Person, diane: Person, greens: Employer, found: Inspection
) -> None:
    """Table 4: a second violation of type B has two points, a first one has one."""
    from halte.capabilities.inspections.computing import current

    earlier = Inspection()
    day = date(2026, 3, 2)
    open_inspection(
        ines.actor, earlier, opening=opening(greens, opened_on=day, period_to=day)
    )
    kept = compute(ines.actor, found, determined_on=date(2026, 6, 16))
    Decision.objects.create(
        inspection=earlier, computation=kept, outcome="penalty", amount_cad=500_000,
        reasons=earlier.trigger_said, decided_on=date(2026, 3, 3),
        by_user_id=diane.user.pk, by_name="Diane",
    )  # fmt: skip
    given = current(found, date(2026, 6, 16))
    kinds = [one["type"] for one in given["prior_violations"]]
    assert sorted(kinds) == ["B", "B", "B", "C"]
    assert given["prior_final_notices"] == []  # decided, and not sent yet
    again = compute(ines.actor, found, determined_on=date(2026, 6, 16))
    assert again.amount_cad > kept.amount_cad
