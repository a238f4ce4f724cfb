"""From a file to cases: periods parsed, columns screened, rare values grouped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.bilingual import Texts
from halte.methods.coded import Coded, read_coded
from halte.methods.faults import Fault, declare
from halte.methods.trends.notes import Note, note
from halte.methods.trends.periods import Length, Period, length_for, of_day, parsed

MOST_PERIODS: Final = 1_000
MOST_CASES: Final = 2_000_000_000
"""In all: counts of cells are kept in 32 bits."""

declare(
    {
        "cases_unreadable": Texts(
            "This cell holds no count. Write a whole number, 0 or more.",
            "Cette cellule ne contient pas d’effectif. Écrivez un nombre entier, 0 ou "
            "plus.",
        ),
        "cases_negative": Texts(
            "A count is below zero. Correct it: a correction is a smaller count, not "
            "a negative one.",
            "Un effectif est inférieur à zéro. Corrigez-le : une correction est un "
            "effectif plus petit, non un effectif négatif.",
        ),
        "cases_beyond": Texts(
            "The counts add up to more than two billion cases. Check the column.",
            "Les effectifs font plus de deux milliards de dossiers en tout. Vérifiez "
            "la colonne.",
        ),
        "period_far": Texts(
            "The periods run from {first} to {last}: more than {most} of them. Check "
            "the years.",
            "Les périodes vont de {first} à {last} : il y en a plus de {most}. "
            "Vérifiez les années.",
        ),
        "latest_unknown": Texts(
            "“{asked}” is no period of the kind found in the data, such as {example}.",
            "« {asked} » n’est pas une période du genre trouvé dans les données, par "
            "exemple {example}.",
        ),
        "reported_before": Texts(
            "A case was reported before its own period. Check both dates.",
            "Un dossier a été signalé avant sa propre période. Vérifiez les deux "
            "dates.",
        ),
        "period_and_more": Texts(
            "This column cannot be both the period and something else.",
            "Cette colonne ne peut pas être à la fois la période et autre chose.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is what; no attributes named means all that are left."""

    period: str
    attributes: tuple[str, ...] = ()
    count: str = ""
    reported: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a file: `period` and `delay` count from the first of `periods`."""

    data: Coded
    attributes: tuple[str, ...]
    period: NDArray[np.int32]
    periods: tuple[Period, ...]
    weights: NDArray[np.int64] | None
    delay: NDArray[np.int64] | None
    notes: tuple[Note, ...]

    @property
    def totals(self) -> NDArray[np.int64]:
        """Cases by period."""
        counted = np.bincount(self.period, self.weights, minlength=len(self.periods))
        return counted.astype(np.int64)

    def only(self, kept: NDArray[np.bool_]) -> Rows:
        """Some of the rows, over the same periods."""
        return replace(
            self,
            data=some_of(self.data, self.attributes, kept),
            period=self.period[kept],
            weights=None if self.weights is None else self.weights[kept],
            delay=None if self.delay is None else self.delay[kept],
        )


def read_rows(path: Path, columns: Columns, latest: str = "", last: int = 1) -> Rows:
    """The rows of a file. `last` periods are joined into one, the latest.

    Raises Fault naming file, row and column.
    """
    fixed = [c for c in (columns.period, columns.count, columns.reported) if c]
    named = list(dict.fromkeys(columns.attributes))
    for column in {*fixed[1:], *named} & {columns.period}:
        raise Fault("period_and_more", file=path.name, column=column)
    wanted = [*dict.fromkeys([*fixed, *named])] if named else None
    crowded: dict[str, int] = {}
    data = read_coded(path, wanted, left_out=crowded)
    for column in fixed:
        found = ", ".join([*data.names, *crowded])
        if column in crowded:
            raise Fault("period_unreadable", file=path.name, row=2, column=column)
        if column not in data.names:
            raise Fault("column_missing", file=path.name, column=column, found=found)
    notes = [
        note("identifier", column=c, found=n, rows=data.rows)
        for c, n in crowded.items()
    ]
    attributes = [c for c in named or data.names if c in data.names and c not in fixed]
    rows, more = placed(data, attributes, columns, path.name, latest, last)
    return Rows(*rows, notes=(*notes, *more))


Placed = tuple[
    Coded,
    tuple[str, ...],
    NDArray[np.int32],
    tuple[Period, ...],
    NDArray[np.int64] | None,
    NDArray[np.int64] | None,
]


def placed(
    data: Coded,
    attributes: Sequence[str],
    columns: Columns,
    file: str,
    latest: str,
    last: int,
) -> tuple[Placed, list[Note]]:
    """Rows that have a period, on an axis without gaps; and what was set aside."""
    numbers, length = numbers_of(data, columns.period, file)
    known = numbers > BLANK
    weights = counts_of(data, columns.count, file) if columns.count else None
    end = ending(latest, numbers[known], length)
    kept = known & (numbers <= end)
    notes = set_aside(int((~known).sum()), int((numbers > end).sum()), end, length)
    start = int(numbers[kept].min()) if kept.any() else end
    if end - start >= MOST_PERIODS:
        raise Fault(
            "period_far",
            file=file,
            column=columns.period,
            most=MOST_PERIODS,
            first=Period(start, length),
            last=Period(end, length),
        )
    delay = delays_of(data, columns, numbers, length, file)
    periods = end - start + 1 - (last - 1)
    place = np.minimum(numbers[kept] - start, periods - 1).astype(np.int32)
    return (
        some_of(data, attributes, kept),
        tuple(attributes),
        place,
        tuple(Period(start + i, length) for i in range(periods)),
        None if weights is None else weights[kept],
        None if delay is None else delay[kept],
    ), notes


def set_aside(blank: int, late: int, end: int, length: Length) -> list[Note]:
    """Notes on rows without a period and on rows after the latest."""
    notes = [note("no_period", found=blank)] if blank else []
    if late:
        notes.append(note("after_latest", found=late, period=Period(end, length)))
    return notes


def some_of(data: Coded, attributes: Sequence[str], kept: NDArray[np.bool_]) -> Coded:
    """These columns of the rows that are kept."""
    return Coded(
        tuple(attributes),
        {a: data.codes[a][kept] for a in attributes},
        {a: data.levels[a] for a in attributes},
        int(kept.sum()),
    )


BLANK: Final = -(10**9)


def numbers_of(
    data: Coded, column: str, file: str, length: Length | None = None
) -> tuple[NDArray[np.int64], Length]:
    """The period of each row as a number, `BLANK` where the cell is blank."""
    levels = data.levels[column]
    found = [parsed(text) if text else None for text in levels]

    def row_of(place: int) -> int:
        return int(np.argmax(data.codes[column] == place)) + 2

    for place, (text, value) in enumerate(zip(levels, found, strict=True)):
        if text and value is None:
            row = row_of(place)
            raise Fault("period_unreadable", file=file, row=row, column=column)
    length = length or one_length(found, file, column)
    if any(isinstance(v, Period) and v.length is not length for v in found):
        one_length([*found, Period(0, length)], file, column)
    numbers = np.array(
        [
            BLANK
            if value is None
            else (of_day(value, length) if isinstance(value, date) else value).number
            for value in found
        ],
        dtype=np.int64,
    )
    return numbers[data.codes[column]], length


def one_length(found: Sequence[date | Period | None], file: str, column: str) -> Length:
    """The length that all periods of a column have; raises `periods_mixed`."""
    days = [v for v in found if isinstance(v, date)]
    kinds: dict[Length, date | Period] = {}
    for value in found:
        if value is not None:
            kind = value.length if isinstance(value, Period) else Length.DAY
            kinds.setdefault(kind, value)
    if len(kinds) > 1:
        first, second, *_ = kinds.values()
        raise Fault(
            "periods_mixed", file=file, column=column, first=first, second=second
        )
    if not kinds:
        raise Fault("period_unreadable", file=file, row=2, column=column)
    return length_for(days) if days else next(iter(kinds))


def ending(latest: str, numbers: NDArray[np.int64], length: Length) -> int:
    """The number of the latest period: as asked, else the last that has a row."""
    last = int(numbers.max()) if len(numbers) else 0
    if not latest:
        return last
    asked = parsed(latest)
    if isinstance(asked, date):
        asked = of_day(asked, length)
    if asked is None or asked.length is not length:
        example = str(Period(last, length))
        raise Fault("latest_unknown", asked=latest, example=example)
    return asked.number


def counts_of(data: Coded, column: str, file: str) -> NDArray[np.int64]:
    """Cases a row stands for."""
    found = []
    for place, text in enumerate(data.levels[column]):
        try:
            number = int(text)
        except ValueError:
            number = None
        if number is None or number < 0:
            code = "cases_unreadable" if number is None else "cases_negative"
            row = int(np.argmax(data.codes[column] == place)) + 2
            raise Fault(code, file=file, row=row, column=column)
        found.append(number)
    often = np.bincount(data.codes[column], minlength=len(found)).tolist()
    if sum(n * k for n, k in zip(found, often, strict=True)) > MOST_CASES:
        raise Fault("cases_beyond", file=file, column=column)
    return np.array(found, dtype=np.int64)[data.codes[column]]


def delays_of(
    data: Coded,
    columns: Columns,
    numbers: NDArray[np.int64],
    length: Length,
    file: str,
) -> NDArray[np.int64] | None:
    """Periods from a case to its report; 0 where the report has no date."""
    if not columns.reported:
        return None
    reported, kind = numbers_of(data, columns.reported, file, length)
    if kind is not length:
        raise Fault(
            "periods_mixed",
            file=file,
            column=columns.reported,
            first=Period(int(numbers.max()), length),
            second=Period(int(reported.max()), kind),
        )
    dated = (reported > BLANK) & (numbers > BLANK)
    delay = np.where(dated, reported - numbers, 0)
    if (delay < 0).any():
        row = int(np.argmax(delay < 0)) + 2
        raise Fault("reported_before", file=file, row=row, column=columns.reported)
    return delay
