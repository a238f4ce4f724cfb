"""A receiver opens a file of its own from a referral that it accepted."""

from __future__ import annotations

from halte.capabilities.support import policy
from halte.capabilities.support.actions.conflicts import close_to
from halte.capabilities.support.actions.files import Beginning, begin_file
from halte.capabilities.support.actions.referrals import whose
from halte.capabilities.support.models import File, Referral
from halte.capabilities.support.parcel import is_readable, names_someone
from halte.capabilities.support.people import is_member
from halte.capabilities.support.states import Level
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual(
        "Open a file from a referral", "Ouvrir un dossier à partir d’un aiguillage"
    ),
    policy=policy.may_begin_from,
    second_factor=True,
    first=whose,
)
def begin_from(actor: Actor, referral: Referral, *, beginning: Beginning) -> File:
    """A file that shows what came with the referral, and copies none of it.

    The person is locked first, then the consent is looked at again: a withdrawal is
    before or after this. What came is read from the one copy that it closes.
    """
    if referral.receiver is None or not is_readable(referral):
        raise Denied("support_copy_closed")
    if beginning.level == Level.ANONYMOUS and names_someone(referral):
        raise Invalid("support_already_named", field="level")
    file = begin_file(actor, referral.receiver, beginning)
    file.referral = referral
    file.save(update_fields=["referral"])
    for row in referral.file.blocks.filter(lifted_at=None):
        if is_member(row.user_id, file.organisation_id):
            close_to(file, row.user_id, actor)
    return file
