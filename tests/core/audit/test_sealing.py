"""Sealing, its anchors, and the journal of what is not sealed yet."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from halte.core.access.actor import Actor
from halte.core.audit import anchors, journal, rows
from halte.core.audit.digests import minus, read, without, written
from halte.core.audit.findings import Kind, from_list
from halte.core.audit.models import Entry, Seal
from halte.core.audit.record import authenticated_text, mac_of, record
from halte.core.audit.seal import seal_all
from halte.core.audit.verify import verify
from halte.core.bilingual import LANGUAGES
from halte.core.errors import Invalid
from tests.core.audit.conftest import Write, an_administrator

SYSTEM = Actor(via="command", label="test")


def test_each_seal_is_chained_to_the_one_before(write: Write) -> None:
    write(2)
    seal_all()
    write(2)
    seal_all()
    first, second = Seal.objects.order_by("pk")
    assert (first.previous, second.previous) == ("", first.digest)
    assert (second.first_id, second.last_id, second.count) == (3, 4, 2)


def test_sealing_twice_seals_once(write: Write) -> None:
    write(2)
    assert len(seal_all()) == 1
    assert seal_all() == []


def test_the_database_builds_the_same_text_as_the_writer(write: Write) -> None:
    (entry,) = write(1)
    plain = record(
        Actor(reason="« raison » à l’appui\x1f\x00"), "a.b", records=["x:1", "x:2"]
    )
    for row in (entry, plain):
        stored = Entry.objects.get(pk=row.pk)
        assert mac_of(stored) == row.mac
        ((_, text, mac),) = next(rows.pages(row.pk, row.pk))
        assert text.decode() == authenticated_text(stored)
        assert mac.decode() == row.mac


def test_a_text_too_long_is_cut_rather_than_lost() -> None:
    long = record(Actor(reason="r" * 900), "a" * 200, outcome="o" * 200)
    long.refresh_from_db()
    assert (len(long.reason), len(long.act), len(long.outcome)) == (500, 80, 60)
    assert verify().clean


def test_a_moment_on_the_full_second_verifies(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import UTC, datetime

    monkeypatch.setattr(
        "halte.core.audit.record.timezone.now",
        lambda: datetime(2026, 11, 24, 3, 30, tzinfo=UTC),
    )
    write(2)
    assert verify().clean


def test_a_row_of_a_transaction_that_fails_is_no_finding(write: Write) -> None:
    write(2)
    with pytest.raises(RuntimeError), transaction.atomic():
        write(2)
        raise RuntimeError
    write(1)
    assert verify().clean
    seal_all()
    assert verify().clean
    assert Entry.objects.count() == 3


def test_a_seal_gets_one_anchor_line_and_the_file_only_grows(write: Write) -> None:
    write(1)
    seal_all()
    before = anchors.path().read_text()
    write(1)
    seal_all()
    after = anchors.path().read_text()
    assert after.startswith(before)
    assert [a.seal for a in anchors.stored()] == [1, 2]


def test_an_anchor_missed_by_a_stop_is_written_later(write: Write) -> None:
    write(1)
    seal_all()
    anchors.path().unlink()
    assert anchors.append_new() == 1
    assert anchors.append_new() == 0


def test_a_damaged_anchor_line_hides_no_other(write: Write) -> None:
    write(1)
    seal_all()
    with anchors.path().open("ab") as file:
        file.write(b"\xff\xfe halte-audit 1 seal=9\n")
    write(1)
    seal_all()
    assert [a.seal for a in anchors.stored()] == [1, 2]


@pytest.mark.parametrize(
    "text", ["", "x", "halte-audit 1 seal=1 last=2 digest=zz at=now", "a" * 10_000]
)
def test_what_is_no_anchor_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        anchors.parse(text)
    assert "anchor" in refused.value.sentence.en
    assert "ancre" in refused.value.sentence.fr


def test_the_journal_notes_committed_rows_only(write: Write) -> None:
    write(2)
    with pytest.raises(RuntimeError), transaction.atomic():
        write(1)
        raise RuntimeError
    assert journal.noted(0) == [1, 2]
    assert journal.noted(1) == [2]


def test_a_line_cut_short_is_no_evidence(write: Write) -> None:
    write(1)
    with journal.path().open("ab") as file:
        file.write(b"77 abc")
    assert journal.noted(0) == [1]


def test_the_journal_is_turned_over_once_sealed(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "TURN_AT", 100)
    write(3)
    seal_all()
    assert not journal.path().exists()
    write(1)
    assert journal.noted(3) == [4]
    assert verify().clean


def test_findings_survive_being_kept(write: Write) -> None:
    write(3)
    with an_administrator() as sql:
        sql("DELETE FROM audit_entry WHERE id = 2")
    report = verify()
    assert from_list(report.to_list()) == report.findings


def test_every_finding_has_its_sentences() -> None:
    from halte.core.audit.findings import Finding

    for kind in Kind:
        for first, last in ((1, 1), (1, 2), (2, 1)):
            finding = Finding(kind, first, last, seal=1, origin=3)
            for language in LANGUAGES:
                assert finding.sentence.in_language(language)


def test_ranges_read_as_they_are_written() -> None:
    ranges = [(1, 3), (5, 5), (9, 12)]
    assert written(ranges) == "1-3,5,9-12"
    assert read(written(ranges)) == ranges
    assert read("1-x") == read("rubbish") == []
    assert without([(1, 9)], [1, 5, 9]) == [(2, 4), (6, 8)]
    assert minus([(1, 9)], [(1, 2), (5, 6), (9, 20)]) == [(3, 4), (7, 8)]


def test_a_row_still_to_be_committed_is_not_sealed_over(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    monkeypatch.setattr(rows, "PATIENCE", 0.3)
    holds, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        try:
            with transaction.atomic():
                record(SYSTEM, "slow.act")
                holds.set()
                go_on.wait(10)
        finally:
            connection.close()

    writer = threading.Thread(target=slow)
    writer.start()
    holds.wait(10)
    write(2)
    assert seal_all() == []  # row 1 is on its way
    assert verify().clean
    go_on.set()
    writer.join()
    (seal,) = seal_all()
    assert (seal.first_id, seal.last_id, seal.absent) == (1, 3, "")
    assert verify().clean
