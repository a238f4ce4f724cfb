"""Which columns can be judged, and which values of them; what is too little data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault, declare
from halte.methods.trends.cases import Cases
from halte.methods.trends.lattice import most_levels
from halte.methods.trends.notes import Note, note
from halte.methods.trends.nowcasting import Nowcast, completeness
from halte.methods.trends.periods import CYCLE
from halte.methods.trends.reading import Rows

LEAST_CASES: Final = 50
LEAST_PERIODS: Final = 4
"""Three periods of history and the latest one."""

FEW_ROWS: Final = 3
MANY_VALUES: Final = 20
"""More values than this, each with fewer rows than FEW_ROWS, tell people apart."""

FOLLOWS: Final = 0.98

declare(
    {
        "too_few_cases": Texts(
            "{found} cases are too few to tell a change from chance: at least {least} "
            "are needed. Pool several years, or read the cases one by one.",
            "{found} dossiers, c’est trop peu pour distinguer un changement du hasard "
            ": il en faut au moins {least}. Regroupez plusieurs années ou lisez les "
            "dossiers un à un.",
        ),
        "too_few_periods": Texts(
            "Only {found} periods hold cases; at least {least} are needed, three of "
            "them as history. Use shorter periods or wait.",
            "Seules {found} périodes contiennent des dossiers ; il en faut au moins "
            "{least}, dont trois d’historique. Prenez des périodes plus courtes ou "
            "attendez.",
        ),
        "no_attributes": Texts(
            "No column is left that could be judged. Each of these is constant, an "
            "identifier, or follows the period: {columns}.",
            "Il ne reste aucune colonne à examiner. Chacune des suivantes est "
            "constante, est un identifiant ou suit la période : {columns}.",
        ),
    }
)


def screened(
    rows: Rows, order: int, file: str
) -> tuple[Cases, Nowcast | None, list[Note]]:
    """The cases to judge, their completeness, and notes on what was left out.

    Raises `too_few_cases`, `too_few_periods` or `no_attributes`.
    """
    refuse_little(rows, file)
    notes = [n for c in rows.attributes if (n := objection(rows, c)) is not None]
    refused = {n.column for n in notes}
    names = [c for c in rows.attributes if c not in refused]
    if not names:
        left = [n.column for n in (*rows.notes, *notes) if n.column]
        raise Fault("no_attributes", file=file, columns=", ".join(left) or "–")
    notes += quiet_periods(rows)
    cases, grouped = grouped_cases(rows, names, order)
    nowcast = None
    if rows.delay is not None:
        periods, sizes = len(rows.periods), cases.sizes
        nowcast = completeness(
            rows.period, rows.delay, periods, cases.codes, sizes, rows.weights
        )
    return cases, nowcast, [*notes, *grouped]


def refuse_little(rows: Rows, file: str) -> None:
    """Raise where there are too few cases or periods to tell a change from chance."""
    totals = rows.totals
    found, filled = int(totals.sum()), int((totals > 0).sum())
    if found < LEAST_CASES:
        raise Fault("too_few_cases", file=file, found=found, least=LEAST_CASES)
    if filled < LEAST_PERIODS or (totals[:-1] > 0).sum() < LEAST_PERIODS - 1:
        least = LEAST_PERIODS
        raise Fault("too_few_periods", file=file, found=filled, least=least)


def quiet_periods(rows: Rows) -> list[Note]:
    """A note on periods without any case."""
    empty = [str(p) for p, n in zip(rows.periods, rows.totals, strict=True) if not n]
    return [note("empty_periods", periods=", ".join(empty))] if empty else []


def objection(rows: Rows, column: str) -> Note | None:
    """Why a column cannot be judged; None where it can."""
    codes, found = rows.data.codes[column], len(rows.data.levels[column])
    counts = np.bincount(codes, minlength=found)
    present = int((counts > 0).sum())
    if present <= 1:
        return note("constant", column=column)
    if present > MANY_VALUES and rows.data.rows / present < FEW_ROWS:
        return note("identifier", column=column, found=present, rows=rows.data.rows)
    if follows_period(codes, rows.period, found, len(rows.periods)):
        return note("follows_period", column=column)
    return None


def follows_period(
    codes: NDArray[np.int32], period: NDArray[np.int32], size: int, periods: int
) -> bool:
    """Whether nearly every period has one value, and not all the same."""
    if size * periods > 50_000_000:
        return False
    place = period.astype(np.int64) * size + codes
    table = np.bincount(place, minlength=size * periods).reshape(periods, size)
    top = table.argmax(axis=1)[table.sum(axis=1) > 0]
    return bool(
        table.max(axis=1).sum() >= FOLLOWS * len(codes) and len(set(top.tolist())) > 1
    )


def grouped_cases(
    rows: Rows, names: Sequence[str], order: int
) -> tuple[Cases, list[Note]]:
    """Cases with at most so many values an attribute as the lattice can hold."""
    distinct = [len(rows.data.levels[c]) for c in names]
    most = most_levels(distinct, min(order, len(names)), len(rows.periods))
    codes, levels, others, notes = [], [], [], []
    for column in names:
        own, kept = rows.data.codes[column], rows.data.levels[column]
        if len(kept) > most:
            notes.append(
                note("rare_grouped", column=column, found=len(kept), most=most)
            )
            own, kept = regrouped(rows, column, most)
        codes.append(np.ascontiguousarray(own))
        levels.append(kept)
        others.append(len(rows.data.levels[column]) > most)
    numbers = np.array([p.number for p in rows.periods])
    cycle = CYCLE[rows.periods[0].length]
    seasonal = cycle > 1 and len(numbers) - 1 >= 2 * cycle
    cases = Cases(
        attributes=tuple(names),
        levels=tuple(levels),
        others=tuple(others),
        codes=tuple(codes),
        period=rows.period,
        periods=rows.periods,
        times=np.arange(len(numbers), dtype=np.float64),
        seasons=numbers % cycle if seasonal else None,
        weights=rows.weights,
    )
    return cases, notes


def regrouped(
    rows: Rows, column: str, most: int
) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    """Codes where all but the values that matter most are one value, the last.

    A value matters by its cases now, or by those its history leads one to expect.
    """
    codes, levels = rows.data.codes[column], rows.data.levels[column]
    latest = rows.period == len(rows.periods) - 1
    now = np.bincount(codes[latest], minlength=len(levels))
    before = np.bincount(codes[~latest], minlength=len(levels))
    expected = before * latest.sum() / max(int((~latest).sum()), 1)
    top = np.sort(np.argsort(-np.maximum(now, expected), kind="stable")[:most])
    place = np.full(len(levels), most, dtype=np.int32)
    place[top] = np.arange(most, dtype=np.int32)
    return place[codes], (*(levels[i] for i in top), "…")
