"""Who works on support files in an organisation."""

from __future__ import annotations

from halte.capabilities.support.models import File
from halte.core.access.permissions import Permission
from halte.core.organisations.holders import by_name, people_with
from halte.core.organisations.models import Membership, Organisation, User


def colleagues(organisation_id: int) -> tuple[User, ...]:
    """Those who may write in files."""
    return people_with(Permission.SUPPORT_WRITE, organisation_id)


def supervisors(organisation_id: int) -> tuple[User, ...]:
    """Those who answer for files."""
    return people_with(Permission.SUPPORT_SUPERVISE, organisation_id)


def members_of(organisation_id: int) -> tuple[User, ...]:
    """Everyone active there, in whatever role: roles change, a conflict stays."""
    held = Membership.objects.in_force().filter(
        organisation_id=organisation_id, user__is_active=True
    )
    return by_name(held.select_related("user"))


def is_member(user_id: int, organisation_id: int) -> bool:
    """True for someone active there."""
    return user_id in {person.pk for person in members_of(organisation_id)}


def someone_shut_out(file: File, organisation_id: int) -> bool:
    """True where a member of an organisation has a conflict of interest."""
    shut = file.blocks.filter(lifted_at=None).values_list("user_id", flat=True)
    return not {person.pk for person in members_of(organisation_id)}.isdisjoint(shut)


def answering(file: File, receiver: Organisation) -> tuple[User, ...]:
    """Those at a receiver who may learn of a referral of this file."""
    shut = set(file.blocks.filter(lifted_at=None).values_list("user_id", flat=True))
    there = people_with(Permission.SUPPORT_REFER, receiver.pk)
    return tuple(person for person in there if person.pk not in shut)


def takes_part(organisation: Organisation) -> bool:
    """True where someone there can answer a referral inside Halte."""
    return bool(people_with(Permission.SUPPORT_REFER, organisation.pk))
