"""What the state of things allows: a reason code, or '' for yes."""

from __future__ import annotations

from django.utils import timezone

from halte.capabilities.rounds.leave import holds
from halte.capabilities.rounds.models import (
    Delegation,
    Report,
    Round,
    SheetRow,
    Step,
)
from halte.capabilities.rounds.models.reports import ReportQuerySet
from halte.capabilities.rounds.states import (
    HANDED_IN,
    OPEN,
    TRANSITIONS,
    Act,
    Duty,
    Part,
    ReportState,
    RowState,
)
from halte.capabilities.rounds.versions import ends
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.organisations.models import Organisation


def may_open(actor: Actor, organisation: Organisation) -> str:
    """The secretariat opens rounds in its own name."""
    return "" if organisation.pk == actor.organisation_id else "rounds_not_yours"


def may_move(actor: Actor, round_: Round) -> str:
    """The due day moves until it is over: afterwards it would make on time what
    was late. Late reports are taken all the same, until the round closes."""
    if round_.closed_at:
        return "rounds_closed"
    return "rounds_due_is_over" if round_.due_on < timezone.localdate() else ""


def may_close(actor: Actor, round_: Round) -> str:
    """A round closes once, and not over reports that wait for the secretariat."""
    if round_.closed_at:
        return "rounds_closed"
    if Report.objects.filter(round=round_, state=ReportState.APPROVED).exists():
        return "rounds_reports_wait"
    return ""


def may_write(actor: Actor, report: Report) -> str:
    """The department’s own people write, until they hand it over or time is up."""
    if report.organisation_id != actor.organisation_id:
        return "rounds_not_yours"
    if not holds(actor, Duty.REPORT):
        return "rounds_not_a_writer"
    if report.round.closed_at:
        return "rounds_closed"
    if report.state == ReportState.ACCEPTED:
        return "rounds_already_accepted"
    if report.state not in OPEN:
        return "rounds_handed_over"
    return _too_late_for_the_lead(report)


def may_send_rows(actor: Actor, round_: Round) -> str:
    """A workbook is taken while the round is open, from those who write."""
    if not holds(actor, Duty.REPORT):
        return "rounds_not_a_writer"
    return "rounds_closed" if round_.closed_at else ""


def may_mend(actor: Actor, row: SheetRow) -> str:
    """Rows are mended by those who write for the organisation that sent them."""
    if row.sheet.organisation_id != actor.organisation_id:
        return "not_found"
    if row.state != RowState.WAITING:
        return "rounds_row_settled"
    return may_send_rows(actor, row.sheet.round)


def may_submit(actor: Actor, report: Report) -> str:
    """Once there is one text."""
    if code := may_write(actor, report):
        return code
    if ReportState.SUBMITTED not in TRANSITIONS[ReportState(report.state)]:
        return "rounds_nothing_written"
    return "rounds_two_texts" if len(ends(report)) > 1 else ""


def may_approve(actor: Actor, report: Report) -> str:
    """A second person of the department: neither who submitted nor who wrote it."""
    if report.organisation_id != actor.organisation_id:
        return "rounds_not_yours"
    if not holds(actor, Duty.APPROVE):
        return "rounds_not_an_approver"
    if report.state != ReportState.SUBMITTED:
        return "rounds_not_submitted"
    if report.round.closed_at:
        return "rounds_closed"
    submitted = Step.objects.filter(report=report, act=Act.SUBMITTED).last()
    hands = {submitted.by_user_id, submitted.version.by_user_id} if submitted else set()
    if actor.user_id is None or actor.user_id in hands:
        return "rounds_second_person"
    return ""


def may_return(actor: Actor, report: Report) -> str:
    """The approver sends back what was submitted, the secretariat what came on."""
    if report.state == ReportState.SUBMITTED:
        return may_approve(actor, report)
    if report.state != ReportState.APPROVED:
        return "rounds_nothing_to_return"
    return "" if actor.may(Permission.ROUND_MANAGE) else "rounds_with_secretariat"


def may_accept(actor: Actor, report: Report) -> str:
    """What a second person approved; of a shared commitment the parts come first."""
    if report.state != ReportState.APPROVED:
        return "rounds_not_approved"
    if report.part == Part.SUPPORT:
        return _too_late_for_the_lead(report)
    waiting = parts_of(report).filter(state=ReportState.APPROVED)
    return "rounds_parts_first" if waiting.exists() else ""


def parts_of(report: Report) -> ReportQuerySet:
    """What supporting organisations were asked beside a lead’s report."""
    return Report.objects.filter(
        round_id=report.round_id, commitment=report.commitment, part=Part.SUPPORT
    )


def _too_late_for_the_lead(report: Report) -> str:
    """A part comes before the lead’s report is accepted: they go out as one."""
    if report.part != Part.SUPPORT:
        return ""
    lead = Report.objects.filter(
        round_id=report.round_id, commitment=report.commitment, part=Part.LEAD,
        state=ReportState.ACCEPTED,
    )  # fmt: skip
    return "rounds_lead_accepted" if lead.exists() else ""


def may_leave(actor: Actor, organisation: Organisation) -> str:
    """People leave duties of their own, within their organisation."""
    return "" if organisation.pk == actor.organisation_id else "rounds_not_yours"


def may_take_back(actor: Actor, delegation: Delegation) -> str:
    """Whoever left a duty takes it back, once."""
    if delegation.from_user_id != actor.user_id:
        return "rounds_not_yours"
    return "rounds_taken_back" if delegation.ended_at else ""


def is_late(report: Report) -> bool:
    """Handed in after its day."""
    handed = report.handed_in_on
    return handed is not None and handed > report.round.due_on


def has_handed_in(report: Report) -> bool:
    """True once the department has done its part."""
    return report.state in HANDED_IN
