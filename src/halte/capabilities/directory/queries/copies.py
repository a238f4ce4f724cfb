"""The register of copies: what left, for whom, and until when it is valid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from halte.capabilities.directory.copies.choosing import Choice
from halte.capabilities.directory.models import Copy
from halte.capabilities.directory.queries.named import each_row
from halte.capabilities.directory.states import CopyKind, RecallReason, Tier
from halte.capabilities.directory.words import COPIES, RECALLS, TIERS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.organisations.models import Organisation, User
from halte.core.reads import reads

ON_HAND: Final = 20


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A copy as lists tell it."""

    reference: UUID
    kind: Bilingual
    place: Bilingual
    tier: Bilingual
    services: int
    issued_at: datetime
    expires_at: datetime
    who: str
    organisation: Bilingual | None
    digest: str
    recalled: Bilingual | None
    is_valid: bool

    @property
    def last_day(self) -> date:
        """The last day on which it is valid."""
        return timezone.localdate(self.expires_at - timedelta(seconds=1))


def own_copies(actor: Actor) -> list[CopyLine]:
    """The last copies that a person made themselves."""
    rows = Copy.objects.visible_to(actor).filter(by_user_id=actor.user_id or 0)
    return lines(rows.select_related("recall")[:ON_HAND])


@reads(Permission.DIRECTORY_KEEP, records=each_row)
def copies(actor: Actor) -> QuerySet[Copy]:
    """All copies, for the steward; the newest first."""
    return Copy.objects.visible_to(actor).select_related("recall")


def copy_row(actor: Actor, *, reference: UUID) -> Copy:
    """One copy, for who may know of it."""
    row = Copy.objects.visible_to(actor).filter(reference=reference).first()
    if row is None:
        raise Missing("not_found")
    return row


def lines(rows: Iterable[Copy]) -> list[CopyLine]:
    """As lists tell them, with the names of people and organisations."""
    copies = list(rows)
    people = User.objects.in_bulk({c.by_user_id for c in copies if c.by_user_id})
    bodies = Organisation.objects.in_bulk(
        {c.organisation_id for c in copies if c.organisation_id}
    )
    now = timezone.now()
    return [
        line(
            row,
            str(people.get(row.by_user_id or 0, "–")),
            called(bodies.get(row.organisation_id or 0)),
            now,
        )
        for row in copies
    ]


def called(body: Organisation | None) -> Bilingual | None:
    """An organisation as it calls itself."""
    return Bilingual(body.name_en, body.name_fr) if body else None


def line(
    row: Copy, who: str, organisation: Bilingual | None, now: datetime
) -> CopyLine:
    """One of them."""
    recall = getattr(row, "recall", None)
    return CopyLine(
        reference=row.reference,
        kind=COPIES[CopyKind(row.kind)],
        place=Choice(row.place).title,
        tier=TIERS[Tier(row.tier)],
        services=row.services,
        issued_at=row.issued_at,
        expires_at=row.expires_at,
        who=who,
        organisation=organisation,
        digest=row.digest,
        recalled=RECALLS[RecallReason(recall.reason)] if recall else None,
        is_valid=recall is None and row.expires_at > now,
    )
