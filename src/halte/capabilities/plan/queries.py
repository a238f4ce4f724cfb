"""The only readers of the plan: for its pages, its API and a person’s own day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from halte.capabilities.plan.editing import Surroundings
from halte.capabilities.plan.filing.loading import (
    document_of,
    promise_of,
    words,
)
from halte.capabilities.plan.ledger.building import commitments, ground_for
from halte.capabilities.plan.ledger.detail import PromiseDetail, detail
from halte.capabilities.plan.ledger.stamp import ledger_of
from halte.capabilities.plan.ledger.standing import body, words_of
from halte.capabilities.plan.ledger.views import Body, Ledger
from halte.capabilities.plan.models import Commitment, Plan, Revision, Statement
from halte.capabilities.plan.planfile.document import Promise
from halte.capabilities.plan.planfile.writing import write
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual, Language
from halte.core.errors import Missing
from halte.core.measures.queries import catalogue
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class PlanName:
    """A plan in a list of plans."""

    slug: str
    title: Bilingual
    starts: str
    ends: str
    published: bool


@dataclass(frozen=True, slots=True)
class Editing:
    """A commitment as an editor takes it up: its text, and the version seen."""

    plan: PlanName
    row: Commitment
    promise: Promise
    version: int
    around: Surroundings


@dataclass(frozen=True, slots=True)
class OwnCommitment:
    """A commitment that a person’s organisation answers for."""

    plan: str
    slug: str
    title: Bilingual
    plan_title: Bilingual
    leads: bool
    state: str
    said_on: date | None
    due_now: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A statement that waits for its other language."""

    id: int
    plan: str
    commitment: str
    title: Bilingual
    text: str
    has: Language
    wants: Language
    by: Body
    said_on: date
    demonstration: bool


@dataclass(frozen=True, slots=True)
class RevisionView:
    """A numbered version of a plan and what changed in it."""

    number: int
    made_at: datetime
    digest: str
    changes: tuple[tuple[str, str, str], ...]


def plans(actor: Actor) -> tuple[PlanName, ...]:
    """The plans that this reader sees, the one shown first at the head."""
    return tuple(plan_name(row) for row in Plan.objects.visible_to(actor))


def plan_name(row: Plan) -> PlanName:
    """A plan by name."""
    return PlanName(row.slug, words(row, "title"), row.starts, row.ends, row.published)


def first_plan(actor: Actor) -> str:
    """The plan that `/plan/` opens; '' where there is none."""
    row = Plan.objects.visible_to(actor).first()
    return row.slug if row else ""


def plan_row(actor: Actor, slug: str) -> Plan:
    """The plan of this name, if this reader sees it."""
    row = Plan.objects.visible_to(actor).filter(slug=slug).first()
    if row is None:
        raise Missing("not_found")
    return row


def ledger(actor: Actor, slug: str) -> Ledger:
    """A plan as it is read now."""
    return stamped_ledger(actor, slug)[0]


def stamped_ledger(actor: Actor, slug: str) -> tuple[Ledger, str]:
    """A plan as it is read now, with a stamp that changes when it does."""
    return ledger_of(plan_row(actor, slug), timezone.localdate())


def promise(actor: Actor, slug: str, commitment: str) -> PromiseDetail:
    """One promise in full, with the statements that this reader sees."""
    plan = plan_row(actor, slug)
    row = next(iter(commitments(plan, commitment)), None)
    if row is None:
        raise Missing("not_found")
    visible = (
        Statement.objects.visible_to(actor)
        .filter(commitment=row)
        .select_related("organisation", "translation", "milestone")
        .prefetch_related("proofs")
    )
    totals = list(plan.budget_totals.all())
    return detail(row, visible, ground_for([row], totals, timezone.localdate()))


def commitment_row(actor: Actor, slug: str, commitment: str) -> Commitment:
    """A commitment for an action to work on."""
    row = (
        Commitment.objects.visible_to(actor)
        .select_related("plan", "lead")
        .filter(plan__slug=slug, slug=commitment)
        .first()
    )
    if row is None:
        raise Missing("not_found")
    return row


