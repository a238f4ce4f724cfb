"""Shapes of the plan as it is read. Frozen, so that they can be kept and shared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation. `note` says why its name is not certain."""

    id: int
    slug: str
    name: Bilingual
    short: Bilingual
    certain: bool
    note: Bilingual | None


@dataclass(frozen=True, slots=True)
class Sums:
    """Cents by origin. None where nothing is stated, which is not zero."""

    new: int | None = None
    existing: int | None = None
    not_stated: int | None = None

    @property
    def is_known(self) -> bool:
        """True where at least one sum is stated."""
        return (self.new, self.existing, self.not_stated) != (None, None, None)


@dataclass(frozen=True, slots=True)
class Said:
    """A published statement, as the line of a promise shows it."""

    id: int
    state: str
    rule: str
    text: Bilingual
    said_on: date
    by: Body
    demonstration: bool


@dataclass(frozen=True, slots=True)
class FigureNow:
    """The value behind an indicator now; `value` None where it may not be shown."""

    value: Decimal | None
    high: Decimal | None
    qualifier: str
    period: Bilingual
    period_end: date
    as_of: date
    release: Bilingual | None
    source: Bilingual
    origin: str
    id: int | None


@dataclass(frozen=True, slots=True)
class GaugeView:
    """An indicator with what its measure says now."""

    slug: str
    measure: str
    title: Bilingual
    unit: str
    unit_name: Bilingual
    geography: str
    part: str
    direction: str
    now: FigureNow | None
    spark: tuple[float | None, ...]
    baseline: Decimal | None
    baseline_at: str
    target: Decimal | None
    target_by: str
    note: Bilingual | None
    published: bool
    stale: bool
    conflicts: int

    @property
    def is_known(self) -> bool:
        """True where there is a number that may be shown."""
        return self.now is not None and self.now.value is not None

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where that cannot be said."""
        value = self.now.value if self.now else None
        if self.target is None or value is None or self.direction == "none":
            return None
        return value >= self.target if self.direction == "up" else value <= self.target


@dataclass(frozen=True, slots=True)
class StepView:
    """A milestone. `met_on` from the plan’s source or from a statement."""

    slug: str
    title: Bilingual
    due: str
    due_on: date | None
    met: str
    met_on: date | None
    source: Bilingual | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One promise, one line."""

    id: int
    slug: str
    pillar: str
    title: Bilingual
    quote: Bilingual
    french_official: bool
    lead: Body | None
    supporting: tuple[Body, ...]
    state: str
    last: Said | None
    gauges: tuple[GaugeView, ...]
    no_measure: Bilingual | None
    milestones: tuple[StepView, ...]
    due: str
    due_on: date | None
    budget: Sums
    spent: Sums
    spent_demonstration: bool
    evidence: int
    retired_on: date | None

    @property
    def headline(self) -> GaugeView | None:
        """The figure that stands for the promise: the first that says a number."""
        known = (gauge for gauge in self.gauges if gauge.is_known)
        return next(known, self.gauges[0] if self.gauges else None)

    @property
    def beside(self) -> tuple[GaugeView, ...]:
        """Its other figures, in the plan’s order."""
        return tuple(gauge for gauge in self.gauges if gauge is not self.headline)

    @property
    def beside_unknown(self) -> int:
        """How many of those say no number."""
        return sum(not gauge.is_known for gauge in self.beside)


@dataclass(frozen=True, slots=True)
class PillarView:
    """A heading and its promises."""

    slug: str
    title: Bilingual
    summary: Bilingual | None
    lines: tuple[PromiseLine, ...]


@dataclass(frozen=True, slots=True)
class TotalView:
    """A declared sum: what is given to lines, and what the source gives to none."""

    slug: str
    title: Bilingual
    cents: int
    money: str
    first_year: str
    last_year: str
    yearly: bool
    commitment: str
    allocated: int
    not_allocated: int
    source: Bilingual


@dataclass(frozen=True, slots=True)
class YearView:
    """Budget lines of one fiscal year."""

    fiscal_year: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class MoneyView:
    """All the money of a plan. `demonstration`: spending includes invented sums."""

    totals: tuple[TotalView, ...]
    lines: Sums
    outside: Sums
    part_not_stated: Sums
    years: tuple[YearView, ...]
    spent: Sums
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that nobody knows: of which kind, about which promise or body."""

    kind: str
    commitment: str
    about: Bilingual
    detail: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class GapGroup:
    """All gaps of one kind."""

    kind: str
    title: Bilingual
    why: Bilingual
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A whole plan as it is read."""

    slug: str
    title: Bilingual
    french_official: bool
    summary: Bilingual | None
    starts: str
    ends: str
    source: Bilingual
    source_url: str
    version: int
    pillars: tuple[PillarView, ...]
    retired: tuple[PromiseLine, ...]
    money: MoneyView
    gaps: tuple[GapGroup, ...]
    day: date

    @property
    def lines(self) -> tuple[PromiseLine, ...]:
        """Every promise that is still in the plan."""
        return tuple(line for pillar in self.pillars for line in pillar.lines)

    @property
    def invented(self) -> int:
        """How many promises stand as a demonstration statement says."""
        return sum(line.last.demonstration for line in self.lines if line.last)

    def count(self, state: str) -> int:
        """How many promises stand so."""
        return sum(line.state == state for line in self.lines)
