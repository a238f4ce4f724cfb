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


def budget(
    slug: str, lines: Iterable[BudgetLine], totals: Iterable[BudgetTotal]
) -> Sums:
    """What is set aside for a promise: its lines, and the declared sum that it is.

    Such a sum stands in the place of the promise’s own lines under it, or the
    same dollar would count twice.
    """
    whole = {
        total.slug: (total.money, cents)
        for total in totals
        if total.commitment == slug and (cents := over_all_years(total)) is not None
    }
    own = sums(line for line in lines if line.part_of not in whole)
    return added((own, *(_one(money, cents) for money, cents in whole.values())))


def over_all_years(total: BudgetTotal) -> int | None:
    """The cents of a total over its years; None for a yearly sum without an end."""
    if not total.yearly:
        return total.cents
    if not (total.first_year and total.last_year):
        return None
    return total.cents * (int(total.last_year[:4]) - int(total.first_year[:4]) + 1)


def _one(money: str, cents: int) -> Sums:
    return Sums(
        new=cents if money == Money.NEW else None,
        existing=cents if money == Money.EXISTING else None,
        not_stated=cents if money == Money.NOT_STATED else None,
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
        totals=tuple(total_view(total, lines) for total in totals),
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


def total_view(total: BudgetTotal, lines: Iterable[BudgetLine]) -> TotalView:
    """A declared sum, and what lines take of it."""
    return TotalView(
        slug=total.slug,
        title=Bilingual(total.title_en, total.title_fr),
        cents=total.cents,
        money=total.money,
        first_year=total.first_year,
        last_year=total.last_year,
        yearly=total.yearly,
        commitment=total.commitment,
        allocated=sum(line.cents for line in lines if line.part_of == total.slug),
        not_allocated=total.not_allocated_cents,
        source=Bilingual(total.source_en, total.source_fr),
    )
