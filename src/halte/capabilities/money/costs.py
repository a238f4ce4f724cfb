"""Unit costs: spending on a promise over what its measure counts, same period.

A cost says what one of something cost, never what it was worth. Where part of
the money is unreported the cost lies between two bounds: nothing more was spent,
or all of the rest was. A ratio that cannot be made is refused with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from halte.capabilities.money.book.sums import Together, together
from halte.capabilities.money.ledger import Ledger, LineView
from halte.capabilities.money.years import known_year, year_of, years_between
from halte.capabilities.plan.facade import FundedPromise
from halte.core.bilingual import Bilingual
from halte.core.errors import CodedError
from halte.core.measures.periods import Calendar, Period
from halte.core.measures.queries import FigureView, definition, history
from halte.core.measures.registry import COUNTING, Measure
from halte.core.measures.smallest_cell import protect
from halte.core.measures.units import NOT_COUNTS, UNIT_LABELS

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a measure counted in a period that is made of whole fiscal years.

    `low` and `high` differ where the source gives a range; `rough` says that it
    calls its own figure about, nearly, over or under.
    """

    period: Period
    low: Decimal | None
    high: Decimal | None
    rough: bool = False
    figure_id: int | None = None


@dataclass(frozen=True, slots=True)
class UnitCost:
    """What one of something cost in a period, or the reason why nobody can say.

    In dollars. `high` is None where no budget is stated, so that nothing bounds it.
    """

    promise: FundedPromise
    measure: Measure
    unit: Bilingual
    period: str
    counted: Counted | None
    money: Together | None
    low: Decimal | None
    high: Decimal | None
    refused: CodedError | None
    shared: int
    invented: bool

    @property
    def is_certain(self) -> bool:
        """True where both bounds are one amount."""
        return self.low is not None and self.low == self.high


def unit_costs(found: Ledger) -> tuple[UnitCost, ...]:
    """Each promise that something counts, period by period."""
    users: dict[str, int] = {}
    for promise in found.budget.promises:
        for measure in {gauge.measure for gauge in promise.counted}:
            users[measure] = users.get(measure, 0) + 1
    return tuple(
        cost
        for promise in found.budget.promises
        for gauge in promise.counted
        for cost in _of_measure(
            found, promise, gauge.measure, gauge.geography, users[gauge.measure] - 1
        )
    )


def _of_measure(
    found: Ledger, promise: FundedPromise, name: str, geography: str, shared: int
) -> Iterator[UnitCost]:
    measure = definition(name)
    lines = [line for line in found.lines if line.promise == promise]
    if measure is None or not lines:
        return
    base = (promise, measure, shared)
    if measure.unit in NOT_COUNTS:
        yield _refused(base, "money_cost_not_a_count")
        return
    years = sorted({line.key.fiscal_year for line in lines})
    counted = tuple(counts(measure, geography, years))
    if not counted:
        yield _refused(base, "money_cost_period_differs")
    for one in counted:
        within = [line for line in lines if line.key.fiscal_year in _years(one.period)]
        if within:
            yield _cost(base, one, within)


Base = tuple[FundedPromise, Measure, int]


def counts(measure: Measure, geography: str, years: Sequence[str]) -> Iterator[Counted]:
    """What was counted in periods that fiscal years can fill exactly."""
    if measure.id in COUNTING:
        if measure.calendar is Calendar.FISCAL and geography == "CA":
            for year in years:
                yield _own(measure, year)
        return
    for figure in history(measure.id, geography=geography):
        if _years(figure.period):
            yield _published(figure)


def _own(measure: Measure, year: str) -> Counted:
    period = known_year(year)
    if period is None:
        raise ValueError(f"{year} is not a fiscal year")
    rows = protect(tuple(COUNTING[measure.id](period, "")), measure.smallest_cell)
    value = next((row.value for row in rows if not row.key), None)
    return Counted(period, value, value)


def _published(figure: FigureView) -> Counted:
    return Counted(
        period=figure.period,
        low=figure.value,
        high=figure.high if figure.high is not None else figure.value,
        rough=figure.qualifier not in ("exact", "range"),
        figure_id=figure.id,
    )


def _years(period: Period) -> tuple[str, ...]:
    """The fiscal years that a period is made of; () where they do not fit."""
    if period.start is None or period.calendar is Calendar.PER_YEAR:
        return ()
    first, last = known_year(year_of(period.start)), known_year(year_of(period.end))
    if first is None or last is None:
        return ()
    if (first.start, last.end) != (period.start, period.end):
        return ()
    return years_between(first.label, last.label)


def _cost(base: Base, counted: Counted, lines: Sequence[LineView]) -> UnitCost:
    money = together(line.sums for line in lines)
    invented = any(line.invented for line in lines)
    if counted.low is None or counted.high is None:
        return _refused(base, "money_cost_withheld", counted, money)
    if not counted.low or not counted.high:
        return _refused(base, "money_cost_zero", counted, money)
    if money.spent is None:
        return _refused(base, "money_cost_nothing_reported", counted, money)
    spent = Decimal(money.spent) / 100
    most = Decimal(money.spent + (money.unreported or 0)) / 100
    bounded = all(line.sums.available is not None for line in lines)
    low, high = spent / counted.high, most / counted.low
    if bounded and low == high:
        low = high = low.quantize(CENT, ROUND_HALF_UP)
    promise, measure, shared = base
    return UnitCost(
        promise=promise, measure=measure, unit=UNIT_LABELS[measure.unit],
        period=counted.period.label, counted=counted, money=money,
        low=low.quantize(CENT, ROUND_FLOOR),
        high=high.quantize(CENT, ROUND_CEILING) if bounded else None,
        refused=None, shared=shared, invented=invented,
    )  # fmt: skip


def _refused(
    base: Base, code: str, counted: Counted | None = None, money: Together | None = None
) -> UnitCost:
    promise, measure, shared = base
    return UnitCost(
        promise=promise, measure=measure, unit=UNIT_LABELS[measure.unit],
        period=counted.period.label if counted else "", counted=counted, money=money,
        low=None, high=None, refused=CodedError(code), shared=shared, invented=False,
    )  # fmt: skip
