"""Who holds a permission today."""

from __future__ import annotations

from collections.abc import Iterable

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.access.roles import ROLES, permissions_of
from halte.core.organisations.models import Membership, User


def roles_with(permission: Permission) -> list[str]:
    """Roles that hold a permission."""
    return [slug for slug, role in ROLES.items() if permission in role.permissions]


def held_anywhere(actor: Actor) -> frozenset[Permission]:
    """All that the actor’s roles allow, in every organisation that they work for.

    For rules that keep two kinds of work apart: changing one’s organisation must not
    be a way round them.
    """
    rows = Membership.objects.in_force().filter(user_id=actor.user_id or 0)
    return permissions_of(actor.roles | frozenset(rows.values_list("role", flat=True)))


def people_everywhere_with(permission: Permission) -> tuple[User, ...]:
    """Active people whose role in some organisation has a permission, by name."""
    held = Membership.objects.in_force().filter(
        role__in=roles_with(permission), user__is_active=True
    )
    return by_name(held.select_related("user"))


def people_with(permission: Permission, organisation_id: int) -> tuple[User, ...]:
    """Active people whose role in an organisation has a permission, by name."""
    held = Membership.objects.in_force().filter(
        organisation_id=organisation_id, role__in=roles_with(permission),
        user__is_active=True,
    )  # fmt: skip
    return by_name(held.select_related("user"))


def by_name(held: Iterable[Membership]) -> tuple[User, ...]:
    """Each person once."""
    people = {m.user_id: m.user for m in held}
    return tuple(sorted(people.values(), key=lambda person: (person.name, person.pk)))
