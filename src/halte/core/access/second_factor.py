"""The second factor: who needs one, who has used it in this session."""

from __future__ import annotations

from typing import Any, Final

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest

from halte.core.access.roles import ROLES
from halte.core.fields import (
    KEEPERS,
    Renewed,
    Unreadable,
    decrypt,
    encrypt,
    starts_with,
)
from halte.core.keys import key_ring
from halte.core.organisations.models import Membership

SECRETS: Final = "mfa.Authenticator.data"
"""What authenticator secrets are bound to when they are encrypted."""


def is_needed(roles: frozenset[str]) -> bool:
    """True where one of the roles can open identifying data."""
    return any(ROLES[role].needs_second_factor for role in roles if role in ROLES)


def is_needed_by(user_id: int) -> bool:
    """True where a membership in force, in any organisation, needs it."""
    held = Membership.objects.in_force().filter(user_id=user_id)
    return is_needed(frozenset(held.values_list("role", flat=True)))


def is_enrolled(user_id: int) -> bool:
    """True where the person has an authenticator app or a passkey."""
    own = Authenticator.objects.filter(user_id=user_id)
    return bool(own.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def forget(user_id: int) -> int:
    """Take away every authenticator; how many there were."""
    return int(Authenticator.objects.filter(user_id=user_id).delete()[0])


def was_used(request: HttpRequest) -> bool:
    """True where this person used a second factor in this very session.

    Read from allauth’s record of the session, which only a checked code or
    key writes; there is no flag of ours that something else could set.
    """
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


class AuthenticatorSecrets:
    """The secrets of allauth’s authenticators, inside a JSON value."""

    name = SECRETS

    def count(self, key_id: str) -> int:
        """How many authenticators have a secret under this key."""
        wanted = starts_with(key_id)
        rows = Authenticator.objects.values_list("data", flat=True)
        return sum(
            any(text.startswith(wanted) for text in _secrets(data)) for data in rows
        )

    def renew(self, batch: int) -> Renewed:
        """Re-encrypt every secret that is under an older key."""
        total, last = Renewed(), 0
        while True:
            with transaction.atomic():
                rows = list(
                    Authenticator.objects.select_for_update()
                    .filter(pk__gt=last)
                    .order_by("pk")[:batch]
                )
                for row in rows:
                    total += _renew(row)
            if not rows:
                return total
            last = rows[-1].pk


def _secrets(data: dict[str, Any]) -> list[str]:
    names = [data[name] for name in ("secret", "seed") if data.get(name)]
    return names + list(data.get("migrated_codes") or [])


def _renew(row: Authenticator) -> Renewed:
    current = starts_with(key_ring().current)
    if all(text.startswith(current) for text in _secrets(row.data)):
        return Renewed()
    try:
        for name in ("secret", "seed"):
            if row.data.get(name):
                row.data[name] = encrypt(
                    decrypt(row.data[name], place=SECRETS), place=SECRETS
                )
    except Unreadable:
        return Renewed(unreadable=1)
    row.save(update_fields=["data"])
    return Renewed(done=1)


KEEPERS.append(AuthenticatorSecrets())
