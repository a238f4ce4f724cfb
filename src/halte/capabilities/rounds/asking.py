"""Who is asked about which commitment, and which questions go with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from halte.capabilities.plan.facade import FundedPromise, PlanBudget, budget_kept
from halte.capabilities.rounds.models import Question, Report, Round
from halte.capabilities.rounds.states import Answer, Kind, Part
from halte.core.errors import Missing


@dataclass(frozen=True, slots=True)
class Asked:
    """An organisation that is asked about a commitment, and as what."""

    commitment: str
    organisation_id: int
    part: Part
    position: int


def plan_of(round_: Round) -> PlanBudget:
    """The plan that a round asks about."""
    found = budget_kept(round_.plan)
    if found is None:
        raise Missing("not_found")
    return found


def promise_of(report: Report) -> FundedPromise:
    """The commitment that a report is about."""
    found = plan_of(report.round).promise(report.commitment)
    if found is None:
        raise Missing("not_found")
    return found


def asked(plan: PlanBudget, only: Iterable[int] = ()) -> tuple[Asked, ...]:
    """Who is asked what: each lead, and each that supports. `only` narrows it.

    Where no lead is named, each supporting organisation answers in its stead.
    """
    chosen = frozenset(only)
    found = []
    for position, promise in enumerate(plan.promises):
        if promise.retired:
            continue
        named = dict.fromkeys(sorted(promise.supporting), Part.SUPPORT)
        if promise.lead_id is None:
            named = dict.fromkeys(named, Part.LEAD)
        else:
            named[promise.lead_id] = Part.LEAD
        found += [
            Asked(promise.slug, body, part, position)
            for body, part in named.items()
            if not chosen or body in chosen
        ]
    return tuple(found)


def answered_by_nobody(plan: PlanBudget) -> tuple[FundedPromise, ...]:
    """Commitments for which the plan names no organisation at all."""
    return tuple(
        promise
        for promise in plan.promises
        if not promise.retired and promise.lead_id is None and not promise.supporting
    )


def kinds_of(plan: PlanBudget, promise: FundedPromise) -> frozenset[Kind]:
    """Every kind that a commitment is of."""
    found = {Kind.EVERY, Kind.COUNTED if promise.counted else Kind.NOT_COUNTED}
    if any(line.commitment == promise.slug for line in plan.lines):
        found.add(Kind.FUNDED)
    if promise.supporting:
        found.add(Kind.SHARED)
    return frozenset(found)


def questions_for(report: Report) -> tuple[Question, ...]:
    """The questions that go with a report, in order.

    A number is never asked for where a measure counts the commitment.
    """
    plan = plan_of(report.round)
    promise = promise_of(report)
    kinds = kinds_of(plan, promise)
    return tuple(
        question
        for question in report.round.questions.all()
        if question.kind in kinds
        and not (question.answer == Answer.NUMBER and promise.counted)
    )


def counted_questions(report: Report) -> frozenset[int]:
    """Positions of questions that a measure answers for this commitment."""
    if not promise_of(report).counted:
        return frozenset()
    return frozenset(
        question.position
        for question in report.round.questions.all()
        if question.answer == Answer.NUMBER
    )
