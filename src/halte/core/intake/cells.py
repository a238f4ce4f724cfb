"""One column of a feed, cell by cell: text to value, or to a fault that says how.

Real columns repeat themselves: a year, a province, a count below a hundred. So
each distinct text is examined once and remembered; only texts never met before
cost anything, and only faulty rows are touched one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from halte.core.errors import Invalid
from halte.core.intake import dates, numbers
from halte.core.intake.dates import Order
from halte.core.intake.feeds import Column, Fault
from halte.core.intake.folding import fold
from halte.core.intake.numbers import Mark

REMEMBERED: Final = 20_000
"""Distinct texts kept for a column before it forgets them all: bounds the memory."""

SHOWN: Final = 12
"""Choices named in a fault."""

MANY: Final = 500
"""New texts in one chunk from which numbers are read all at once."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Texts that can be read in one way only, whatever the decimal mark."""

    one: re.Pattern[str]
    lines: re.Pattern[str]
    make: Callable[[str], Any]

    @classmethod
    def of(cls, pattern: str, make: Callable[[str], Any]) -> Plain:
        """By the pattern of one text."""
        # Possessive, so that a long run of numbers is never gone over twice.
        lines = re.compile(rf"(?:{pattern}\n)*+")
        return cls(re.compile(pattern), lines, make)

    def among(self, texts: set[str]) -> set[str]:
        """Those of the texts that are plain; at one glance where all are."""
        joined = "\n".join(texts) + "\n"
        # A line break inside a text would make two numbers of it.
        if joined.count("\n") == len(texts) and self.lines.fullmatch(joined):
            return texts
        return set(filter(self.one.fullmatch, texts))


WHOLE: Final = "[0-9]{1,12}"
CENTS: Final = r"[0-9]{1,12}(?:\.[0-9]{1,2})?"
PLAIN: Final[dict[str, Plain]] = {
    "integer": Plain.of(WHOLE, int),
    "decimal": Plain.of(CENTS, Decimal),
    "money": Plain.of(CENTS, Decimal),
}

Read = Callable[[str], Any]


