"""Budgets and spending of a plan. New and existing money are never added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from halte.capabilities.plan.ledger.views import MoneyView, Sums, TotalView, YearView
from halte.capabilities.plan.models import BudgetLine, BudgetTotal
from halte.capabilities.plan.states import NOT_STATED, OUTSIDE, Money
from halte.core.bilingual import Bilingual


def sums(lines: Iterable[BudgetLine]) -> Sums:
    """Cents of the lines by origin; None where no line has that origin."""
    found: dict[str, int] = {}
    for line in lines:
        found[line.money] = found.get(line.money, 0) + line.cents
    return Sums(
        found.get(Money.NEW), found.get(Money.EXISTING), found.get(Money.NOT_STATED)
    )


def added(parts: Iterable[Sums]) -> Sums:
    """Sums of sums, origin by origin."""
    parts = tuple(parts)
    return Sums(
        _add(p.new for p in parts),
        _add(p.existing for p in parts),
        _add(p.not_stated for p in parts),
    )


def _add(values: Iterable[int | None]) -> int | None:
    stated = [value for value in values if value is not None]
    return sum(stated) if stated else None


def money(
    totals: Sequence[BudgetTotal],
    lines: Sequence[BudgetLine],
    spent: Iterable[Sums],
    *,
    demonstration: bool,
) -> MoneyView:
    """All the money of a plan."""
    years = sorted({line.fiscal_year for line in lines})
    return MoneyView(
        totals=tuple(_total(total, lines) for total in totals),
        lines=sums(lines),
        outside=sums(line for line in lines if line.part_of == OUTSIDE),
        part_not_stated=sums(line for line in lines if line.part_of == NOT_STATED),
        years=tuple(
            YearView(year, sums(line for line in lines if line.fiscal_year == year))
            for year in years
        ),
        spent=added(spent),
        demonstration=demonstration,
    )


def _total(total: BudgetTotal, lines: Sequence[BudgetLine]) -> TotalView:
    return TotalView(
        slug=total.slug,
        title=Bilingual(total.title_en, total.title_fr),
        cents=total.cents,
        money=total.money,
        first_year=total.first_year,
        last_year=total.last_year,
        yearly=total.yearly,
        allocated=sum(line.cents for line in lines if line.part_of == total.slug),
        not_allocated=total.not_allocated_cents,
        source=Bilingual(total.source_en, total.source_fr),
    )
