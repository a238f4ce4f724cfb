"""Making a copy: drawn, registered, handed over. In this order and never without.

What may not be made is not drawn: the action then refuses it, and the refusal is in
the audit like any other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Final

from django.utils import timezone

from halte.capabilities.directory import policy
from halte.capabilities.directory.actions.copies import issue
from halte.capabilities.directory.copies import bundle, package
from halte.capabilities.directory.copies.choosing import Choice, end_of, last_day
from halte.capabilities.directory.copies.sheet import Address, sheet
from halte.capabilities.directory.models import Copy
from halte.capabilities.directory.states import CopyKind, Tier
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.keys import KeyFault
from halte.core.organisations.models import Organisation
from halte.core.signatures import Signer, signer

SUFFIXES: Final = {CopyKind.POCKET: "pdf", CopyKind.BUNDLE: "html"}


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The file, what it is called, and its row. No place is in its name."""

    data: bytes
    name: str
    copy: Copy


def pocket_list(actor: Actor, choice: Choice, *, address: Address) -> HandedOver:
    """A sheet of paper for a place."""
    row = draft(choice, CopyKind.POCKET)

    def draw() -> bytes:
        made = sheet(choice, who=named(actor, choice), address=address)
        row.services = len(made.pocket.services)
        row.expires_at = end_of(made.pocket.valid_until)
        return made.data

    return handed(actor, row, draw)


def offline_bundle(actor: Actor, choice: Choice) -> HandedOver:
    """A signed file for a place, or for all of Canada."""
    row = draft(choice, CopyKind.BUNDLE)

    def draw() -> bytes:
        services = bundle.services_of(choice)
        day = last_day(choice.tier, timezone.localdate(row.issued_at))
        row.services, row.expires_at = len(services), end_of(day)
        who = named(actor, choice)
        body = organisation(actor) if who else None
        made = bundle.Made(choice, who, body, row.issued_at, row.expires_at, day)
        _manifest, data = package.signed(
            bundle.page(made, services), a_signer(), id=str(row.reference),
            tier=str(choice.tier), who=who,
            organisation=body.en if body else "", place=choice.place,
            issued=row.issued_at.isoformat(), expires=row.expires_at.isoformat(),
            count=len(services),
        )  # fmt: skip
        return data

    return handed(actor, row, draw)


def printed_list(actor: Actor, choice: Choice, *, page: bytes, services: int) -> None:
    """Register what a search found before it is shown to be printed.

    Of what everyone may know nothing is kept: nobody is to learn what was looked for.
    """
    if choice.tier == Tier.PUBLIC:
        return
    row = draft(choice, CopyKind.LIST)
    row.services = services
    row.expires_at = end_of(last_day(choice.tier, timezone.localdate(row.issued_at)))
    issue(actor, row, digest=sha256(page).hexdigest())


def draft(choice: Choice, kind: CopyKind) -> Copy:
    """The row of a copy that is not made yet; it is valid for no time."""
    now = timezone.now()
    return Copy(
        kind=kind, tier=choice.tier, place=choice.place, within_km=choice.reach,
        services=0, issued_at=now, expires_at=now,
    )  # fmt: skip


def handed(actor: Actor, row: Copy, draw: Callable[[], bytes]) -> HandedOver:
    """Registered first; only what is registered is handed over."""
    allowed = actor.may(Permission.DIRECTORY_READ) and not policy.may_issue(actor, row)
    data = draw() if allowed else b""
    row = issue(actor, row, digest=sha256(data).hexdigest())
    # Its end is a midnight; the day before is the last that it is valid on.
    until = timezone.localdate(row.expires_at - timedelta(seconds=1))
    name = f"halte-{row.kind}-{until}.{SUFFIXES[CopyKind(row.kind)]}"
    return HandedOver(data, name, row)


def named(actor: Actor, choice: Choice) -> str:
    """Who made it. A copy for everyone names nobody: the person who carries it must
    not be seen to have spoken with an officer. The register knows all the same."""
    return "" if choice.tier == Tier.PUBLIC else actor.label


def a_signer() -> Signer:
    """The key that signs; where there is none, the form says how to make one."""
    try:
        return signer()
    except KeyFault as fault:
        raise Invalid(fault.code) from fault


def organisation(actor: Actor) -> Bilingual | None:
    """The organisation of who makes it, as it calls itself."""
    row = Organisation.objects.filter(pk=actor.organisation_id or 0).first()
    return Bilingual(row.name_en, row.name_fr) if row else None
