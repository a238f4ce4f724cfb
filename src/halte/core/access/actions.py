"""Breaking the glass, reviewing it, and issuing keys to programs."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from halte.core.access import notices, policy
from halte.core.access.actor import Actor
from halte.core.access.models import ApiKey, Opening
from halte.core.access.permissions import Permission
from halte.core.access.purposes import READ_FIGURES
from halte.core.access.roles import ROLES
from halte.core.access.states import OPENING_LASTS, SHORTEST_REASON, Finding
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation, User

LONGEST_KEY: Final = timedelta(days=366)
KEY_MARK: Final = "halte_"
"""Makes a leaked key easy to recognise, for us and for secret scanners."""


@action(
    Permission.BREAK_GLASS,
    label=Bilingual("Open in an emergency", "Ouvrir en urgence"),
    policy=policy.may_open,
    second_factor=True,
)
def open_emergency(actor: Actor, person: User, *, reason: str) -> Opening:
    """Open for thirty minutes what the emergency allows; others are told at once."""
    typed = require_reason(reason, "reason")
    now = timezone.now()
    opening = Opening.objects.create(
        user_id=person.pk,
        organisation_id=actor.organisation_id,
        reason=typed,
        opened_at=now,
        ends_at=now + OPENING_LASTS,
    )
    transaction.on_commit(lambda: notices.tell_of_opening(opening))
    return opening


@action(
    None,
    label=Bilingual("End an emergency opening", "Mettre fin à une ouverture d’urgence"),
    policy=policy.may_close,
)
def close_emergency(actor: Actor, opening: Opening) -> Opening:
    """End it before its time."""
    opening.closed_at = timezone.now()
    opening.save(update_fields=["closed_at"])
    return opening


@action(
    Permission.BREAK_GLASS_REVIEW,
    label=Bilingual("Review an emergency opening", "Examiner une ouverture d’urgence"),
    policy=policy.may_review,
    second_factor=True,
)
def review_opening(
    actor: Actor, opening: Opening, *, finding: Finding, note: str
) -> Opening:
    """Say whether it was justified, and why; what was found is not changed later."""
    opening.review_note = require_reason(note, "note")
    opening.finding = finding
    opening.reviewed_by_id = actor.user_id
    opening.reviewed_at = timezone.now()
    opening.save()
    return opening


def require_reason(text: str, field: str) -> str:
    """A reason that says something."""
    typed = text.strip()
    if len(typed) < SHORTEST_REASON:
        raise Invalid("reason_too_short", field=field, shortest=SHORTEST_REASON)
    return typed


def roles_for_keys() -> tuple[str, ...]:
    """Roles whose permissions include something a program may do."""
    wanted = READ_FIGURES.permissions
    return tuple(slug for slug, role in ROLES.items() if role.permissions & wanted)


@action(
    Permission.API_KEY_ISSUE,
    label=Bilingual("Issue an API key", "Délivrer une clé d’API"),
    policy=policy.may_issue_key,
    second_factor=True,
)
def issue_key(
    actor: Actor, organisation: Organisation, *, label: str, role: str, last_day: date
) -> tuple[ApiKey, str]:
    """The key and its secret. The secret is not kept: it is shown once."""
    end = timezone.make_aware(datetime.combine(last_day, time.max))
    if not timezone.now() < end <= timezone.now() + LONGEST_KEY:
        raise Invalid("key_day_wrong", field="last_day")
    if role not in roles_for_keys():
        raise Invalid("key_role_wrong", field="role")
    # The organisation is locked here: a second press cannot slip in between, and
    # leave a key in force whose secret nobody saw.
    held = ApiKey.objects.in_force().filter(organisation=organisation)
    if held.filter(label=label).exists():
        raise Invalid("key_label_taken", field="label")
    secret = KEY_MARK + secrets.token_urlsafe(32)
    key = ApiKey.objects.create(
        organisation=organisation,
        label=label,
        role=role,
        hint=secret[: len(KEY_MARK) + 4],
        digest=digest_of(secret),
        issued_by_id=actor.user_id,
        expires_at=end,
    )
    return key, secret


@action(
    Permission.API_KEY_ISSUE,
    label=Bilingual("Revoke an API key", "Révoquer une clé d’API"),
    policy=policy.may_revoke_key,
    second_factor=True,
)
def revoke_key(actor: Actor, key: ApiKey) -> ApiKey:
    """From now on it opens nothing."""
    key.revoked_at = timezone.now()
    key.save(update_fields=["revoked_at"])
    return key


def digest_of(secret: str) -> str:
    """What is kept of a key. Plain SHA-256 serves: 256 random bits, no dictionary."""
    return hashlib.sha256(secret.encode()).hexdigest()
