"""Leaving a duty to a colleague while away, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.rounds import policy
from halte.capabilities.rounds.models import Delegation
from halte.capabilities.rounds.states import Duty
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid
from halte.core.organisations.holders import people_with
from halte.core.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Absence:
    """Who stands in, and from which day to which."""

    colleague: int
    starts_on: date
    ends_on: date


@action(
    Permission.ROUND_REPORT,
    label=Bilingual("Leave writing to a colleague", "Confier la rédaction"),
    policy=policy.may_leave,
)
def leave_writing(
    actor: Actor, organisation: Organisation, *, absence: Absence
) -> Delegation:
    """A colleague writes in one’s place for some days."""
    return _leave(actor, organisation, Duty.REPORT, absence)


@action(
    Permission.ROUND_APPROVE,
    label=Bilingual("Leave approving to a colleague", "Confier l’approbation"),
    policy=policy.may_leave,
)
def leave_approving(
    actor: Actor, organisation: Organisation, *, absence: Absence
) -> Delegation:
    """A colleague approves in one’s place for some days."""
    return _leave(actor, organisation, Duty.APPROVE, absence)


@action(
    Permission.ROUND_READ,
    label=Bilingual("Take a duty back", "Reprendre une tâche confiée"),
    policy=policy.may_take_back,
)
def take_back(actor: Actor, delegation: Delegation) -> Delegation:
    """End it before its day."""
    delegation.ended_at = timezone.now()
    delegation.save(update_fields=["ended_at"])
    return delegation


def _leave(
    actor: Actor, organisation: Organisation, duty: Duty, absence: Absence
) -> Delegation:
    if actor.user_id is None:
        raise Denied("rounds_not_yours")
    colleagues = people_with(Permission.ROUND_READ, organisation.pk)
    known = {person.pk for person in colleagues} - {actor.user_id}
    if absence.colleague not in known:
        raise Invalid("rounds_colleague_unknown", field="colleague")
    if absence.ends_on < absence.starts_on:
        raise Invalid("rounds_days_backwards", field="ends_on")
    return Delegation.objects.create(
        organisation=organisation,
        duty=duty,
        from_user_id=actor.user_id,
        to_user_id=absence.colleague,
        starts_on=absence.starts_on,
        ends_on=absence.ends_on,
    )
