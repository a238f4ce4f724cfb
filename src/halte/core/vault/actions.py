"""What is done with items. Each act is a link of the chain of custody."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation
from halte.core.vault import policy
from halte.core.vault.models import Certificate, Item, Link, Share
from halte.core.vault.recording import link
from halte.core.vault.sealed_files import Sealed, discard
from halte.core.vault.states import Custody, ItemState, Kind, Rule, Scan, Side


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a person says of a file that they put in."""

    name: str = ""
    shows: str = ""
    taken_at: datetime | None = None
    taken_where: str = ""
    side: Side = Side.OPEN
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out about its bytes."""

    sealed: Sealed
    kind: Kind
    scan: Scan


@action(
    Permission.VAULT_KEEP,
    label=Bilingual("Put a file in the vault", "Déposer un fichier au coffre"),
    second_factor=True,
)
def keep(actor: Actor, item: Item, *, particulars: Particulars, found: Found) -> Item:
    """A file that was sealed a moment ago becomes an item."""
    if actor.organisation_id is None:
        raise Denied("no_permission")
    if particulars.taken_at and particulars.taken_at > timezone.now():
        raise Invalid("day_to_come", field="taken_at")
    item.organisation_id = actor.organisation_id
    for name in Particulars.__dataclass_fields__:
        setattr(item, name, getattr(particulars, name))
    sealed = found.sealed
    item.token, item.file_key = sealed.token, sealed.key
    item.digest, item.size = sealed.digest, sealed.size
    item.kind, item.scan = found.kind, found.scan
    item.put_in_by_id = actor.user_id
    item.pk = free_number()
    item.save(force_insert=True)
    link(actor, item, Custody.PUT_IN, digest=item.digest, scan=found.scan)
    return item


def free_number() -> int:
    """A number of nine digits that no item has, drawn at random.

    Numbers in a row would skip where someone put an item behind the wall, and say
    so to those who may not know.
    """
    number = 0
    while not number or Item.objects.filter(pk=number).exists():
        number = 100_000_000 + secrets.randbelow(900_000_000)
    return number


@action(
    Permission.VAULT_READ,
    label=Bilingual("Open an item of the vault", "Ouvrir un élément du coffre"),
    policy=policy.may_open,
    second_factor=True,
)
def open_item(actor: Actor, item: Item, *, why: str) -> Link:
    """Note who opens it and why. What is in it is read afterwards."""
    return link(actor, item, Custody.OPENED, why=needed(why))


@action(
    Permission.VAULT_RELEASE,
    label=Bilingual("Copy an item out", "Copier un élément à l’extérieur"),
    policy=policy.may_copy_out,
    second_factor=True,
)
def copy_out(actor: Actor, item: Item, *, recipient: str, why: str) -> Link:
    """The file as it is, hidden data included, leaves the vault."""
    return link(actor, item, Custody.COPIED_OUT, why=needed(why),
                recipient=recipient, digest=item.digest)  # fmt: skip


@action(
    Permission.VAULT_RELEASE,
    label=Bilingual("Export an item", "Exporter un élément"),
    policy=policy.may_export,
    second_factor=True,
)
def export(actor: Actor, item: Item, *, recipient: str, why: str, digest: str) -> Link:
    """A copy without hidden data leaves the vault; `digest` is that of the copy."""
    return link(actor, item, Custody.EXPORTED, why=needed(why),
                recipient=recipient, digest=digest)  # fmt: skip


@action(
    Permission.VAULT_RELEASE,
    label=Bilingual(
        "Answer for a file that was not scanned",
        "Répondre d’un fichier non analysé",
    ),
    policy=policy.may_answer,
    second_factor=True,
)
def answer_for(actor: Actor, item: Item, *, why: str) -> Link:
    """A person says why the file may leave although nothing has scanned it."""
    item.scan = Scan.ANSWERED
    item.save(update_fields=["scan"])
    return link(actor, item, Custody.ANSWERED, why=needed(why), scan=item.scan)


@action(
    Permission.VAULT_KEEP,
    label=Bilingual("Record a scan", "Consigner une analyse"),
    policy=policy.may_scan,
    second_factor=True,
)
def record_scan(actor: Actor, item: Item, *, scan: Scan) -> Link:
    """What the scanner said. One that does not answer takes back no earlier answer."""
    if scan is Scan.NOT_SCANNED:
        raise Invalid("vault_no_scanner")
    item.scan = scan
    item.save(update_fields=["scan"])
    return link(actor, item, Custody.SCANNED, scan=scan)


@action(
    Permission.VAULT_KEEP,
    label=Bilingual("Put an item behind the wall", "Mettre un élément derrière le mur"),
    policy=policy.may_wall,
    second_factor=True,
)
def put_behind_wall(actor: Actor, item: Item, *, why: str) -> Link:
    """It can never be shown to the employer again; nobody else keeps seeing it."""
    for share in Share.objects.standing().filter(item=item):
        unshare(actor, item, share.organisation)
    item.side = Side.WALLED
    item.save(update_fields=["side"])
    return link(actor, item, Custody.WALLED, why=needed(why))


@action(
    Permission.VAULT_KEEP,
    label=Bilingual("Seal an item", "Mettre un élément sous scellés"),
    policy=policy.may_seal,
    second_factor=True,
)
def seal(actor: Actor, item: Item, *, why: str) -> Link:
    """Nobody opens it until someone says why."""
    item.state = ItemState.SEALED
    item.save(update_fields=["state"])
    return link(actor, item, Custody.SEALED, why=needed(why))


@action(
    Permission.VAULT_RELEASE,
    label=Bilingual("Unseal an item", "Lever les scellés d’un élément"),
    policy=policy.may_unseal,
    second_factor=True,
)
def unseal(actor: Actor, item: Item, *, why: str) -> Link:
    """It can be opened again."""
    item.state = ItemState.KEPT
    item.save(update_fields=["state"])
    return link(actor, item, Custody.UNSEALED, why=needed(why))


@action(
    Permission.VAULT_RELEASE,
    label=Bilingual("Dispose of an item", "Éliminer un élément"),
    policy=policy.may_dispose,
    second_factor=True,
)
def dispose(actor: Actor, item: Item, *, rule: Rule, why: str) -> Certificate:
    """The key is forgotten and the file removed; a certificate stays."""
    item.state = ItemState.DISPOSED
    item.file_key = None  # type: ignore[assignment]  # the one time it is none
    item.name = item.shows = item.taken_where = ""
    item.save()
    told = link(actor, item, Custody.DISPOSED, why=needed(why), digest=item.digest)
    transaction.on_commit(partial(discard, item.token))
    return Certificate.objects.create(
        item=item, digest=item.digest, size=item.size, rule=rule, why=told.why,
        by_user_id=actor.user_id,
    )  # fmt: skip


def needed(why: str) -> str:
    """A reason that says something."""
    if not why.strip():
        raise Invalid("vault_why", field="why")
    return why.strip()


def share(actor: Actor, item: Item, organisation: Organisation) -> None:
    """Let another organisation see an item. A step of a room’s own action."""
    if code := policy.may_share(actor, item):
        raise Denied(code)
    standing = Share.objects.standing().filter(item=item, organisation=organisation)
    if not standing.exists():
        _say(actor, item, organisation, stands=True)


def unshare(actor: Actor, item: Item, organisation: Organisation) -> None:
    """It sees it no longer. A step of a room’s own action."""
    standing = Share.objects.standing().filter(item=item, organisation=organisation)
    if standing.exists():
        _say(actor, item, organisation, stands=False)


def _say(actor: Actor, item: Item, body: Organisation, *, stands: bool) -> None:
    Share.objects.create(
        item=item, organisation=body, stands=stands, by_user_id=actor.user_id
    )
    kind = Custody.SHARED if stands else Custody.UNSHARED
    link(actor, item, kind, recipient=body.name_en)
