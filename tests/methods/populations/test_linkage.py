"""Errors of linkage: what they do, and that drawing undoes it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from halte.methods.populations import (
    CaptureTable,
    LinkageError,
    Settings,
    draw,
    forward,
    panel,
    with_errors,
)
from halte.methods.populations.commands import main
from tests.methods.populations.tables import needs_results, published, simulated


def totals(table: CaptureTable, tables: list[CaptureTable]) -> np.ndarray:
    """Stepwise figures of several tables at once."""
    counts = np.array([one.counts for one in tables]).T.copy()
    return np.asarray(counts.sum(axis=0) + forward(counts, len(table.lists), 0.02).dark)


RECORDED = {
    "UKdat_5": {
        0.05: 1.10, 0.1: 1.17, 0.2: 1.39, -0.005: 0.97, -0.01: 0.94, -0.02: 0.89,
    },
    "Western": {
        0.05: 1.08, 0.1: 1.17, 0.2: 1.32, -0.005: 0.92, -0.01: 0.86, -0.02: 0.75,
    },
}  # fmt: skip
"""Ratios to the error-free estimate that another program found in 60 replicates, by
share of missed links, and (as negative numbers) of false links. On these tables
nearly all overlaps are of two lists, so that a missed link has one meaning only."""


@needs_results
@pytest.mark.parametrize("name", RECORDED)
def test_errors_move_the_estimate_as_was_recorded(name: str) -> None:
    table, random = published(name), np.random.default_rng(1)
    truth = totals(table, [table])[0]
    for share, ratio in RECORDED[name].items():
        error = LinkageError(max(share, 0.0), max(-share, 0.0))
        made = [with_errors(table, error, random) for _ in range(200)]
        found = np.mean(totals(table, made)) / truth
        assert found == pytest.approx(ratio, abs=0.06), error


@pytest.mark.parametrize(
    "error",
    [LinkageError(0.1, 0.0), LinkageError(0.0, 0.01), LinkageError(0.15, 0.01)],
)
def test_drawing_undoes_the_errors_that_were_made(error: LinkageError) -> None:
    """Errors made on a known table, then undone: overlaps are back on average."""
    table, random = simulated(2, people=20_000, lists=4), np.random.default_rng(3)
    truth = table.counts[[3, 5, 7, 15]].astype(float)
    spoilt = [with_errors(table, error, random) for _ in range(40)]
    back = [draw(one, error, random) for one in spoilt]
    wrong = np.mean([one.counts[[3, 5, 7, 15]] for one in spoilt], axis=0)
    right = np.mean([one.counts[[3, 5, 7, 15]] for one in back], axis=0)
    assert np.abs(wrong / truth - 1).max() > 0.03
    assert right == pytest.approx(truth, rel=0.06, abs=2.0)
    people = np.mean([one.people for one in back])
    assert people == pytest.approx(table.people, rel=0.005)


def test_nobody_is_lost_or_made_by_a_false_link() -> None:
    """Memberships stay: only how they are joined to people changes."""
    table, random = simulated(5), np.random.default_rng(1)
    for error in (LinkageError(0.2, 0.02), LinkageError(0.4, 0.0)):
        for made in (with_errors(table, error, random), draw(table, error, random)):
            assert made.totals == table.totals
            assert (made.counts >= 0).all()


def test_no_error_changes_nothing() -> None:
    table, random = simulated(6), np.random.default_rng(1)
    assert (draw(table, LinkageError(), random).counts == table.counts).all()
    assert (with_errors(table, LinkageError(), random).counts == table.counts).all()


def test_stated_errors_lower_the_range_and_widen_what_one_method_says() -> None:
    table = simulated(7, people=6000)
    settings = Settings(methods=("stepwise", "main"), bootstraps=200, trials=False)
    plain = panel(table, settings)
    told = panel(table, replace(settings, linkage=LinkageError(0.1), draws=40))
    step, whole = told.spreads[0], told.estimates[0]
    assert step.middle and step.combined and step.median and whole.estimate
    assert step.median < 0.95 * whole.estimate
    assert step.combined[1] - step.combined[0] > step.middle[1] - step.middle[0]
    assert plain.range and told.range
    assert told.range[0] < plain.range[0]
    assert told.range[1] < plain.range[1]
    assert told.range_as_linked == plain.range
    assert not plain.publishable
    assert "linkage" not in {g.gate for g in told.refusing}
    assert "put right" in told.sentence.en
    assert "corrigées" in told.sentence.fr


def write(path: Path, table: CaptureTable, draw_number: int = -1) -> None:
    """A table as a file; with a number, as one draw of a file of many."""
    head = [*(["draw"] if draw_number >= 0 else []), *table.lists, "count"]
    lines = [] if draw_number > 0 else [",".join(head)]
    for history, count in table.histories().items():
        first = [str(draw_number)] if draw_number >= 0 else []
        lines.append(",".join([*first, *history, str(count)]))
    with path.open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


@pytest.mark.slow
def test_drawn_tables_come_as_a_folder_or_as_one_file(tmp_path: Path) -> None:
    table, random = simulated(8), np.random.default_rng(1)
    draws = [draw(table, LinkageError(0.1), random) for _ in range(6)]
    write(tmp_path / "lists.csv", table)
    (tmp_path / "draws").mkdir()
    for number, one in enumerate(draws):
        # The lists may stand in any order.
        write(tmp_path / "draws" / f"{number}.csv", one.in_order(one.lists[::-1]))
        write(tmp_path / "many.csv", one, number)
    found = []
    for place in ("draws", "many.csv"):
        out = tmp_path / f"{place}.json"
        words = ["--draws", str(tmp_path / place), "--bootstraps", "50", "--quiet"]
        assert (
            main(["estimate", str(tmp_path / "lists.csv"), "--out", str(out), *words])
            == 0
        )
        found.append(json.loads(out.read_text("utf-8")))
    assert found[0] == found[1]
    spread = {s["method"]: s for s in found[0]["linkage"]}
    assert list(spread) == ["stepwise", "bic", "bayes", "graphs", "main"]
    assert spread["stepwise"]["draws_with_an_estimate"] == 6
    gate = next(g for g in found[0]["gates"] if g["gate"] == "linkage")
    assert gate["outcome"] == "pass"
    assert "6 tables drawn" in gate["sentence_en"]
    assert "6 tableaux tirés" in gate["sentence_fr"]


def test_draws_over_other_lists_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "lists.csv", simulated(9))
    write(tmp_path / "other.csv", simulated(9, lists=3))
    words = ["estimate", str(tmp_path / "lists.csv"), "--quiet", "--lang", "en"]
    assert main([*words, "--draws", str(tmp_path / "other.csv")]) == 2
    assert capsys.readouterr().err.startswith("draws_other_lists")
    (tmp_path / "none").mkdir()
    assert main([*words, "--draws", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.startswith("draws_none")
    both = ["--draws", str(tmp_path / "other.csv"), "--missed-links", "0.1"]
    assert main([*words, *both]) == 2
    assert capsys.readouterr().err.startswith("draws_or_rates")
