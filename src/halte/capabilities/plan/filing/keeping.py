"""Keeping a version of a plan: check, merge, store, and leave a revision."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from halte.capabilities.plan.filing.loading import document_of, participant_of
from halte.capabilities.plan.filing.merging import Change, changes, merged
from halte.capabilities.plan.filing.storing import pair, store
from halte.capabilities.plan.models import Plan, Revision
from halte.capabilities.plan.planfile.document import Participant, PlanDocument
from halte.capabilities.plan.planfile.problems import Problem
from halte.capabilities.plan.planfile.rules import Known, Places, against, within
from halte.capabilities.plan.planfile.writing import write
from halte.core.access.actor import Actor
from halte.core.errors import Invalid
from halte.core.measures.queries import catalogue
from halte.core.organisations.models import Organisation


class BadPlan(Invalid):
    """The plan has problems; each says where and how to mend it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("plan_has_problems", count=len(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping a version."""

    plan: Plan
    changes: tuple[Change, ...]


def known() -> Known:
    """The measures and organisations that Halte knows now."""
    return Known(
        measures=frozenset(measure.id for measure in catalogue()),
        divisible=frozenset(m.id for m in catalogue() if m.pointed_at),
        organisations=frozenset(Organisation.objects.values_list("slug", flat=True)),
    )


def problems_of(document: PlanDocument, places: Places) -> list[Problem]:
    """What keeps a document from being kept here."""
    return [*within(document, places, frozenset()), *against(document, places, known())]


def keep(actor: Actor, document: PlanDocument, *, today: date) -> Kept:
    """Keep a version. The same version again changes nothing at all.

    Runs inside an action, which has locked the plan.
    """
    if problems := problems_of(document, {}):
        raise BadPlan(problems)
    plan = Plan.objects.filter(slug=document.id).first()
    old = None if plan is None else document_of(plan)
    bodies = {row.slug: row for row in Organisation.objects.all()}
    details = {slug: participant_of(row) for slug, row in bodies.items()}
    document = merged(document, old, details, today)
    found = changes(old, document)
    if plan is not None and not found:
        return Kept(plan, ())
    for part in document.organisations:
        if part.id not in bodies:
            bodies[part.id] = _organisation(part)
    version = 1 if plan is None else plan.version + 1
    plan = store(document, old, bodies, version)
    _revise(actor, plan, document, found)
    return Kept(plan, found)


def _organisation(part: Participant) -> Organisation:
    return Organisation.objects.create(
        slug=part.id,
        kind=part.kind,
        **pair("name", part.name),
        **pair("acronym", part.acronym),
        name_certain=part.name_certain,
        **pair("name_note", part.name_note),
    )


def _revise(
    actor: Actor, plan: Plan, document: PlanDocument, found: Sequence[Change]
) -> None:
    text = write(document)
    Revision.objects.create(
        plan=plan,
        number=plan.version,
        content=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        changes=[change.to_list() for change in found],
        by_user_id=actor.user_id,
        via=actor.via,
    )
