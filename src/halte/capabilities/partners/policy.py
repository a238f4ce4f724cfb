"""What the state of partners’ matters allows; '' means yes."""

from __future__ import annotations

from django.utils import timezone

from halte.capabilities.partners.models import (
    Activity,
    Agreement,
    Contact,
    Engagement,
    Project,
    Training,
)
from halte.capabilities.partners.states import AgreementState, Step
from halte.capabilities.partners.terms import drafters, pending, standing_of
from halte.core.access.actor import Actor
from halte.core.organisations.models import Organisation

Kept = Agreement | Activity | Engagement | Project | Contact


def is_kept_here(actor: Actor, thing: Kept) -> str:
    """By the organisation that one works for now."""
    return "" if thing.keeper_id == actor.organisation_id else "partners_not_yours"


def may_start(actor: Actor, keeper: Organisation) -> str:
    """Something new is kept by one’s own organisation."""
    return "" if keeper.pk == actor.organisation_id else "partners_not_yours"


def takes_part(actor: Actor, organisation: Organisation) -> str:
    """While it takes part."""
    return "organisation_ended" if organisation.ended_at else ""


def may_remove(actor: Actor, contact: Contact) -> str:
    """Once, where it is kept."""
    if code := is_kept_here(actor, contact):
        return code
    return "contact_removed" if contact.removed_at else ""


def state_today(agreement: Agreement) -> AgreementState:
    """How it stands now, by the local calendar."""
    return standing_of(agreement, timezone.localdate()).state


def may_draft(actor: Actor, agreement: Agreement) -> str:
    """Where it is kept, until it ends; a new agreement by anyone who may draft."""
    if agreement.pk is None:
        return ""
    if code := is_kept_here(actor, agreement):
        return code
    ended = state_today(agreement) is AgreementState.ENDED
    return "agreement_over" if ended else ""


def may_decide(actor: Actor, agreement: Agreement) -> str:
    """On terms that wait, by someone who did not write on them."""
    if state_today(agreement) is AgreementState.ENDED:
        return "agreement_over"
    if pending(agreement) is None:
        return "agreement_nothing_waits"
    if actor.user_id in drafters(agreement):
        return "agreement_own_draft"
    return ""


def may_suspend(actor: Actor, agreement: Agreement) -> str:
    """Where it is kept, while it is in force: stopping needs no second person."""
    if code := is_kept_here(actor, agreement):
        return code
    in_force = state_today(agreement) is AgreementState.IN_FORCE
    return "" if in_force else "agreement_not_in_force"


def may_resume(actor: Actor, agreement: Agreement) -> str:
    """By someone other than who suspended it."""
    if state_today(agreement) is not AgreementState.SUSPENDED:
        return "agreement_not_suspended"
    stops = [s for s in agreement.steps.all() if s.kind == Step.SUSPENDED]
    if stops[-1].by_user_id == actor.user_id:
        return "agreement_own_suspension"
    return ""


def may_end(actor: Actor, agreement: Agreement) -> str:
    """Until it has ended."""
    over = state_today(agreement) is AgreementState.ENDED
    return "agreement_over" if over else ""


def may_review(actor: Actor, agreement: Agreement) -> str:
    """Where it is kept, while it is in force."""
    return may_suspend(actor, agreement)


def may_follow_up(actor: Actor, engagement: Engagement) -> str:
    """A commitment that was made, by its owner or where it is kept."""
    if actor.organisation_id not in (engagement.keeper_id, engagement.owner_id):
        return "partners_not_yours"
    return "" if engagement.due else "engagement_nothing_promised"


def may_correct(actor: Actor, training: Training) -> str:
    """Where the project is kept, once: the correction can be corrected."""
    if code := is_kept_here(actor, training.project):
        return code
    corrected = Training.objects.filter(corrects=training).exists()
    return "training_corrected" if corrected else ""
