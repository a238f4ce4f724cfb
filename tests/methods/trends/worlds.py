"""Worlds from seeds: noise of many kinds, and spikes that we planted ourselves."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from halte.methods.trends.cases import Cases
from halte.methods.trends.periods import Length, Period
from halte.methods.trends.rates import benjamini_hochberg
from halte.methods.trends.shapes import shape_of

Table = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Period of each row, and its values by attribute."""

NOISE = ("even", "skewed", "seasonal", "growing", "restless", "clustered", "delayed")


def noise(
    seed: int,
    kind: str = "even",
    *,
    rows: int = 3_000,
    attributes: int = 8,
    periods: int = 10,
    values: int = 5,
) -> Table:
    """Rows in which nothing happens that the kind of noise does not explain."""
    random = np.random.default_rng(seed)
    weights = np.linspace(1, 4, periods) if kind == "growing" else np.ones(periods)
    if kind == "restless":
        weights = random.gamma(6, 1, periods)
    period = random.choice(periods, rows, p=weights / weights.sum())
    table = np.empty((rows, attributes), dtype=np.int64)
    for column in range(attributes):
        shares = np.ones((periods, values))
        if kind == "skewed":
            shares *= 1 / np.arange(1, values + 1) ** 1.5
        if kind == "seasonal":
            phase = random.random(values) * 2 * np.pi
            turn = 2 * np.pi * np.arange(periods)[:, None] / 4
            shares *= 1 + 0.4 * np.sin(turn + phase)
        if kind == "restless":
            shares = random.dirichlet(np.full(values, 20.0), periods)
        sums = np.cumsum(shares / shares.sum(axis=1, keepdims=True), axis=1)
        drawn = (random.random(rows)[:, None] > sums[period]).sum(axis=1)
        table[:, column] = np.minimum(drawn, values - 1)
    if kind == "clustered":
        copies = np.repeat(np.arange(rows), random.geometric(1 / 3, rows))[:rows]
        period, table = period[copies], table[copies]
    if kind == "delayed":
        late = np.array([0, 0.2, 0.4, 0.6, 0.8])[table[:, 0]]
        lost = np.where(period == periods - 1, late, 0)
        lost = np.where(period == periods - 2, late**2, lost)
        kept = random.random(rows) >= lost
        period, table = period[kept], table[kept]
    return period, table


def by_month(seed: int, size: int, rows: int, *, attributes: int = 4) -> Table:
    """Shares that turn with the year, each value in its own way, and no more."""
    random = np.random.default_rng(seed)
    period = random.integers(0, size, rows)
    made = np.empty((rows, attributes), dtype=np.int64)
    for column in range(attributes):
        phase = random.random(5) * 2 * np.pi
        shares = 1 + 0.4 * np.sin(np.arange(size)[:, None] / 12 * 2 * np.pi + phase)
        sums = np.cumsum(shares / shares.sum(axis=1, keepdims=True), axis=1)
        drawn = (random.random(rows)[:, None] > sums[period]).sum(axis=1)
        made[:, column] = np.minimum(drawn, 4)
    return period, made


def changed(table: Table, cycle: int, *, growing: bool = False) -> int:
    """How many series of a table are told as changed; a total that grows may be."""
    period, values = table
    size = int(period.max()) + 1
    totals = np.bincount(period, minlength=size).astype(np.float64)
    seasons = np.arange(size) % cycle if size >= 2 * cycle else None
    made = [] if growing else [shape_of(totals, np.ones(size), seasons)]
    for column in values.T:
        for value in np.unique(column):
            counts = np.bincount(period[column == value], minlength=size)
            made.append(shape_of(counts.astype(np.float64), totals, seasons))
    q_values = benjamini_hochberg([one.p_value for one in made])
    told = zip(made, q_values, strict=True)
    return sum(one.name != "steady" and q <= 0.05 for one, q in told)


def planted(
    seed: int, share: float, ways: int = 3, **shape: int
) -> tuple[Table, tuple[tuple[int, int], ...]]:
    """Even noise, and a share of the last period’s rows given the same few values."""
    period, table = noise(seed, **shape)
    random = np.random.default_rng(1_000_000 + seed)
    columns = np.sort(random.choice(table.shape[1], ways, replace=False))
    values = random.integers(0, 5, ways)
    last = np.flatnonzero(period == period.max())
    chosen = random.choice(last, round(share * len(last)), replace=False)
    table[np.ix_(chosen, columns)] = values
    cell = tuple((int(c), int(v)) for c, v in zip(columns, values, strict=True))
    return (period, table), cell


def quarters(number: int) -> tuple[Period, ...]:
    """So many quarters, from 2021 on."""
    return tuple(Period(2021 * 4 + i, Length.QUARTER) for i in range(number))


def cases(table: Table) -> Cases:
    """Rows as the method takes them."""
    period, values = table
    axis = quarters(int(period.max()) + 1)
    seasonal = len(axis) > 8
    return Cases(
        attributes=tuple(f"a{i}" for i in range(values.shape[1])),
        levels=tuple(
            tuple(map(str, range(int(column.max()) + 1))) for column in values.T
        ),
        others=(False,) * values.shape[1],
        codes=tuple(np.ascontiguousarray(c, dtype=np.int32) for c in values.T),
        period=period.astype(np.int32),
        periods=axis,
        times=np.arange(len(axis), dtype=np.float64),
        seasons=np.array([p.season for p in axis]) if seasonal else None,
    )


def write(path: Path, columns: dict[str, Sequence[object]], **how: str) -> Path:
    """A CSV file."""
    encoding = how.get("encoding", "utf-8")
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return path


def written(path: Path, table: Table, **more: Sequence[object]) -> Path:
    """Rows as a file with quarters."""
    period, values = table
    names = [str(p) for p in quarters(int(period.max()) + 1)]
    columns: dict[str, Sequence[object]] = {"period": [names[p] for p in period]}
    columns |= {f"a{i}": [f"v{v}" for v in c] for i, c in enumerate(values.T)}
    return write(path, {**columns, **more})
