"""The clocks that run in a file."""

from __future__ import annotations

from datetime import date, timedelta

from halte.capabilities.inspections.clocks import Clock, answer_clock, payment_clock
from halte.capabilities.inspections.models import Inspection
from halte.capabilities.inspections.standing import (
    extended_to,
    final_notice,
    notice_in_force,
)


def answer_clock_of(inspection: Inspection) -> Clock | None:
    """Until when the notice in force can be answered; None where none was sent."""
    notice = notice_in_force(inspection)
    if notice is None or notice.computation is None:
        return None
    return answer_clock(
        notice.computation.clocks,
        notice.sending.sent_on,
        inspection.office,
        extended_to(inspection, notice),
    )


def decided_from(inspection: Inspection) -> date | None:
    """The first day on which a decision can be taken; None where no notice was sent.

    No determination is made before the time to answer has ended (IRPR s. 209.996(3)),
    whatever the employer said meanwhile: the Regulations know no waiver.
    """
    clock = answer_clock_of(inspection)
    return clock.ends_on + timedelta(1) if clock else None


def payment_clock_of(inspection: Inspection) -> Clock | None:
    """Until when the penalty is to be paid; None where none is due."""
    decision = getattr(inspection, "decision", None)
    notice = final_notice(inspection)
    if decision is None or not decision.amount_cad or notice is None:
        return None
    return payment_clock(
        decision.computation.clocks, notice.sending.sent_on, inspection.office
    )
