"""Files of this room, with English headings that programs can rely on.

Amounts are dollars with two decimals; an empty cell is not known, never zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from halte.capabilities.money.ledger import LineView
from halte.capabilities.money.queries.lines import EntryLine
from halte.methods.spreadsheets import Cell

BUDGET: Final = (
    "line", "plan", "commitment", "title_en", "title_fr", "organisation",
    "fiscal_year", "origin", "part_of", "in_plan", "budget", "moved_in", "moved_out",
    "carried_in", "available", "spent", "committed", "forecast", "lapsed",
    "carried_forward", "not_reported", "above_budget", "without_budget",
    "demonstration",
)  # fmt: skip

ENTRIES: Final = (
    "entry", "line", "organisation", "said", "amount", "said_on", "corrects",
    "corrected_by", "pays", "carried_to", "agreement", "above_budget", "explanation",
    "came_with", "demonstration",
)  # fmt: skip


def dollars(cents: int | None) -> str | None:
    """Cents as dollars with two decimals."""
    if cents is None:
        return None
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def yes(value: object) -> str:
    """Yes or no, for programs."""
    return "yes" if value else "no"


def budget_rows(lines: Iterable[LineView]) -> Iterator[list[Cell]]:
    """One row a line."""
    for line in lines:
        key, sums = line.key, line.sums
        yield [
            str(key), key.plan, key.commitment, line.title.en, line.title.fr,
            key.organisation, key.fiscal_year, key.money, key.part_of,
            yes(line.in_plan), dollars(sums.budget), dollars(sums.moves.moved_in),
            dollars(sums.moves.moved_out), dollars(sums.moves.carried_in),
            dollars(sums.available), dollars(sums.spent), dollars(sums.committed),
            dollars(sums.forecast), dollars(sums.lapsed), dollars(sums.carried),
            dollars(sums.unreported), dollars(sums.over),
            dollars(sums.without_budget), yes(line.invented),
        ]  # fmt: skip


def entry_rows(entries: Iterable[EntryLine]) -> Iterator[list[Cell]]:
    """One row an entry, those that were corrected included."""
    for one in entries:
        yield [
            one.id, one.key, one.body.slug, one.said, dollars(one.cents),
            one.on.isoformat(), one.corrects, one.corrected_by, one.pays, one.into,
            one.award, dollars(one.above), one.explanation, one.came_with,
            yes(one.demonstration),
        ]  # fmt: skip
