"""What this reader may do here: pages offer only what would work.

The actions ask the same questions again, under a lock, and record the answers.
"""

from __future__ import annotations

from dataclasses import dataclass

from halte.capabilities.plan.filing.keeping import known
from halte.capabilities.plan.models import Plan, Statement
from halte.capabilities.plan.planfile.reading import Read, read
from halte.capabilities.plan.planfile.rules import against
from halte.capabilities.plan.policy import may_correct, may_state, may_translate
from halte.capabilities.plan.queries import (
    PlanName,
    Waiting,
    commitment_row,
    plan_name,
    statement_row,
    waiting,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Denied, Missing


@dataclass(frozen=True, slots=True)
class Doors:
    """What this reader may do with a commitment and its statements."""

    plan: PlanName
    may_state: bool
    may_edit: bool
    correctable: frozenset[int]
    translatable: frozenset[int]


def doors(actor: Actor, slug: str, commitment: str) -> Doors:
    """The doors of a commitment that are open to this reader."""
    row = commitment_row(actor, slug, commitment)
    speaks = actor.may(Permission.PLAN_STATE)
    seen = Statement.objects.visible_to(actor).filter(commitment=row)
    said = list(seen.select_related("translation")) if speaks else []
    return Doors(
        plan=plan_name(row.plan),
        may_state=speaks and not may_state(actor, row),
        may_edit=actor.may(Permission.PLAN_EDIT),
        correctable=frozenset(s.pk for s in said if not may_correct(actor, s)),
        translatable=frozenset(s.pk for s in said if not may_translate(actor, s)),
    )


def may_edit(actor: Actor) -> None:
    """Turn away who may not edit the plan."""
    actor.require(Permission.PLAN_EDIT)


def may_state_here(actor: Actor, slug: str, commitment: str) -> None:
    """Turn away who may not speak for this commitment, before the form."""
    row = commitment_row(actor, slug, commitment)
    code = actor.refusal(Permission.PLAN_STATE) or may_state(actor, row)
    if code:
        raise Denied(code)


def correctable(actor: Actor, slug: str, commitment: str, statement: int) -> Statement:
    """A statement that this reader may correct."""
    row = statement_row(actor, statement)
    if (row.commitment.plan.slug, row.commitment.slug) != (slug, commitment):
        raise Missing("not_found")
    code = actor.refusal(Permission.PLAN_STATE) or may_correct(actor, row)
    if code:
        raise Denied(code)
    return row


def one_waiting(actor: Actor, statement: int) -> Waiting:
    """A statement that this reader may complete with its other language."""
    row = statement_row(actor, statement)
    code = actor.refusal(Permission.PLAN_STATE) or may_translate(actor, row)
    if code:
        raise Denied(code)
    return waiting(row)


def look_at(content: bytes) -> Read:
    """A plan file with every problem, those with what Halte knows included."""
    found = read(content)
    if found.document is None:
        return found
    more = against(found.document, found.places, known())
    problems = tuple(sorted([*found.problems, *more]))
    return Read(found.document, problems, found.places)


def plan_to_fill(actor: Actor, slug: str) -> Plan:
    """The plan of this name, or a new one."""
    return Plan.objects.visible_to(actor).filter(slug=slug).first() or Plan(slug=slug)
