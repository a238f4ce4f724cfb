"""The two-person rule (IRPA 30(1.3)) attacked: by actions, past them, in a race."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from halte.capabilities.permits.actions.applications import (
    close,
    keep_checks,
    note_saying,
)
from halte.capabilities.permits.actions.concurrence import (
    concur,
    form_opinion,
    issue_refusal,
    open_file,
    record_reading,
    return_application,
)
from halte.capabilities.permits.actions.instructions import end_instruction
from halte.capabilities.permits.checks.facts import Told
from halte.capabilities.permits.letters.documents import opened
from halte.capabilities.permits.models import (
    Concurrence,
    FileOpening,
    Letter,
    Opinion,
    PermitApplication,
    Reading,
)
from halte.capabilities.permits.policy import standing_of
from halte.capabilities.permits.queries.applications import (
    application,
    waiting_for_second,
)
from halte.capabilities.permits.states import Authority, Standing, Verdict
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid
from halte.core.key_rotation import begin, renew_all
from halte.core.only_if import unheld
from tests.conftest import Person
from tests.permits.conftest import applied, opined, published

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("ring_put_back"),
]


def fresh(opinion: Opinion) -> PermitApplication:
    return PermitApplication.objects.get(pk=opinion.application_id)


def test_the_database_holds_each_of_the_rules(pia: Person) -> None:
    rules = ("second_opens", "second_reads", "second_answers", "letter_follows",
             "opinion_apart", "opens_apart", "concurs_apart")  # fmt: skip
    assert unheld(connection, rules) == []
    assert unheld(connection, ["nothing"]) == ["nothing"]


def test_an_opinion_becomes_a_letter_when_another_officer_concurs(
    pia: Person, colin: Person
) -> None:
    opinion = opined(pia, colin)
    row = fresh(opinion)
    assert [line.id for line in waiting_for_second(colin.actor)] == [row.pk]
    assert waiting_for_second(pia.actor) == ()
    open_file(colin.actor, row)
    record_reading(colin.actor, row, words="I read the same facts.")
    concur(colin.actor, row, verdict=Verdict.CONCUR, reasons="They are shown.")
    letter = issue_refusal(pia.actor, row)
    assert standing_of(fresh(opinion)) is Standing.REFUSED
    for language in ("en", "fr"):
        content = opened(letter, language)
        assert content.startswith(b"%PDF-") and b"/MarkInfo" in content
    again = Letter.objects.get()
    assert opened(again, "en") == opened(letter, "en"), "frozen"
    with pytest.raises(Denied, match="permit_no_concurrence"):
        issue_refusal(pia.actor, fresh(opinion))
    secrets = str(list(Entry.objects.values()))
    assert "secret reason" not in secrets and "Maria" not in secrets


def test_one_person_with_both_roles_cannot_be_two(dora: Person, colin: Person) -> None:
    opinion = opined(dora, colin)
    row = fresh(opinion)
    assert waiting_for_second(dora.actor) == ()
    with pytest.raises(Denied, match="permit_same_officer"):
        open_file(dora.actor, row)
    with pytest.raises(Denied, match="permit_same_officer"):
        record_reading(dora.actor, row, words="x")
    with pytest.raises(Denied, match="permit_same_officer"):
        concur(dora.actor, row, verdict=Verdict.CONCUR, reasons="x")


def test_the_order_is_open_read_answer(
    pia: Person, colin: Person, clara: Person
) -> None:
    row = fresh(opined(pia, colin))
    with pytest.raises(Denied, match="permit_open_first"):
        record_reading(colin.actor, row, words="x")
    open_file(colin.actor, row)
    with pytest.raises(Denied, match="permit_read_first"):
        concur(colin.actor, row, verdict=Verdict.CONCUR, reasons="x")
    record_reading(colin.actor, row, words="x")
    with pytest.raises(Denied, match="permit_was_read"):
        concur(clara.actor, row, verdict=Verdict.CONCUR, reasons="x")
    with pytest.raises(Denied, match="permit_was_read"):
        record_reading(colin.actor, row, words="otherwise")
    assert waiting_for_second(clara.actor) == ()


def test_the_opinion_is_hidden_until_the_second_officer_recorded_their_reading(
    pia: Person, colin: Person, clara: Person
) -> None:
    row = fresh(opined(pia, colin))

    def sees(person: Person) -> bool:
        page = application(person.actor, application_id=row.pk)
        assert page.second is not None
        told = "the secret reason" in str(page) or "degraded" in str(page)
        assert told is not page.second.hidden
        return told

    assert sees(pia) and not sees(colin) and not sees(clara)
    open_file(colin.actor, row)
    assert not sees(colin), "opening is not reading"
    record_reading(colin.actor, row, words="mine")
    assert sees(colin)


def test_declined_the_file_goes_back_and_no_refusal_can_follow(
    pia: Person, colin: Person
) -> None:
    opinion = opined(pia, colin)
    row = fresh(opinion)
    open_file(colin.actor, row)
    record_reading(colin.actor, row, words="mine")
    concur(colin.actor, row, verdict=Verdict.DECLINE, reasons="not shown")
    assert standing_of(fresh(opinion)) is Standing.RETURNED
    with pytest.raises(Denied, match="permit_no_concurrence"):
        issue_refusal(pia.actor, fresh(opinion))
    with pytest.raises(Denied, match="permit_not_open"):
        form_opinion(
            pia.actor, fresh(opinion), instruction=opinion.instruction, reasons="again"
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        forged(Letter, opinion, concurrence=Concurrence.objects.get())
    close(pia.actor, fresh(opinion), closed_on=timezone.localdate())
    assert standing_of(fresh(opinion)) is Standing.CLOSED


def forged(table: type[Any], on: Opinion, /, **values: Any) -> Any:
    """A row put into the database past every action."""
    if table is Letter:
        values = {
            "application": on.application, "kind": "refusal",
            "instruction": on.instruction, "document_en": "x",
            "document_fr": "x", "digest_en": "x", "digest_fr": "x",
            "issued_on": timezone.localdate(), "by_user_id": 1,
        } | values  # fmt: skip
    return table.objects.create(**values)


def test_past_every_action_the_database_refuses_one_person_as_two(
    pia: Person, colin: Person, clara: Person
) -> None:
    opinion = opined(pia, colin)
    me, other = pia.user.pk, colin.user.pk

    def refused(table: type[Any], **values: Any) -> None:
        with pytest.raises(DatabaseError), transaction.atomic():
            forged(table, opinion, **values)

    refused(FileOpening, opinion=opinion, officer_id=me)
    opening = FileOpening.objects.create(opinion=opinion, officer_id=other)
    reads: dict[str, Any] = {"opinion": opinion, "opening": opening, "words": "x"}
    refused(Reading, officer_id=me, first_officer_id=me, **reads)
    refused(Reading, officer_id=me, first_officer_id=other, **reads)
    refused(Reading, officer_id=clara.user.pk, first_officer_id=me, **reads)
    reading = Reading.objects.create(officer_id=other, first_officer_id=me, **reads)
    said = {"reading": reading, "reasons": "x", "said_on": timezone.localdate()}
    refused(Concurrence, officer_id=me, verdict="concur", **said)
    refused(Letter)
    refused(Letter, kind="not_processed", concurrence=None)
    given = Concurrence.objects.create(officer_id=other, verdict="concur", **said)
    elsewhere = applied(pia, number="W999")
    refused(Letter, application=elsewhere, concurrence=given)
    assert forged(Letter, opinion, concurrence=given).pk


@pytest.mark.parametrize("table", ["opinion", "reading", "concurrence", "fileopening"])
def test_no_row_of_the_rule_can_be_changed_or_removed(
    pia: Person, colin: Person, table: str
) -> None:
    row = fresh(opined(pia, colin))
    open_file(colin.actor, row)
    record_reading(colin.actor, row, words="mine")
    concur(colin.actor, row, verdict=Verdict.DECLINE, reasons="no")
    for statement in (
        f"UPDATE permits_{table} SET officer_id = 1",
        f"DELETE FROM permits_{table}",
    ):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_two_second_officers_at_once_leave_one_reading(
    pia: Person, colin: Person, clara: Person
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    opinion = opined(pia, colin)
    row = fresh(opinion)
    for person in (colin, clara):
        open_file(person.actor, row)
    ready = threading.Barrier(2)

    def read(person: Person) -> None:
        ready.wait()
        with suppress(Denied, IntegrityError):
            record_reading(person.actor, fresh(opinion), words=person.user.name)
        connection.close()

    runners = [threading.Thread(target=read, args=(p,)) for p in (colin, clara)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    assert Reading.objects.count() == 1


def test_a_second_reading_of_the_same_opinion_does_not_come_in(
    pia: Person, colin: Person, clara: Person
) -> None:
    opinion = opined(pia, colin)
    row = fresh(opinion)
    for person in (colin, clara):
        open_file(person.actor, row)
    # Clara’s page was drawn before Colin sent his; the file is read again first.
    record_reading(colin.actor, row, words="mine")
    with pytest.raises(Denied, match="permit_was_read"):
        record_reading(clara.actor, row, words="mine")
    with pytest.raises(IntegrityError), transaction.atomic():
        forged(
            Reading, opinion, opinion=opinion, words="x", officer_id=clara.user.pk,
            opening=FileOpening.objects.get(officer_id=clara.user.pk),
            first_officer_id=pia.user.pk,
        )  # fmt: skip


def test_an_opinion_rests_on_checks_and_on_an_instruction_that_applies(
    pia: Person, colin: Person
) -> None:
    chosen, row = published(colin), applied(pia)
    with pytest.raises(Denied, match="permit_checks_first"):
        form_opinion(pia.actor, row, instruction=chosen, reasons="x")
    keep_checks(pia.actor, row)
    other = published(colin, reference="by-87", authority=Authority.PROCESSING)
    with pytest.raises(Invalid, match="permit_instruction_out_of_reach"):
        form_opinion(pia.actor, row, instruction=other, reasons="x")
    with pytest.raises(Denied, match="no_permission"):
        form_opinion(colin.actor, row, instruction=chosen, reasons="x")


def test_who_enters_an_instruction_is_neither_officer_of_a_file_under_it(
    pia: Person, colin: Person, dora: Person
) -> None:
    """IRPA 30(1.3): two officers, and neither decides under a rule of their own."""
    chosen, row = published(dora), applied(pia)
    keep_checks(pia.actor, row)
    with pytest.raises(Invalid, match="instruction_own"):
        form_opinion(dora.actor, row, instruction=chosen, reasons="x")
    with pytest.raises(DatabaseError, match="opinion_apart"), transaction.atomic():
        Opinion.objects.create(
            application=row, instruction=chosen, officer_id=dora.user.pk, reasons="x",
            formed_on=timezone.localdate(),
        )  # fmt: skip
    other = published(colin, reference="protect-2")
    opinion = form_opinion(pia.actor, row, instruction=other, reasons="x")
    with pytest.raises(Denied, match="permit_own_instruction"):
        open_file(colin.actor, fresh(opinion))
    given = {"opinion": opinion, "officer_id": colin.user.pk}
    with pytest.raises(DatabaseError, match="opens_apart"), transaction.atomic():
        FileOpening.objects.create(**given)


@pytest.mark.parametrize("deed", ["add", "end"])
def test_an_instruction_is_entered_and_ended_with_a_second_factor(
    colin: Person, deed: str
) -> None:
    bare = replace(colin, actor=replace(colin.actor, second_factor=False))
    chosen = published(colin)
    with pytest.raises(Denied, match="second_factor_required"):
        if deed == "add":
            published(bare, reference="protect-3")
        else:
            today = timezone.localdate()
            end_instruction(
                bare.actor, chosen, gazette="x", published_on=today, ends_on=today
            )


def test_while_a_second_officer_reads_nothing_is_added(
    pia: Person, colin: Person
) -> None:
    row = fresh(opined(pia, colin))
    with pytest.raises(Denied, match="permit_not_open"):
        note_saying(
            pia.actor, row, question="fees", told=Told.WELL,
            asked_on=timezone.localdate(),
        )  # fmt: skip


def test_not_processed_returns_the_fee_and_is_no_refusal(
    pia: Person, colin: Person
) -> None:
    row = applied(pia)
    early = published(colin, reference="by-87", authority=Authority.PROCESSING,
                      reaches_pending=False)  # fmt: skip
    with pytest.raises(Invalid, match="permit_instruction_out_of_reach"):
        return_application(pia.actor, row, instruction=early, reasons="x")
    pending = published(colin, reference="by-87-pending",
                        authority=Authority.PROCESSING)  # fmt: skip
    letter = return_application(pia.actor, row, instruction=pending, reasons="x")
    assert letter.concurrence_id is None
    assert standing_of(PermitApplication.objects.get()) is Standing.NOT_PROCESSED


def test_the_key_of_encryption_can_change_under_what_is_frozen(
    pia: Person, colin: Person
) -> None:
    opinion = opined(pia, colin)
    row = fresh(opinion)
    open_file(colin.actor, row)
    record_reading(colin.actor, row, words="mine")
    concur(colin.actor, row, verdict=Verdict.CONCUR, reasons="the same")
    letter = issue_refusal(pia.actor, row)
    begin()
    assert renew_all(lambda place, found: None).unreadable == 0
    assert opened(Letter.objects.get(), "en") == opened(letter, "en")
    assert fresh(opinion).opinion.reasons.endswith("the secret reason.")
    with pytest.raises(DatabaseError), transaction.atomic():
        Opinion.objects.update(officer_id=1)
