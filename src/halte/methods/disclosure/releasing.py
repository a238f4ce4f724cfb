"""From a file of people to a table that may go out, or a refusal that says why."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.bilingual import Texts
from halte.methods.disclosure.attack import Mask, Statements
from halte.methods.disclosure.cell_key import cell_keys, noise_table
from halte.methods.disclosure.elders import Elders
from halte.methods.disclosure.keys import read_key
from halte.methods.disclosure.loss import Loss, losses, miss
from halte.methods.disclosure.population import Population, read_population
from halte.methods.disclosure.programmes import Values
from halte.methods.disclosure.published import Published, questions, statements
from halte.methods.disclosure.rounding import (
    controlled_rounding,
    question,
    random_rounding,
)
from halte.methods.disclosure.rules import Rules
from halte.methods.disclosure.sensitive import Sensitive, differences, sensitive
from halte.methods.disclosure.targets import Target, rows_from
from halte.methods.disclosure.withholding import Choice, withhold
from halte.methods.faults import Fault
from halte.methods.progress import Report, silent
from halte.methods.spreadsheets import neutral

Counts = NDArray[np.int64]

WITHHELD: Final = "x"
"""How a withheld cell is written, as in the tables of Statistics Canada."""

MARGIN: Final = 4.0
"""Each step from finest cell to total makes a cell this many times dearer to lose."""


@dataclass(frozen=True, eq=False)
class Released:
    """A table that may go out, and what is known of how it was made."""

    population: Population
    rules: Rules
    protected: Sensitive
    published: Published
    values: Counts
    choice: Choice
    loss: tuple[Loss, ...]
    miss: float
    examined: tuple[int, ...]
    homogeneous: int

    @property
    def withheld(self) -> Mask:
        """The cells that are not shown."""
        return self.published.withheld

    @property
    def width_required(self) -> float | None:
        """How wide the interval of a protected count must be; None for amounts,
        where each cell has its own, which would tell of the largest in it."""
        amounts = self.rules.dominance is not None
        return None if amounts else float(self.rules.required_width)

    def to_dict(self) -> dict[str, Any]:
        """The report for machines. No true count of any cell is in it."""
        protected = self.protected
        return {
            "rules": self.rules.to_dict(),
            "columns": [d.name for d in self.published.cube.dimensions],
            "cells": self.published.cube.size,
            "protected": {
                "small": int(protected.small.sum()),
                "dominated": int(protected.dominated.sum()),
                "homogeneous_groups": self.homogeneous,
                "width_required": self.width_required,
                "all_proven": True,
            },
            "withheld": {
                "cells": int(self.withheld.sum()),
                "beyond_protected": int((self.withheld & ~protected.cells).sum()),
                "loss": round(self.choice.loss, 6),
                "least_loss_possible": round(self.choice.bound, 6),
                "gap": round(self.choice.gap, 6),
            },
            "loss_by_way": [one.to_dict() for one in self.loss],
            "totals_miss_by": round(self.miss, 6),
            "earlier_entries_examined": list(self.examined),
        }


def release_table(
    path: Path,
    columns: Sequence[str],
    rules: Rules,
    *,
    elders: Elders | None = None,
    key: bytes | None = None,
    report: Report = silent,
) -> Released:
    """The table of a file by these columns, safe by the rules; raises Fault.

    Whatever the method, the attacker of `attack` is run on the outcome, with the
    tables of `elders` at hand. Nothing is given back unless every protected cell
    keeps its width.
    """
    permit(columns, rules)
    report(0.0, Texts("reading", "lecture"))
    people = read_population(path, columns, rules)
    protected = sensitive(people, rules)
    truth = people.finest(people.counts if people.amounts is None else people.amounts)
    values, known, first = made_by(people, rules, protected, truth, key_of(rules, key))
    choice = planned(path, people, rules, known, protected, first, elders, report)
    table = published(people, rules, known, choice.withheld[: values.size])
    return told(people, rules, protected, table, values, choice, elders)


def planned(
    path: Path,
    people: Population,
    rules: Rules,
    known: Statements,
    protected: Sensitive,
    first: Mask,
    elders: Elders | None,
    report: Report,
) -> Choice:
    """What to withhold: against the table alone, or with its elders at hand."""
    amounts = people.counts if people.amounts is None else people.amounts
    truth = people.finest(amounts)
    price, targets = prices(people), aims(protected, people.cube.sums(truth))
    if elders is not None:
        nothing = np.zeros(known.least.size, dtype=bool)
        table = published(people, rules, known, nothing)
        found = elders.beside(path, table, known, targets, protected.pairs)
        if found is not None:
            return elders.plan(found, first, price, report)
    begin, rest = known.least.size, differences(known.matrix, protected.pairs)
    targets += rows_from(begin, rest.shape[0], 1.0)
    extra = np.zeros(rest.shape[0])
    return withhold(
        known.with_sums(rest), targets,
        np.append(first, extra > 0), np.append(price, extra),
        truth.astype(np.float64), seconds=rules.seconds, report=report,
    )  # fmt: skip


def permit(columns: Sequence[str], rules: Rules) -> None:
    """Refuse a crossing that the rules do not name, where they name any."""
    if rules.permitted and not any(set(columns) <= set(of) for of in rules.permitted):
        raise Fault(
            "not_permitted",
            asked=" × ".join(columns),
            permitted="; ".join(" × ".join(of) for of in rules.permitted),
        )


def key_of(rules: Rules, key: bytes | None) -> bytes:
    """The secret key of the method; raises key_missing where it needs one."""
    if key is not None or rules.method == "suppress":
        return key or b""
    if not rules.key_file:
        raise Fault("key_missing")
    return read_key(Path(rules.key_file))


def made_by(
    people: Population, rules: Rules, protected: Sensitive, truth: Counts, key: bytes
) -> tuple[Counts, Statements, Mask]:
    """The values of a method, what they tell, and what must be withheld at once."""
    cube, exact = people.cube, people.cube.sums(truth)
    nothing = np.zeros(cube.size, dtype=bool)
    if rules.method == "round":
        rounded = rounding(people, rules, exact, key)
        return (
            rounded,
            statements(cube, rounded, reach=rules.rounding.base - 1),
            nothing,
        )
    if rules.method == "cell_key":
        rule = rules.cell_key
        noise = noise_table(rule.most, rule.variance, rule.smallest)
        noisy = exact + noise.of(exact, cell_keys(people, key))
        return noisy, statements(cube, noisy, reach=noise.most, some=True), nothing
    amounts = people.amounts is not None
    open_zeros = amounts or rules.zeros == "protect" or bool(rules.homogeneity)
    known = statements(
        cube,
        exact,
        reach=0,
        least_withheld=0 if open_zeros else 1,
        kept=nothing if open_zeros else exact == 0,
        whole=not amounts,
    )
    return exact, known, protected.cells


def rounding(people: Population, rules: Rules, exact: Counts, key: bytes) -> Counts:
    """Rounded values of the kind that the rules ask for."""
    cube, base = people.cube, rules.rounding.base
    universe = [rules.source, *map(str, rules.years)]
    filters = questions(rules.where)
    asked = [question(cube, cell, universe, filters) for cell in range(cube.size)]
    aim = random_rounding(exact, base, key, asked)
    if rules.rounding.kind == "random":
        return aim
    return controlled_rounding(cube, exact, aim, base)


def aims(protected: Sensitive, values: Counts) -> list[Target]:
    """The cells whose value must stay hidden, each with its width.

    A dominated amount is hidden to each side: were only the width required, the true
    amount could stand at the upper end (Hundepool et al. 2012, section 4.2.2).
    """
    made = []
    for row in map(int, np.flatnonzero(protected.small | protected.dominated)):
        width, side = float(protected.widths[row]), float(protected.sides[row])
        if side:
            value = float(values[row])
            made.append(Target(row, width, max(0.0, value - side), value + side))
        else:
            made.append(Target(row, width))
    return made


def prices(people: Population) -> Values:
    """What a reader loses with each cell: little people less, totals more."""
    counts = people.cube.sums(people.finest(people.counts))
    up = len(people.cube.dimensions) - people.cube.ways
    return np.asarray((1 + np.log1p(counts)) * MARGIN**up, dtype=np.float64)


def published(
    people: Population, rules: Rules, known: Statements, withheld: Mask
) -> Published:
    """The table as a reader has it."""
    least, most = known.bounds(withheld)
    measure = "count" if rules.dominance is None else rules.dominance.weight
    return Published(
        people.cube,
        rules.where,
        rules.method,
        measure,
        least,
        most,
        withheld,
        step=str(people.unit_of_amount),
    )


def told(
    people: Population,
    rules: Rules,
    protected: Sensitive,
    table: Published,
    values: Counts,
    choice: Choice,
    elders: Elders | None,
) -> Released:
    """The release with what it cost."""
    amounts = people.counts if people.amounts is None else people.amounts
    exact = people.cube.sums(people.finest(amounts))
    return Released(
        people,
        rules,
        protected,
        table,
        values,
        choice,
        losses(people.cube, exact, values, table.withheld),
        miss(people.cube, values, table.withheld),
        elders.examined if elders is not None else (),
        len(protected.pairs),
    )


def as_csv(released: Released) -> str:
    """The table as it goes out: one row a cell, totals and groups among them."""
    table, step = released.published, released.population.unit_of_amount
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    headings = [neutral(d.name) for d in table.cube.dimensions]
    writer.writerow([*headings, table.measure])
    for cell in range(table.cube.size):
        shown = WITHHELD
        if not table.withheld[cell]:
            shown = written(int(released.values[cell]), step)
        writer.writerow([*map(neutral, table.cube.names(cell)), shown])
    return out.getvalue()


def written(value: int, step: Decimal) -> str:
    """A value in its own decimals."""
    return f"{value * step:f}"
