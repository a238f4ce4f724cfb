"""Whether the money of a plan file adds up, and by how much it does not."""

from __future__ import annotations

from collections.abc import Iterator

from halte.capabilities.plan.planfile.document import Line, PlanDocument, Total
from halte.capabilities.plan.planfile.kinds import Path
from halte.capabilities.plan.states import NOT_STATED, OUTSIDE, Money

Found = Iterator[tuple[Path, str, dict[str, object]]]


def sums(plan: PlanDocument) -> Found:
    """Totals equal their lines plus what is not allocated; lines fit their total."""
    totals = {total.id: total for total in plan.budget.totals}
    for n, total in enumerate(plan.budget.totals):
        where = ("budget", "totals", n, "amount")
        lines = [line for _, line in each_line(plan) if line.part_of == total.id]
        yield from _adds_up(where, total, lines)
        if total.first_year and total.last_year and total.last_year < total.first_year:
            yield ("budget", "totals", n, "last_year"), "years_backwards", {}
    for path, line in each_line(plan):
        if line.part_of in totals:
            yield from _fits(path, line, totals[line.part_of])
        elif line.part_of not in (OUTSIDE, NOT_STATED, ""):
            yield (*path, "part_of"), "unknown_total", {"id": line.part_of}


def each_line(plan: PlanDocument) -> Iterator[tuple[Path, Line]]:
    """Every budget line with its path, the plan’s own first."""
    for n, line in enumerate(plan.budget.lines):
        yield ("budget", "lines", n), line
    for i, pillar in enumerate(plan.pillars):
        for j, promise in enumerate(pillar.commitments):
            for n, line in enumerate(promise.budget):
                yield ("pillars", i, "commitments", j, "budget", n), line


def _adds_up(where: Path, total: Total, lines: list[Line]) -> Found:
    years = sorted({line.fiscal_year for line in lines}) if total.yearly else [""]
    for year in years:
        part = sum(
            line.amount for line in lines if not year or line.fiscal_year == year
        )
        made = part + total.not_allocated
        if made == total.amount:
            continue
        code = "budget_does_not_add_up_in" if year else "budget_does_not_add_up"
        yield where, code, {
            "id": total.id, "year": year, "total": dollars(total.amount),
            "lines": dollars(part), "rest": dollars(total.not_allocated),
            "sum": dollars(made), "difference": dollars(abs(total.amount - made)),
        }  # fmt: skip


def _fits(path: Path, line: Line, total: Total) -> Found:
    if total.money != Money.NOT_STATED and line.money != total.money:
        values: dict[str, object] = {
            "id": total.id, "line": line.money, "total": total.money,
        }  # fmt: skip
        yield (*path, "money"), "money_differs", values
    first, last = total.first_year, total.last_year
    early = first and line.fiscal_year < first
    late = last and line.fiscal_year > last
    if line.fiscal_year and (early or late):
        yield (
            (*path, "fiscal_year"),
            "year_outside_total",
            {"id": total.id, "year": line.fiscal_year, "first": first, "last": last},
        )


def dollars(cents: int) -> str:
    """Plain digits, the same in both languages, as the file writes them."""
    whole, rest = divmod(cents, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)
