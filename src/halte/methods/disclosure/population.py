"""Who is counted: rows of a file as people (or amounts) in the cells of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.coded import Coded, read_coded
from halte.methods.disclosure.cube import MOST_DIMENSIONS, Cube
from halte.methods.disclosure.dimensions import dimension
from halte.methods.disclosure.rules import Rules
from halte.methods.faults import Fault

ANY_NUMBER: Final = 20_000_000
"""Distinct values that an identifier or an amount may have."""

MOST_DECIMALS: Final = 4
MOST_LEVELS: Final = 1_000
FEW_ROWS: Final = 20


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """People by finest cell. `people` are their identifiers, `who` the row of each.

    `amounts` are in units of `unit_of_amount` (so that sums are exact), None for
    counts. `other` are the columns that the table does not cross.
    """

    cube: Cube
    place: NDArray[np.intp]
    counts: NDArray[np.int64]
    who: NDArray[np.int64] | None
    people: tuple[str, ...]
    amounts: NDArray[np.int64] | None
    unit_of_amount: Decimal
    size: int
    other: Coded

    def finest(self, values: NDArray[np.int64]) -> NDArray[np.int64]:
        """Sums of a value of the rows by finest cell, exact."""
        made = np.zeros(int(self.cube.matrix.shape[1]), dtype=np.int64)
        np.add.at(made, self.place, values)
        return made


def read_population(
    path: Path, columns: Sequence[str], rules: Rules, others: Sequence[str] = ()
) -> Population:
    """Read a file for a table of these columns; raises Fault where it cannot be one."""
    if not 1 <= len(columns) <= MOST_DIMENSIONS:
        raise Fault("too_many_dimensions", file=path.name, most=MOST_DIMENSIONS)
    for column in columns:
        if list(columns).count(column) > 1:
            raise Fault("column_twice", file=path.name, column=column)
    wanted = [*columns, *(c for c in (*rules.where, *others) if c not in columns)]
    coded = read_coded(path, list(dict.fromkeys(wanted)))
    single = [c for c in (rules.person, rules.count, weight(rules)) if c]
    numbers = {c: read_coded(path, [c], ANY_NUMBER) for c in dict.fromkeys(single)}
    rows = np.arange(coded.rows)
    rows = rows[kept(coded, rules, path.name)]
    coded = narrowed(coded, rows)
    who, people = identified(numbers, rules, rows, path.name)
    counts = counted(numbers, rules, rows, path.name)
    amounts, step = weighed(numbers, rules, rows, path.name)
    size = len(people) if who is not None else int(counts.sum())
    if size < rules.minimum_population:
        least = rules.minimum_population
        raise Fault("too_few_people", file=path.name, found=size, least=least)
    for column in columns:
        usable(coded, column, path.name)
    cube = Cube(
        tuple(dimension(c, coded.levels[c], rules.hierarchies.get(c)) for c in columns)
    )
    place = cube.places([coded.codes[c] for c in columns])
    made = Population(cube, place, counts, who, people, amounts, step, size, coded)
    return (
        made
        if who is None or amounts is not None
        else once(made, who, rules, path.name, rows)
    )


def weight(rules: Rules) -> str:
    """The column of amounts, '' where people are counted."""
    return rules.dominance.weight if rules.dominance is not None else ""


def kept(coded: Coded, rules: Rules, file: str) -> NDArray[np.bool_]:
    """The rows that the filter keeps."""
    made = np.ones(coded.rows, dtype=bool)
    for column, levels in rules.where.items():
        wanted = [i for i, level in enumerate(coded.levels[column]) if level in levels]
        if not wanted:
            raise Fault("level_missing", file=file, column=column)
        made &= np.isin(coded.codes[column], wanted)
    return made


def narrowed(coded: Coded, rows: NDArray[np.intp]) -> Coded:
    """Some rows only, and the levels that they have."""
    if rows.size == coded.rows:
        return coded
    codes, levels = {}, {}
    for name in coded.names:
        found, again = np.unique(coded.codes[name][rows], return_inverse=True)
        codes[name] = again.astype(np.int32)
        levels[name] = tuple(coded.levels[name][i] for i in found)
    return Coded(coded.names, codes, levels, rows.size)


def usable(coded: Coded, column: str, file: str) -> None:
    """Refuse a column that cannot divide a table, or would name people."""
    found = len(coded.levels[column])
    if found == 1:
        raise Fault("constant_column", file=file, column=column)
    if found > MOST_LEVELS or (coded.rows > FEW_ROWS and 2 * found > coded.rows):
        raise Fault(
            "identifier_column", file=file, column=column, found=found, rows=coded.rows
        )


def identified(
    numbers: dict[str, Coded], rules: Rules, rows: NDArray[np.intp], file: str
) -> tuple[NDArray[np.int64] | None, tuple[str, ...]]:
    """Who stands in each row, and the identifiers met."""
    if not rules.person:
        return None, ()
    column = numbers[rules.person]
    codes = column.codes[rules.person][rows]
    levels = column.levels[rules.person]
    blank = levels.index("") if "" in levels else -1
    if (codes == blank).any():
        row = int(rows[np.argmax(codes == blank)]) + 2
        raise Fault(
            "person_blank", file=file, row=row, column=rules.person, unit=rules.unit
        )
    found, who = np.unique(codes, return_inverse=True)
    return who.astype(np.int64), tuple(levels[i] for i in found)


def counted(
    numbers: dict[str, Coded], rules: Rules, rows: NDArray[np.intp], file: str
) -> NDArray[np.int64]:
    """How many people each row stands for: one, or what the column says."""
    if not rules.count:
        return np.ones(rows.size, dtype=np.int64)
    values, step = exact(numbers[rules.count], rules.count, rows, file)
    if step != 1:
        broken = values % int(1 / step) != 0
        row = int(rows[np.argmax(broken)]) + 2
        raise Fault("count_broken", file=file, row=row, column=rules.count)
    return values


def weighed(
    numbers: dict[str, Coded], rules: Rules, rows: NDArray[np.intp], file: str
) -> tuple[NDArray[np.int64] | None, Decimal]:
    """The amount of each row in whole steps, and the step."""
    if not weight(rules):
        return None, Decimal(1)
    return exact(numbers[weight(rules)], weight(rules), rows, file)


def exact(
    column: Coded, name: str, rows: NDArray[np.intp], file: str
) -> tuple[NDArray[np.int64], Decimal]:
    """A column of numbers as whole multiples of a step of ten."""
    codes = column.codes[name][rows]
    met = np.unique(codes)
    parsed = {int(i): decimal(column.levels[name][i]) for i in met}
    for code, value in parsed.items():
        if value is None or value < 0:
            row = int(rows[np.argmax(codes == code)]) + 2
            kind = "number_unusable" if value is None else "number_negative"
            raise Fault(kind, file=file, row=row, column=name)
    known = {i: v for i, v in parsed.items() if v is not None}
    places = max((decimals(v) for v in known.values()), default=0)
    step = Decimal(1).scaleb(-places)
    table = np.zeros(len(column.levels[name]), dtype=np.int64)
    for i, value in known.items():
        table[i] = int((value / step).to_integral_value())
    return table[codes], step


def decimal(text: str) -> Decimal | None:
    """A number as written in English or French, None where it is none."""
    plain = text.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    try:
        made = Decimal(plain.replace(",", ".") if plain.count(",") == 1 else plain)
    except InvalidOperation:
        return None
    return made if made.is_finite() and abs(made) < 10**14 else None


def decimals(value: Decimal) -> int:
    """How many decimals a number has, up to the most that are kept."""
    return min(max(0, -int(value.normalize().as_tuple().exponent)), MOST_DECIMALS)


def once(
    made: Population,
    who: NDArray[np.int64],
    rules: Rules,
    file: str,
    rows: NDArray[np.intp],
) -> Population:
    """Each person once; refused where one stands in more than one cell."""
    people = len(made.people)
    first = np.full(people, made.place.size, dtype=np.intp)
    np.minimum.at(first, who, np.arange(made.place.size))
    elsewhere = made.place != made.place[first[who]]
    if elsewhere.any():
        row = int(rows[np.argmax(elsewhere)]) + 2
        raise Fault(
            "person_in_many_cells", file=file, row=row, column=rules.person,
            unit=rules.unit,
        )  # fmt: skip
    other = Coded(
        made.other.names,
        {name: made.other.codes[name][first] for name in made.other.names},
        made.other.levels,
        people,
    )
    return Population(
        made.cube, made.place[first], made.counts[first], np.arange(people),
        made.people, None, made.unit_of_amount, people, other,
    )  # fmt: skip
