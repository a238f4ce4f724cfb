"""Tables and recorded results that the tests measure against.

`RESULTS` holds what the R packages SparseMSE, MultipleSystemsEstimation and dga gave
on fourteen published tables. It lies beside the project, not in it; where it is not
there, the tests that read it are skipped. A few of its facts are written down here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from halte.methods.populations import CaptureTable
from halte.methods.populations.lattice import Counts

FILE = next(
    (
        path
        for folder in Path(__file__).parents
        if (path := folder / "shared" / "reference" / "mse_reference.json").exists()
    ),
    None,
)
RESULTS: dict[str, Any] = (
    json.loads(FILE.read_text(encoding="utf-8"))["datasets"] if FILE else {}
)
needs_results = pytest.mark.skipif(
    not RESULTS, reason="the recorded results of the R packages are not at hand"
)
WHOLE = [name for name, result in RESULTS.items() if "jackknife" in result]


def published(name: str) -> CaptureTable:
    """A table of the recorded results."""
    return CaptureTable.of_histories(RESULTS[name]["lists"], RESULTS[name]["histories"])


def fixture_tables(name: str) -> Counts:
    """The twelve recorded resamples of a table (history, resample)."""
    fixture = RESULTS[name]["bootstrap_fixture"]
    histories = fixture["fixture_histories"]
    tables = [
        CaptureTable.of_histories(
            RESULTS[name]["lists"], dict(zip(histories, one["counts"], strict=True))
        )
        for one in fixture["samples"]
    ]
    return np.array([table.counts for table in tables]).T.copy()


def korea() -> CaptureTable:
    """Ball et al. (2018): three lists; nobody on the last two only."""
    counts = {"100": 5, "010": 5, "001": 41, "110": 54, "101": 6, "111": 12}
    return CaptureTable.of_histories(["b", "c", "d"], counts)


def constructed() -> CaptureTable:
    """Chan, Silverman and Vincent (2021), table 2: models without a maximum."""
    counts = {"100": 40, "010": 30, "001": 20, "110": 6}
    return CaptureTable.of_histories(["A", "B", "C"], counts)


def simulated(
    seed: int = 1, people: int = 3000, lists: int = 4, reach: float = 0.15
) -> CaptureTable:
    """Independent lists over so many people, each reaching about the same share."""
    random = np.random.default_rng(seed)
    chances = random.uniform(0.6 * reach, 1.4 * reach, lists)
    seen = random.random((people, lists)) < chances
    cells = seen @ (1 << np.arange(lists))
    counts = np.bincount(cells, minlength=1 << lists)
    counts[0] = 0
    return CaptureTable(tuple("ABCDEFGH"[:lists]), counts)
