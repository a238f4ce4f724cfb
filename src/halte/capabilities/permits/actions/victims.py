"""Permits for victims: a case, its checklist, its permits. No verdict anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.permits.actions.instructions import require_past
from halte.capabilities.permits.models import StepMark, VictimCase, VictimPermit
from halte.capabilities.permits.policy import may_add_apart, of_ours
from halte.capabilities.permits.states import StepState
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Met:
    """Whom we met, and how to reach them safely."""

    person_name: str
    reach_safely: str
    speaks: str
    province: str
    dependants: int
    met_on: date
    demonstration: bool = False


@action(
    Permission.PROTECTED_PERMITS,
    label=Bilingual("Begin a checklist for a victim",
                    "Commencer une liste de contrôle pour une victime"),
    policy=may_add_apart,
    second_factor=True,
)  # fmt: skip
def begin_case(actor: Actor, organisation: Organisation, *, met: Met) -> VictimCase:
    """Someone who may be a victim. Nothing has to be proved for that."""
    require_past(met.met_on, "met_on")
    values = {name: getattr(met, name) for name in Met.__dataclass_fields__}
    return VictimCase.objects.create(
        organisation=organisation, added_by_id=actor.user_id, **values
    )


@action(
    Permission.PROTECTED_PERMITS,
    label=Bilingual("Mark a step", "Marquer une étape"),
    policy=of_ours,
    second_factor=True,
)
def mark_step(
    actor: Actor, case: VictimCase, *, step: str, state: StepState
) -> StepMark:
    """Done, not wanted by the person, or to do again."""
    return StepMark.objects.create(
        case=case,
        step=step,
        state=state,
        on=timezone.localdate(),
        by_user_id=actor.user_id,
    )


@action(
    Permission.PROTECTED_PERMITS,
    label=Bilingual("Note a permit that was given", "Consigner un permis délivré"),
    policy=of_ours,
    second_factor=True,
)
def note_permit(
    actor: Actor, case: VictimCase, *, begins_on: date, ends_on: date
) -> VictimPermit:
    """Its clock runs from its first day; later permits follow earlier ones."""
    require_past(begins_on, "begins_on")
    before = case.permits.last()
    if ends_on <= begins_on or (before and begins_on < before.begins_on):
        raise Invalid("victim_permit_order", field="begins_on")
    return VictimPermit.objects.create(
        case=case, begins_on=begins_on, ends_on=ends_on, by_user_id=actor.user_id
    )
