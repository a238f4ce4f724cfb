"""Reports as subjects of a form, for those who may: pages open only what would work."""

from __future__ import annotations

from halte.capabilities.rounds import policy
from halte.capabilities.rounds.leave import holds
from halte.capabilities.rounds.models import Report, Round
from halte.capabilities.rounds.queries.lines import round_row
from halte.capabilities.rounds.queries.reports import report_row
from halte.capabilities.rounds.states import Duty
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Denied


def to_write(actor: Actor, report_id: int) -> Report:
    """A report that this person can write now."""
    report = report_row(actor, report_id)
    if code := policy.may_write(actor, report):
        raise Denied(code)
    return report


def to_send_back(actor: Actor, report_id: int) -> Report:
    """A report that this person can send back now."""
    report = report_row(actor, report_id)
    if code := policy.may_return(actor, report):
        raise Denied(code)
    return report


def to_send_rows(actor: Actor, round_id: int) -> Round:
    """A round for which this person can send a workbook now."""
    row = round_row(actor, round_id)
    if code := policy.may_send_rows(actor, row):
        raise Denied(code)
    return row


def to_move(actor: Actor, round_id: int) -> Round:
    """A round whose due day this person can move now."""
    actor.require(Permission.ROUND_MANAGE)
    row = round_row(actor, round_id)
    if code := policy.may_move(actor, row):
        raise Denied(code)
    return row


def writes(actor: Actor) -> bool:
    """True where this person writes for their organisation: by role, or lent."""
    return holds(actor, Duty.REPORT)


def may_manage(actor: Actor) -> None:
    """Refused to everyone but those who keep rounds."""
    actor.require(Permission.ROUND_MANAGE)
