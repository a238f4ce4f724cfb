"""An amount that a few make up: hidden as wide as the rule asks, and to each side."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from scipy.optimize import linprog

from halte.methods.disclosure import Released, Rules, as_csv, release_table
from halte.methods.disclosure.attacking import attack_tables
from halte.methods.disclosure.rules import Dominance
from tests.methods.disclosure.tables import read, write


def make(path: Path) -> Released:
    dominance = Dominance("paid")
    rules = Rules(person="employer", dominance=dominance, minimum=3, seconds=0.3)
    return release_table(path, ["one", "two"], rules)


def out(made: Released, path: Path) -> Path:
    path.write_text(as_csv(made), encoding="utf-8")
    return path


def test_an_amount_is_hidden_as_wide_as_dominance_asks(tmp_path: Path) -> None:
    rows = [(f"e{i}", "ab"[i % 2], "xyz"[i % 3], 100 + i % 9) for i in range(90)]
    rows += [("big", "a", "w", 9000), ("e1", "a", "w", 12), ("e2", "b", "w", 400)]
    rows += [(f"g{i}", "b", "w", 300 + i) for i in range(6)]
    path = write(tmp_path / "d.csv", ("employer", "one", "two", "paid"), rows)
    made = make(path)
    names = {made.published.cube.names(i): i for i in range(made.published.cube.size)}
    assert made.withheld[names["a", "w"]]
    found = attack_tables(out(made, tmp_path / "t.csv"), (), made.rules)
    interval = {i.cell: i for i in found.intervals}["a", "w"]
    assert interval.width is None or interval.width >= 2 * (900 - 12)


def bounds(shown: dict[tuple[str, ...], str], cell: tuple[str, str]) -> list[float]:
    """What a two-way table of amounts leaves open of a cell, by scipy alone."""
    inner = [c for c in shown if "Total" not in c]
    sums = {
        c: [float(all(a in ("Total", b) for a, b in zip(c, i, strict=True)))
            for i in inner]
        for c in shown
    }  # fmt: skip
    known = [c for c in shown if shown[c] != "x"]
    equal, values = [sums[c] for c in known], [float(shown[c]) for c in known]
    found = [
        linprog(sign * np.array(sums[cell]), A_eq=equal, b_eq=values)
        for sign in (1.0, -1.0)
    ]
    return [found[0].fun, np.inf if found[1].status == 3 else -found[1].fun]


def test_who_pays_the_second_most_cannot_come_close_to_the_most_from_above(
    tmp_path: Path,
) -> None:
    """Hundepool et al. (2012), section 4.2.2: he knows his own part, so the upper end
    of the interval must lie p % of the largest above what is not theirs. A width by
    itself left three of these cells with an upper end too near.
    """
    random = np.random.default_rng(3)
    rows = [
        (f"e{i}", "abcd"[random.integers(4)], "wxyz"[random.integers(4)],
         int(random.lognormal(4, 2.3)) + 1)
        for i in range(70)
    ]  # fmt: skip
    path = write(tmp_path / "d.csv", ("employer", "one", "two", "paid"), rows)
    made = make(path)
    shown, near = read(out(made, tmp_path / "t.csv")), 0
    for cell in [c for c in shown if shown[c] == "x"]:
        paid = sorted(
            (v for _, one, two, v in rows
             if cell[0] in ("Total", one) and cell[1] in ("Total", two)),
            reverse=True,
        )  # fmt: skip
        lacks = 0.1 * paid[0] - sum(paid[2:])
        if lacks > 0:
            low, high = bounds(shown, (cell[0], cell[1]))
            assert low <= sum(paid) - lacks + 1e-3
            assert high >= sum(paid) + lacks - 1e-3
            near += 1
    assert near > 8
