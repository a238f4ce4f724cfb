"""Writing the chain of custody. Called inside the action that does it."""

from __future__ import annotations

from typing import Any

from halte.core.access.actor import Actor
from halte.core.vault.models import Item, Link, Passage
from halte.core.vault.states import Custody


def link(
    actor: Actor, item: Item, kind: Custody, *, why: str = "", recipient: str = "",
    **more: Any,
) -> Link:  # fmt: skip
    """Add a link."""
    return Link.objects.create(
        item=item, kind=kind, by_user_id=actor.user_id, purpose=actor.purpose,
        why=passage(why), recipient=passage(recipient), **more,
    )  # fmt: skip


def passage(text: str) -> Passage | None:
    """Words that are kept encrypted; None where there are none."""
    return Passage.objects.create(text=text) if text else None
