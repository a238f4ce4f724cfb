"""What came with the referral that a file was begun from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from uuid import UUID

from halte.capabilities.support import policy
from halte.capabilities.support.models import Referral
from halte.capabilities.support.parcel import is_readable
from halte.capabilities.support.queries.files import file_row
from halte.capabilities.support.queries.referrals import (
    ReferralLine,
    Sheet,
    received_line,
    received_row,
    sheet_of,
    with_all,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Denied
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class Came:
    """The referral, and the consented fields; None once the consent is gone."""

    line: ReferralLine
    sheet: Sheet | None
    may_finish: bool


def of_came(found: Came | None) -> list[str]:
    """What the audit calls it."""
    return [f"support.Referral:{found.line.reference}"] if found else []


@reads(Permission.SUPPORT_READ, records=of_came)
def came_with(actor: Actor, *, reference: UUID) -> Came | None:
    """Read from the one copy there is, while the consent covers all of it.

    A file that moved to another organisation shows none of it: the person agreed
    that the first receiver may read it, nobody else.
    """
    file = file_row(actor, reference)
    rows = with_all().select_related("copy").filter(
        begun=file, receiver_id=file.organisation_id
    )  # fmt: skip
    row = rows.first()
    if row is None:
        return None
    return Came(
        received_line(row),
        sheet_of(json.loads(row.copy.content)) if is_readable(row) else None,
        not policy.may_finish(actor, row),
    )


def to_begin_from(actor: Actor, reference: UUID) -> Referral:
    """A referral from which this actor can open a file now."""
    actor.require(Permission.SUPPORT_WRITE)
    row = received_row(actor, reference)
    if code := policy.may_begin_from(actor, row):
        raise Denied(code)
    return row
