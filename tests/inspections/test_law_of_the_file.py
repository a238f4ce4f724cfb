"""Notice, answer, decision: what policy refuses, and what the database refuses."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from halte.capabilities.inspections.actions.answering import (
    extend,
    receive_answer,
)
from halte.capabilities.inspections.actions.deciding import (
    close,
    decide,
    pay,
    publish,
    record_default,
)
from halte.capabilities.inspections.actions.finding import (
    Entry,
    compute,
    conclude,
    enter_finding,
)
from halte.capabilities.inspections.actions.letters import (
    draft,
    opened,
    review,
    send,
)
from halte.capabilities.inspections.employer_facing import EMPLOYER_FACING
from halte.capabilities.inspections.facade import Pointer, Side, Source, evidence_of
from halte.capabilities.inspections.models import (
    Decision,
    FindingRow,
    Inspection,
    Letter,
    Review,
)
from halte.capabilities.inspections.queries.implied import implied_page
from halte.capabilities.inspections.states import (
    Finding,
    Kind,
    Outcome,
    State,
    Way,
)
from halte.capabilities.inspections.timing import answer_clock_of
from halte.core.errors import Denied, Invalid
from tests.conftest import Person
from tests.inspections.conftest import EXAMINED, failed, fresh, shown

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("letters_untypeset"),
]

FOUND_ON = date(2026, 6, 16)
SENT_ON = date(2026, 6, 17)
LAST_DAY = date(2026, 7, 27)
SECRET = "A worker said so at night"
TOKEN = "S-0123456789abcdef0123456789abcdef"


def lettered(
    ines: Person, ravi: Person, row: Inspection, kind: Kind, day: date = SENT_ON
) -> Letter:
    letter = draft(ines.actor, row, kind=kind, dated=day)
    review(ravi.actor, letter, approved=True, on=day)
    send(ines.actor, letter, sent_on=day, way=Way.MAIL)
    return letter


@pytest.fixture
def noticed(ines: Person, ravi: Person, found: Inspection) -> Inspection:
    """A preliminary notice was sent on a Wednesday."""
    compute(ines.actor, found, determined_on=FOUND_ON)
    lettered(ines, ravi, found, Kind.PRELIMINARY)
    return fresh(found)


def test_the_notice_gives_forty_days(noticed: Inspection) -> None:
    clock = answer_clock_of(noticed)
    assert clock is not None and clock.ends_on == LAST_DAY
    assert noticed.state == State.NOTICED


def test_a_corrected_notice_begins_the_clock_again(
    ines: Person, ravi: Person, noticed: Inspection
) -> None:
    day = date(2026, 7, 6)
    lettered(ines, ravi, noticed, Kind.CORRECTED, day)
    clock = answer_clock_of(fresh(noticed))
    assert clock is not None and clock.last.counted == day + timedelta(40)


def extended(person: Person, row: Inspection, asked_on: date, **more: date) -> None:
    given = {"on": asked_on, "until": date(2026, 8, 14)} | more
    extend(person.actor, row, asked_on=asked_on, said="They asked.", **given)


def test_more_time_is_later_than_the_last_day(
    ines: Person, noticed: Inspection
) -> None:
    with pytest.raises(Invalid, match="extension_too_short"):
        extended(ines, noticed, SENT_ON, until=LAST_DAY)
    until = date(2026, 8, 14)
    extended(ines, noticed, SENT_ON, until=until)
    clock = answer_clock_of(noticed)
    assert clock is not None and clock.ends_on == until


def test_no_answer_before_a_notice(ines: Person, found: Inspection) -> None:
    with pytest.raises(Denied, match="answer_before_notice"):
        receive_answer(ines.actor, found, on=FOUND_ON, said="They wrote.")


def test_no_answer_dated_before_the_notice(ines: Person, noticed: Inspection) -> None:
    with pytest.raises(Invalid, match="answer_before_sending"):
        receive_answer(ines.actor, noticed, on=FOUND_ON, said="They wrote.")


def test_nobody_who_was_involved_decides(
    ines: Person, ravi: Person, diane: Person, noticed: Inspection
) -> None:
    senior = ravi.actor.__class__(
        **{
            **{f: getattr(ravi.actor, f) for f in ravi.actor.__dataclass_fields__},
            "roles": frozenset({"integrity_decision_officer"}),
        }
    )
    given = {"outcome": Outcome.PENALTY, "decided_on": date(2026, 7, 28),
             "reasons": "As found."}  # fmt: skip
    with pytest.raises(Denied, match="decider_involved"):
        decide(senior, noticed, **given)
    with pytest.raises(DatabaseError, match="decided_apart"), transaction.atomic():
        Decision.objects.create(
            inspection=noticed, outcome=Outcome.NO_VIOLATION, by_user_id=ravi.user.pk,
            reasons=noticed.trigger_said, decided_on=SENT_ON, by_name="Ravi",
        )  # fmt: skip


def test_nobody_decides_while_an_answer_can_come(
    diane: Person, noticed: Inspection
) -> None:
    with pytest.raises(Invalid, match="answer_still_open"):
        decide(diane.actor, noticed, outcome=Outcome.PENALTY_AND_BAN,
               decided_on=LAST_DAY, reasons="As found.")  # fmt: skip


def test_the_outcome_is_what_the_findings_imply(
    diane: Person, noticed: Inspection
) -> None:
    after = LAST_DAY + timedelta(1)
    with pytest.raises(Invalid, match="outcome_not_implied"):
        decide(diane.actor, noticed, outcome=Outcome.WARNING, decided_on=after,
               reasons="As found.")  # fmt: skip
    made = decide(diane.actor, noticed, outcome=Outcome.PENALTY, decided_on=after,
                  reasons="As found.")  # fmt: skip
    # Tables 2 and 3, small: 9 wages B 5 points 7,000; 27 C 5 points 15,000; each for
    # three workers; the other two are warnings; no ban below six points of type C.
    assert made.amount_cad == 3 * (7_000 + 15_000) and made.ban == "0"


def test_a_finding_after_the_notice_needs_a_corrected_one(
    ines: Person, diane: Person, noticed: Inspection
) -> None:
    failed(ines, noticed, 26)
    with pytest.raises(Invalid, match="findings_not_in_notice"):
        decide(diane.actor, noticed, outcome=Outcome.PENALTY,
               decided_on=LAST_DAY + timedelta(1), reasons="As found.")  # fmt: skip


@pytest.fixture
def decided(
    ines: Person, ravi: Person, diane: Person, noticed: Inspection
) -> Inspection:
    """Diane decided, and the final notice was sent on July 29."""
    day = LAST_DAY + timedelta(1)
    decide(diane.actor, noticed, outcome=Outcome.PENALTY, decided_on=day,
           reasons="As found.")  # fmt: skip
    row = fresh(noticed)
    with pytest.raises(Denied, match="publication_before_notice"):
        publish(ines.actor, row, on=day)
    lettered(ines, ravi, row, Kind.FINAL, date(2026, 7, 29))
    return fresh(row)


def test_a_default_comes_after_the_last_day_to_pay(
    ines: Person, decided: Inspection
) -> None:
    with pytest.raises(Invalid, match="default_too_early"):
        # July 29 + 10 + 30 is September 7, Labour Day: the 8th holds.
        record_default(ines.actor, decided, on=date(2026, 9, 8), said="Not paid.")
    record_default(ines.actor, decided, on=date(2026, 9, 9), said="Nothing came in.")
    assert decided.events.filter(kind="defaulted").exists()


def test_nobody_pays_more_than_is_owed(ines: Person, decided: Inspection) -> None:
    with pytest.raises(Invalid, match="payment_too_much"):
        pay(ines.actor, decided, paid_on=date(2026, 8, 20), amount_cents=6_600_001,
            reference="R")  # fmt: skip
    pay(ines.actor, decided, paid_on=date(2026, 8, 20), amount_cents=6_600_000,
        reference="R")  # fmt: skip
    with pytest.raises(Invalid, match="close_unpublished"):
        close(ines.actor, decided, on=date(2026, 8, 21))


def test_another_person_reviews_in_policy_and_in_the_database(
    ines: Person, found: Inspection
) -> None:
    compute(ines.actor, found, determined_on=FOUND_ON)
    letter = draft(ines.actor, found, kind=Kind.PRELIMINARY, dated=SENT_ON)
    with pytest.raises(Denied, match="letter_own"):
        review(ines.actor, letter, approved=True, on=SENT_ON)
    with pytest.raises(IntegrityError, match="another_person_reviews"):
        Review.objects.create(
            letter=letter, approved=True, drafted_by_id=ines.user.pk,
            by_user_id=ines.user.pk, by_name="Inès", on=SENT_ON,
        )  # fmt: skip
    with pytest.raises(Denied, match="letter_not_reviewed"):
        send(ines.actor, letter, sent_on=SENT_ON, way=Way.MAIL)


def test_a_notice_tells_what_was_computed_and_nothing_older(
    ines: Person, found: Inspection
) -> None:
    compute(ines.actor, found, determined_on=FOUND_ON)
    old = FindingRow.objects.get(inspection=found, item=24)
    met = Entry(item=24, status=Finding.MET, replaces=old)
    enter_finding(ines.actor, found, entry=met)
    assert implied_page(ines.actor, pk=found.pk).changed
    with pytest.raises(Invalid, match="findings_changed"):
        draft(ines.actor, found, kind=Kind.PRELIMINARY, dated=SENT_ON)


def test_a_failed_condition_is_not_concluded(ines: Person, found: Inspection) -> None:
    with pytest.raises(Invalid, match="conclusion_with_failures"):
        conclude(ines.actor, found, outcome=State.COMPLIANT, on=FOUND_ON,
                 said="All is well.")  # fmt: skip


def test_severity_needs_a_reason_and_a_part_is_named(
    ines: Person, examining: Inspection
) -> None:
    with pytest.raises(Invalid, match="severity_without_reason"):
        failed(ines, examining, 9, "wages", severity={"benefit": 2})
    with pytest.raises(Invalid, match="part_needed"):
        failed(ines, examining, 9)
    with pytest.raises(Invalid, match="failure_outside_period"):
        failed(ines, examining, 24, occurred_on=date(2023, 1, 1))


def test_nothing_of_the_wall_reaches_an_employer(
    ines: Person, ravi: Person, examining: Inspection, found: Inspection
) -> None:
    sealed = Pointer(item=9, source=Source.SEALED, on=EXAMINED, reference=TOKEN)
    with transaction.atomic():
        evidence_of(ines.actor, found.pk, pointer=sealed)
    shown(ines, found, 9, label=SECRET, side=Side.WALLED)
    compute(ines.actor, found, determined_on=FOUND_ON)
    letter = lettered(ines, ravi, found, Kind.PRELIMINARY)
    outputs = {name: output(ines.actor, found.pk) for name, output in EMPLOYER_FACING}
    assert outputs["letters"] and outputs["traces"] and outputs["employer’s page"]
    whole = json.dumps(outputs, ensure_ascii=False)
    for hidden in (SECRET, TOKEN, "sealed", "walled", found.trigger_said.text):
        assert hidden not in whole, hidden
    told = json.loads(opened(letter.words))
    pieces = {f["item"]: len(f["evidence"]) for f in told["findings"]}
    assert pieces[9] == 2, "the two open pieces are shown, nothing else is counted"