@dataclass(slots=True)
class CellReader:
    """Reads the cells of one column; remembers what it has read.

    `ambiguous` counts numbers that could have been read in two ways.
    """

    column: Column
    mark: Mark = "."
    order: Order = ""
    ambiguous: int = 0
    values: dict[str, Any] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)
    read: Read = field(init=False)

    def __post_init__(self) -> None:
        self.read = self.reader()

    def find_faults(self, cells: Sequence[str], faults: dict[int, list[Fault]]) -> None:
        """Examine these cells; add the faults of each row to `faults`."""
        if self.column.kind == "text":
            self.find_faults_of_texts(cells, faults)
            return
        distinct = set(cells)
        if len(self.values) > REMEMBERED:
            self.forget()
        fresh = distinct.difference(self.values)
        if len(fresh) > MANY and self.column.kind in PLAIN:
            fresh = fresh - self.plain(fresh)
        for text in fresh:
            self.values[text] = self.value(text)
        if self.faults and not distinct.isdisjoint(self.faults):
            self.blame(cells, faults)
        if self.doubtful and not distinct.isdisjoint(self.doubtful):
            self.ambiguous += sum(map(self.doubtful.__contains__, cells))

    def take(self, cells: Sequence[str]) -> list[Any]:
        """The values of cells just examined; None where a cell is faulty."""
        if self.column.kind == "text":
            return list(map(str.strip, cells))
        values = self.values
        if self.column.kind in PLAIN:
            make = PLAIN[self.column.kind].make
            return [values[c] if c in values else make(c) for c in cells]
        return list(map(values.__getitem__, cells))

    def plain(self, texts: set[str]) -> set[str]:
        """Numbers that are plain and within the limits: they need no memory.

        Only where they all are within the limits; otherwise one by one. With at
        most fourteen digits a float tells which side of a limit they are on.
        """
        plain = PLAIN[self.column.kind].among(texts)
        low, high = self.column.minimum, self.column.maximum
        if plain and low is not None and min(map(float, plain)) < low:
            return set()
        if plain and high is not None and max(map(float, plain)) > high:
            return set()
        return plain

    def find_faults_of_texts(
        self, cells: Sequence[str], faults: dict[int, list[Fault]]
    ) -> None:
        """Texts need no memory: most columns pass in two glances."""
        # What is blank or begins with a blank sorts before everything else.
        missing = self.column.required and min(cells, default="") < "!"
        if missing or max(map(len, cells), default=0) > self.column.longest:
            self.faults.clear()
            for text in set(cells):
                self.value(text)
            if self.faults:
                self.blame(cells, faults)

    def blame(self, cells: Sequence[str], faults: dict[int, list[Fault]]) -> None:
        """Give each faulty cell’s fault to its row."""
        for at, text in enumerate(cells):
            if fault := self.faults.get(text):
                faults.setdefault(at, []).append(fault)

    def forget(self) -> None:
        """Start again with an empty memory."""
        self.values.clear()
        self.faults.clear()
        self.doubtful.clear()

    def value(self, text: str) -> Any:
        """The value of a text; None and a remembered fault where it has none."""
        try:
            return self.checked(text)
        except Invalid as error:
            self.faults[text] = Fault(self.column.name, error.code, error.values)
        except (ValueError, ArithmeticError):
            # A feed's own parser may let these out; they mean the same.
            self.faults[text] = Fault(self.column.name, "cell_unreadable")
        return None

    def checked(self, text: str) -> Any:
        """The value within its limits."""
        column, plain = self.column, text.strip()
        if not plain:
            if column.required:
                raise Invalid("cell_required")
            return "" if column.kind == "text" else None
        if len(plain) > column.longest:
            raise Invalid("cell_long", limit=column.longest, length=len(plain))
        value = self.read(plain)
        if isinstance(value, numbers.Number):
            if value.ambiguous:
                self.doubtful.add(text)
            value = value.value
        return within(column, value) if column.kind in PLAIN else value

    def reader(self) -> Read:
        """The function for this kind of column."""
        column, mark, order = self.column, self.mark, self.order
        if column.kind == "choice":
            return chooser(column)
        if column.kind == "custom" and column.parse is not None:
            return column.parse
        readers: dict[str, Read] = {
            "integer": lambda text: numbers.integer(text, mark),
            "decimal": lambda text: numbers.decimal(text, mark),
            "money": lambda text: numbers.money(text, mark),
            "date": lambda text: dates.day(text, order),
        }
        return readers.get(column.kind, str)


def within(column: Column, value: Any) -> Any:
    """The number, where it is within the limits of its column."""
    if column.minimum is not None and value < column.minimum:
        raise Invalid("number_below", limit=as_limit(column.minimum))
    if column.maximum is not None and value > column.maximum:
        raise Invalid("number_above", limit=as_limit(column.maximum))
    return value


def as_limit(limit: float) -> str:
    """A limit without a needless fraction."""
    return f"{limit:g}" if abs(limit) < 1e6 else f"{limit:.0f}"


def chooser(column: Column) -> Read:
    """Finds the choice that a text means, whatever its case and accents."""
    known = {fold(alias): choice for alias, choice in column.choice_aliases.items()}
    known |= {fold(choice): choice for choice in column.choices}
    shown = ", ".join(column.choices[:SHOWN])
    more = "…" if len(column.choices) > SHOWN else ""

    def choose(text: str) -> str:
        try:
            return known[fold(text)]
        except KeyError:
            raise Invalid("not_a_choice", choices=shown + more) from None

    return choose


def readers_for(
    columns: Iterable[Column], mark: Mark, order: Order
) -> dict[str, CellReader]:
    """A reader for each column, by its name."""
    return {column.name: CellReader(column, mark, order) for column in columns}
