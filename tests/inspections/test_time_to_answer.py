"""Time to answer, sizes and caps, and conditions that nobody may leave out."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from halte.capabilities.inspections.actions.answering import (
    complete_answer,
    receive_answer,
)
from halte.capabilities.inspections.actions.deciding import (
    close,
    decide,
    publish,
)
from halte.capabilities.inspections.actions.elsewhere import Past, enter_elsewhere
from halte.capabilities.inspections.actions.finding import (
    Entry,
    compute,
    conclude,
    enter_finding,
    finish_findings,
    state_size,
)
from halte.capabilities.inspections.actions.leaving import leave_rest
from halte.capabilities.inspections.actions.letters import (
    draft,
    opened,
)
from halte.capabilities.inspections.law import items_under
from halte.capabilities.inspections.letters.composing import compose
from halte.capabilities.inspections.models import (
    Decision,
    FindingRow,
    Inspection,
)
from halte.capabilities.inspections.states import (
    Finding,
    Kind,
    Outcome,
    State,
)
from halte.core.errors import Denied, Invalid
from tests.conftest import Person
from tests.inspections.conftest import EXAMINED, SIZE, fresh, shown
from tests.inspections.test_law_of_the_file import (
    FOUND_ON,
    LAST_DAY,
    SECRET,
    SENT_ON,
    extended,
    lettered,
    noticed,
)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("letters_untypeset"),
]


__all__ = ["noticed"]
"""Fixtures of the law of the file."""


def test_more_time_is_asked_for_before_the_last_day_is_past(
    ines: Person, noticed: Inspection
) -> None:
    """IRPR s. 209.994: the employer asks within the time that it has to answer."""
    late = LAST_DAY + timedelta(1)
    with pytest.raises(Invalid, match="extension_asked_late"):
        extended(ines, noticed, late)
    with pytest.raises(Invalid, match="extension_asked_when"):
        extended(ines, noticed, LAST_DAY, on=SENT_ON)
    extended(ines, noticed, LAST_DAY, on=late)
    event = noticed.events.get(kind="extended")
    assert (event.asked_on, event.on) == (LAST_DAY, late)


def answered(person: Person, row: Inspection, day: date) -> None:
    receive_answer(person.actor, row, on=day, said="It was an error.")


def completed(person: Person, row: Inspection, day: date) -> None:
    complete_answer(
        person.actor, row, on=day, by_whom="Its director", how="By letter of that day."
    )


def penalty(diane: Person, row: Inspection, day: date) -> Decision:
    return decide(
        diane.actor, fresh(row), outcome=Outcome.PENALTY, decided_on=day,
        reasons="As found.",
    )  # fmt: skip


def test_an_early_answer_leaves_the_employer_its_thirty_days(
    ines: Person, diane: Person, noticed: Inspection
) -> None:
    """IRPR s. 209.994(1), (2): thirty days after deemed receipt are the employer’s."""
    early = SENT_ON + timedelta(3)
    answered(ines, noticed, early)
    for day in (early, LAST_DAY):
        with pytest.raises(Invalid, match="answer_still_open"):
            penalty(diane, noticed, day)
    assert penalty(diane, noticed, LAST_DAY + timedelta(1)).amount_cad


def test_no_decision_before_the_last_day_whatever_the_employer_said(
    ines: Person, diane: Person, noticed: Inspection
) -> None:
    """IRPR s. 209.996(3): no determination “before the expiry of the period set out in
    subsection 209.994(1)”, or as extended; the text has no exception for a waiver."""
    early = SENT_ON + timedelta(3)
    answered(ines, noticed, early)
    with pytest.raises(Invalid, match="answer_before_sending"):
        completed(ines, noticed, FOUND_ON)
    completed(ines, noticed, early)
    event = noticed.events.get(kind="nothing_to_add")
    assert event.said is not None
    assert event.said.text == "Its director\nBy letter of that day."
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        noticed.events.filter(pk=event.pk).update(on=SENT_ON)
    for day in (early, LAST_DAY):
        with pytest.raises(Invalid, match="answer_still_open"):
            penalty(diane, noticed, day)
    longer = LAST_DAY + timedelta(14)
    extended(ines, fresh(noticed), LAST_DAY, until=longer)
    with pytest.raises(Invalid, match="answer_still_open"):
        penalty(diane, noticed, longer)
    assert penalty(diane, noticed, longer + timedelta(1)).amount_cad


def test_a_corrected_notice_opens_the_time_again(
    ines: Person, ravi: Person, diane: Person, noticed: Inspection
) -> None:
    """IRPR ss. 209.994(1), 209.995: what was said of the notice before says nothing of
    this one, which has its own thirty days."""
    again = date(2026, 7, 6)
    lettered(ines, ravi, fresh(noticed), Kind.CORRECTED, again)
    with pytest.raises(Invalid, match="answer_still_open"):
        penalty(diane, noticed, LAST_DAY + timedelta(1))
    # Forty days end on a Saturday: Monday 17 August is the last day.
    assert penalty(diane, noticed, date(2026, 8, 18)).amount_cad


def test_another_size_after_the_notice_needs_a_corrected_one(
    ines: Person, ravi: Person, diane: Person, noticed: Inspection
) -> None:
    """IRPR s. 209.93: the size decides the amount, which the notice told."""
    state_size(ines.actor, noticed, employees=4000, revenue_cad=900_000_000, **SIZE)
    after = LAST_DAY + timedelta(1)
    with pytest.raises(Invalid, match="size_not_in_notice"):
        penalty(diane, noticed, after)
    compute(ines.actor, fresh(noticed), determined_on=date(2026, 7, 6))
    lettered(ines, ravi, fresh(noticed), Kind.CORRECTED, date(2026, 7, 6))
    assert penalty(diane, noticed, date(2026, 8, 18)).amount_cad > 66_000


def test_a_penalty_of_which_the_cap_leaves_nothing_is_decided_and_published(
    ines: Person, ravi: Person, diane: Person, noticed: Inspection
) -> None:
    """IRPR s. 209.996(5): at most $1 million in twelve months; the violation stands,
    and is neither a warning nor nothing."""
    whole = Past(
        "Office 7, notice 3", date(2026, 3, 2), "Read on the public page.",
        amount_cad=1_000_000,
    )  # fmt: skip
    enter_elsewhere(ines.actor, noticed, past=whole)
    old = FindingRow.objects.get(inspection=noticed, item=27)
    # A second violation of type C would bring a ban.
    met = Entry(item=27, status=Finding.MET, replaces=old)
    enter_finding(ines.actor, fresh(noticed), entry=met)
    after = LAST_DAY + timedelta(1)
    made = penalty(diane, noticed, after)
    assert (made.outcome, made.amount_cad, made.ban) == ("penalty", 0, "0")
    lettered(ines, ravi, fresh(noticed), Kind.FINAL, after)
    publish(ines.actor, fresh(noticed), on=after)
    close(ines.actor, fresh(noticed), on=after)
    assert json.loads(noticed.publications.get().facts)["amount_cad"] == 0


def test_no_file_is_compliant_of_which_conditions_are_left_out(
    ines: Person, examining: Inspection
) -> None:
    """IRPR ss. 209.2 to 209.4: thirty conditions; the Auditor General (2021, report
    13) found employers called compliant with little examined."""
    shown(ines, examining, 25)
    enter_finding(ines.actor, examining, entry=Entry(item=25, status=Finding.MET))
    with pytest.raises(Invalid, match="findings_left_out") as told:
        finish_findings(ines.actor, fresh(examining), on=EXAMINED)
    assert "9" in told.value.values["items"].split(", ")
    with pytest.raises(Invalid, match="inspection_reason_short"):
        leave_rest(ines.actor, examining, said="no")
    leave_rest(ines.actor, examining, said=SECRET)
    row = fresh(examining)
    with pytest.raises(Denied, match="findings_all_entered"):
        leave_rest(ines.actor, row, said=SECRET)
    shown(ines, row, 24)
    enter_finding(ines.actor, row, entry=Entry(item=24, status=Finding.MET))
    finish_findings(ines.actor, fresh(row), on=EXAMINED)
    conclude(ines.actor, fresh(row), outcome=State.COMPLIANT, on=EXAMINED,
             said="All that was examined is met.")  # fmt: skip
    letter = draft(ines.actor, fresh(row), kind=Kind.CLOSING, dated=EXAMINED)
    content = json.loads(opened(letter.words))
    assert [one["item"] for one in content["met"]] == [24, 25]
    drawn = json.dumps(compose(content, "en").to_dict())
    assert "Condition 24: " in drawn and "Condition 9: " not in drawn
    assert SECRET not in drawn


def test_each_programme_has_its_own_conditions() -> None:
    """Schedule 2, Table 1: items of s. 209.2 alone, of 209.3 alone, of 209.4."""
    assert set(range(1, 31)) - set(items_under("tfwp")) == {1}
    assert set(range(1, 31)) - set(items_under("imp")) == {
        3, 4, 10, 11, 12, 13, 14, 16, 21, 22, 23, 24, 29,
    }  # fmt: skip
