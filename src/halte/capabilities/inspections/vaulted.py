"""Evidence that is a file of the vault: it is there, and stays while it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from halte.capabilities.inspections.links import EVIDENCE_LINKS
from halte.capabilities.inspections.models import Evidence
from halte.capabilities.inspections.states import Side, Source
from halte.core.access.actor import Actor
from halte.core.errors import Invalid
from halte.core.vault.facade import HOLDERS, ItemLine, item_lines

if TYPE_CHECKING:
    from halte.capabilities.inspections.actions.finding import Pointer


def is_walled(actor: Actor, pointer: Pointer) -> bool:
    """Whether the file lies behind the wall; `Invalid` where this reader has none."""
    if pointer.source is not Source.VAULT:
        return False
    line = one(actor, pointer.reference)
    if line is None:
        raise Invalid("evidence_not_in_vault", field="reference")
    return line.walled


def one(actor: Actor, reference: str) -> ItemLine | None:
    """The file of this number, where this reader may know of it."""
    if not reference.strip().isdecimal():
        return None
    pk = int(reference)
    return item_lines(actor, [pk]).get(pk)


def shown_of(actor: Actor, pieces: list[Evidence]) -> list[Evidence]:
    """Those that may be shown to an employer now.

    A file can go behind the wall after it became evidence: then it is shown no more.
    """
    return [piece for piece in pieces if is_shown(actor, piece)]


def is_shown(actor: Actor, piece: Evidence) -> bool:
    """Whether one piece may be shown."""
    if piece.side != Side.OPEN:
        return False
    if piece.source != Source.VAULT:
        return True
    line = one(actor, piece.reference)
    return line is not None and not line.walled


def to_item(actor: Actor, reference: str) -> str:
    """The page of the file."""
    line = one(actor, reference)
    return reverse("vault:item", args=[line.id]) if line else ""


def needed(item_id: int) -> bool:
    """A file that is evidence in a finding is not disposed of."""
    rows = Evidence.objects.filter(source=Source.VAULT, reference=str(item_id))
    return rows.exists()


EVIDENCE_LINKS.add(Source.VAULT, to_item)
HOLDERS.append(needed)
