"""What rooms do with the vault. A room keeps a foreign key to "vault.Item"."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Denied
from halte.core.vault import actions, queries, scanning, sealed_files
from halte.core.vault.actions import Found, Particulars, share, unshare
from halte.core.vault.holding import HOLDERS
from halte.core.vault.kinds import Looked, look_into_archive
from halte.core.vault.models import Item
from halte.core.vault.queries import Content, ItemLine, item_row, line_of
from halte.core.vault.sealed_files import Sealed
from halte.core.vault.states import Kind, Side

__all__ = [
    "HOLDERS",
    "Content",
    "Item",
    "ItemLine",
    "Particulars",
    "Side",
    "copied_out",
    "exported",
    "item_lines",
    "item_row",
    "put_in",
    "share",
    "unshare",
]


def put_in(actor: Actor, blocks: Iterable[bytes], given: Particulars) -> Item:
    """Seal a file, look at its bytes, have it scanned, and make it an item.

    Call it before the action that ties the item to a room’s record, not inside:
    a large file takes time, and actions are not nested.
    """
    for door in (actor.refusal(Permission.VAULT_KEEP),
                 "" if actor.second_factor else "second_factor_required"):  # fmt: skip
        if door:
            raise Denied(door)
    looked = Looked(blocks)
    sealed = sealed_files.keep(looked)
    try:
        found = Found(sealed, kind_of(looked, sealed), scanning.scanned(again(sealed)))
        return actions.keep(actor, Item(), particulars=given, found=found)
    except BaseException:
        sealed_files.discard(sealed.token)
        raise


def again(sealed: Sealed) -> Callable[[], Iterable[bytes]]:
    """The content once more."""
    return lambda: sealed_files.opened(sealed.token, sealed.key)


def kind_of(looked: Looked, sealed: Sealed) -> Kind:
    """What the file is; an archive is looked into."""
    if looked.kind is not Kind.ZIP:
        return looked.kind
    reader = sealed_files.Reader(sealed.token, sealed.key, sealed.size)
    with io.BufferedReader(reader) as file:
        return look_into_archive(file, bytes(looked.tail))


def copied_out(actor: Actor, item_id: int, *, recipient: str, why: str) -> Content:
    """The file as it is, once its leaving is noted."""
    row = item_row(actor, item_id)
    actions.copy_out(actor, row, recipient=recipient, why=why)
    return queries.content(actor, item_id=item_id)


def exported(actor: Actor, item_id: int, *, recipient: str, why: str) -> Content:
    """A copy without hidden data, once its leaving is noted."""
    row = item_row(actor, item_id)
    found = queries.without_hidden_data(actor, item_id=item_id)
    digest = hashlib.sha256(b"".join(found.blocks)).hexdigest()
    actions.export(actor, row, recipient=recipient, why=why, digest=digest)
    return found


def item_lines(actor: Actor, ids: Iterable[int]) -> dict[int, ItemLine]:
    """Those of the items that this person may know of, by number."""
    rows = Item.objects.visible_to(actor).filter(pk__in=list(ids))
    return {row.pk: line_of(actor, row) for row in rows}
