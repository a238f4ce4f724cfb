"""Entries follow each other, one writer at a time, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
from pathlib import Path

import pytest

from halte.methods.faults import Fault
from halte.methods.ledger import (
    Ledger,
    canonical,
    commitment,
    digest_of,
    digest_of_file,
)
from tests.methods.ledger.releases import code, kinds, release


def test_entries_follow_each_other_and_the_chain_is_whole(four: Ledger) -> None:
    found = four.verified()
    assert found.whole
    assert [e.number for e in found.entries] == [1, 2, 3, 4]
    for before, after in zip(found.entries, found.entries[1:], strict=False):
        assert after.previous == before.digest


def test_each_line_is_canonical_and_its_digest_is_plain_sha256(four: Ledger) -> None:
    # Against hashlib by hand: a stranger can verify the chain without Halte.
    before = "0" * 64
    for line in four.path.read_text("utf-8").splitlines():
        found = json.loads(line)
        digest = found.pop("digest")
        text = json.dumps(
            found, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        assert hashlib.sha256(text.encode()).hexdigest() == digest
        assert found["previous"] == before
        before = digest


def test_a_write_that_was_cut_off_is_found_and_nothing_is_added(four: Ledger) -> None:
    whole = four.path.read_bytes()
    four.path.write_bytes(whole[:-20])
    assert kinds(whole[:-20].decode()) == [("torn", 4)]
    assert code(lambda: four.add(release())) == "ledger_broken"


def add_many(path: Path, count: int) -> None:
    ledger = Ledger(path)
    for _ in range(count):
        ledger.add(release("0.001"))


def test_two_writers_at_once_make_one_chain(ledger: Ledger) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [
        context.Process(target=add_many, args=(ledger.path, 15)) for _ in range(2)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    found = ledger.verified()
    assert found.whole
    assert len(found.entries) == 30


def test_a_ledger_that_another_holds_is_busy(four: Ledger) -> None:
    hurried = Ledger(four.path, wait=0.05)
    with four._held():
        assert code(lambda: hurried.add(release("0.01"))) == "ledger_busy"
    hurried.add(release("0.01"))


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    lost = Ledger(tmp_path / "no" / "ledger.jsonl")
    assert code(lambda: lost.add(release())) == "file_unwritable"
    assert code(lambda: lost.verified()) == "file_missing"
    assert lost.entries() == ()


def test_a_commitment_can_be_checked_and_hides_the_key() -> None:
    assert commitment(b"key") == commitment(b"key")
    assert commitment(b"key") != digest_of(b"key")


def test_a_line_is_the_same_however_its_parts_were_given(ledger: Ledger) -> None:
    entry = ledger.add(
        release("0.1", parameters={"z": 1, "a": "côté"}, tables=({"b": 1, "a": 2},))
    )
    line = ledger.path.read_text("utf-8")
    assert '"parameters":{"a":"côté","z":1}' in line
    assert entry.release is not None
    assert entry.release.tables == ({"a": 2, "b": 1},)
    assert ledger.verified().whole
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": float("nan")})


def test_digests_are_plain_sha256(tmp_path: Path) -> None:
    path = tmp_path / "d"
    path.write_bytes("é".encode())
    assert digest_of_file(path) == digest_of("é") == digest_of("é".encode())
    assert digest_of("é") == hashlib.sha256("é".encode()).hexdigest()
    assert commitment(b"k") == hashlib.sha256(b"halte secret\0k").hexdigest()
    assert code(lambda: digest_of_file(tmp_path / "none")) == "file_missing"
    with pytest.raises(Fault) as caught:
        digest_of_file(tmp_path / "none")
    assert caught.value.file == "none"
