"""Only what can be done is offered; numbers of sent letters have no gaps; reads of an
employer’s files are audited by file.

Checked against: IRPR s. 209.994 (the time to answer is the employer’s), s. 209.997 (a
determination goes on the list), and days counted by hand from a calendar of 2026.
"""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from halte.capabilities.inspections.actions.deciding import (
    close,
    decide,
    pay,
    publish,
)
from halte.capabilities.inspections.actions.finding import compute
from halte.capabilities.inspections.actions.letters import (
    draft,
    opened,
    review,
    send,
)
from halte.capabilities.inspections.models import Inspection, Letter, Sending
from halte.capabilities.inspections.queries.letters import letter_page
from halte.capabilities.inspections.queries.page import file_page
from halte.capabilities.inspections.section import known_files
from halte.capabilities.inspections.states import Kind, Outcome, Way
from halte.core.audit.models import Entry
from halte.core.errors import Invalid
from tests.conftest import Person
from tests.inspections.conftest import fresh

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("letters_untypeset"),
]

FOUND_ON = date(2026, 6, 16)
SENT_ON = date(2026, 6, 17)
AFTER = date(2026, 7, 28)


def today_is(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    for module in ("lacking", "queries.page", "policy", "keeping"):
        place = f"halte.capabilities.inspections.{module}.today_at"
        monkeypatch.setattr(place, lambda office: day)


def drafted(ines: Person, row: Inspection, kind: Kind, day: date) -> Letter:
    return draft(ines.actor, fresh(row), kind=kind, dated=day)


def approved(
    ines: Person, ravi: Person, row: Inspection, kind: Kind, day: date
) -> Letter:
    letter = drafted(ines, row, kind, day)
    review(ravi.actor, letter, approved=True, on=day)
    return Letter.objects.get(pk=letter.pk)


def sent(ines: Person, ravi: Person, row: Inspection, kind: Kind, day: date) -> Letter:
    letter = approved(ines, ravi, row, kind, day)
    send(ines.actor, letter, sent_on=day, way=Way.MAIL)
    return letter


@pytest.fixture
def computed(ines: Person, found: Inspection) -> Inspection:
    """Findings and what they imply, before any letter."""
    compute(ines.actor, found, determined_on=FOUND_ON)
    return fresh(found)


def offered(
    person: Person, row: Inspection
) -> tuple[set[str], dict[str, tuple[str, ...]]]:
    page = file_page(person.actor, pk=row.pk)
    waits = {w.title.en: tuple(text.en for text in w.missing) for w in page.next.waits}
    return {step.title.en for step in page.next.steps}, waits


def test_a_draft_that_never_left_takes_no_number(
    ines: Person, ravi: Person, computed: Inspection
) -> None:
    returned = drafted(ines, computed, Kind.PRELIMINARY, SENT_ON)
    review(ravi.actor, returned, approved=False, on=SENT_ON, reason="Say which weeks.")
    first = sent(ines, ravi, computed, Kind.PRELIMINARY, SENT_ON)
    drafted(ines, computed, Kind.CORRECTED, SENT_ON)
    second = sent(ines, ravi, computed, Kind.CORRECTED, SENT_ON)
    assert (first.number, second.number) == (1, 2)
    words = json.loads(opened(second.words))
    assert words["number"].endswith("/2") and words["replaces"]["number"].endswith("/1")
    shown = [letter_page(ines.actor, pk=one.pk) for one in (returned, first)]
    assert [page.number for page in shown] == ["", f"{computed.number}/1"]


def test_two_approved_drafts_do_not_leave_with_one_number(
    ines: Person, ravi: Person, computed: Inspection
) -> None:
    sent(ines, ravi, computed, Kind.PRELIMINARY, SENT_ON)
    one = approved(ines, ravi, computed, Kind.CORRECTED, SENT_ON)
    other = approved(ines, ravi, computed, Kind.CORRECTED, SENT_ON)
    send(ines.actor, one, sent_on=SENT_ON, way=Way.MAIL)
    with pytest.raises(Invalid, match="letter_number_taken"):
        send(ines.actor, other, sent_on=SENT_ON, way=Way.MAIL)
    with pytest.raises(DatabaseError), transaction.atomic():
        Sending.objects.create(letter=other, sent_on=SENT_ON, way=Way.MAIL)


def test_numbers_that_letters_have_stay_and_the_next_follows_them(
    ines: Person, ravi: Person, computed: Inspection
) -> None:
    """As counted before: two drafts, of which the second, number 2, was sent."""
    letter = approved(ines, ravi, computed, Kind.PRELIMINARY, SENT_ON)
    old = Letter.objects.get(pk=letter.pk)
    old.pk, old.number = None, 2
    old.save(force_insert=True)
    Sending.objects.create(letter=old, sent_on=SENT_ON, way=Way.MAIL)
    Inspection.objects.filter(pk=computed.pk).update(state="noticed")
    assert drafted(ines, computed, Kind.CORRECTED, SENT_ON).number == 3


def test_closing_is_offered_once_nothing_is_missing(
    ines: Person, ravi: Person, diane: Person, computed: Inspection
) -> None:
    sent(ines, ravi, computed, Kind.PRELIMINARY, SENT_ON)
    decide(diane.actor, fresh(computed), outcome=Outcome.PENALTY, decided_on=AFTER,
           reasons="The payroll shows it.")  # fmt: skip
    steps, waits = offered(ines, computed)
    assert "Close the file" not in steps
    assert len(waits["Close the file"]) == 3, "untold, unpaid and unpublished"
    with pytest.raises(Invalid, match="close_untold"):
        close(ines.actor, fresh(computed), on=AFTER)
    day = AFTER + timedelta(1)
    sent(ines, ravi, computed, Kind.FINAL, day)
    owed = fresh(computed).decision.amount_cad * 100
    pay(ines.actor, fresh(computed), paid_on=day, amount_cents=owed, reference="R-1")
    steps, waits = offered(ines, computed)
    assert "Close the file" not in steps
    assert waits["Close the file"] == ("The decision is not on the public list yet.",)
    publish(ines.actor, fresh(computed), on=day)
    steps, waits = offered(ines, computed)
    assert "Close the file" in steps and "Close the file" not in waits
    close(ines.actor, fresh(computed), on=day)


def test_deciding_waits_for_the_last_day_to_answer(
    ines: Person, ravi: Person, diane: Person, computed: Inspection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Sent on June 17: received on the 27th, 30 days more end on July 27."""
    sent(ines, ravi, computed, Kind.PRELIMINARY, SENT_ON)
    today_is(monkeypatch, AFTER - timedelta(1))
    steps, waits = offered(diane, computed)
    assert "Take the final decision" not in steps
    assert "2026-07-28" in waits["Take the final decision"][0]
    today_is(monkeypatch, AFTER)
    assert "Take the final decision" in offered(diane, computed)[0]


def test_findings_are_finished_once_every_condition_is_spoken_of(
    ines: Person, examining: Inspection
) -> None:
    steps, waits = offered(ines, examining)
    assert "Finish the findings" not in steps
    assert waits["Finish the findings"] == (
        "No condition has a finding yet. Enter at least one.",
    )


def test_files_that_an_employer_knows_of_are_read_by_file(
    ines: Person, ravi: Person, computed: Inspection
) -> None:
    assert known_files(ines.actor, computed.employer_id) == ()
    sent(ines, ravi, computed, Kind.PRELIMINARY, SENT_ON)
    before = Entry.objects.count()
    assert known_files(ines.actor, computed.employer_id) == (fresh(computed),)
    entry = Entry.objects.order_by("id")[before]
    assert entry.kind == "read" and entry.permission == "inspections.read"
    assert f"inspections.Inspection:{computed.pk}" in str(entry.records)
