"""Files by their keys, for an action or a page."""

from __future__ import annotations

from halte.capabilities.inspections.models import (
    DrawList,
    FindingRow,
    Inspection,
    Letter,
    Pick,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Missing


def inspection_row(actor: Actor, pk: int) -> Inspection:
    """A file, for an action on it."""
    row = Inspection.objects.visible_to(actor).filter(pk=pk).first()
    if row is None:
        raise Missing("not_found")
    return row


def letter_row(actor: Actor, pk: int) -> Letter:
    """A letter, for an action on it."""
    rows = Letter.objects.filter(inspection__in=Inspection.objects.visible_to(actor))
    row = rows.select_related("inspection").filter(pk=pk).first()
    if row is None:
        raise Missing("not_found")
    return row


def finding_row(actor: Actor, pk: int) -> FindingRow:
    """A finding, to be changed by a new one."""
    visible = Inspection.objects.visible_to(actor)
    rows = FindingRow.objects.filter(inspection__in=visible)
    row = rows.select_related("inspection", "told", "reasons").filter(pk=pk).first()
    if row is None:
        raise Missing("not_found")
    return row


def draw_row(actor: Actor, pk: int) -> DrawList:
    """A draw, for an action on it."""
    row = DrawList.objects.filter(pk=pk).first()
    if row is None or not actor.may(Permission.INSPECTIONS_READ):
        raise Missing("not_found")
    return row


def pick_row(actor: Actor, pk: int) -> Pick:
    """An employer that was drawn, for an action on it."""
    row = Pick.objects.select_related("draw").filter(pk=pk).first()
    if row is None or not actor.may(Permission.INSPECTIONS_READ):
        raise Missing("not_found")
    return row
