"""A released table as a stranger sees it: what each cell that is hidden can be."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halte.methods.bilingual import Texts
from halte.methods.coded import Coded, code_columns, head, in_utf8
from halte.methods.disclosure.attack import Attack, Contradiction, Mask, Statements
from halte.methods.disclosure.cube import Cube
from halte.methods.disclosure.differencing import beside, joined
from halte.methods.disclosure.dimensions import TOTAL, dimension
from halte.methods.disclosure.population import decimal, decimals
from halte.methods.disclosure.published import Published, statements
from halte.methods.disclosure.releasing import WITHHELD
from halte.methods.disclosure.rules import Rules
from halte.methods.faults import Fault
from halte.methods.progress import Report, silent
from halte.methods.spreadsheets import cleared

BLANK_MARKS = frozenset({WITHHELD, "", "X", "..", "F"})


@dataclass(frozen=True, slots=True)
class Interval:
    """What a reader can derive about a cell; None above where nothing bounds it."""

    cell: tuple[str, ...]
    least: float
    most: float | None
    how: str

    @property
    def width(self) -> float | None:
        """How far apart the bounds are."""
        return None if self.most is None else self.most - self.least

    def to_dict(self) -> dict[str, Any]:
        """The interval for machines."""
        return {
            "cell": list(self.cell),
            "least": self.least,
            "most": self.most,
            "width": self.width,
            "how": self.how or "hidden",
        }


@dataclass(frozen=True, slots=True)
class Attacked:
    """All intervals of the cells that are hidden, by what the tables say together."""

    columns: tuple[str, ...]
    required: float
    intervals: tuple[Interval, ...]
    tables: int

    @property
    def found(self) -> tuple[Interval, ...]:
        """The small cells that lie closer than is required."""
        return tuple(i for i in self.intervals if i.how == "found")

    @property
    def close(self) -> int:
        """How many lie as close and may be small."""
        return sum(i.how == "close" for i in self.intervals)

    @property
    def exact(self) -> int:
        """How many hidden cells can be worked out to the person."""
        return sum(i.width is not None and i.width < 0.5 for i in self.intervals)

    def to_dict(self) -> dict[str, Any]:
        """The attack for machines."""
        return {
            "columns": list(self.columns),
            "tables": self.tables,
            "required_width": self.required,
            "hidden_cells": len(self.intervals),
            "found": len(self.found),
            "close": self.close,
            "worked_out_exactly": self.exact,
            "intervals": [i.to_dict() for i in self.intervals],
        }


def read_table(path: Path, rules: Rules) -> tuple[Published, Statements]:
    """A released table by the rules that made it; raises Fault with row and column."""
    headings, rows = read_rows(path)
    columns, measure = headings[:-1], headings[-1]
    if not columns:
        raise Fault("cells_incomplete", file=path.name, found=0, wanted=1)
    cube = cube_of(columns, rows, rules)
    values, told, step = values_of(path.name, cube, measure, rows)
    known = known_of(cube, values, ~told, rules, whole=step == "1")
    least, most = known.bounds(~told)
    return (
        Published(
            cube, rules.where, rules.method, measure, least, most, ~told, 0, step
        ),
        known,
    )


def read_rows(path: Path) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of text."""
    if not path.is_file():
        raise Fault("file_missing", file=path.name)
    with in_utf8(path) as readable:
        headings, delimiter = head(readable, path.name)
        with readable.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=delimiter))[1:]
    for number, row in enumerate(rows, 2):
        if len(row) != len(headings):
            raise Fault("row_cells", file=path.name, row=number)
    if not rows:
        raise Fault("file_empty", file=path.name)
    return (
        [cleared(heading) for heading in headings],
        [[cleared(cell.strip()) for cell in row] for row in rows],
    )


def cube_of(columns: Sequence[str], rows: list[list[str]], rules: Rules) -> Cube:
    """The table’s dimensions: its levels are what is neither a group nor a total."""
    made = []
    for place, column in enumerate(columns):
        groups = rules.hierarchies.get(column, {})
        met = dict.fromkeys(row[place] for row in rows)
        levels = [v for v in met if v != TOTAL and v not in groups]
        made.append(
            dimension(column, levels, {g: of for g, of in groups.items() if g in met})
        )
    return Cube(tuple(made))


