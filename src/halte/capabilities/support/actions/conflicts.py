"""Someone at another organisation must not know: noted by who refers a person.

The one who is shut out learns nothing: no referral, no list, no number, no message.
"""

from __future__ import annotations

from django.utils import timezone

from halte.capabilities.support import policy
from halte.capabilities.support.models import Block, File, Referral
from halte.capabilities.support.people import is_member
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation


@action(
    Permission.SUPPORT_REFER,
    label=Bilingual(
        "Shut someone out at another organisation",
        "Écarter quelqu’un d’un autre organisme",
    ),
    policy=policy.may_see,
    second_factor=True,
)
def shut_out(
    actor: Actor, file: File, *, receiver: Organisation, user_id: int, why: str
) -> Block:
    """From every referral and transfer of this file, and from what was begun of them.

    One’s own colleagues are shut out by a supervisor, on the page of the circle.
    """
    if receiver.pk == file.organisation_id or not is_member(user_id, receiver.pk):
        raise Invalid("support_nobody_there", field="user_id")
    for begun in File.objects.filter(referral__file=file, organisation=receiver):
        close_to(begun, user_id, actor)
    return close_to(file, user_id, actor, why)


@action(
    Permission.SUPPORT_SUPERVISE,
    label=Bilingual(
        "Shut a colleague out of a referral", "Écarter une personne d’un aiguillage"
    ),
    policy=policy.may_shut_out_here,
    second_factor=True,
)
def shut_out_here(actor: Actor, referral: Referral, *, user_id: int) -> Block:
    """At the receiver, before or after it opened a file of its own."""
    if user_id == actor.user_id:
        raise Invalid("support_block_self", field="user_id")
    if not is_member(user_id, referral.receiver_id or 0):
        raise Invalid("support_colleague_unknown", field="user_id")
    for begun in File.objects.filter(referral=referral):
        close_to(begun, user_id, actor)
    return close_to(referral.file, user_id, actor)


@action(
    Permission.SUPPORT_REFER,
    label=Bilingual("Let someone in again", "Ne plus écarter quelqu’un"),
    policy=policy.may_let_in_again,
    second_factor=True,
)
def let_in_again(actor: Actor, row: Block) -> Block:
    """For referrals of this file; what was begun elsewhere stays shut there."""
    row.lifted_at = timezone.now()
    row.save(update_fields=["lifted_at"])
    return row


def close_to(file: File, user_id: int, actor: Actor, why: str = "") -> Block:
    """Shut a file to someone, once. A step of actions, not an action."""
    file.circle.filter(user_id=user_id, ended_at=None).update(ended_at=timezone.now())
    held = file.blocks.filter(user_id=user_id, lifted_at=None).first()
    return held or Block.objects.create(
        file=file, user_id=user_id, why=file.sealed(why.strip()),
        by_user_id=actor.user_id,
    )  # fmt: skip
