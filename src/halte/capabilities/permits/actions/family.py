"""Family members of an abused worker: each asks, and each is decided, on their own.

IRPR 207.1(2): a foreign national in Canada who is a family member of the worker. The
programme’s guidance: once the worker has the permit, and no longer than it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.permits.actions.instructions import require_past
from halte.capabilities.permits.actions.open_permits import SERVICE_DAYS
from halte.capabilities.permits.models import (
    FamilyDecision,
    FamilyMember,
    OpenPermit,
)
from halte.capabilities.permits.policy import (
    may_add_member,
    may_correct_member,
    may_decide_member,
)
from halte.capabilities.permits.states import Kin, MemberNotMet, OpenOutcome
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.methods.working_days import counted, due


@dataclass(frozen=True, slots=True)
class Member:
    """Who asks with the worker."""

    person_name: str
    kin: Kin
    in_canada: bool
    asked_on: date


@action(
    Permission.PROTECTED_PERMITS,
    label=Bilingual("Add a family member", "Ajouter un membre de la famille"),
    policy=may_add_member,
    second_factor=True,
)
def add_member(actor: Actor, row: OpenPermit, *, member: Member) -> FamilyMember:
    """Someone of the family, with a clock of their own. It costs nothing either."""
    require_past(member.asked_on, "asked_on")
    if member.asked_on < row.received_on:
        raise Invalid("family_day_before", field="asked_on")
    return FamilyMember.objects.create(
        request=row,
        person_name=member.person_name,
        kin=member.kin,
        in_canada=member.in_canada,
        asked_on=member.asked_on,
        due_on=due(member.asked_on, SERVICE_DAYS, row.province),
        added_by_id=actor.user_id,
    )


@action(
    Permission.PROTECTED_PERMITS,
    label=Bilingual("Correct a family member", "Corriger un membre de la famille"),
    policy=may_correct_member,
    second_factor=True,
)
def correct_member(
    actor: Actor, row: FamilyMember, *, kin: Kin, in_canada: bool
) -> FamilyMember:
    """Who they are to the worker and where they are, until they are decided."""
    row.kin, row.in_canada = kin, in_canada
    row.save(update_fields=["kin", "in_canada"])
    return row


@dataclass(frozen=True, slots=True)
class MemberDecided:
    """What an officer decided of one member."""

    outcome: OpenOutcome
    reasons: str = ""
    not_met: MemberNotMet | None = None
    valid_until: date | None = None


@action(
    Permission.PROTECTED_PERMITS,
    label=Bilingual(
        "Decide on a family member", "Trancher pour un membre de la famille"
    ),
    policy=may_decide_member,
    second_factor=True,
)
def decide_member(
    actor: Actor, row: FamilyMember, *, decided: MemberDecided
) -> FamilyDecision:
    """On this member alone, timed against their own clock."""
    today = timezone.localdate()
    if (decided.outcome is OpenOutcome.NOT_ISSUED) != (decided.not_met is not None):
        raise Invalid("family_not_met", field="not_met")
    if decided.outcome is OpenOutcome.NOT_ISSUED and not decided.reasons.strip():
        raise Invalid("family_reasons", field="reasons")
    require_of_worker(row, decided)
    require_until(row, decided, today)
    return FamilyDecision.objects.create(
        member=row,
        outcome=decided.outcome,
        not_met=decided.not_met or "",
        reasons=decided.reasons,
        decided_on=today,
        working_days=counted(row.asked_on, today, row.request.province),
        valid_until=decided.valid_until,
        by_user_id=actor.user_id,
    )


def require_of_worker(row: FamilyMember, decided: MemberDecided) -> None:
    """A decision that what is kept does not contradict; the sentence says what differs
    and recommends neither answer.
    """
    issued = decided.outcome is OpenOutcome.ISSUED
    field = "outcome" if issued else "not_met"
    worker_has = row.request.decision.outcome == OpenOutcome.ISSUED
    if issued and not worker_has:
        raise Invalid("family_worker_without", field=field)
    if decided.not_met is MemberNotMet.NO_PERMIT and worker_has:
        raise Invalid("family_worker_has", field=field)
    if issued and not row.in_canada:
        raise Invalid("family_says_away", field=field)
    if decided.not_met is MemberNotMet.NOT_IN_CANADA and row.in_canada:
        raise Invalid("family_says_here", field=field)


def require_until(row: FamilyMember, decided: MemberDecided, today: date) -> None:
    """A permit that is issued has a last day, no later than the worker’s."""
    until, issued = decided.valid_until, decided.outcome is OpenOutcome.ISSUED
    if issued != bool(until and until > today):
        raise Invalid("open_valid_until", field="valid_until")
    last = row.request.decision.valid_until
    if until and last and until > last:
        raise Invalid("family_longer", field="valid_until")
