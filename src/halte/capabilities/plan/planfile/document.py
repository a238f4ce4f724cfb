"""What a plan file says. The fields of these classes are the keys of the file.

`docs/reference/plan-file.md` explains each key with an example. A field
without a default must be in the file; one with a default is left out of the
canonical text where it has that value. Money in the file is in dollars, here
in cents.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from halte.capabilities.plan.planfile.kinds import (
    Choice,
    Dollars,
    FiscalYear,
    Hash,
    Kind,
    Many,
    MeasureId,
    Number,
    Slug,
    Text,
    Thing,
    Today,
    Web,
    When,
    Whole,
    Words,
    YesNo,
)
from halte.capabilities.plan.states import Direction, EvidenceKind, Money
from halte.core.bilingual import Bilingual
from halte.core.organisations.states import OrganisationKind

FORMAT = 1
"""The version of the file format; raised when an old file would mean another thing."""


def required(kind: Kind) -> Any:
    """A key that must be in the file."""
    return field(metadata={"kind": kind})


def optional(kind: Kind, default: object = None) -> Any:
    """A key that may be left out."""
    return field(metadata={"kind": kind}, default=default)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the plan’s words come from."""

    title: Bilingual = required(Words(500))
    url: str = optional(Web(), "")
    digest: str = optional(Hash(), "")


@dataclass(frozen=True, slots=True)
class Participant:
    """An organisation that takes part. Made on import where it is missing."""

    id: str = required(Slug(60))
    kind: str = required(Choice(OrganisationKind))
    name: Bilingual = required(Words(200))
    acronym: Bilingual | None = optional(Words(20))
    name_certain: bool = optional(YesNo(), True)
    name_note: Bilingual | None = optional(Words(300))


@dataclass(frozen=True, slots=True)
class Total:
    """A sum that the source declares for the plan."""

    id: str = required(Slug())
    title: Bilingual = required(Words(300))
    amount: int = required(Dollars())
    money: str = required(Choice(Money))
    first_year: str = optional(FiscalYear(), "")
    last_year: str = optional(FiscalYear(), "")
    yearly: bool = optional(YesNo(), False)
    not_allocated: int = required(Dollars())
    source: Bilingual = required(Words(500))


@dataclass(frozen=True, slots=True)
class Line:
    """Money of one fiscal year."""

    fiscal_year: str = required(FiscalYear())
    amount: int = required(Dollars())
    money: str = required(Choice(Money))
    organisation: str = optional(Slug(60), "")
    part_of: str = required(Choice.or_slug("outside", "not_stated"))
    source: Bilingual = required(Words(500))


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone."""

    id: str = required(Slug())
    title: Bilingual = required(Words(300))
    due: str = optional(When(), "")
    met: str = optional(When(), "")
    source: Bilingual | None = optional(Words(500))
    retired_on: date | None = optional(Today())


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a time: where a figure stood, or where it should be."""

    value: Decimal = required(Number())
    at: str = required(When())


@dataclass(frozen=True, slots=True)
class Gauge:
    """An indicator: a measure, its baseline and its target."""

    id: str = required(Slug())
    measure: str = required(MeasureId())
    geography: str = optional(Text(40), "CA")
    direction: str = required(Choice(Direction))
    baseline: Point | None = optional(Thing(Point))
    target: Point | None = optional(Thing(Point))
    milestone: str = optional(Slug(), "")
    note: Bilingual | None = optional(Words(500))
    retired_on: date | None = optional(Today())


@dataclass(frozen=True, slots=True)
class Thread:
    """Evidence that a reader can follow."""

    kind: str = required(Choice(EvidenceKind))
    title: Bilingual = required(Words(300))
    url: str = optional(Web(), "")
    digest: str = optional(Hash(), "")


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment."""

    id: str = required(Slug())
    title: Bilingual = required(Words(300))
    quote: Bilingual = required(Words(3000))
    source_line: int | None = optional(Whole())
    french_official: bool = optional(YesNo(), False)
    lead: str = required(Choice.or_slug("not_stated"))
    lead_note: Bilingual | None = optional(Words(500))
    supporting: tuple[str, ...] = optional(Many(Slug(60)), ())
    audience: Bilingual | None = optional(Words(500))
    depends_on: tuple[str, ...] = optional(Many(Slug()), ())
    due: str = optional(When(), "")
    no_measure: Bilingual | None = optional(Words(1000))
    indicators: tuple[Gauge, ...] = optional(Many(Thing(Gauge)), ())
    milestones: tuple[Step, ...] = optional(Many(Thing(Step)), ())
    budget: tuple[Line, ...] = optional(Many(Thing(Line)), ())
    evidence: tuple[Thread, ...] = optional(Many(Thing(Thread)), ())
    retired_on: date | None = optional(Today())


@dataclass(frozen=True, slots=True)
class Heading:
    """A pillar and the commitments under it, in the plan’s order."""

    id: str = required(Slug())
    title: Bilingual = required(Words(300))
    summary: Bilingual | None = optional(Words(3000))
    commitments: tuple[Promise, ...] = optional(Many(Thing(Promise)), ())


@dataclass(frozen=True, slots=True)
class Budget:
    """Declared totals, and lines that belong to no single commitment."""

    totals: tuple[Total, ...] = optional(Many(Thing(Total)), ())
    lines: tuple[Line, ...] = optional(Many(Thing(Line)), ())


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A whole plan file."""

    halte_plan: int = required(Whole())
    id: str = required(Slug())
    title: Bilingual = required(Words(300))
    french_official: bool = optional(YesNo(), False)
    summary: Bilingual | None = optional(Words(3000))
    starts: str = required(When())
    ends: str = optional(When(), "")
    published: bool = optional(YesNo(), True)
    shown_first: bool = optional(YesNo(), False)
    source: Source = required(Thing(Source))
    organisations: tuple[Participant, ...] = optional(Many(Thing(Participant)), ())
    budget: Budget = optional(Thing(Budget), Budget())
    pillars: tuple[Heading, ...] = required(Many(Thing(Heading)))

    def promises(self) -> tuple[Promise, ...]:
        """Every commitment, in the plan’s order."""
        return tuple(p for pillar in self.pillars for p in pillar.commitments)
