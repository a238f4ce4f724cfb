"""The earlier releases of a ledger, held against a new table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from halte.methods.coded import Coded, head, in_utf8
from halte.methods.disclosure.attack import Mask, Statements
from halte.methods.disclosure.differencing import Beside, beside, joined, revised
from halte.methods.disclosure.population import read_population
from halte.methods.disclosure.programmes import Values
from halte.methods.disclosure.published import Published, published_of
from halte.methods.disclosure.rules import Rules
from halte.methods.disclosure.targets import Target
from halte.methods.disclosure.withholding import (
    THOROUGH,
    Choice,
    Defence,
    Evidence,
    withhold,
)
from halte.methods.faults import Fault
from halte.methods.ledger import Entry
from halte.methods.progress import Report


@dataclass
class Elders:
    """Tables of the same source and years that are out already."""

    rules: Rules
    entries: Sequence[Entry]
    user: str = ""
    examined: tuple[int, ...] = field(default=())

    def __post_init__(self) -> None:
        self.tables = released_tables(self.entries, self.rules)
        self.refuse_mixture()

    def refuse_mixture(self) -> None:
        """Never noise and exact values of the same people."""
        noisy = self.rules.method == "cell_key"
        for table in self.tables:
            if table.measure == self.measure and noisy != (table.method == "cell_key"):
                raise Fault("exact_and_cell_key", entry=table.entry)

    def refuse_many(self, columns: Sequence[str]) -> None:
        """A user has only so many different tables of noise."""
        if self.rules.method != "cell_key":
            return
        had = {
            tuple(sorted(d["name"] for d in table["dimensions"]))
            + tuple(sorted(table["where"]))
            for entry in self.entries
            if (release := entry.release) is not None and release.user == self.user
            if release.source == self.rules.source
            for table in release.tables
        }
        asked = tuple(sorted(columns)) + tuple(sorted(self.rules.where))
        if asked not in had and len(had) >= self.rules.most_tables:
            most = self.rules.most_tables
            raise Fault("tables_passed", had=len(had), most=most)

    @property
    def measure(self) -> str:
        """What the tables measure."""
        return "count" if self.rules.dominance is None else self.rules.dominance.weight

    def beside(
        self,
        path: Path,
        table: Published,
        known: Statements,
        targets: Sequence[Target],
        pairs: NDArray[np.intp],
    ) -> Beside | None:
        """The attack with the earlier tables at hand; None where there are none.

        Raises Fault revised_by_few where the data changed by a few people only.
        """
        alike = [t for t in self.tables if t.measure == table.measure]
        if not alike:
            return None
        data = self.data(path, table, alike)
        same, found = self.same_people(alike, table, known, targets, pairs, data)
        for elder in alike:
            few = 0 if elder in same else revised(table, elder, self.rules.minimum)
            if few:
                raise Fault("revised_by_few", entry=elder.entry, found=few)
        self.examined = tuple(sorted({t.entry for t in alike}))
        return found

    def plan(self, found: Beside, first: Mask, price: Values, report: Report) -> Choice:
        """What to withhold so that all tables together give nobody away.

        Small groups between two tables are a reason to refuse, unless the rules
        ask to withhold more. Raises Fault differenced.
        """
        size, count = found.statements.least.size, len(found.between)
        begin, costs = np.zeros(size, dtype=bool), np.zeros(size)
        begin[: first.size], costs[: price.size] = first, price
        targets = found.targets
        if not self.rules.refuses_differences:
            targets, count = (*targets, *found.between), len(targets)
        try:
            choice = withhold(
                found.statements, targets, begin, costs, found.truth,
                seconds=self.rules.seconds, report=report,
            )  # fmt: skip
        except Fault:
            raise self.differenced(count or len(targets)) from None
        failing = self.failing(found, choice.withheld)
        if failing:
            raise self.differenced(failing)
        return choice

    def failing(self, found: Beside, withheld: Mask) -> int:
        """How many small groups between two tables the attacker finds."""
        nothing = np.zeros(withheld.size)
        work = Defence(found.statements, found.between, nothing, 0.0, found.truth)
        seen = Evidence(found.statements, found.between)
        seen.see(found.truth)
        return sum(
            not work.holds(i, withheld, seen, THOROUGH)
            for i in range(len(found.between))
        )

    def differenced(self, found: int) -> Fault:
        """The refusal, with the entries that were held against the table."""
        entries = ", ".join(map(str, self.examined))
        return Fault("differenced", entry=entries, found=found)

    def same_people(
        self,
        alike: Sequence[Published],
        table: Published,
        known: Statements,
        targets: Sequence[Target],
        pairs: NDArray[np.intp],
        data: tuple[Coded, NDArray[np.int64]],
    ) -> tuple[tuple[Published, ...], Beside | None]:
        """The elders that can speak of the same people, and the attack with them."""
        kept: tuple[Published, ...] = ()
        found: Beside | None = None
        for elder in reversed(alike):
            joint = joined(table, (*kept, elder), data[0])
            made = beside(
                joint, known, targets, pairs, data, self.rules.minimum,
                float(self.rules.required_width),
            )  # fmt: skip
            if made is not None:
                kept, found = (*kept, elder), made
        return kept, found

    def data(
        self,
        path: Path,
        table: Published,
        alike: Sequence[Published],
    ) -> tuple[Coded, NDArray[np.int64]]:
        """The file again, unfiltered, with the columns that the elders speak of."""
        with in_utf8(path) as readable:
            there = head(readable, path.name)[0]
        columns = [d.name for d in table.cube.dimensions]
        wanted = {c for t in (*alike, table) for c in t.columns}
        others = sorted(c for c in wanted if c in there and c not in columns)
        rules = replace(self.rules, where={}, minimum_population=1)
        again = read_population(path, columns, rules, others)
        counts = again.counts if again.amounts is None else again.amounts
        return again.other, counts


def released_tables(
    entries: Sequence[Entry], rules: Rules, without: str = ""
) -> tuple[Published, ...]:
    """The tables of the source and years of these rules that are out already.

    `without` is the digest of a release that is not to be counted among them.
    """
    return tuple(
        published_of(table, entry.number)
        for entry in entries
        if (release := entry.release) is not None
        and release.kind == "table"
        and release.source == rules.source
        and set(release.years) & set(rules.years)
        and release.output != without
        for table in release.tables
    )
