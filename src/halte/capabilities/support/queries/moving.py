"""Transfers of whole files, and certificates of disposal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from halte.capabilities.support import policy
from halte.capabilities.support.models import Certificate, File, Transfer
from halte.capabilities.support.queries.files import file_row
from halte.capabilities.support.queries.referrals import name, organisations
from halte.capabilities.support.states import TransferState
from halte.capabilities.support.words import TRANSFER_STATES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Missing
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class TransferLine:
    """A transfer in a list: from whom, to whom, when. Nothing of the person."""

    id: int
    sender: Bilingual
    receiver: Bilingual
    state: Bilingual
    proposed_at: datetime
    waits: bool


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """What was disposed of, when and by which rule."""

    id: int
    file: UUID
    rule: str
    rows: int
    at: datetime


@dataclass(frozen=True, slots=True)
class TransferPage:
    """What the page of a transfer offers."""

    row: File
    bodies: list[tuple[str, str]]
    open: TransferLine | None


def of_transfers(found: tuple[TransferLine, ...]) -> list[str]:
    """What the audit calls them."""
    return [f"support.Transfer:{line.id}" for line in found]


def line_of(row: Transfer) -> TransferLine:
    """A transfer as lists show it."""
    return TransferLine(
        row.pk,
        name(row.sender),
        name(row.receiver),
        TRANSFER_STATES[TransferState(row.state)],
        row.proposed_at,
        row.state == TransferState.PROPOSED,
    )


@reads(Permission.SUPPORT_SUPERVISE, records=of_transfers)
def proposed(actor: Actor) -> tuple[TransferLine, ...]:
    """Those proposed to one’s own organisation, newest first."""
    rows = Transfer.objects.received_by(actor).select_related("sender", "receiver")
    return tuple(map(line_of, rows[:100]))


def certificates(actor: Actor) -> tuple[CertificateLine, ...]:
    """Of one’s own organisation, newest first."""
    rows = Certificate.objects.visible_to(actor).select_related("file")
    return tuple(
        CertificateLine(row.pk, row.file.reference, row.rule, row.rows, row.at)
        for row in rows[:100]
    )


def to_transfer(actor: Actor, reference: UUID) -> TransferPage:
    """A file that this actor answers for."""
    actor.require(Permission.SUPPORT_SUPERVISE)
    row = file_row(actor, reference)
    open_ = row.transfers.filter(state=TransferState.PROPOSED).first()
    bodies = [(r.slug, str(r.name)) for r in organisations(row) if r.inside]
    return TransferPage(row, bodies, line_of(open_) if open_ else None)


def transfer_row(actor: Actor, transfer_id: int, *, own: bool) -> Transfer:
    """The row, for the proposer or for the receiver."""
    rows = Transfer.objects.received_by(actor)
    if own:
        rows = Transfer.objects.filter(file__in=File.objects.visible_to(actor))
    found = rows.filter(pk=transfer_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def to_dispose(actor: Actor, reference: UUID) -> File:
    """A file whose disposal can be proposed now."""
    actor.require(Permission.SUPPORT_WRITE)
    row = file_row(actor, reference)
    if code := policy.may_propose_disposal(actor, row):
        raise Denied(code)
    return row
