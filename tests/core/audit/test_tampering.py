"""Someone with full access to the database changes the audit: found, and where."""

from __future__ import annotations

import hashlib

import pytest
from django.db import IntegrityError, connection, transaction

from halte.core.audit import anchors, journal, rows
from halte.core.audit.findings import Finding, Kind
from halte.core.audit.models import Entry, Seal
from halte.core.audit.seal import seal_all
from halte.core.audit.verify import verify
from tests.core.audit.conftest import Write, an_administrator, restart, run_sql


def found() -> list[tuple[Kind, int, int]]:
    return [(f.kind, f.first, f.last) for f in verify().findings]


def seals() -> list[Seal]:
    return list(Seal.objects.order_by("pk"))


@pytest.fixture
def sealed(write: Write) -> list[Entry]:
    """Three seals of four rows each, then three rows that no seal covers yet."""
    for _ in range(3):
        write(4)
        seal_all()
    write(3)
    return list(Entry.objects.order_by("pk"))


def test_an_untouched_audit_is_clean(sealed: list[Entry]) -> None:
    report = verify()
    assert report.clean, report.findings
    assert (report.rows, report.seals, report.anchors, report.unsealed) == (15, 3, 3, 3)


def test_an_empty_audit_is_clean() -> None:
    report = verify()
    assert report.clean
    assert (report.rows, report.seals) == (0, 0)
    assert seal_all() == []


