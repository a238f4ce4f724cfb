"""Small tables and files for the tests, and an attacker who tries everything."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from halte.methods.disclosure import Cube, dimension
from halte.methods.disclosure.attack import Statements
from halte.methods.disclosure.published import statements

Counts = NDArray[np.int64]


def cube(*sizes: int) -> Cube:
    """A cube whose levels are letters and numbers."""
    return Cube(
        tuple(
            dimension(f"{'abc'[i]}", [f"{'abc'[i]}{n}" for n in range(size)])
            for i, size in enumerate(sizes)
        )
    )


def exact(made: Cube, finest: Sequence[int], *, zeros: bool = False) -> Statements:
    """What an exact table tells; `zeros` may be withheld too."""
    values = made.sums(np.asarray(finest, dtype=np.int64))
    nothing = np.zeros(made.size, dtype=bool)
    return statements(
        made,
        values,
        reach=0,
        least_withheld=0 if zeros else 1,
        kept=nothing if zeros else values == 0,
    )


def every_table(
    known: Statements, withheld: NDArray[np.bool_], most: int
) -> NDArray[np.float64]:
    """The sums of all tables of whole numbers up to `most` that fit: only trying."""
    least, roof = known.bounds(withheld)
    matrix = known.matrix.toarray()
    cells = np.array(list(product(range(most + 1), repeat=matrix.shape[1])))
    sums = cells @ matrix.T
    return np.asarray(sums[((sums >= least) & (sums <= roof)).all(axis=1)])


def write(
    path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]
) -> Path:
    """A CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(rows)
    return path


def people(path: Path, count: int = 400, seed: int = 1) -> Path:
    """A file of people by province, sector, age, adult or not; small cells in it."""
    random = np.random.default_rng(seed)
    provinces = random.choice(
        ["AB", "BC", "MB", "ON", "QC"], count, p=[0.2, 0.2, 0.02, 0.4, 0.18]
    )
    sectors = random.choice(
        ["care", "farm", "hotel", "other"], count, p=[0.3, 0.05, 0.25, 0.4]
    )
    ages = random.choice(
        ["0-14", "15-17", "18-24", "25+"], count, p=[0.03, 0.1, 0.4, 0.47]
    )
    rows = [
        (f"p{i}", p, s, a, "no" if a in ("0-14", "15-17") else "yes")
        for i, (p, s, a) in enumerate(zip(provinces, sectors, ages, strict=True))
    ]
    return write(path, ("person", "province", "sector", "age", "adult"), rows)


def read(path: Path) -> dict[tuple[str, ...], str]:
    """A released table by its cells."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return {tuple(row[:-1]): row[-1] for row in rows}
