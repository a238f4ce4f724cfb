"""Every change of a ledger is found and named by its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halte.methods.ledger import (
    Ledger,
    canonical,
    digest_of,
    verify,
)
from tests.methods.ledger.releases import code, kinds, release


def test_an_edit_is_found_in_its_line(four: Ledger) -> None:
    lines = four.path.read_text("utf-8").splitlines(keepends=True)
    lines[1] = lines[1].replace('"rho":"0.1"', '"rho":"0.0"')
    assert kinds("".join(lines)) == [("edited", 2)]


def test_an_edit_with_a_new_digest_is_found_by_the_next_line(four: Ledger) -> None:
    lines = four.path.read_text("utf-8").splitlines(keepends=True)
    found = json.loads(lines[1])
    found["content"]["rho"] = "0.01"
    found.pop("digest")
    lines[1] = canonical({**found, "digest": digest_of(canonical(found))}) + "\n"
    assert kinds("".join(lines)) == [("replaced", 2)]


def test_a_space_is_an_edit(four: Ledger) -> None:
    text = four.path.read_text("utf-8").replace('"number":3', '"number": 3')
    assert kinds(text) == [("edited", 3)]


def test_a_deleted_line_is_named(four: Ledger) -> None:
    lines = four.path.read_text("utf-8").splitlines(keepends=True)
    assert kinds("".join(lines[:1] + lines[3:])) == [("deleted", 2)]
    found = verify("".join(lines[:1] + lines[3:])).breaks[0]
    assert (found.first, found.last) == (2, 3)
    assert kinds("".join(lines[1:])) == [("deleted", 1)]


def test_moved_and_repeated_lines_are_named(four: Ledger) -> None:
    lines = four.path.read_text("utf-8").splitlines(keepends=True)
    one, two, three, last = lines
    assert {k for k, _ in kinds("".join([one, three, two, last]))} == {"reordered"}
    assert ("reordered", 3) in kinds("".join([one, two, two, three, last]))


def test_a_number_given_twice_is_out_of_its_place(four: Ledger) -> None:
    lines = four.path.read_text("utf-8").splitlines(keepends=True)
    found = json.loads(lines[2])
    found.pop("digest")
    found |= {"number": 2, "previous": "1" * 64}
    lines[2] = canonical({**found, "digest": digest_of(canonical(found))}) + "\n"
    assert ("reordered", 3) in kinds("".join(lines))


def test_a_cut_end_shows_only_against_a_kept_head(four: Ledger) -> None:
    head = four.verified().head
    lines = four.path.read_text("utf-8").splitlines(keepends=True)
    cut = "".join(lines[:2])
    assert kinds(cut) == []
    assert kinds(cut, head) == [("truncated", 2)]
    assert kinds(cut, head.split(":")[1]) == [("truncated", 2)]
    assert kinds("", head) == [("truncated", 0)]


def test_a_head_kept_earlier_is_still_found_in_a_longer_ledger(four: Ledger) -> None:
    head = four.verified().head
    four.add(release("0.01"))
    assert four.verified(head).whole
    assert not four.verified(f"3:{head.split(':')[1]}").whole


def test_a_chain_written_anew_is_found_by_a_kept_head(
    four: Ledger, tmp_path: Path
) -> None:
    head = four.verified().head
    forged = Ledger(tmp_path / "forged.jsonl")
    for _ in range(5):
        forged.add(release("0.05"))
    assert forged.verified().whole
    assert kinds(forged.path.read_text("utf-8"), head) == [("rewritten", 4)]


def test_nonsense_is_no_entry(four: Ledger) -> None:
    text = four.path.read_text("utf-8")
    for bad in ("[]\n", "{}\n", "hello\n", "\n", '{"format":2}\n'):
        assert ("unreadable", 5) in kinds(text + bad)


@pytest.mark.parametrize("head", ["x", "5", "abc:" + "0" * 64, "0" * 63])
def test_a_head_must_be_a_digest(head: str) -> None:
    assert code(lambda: verify("", head)) == "head_unusable"


@settings(
    max_examples=60, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(data=st.data())
def test_any_change_of_any_character_is_found(
    four: Ledger, data: st.DataObject
) -> None:
    text = four.path.read_text("utf-8")
    head = four.verified().head
    place = data.draw(st.integers(0, len(text) - 1))
    new = data.draw(st.characters(min_codepoint=32, max_codepoint=126))
    changed = text[:place] + new + text[place + 1 :]
    assert verify(changed, head).whole == (changed == text)


def test_the_finding_for_machines(four: Ledger) -> None:
    head = four.verified().head
    assert four.verified().to_dict() == {
        "whole": True, "entries": 4, "head": head, "breaks": [],
    }  # fmt: skip
    text = four.path.read_text("utf-8").splitlines(keepends=True)
    found = verify("".join(text[1:])).to_dict()
    assert found["breaks"] == [
        {
            "kind": "deleted",
            "line": 1,
            "sentence_en": "entries 1 to 1 are missing before line 1.",
            "sentence_fr": "les inscriptions 1 à 1 manquent avant la ligne 1.",
        }
    ]


def test_every_break_is_found_not_only_the_first(four: Ledger) -> None:
    lines = four.path.read_text("utf-8").splitlines(keepends=True)
    lines[3] = lines[3].replace('"rho":"0.1"', '"rho":"0.2"')
    lines[0] = "nonsense\n"
    found = kinds("".join(lines))
    assert ("unreadable", 1) in found
    assert ("edited", 4) in found
    assert found == sorted(found, key=lambda one: one[1])
    torn = "".join(lines)[:-5]
    assert {("unreadable", 1), ("torn", 4)} <= set(kinds(torn))


def test_a_first_line_that_follows_something_is_replaced(four: Ledger) -> None:
    found = json.loads(four.path.read_text("utf-8").splitlines()[0])
    found.pop("digest")
    found["previous"] = "1" * 64
    line = canonical({**found, "digest": digest_of(canonical(found))}) + "\n"
    assert kinds(line) == [("replaced", 1)]


def test_a_head_is_its_number_and_its_digest(four: Ledger) -> None:
    head = four.verified().head
    number, digest = head.split(":")
    assert number == "4"
    assert four.verified(digest).whole
    assert four.verified(digest.upper()).whole
    assert kinds(four.path.read_text("utf-8"), "4:" + "0" * 64) == [("rewritten", 4)]
    assert kinds(four.path.read_text("utf-8"), "5:" + "0" * 64) == [("truncated", 4)]
    assert verify("").head == "0:" + "0" * 64


def test_an_entry_of_another_format_is_none(four: Ledger) -> None:
    line = four.path.read_text("utf-8").splitlines()[0]
    other = line.replace('"format":1', '"format":2')
    assert ("unreadable", 1) in kinds(other + "\n")
