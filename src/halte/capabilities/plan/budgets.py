"""The money of plans as other rooms read it: declared sums, lines, promises.

Lines are told by what they say and not by a row, since an edited promise writes
its lines anew. Amounts are in cents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from halte.capabilities.plan.filing.loading import words
from halte.capabilities.plan.models import (
    BudgetTotal,
    Commitment,
    Indicator,
    Pillar,
    Plan,
    Report,
    Support,
)
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing


@dataclass(frozen=True, slots=True)
class Counted:
    """How a promise is counted: a measure, where, and which part of it."""

    measure: str
    geography: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class FundedPromise:
    """A promise as money sees it: its name, its place, who answers for it."""

    id: int
    slug: str
    title: Bilingual
    pillar: str
    pillar_title: Bilingual
    lead_id: int | None
    supporting: frozenset[int]
    counted: tuple[Counted, ...]
    retired: bool


@dataclass(frozen=True, slots=True)
class SetAside:
    """A budget line. `commitment` and `organisation` are '' where none is named.

    `part_of` is the slug of a declared sum, 'outside' or 'not_stated'.
    """

    commitment: str
    organisation: str
    fiscal_year: str
    money: str
    part_of: str
    cents: int
    source: Bilingual


@dataclass(frozen=True, slots=True)
class DeclaredSum:
    """A sum that the plan’s source declares; `commitment` the promise that it is."""

    slug: str
    title: Bilingual
    cents: int
    money: str
    first_year: str
    last_year: str
    yearly: bool
    commitment: str
    not_allocated: int
    source: Bilingual


@dataclass(frozen=True, slots=True)
class PlanBudget:
    """All that a plan says of money, with the promises that it is for."""

    slug: str
    title: Bilingual
    published: bool
    starts_on: date
    promises: tuple[FundedPromise, ...]
    sums: tuple[DeclaredSum, ...]
    lines: tuple[SetAside, ...]
    by_slug: Mapping[str, FundedPromise] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # A line asks for its promise; a plan can have thousands of both.
        object.__setattr__(self, "by_slug", {one.slug: one for one in self.promises})

    def promise(self, slug: str) -> FundedPromise | None:
        """The promise of this name, if the plan has it."""
        return self.by_slug.get(slug)


@dataclass(frozen=True, slots=True)
class PublicReport:
    """A progress report that everyone can read."""

    sequence: int
    as_of: date


def budgets(actor: Actor) -> tuple[PlanBudget, ...]:
    """The money of every plan that this reader sees, the one shown first leading."""
    return tuple(_budget(plan) for plan in Plan.objects.visible_to(actor))


def budget_of(actor: Actor, slug: str) -> PlanBudget:
    """The money of one plan, if this reader sees it."""
    plan = Plan.objects.visible_to(actor).filter(slug=slug).first()
    if plan is None:
        raise Missing("not_found")
    return _budget(plan)


def published_budgets(on: date) -> tuple[PlanBudget, ...]:
    """The money of published plans that had begun by a day."""
    rows = Plan.objects.filter(published=True, starts_on__lte=on)
    return tuple(_budget(plan) for plan in rows)


def budget_kept(slug: str) -> PlanBudget | None:
    """The money of a plan, published or not: for rules, never for a page."""
    plan = Plan.objects.filter(slug=slug).first()
    return None if plan is None else _budget(plan)


def lines_kept(slug: str) -> tuple[SetAside, ...]:
    """The lines of a plan alone, published or not: for rules that ask for an amount."""
    plan = Plan.objects.filter(slug=slug).first()
    return () if plan is None else _lines(plan)


def pillar_title(slug: str) -> Bilingual | None:
    """What the first of the published plans calls its pillar of this name."""
    rows = Pillar.objects.filter(plan__published=True, slug=slug)
    row = rows.order_by("-plan__shown_first", "-plan__starts_on", "plan__slug").first()
    return None if row is None else words(row, "title")


def sum_title(key: str) -> Bilingual | None:
    """What a published plan calls its declared sum of this name, `plan/sum`."""
    plan, _, slug = key.partition("/")
    rows = BudgetTotal.objects.filter(plan__published=True, plan__slug=plan, slug=slug)
    row = rows.first()
    return None if row is None else words(row, "title")


def promise_place(commitment_id: int) -> tuple[str, str] | None:
    """The plan and the name of a promise that is kept under a number."""
    found = Commitment.objects.filter(pk=commitment_id).values_list(
        "plan__slug", "slug"
    )
    return found.first()


def public_reports(slug: str, since: date) -> tuple[PublicReport, ...]:
    """The published reports of a plan that tell of a day or later, oldest first."""
    rows = Report.objects.filter(
        plan__slug=slug, plan__published=True, publication__isnull=False,
        as_of__gte=since,
    )  # fmt: skip
    numbers = rows.order_by("sequence").values_list("sequence", "as_of")
    return tuple(PublicReport(sequence, as_of) for sequence, as_of in numbers)


def _budget(plan: Plan) -> PlanBudget:
    return PlanBudget(
        slug=plan.slug,
        title=words(plan, "title"),
        published=plan.published,
        starts_on=plan.starts_on,
        promises=_promises(plan),
        sums=tuple(_sum(row) for row in plan.budget_totals.all()),
        lines=_lines(plan),
    )


def _promises(plan: Plan) -> tuple[FundedPromise, ...]:
    """In five questions, and without a model for each helper and indicator."""
    helpers: defaultdict[int, set[int]] = defaultdict(set)
    for commitment, body in Support.objects.filter(commitment__plan=plan).values_list(
        "commitment_id", "organisation_id"
    ):
        helpers[commitment].add(body)
    counted: defaultdict[int, list[Counted]] = defaultdict(list)
    gauges = Indicator.objects.filter(commitment__plan=plan, retired_on=None)
    for commitment, *how in gauges.values_list(
        "commitment_id", "measure", "geography", "part"
    ):
        counted[commitment].append(Counted(*how))
    pillars = {row.pk: (row.slug, words(row, "title")) for row in plan.pillars.all()}
    return tuple(
        FundedPromise(
            id=row.pk,
            slug=row.slug,
            title=words(row, "title"),
            pillar=pillars[row.pillar_id][0],
            pillar_title=pillars[row.pillar_id][1],
            lead_id=row.lead_id,
            supporting=frozenset(helpers[row.pk]),
            counted=tuple(counted[row.pk]),
            retired=row.retired_on is not None,
        )
        for row in plan.commitments.order_by("pillar__position", "position")
    )


def _sum(row: BudgetTotal) -> DeclaredSum:
    return DeclaredSum(
        slug=row.slug,
        title=words(row, "title"),
        cents=row.cents,
        money=row.money,
        first_year=row.first_year,
        last_year=row.last_year,
        yearly=row.yearly,
        commitment=row.commitment,
        not_allocated=row.not_allocated_cents,
        source=words(row, "source"),
    )


def _lines(plan: Plan) -> tuple[SetAside, ...]:
    rows = plan.budget_lines.order_by(
        "fiscal_year", "commitment__pillar__position", "commitment__position",
        "position", "pk",
    )  # fmt: skip
    return tuple(
        SetAside(
            commitment or "", organisation or "", year, money, part, cents,
            Bilingual(en, fr),
        )
        for commitment, organisation, year, money, part, cents, en, fr
        in rows.values_list(
            "commitment__slug", "organisation__slug", "fiscal_year", "money",
            "part_of", "cents", "source_en", "source_fr",
        )
    )  # fmt: skip
