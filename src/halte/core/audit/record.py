"""Writing the audit: the one function that adds a row."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Literal

from django.db import models, transaction
from django.utils import timezone

from halte.core.audit import journal
from halte.core.audit.models import Entry
from halte.core.audit.rows import next_id
from halte.core.keys import audit_key

if TYPE_CHECKING:
    from halte.core.access.actor import Actor

Kind = Literal["action", "read", "session", "system"]

SEPARATOR = "\x1f"
"""Between fields of the authenticated text; never inside a stored field."""

LONGEST = {field.name: field.max_length for field in Entry._meta.concrete_fields}


def subject_of(thing: models.Model | None) -> str:
    """`app.Model:pk`, the way the audit names a thing without pointing at it.

    What was not there before the act has no number yet: `app.Model:new`.
    """
    if thing is None:
        return ""
    return f"{thing._meta.label}:{'new' if thing.pk is None else thing.pk}"


def moment_text(at: datetime) -> str:
    """A moment the same on every database: UTC, always with microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def authenticated_text(entry: Entry) -> str:
    """The text that `mac` covers: every column but `mac`, in order.

    The id is part of it, so that a row cannot stand in another's place.
    `rows.page` builds the same text inside the database.
    """
    return SEPARATOR.join(
        (
            str(entry.pk), moment_text(entry.at), entry.kind, entry.act,
            entry.permission, entry.outcome, str(entry.user_id),
            str(entry.organisation_id), entry.roles, entry.purpose, entry.reason,
            entry.via, entry.subject, entry.records, entry.inputs,
        )
    )  # fmt: skip


def mac_of(entry: Entry) -> str:
    """HMAC-SHA-256 of the row under the audit key."""
    text = authenticated_text(entry).encode()
    return hmac.new(audit_key(), text, hashlib.sha256).hexdigest()


def clean(text: str, column: str) -> str:
    """As the column can hold it: the row must be written, whatever it says.

    Without what would read differently after the database (`SEPARATOR`; NUL,
    which PostgreSQL refuses) and cut to the column’s length.
    """
    return text.replace(SEPARATOR, " ").replace("\x00", " ")[: LONGEST[column]]


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
        act=clean(act, "act"),
        permission=permission,
        outcome=clean(outcome, "outcome"),
        user_id=actor.user_id,
        organisation_id=actor.organisation_id,
        roles=clean(",".join(sorted(actor.roles)), "roles"),
        purpose=actor.purpose,
        reason=clean(actor.reason, "reason"),
        via=actor.via,
        subject=clean(subject_name or subject_of(subject), "subject"),
        records=clean(",".join(records), "records"),
        inputs=clean(",".join(sorted(inputs)), "inputs"),
    )
    with transaction.atomic(savepoint=False):
        entry.pk = next_id()
        entry.mac = mac_of(entry)
        entry.save(force_insert=True)
        # Noted outside the database, so that a row removed before it was sealed
        # is missed too.
        transaction.on_commit(partial(journal.note, entry.pk, entry.mac))
    return entry
