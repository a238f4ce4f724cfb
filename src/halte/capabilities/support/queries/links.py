"""What stands behind a one-time link."""

from __future__ import annotations

from halte.capabilities.support import policy
from halte.capabilities.support.models import Handover
from halte.core.access.actor import Actor
from halte.core.errors import Missing


def handover_row(digest: str) -> Handover:
    """The row behind a link. A stranger asks: nothing but the secret opens it."""
    rows = Handover.objects.select_related(
        "referral__file", "referral__receiver", "referral__copy"
    )
    found = rows.filter(secret_digest=digest).first() if digest else None
    if found is None:
        raise Missing("support_link_unknown")
    return found


def link_refusal(actor: Actor, row: Handover) -> str:
    """Why a link opens nothing any more; '' while it would."""
    fresh = Handover.objects.select_related("referral__file", "referral__copy")
    return policy.may_open_link(actor, fresh.get(pk=row.pk))


def answering_row(digest: str) -> Handover:
    """The row that an opened link may answer."""
    found = Handover.objects.filter(answer_digest=digest).first() if digest else None
    if found is None:
        raise Missing("support_link_unknown")
    return found
