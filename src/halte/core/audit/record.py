"""Writing the audit: the one function that adds a row."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from django.db import models
from django.utils import timezone

from halte.core.audit.models import Entry
from halte.core.keys import audit_key

if TYPE_CHECKING:
    from halte.core.access.actor import Actor

Kind = Literal["action", "read", "session", "system"]

SEPARATOR = "\x1f"
"""Between fields of the authenticated text; refused inside any field."""


def subject_of(thing: models.Model | None) -> str:
    """`app.Model:pk`, the way the audit names a thing without pointing at it."""
    return "" if thing is None else f"{thing._meta.label}:{thing.pk}"


def authenticated_text(entry: Entry) -> str:
    """The text that `mac` covers: every column but `id` and `mac`, in order."""
    parts = (
        entry.at.isoformat(), entry.kind, entry.act, entry.permission, entry.outcome,
        str(entry.user_id), str(entry.organisation_id), entry.roles, entry.purpose,
        entry.reason, entry.via, entry.subject, entry.records, entry.inputs,
    )  # fmt: skip
    return SEPARATOR.join(part.replace(SEPARATOR, " ") for part in parts)


def mac_of(entry: Entry) -> str:
    """HMAC-SHA-256 of the row under the audit key."""
    text = authenticated_text(entry).encode()
    return hmac.new(audit_key(), text, hashlib.sha256).hexdigest()


def record(
    actor: Actor,
    act: str,
    *,
    kind: Kind = "action",
    permission: str = "",
    outcome: str = "done",
    subject: models.Model | None = None,
    subject_name: str = "",
    records: Iterable[str] = (),
    inputs: Iterable[str] = (),
) -> Entry:
    """Add one row. `inputs` are names; a value never reaches the audit."""
    entry = Entry(
        at=timezone.now(),
        kind=kind,
        act=act,
        permission=permission,
        outcome=outcome,
        user_id=actor.user_id,
        organisation_id=actor.organisation_id,
        roles=",".join(sorted(actor.roles)),
        purpose=actor.purpose,
        reason=actor.reason,
        via=actor.via,
        subject=subject_name or subject_of(subject),
        records=",".join(records),
        inputs=",".join(sorted(inputs))[:400],
    )
    entry.mac = mac_of(entry)
    entry.save(force_insert=True)
    return entry
