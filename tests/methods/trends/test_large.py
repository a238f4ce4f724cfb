"""Inputs larger than they should be: judged, or refused with a way on."""

from __future__ import annotations

from pathlib import Path

import pytest

from halte.methods.trends import lattice
from tests.methods.trends.test_commands import notes, outcome, refusal
from tests.methods.trends.worlds import noise, written


def test_counts_that_no_count_could_hold_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    period, table = noise(21, rows=600, attributes=2)
    path = written(tmp_path / "d.csv", (period, table), n=["4000000"] * 600)
    said = refusal(capsys, path, "--count", "n")
    assert said.startswith("cases_beyond:")
    assert "file d.csv, column n" in said


def test_large_counts_are_judged_in_little_memory(tmp_path: Path) -> None:
    period, table = noise(21, rows=600, attributes=2)
    path = written(tmp_path / "d.csv", (period, table), n=["3000000"] * 600)
    found = outcome(path, "--count", "n")
    low, high = found["total"]["interval"]
    assert low < found["total"]["expected"] < high


def test_more_combinations_than_memory_holds_are_refused_with_a_way_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "d.csv", noise(22, rows=600, attributes=60))
    said = refusal(capsys, path, "--max-order", "4")
    assert said.startswith("combinations_many: 60 attributes")
    assert "--max-order 3" in said


def test_of_five_values_none_is_hidden_as_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Four and the rest would be no fewer than five, and one would have no name.
    monkeypatch.setattr(lattice, "BUDGET", 1)
    five = written(tmp_path / "five.csv", noise(23, rows=600, attributes=4))
    assert notes(outcome(five)) == {}


def test_many_attributes_of_many_values_share_one_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lattice, "BUDGET", 1)
    table = noise(23, rows=600, attributes=4, values=6)
    found = outcome(written(tmp_path / "six.csv", table))
    assert list(notes(found)) == ["rare_grouped_in_many"]
    assert "a0, a1, a2, a3" in found["notes"][0]["sentence_en"]


def test_a_long_time_without_cases_is_told_by_its_ends(tmp_path: Path) -> None:
    path = written(tmp_path / "d.csv", noise(24, rows=600, attributes=2))
    found = outcome(path, "--latest", "2031-Q4")
    told = next(n for n in found["notes"] if n["code"] == "empty_periods")
    assert " – 2031-Q4" in told["sentence_en"]
    assert len(told["sentence_en"]) < 120
