"""Conditions that are not examined, and why: a file says something of each."""

from __future__ import annotations

from halte.capabilities.inspections.keeping import (
    canonical,
    involve,
    passage,
    require_reason,
)
from halte.capabilities.inspections.models import FindingRow, Inspection
from halte.capabilities.inspections.policy import may_leave_rest
from halte.capabilities.inspections.standing import unsettled
from halte.capabilities.inspections.states import Finding
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual

WHY = "not_examined"
"""The key of the reason among those of a finding."""


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual(
        "Mark the remaining conditions as not examined",
        "Inscrire les conditions restantes comme non examinées",
    ),
    policy=may_leave_rest,
    second_factor=True,
)
def leave_rest(actor: Actor, inspection: Inspection, *, said: str) -> list[FindingRow]:
    """Every condition without a finding was not examined, for one reason."""
    why = passage(canonical({WHY: require_reason(said)}))
    involve(actor, inspection)
    inspection.version += 1
    inspection.save(update_fields=["version"])
    return [
        FindingRow.objects.create(
            inspection=inspection, item=item, status=Finding.NOT_EXAMINED,
            reasons=why, by_user_id=actor.user_id,
        )
        for item in unsettled(inspection)
    ]  # fmt: skip
