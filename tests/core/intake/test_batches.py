"""From file to kept rows and back, and nothing lost on the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid, Missing
from halte.core.intake import (
    accepting,
    actions,
    checking,
    corrections,
    csv_out,
    files,
    jobs,
    limits,
    queries,
    taking_in,
)
from halte.core.intake.models import Batch, Reject, Step
from halte.core.jobs.models import Job
from halte.core.jobs.queue import run_pending
from tests.conftest import Person, make_person
from tests.core.intake import feed
from tests.core.intake.conftest import GOOD, Send, as_csv

pytestmark = pytest.mark.django_db(transaction=True)

BAD_DAY = ["Laval", "CA-QC", "2023-02-30", "4", "1", "", ""]
NEGATIVE = ["Laval", "CA-QC", "2023-02-01", "-4", "", "", ""]


def laval(day: str) -> list[str]:
    return [*BAD_DAY[:2], day, *BAD_DAY[3:]]


def test_right_rows_are_kept_and_wrong_ones_wait(send: Send, ana: Person) -> None:
    batch = send(as_csv(GOOD, BAD_DAY, NEGATIVE))
    assert batch.state == "checked"
    assert (batch.read, batch.good) == (3, 1)
    codes = {(k.column, k.code) for k in queries.fault_kinds(batch)}
    assert codes == {("day", "date_impossible"), ("accused", "number_below")}
    taking_in.accept(ana.actor, batch)
    batch.refresh_from_db()
    assert (batch.state, batch.taken) == ("accepted", 1)
    assert [row["office"] for row in feed.kept(batch.pk)] == ["Ottawa"]
    balance = queries.balance(batch)
    assert balance.adds_up
    assert (balance.taken, balance.waiting) == (1, 2)


def test_every_row_is_somewhere(send: Send, ana: Person) -> None:
    other = [*GOOD[:3], "13", *GOOD[4:]]
    rows = [GOOD, GOOD, other, feed.HEADINGS, [], ["", "", "", "", "", "", ""], BAD_DAY]
    batch = send(as_csv(*rows))
    balance = queries.balance(batch)
    assert balance.adds_up
    assert (balance.read, balance.ready, balance.repeated) == (7, 1, 1)
    assert (balance.headings, balance.blank, balance.waiting) == (1, 2, 2)
    kinds = {k.code: k for k in queries.fault_kinds(batch)}
    assert kinds["key_repeated"].examples == (4,)
    assert "Row 2" in kinds["key_repeated"].text.en
    actions.drop(ana.actor, batch, numbers=[4], reason="the first is right")
    taking_in.accept(ana.actor, batch)
    batch.refresh_from_db()
    after = queries.balance(batch)
    assert after.adds_up
    assert (after.taken, after.dropped, after.waiting) == (1, 1, 1)


def test_the_same_file_twice_changes_nothing(send: Send, ana: Person) -> None:
    first = send(as_csv(GOOD))
    taking_in.accept(ana.actor, first)
    steps = Step.objects.count()
    again = taking_in.send(ana.actor, feed.COUNTS, "Other", [as_csv(GOOD)], "g.csv")
    assert (again.batch.pk, again.again) == (first.pk, True)
    assert (Batch.objects.count(), Step.objects.count()) == (1, steps)


def test_rows_kept_before_are_counted_apart(send: Send, ana: Person) -> None:
    taking_in.accept(ana.actor, send(as_csv(GOOD)))
    second = send(as_csv(GOOD, ["Hull", *GOOD[1:]]))
    taking_in.accept(ana.actor, second)
    balance = queries.balance(Batch.objects.get(pk=second.pk))
    assert balance.adds_up
    assert (balance.taken, balance.already) == (1, 1)


def test_a_row_is_mended_and_joins_its_batch(send: Send, ana: Person) -> None:
    batch = send(as_csv(GOOD, BAD_DAY, NEGATIVE))
    taking_in.accept(ana.actor, batch)
    row = Reject.objects.get(batch=batch, number=3)
    still = actions.mend(
        ana.actor, row, cells=[*BAD_DAY[:2], "2023-02-31", *BAD_DAY[3:]]
    )
    assert (still.state, still.faults[0][1]) == ("waiting", "date_impossible")
    right = actions.mend(
        ana.actor, row, cells=[*BAD_DAY[:2], "28 février 2023", *BAD_DAY[3:]]
    )
    assert (right.state, right.faults) == ("mended", [])
    batch.refresh_from_db()
    assert queries.balance(batch).ready == 1
    taking_in.accept(ana.actor, batch)
    batch.refresh_from_db()
    balance = queries.balance(batch)
    assert balance.adds_up
    assert (balance.taken, balance.waiting, balance.ready) == (2, 1, 0)
    with pytest.raises(Denied, match="row_kept"):
        actions.mend(ana.actor, Reject.objects.get(pk=row.pk), cells=GOOD)


@pytest.mark.parametrize(("accused", "state"), [("12", "dropped"), ("13", "waiting")])
def test_a_mended_row_may_not_repeat_another(
    send: Send, ana: Person, accused: str, state: str
) -> None:
    wrong = [*GOOD[:2], "2024-02-30", accused, *GOOD[4:]]
    batch = send(as_csv(GOOD, wrong))
    row = Reject.objects.get(batch=batch)
    actions.mend(ana.actor, row, cells=[*GOOD[:3], accused, *GOOD[4:]])
    taking_in.accept(ana.actor, Batch.objects.get(pk=batch.pk))
    row.refresh_from_db()
    batch.refresh_from_db()
    assert (row.state, batch.taken) == (state, 1)
    assert queries.balance(batch).adds_up


def test_corrected_rows_sent_again_join_their_batch(send: Send, ana: Person) -> None:
    formula = ["=Laval", "CA-QC", "2023-02-30", "4", "-1", "", "@note"]
    batch = send(as_csv(GOOD, formula, NEGATIVE))
    text = "".join(
        csv_out.write_rows(
            corrections.headings(batch), corrections.rows(ana.actor, batch)
        )
    )
    assert "'=Laval" in text
    assert "'@note" in text
    corrected = text.replace("2023-02-30", "2023-02-28").replace(",-1,", ",1,")
    given = corrections.read_back(batch, [corrected.encode()])
    assert actions.send_again(ana.actor, batch, corrections=given) == 1
    states = dict(batch.rejects.values_list("number", "state"))
    assert states == {3: "mended", 4: "waiting"}
    assert batch.rejects.get(number=3).cells[0] == "=Laval"
    assert queries.balance(batch).adds_up


def test_another_file_is_not_taken_for_corrections(send: Send, ana: Person) -> None:
    batch = send(as_csv(BAD_DAY))
    with pytest.raises(Invalid, match="corrections_alien"):
        corrections.read_back(batch, [as_csv(GOOD)])
    assert files.path_of(batch.digest).exists()


def test_a_batch_is_undone_until_something_depends_on_it(
    send: Send, ana: Person
) -> None:
    batch = send(as_csv(GOOD))
    taking_in.accept(ana.actor, batch)
    feed.BLOCKED.add(batch.pk)
    with pytest.raises(Denied, match="batch_busy"):
        actions.undo(ana.actor, batch, reason="wrong file")
    feed.BLOCKED.clear()
    with pytest.raises(Invalid, match="reason_required"):
        actions.undo(ana.actor, batch, reason=" ")
    actions.undo(ana.actor, batch, reason="wrong file")
    batch.refresh_from_db()
    assert (batch.state, feed.kept(batch.pk)) == ("undone", [])
    again = send(as_csv(GOOD))
    assert again.pk != batch.pk


def test_a_batch_belongs_to_its_organisation(
    send: Send, ana: Person, other_department: Any
) -> None:
    batch = send(as_csv(GOOD, BAD_DAY))
    bob = make_person("Bob Other", "analyst", other_department, purpose="statistics")
    assert not Batch.objects.visible_to(bob.actor).exists()
    assert not Reject.objects.visible_to(bob.actor).exists()
    with pytest.raises(Missing):
        queries.batch_of(bob.actor, batch.pk)
    with pytest.raises(Denied, match="not_found"):
        actions.begin_accept(bob.actor, batch)
    with pytest.raises(Denied, match="not_found"):
        actions.mend(bob.actor, batch.rejects.get(), cells=GOOD)
    mine = send(as_csv(GOOD, BAD_DAY), bob)
    assert mine.pk != batch.pk


def test_who_sends_may_not_accept_without_the_permission(
    send: Send, amina: Person
) -> None:
    batch = send(as_csv(GOOD), amina)
    assert batch.state == "checked"
    with pytest.raises(Denied, match="no_permission"):
        taking_in.accept(amina.actor, batch)


def test_nothing_of_a_cell_reaches_the_audit_or_the_database(
    send: Send, ana: Person
) -> None:
    batch = send(as_csv(["Zanzibar Private", *BAD_DAY[1:]]))
    assert "Zanzibar" not in str(list(Entry.objects.values()))

    with connection.cursor() as cursor:
        for table in ("intake_batch", "intake_reject", "intake_source", "intake_step"):
            cursor.execute(f"SELECT * FROM {table}")
            assert "Zanzibar" not in str(cursor.fetchall())
            assert "f.csv" not in str(cursor.fetchall())
    assert batch.file_name == "f.csv"
    assert batch.rejects.get().cells[0] == "Zanzibar Private"


def test_files_are_readable_by_their_owner_only(send: Send) -> None:
    batch = send(as_csv(GOOD))
    assert files.path_of(batch.digest).stat().st_mode & 0o777 == 0o600
    assert [p.name for p in files.folder().iterdir()] == [batch.digest]


def test_a_source_remembers_its_columns(send: Send, ana: Person) -> None:
    strange = ["Poste", "Où", "Quand", "N1", "N2", "Frais", "Divers"]
    batch = send(as_csv(GOOD, headings=strange), check=False)
    assert batch.state == "received"
    mapped = {c.name: i for i, c in enumerate(feed.COUNTS.columns)}
    taking_in.map_and_check(ana.actor, batch, batch.reading, mapped)
    again = send(as_csv(["Hull", *GOOD[1:]], headings=strange), check=False)
    assert again.state == "checked"
    other = send(
        as_csv(["Gatineau", *GOOD[1:]], headings=strange), source="New", check=False
    )
    assert other.state == "received"


def test_a_heading_met_twice_does_not_make_a_source_forget(send: Send) -> None:
    send(as_csv(GOOD))
    send(as_csv(GOOD * 2, headings=[*feed.HEADINGS, *feed.HEADINGS]))
    again = send(as_csv(["Hull", *GOOD[1:]]), check=False)
    assert again.state == "checked"


def test_a_needed_column_must_have_a_place(send: Send, ana: Person) -> None:
    batch = send(as_csv(["x"], headings=["Office"]), check=False)
    with pytest.raises(Invalid, match="columns_missing") as refusal:
        taking_in.map_and_check(ana.actor, batch, batch.reading, batch.mapped)
    assert "day, accused" in refusal.value.sentence.en


def test_a_refused_file_is_not_kept(send: Send) -> None:
    batch = send(b"%PDF-1.7 ...", check=False)
    assert (batch.state, batch.fault) == ("refused", "file_pdf")
    assert not files.path_of(batch.digest).exists()


def test_too_many_rejects_are_one_mistake(
    send: Send, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "rejects", lambda: 5)
    batch = send(as_csv(*(BAD_DAY for _ in range(9))))
    assert (batch.state, batch.fault) == ("failed", "too_many_rejects")
    monkeypatch.undo()
    taking_in.map_and_check(ana.actor, batch, batch.reading, batch.mapped)
    batch.refresh_from_db()
    assert (batch.state, batch.fault, batch.rejects.count()) == ("checked", "", 9)


class Cut(Exception):
    """The power goes."""


def test_an_interrupted_run_goes_on_to_the_same_result(
    send: Send, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CHUNK", 10)
    monkeypatch.setattr(limits, "INLINE", 5)
    rows = [[f"Office {i}", *GOOD[1:]] for i in range(95)]
    rows[37] = BAD_DAY
    rows[60] = rows[3]
    batch = send(as_csv(*rows))
    assert batch.state == "checking"
    assert run_pending() == 1
    batch.refresh_from_db()
    assert (batch.good, batch.repeated, batch.state) == (93, 1, "checked")
    taking_in.accept(ana.actor, batch)
    calls = []

    def failing(*given: Any) -> None:
        calls.append(1)
        if len(calls) == 5:
            raise Cut
        original(*given)

    original = accepting.hand_over
    monkeypatch.setattr(accepting, "hand_over", failing)
    with pytest.raises(Cut):
        accepting.accept_batch(ana.actor, batch.pk, jobs.AtOnce())
    batch.refresh_from_db()
    assert (batch.position, batch.taken, batch.state) == (41, 39, "accepting")
    monkeypatch.setattr(accepting, "hand_over", original)
    accepting.accept_batch(ana.actor, batch.pk, jobs.AtOnce())
    batch.refresh_from_db()
    assert (batch.taken, batch.already, batch.state) == (93, 0, "accepted")
    offices = [row["office"] for row in feed.kept(batch.pk)]
    assert offices == [f"Office {i}" for i in range(95) if i not in (37, 60)]
    assert queries.balance(batch).adds_up


def test_an_interrupted_check_keeps_no_row_twice(
    send: Send, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CHUNK", 2)
    batch = send(as_csv(BAD_DAY, GOOD, NEGATIVE, BAD_DAY), check=False)
    original = checking.keep_rejects
    calls = []

    def failing(*given: Any) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise Cut
        original(*given)

    monkeypatch.setattr(checking, "keep_rejects", failing)
    with pytest.raises(Cut):
        taking_in.map_and_check(ana.actor, batch, batch.reading, batch.mapped)
    monkeypatch.setattr(checking, "keep_rejects", original)
    batch.refresh_from_db()
    assert (batch.state, batch.rejects.count()) == ("checking", 1)
    taking_in.go_on(ana.actor, batch)
    batch.refresh_from_db()
    assert (batch.state, batch.rejects.count(), batch.good) == ("checked", 3, 1)


def test_work_that_goes_on_is_not_asked_for_twice(
    send: Send, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "INLINE", 0)
    batch = send(as_csv(GOOD))
    with pytest.raises(Denied, match="batch_busy"):
        taking_in.go_on(ana.actor, batch)
    Job.objects.update(state="failed")
    taking_in.go_on(ana.actor, batch)
    assert run_pending() == 1
    batch.refresh_from_db()
    assert batch.state == "checked"
