"""What a plan file says. The fields of these classes are the keys of the file.

`docs/reference/plan-file.md` explains each key with an example. A field
without a default must be in the file; one with a default is left out of the
canonical text where it has that value. Money in the file is in dollars, here
in cents.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from halte.capabilities.plan.planfile.amounts import (
    Dollars,
    FiscalYear,
    Number,
    Today,
    When,
    Whole,
)
from halte.capabilities.plan.planfile.kinds import (
    Choice,
    Hash,
    Many,
    MeasureId,
    Slug,
    Text,
    Thing,
    Web,
    Words,
    YesNo,
)
from halte.capabilities.plan.states import Direction, EvidenceKind, Money
from halte.core.bilingual import Bilingual
from halte.core.organisations.states import OrganisationKind

FORMAT: Final = 1
"""The version of the file format; raised when an old file would mean another thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the plan’s words come from."""

    title: Annotated[Bilingual, Words(500)]
    url: Annotated[str, Web()] = ""
    digest: Annotated[str, Hash()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An organisation that takes part. Made on import where it is missing."""

    id: Annotated[str, Slug(60)]
    kind: Annotated[str, Choice(OrganisationKind)]
    name: Annotated[Bilingual, Words(200)]
    acronym: Annotated[Bilingual | None, Words(20)] = None
    name_certain: Annotated[bool, YesNo()] = True
    name_note: Annotated[Bilingual | None, Words(300)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A sum that the source declares for the plan.

    `commitment` names the promise that the sum is: “$25 million over four years”
    is a promise and its budget at once.
    """

    id: Annotated[str, Slug()]
    title: Annotated[Bilingual, Words(300)]
    amount: Annotated[int, Dollars()]
    money: Annotated[str, Choice(Money)]
    first_year: Annotated[str, FiscalYear()] = ""
    last_year: Annotated[str, FiscalYear()] = ""
    yearly: Annotated[bool, YesNo()] = False
    commitment: Annotated[str, Slug()] = ""
    not_allocated: Annotated[int, Dollars()]
    source: Annotated[Bilingual, Words(500)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Money of one fiscal year."""

    fiscal_year: Annotated[str, FiscalYear()]
    amount: Annotated[int, Dollars()]
    money: Annotated[str, Choice(Money)]
    organisation: Annotated[str, Slug(60)] = ""
    part_of: Annotated[str, Choice.or_slug("outside", "not_stated")]
    source: Annotated[Bilingual, Words(500)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A milestone."""

    id: Annotated[str, Slug()]
    title: Annotated[Bilingual, Words(300)]
    due: Annotated[str, When()] = ""
    met: Annotated[str, When()] = ""
    source: Annotated[Bilingual | None, Words(500)] = None
    retired_on: Annotated[date | None, Today()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value at a time: where a figure stood, or where it should be."""

    value: Annotated[Decimal, Number()]
    at: Annotated[str, When()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """An indicator: a measure, its baseline and its target."""

    id: Annotated[str, Slug()]
    measure: Annotated[str, MeasureId()]
    geography: Annotated[str, Text(40)] = "CA"
    part: Annotated[str, Text(80)] = ""
    direction: Annotated[str, Choice(Direction)]
    baseline: Annotated[Point | None, Thing(Point)] = None
    target: Annotated[Point | None, Thing(Point)] = None
    milestone: Annotated[str, Slug()] = ""
    note: Annotated[Bilingual | None, Words(500)] = None
    retired_on: Annotated[date | None, Today()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Evidence that a reader can follow."""

    kind: Annotated[str, Choice(EvidenceKind)]
    title: Annotated[Bilingual, Words(300)]
    url: Annotated[str, Web()] = ""
    digest: Annotated[str, Hash()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A commitment."""

    id: Annotated[str, Slug()]
    title: Annotated[Bilingual, Words(300)]
    quote: Annotated[Bilingual, Words(3000)]
    source_line: Annotated[int | None, Whole()] = None
    french_official: Annotated[bool, YesNo()] = False
    lead: Annotated[str, Choice.or_slug("not_stated")]
    lead_note: Annotated[Bilingual | None, Words(500)] = None
    supporting: Annotated[tuple[str, ...], Many(Slug(60))] = ()
    audience: Annotated[Bilingual | None, Words(500)] = None
    depends_on: Annotated[tuple[str, ...], Many(Slug())] = ()
    due: Annotated[str, When()] = ""
    no_measure: Annotated[Bilingual | None, Words(1000)] = None
    indicators: Annotated[tuple[Gauge, ...], Many(Thing(Gauge))] = ()
    milestones: Annotated[tuple[Step, ...], Many(Thing(Step))] = ()
    budget: Annotated[tuple[Line, ...], Many(Thing(Line))] = ()
    evidence: Annotated[tuple[Thread, ...], Many(Thing(Thread))] = ()
    retired_on: Annotated[date | None, Today()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A pillar and the commitments under it, in the plan’s order."""

    id: Annotated[str, Slug()]
    title: Annotated[Bilingual, Words(300)]
    summary: Annotated[Bilingual | None, Words(3000)] = None
    commitments: Annotated[tuple[Promise, ...], Many(Thing(Promise))] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Declared totals, and lines that belong to no single commitment."""

    totals: Annotated[tuple[Total, ...], Many(Thing(Total))] = ()
    lines: Annotated[tuple[Line, ...], Many(Thing(Line))] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDocument:
    """A whole plan file."""

    halte_plan: Annotated[int, Whole()]
    id: Annotated[str, Slug()]
    title: Annotated[Bilingual, Words(300)]
    french_official: Annotated[bool, YesNo()] = False
    summary: Annotated[Bilingual | None, Words(3000)] = None
    starts: Annotated[str, When()]
    ends: Annotated[str, When()] = ""
    published: Annotated[bool, YesNo()] = True
    shown_first: Annotated[bool, YesNo()] = False
    source: Annotated[Source, Thing(Source)]
    organisations: Annotated[tuple[Participant, ...], Many(Thing(Participant))] = ()
    budget: Annotated[Budget, Thing(Budget)] = Budget()
    pillars: Annotated[tuple[Heading, ...], Many(Thing(Heading))]

    def promises(self) -> tuple[Promise, ...]:
        """Every commitment, in the plan’s order."""
        return tuple(p for pillar in self.pillars for p in pillar.commitments)
