"""Handing copies over, and calling them back."""

from __future__ import annotations

from halte.capabilities.directory import policy
from halte.capabilities.directory.models import Copy, Recall
from halte.capabilities.directory.states import RecallReason
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual


@action(
    Permission.DIRECTORY_READ,
    label=Bilingual("Make a copy of the directory", "Produire une copie du répertoire"),
    policy=policy.may_issue,
)
def issue(actor: Actor, copy: Copy, *, digest: str) -> Copy:
    """Register a copy before it is handed over; the audit says for which purpose."""
    copy.digest = digest
    copy.by_user_id, copy.organisation_id = actor.user_id, actor.organisation_id
    copy.save(force_insert=True)
    return copy


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Call a copy back", "Rappeler une copie"),
    policy=policy.may_recall,
)
def recall(actor: Actor, copy: Copy, *, reason: RecallReason) -> Recall:
    """It is not to be used any more, though nothing can take it out of a hand."""
    return Recall.objects.create(copy=copy, reason=reason, by_user_id=actor.user_id)