def statement_row(actor: Actor, statement: int) -> Statement:
    """A statement for an action to work on."""
    row = (
        Statement.objects.visible_to(actor)
        .select_related("commitment__plan", "organisation")
        .filter(pk=statement)
        .first()
    )
    if row is None:
        raise Missing("not_found")
    return row


@reads(Permission.PLAN_EDIT)
def editing(actor: Actor, slug: str, commitment: str) -> Editing:
    """A commitment taken up for editing."""
    row = commitment_row(actor, slug, commitment)
    around = surroundings(row.plan)
    return Editing(plan_name(row.plan), row, promise_of(row), row.version, around)


def surroundings(plan: Plan) -> Surroundings:
    """What a commitment of this plan may point at, by name."""
    bodies = [body(p.organisation) for p in plan.participants.select_related()]
    return Surroundings(
        bodies=tuple((b.slug, str(b.name)) for b in bodies),
        totals=tuple(
            (t.slug, str(words(t, "title"))) for t in plan.budget_totals.all()
        ),
        measures=tuple((m.id, str(m.title)) for m in catalogue()),
    )


@reads(Permission.PLAN_EDIT)
def plan_file(actor: Actor, slug: str) -> str:
    """The plan in its canonical text."""
    return write(document_of(plan_row(actor, slug)))


@reads(Permission.PLAN_EDIT)
def revisions(actor: Actor, slug: str) -> tuple[RevisionView, ...]:
    """Every version of a plan, the newest first."""
    rows = Revision.objects.filter(plan=plan_row(actor, slug)).defer("content")
    return tuple(
        RevisionView(
            row.number,
            row.made_at,
            row.digest,
            tuple((what, name, kind) for what, name, kind in row.changes),
        )
        for row in rows
    )


@reads(Permission.PLAN_STATE)
def own_commitments(actor: Actor) -> tuple[OwnCommitment, ...]:
    """What one’s organisation leads or supports; nothing said this quarter first."""
    mine = actor.organisation_id or 0
    rows = Commitment.objects.visible_to(actor).filter(retired_on=None)
    rows = rows.filter(lead_id=mine) | rows.filter(supports__organisation_id=mine)
    found = rows.select_related("plan").prefetch_related("statements").distinct()
    since = quarter_start(timezone.localdate())
    return tuple(
        sorted(
            (_own(row, mine, since) for row in found),
            key=lambda own: (not own.due_now, not own.leads, own.said_on or date.min),
        )
    )


def _own(row: Commitment, organisation: int, since: date) -> OwnCommitment:
    said = [s for s in row.statements.all() if s.organisation_id == organisation]
    last = max(said, key=lambda s: (s.said_on, s.pk), default=None)
    leads = row.lead_id == organisation
    return OwnCommitment(
        plan=row.plan.slug,
        slug=row.slug,
        title=words(row, "title"),
        plan_title=words(row.plan, "title"),
        leads=leads,
        state=last.state if last else "not_reported",
        said_on=last.said_on if last else None,
        # Only the lead owes a statement each quarter; those who help may speak.
        due_now=leads and (last is None or last.said_on < since),
    )


def quarter_start(today: date) -> date:
    """The first day of the quarter; fiscal quarters begin with calendar ones."""
    return date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)


@reads(Permission.PLAN_STATE)
def waiting_for_translation(actor: Actor) -> tuple[Waiting, ...]:
    """Statements in one language only, that this person may complete."""
    rows = (
        Statement.objects.visible_to(actor)
        .filter(translation__isnull=True)
        .select_related("commitment__plan", "organisation")
        .order_by("said_on", "pk")
    )
    return tuple(waiting(row) for row in rows if words_of(row) is None)


def waiting(row: Statement) -> Waiting:
    """A statement that waits for its other language."""
    has: Language = "en" if row.text_en else "fr"
    wants: Language = "fr" if row.text_en else "en"
    return Waiting(
        id=row.pk,
        plan=row.commitment.plan.slug,
        commitment=row.commitment.slug,
        title=words(row.commitment, "title"),
        text=row.text_en or row.text_fr,
        has=has,
        wants=wants,
        by=body(row.organisation),
        said_on=row.said_on,
        demonstration=row.demonstration,
    )