@pytest.mark.parametrize("table", ["audit_entry", "audit_seal"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_itself_refuses_change(
    sealed: list[Entry], statement: str, table: str
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        run_sql(statement.format(table))
    assert verify().clean


def test_a_removed_trigger_is_said(sealed: list[Entry]) -> None:
    with an_administrator():
        assert found() == [(Kind.UNGUARDED, 0, 0)]


@pytest.mark.parametrize(
    "change",
    [
        "outcome = 'no_permission'", "user_id = 8", "user_id = NULL", "kind = ''",
        "at = '2012-06-06 00:00:00'", "reason = 'None'", "mac = 'x'", "via = 'job'",
        "records = 'plan.Plan:1'", "purpose = 'audit'", "subject = ''",
        "organisation_id = 0", "roles = ''", "inputs = 'a'", "permission = 'b'",
    ],
)  # fmt: skip
@pytest.mark.parametrize("number", [6, 14])
def test_an_edited_row_is_found_in_any_column_sealed_or_not(
    sealed: list[Entry], change: str, number: int
) -> None:
    with an_administrator() as sql:
        sql(f"UPDATE audit_entry SET {change} WHERE id = %s", number)
    assert found() == [(Kind.EDITED, number, number)]


def test_an_edit_with_a_recomputed_plain_hash_is_found(sealed: list[Entry]) -> None:
    plain = hashlib.sha256(b"whatever the row says").hexdigest()
    with an_administrator() as sql:
        sql("UPDATE audit_entry SET act = 'x', mac = %s WHERE id = 6", plain)
    assert found() == [(Kind.EDITED, 6, 6)]


def test_deleted_rows_are_found(sealed: list[Entry]) -> None:
    with an_administrator() as sql:
        sql("DELETE FROM audit_entry WHERE id IN (1, 6, 7)")
    assert found() == [(Kind.DELETED, 1, 1), (Kind.DELETED, 6, 7)]


def test_a_deletion_across_two_seals_is_one_finding(sealed: list[Entry]) -> None:
    with an_administrator() as sql:
        sql("DELETE FROM audit_entry WHERE id BETWEEN 3 AND 10")
    assert found() == [(Kind.DELETED, 3, 10)]


def test_a_row_deleted_before_it_was_sealed_is_still_missed_later(
    sealed: list[Entry],
) -> None:
    with an_administrator() as sql:
        sql("DELETE FROM audit_entry WHERE id = 14")
    assert found() == [(Kind.DELETED, 14, 14)]
    seal_all()
    assert found() == [(Kind.DELETED, 14, 14)]


def test_two_swapped_rows_are_found_and_traced(sealed: list[Entry]) -> None:
    with an_administrator() as sql:
        sql("UPDATE audit_entry SET id = -1 WHERE id = 6")
        sql("UPDATE audit_entry SET id = 6 WHERE id = 11")
        sql("UPDATE audit_entry SET id = 11 WHERE id = -1")
    assert set(verify().findings) == {
        Finding(Kind.MOVED, 6, 6, origin=11),
        Finding(Kind.MOVED, 11, 11, origin=6),
    }


def test_a_row_moved_to_the_end_is_found_and_traced(sealed: list[Entry]) -> None:
    with an_administrator() as sql:
        sql("UPDATE audit_entry SET id = 99 WHERE id = 6")
    assert set(verify().findings) == {
        Finding(Kind.DELETED, 6, 6),
        Finding(Kind.MOVED, 99, 99, origin=6),
    }


def test_a_forged_row_is_found_wherever_it_stands(sealed: list[Entry]) -> None:
    columns = (
        "at, kind, act, permission, outcome, user_id, organisation_id, roles, purpose,"
        " reason, via, subject, records, inputs, mac"
    )
    copied = f"INSERT INTO audit_entry (id, {columns}) SELECT %s, {columns}"
    with an_administrator() as sql:
        for number in (-3, 0, 500):
            sql(f"{copied} FROM audit_entry WHERE id = 6", number)
    edited = {f.first for f in verify().findings if f.kind is Kind.EDITED}
    assert edited == {-3, 0, 500}


@pytest.mark.parametrize("reset", [False, True])
def test_a_cut_tail_is_found_even_where_the_sequence_is_reset(
    sealed: list[Entry], *, reset: bool
) -> None:
    with an_administrator() as sql:
        sql("DELETE FROM audit_entry WHERE id > 13")
        if reset:
            restart("audit_entry")
    assert found() == [(Kind.TRUNCATED, 14, 15)]


def test_a_cut_tail_with_its_seal_is_found(sealed: list[Entry]) -> None:
    with an_administrator() as sql:
        sql("DELETE FROM audit_entry WHERE id > 8")
        sql("DELETE FROM audit_seal WHERE id = 3")
        restart("audit_entry")
        restart("audit_seal")
    journal.path().unlink()
    assert set(verify().findings) >= {
        Finding(Kind.ANCHOR_DISAGREES, last=12, seal=3),
        Finding(Kind.TRUNCATED, 9, 12),
    }


def test_everything_gone_is_found_from_the_anchor_kept_elsewhere(
    sealed: list[Entry],
) -> None:
    kept = anchors.line_of(seals()[-1])
    with an_administrator() as sql:
        sql("DELETE FROM audit_entry")
        sql("DELETE FROM audit_seal")
        restart("audit_entry")
        restart("audit_seal")
    journal.path().unlink()
    anchors.path().unlink()
    assert verify().clean  # nothing is left here that could know
    report = verify([anchors.parse(kept)])
    assert Finding(Kind.TRUNCATED, 1, 12) in report.findings


def test_a_seal_replaced_by_a_plain_hash_is_found(sealed: list[Entry]) -> None:
    macs = Entry.objects.filter(pk__range=(5, 8)).values_list("mac", flat=True)
    plain = hashlib.sha256("".join(macs).encode()).hexdigest()
    with an_administrator() as sql:
        sql("UPDATE audit_seal SET digest = %s WHERE id = 2", plain)
    anchors.path().unlink()
    assert Finding(Kind.SEAL_REPLACED, 5, 8, 2) in verify().findings


def test_a_deletion_hidden_in_a_rewritten_seal_is_found(sealed: list[Entry]) -> None:
    with an_administrator() as sql:
        sql("DELETE FROM audit_entry WHERE id = 6")
        sql("UPDATE audit_seal SET absent = '6', count = 3 WHERE id = 2")
    assert found() == [(Kind.SEAL_REPLACED, 5, 8)]


@pytest.mark.parametrize(
    "change",
    ["last_id = 7", "first_id = 6", "absent = '6'", "previous = ''", "count = 3",
     "sealed_at = '2012-06-06 00:00:00'", "absent = 'rubbish'"],
)  # fmt: skip
def test_a_seal_changed_in_any_column_is_found(
    sealed: list[Entry], change: str
) -> None:
    with an_administrator() as sql:
        sql(f"UPDATE audit_seal SET {change} WHERE id = 2")
    report = verify()
    if change == "count = 3":
        # The count is recomputed, never believed.
        assert report.clean
        return
    assert {f.seal for f in report.findings} & {2, 3}
    assert not any(f.kind in (Kind.EDITED, Kind.MOVED) for f in report.findings)


def test_a_removed_seal_is_found(sealed: list[Entry]) -> None:
    with an_administrator() as sql:
        sql("DELETE FROM audit_seal WHERE id = 2")
    anchors.path().unlink()
    assert Finding(Kind.SEAL_MISSING, 5, 8, 2) in verify().findings


def test_removed_last_seals_are_found_after_sealing_went_on(
    sealed: list[Entry],
) -> None:
    with an_administrator() as sql:
        sql("DELETE FROM audit_seal WHERE id = 3")
        sql("UPDATE audit_entry SET outcome = 'x' WHERE id = 10")
    seal_all()
    kinds = {(f.kind, f.first or f.seal) for f in verify().findings}
    assert (Kind.EDITED, 10) in kinds
    assert (Kind.ANCHOR_DISAGREES, 3) in kinds


def test_an_anchor_that_says_otherwise_is_located(sealed: list[Entry]) -> None:
    other = anchors.Anchor(seal=2, last=8, digest="0" * 64)
    assert verify([other]).findings == (Finding(Kind.ANCHOR_DISAGREES, last=8, seal=2),)


def test_bytes_that_are_no_text_do_not_stop_the_verification(
    sealed: list[Entry],
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL refuses such bytes itself")
    with an_administrator() as sql:
        sql("UPDATE audit_entry SET reason = CAST(x'ff00fe' AS TEXT) WHERE id = 6")
    assert found() == [(Kind.EDITED, 6, 6)]


def test_a_hundred_edits_are_a_hundred_findings(write: Write) -> None:
    write(300)
    seal_all()
    with an_administrator() as sql:
        sql("UPDATE audit_entry SET outcome = 'x' WHERE mod(id, 3) = 0")
        sql("DELETE FROM audit_entry WHERE mod(id, 3) = 1")
    report = verify()
    kinds = [f.kind for f in report.findings]
    assert (kinds.count(Kind.EDITED), kinds.count(Kind.DELETED)) == (100, 100)


def test_pages_and_ranges_smaller_than_the_audit_change_nothing(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "PAGE", 7)
    monkeypatch.setattr("halte.core.audit.seal.ROWS", 10)
    write(40)
    assert [s.last_id for s in seal_all()] == [14, 28, 40]
    write(5)
    assert verify().clean
    with an_administrator() as sql:
        sql("UPDATE audit_entry SET act = 'x' WHERE id IN (14, 15)")
        sql("DELETE FROM audit_entry WHERE id = 28")
    assert found() == [
        (Kind.EDITED, 14, 14), (Kind.EDITED, 15, 15), (Kind.DELETED, 28, 28),
    ]  # fmt: skip
