"""Family members of an abused worker, as the protected officers read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from halte.capabilities.permits.models import FamilyMember, OpenPermit
from halte.capabilities.permits.policy import may_correct_member, may_decide_member
from halte.capabilities.permits.states import Kin, MemberNotMet, OpenOutcome
from halte.capabilities.permits.words import KIN, MEMBER_NOT_MET, MEMBER_OUTCOMES
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing


@dataclass(frozen=True, slots=True)
class MemberView:
    """One member and what was decided; `outcome` is None while they wait."""

    id: int
    person_name: str
    kin: Bilingual
    in_canada: bool
    asked_on: date
    due_on: date
    late: bool
    outcome: Bilingual | None
    not_met: Bilingual | None
    reasons: str
    decided_on: date | None
    working_days: int
    valid_until: date | None
    may_correct: bool
    may_decide: bool


def members_of(actor: Actor, row: OpenPermit) -> tuple[MemberView, ...]:
    """Those who ask with a worker, in the order in which they were entered."""
    rows = row.members.select_related("decision", "request__decision")
    return tuple(member_view(actor, each) for each in rows)


def member_view(actor: Actor, row: FamilyMember) -> MemberView:
    """One member."""
    made = row.decision if hasattr(row, "decision") else None
    return MemberView(
        id=row.pk,
        person_name=row.person_name,
        kin=KIN[Kin(row.kin)],
        in_canada=row.in_canada,
        asked_on=row.asked_on,
        due_on=row.due_on,
        late=made is None and row.due_on < timezone.localdate(),
        outcome=MEMBER_OUTCOMES[OpenOutcome(made.outcome)] if made else None,
        not_met=MEMBER_NOT_MET[MemberNotMet(made.not_met)]
        if made and made.not_met
        else None,
        reasons=made.reasons if made else "",
        decided_on=made.decided_on if made else None,
        working_days=made.working_days if made else 0,
        valid_until=made.valid_until if made else None,
        may_correct=not may_correct_member(actor, row),
        may_decide=not may_decide_member(actor, row),
    )


def member_row(actor: Actor, member_id: int) -> FamilyMember:
    """A member, for an action on them."""
    visible = OpenPermit.objects.visible_to(actor)
    row = FamilyMember.objects.filter(pk=member_id, request__in=visible).first()
    if row is None:
        raise Missing("not_found")
    return row


def ready(actor: Actor) -> QuerySet[FamilyMember]:
    """Members who wait although the worker was decided."""
    visible = OpenPermit.objects.visible_to(actor)
    return FamilyMember.objects.filter(
        request__in=visible, request__decision__isnull=False, decision=None
    )
