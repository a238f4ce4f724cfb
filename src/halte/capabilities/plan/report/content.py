"""What a progress report says, free of language and layout.

A report is made in two steps: the content is gathered once and frozen, and the
documents are drawn from the content alone. So both languages and both forms
carry the same numbers, and a frozen report can be drawn again years later.
The canonical form is JSON with sorted keys and no spaces; its SHA-256 is the
digest that a reader can check.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Final

from pydantic import TypeAdapter

from halte.core.bilingual import Bilingual, current_language

FORMAT: Final = 1
"""The shape of the content. Contents are kept for ever and read again for the next
report, so a field that is added has a default and none is ever taken away; a
test reads one kept from the beginning."""

ADDED: Final = frozenset({"vintage_fr", "source_fr", "of_part"})
"""Fields added since the beginning, left out of the canonical text where empty, so
that a content kept before them still has its own text and digest."""


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A kept figure as it was known: never a value without its release."""

    measure: str
    geography: str
    period: str
    period_start: date | None
    period_end: date
    calendar: str
    value: Decimal
    high: Decimal | None
    qualifier: str
    unit: str
    definition_version: int
    counting_rule: Bilingual | None
    vintage: str
    released_on: date | None
    release_precision: str
    as_of: date
    source: str
    note: Bilingual | None
    origin: str
    batch: int | None
    vintage_fr: str = ""
    source_fr: str = ""

    @property
    def release(self) -> str:
        """The label of the release, as far as it is known in the language drawn."""
        french = current_language() == "fr" and self.vintage_fr
        return french or self.vintage

    @property
    def citation(self) -> str:
        """The source, as far as it is known in the language drawn."""
        french = current_language() == "fr" and self.source_fr
        return french or self.source

    @property
    def place_and_time(self) -> tuple[str, str, date | None, date]:
        """What the figure counts, where and when, whichever release it is from."""
        return (self.measure, self.geography, self.period_start, self.period_end)


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """A definition, and every release of its figures known on the day."""

    id: str
    title: Bilingual
    definition: Bilingual
    unit: str
    counting_rule: Bilingual
    source: Bilingual
    coverage: Bilingual
    version: int
    origin: str
    figures: tuple[FigureShown, ...]


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    """How a promise is counted, and where the count stood.

    `of_part` is the declared sum that the count is of, `plan/sum`; '' for the whole.
    """

    slug: str
    measure: str
    geography: str
    direction: str
    baseline: Decimal | None
    baseline_at: str
    target: Decimal | None
    target_by: str
    note: Bilingual | None
    live: FigureShown | None
    history: tuple[FigureShown, ...]
    stale: bool
    of_part: str = ""


@dataclass(frozen=True, slots=True)
class StatementShown:
    """What an organisation last said of a promise."""

    said_on: date
    organisation: str
    state: str
    rule: str
    text: Bilingual
    demonstration: bool


@dataclass(frozen=True, slots=True)
class SpendShown:
    """Spending to date in cents, as last reported; new and existing kept apart."""

    said_on: date
    new_cents: int | None
    existing_cents: int | None
    demonstration: bool


@dataclass(frozen=True, slots=True)
class MilestoneShown:
    """A dated step; `due` and `met` are as exact as their source."""

    slug: str
    title: Bilingual
    due: str
    met: str
    source: Bilingual | None


@dataclass(frozen=True, slots=True)
class BudgetLineShown:
    """Money for one fiscal year."""

    fiscal_year: str
    cents: int
    money: str
    organisation: str
    commitment: str
    part_of: str
    source: Bilingual


@dataclass(frozen=True, slots=True)
class BudgetTotalShown:
    """A sum that the source declares, and the part no line accounts for."""

    slug: str
    title: Bilingual
    cents: int
    money: str
    first_year: str
    last_year: str
    yearly: bool
    not_allocated_cents: int
    source: Bilingual


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """What a reader can follow."""

    kind: str
    title: Bilingual
    url: str
    digest: str


@dataclass(frozen=True, slots=True)
class CommitmentShown:
    """One promise on one day."""

    slug: str
    pillar: str
    title: Bilingual
    quote: Bilingual
    source_line: int | None
    french_is_official: bool
    lead: str
    lead_note: Bilingual | None
    supporting: tuple[str, ...]
    audience: Bilingual | None
    due: str
    state: str
    statement: StatementShown | None
    spend: SpendShown | None
    milestones: tuple[MilestoneShown, ...]
    indicators: tuple[IndicatorShown, ...]
    no_measure: Bilingual | None
    evidence: tuple[EvidenceShown, ...]


@dataclass(frozen=True, slots=True)
class PillarShown:
    """A heading of the plan."""

    slug: str
    title: Bilingual
    summary: Bilingual | None


@dataclass(frozen=True, slots=True)
class OrganisationShown:
    """A body that takes part; `certain` is False where its name is not."""

    slug: str
    name: Bilingual
    acronym: Bilingual | None
    certain: bool
    note: Bilingual | None


@dataclass(frozen=True, slots=True)
class PlanShown:
    """The plan that the report is about."""

    slug: str
    title: Bilingual
    summary: Bilingual | None
    starts: str
    ends: str
    source: Bilingual
    source_url: str
    source_digest: str


@dataclass(frozen=True, slots=True)
class Previous:
    """The report before this one."""

    sequence: int
    as_of: date
    digest: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that the plan does not tell: `subject` is a slug or a measure."""

    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Change:
    """A difference from the previous report.

    `before` and `after` are a state, a version or a sum in cents as they stand
    in the content, '' where there was or is none; `part` tells new money from
    existing. A change of a figure has the figures themselves, a retired
    promise its title.
    """

    kind: str
    subject: str
    before: str = ""
    after: str = ""
    part: str = ""
    was: FigureShown | None = None
    now: FigureShown | None = None
    title: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class ReportContent:
    """Everything that a report says."""

    format: int
    sequence: int
    as_of: date
    plan: PlanShown
    previous: Previous | None
    pillars: tuple[PillarShown, ...]
    commitments: tuple[CommitmentShown, ...]
    measures: tuple[MeasureShown, ...]
    own_measures: tuple[MeasureShown, ...]
    organisations: tuple[OrganisationShown, ...]
    budget_totals: tuple[BudgetTotalShown, ...]
    budget_lines: tuple[BudgetLineShown, ...]
    unknowns: tuple[Unknown, ...]
    changes: tuple[Change, ...]
    drawn_with: str


Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

_ADAPTER: Final = TypeAdapter(ReportContent)


def canonical(content: ReportContent) -> str:
    """The one text of a content: equal contents give equal texts."""
    return json.dumps(
        _as_before(_ADAPTER.dump_python(content, mode="json")),
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _as_before(value: Json) -> Json:
    """Without the added fields that say nothing."""
    if isinstance(value, list):
        return [_as_before(item) for item in value]
    if isinstance(value, dict):
        return {
            name: _as_before(item)
            for name, item in value.items()
            if not (name in ADDED and item == "")
        }
    return value


def read_back(text: str) -> ReportContent:
    """The content of a kept canonical text."""
    return _ADAPTER.validate_json(text)


def digest(text: str | bytes) -> str:
    """SHA-256 in hexadecimal, as `sha256sum` prints it."""
    return sha256(text.encode() if isinstance(text, str) else text).hexdigest()
