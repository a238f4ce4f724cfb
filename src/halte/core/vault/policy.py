"""What the state of an item allows; '' means yes."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.vault.holding import held
from halte.core.vault.models import Item
from halte.core.vault.states import CLEANABLE, TRANSITIONS, ItemState, Scan, Side


def is_ours(actor: Actor, item: Item) -> str:
    """Who sees an item because it is shared may open it, and no more."""
    return "" if item.organisation_id == actor.organisation_id else "vault_not_yours"


def may_open(actor: Actor, item: Item) -> str:
    """While it is there and not under seal."""
    if item.state == ItemState.DISPOSED:
        return "vault_disposed"
    if item.state == ItemState.SEALED:
        return "vault_sealed"
    return "vault_infected" if item.scan == Scan.INFECTED else ""


def may_copy_out(actor: Actor, item: Item) -> str:
    """What nothing has scanned leaves only once a person answers for it."""
    if code := is_ours(actor, item) or may_open(actor, item):
        return code
    return "vault_not_scanned" if item.scan == Scan.NOT_SCANNED else ""


def may_export(actor: Actor, item: Item) -> str:
    """Kinds that can be cleaned; what is behind the wall goes to nobody outside."""
    if code := may_copy_out(actor, item):
        return code
    if item.side == Side.WALLED:
        return "vault_walled"
    return "" if item.kind in CLEANABLE else "vault_not_cleanable"


def may_answer(actor: Actor, item: Item) -> str:
    """Only for what was not scanned."""
    if code := is_ours(actor, item) or may_open(actor, item):
        return code
    return "" if item.scan == Scan.NOT_SCANNED else "vault_scanned"


def may_scan(actor: Actor, item: Item) -> str:
    """Whatever is there, again and again."""
    if code := is_ours(actor, item):
        return code
    return "vault_disposed" if item.state == ItemState.DISPOSED else ""


def may_wall(actor: Actor, item: Item) -> str:
    """Once, and for good."""
    if code := may_scan(actor, item):
        return code
    return "vault_walled" if item.side == Side.WALLED else ""


def may_share(actor: Actor, item: Item) -> str:
    """Never from behind the wall."""
    return may_wall(actor, item)


def may_seal(actor: Actor, item: Item) -> str:
    """An item that is kept."""
    return is_ours(actor, item) or _can_become(item, ItemState.SEALED)


def may_unseal(actor: Actor, item: Item) -> str:
    """An item under seal."""
    if code := is_ours(actor, item):
        return code
    return "" if item.state == ItemState.SEALED else "vault_not_sealed"


def may_dispose(actor: Actor, item: Item) -> str:
    """Unless it is under seal or a room still needs it."""
    code = is_ours(actor, item) or _can_become(item, ItemState.DISPOSED)
    return code or held(item.pk)


def _can_become(item: Item, state: ItemState) -> str:
    now = ItemState(item.state)
    if state in TRANSITIONS[now]:
        return ""
    return "vault_disposed" if now is ItemState.DISPOSED else "vault_sealed"
