"""Who is shut out at another organisation, and who there has a name.

Nobody gets a list of another organisation’s staff: only names that hold every word
that was typed come back, few at a time, and each look is in the audit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from halte.capabilities.support.models import Block, File, Referral
from halte.capabilities.support.people import members_of
from halte.capabilities.support.queries.referrals import received_row, referral_row
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Missing
from halte.core.fields import normalised
from halte.core.organisations.models import Organisation, User
from halte.core.organisations.queries import names_of
from halte.core.reads import reads

MOST: Final = 5
SHORTEST: Final = 3
"""Letters without which a word finds nobody."""


@dataclass(frozen=True, slots=True)
class Shut:
    """Someone elsewhere who must not know."""

    block_id: int
    name: str
    why: str


def shut_out_of(file: File) -> tuple[Shut, ...]:
    """Those of other organisations, by when it was said."""
    rows = list(file.blocks.filter(lifted_at=None))
    own = {person.pk for person in members_of(file.organisation_id)}
    names = names_of(row.user_id for row in rows)
    return tuple(
        Shut(row.pk, names.get(row.user_id, "–"), file.opened(row.why))
        for row in rows
        if row.user_id not in own
    )


@dataclass(frozen=True, slots=True)
class There:
    """A receiver, those who must not know, and the name that was looked for."""

    file: File
    receiver: Organisation
    shut: tuple[Shut, ...]


def of_there(found: There) -> list[str]:
    """What the audit calls it."""
    return [f"support.File:{found.file.reference}"]


@reads(Permission.SUPPORT_REFER, records=of_there)
def there(actor: Actor, *, reference: UUID) -> There:
    """For the page on which someone at the receiver is shut out."""
    row = referral_row(actor, reference)
    if row.receiver is None:
        raise Missing("not_found")
    return There(row.file, row.receiver, shut_out_of(row.file))


@reads(
    Permission.SUPPORT_REFER,
    records=lambda found: [f"organisations.User:{person.pk}" for person in found],
)
def named_there(
    actor: Actor, *, receiver: Organisation, words: str
) -> tuple[User, ...]:
    """Who at the receiver has a name with every one of these words; at most five."""
    wanted = normalised(words).split()
    if not wanted or max(map(len, wanted)) < SHORTEST:
        return ()
    found = [person for person in members_of(receiver.pk) if fits(wanted, person.name)]
    return tuple(found[:MOST])


def fits(wanted: list[str], name: str) -> bool:
    """True where each word begins a part of the name; hyphens and accents aside."""
    parts = normalised(name.replace("-", " ").replace("’", " ")).split()
    typed = " ".join(wanted).replace("-", " ").replace("’", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in typed)


def shut_row(actor: Actor, block_id: int) -> Block:
    """The row, for an action on it."""
    rows = Block.objects.filter(file__in=File.objects.visible_to(actor))
    found = rows.select_related("file").filter(pk=block_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def to_shut_out_here(
    actor: Actor, reference: UUID
) -> tuple[Referral, tuple[User, ...]]:
    """A received referral, and the colleagues who could be shut out of it."""
    actor.require(Permission.SUPPORT_SUPERVISE)
    row = received_row(actor, reference)
    held = row.file.blocks.filter(lifted_at=None).values_list("user_id", flat=True)
    shut = {*held, actor.user_id}
    people = members_of(row.receiver_id or 0)
    return row, tuple(person for person in people if person.pk not in shut)
