"""From measurements to a synthetic file: fit, draw, write. It spends nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from halte.methods.faults import Fault
from halte.methods.progress import Report, silent
from halte.methods.synthetic.fitting import Mixture, fit
from halte.methods.synthetic.measuring import Measurements, count_tables
from halte.methods.synthetic.reading import Rows
from halte.methods.synthetic.sampling import draw

BLOCK: Final = 100_000


@dataclass(frozen=True, slots=True, eq=False)
class Synthetic:
    """Invented rows, and what they follow from."""

    measured: Measurements
    mixture: Mixture
    rows: Rows
    seed: int


def synthesise(
    measured: Measurements, *, seed: int, report: Report = silent
) -> Synthetic:
    """Synthetic rows from measurements; the same seed gives the same rows.

    As many rows as the noisy count says there are. Raises Fault too_noisy.
    """
    if seed < 0:
        raise Fault("seed_unusable")
    if not measured.total:
        raise Fault("too_noisy")
    mixture = fit(measured, seed, report)
    codes = draw(mixture, measured.domain, measured.total, seed)
    rows = Rows(measured.domain, codes, measured.total, measured.total)
    return Synthetic(measured, mixture, rows, seed)


def as_csv(rows: Rows) -> str:
    """The rows as a CSV text, columns in the order of the domain."""
    return "".join(written(rows))


def written(rows: Rows) -> Iterator[str]:
    """The heading, then blocks of rows."""
    names = list(rows.domain.columns)
    yield ",".join(map(cell, names)) + "\n"
    texts = {
        name: np.array([cell(v) for v in rows.domain.columns[name]], dtype=object)
        for name in names
    }
    if len(names) == 1:
        # A line with one blank cell would be no line at all.
        texts[names[0]] = np.array([v or '""' for v in texts[names[0]]], dtype=object)
    for start in range(0, rows.count, BLOCK):
        block = [texts[n][rows.codes[n][start : start + BLOCK]].tolist() for n in names]
        yield "\n".join(map(",".join, zip(*block, strict=True))) + "\n"


def cell(text: str) -> str:
    """A value as a cell of CSV."""
    made = io.StringIO()
    csv.writer(made, lineterminator="").writerow([text, ""])
    return made.getvalue()[:-1]


def as_tables(rows: Rows, floor: int) -> str:
    """All one- and two-way counts of the rows as CSV; below the floor: `<floor`.

    A zero is shown as below the floor too: it proves nothing.
    """
    names = list(rows.domain.columns)
    tables = [(n,) for n in names] + list(combinations(names, 2))
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(["column 1", "value 1", "column 2", "value 2", "count"])
    for columns, counts in count_tables(rows, tables).items():
        for place, count in np.ndenumerate(counts):
            named = [
                text
                for name, code in zip(columns, place, strict=True)
                for text in (name, rows.domain.columns[name][code])
            ]
            shown = f"<{floor}" if count < floor else str(count)
            writer.writerow([*named, *[""] * (4 - len(named)), shown])
    return made.getvalue()
