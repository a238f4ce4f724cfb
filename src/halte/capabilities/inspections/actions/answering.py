"""Between a notice and a decision: more time, and the answer."""

from __future__ import annotations

from datetime import date

from halte.capabilities.inspections.keeping import happen, require_reason
from halte.capabilities.inspections.models import Event, Inspection
from halte.capabilities.inspections.policy import may_answer
from halte.capabilities.inspections.standing import notice_in_force
from halte.capabilities.inspections.states import Happened
from halte.capabilities.inspections.timing import answer_clock_of
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Give more time to answer", "Prolonger le délai de réponse"),
    policy=may_answer,
    second_factor=True,
)
def extend(
    actor: Actor,
    inspection: Inspection,
    *,
    asked_on: date,
    on: date,
    until: date,
    said: str,
) -> Event:
    """The employer asked in time for more of it, and has it until a later day."""
    clock = answer_clock_of(inspection)
    if clock is None:
        raise Invalid("answer_before_notice", field="on")
    if not clock.sent_on <= asked_on <= on:
        raise Invalid("extension_asked_when", field="asked_on")
    if asked_on > clock.ends_on:
        raise Invalid(
            "extension_asked_late", field="asked_on", day=clock.ends_on.isoformat()
        )
    if until <= clock.ends_on:
        raise Invalid(
            "extension_too_short", field="until", day=clock.ends_on.isoformat()
        )
    return happen(
        actor, inspection, Happened.EXTENDED, on, until=until,
        asked_on=asked_on, said=require_reason(said),
    )  # fmt: skip


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Record an answer", "Consigner une réponse"),
    policy=may_answer,
    second_factor=True,
)
def receive_answer(
    actor: Actor, inspection: Inspection, *, on: date, said: str
) -> Event:
    """What the employer wrote, in short. One that is late is kept as such."""
    notice = notice_in_force(inspection)
    if notice is None or on < notice.sending.sent_on:
        raise Invalid("answer_before_sending", field="on")
    return happen(actor, inspection, Happened.ANSWERED, on, said=require_reason(said))


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual(
        "Record that an answer is complete", "Consigner qu’une réponse est complète"
    ),
    policy=may_answer,
    second_factor=True,
)
def complete_answer(
    actor: Actor, inspection: Inspection, *, on: date, by_whom: str, how: str
) -> Event:
    """The employer said that it has nothing to add: who, how, and on which day.

    It shortens nothing: a decision waits for the last day (IRPR s. 209.996(3)).
    """
    notice = notice_in_force(inspection)
    if notice is None or on < notice.sending.sent_on:
        raise Invalid("answer_before_sending", field="on")
    if not by_whom.strip():
        raise Invalid("complete_by_whom", field="by_whom")
    said = f"{by_whom.strip()}\n{require_reason(how, 'how')}"
    return happen(actor, inspection, Happened.NOTHING_TO_ADD, on, said=said)