def values_of(
    file: str, cube: Cube, measure: str, rows: list[list[str]]
) -> tuple[NDArray[np.int64], Mask, str]:
    """The value of each cell in whole steps, whether it is told, and the step."""
    places = [{node: i for i, node in enumerate(d.nodes)} for d in cube.dimensions]
    parsed: dict[int, Any] = {}
    for number, row in enumerate(rows, 2):
        nodes = [place[cell] for place, cell in zip(places, row, strict=False)]
        cell = int(np.ravel_multi_index(nodes, cube.shape))
        value = None if row[-1] in BLANK_MARKS else decimal(row[-1])
        if row[-1] not in BLANK_MARKS and (value is None or value < 0):
            raise Fault("cell_unusable", file=file, row=number, column=measure)
        parsed[cell] = value
    if len(parsed) != cube.size or len(rows) != cube.size:
        raise Fault("cells_incomplete", file=file, found=len(parsed), wanted=cube.size)
    most = max((decimals(v) for v in parsed.values() if v is not None), default=0)
    values = np.zeros(cube.size, dtype=np.int64)
    told = np.zeros(cube.size, dtype=bool)
    for cell, value in parsed.items():
        if value is not None:
            values[cell], told[cell] = int(value.scaleb(most)), True
    return values, told, "1" if not most else f"1e-{most}"


def known_of(
    cube: Cube,
    values: NDArray[np.int64],
    withheld: Mask,
    rules: Rules,
    *,
    whole: bool,
) -> Statements:
    """What the values tell by the method of the rules."""
    if rules.method == "round":
        return statements(cube, values, reach=rules.rounding.base - 1)
    if rules.method == "cell_key":
        return statements(cube, values, reach=rules.cell_key.most, some=True)
    open_zeros = (
        rules.dominance is not None
        or rules.zeros == "protect"
        or bool(rules.homogeneity)
    )
    floor = 0 if open_zeros else 1
    shown = np.where(withheld, floor, values)
    return statements(
        cube, shown, reach=0, least_withheld=floor, whole=whole and not rules.dominance
    )


def attack_tables(
    path: Path,
    earlier: Sequence[Published],
    rules: Rules,
    report: Report = silent,
) -> Attacked:
    """The interval of every hidden cell of a table, given the earlier ones too."""
    table, known = read_table(path, rules)
    withheld = table.withheld
    if earlier:
        known, withheld = with_earlier(table, known, earlier, rules)
    hidden = np.flatnonzero((table.most - table.least > 0.5) | table.withheld)
    try:
        attack = Attack(known, withheld)
        made = []
        for done, cell in enumerate(hidden):
            report(done / hidden.size, Texts("attack", "attaque"))
            made.append(interval(attack, table, int(cell), rules))
    except Contradiction:
        raise Fault("table_contradicts", file=path.name) from None
    columns = tuple(d.name for d in table.cube.dimensions)
    required = float(rules.required_width)
    return Attacked(columns, required, tuple(made), 1 + len(earlier))


def interval(attack: Attack, table: Published, cell: int, rules: Rules) -> Interval:
    """The bounds of one cell, in the unit of the table."""
    low, high = attack.extreme(cell, "least")[0], attack.extreme(cell, "most")[0]
    least, step = 0.0 if low is None else low, float(table.step)
    top = None if high is None else round(high * step, 6)
    how = closeness(least, high, rules)
    return Interval(table.cube.names(cell), round(least * step, 6), top, how)


def closeness(least: float, most: float | None, rules: Rules) -> str:
    """`found`, `close`, or '' where the bounds lie apart or hide nobody.

    A count that is surely below the minimum and known closer than the width is
    found. One that may be above it is close: only who made the table knows.
    """
    if most is None or most < 0.5:
        return ""
    if rules.dominance is not None:
        near = most - least < rules.dominance.p / 100 * most
        return "found" if most - least < 0.5 else "close" if near else ""
    if least >= rules.minimum or most - least > rules.required_width - 1e-6:
        return ""
    return "found" if most < rules.minimum else "close"


def with_earlier(
    table: Published, known: Statements, earlier: Sequence[Published], rules: Rules
) -> tuple[Statements, Mask]:
    """The programme of all tables together; raises Fault where they contradict."""
    nothing: Coded = code_columns({})
    joint = joined(table, earlier, nothing)
    least, most = known.bounds(table.withheld)
    as_read = replace(known, least=least, most=most)
    empty = np.zeros(0, dtype=np.int64)
    pairs = np.empty((0, 2), dtype=np.intp)
    found = beside(joint, as_read, (), pairs, (nothing, empty), rules.minimum, 0.0)
    if found is None:
        raise Fault("table_contradicts", file="")
    return found.statements, found.widened(np.zeros(table.cube.size, dtype=bool))
