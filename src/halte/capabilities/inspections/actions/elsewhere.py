"""Earlier violations and final notices found elsewhere: entered, and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halte.capabilities.inspections.keeping import (
    involve,
    name_of,
    passage,
    require_past,
    require_reason,
)
from halte.capabilities.inspections.models import Elsewhere, Inspection
from halte.capabilities.inspections.policy import may_find
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier violation by its type, or an earlier final notice by its amount.

    `published` is the row of the published page on which it was read, where it was.
    """

    reference: str
    on: date
    evidence: str
    kind: str = ""
    amount_cad: int | None = None
    published: int | None = None


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual(
        "Enter an earlier violation or notice found elsewhere",
        "Inscrire une violation ou un avis antérieur constaté ailleurs",
    ),
    policy=may_find,
    second_factor=True,
)
def enter_elsewhere(actor: Actor, inspection: Inspection, *, past: Past) -> Elsewhere:
    """History of Table 4 (209.991(1)(a)), or a notice of the twelve months
    (209.996(5)), with from what it is known.
    """
    if not past.reference.strip():
        raise Invalid("elsewhere_reference", field="reference")
    if bool(past.kind) == bool(past.amount_cad):
        raise Invalid("elsewhere_one_of_two", field="kind")
    require_past(inspection, past.on, "on")
    words = require_reason(past.evidence, "evidence")
    involve(actor, inspection)
    return Elsewhere.objects.create(
        inspection=inspection,
        reference=past.reference.strip(),
        kind=past.kind,
        on=past.on,
        amount_cad=past.amount_cad,
        evidence=passage(words),
        published=past.published,
        by_user_id=actor.user_id or 0,
        by_name=name_of(actor),
    )


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual(
        "Take back what was found elsewhere", "Retirer ce qui a été constaté ailleurs"
    ),
    policy=may_find,
    second_factor=True,
)
def take_back(
    actor: Actor, inspection: Inspection, *, row: Elsewhere, said: str
) -> Elsewhere:
    """It counts no longer, and stays readable."""
    other_file = row.inspection_id != inspection.pk
    if other_file or row.takes_back_id is not None or hasattr(row, "taken_back"):
        raise Invalid("elsewhere_taken_back", field="said")
    words = require_reason(said)
    involve(actor, inspection)
    return Elsewhere.objects.create(
        inspection=inspection,
        takes_back=row,
        evidence=passage(words),
        by_user_id=actor.user_id or 0,
        by_name=name_of(actor),
    )
