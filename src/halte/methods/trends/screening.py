"""Which columns can be judged, and which values of them; what is too little data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault, declare
from halte.methods.trends.cases import Cases
from halte.methods.trends.lattice import most_levels, order_held
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
FEW_NOTES: Final = 3
"""Columns of many values that have a note of their own."""

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
            "Periods that hold cases: {found}. At least {least} are needed, three of "
            "them as history. Use shorter periods or wait.",
            "Périodes contenant des dossiers : {found}. Il en faut au moins {least}, "
            "dont trois d’historique. Prenez des périodes plus courtes ou attendez.",
        ),
        "combinations_many": Texts(
            "{attributes} attributes make more combinations of up to {order} than can "
            "be held in memory. Ask for --max-order {held}, or name fewer with "
            "--attributes.",
            "{attributes} attributs forment plus de combinaisons d’au plus {order} que "
            "la mémoire ne peut en contenir. Demandez --max-order {held}, ou nommez-en "
            "moins avec --attributes.",
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

    Raises `too_few_cases`, `too_few_periods`, `no_attributes` or `combinations_many`.
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
    held = order_held(cases.sizes, order, len(rows.periods))
    if held < min(order, len(names)):
        many = len(names)
        raise Fault("combinations_many", attributes=many, order=order, held=held)
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
    empty = [place for place, n in enumerate(rows.totals) if not n]
    runs = [
        [rows.periods[place] for _, place in run]
        for _, run in groupby(enumerate(empty), lambda pair: pair[1] - pair[0])
    ]
    told = [f"{r[0]} – {r[-1]}" if len(r) > 2 else ", ".join(map(str, r)) for r in runs]
    return [note("empty_periods", periods=", ".join(told))] if empty else []


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
    codes, levels, others = [], [], []
    for column in names:
        own, kept = rows.data.codes[column], rows.data.levels[column]
        # The rest of one value is that value: nothing is won by hiding its name.
        if len(kept) > most + 1:
            own, kept = regrouped(rows, column, most)
        codes.append(np.ascontiguousarray(own))
        levels.append(kept)
        others.append(len(rows.data.levels[column]) > most + 1)
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
    grouped = {c: n for c, n in zip(names, distinct, strict=True) if n > most + 1}
    return cases, rare_notes(grouped, most)


def rare_notes(grouped: Mapping[str, int], most: int) -> list[Note]:
    """What is said of columns whose rare values are taken together."""
    if len(grouped) > FEW_NOTES:
        columns = ", ".join(grouped)
        found = len(grouped)
        return [note("rare_grouped_in_many", found=found, most=most, columns=columns)]
    return [
        note("rare_grouped", column=column, found=found, most=most)
        for column, found in grouped.items()
    ]


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
